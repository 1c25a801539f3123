//! Sources and quotes: words plus the span that proves that they stand in the source.

use chrono::NaiveDate;

pub use super::near::Difference;
use super::near::nearest_passage;

/// How many characters before and after a quote are kept to find it again.
const CONTEXT: usize = 32;

/// What names a source in events: the digest of its text, else its URL.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SourceRef {
    /// SHA-256 of the text, 64 lower-case hexadecimal digits.
    Text(String),
    /// A source known only by its URL: no text, quotes from it are unchecked.
    Url(String),
}

impl SourceRef {
    /// The digest or the URL itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            SourceRef::Text(word) | SourceRef::Url(word) => word,
        }
    }
}

/// One article as it was read, without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The local number that people type; `None` until a ledger has given it one.
    pub id: Option<i64>,
    /// What names it in events.
    pub key: SourceRef,
    /// Its headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it stood.
    pub url: Option<String>,
    /// An archived copy.
    pub archive_url: Option<String>,
    /// The day of publication.
    pub published: Option<NaiveDate>,
    /// How its publisher took it back; `None` while it stands.
    pub retraction: Option<Retraction>,
}

impl Source {
    /// Whether its publisher has taken it back.
    #[must_use]
    pub fn is_retracted(&self) -> bool {
        self.retraction.is_some()
    }
}

/// How a source was taken back by its publisher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retraction {
    /// The day of the notice; `None` where nobody knows it.
    pub on: Option<NaiveDate>,
    /// Where the notice stands.
    pub url: Option<String>,
    /// Why, as the notice or whoever recorded it says.
    pub why: Option<String>,
}

/// A further source that a claim stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlsoIn {
    /// What names the source.
    pub source: SourceRef,
    /// The claim's words as that source has them; `None` where they were not found or no text is kept.
    pub quote: Option<Quote>,
}

/// The words of a claim as they stand somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words, byte for byte as the source has them; two spans are joined by one space.
    pub words: String,
    /// Where they stand in the source's text: Unicode scalar values, end exclusive. Empty when unchecked.
    pub spans: Vec<(usize, usize)>,
    /// Up to 32 characters of the source before the quote.
    pub prefix: String,
    /// Up to 32 characters of the source after the quote.
    pub suffix: String,
    /// Where unchecked words were heard or seen ("12:31").
    pub at: Option<String>,
}

impl Quote {
    /// Keeps words that no stored text can prove.
    #[must_use]
    pub fn unchecked(words: String, at: Option<String>) -> Quote {
        Quote { words, spans: Vec::new(), prefix: String::new(), suffix: String::new(), at }
    }

    /// Finds the words in another text. Where they are of several spans and do not stand there in one piece,
    /// each piece is looked for.
    ///
    /// # Errors
    /// [`NotInSource`] with the nearest passage when they do not stand there.
    pub fn found_in(&self, text: &str) -> Result<Quote, NotInSource> {
        let whole = anchor(text, &self.words);
        if whole.is_ok() || self.spans.len() < 2 {
            return whole;
        }
        let mut rest = self.words.chars();
        let mut pieces: Vec<Quote> = Vec::new();
        for (start, end) in &self.spans {
            let piece: String = rest.by_ref().take(end.saturating_sub(*start)).collect();
            pieces.push(anchor(text, &piece)?);
            rest.next(); // the space that joins two spans
        }
        let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return whole };
        let words: Vec<&str> = pieces.iter().map(|piece| piece.words.as_str()).collect();
        Ok(Quote {
            words: words.join(" "),
            spans: pieces.iter().flat_map(|piece| piece.spans.clone()).collect(),
            prefix: first.prefix.clone(),
            suffix: last.suffix.clone(),
            at: None,
        })
    }

    /// Finds words in this quote, though they reach over from one span to the next. `None` where it does not hold them.
    #[must_use]
    pub fn part_of(&self, chars: &[char], words: &str) -> Option<Quote> {
        let (from, to) = places(&self.words, words).first().copied()?;
        let mut begin = 0;
        let mut spans = Vec::new();
        for (start, end) in &self.spans {
            let length = end.saturating_sub(*start);
            let (first, last) = (from.max(begin), to.min(begin + length));
            if first < last {
                spans.push((start + first - begin, start + last - begin));
            }
            begin += length + 1; // the space that joins two spans
        }
        quote_at(chars, &spans)
    }

    /// Whether the words were found in the source's own text.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        !self.spans.is_empty()
    }
}

