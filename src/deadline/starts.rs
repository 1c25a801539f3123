//! Which words a phrase, a date or a length can begin with, so that rules are tried at no others.
//!
//! A word of the grammar that is missing here is not read. Wherever a rule would have read one, a build with debug
//! assertions, which the tests are, stops and names it.

use super::events;
use super::holiday;
use super::kinds::Kinds;
use super::lexicon;
use super::opens::Opens;
use super::sieve::{self, Sign};
use super::word::{Table, Word};
use super::words::{Token, TokenKind};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words that a date or a length can begin with when more of it follows at once.
const LEADING: &str = "a|about|almost|an|another|any|approximately|around|as|at|between|circa|closing|coming|\
    current|final|financial|following|last|many|my|nearly|next|no|not|opening|our|past|roughly|several|single|some|\
    that|the|these|this|throughout|toward|towards|under|upcoming";

/// Other words that a date or a length can begin with, beside those of the tables in `lexicon`.
const OTHERS: &str = "all|beginning|close|couple|cy|early|end|eom|eoq|eow|eoy|few|fiscal|fy|h|half|handful|late|\
    later|less|mid|middle|most|much|pair|q|remainder|rest|start|today|tomorrow|tonight|up|week|weekend|year|\
    yesterday";

/// Words that follow in a date or a length and begin no phrase.
const INSIDE: &str = "afternoon|and|balance|better|budget|bulk|business|calendar|cob|consecutive|course|dawn|\
    dozen|due|ensuing|entire|eve|evening|ever|foreseeable|fridays|full|further|future|generation|good|hundred|\
    just|large|long|matter|maximum|medium|midday|midnight|minimum|mondays|more|morning|near|new|noon|now|only|\
    outset|part|period|qtr|qtrs|run|same|saturdays|short|side|space|span|sundays|sunset|those|thursdays|time|\
    trading|tuesdays|turn|very|wednesdays|whole|work|working|yr|yrs";

/// Words that begin a phrase and stand before its date or length.
const BEFORE: &str = "after|ahead|before|by|come|during|earlier|effective|for|from|her|his|immediately|in|\
    inside|into|its|lasting|latest|midnight|my|noon|on|once|our|over|pending|prior|right|shortly|sometime|soon|\
    starting|their|through|thru|til|till|until|upon|within|your";

/// Words that begin a phrase only when a word of one follows at once: most words of a text do not.
const LEADING_PHRASES: &str = "a|an|another|for|from|her|his|in|inside|into|its|last|many|my|our|over|several|\
    single|some|that|the|their|these|this|through|under|within|your";

/// What can begin with a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Starts {
    /// A phrase.
    pub(super) phrase: bool,
    /// A date or a length.
    pub(super) stretch: bool,
    /// Perhaps a name of a holiday.
    pub(super) name: bool,
    /// What the word is to the rules.
    pub(super) kinds: Kinds,
    /// Which rules for whole phrases begin with it.
    pub(super) opens: Opens,
    /// What it does in a phrase.
    pub(super) sign: Option<Sign>,
}

impl Starts {
    /// What nothing begins with.
    pub(super) const NOTHING: Starts =
        Starts { phrase: false, stretch: false, name: false, kinds: Kinds::NONE, opens: Opens::NONE, sign: None };
    /// What all begin with.
    const ALL: Starts = Starts { phrase: true, stretch: true, name: true, ..Starts::NOTHING };
    /// What can begin with any number.
    pub(super) const NUMBER: Starts = Starts { kinds: Kinds::NUMBER, sign: Some(Sign::Tells), ..Starts::ALL };
    pub(super) const ORDINAL: Starts = Starts { kinds: Kinds::COUNT, sign: Some(Sign::Tells), ..Starts::ALL };

    /// What can begin with a mark: "'30" is a year, "~3 weeks" a length, "<= 2030" a limit.
    pub(super) fn of_mark(mark: Word<'_>) -> Starts {
        let compares = matches!(mark.as_str(), "<" | ">" | "\u{2264}" | "\u{2265}");
        let kinds = match mark.as_str() {
            "'" => Kinds::YEAR,
            "~" => Kinds::LENGTH,
            _ => Kinds::NONE,
        };
        let opens = if compares { Opens::EDGE } else { Opens::NONE };
        Starts { phrase: compares, stretch: kinds != Kinds::NONE, kinds, opens, ..Starts::NOTHING }
    }

    /// What can begin with this word. Asked of every word of a text.
    pub(super) fn of(word: Word<'_>) -> Starts {
        static STARTS: LazyLock<Table<Starts>> = LazyLock::new(|| {
            let mut starts: BTreeMap<&'static str, Starts> = BTreeMap::new();
            for word in
                lexicon::all_words().chain(lexicon::other_words()).chain(LEADING.split('|')).chain(OTHERS.split('|'))
            {
                starts.insert(word, Starts::ALL);
            }
            for word in BEFORE.split('|').chain(events::open_starts()) {
                starts.entry(word).or_insert(Starts::NOTHING).phrase = true;
            }
            for word in INSIDE.split('|') {
                starts.entry(word).or_insert(Starts::NOTHING).stretch = true;
            }
            for (word, kinds) in Kinds::listed() {
                let starts = starts.entry(word).or_insert(Starts::NOTHING);
                starts.kinds = starts.kinds.or(kinds);
            }
            for (word, opens) in Opens::listed() {
                let starts = starts.entry(word).or_insert(Starts::NOTHING);
                starts.opens = starts.opens.or(opens);
            }
            for (word, sign) in sieve::signs() {
                starts.entry(word).or_insert(Starts::NOTHING).sign.get_or_insert(sign);
            }
            let whole = |(word, starts): (&'static str, Starts)| {
                let kinds = starts.kinds.or(Kinds::known(Word::of(word)));
                (word, Starts { name: holiday::begin_with(word), kinds, ..starts })
            };
            starts.into_iter().map(whole).collect()
        });
        let is_genitive = matches!(word.as_bytes(), [.., b'\'', b's']);
        let known =
            STARTS.get(if is_genitive { Word::of(word.as_str().strip_suffix("'s").unwrap_or_default()) } else { word });
        known.unwrap_or_else(|| Starts { name: holiday::may_begin_with(&word), ..Starts::NOTHING })
    }
}

