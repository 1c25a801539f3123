//! Cues: which words of a sentence bring somebody's words, and in what way.

use super::lexicon::class;
use super::lexicon::{Cue, Frame, Tense};
use super::shape::Ending;
use super::tokens::Kind;
use super::view::View;

/// A verb of speech in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verb {
    /// Where it stands.
    pub(super) at: usize,
    /// Where the words that belong to it begin ("has repeatedly said").
    pub(super) start: usize,
    pub(super) cue: Cue,
    pub(super) voice: Voice,
}

/// How a verb stands to its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// "she said", "has said".
    Active,
    /// "was told", "is said".
    Passive,
    /// ", saying", "by saying", "to say": the speaker is the subject of another verb.
    Loose,
}

/// All verbs of speech of a sentence, in order.
pub(super) fn verbs(view: &View<'_>) -> impl Iterator<Item = Verb> {
    let known = view.units.iter().enumerate().filter(|(_, unit)| unit.is(class::CUE));
    known.filter_map(|(at, unit)| verb(view, at, unit.cue()?))
}

fn verb(view: &View<'_>, at: usize, cue: Cue) -> Option<Verb> {
    let token = view.token(at)?;
    let is_first = at == 0 || view.before(at).is_none_or(|before| !before.is_word());
    if token.shape.is_capital() && !is_first && !is_headline(view, at, cue) {
        return None;
    }
    if token.shape.is_genitive() {
        return None;
    }
    let start = group_start(view, at);
    let helper = (start..at).find(|place| view.is(*place, class::AUXILIARY) || view.reads(*place, &["to"]));
    let is_infinitive = (start..at).any(|place| view.reads(place, &["to"]));
    let has_be = (start..at).any(|place| view.is(place, class::BE));
    // "He was quoted as saying".
    if cue.tense == Tense::Gerund
        && view.reads(at.wrapping_sub(1), &["as"])
        && view.reads(at.wrapping_sub(2), &["quoted"])
    {
        return Some(Verb { at, start: group_start(view, at - 2), cue, voice: Voice::Active });
    }
    let voice = match cue.tense {
        Tense::Gerund if has_be => Voice::Active,
        Tense::Gerund => return is_loose(view, at).then_some(Verb { at, start: at, cue, voice: Voice::Loose }),
        Tense::Past | Tense::Participle if has_be || is_bare_passive(view, at, cue) => Voice::Passive,
        Tense::Participle if helper.is_none() => return None,
        Tense::Base if helper.is_none() && !follows_plural(view, start) => return None,
        Tense::Third if helper.is_some() => return None,
        _ if is_infinitive => Voice::Loose,
        _ => Voice::Active,
    };
    let verb = Verb { at, start, cue, voice };
    (helper.is_some() || voice == Voice::Passive || !is_noun(view, &verb)).then_some(verb)
}

/// Whether a capital stands on a verb because all words of a headline have one: "Minister Says Taxes Will Rise".
fn is_headline(view: &View<'_>, at: usize, cue: Cue) -> bool {
    let is_finite = matches!(cue.tense, Tense::Third | Tense::Past | Tense::Gerund)
        && cue.takes_any(&[Frame::Say, Frame::Report, Frame::Tell, Frame::Commit]);
    let around = at.saturating_sub(4)..(at + 5).min(view.len());
    let long = |place: &usize| view.word(*place).len() >= 4;
    is_finite
        && view.len() < 30
        && around.filter(long).all(|place| view.token(place).is_none_or(|token| token.shape.is_capital()))
}

/// "Asked whether ...", "when asked about ...": a participle without its auxiliary.
fn is_bare_passive(view: &View<'_>, at: usize, cue: Cue) -> bool {
    let opens = at == 0
        || view.reads(at - 1, &["when", "if"])
        || view.is_comma(at - 1) && view.reads(at, &["asked"])
        || at == 1 && view.is(0, class::CONJUNCTION | class::ADVERB);
    cue.takes(Frame::Ask) && opens && (view.is(at + 1, class::WH | class::PREPOSITION))
}

/// Where the auxiliaries and adverbs before a verb begin.
fn group_start(view: &View<'_>, at: usize) -> usize {
    let mut start = at;
    while let Some(before) = start.checked_sub(1) {
        let belongs = view.is(before, class::AUXILIARY | class::NEGATION) && !view.is(before, class::PRONOUN)
            || view.is(before, class::ADVERB) && !view.is(before, class::STANDS_ALONE | class::DETERMINER)
            || start == at && view.reads(before, &["to", "both", "all", "each"]);
        if !belongs || at - before > 6 {
            break;
        }
        start = before;
    }
    start
}