/// The words do not stand in the source.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these words do not stand in the source: {words:?}")]
pub struct NotInSource {
    /// The words that were looked for.
    pub words: String,
    /// The passage of the source that comes nearest to them.
    pub nearest: Option<String>,
    /// How they differ from it.
    pub differs: Difference,
}

/// Anchors words in a text: white space and quote marks are folded, nothing else; what is kept is the
/// text's own slice.
///
/// # Errors
/// [`NotInSource`] with the nearest passage when the words do not stand there.
pub fn anchor(text: &str, words: &str) -> Result<Quote, NotInSource> {
    anchor_near(text, words, &[])
}

/// Anchors words where they stand in the first of some ranges that holds them; else where they stand nearest to the
/// first range; else, without ranges, where they stand first. Ranges count Unicode scalar values, end exclusive.
///
/// # Errors
/// [`NotInSource`] with the nearest passage when the words do not stand in the text.
pub fn anchor_near(text: &str, words: &str, near: &[(usize, usize)]) -> Result<Quote, NotInSource> {
    let places = places(text, words);
    let inside = |(from, to): &(usize, usize)| places.iter().find(|(start, end)| from <= start && end <= to);
    let away = |place: &(usize, usize)| {
        near.first().map_or(0, |(from, to)| from.saturating_sub(place.1).max(place.0.saturating_sub(*to)))
    };
    let found = near.iter().find_map(inside).or_else(|| places.iter().min_by_key(|place| away(place)));
    let chars: Vec<char> = text.chars().collect();
    found.and_then(|place| quote_at(&chars, &[*place])).ok_or_else(|| {
        let (nearest, differs) = nearest_passage(text, words).unzip();
        NotInSource { words: words.to_owned(), nearest, differs: differs.unwrap_or(Difference::Words) }
    })
}

/// Where words stand in a text, white space and quote marks folded.
fn places(text: &str, words: &str) -> Vec<(usize, usize)> {
    let (folded, wanted) = (Folded::of(text), Folded::of(words.trim()));
    if wanted.text.is_empty() {
        return Vec::new();
    }
    let found = folded.text.match_indices(&wanted.text);
    let place = |at: usize| (folded.original(at).0, folded.original(at + wanted.text.len() - 1).1);
    found.map(|(at, _)| place(at)).collect()
}

/// The words that stand at some places of a text, given as its scalar values. `None` where the places are not in
/// order, or not all inside it.
#[must_use]
pub fn quote_at(chars: &[char], spans: &[(usize, usize)]) -> Option<Quote> {
    let (first, last) = (spans.first()?.0, spans.last()?.1);
    let is_in_order = spans.is_sorted_by(|one, other| one.1 <= other.0) && spans.iter().all(|(start, end)| start < end);
    let pieces: Option<Vec<&[char]>> = spans.iter().map(|&(start, end)| chars.get(start..end)).collect();
    let pieces: Vec<String> = pieces.filter(|_| is_in_order)?.into_iter().map(|piece| piece.iter().collect()).collect();
    let around = |from: usize, to: usize| chars.get(from..to).unwrap_or_default().iter().collect();
    Some(Quote {
        words: pieces.join(" "),
        spans: spans.to_vec(),
        prefix: around(first.saturating_sub(CONTEXT), first),
        suffix: around(last, (last + CONTEXT).min(chars.len())),
        at: None,
    })
}

/// A text with white space runs as one space and all quote marks alike, and the way back.
struct Folded {
    text: String,
    /// For each byte of `text`: the scalar range of the original that it stands for.
    spans: Vec<(usize, usize)>,
}

impl Folded {
    fn of(text: &str) -> Folded {
        let mut folded = Folded { text: String::with_capacity(text.len()), spans: Vec::new() };
        for (position, original) in text.chars().enumerate() {
            let plain = fold_char(original);
            if plain == ' ' && folded.text.ends_with(' ') {
                if let Some(last) = folded.spans.last_mut() {
                    last.1 = position + 1;
                }
                continue;
            }
            folded.text.push(plain);
            folded.spans.resize(folded.text.len(), (position, position + 1));
        }
        folded
    }