impl Starts {
    /// Whether anything can begin so.
    pub(super) fn are_some(self) -> bool {
        self.phrase || self.stretch || self.name
    }
}

/// Tells the tokens with which the name of a holiday begins from those that only begin like one.
pub(super) fn find_names(tokens: &mut [Token<'_>]) {
    for at in 0..tokens.len() {
        let is_name = tokens.get(at).is_some_and(|token| token.starts.name) && holiday::begins_at(tokens, at);
        if let Some(token) = tokens.get_mut(at) {
            token.starts.name = is_name;
        }
    }
}

/// Whether a phrase can begin at a token.
pub(super) fn phrase_may_begin(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(first) = tokens.get(at) else {
        return false;
    };
    first.starts.phrase && leads_on(tokens, at, LEADING_PHRASES) || first.starts.name && holiday::begins(tokens, at)
}

/// Whether a date or a length can begin at a token.
pub(super) fn stretch_may_begin(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(first) = tokens.get(at) else {
        return false;
    };
    first.starts.stretch && leads_on(tokens, at, LEADING) || first.starts.name
}

/// Which rules for whole phrases can begin at a token.
pub(super) fn opens(tokens: &[Token<'_>], at: usize) -> Opens {
    const LENGTH: Kinds = Kinds::NUMBER.or(Kinds::COUNT).or(Kinds::UNIT).or(Kinds::LENGTH);
    let Some(first) = tokens.get(at) else {
        return Opens::NONE;
    };
    let opens = first.starts.opens;
    match stretch_may_begin(tokens, at) {
        true if first.starts.kinds.meet(LENGTH) => opens.or(Opens::DATE).or(Opens::LENGTH),
        true => opens.or(Opens::DATE),
        false => opens,
    }
}

/// Whether a token is none of the leading words, or goes on as it promises; articles between are passed over.
fn leads_on(tokens: &[Token<'_>], at: usize, leading: &'static str) -> bool {
    if !tokens.get(at).is_some_and(|first| first.is_any(leading)) {
        return true;
    }
    let behind = tokens.get(at + 1..).unwrap_or_default().iter().take(3);
    let next = behind.into_iter().find(|next| next.kind != TokenKind::Word || !next.is_any("a|an|the"));
    next.is_some_and(|next| next.kind != TokenKind::Word || next.starts.are_some())
}

/// Whether a token tells a time or a happening, or counts one: every phrase has such a token near its beginning.
#[inline]
pub(super) fn tells(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(token) = tokens.get(at) else {
        return false;
    };
    match token.starts.sign {
        Some(Sign::Tells | Sign::Happens) => true,
        Some(Sign::To) => {
            at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|t| t.starts.sign == Some(Sign::Up))
        }
        _ => token.starts.name || token.starts.kinds.meet(Kinds::COUNT),
    }
}

/// Whether a token begins a phrase only with the word behind it.
pub(super) fn leads(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|first| first.is_any(LEADING_PHRASES))
}

#[cfg(test)]
mod tests {
    use crate::deadline::scan;
    use chrono::NaiveDate;
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    /// What a row of words can stand in.
    const FORMS: &str = "{}|{} June 2030|{} of two weeks|{} Christmas|the {} days|a {} days|a {} of May|in the {} week|\
        for {} year|within {} weeks";

    /// All texts in quotes in the files of a folder, cut at "|", but for the names of holidays. What is no row of the grammar
    /// does no harm.
    fn quoted(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).expect("the sources are there") {
            let path = entry.expect("the sources can be read").path();
            if path.is_dir() {
                quoted(&path, found);
                continue;
            }
            let source = fs::read_to_string(&path).expect("sources are text");
            if source.contains("const FEASTS") {
                continue;
            }
            let source = source.replace("\\\"", "").replace("\\\n", "");
            let texts = source.split('"').skip(1).step_by(2).flat_map(|text| text.split('|'));
            found.extend(texts.map(str::trim).filter(|text| text.len() < 60).map(str::to_owned));
        }
    }

    /// Debug assertions stop where a rule reads what these lists know nothing of.
    #[test]
    fn no_word_of_the_rules_is_missing() {
        let said = NaiveDate::from_ymd_opt(2025, 4, 18).expect("a day");
        let mut rows = BTreeSet::new();
        quoted(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/deadline"), &mut rows);
        assert!(rows.len() > 1000 && rows.contains("by no later than"));
        for row in rows {
            for text in FORMS.split('|') {
                scan(&text.replace("{}", &row), said);
            }
        }
    }
}
