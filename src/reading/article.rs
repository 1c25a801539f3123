//! An article read from its first word to its last: what is said in each sentence, and quotations that go on.

use std::ops::Range;

use super::Form;
use super::attributions::{Attribution, Room, attributions};
use super::lexicon::class;
use super::paragraphs::paragraphs;
use super::phrases::{dateline, main_subject};
use super::quotes::{Quoted, quotes};
use super::said_on::day_words;
use super::sentences::{sentences, units};
use super::spans::Spans;
use super::tokens::{Kind, Tokens};
use super::view::{Cut, View};

/// Somebody's words in an article. All places are bytes of its text.
#[derive(Clone, Debug)]
pub(super) struct Said {
    /// The words that name the speaker.
    pub(super) speaker: Option<Range<usize>>,
    /// The words of the cue.
    pub(super) cue: Option<Range<usize>>,
    pub(super) spans: Vec<Range<usize>>,
    pub(super) form: Form,
    /// Whether nobody says it but the article.
    pub(super) is_own_voice: bool,
    /// The sentence of the first span.
    pub(super) sentence: Range<usize>,
    /// The words that tell the day it was said.
    pub(super) day: Option<Range<usize>>,
    /// The subject of that sentence, where it stands before the cue.
    pub(super) subject: Option<Range<usize>>,
}

/// Which voices are listened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voices {
    /// Those that the article names or quotes.
    Attributed,
    /// The article's own too.
    All,
}

/// Finds all that is said in a text.
pub(super) fn said(text: &str, tokens: &Tokens, voices: Voices) -> Vec<Said> {
    let paragraphs = paragraphs(tokens);
    let quotes = quotes(tokens, &paragraphs);
    let cut = Cut { text, tokens, quotes: &quotes };
    let found = Vec::with_capacity(2 * paragraphs.len());
    let mut reader = Reader { cut, found, runs_on: false, voice: None, voices, room: Room::default() };
    let mut quotes = quotes.as_slice();
    for paragraph in &paragraphs {
        let (here, rest) = quotes.split_at(quotes.partition_point(|quoted| quoted.open < paragraph.end));
        reader.paragraph(paragraph, here);
        quotes = rest;
    }
    reader.found
}

struct Reader<'a> {
    cut: Cut<'a>,
    found: Vec<Said>,
    /// Whether the last quotation of the paragraph before has no end.
    runs_on: bool,
    /// Whose direct speech the last paragraph ends with; `None` where it ends otherwise, or with two voices.
    voice: Option<Range<usize>>,
    voices: Voices,
    room: Room,
}