    fn original(&self, byte: usize) -> (usize, usize) {
        self.spans.get(byte).copied().unwrap_or_default()
    }
}

fn fold_char(original: char) -> char {
    match original {
        '“' | '”' | '„' | '‟' | '«' | '»' | '"' => '"',
        '‘' | '’' | '‚' | '‛' | '\'' => '\'',
        white if white.is_whitespace() => ' ',
        other => other,
    }
}

/// Whether a text is an address of the web as it is: http or https, so that no page can be made to run.
#[must_use]
pub fn is_web_address(text: &str) -> bool {
    let lower = text.to_lowercase();
    let is_web =
        ["http://", "https://"].iter().any(|scheme| lower.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
    is_web && !text.chars().any(|c| c.is_whitespace() || c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "He said:\n“We need  to know\u{a0}within a few days.” Élan followed.";

    #[track_caller]
    fn case(words: &str, expected: &str) {
        let quote = anchor(TEXT, words).expect("stands in the text");
        let (start, end) = quote.spans[0];
        let slice: String = TEXT.chars().skip(start).take(end - start).collect();
        assert_eq!((quote.words.as_str(), slice.as_str()), (expected, expected));
    }

    #[test]
    fn white_space_and_quote_marks_fold() {
        case("We need to know", "We need  to know");
        case("\"We need to know within", "“We need  to know\u{a0}within");
        case("Élan followed.", "Élan followed.");
        case("  said:  “We ", "said:\n“We");
    }

    #[test]
    fn other_words_are_refused_with_the_nearest_passage() {
        let error = anchor(TEXT, "we need to go within a few days").expect_err("not there");
        assert_eq!(error.nearest.as_deref(), Some("We need  to know\u{a0}within a few days"));
        let error = anchor(TEXT, "we need to know").expect_err("case is not folded");
        assert_eq!((error.nearest.as_deref(), error.differs), (Some("We need  to know"), Difference::Case));
        assert!(anchor(TEXT, "we need to know").is_err(), "case is not folded");
        assert!(anchor(TEXT, "  ").is_err());
    }

    #[test]
    fn a_quote_of_two_spans_is_found_again_piece_by_piece() {
        let (first, second) = (anchor(TEXT, "We need").expect("there"), anchor(TEXT, "a few days").expect("there"));
        let spans = [first.spans, second.spans].concat();
        let quote = Quote { words: "We need a few days".to_owned(), spans, ..Quote::unchecked(String::new(), None) };
        let other = "Later: We  need to wait. He meant a few days.";
        let found = quote.found_in(other).expect("both pieces stand there");
        assert_eq!((found.words.as_str(), found.spans), ("We  need a few days", vec![(7, 15), (34, 44)]));
        assert!(quote.found_in("We need to go.").is_err());
    }

    #[test]
    fn words_are_taken_from_their_places() {
        let chars: Vec<char> = TEXT.chars().collect();
        let quote = quote_at(&chars, &[(10, 17), (27, 35)]).expect("both places are in the text");
        assert_eq!((quote.words.as_str(), quote.prefix.as_str()), ("We need within a", "He said:\n“"));
        for spans in [&[][..], &[(3, 3)], &[(5, 3)], &[(4, 9), (8, 12)], &[(0, 1000)]] {
            assert_eq!(quote_at(&chars, spans), None, "{spans:?}");
        }
    }

    #[test]
    fn the_context_is_kept() {
        let quote = anchor(TEXT, "know").expect("stands there");
        assert_eq!(quote.prefix, "He said:\n“We need  to ");
        assert_eq!(quote.suffix, "\u{a0}within a few days.” Élan follow");
    }

    proptest! {
        #[test]
        fn every_anchored_quote_is_the_slice_at_its_span(text in "[ab \u{a0}“”\"é\n]{0,40}", words in "[ab \"é]{0,6}") {
            if let Ok(quote) = anchor(&text, &words) {
                let (start, end) = quote.spans[0];
                let slice: String = text.chars().skip(start).take(end - start).collect();
                prop_assert_eq!(quote.words, slice);
            }
        }
    }
}