/// Whether an "-ing" form is a verb with another verb's subject: behind a comma or a word such as "by".
fn is_loose(view: &View<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let before = if view.is(before, class::ADVERB) { before.saturating_sub(1) } else { before };
    match view.token(before) {
        None => true,
        Some(token) if token.is_word() => {
            view.reads(before, &["by", "while", "after", "before", "and", "in", "as", "without", "or"])
                || view.can_end_phrase(before) && !token.is(class::PRONOUN)
        }
        Some(token) => matches!(token.kind, Kind::Comma | Kind::Dash | Kind::CloseBracket),
    }
}

/// Whether the word before a bare verb can be its subject: "they say", "officials say".
fn follows_plural(view: &View<'_>, start: usize) -> bool {
    let Some(before) = start.checked_sub(1).and_then(|before| Some((before, view.token(before)?))) else {
        return false;
    };
    let (place, token) = before;
    if !token.is_word() {
        return matches!(token.kind, Kind::Comma | Kind::CloseBracket | Kind::Dash);
    }
    token.is(class::PRONOUN | class::STANDS_ALONE | class::CONJUNCTION)
        || view.reads(place, &["people", "who", "police", "women", "men", "media", "percent", "majority", "half"])
        || token.shape.ending() == Ending::S
            && !token.shape.is_genitive()
            && !token.is(class::PREPOSITION | class::SUBORDINATOR)
}

/// Verb forms that are nouns at least as often.
const NOUNS: [&str; 44] = [
    "claim", "report", "comment", "note", "state", "call", "demand", "charge", "attack", "question", "answer", "plan",
    "hope", "fear", "offer", "order", "request", "promise", "pledge", "vow", "threat", "estimate", "forecast",
    "project", "rule", "post", "tweet", "read", "mention", "hint", "joke", "cry", "laugh", "label", "brand", "blame",
    "doubt", "wish", "trust", "reason", "counter", "caution", "aim", "feel",
];

/// Whether the word is a noun where it stands: "the claim", "its demands", "of reports".
fn is_noun(view: &View<'_>, verb: &Verb) -> bool {
    let Some(before) = verb.start.checked_sub(1) else {
        // The first word of a sentence is a verb only where a subject follows: "Said Smith".
        return !matches!(verb.cue.tense, Tense::Past)
            || !view.token(verb.at + 1).is_some_and(|next| next.shape.is_capital());
    };
    let Some(token) = view.token(before) else { return false };
    if token.is(class::DETERMINER | class::POSSESSIVE) && !token.is(class::STANDS_ALONE) {
        return true;
    }
    if token.is(class::PREPOSITION) || token.shape.is_genitive() {
        return true;
    }
    let can_be_noun = matches!(verb.cue.tense, Tense::Base | Tense::Third) && NOUNS.contains(&verb.cue.lemma);
    if !can_be_noun {
        return false;
    }
    let opens_complement = view
        .is(verb.at + 1, class::DETERMINER | class::POSSESSIVE | class::PRONOUN | class::WH | class::OBJECT)
        || view.is_quote(verb.at + 1)
        || view.reads(verb.at + 1, &["to", "that", "for", "on"])
        || view.token(verb.at + 1).is_some_and(|next| next.shape.is_capital());
    let is_subject = token.is(class::PRONOUN | class::PERSON | class::BODY | class::RELATIVE)
        || token.shape.is_capital()
        || matches!(token.kind, Kind::Comma | Kind::CloseBracket);
    !(opens_complement && is_subject)
}

impl Verb {
    /// Whether its complement can be a clause or direct speech.
    pub(super) fn speaks(&self) -> bool {
        self.cue.takes_any(&[
            Frame::Say,
            Frame::Report,
            Frame::Tell,
            Frame::Ask,
            Frame::Voice,
            Frame::Think,
            Frame::Show,
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::super::scene::Scene;
    use super::*;

    /// The verbs of speech of a sentence with their helpers.
    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let scene = Scene::of(text);
        let view = scene.view();
        let found: Vec<Verb> = verbs(&view).collect();
        let words: Vec<&str> = found.iter().map(|verb| scene.words(&(verb.start..verb.at + 1))).collect();
        assert_eq!(words, expected, "{text}");
    }

    #[test]
    fn verbs_are_found_with_their_helpers() {
        case("Lind has repeatedly said no.", &["has repeatedly said"]);
        case("Officials say it is over.", &["say"]);
        case("He did not deny it, adding that he left.", &["did not deny", "adding"]);
        case("“No,” says Lind.", &["says"]);
        case("Said Lind: “No.”", &["Said"]);
        case("Minister Says Taxes Will Rise", &["Says"]);
    }

    #[test]
    fn nouns_are_no_verbs() {
        case("The claims of the report are false.", &[]);
        case("Its demands and their promises came late.", &[]);
        case("The United States met its call for peace.", &[]);
        case("A statement of reports.", &[]);
    }
}