impl Reader<'_> {
    fn paragraph(&mut self, paragraph: &Range<usize>, quotes: &[Quoted]) {
        let units = units(self.cut.tokens, paragraph, quotes);
        let open = self.runs_on.then(|| self.found.len().checked_sub(1)).flatten();
        let mut last = open;
        let before = self.found.len();
        for sentence in sentences(self.cut, &units) {
            last = self.sentence(&View::of(self.cut, sentence), last);
        }
        self.name_open(open, before);
        self.voice = self.only_voice(before);
        self.runs_on = quotes.last().is_some_and(|last| last.runs_on);
    }

    /// Names the speaker of a quotation that ran on into this paragraph, where only its end has one.
    fn name_open(&mut self, open: Option<usize>, before: usize) {
        let speaker =
            self.found.get(before).filter(|next| next.form != Form::Indirect).and_then(|next| next.speaker.clone());
        let open = open.and_then(|open| self.found.get_mut(open)).filter(|open| open.cue.is_none());
        if let Some(open) = open.filter(|open| open.speaker.is_none()) {
            open.speaker = speaker;
        }
    }

    /// The one speaker of all that was found from number `first` on, if it is one.
    fn only_voice(&self, first: usize) -> Option<Range<usize>> {
        let new = self.found.get(first..)?;
        let words = |said: &Said| said.speaker.clone().and_then(|range| self.cut.text.get(range));
        let one = new.last()?;
        let is_one = new.iter().all(|said| words(said) == words(one) && said.form != Form::Indirect);
        one.speaker.clone().filter(|_| is_one)
    }

    /// Reads one sentence. `last` is the number of the direct speech that a bare quotation goes on with; the new one
    /// is returned.
    fn sentence(&mut self, view: &View<'_>, last: Option<usize>) -> Option<usize> {
        if let Some(quote) = bare_quote(view) {
            return self.go_on(quote, last);
        }
        let Some(sentence) = view.bytes(&(0..view.len())) else { return last };
        let mut room = std::mem::take(&mut self.room);
        let last = self.attributed(view, &sentence, attributions(view, &mut room), last);
        self.room = room;
        last
    }

    /// Keeps what is said in a sentence and by whom.
    fn attributed(
        &mut self,
        view: &View<'_>,
        sentence: &Range<usize>,
        attributions: &[Attribution],
        last: Option<usize>,
    ) -> Option<usize> {
        if attributions.is_empty() {
            self.own_voice(view, sentence);
            return last;
        }
        let mut last = last;
        let subject = main_subject(view, view.len()).and_then(|phrase| view.bytes(&phrase));
        for attribution in attributions {
            let spans: Vec<Range<usize>> = attribution.spans.iter().filter_map(|span| self.words(view, span)).collect();
            if spans.is_empty() {
                continue;
            }
            let form = form(view, &attribution.spans);
            if form != Form::Indirect && attribution.is_speech() {
                last = Some(self.found.len());
            }
            let day = attribution.cue.as_ref().and_then(|cue| day_words(view, cue, &attribution.spans));
            self.found.push(Said {
                day: day.and_then(|day| view.bytes(&day)),
                is_own_voice: false,
                speaker: attribution.speaker.as_ref().and_then(|phrase| name(view, phrase)),
                cue: attribution.cue.as_ref().and_then(|cue| view.bytes(cue)),
                spans,
                form,
                sentence: sentence.clone(),
                subject: subject.clone(),
            });
        }
        last
    }

    /// Keeps a sentence that nobody is said to say, if it ends as one does.
    fn own_voice(&mut self, view: &View<'_>, sentence: &Range<usize>) {
        let last = view.len().saturating_sub(1);
        let has_quote = view.has(class::QUOTATION);
        if self.voices == Voices::Attributed || !view.is_kind(last, Kind::Stop) || has_quote || !looks_forward(view) {
            return;
        }
        let Some(span) = view.bytes(&(dateline(view)..last)) else { return };
        self.found.push(Said {
            speaker: None,
            cue: None,
            spans: vec![span],
            form: Form::Indirect,
            is_own_voice: true,
            sentence: sentence.clone(),
            day: None,
            subject: None,
        });
    }

    /// The bytes of a span; of one that is a whole quotation, those between its marks.
    fn words(&self, view: &View<'_>, span: &Range<usize>) -> Option<Range<usize>> {
        match view.quotation(span.start).filter(|_| span.len() == 1) {
            Some(quote) => self.inside(quote),
            None => view.bytes(span),
        }
    }

    /// The words of a quotation, without the comma that only leads on to the cue.
    fn inside(&self, quote: &Quoted) -> Option<Range<usize>> {
        let tokens = self.cut.tokens;
        let mut inside = quote.inside();
        while tokens.get(inside.end.checked_sub(1)?).is_some_and(|token| token.kind == Kind::Comma) {
            inside.end -= 1;
        }
        let (first, last) = (tokens.get(inside.start)?, tokens.get(inside.end.checked_sub(1)?)?);
        (first.start() < last.end()).then_some(first.start()..last.end())
    }

    fn go_on(&mut self, quote: &Quoted, last: Option<usize>) -> Option<usize> {
        let Some(span) = self.inside(quote) else { return last };
        match last {
            Some(number) => self.found.get_mut(number)?.spans.push(span),
            None => {
                self.found.push(Said {
                    day: None,
                    is_own_voice: false,
                    speaker: self.voice.clone(),
                    cue: None,
                    sentence: span.clone(),
                    subject: None,
                    spans: vec![span],
                    form: Form::Direct,
                });
            }
        }
        last.or(self.found.len().checked_sub(1))
    }
}

/// The quotation that is a whole sentence.
fn bare_quote<'a>(view: &View<'a>) -> Option<&'a Quoted> {
    let (first, rest) = view.units.split_first()?;
    let is_alone = first.kind == Kind::Quotation && rest.iter().all(|unit| unit.kind == Kind::Stop);
    if is_alone { view.cut.quotation(first) } else { None }
}

/// The bytes of a speaker's words, without the mark of the genitive ("in Smith's view").
fn name(view: &View<'_>, phrase: &Range<usize>) -> Option<Range<usize>> {
    let bytes = view.bytes(phrase)?;
    let mark = view.token(phrase.end - 1).filter(|last| last.shape.is_genitive());
    Some(bytes.start..bytes.end - mark.map_or(0, |last| last.shape.genitive_len()))
}

/// Whether a sentence has a word for what is to come or what it hangs on: an article's own voice is taken at no less.
fn looks_forward(view: &View<'_>) -> bool {
    const WORDS: [&str; 8] = ["if", "unless", "expected", "due", "set", "plans", "plan", "were"];
    (0..view.len()).any(|at| view.is(at, class::MODAL) || view.reads(at, &WORDS))
}

/// How the words are given: all in quotations, none, or some.
fn form(view: &View<'_>, spans: &Spans) -> Form {
    if !view.has(class::QUOTATION) {
        Form::Indirect
    } else if spans.iter().all(|span| span.len() == 1 && view.is_quote(span.start)) {
        Form::Direct
    } else if spans.iter().flat_map(Range::clone).any(|at| view.is_quote(at)) {
        Form::Mixed
    } else {
        Form::Indirect
    }
}
