//! Complements: where what a cue brings begins behind it, by the frame of the verb.

use super::adjuncts::{behind_adjuncts, infinitive_behind, is_title};
use super::cues::{Verb, Voice};
use super::lexicon::{Frame, class};
use super::tokens::Kind;
use super::view::View;

/// Where the complement behind a cue begins; `None` where nothing follows that it could bring.
pub(super) fn complement_start(view: &View<'_>, verb: &Verb) -> Option<usize> {
    let next = behind_comma_aside(view, verb.at + 1);
    let cue = verb.cue;
    if let Some(start) = set_phrase(view, verb, next) {
        return start;
    }
    if asks_for_silence(view, next) {
        return None;
    }
    if let Some(start) = by_frame(view, verb, next) {
        return Some(start);
    }
    if !cue.takes_any(&[Frame::Say, Frame::Report, Frame::Think, Frame::Show, Frame::Ask, Frame::Voice, Frame::Tell]) {
        return None;
    }
    let start = behind_adjuncts(view, next);
    if view.is_end(start) {
        return None;
    }
    if view.is_quote(start) {
        return Some(start);
    }
    if view.reads(start, &["that"]) {
        // "said in a film that showed ...": a relative clause.
        let is_relative = start > next && view.is_verb_like(start + 1);
        return (!is_relative).then_some(start + 1);
    }
    if view.is_kind(start, Kind::Colon) {
        return (!view.is_end(start + 1)).then_some(start + 1);
    }
    if view.is_comma(start) {
        return (view.is_quote(start + 1)).then_some(start + 1);
    }
    let clausal = cue.takes_any(&[Frame::Say, Frame::Report, Frame::Think, Frame::Show]);
    let has_clause = || !CLAUSE_ONLY.contains(&cue.lemma) || (start..start + 25).any(|at| view.is_verb_like(at));
    (clausal && begins_content(view, start, verb) && has_clause()).then_some(start)
}

/// Behind words between commas that only break what is said: "warned, however, that", "promised, if elected, to".
fn behind_comma_aside(view: &View<'_>, at: usize) -> usize {
    const FAR: usize = 9;
    let opens = view.is_comma(at) && view.is(at + 1, class::ADVERB | class::SUBORDINATOR | class::PREPOSITION);
    let close = opens.then(|| (at + 2..at + FAR).take_while(|at| !view.is_quote(*at)).find(|at| view.is_comma(*at)));
    match close.flatten() {
        Some(close) if view.reads(close + 1, &["that", "to"]) => close + 1,
        _ => at,
    }
}

/// Verbs that are speech in some phrases only: the start of what those bring. `None` where the verb is no such one.
fn set_phrase(view: &View<'_>, verb: &Verb, next: usize) -> Option<Option<usize>> {
    const OWN: [&str; 8] = ["out", "down", "forth", "new", "its", "his", "her", "their"];
    match verb.cue.lemma {
        // "points out that", "points to".
        "point" if !view.reads(next, &["out", "to"]) => Some(None),
        // "set conditions", "laid out demands".
        "set" | "lay" => {
            let thing = if view.reads(next, &OWN) { next + 1 } else { next };
            Some(view.reads(thing, &["conditions", "demands", "terms", "targets", "goals"]).then_some(thing))
        }
        // "referred to him as a fool".
        "refer" => Some((view.reads(next, &["to"]) && !view.is_end(next + 1)).then_some(next + 1)),
        // "warned of a war", "complained about the noise".
        "warn" | "complain" | "boast" | "brag" | "lament" | "caution"
            if view.reads(next, &["of", "about", "against"]) =>
        {
            Some((!view.is_end(next + 1)).then_some(next + 1))
        }
        // "adds up", "laid off".
        _ if view.reads(next, &["up", "off", "down"]) => Some(None),
        _ => None,
    }
}

/// Verbs that bring a clause, and are no speech with a mere thing: "added a wing", "wrote a letter".
const CLAUSE_ONLY: [&str; 14] = [
    "post", "rule", "add", "respond", "reply", "maintain", "observe", "write", "declare", "reason", "counter",
    "conclude", "recall", "remark",
];

/// What frames other than a plain clause allow.
fn by_frame(view: &View<'_>, verb: &Verb, next: usize) -> Option<usize> {
    let cue = verb.cue;
    let is_active = verb.voice != Voice::Passive;
    if cue.takes(Frame::Commit)
        && let Some(found) = by_commitment(view, verb, next)
    {
        return found;
    }
    if cue.takes(Frame::Want) && is_active && is_infinitive(view, next) {
        return Some(next);
    }
    // "Expects sales to grow".
    if matches!(cue.lemma, "expect" | "want") && verb.voice == Voice::Active && begins_thing(view, next) {
        let mut near = (next + 1..next + 10).take_while(|at| !view.is_comma(*at));
        if near.any(|at| is_infinitive(view, at)) {
            return Some(next);
        }
    }
    if cue.lemma == "call" && calls_for(view, next) {
        return Some(next + 1);
    }
    if cue.takes(Frame::Urge) && is_active && view.reads(next, &["that"]) {
        return Some(next + 1);
    }
    if cue.takes(Frame::Urge) && is_active && begins_thing(view, next) {
        return Some(next);
    }
    if cue.takes(Frame::Ask) && is_active && view.reads(next, &["for"]) {
        return Some(next + 1);
    }
    if cue.lemma == "ask" {
        let mut near = (next..next + 6).take_while(|at| !view.is_comma(*at));
        if let Some(about) = near.find(|at| view.reads(*at, &["about"])) {
            return Some(about);
        }
    }
    if cue.takes_any(&[Frame::Tell, Frame::Ask]) {
        return behind_person(view, verb, next);
    }
    (cue.takes(Frame::Judge) && is_active && begins_thing(view, next)).then_some(next)
}

/// What somebody commits to: "vowed to fight", "promised a vote", "vowed: “We will win”". `None` where another frame decides.
fn by_commitment(view: &View<'_>, verb: &Verb, next: usize) -> Option<Option<usize>> {
    if let Some(to) = infinitive_behind(view, next, |at| is_infinitive(view, at)) {
        let says_nothing = view.reads(to + 1, &["comment", "say", "answer", "discuss", "respond", "speak", "be"])
            && view.reads(verb.at, &["refused", "declined", "refuses", "declines", "refusing", "declining"]);
        return Some((!says_nothing).then_some(to));
    }
    let lemma = verb.cue.lemma;
    let is_given = verb.voice != Voice::Passive
        && matches!(lemma, "promise" | "vow" | "pledge" | "guarantee" | "threaten")
        && begins_thing(view, next);
    // "Promised a vote"; "promised the voters a vote" names a person first.
    if is_given && (lemma != "promise" || begins_new_thing(view, next)) {
        return Some(Some(next));
    }
    let is_mark = view.is_kind(next, Kind::Colon) || view.is_comma(next);
    (is_mark && view.is_quote(next + 1)).then_some(Some(next + 1))
}

/// "For a vote", "on the board to vote", behind "called".
fn calls_for(view: &View<'_>, next: usize) -> bool {
    view.reads(next, &["for"])
        || view.reads(next, &["on", "upon"]) && (next + 1..next + 14).any(|at| is_infinitive(view, at))
}

/// Whether an infinitive begins at a place: "to leave".
fn is_infinitive(view: &View<'_>, at: usize) -> bool {
    let is_verb = |verb: &super::tokens::Token| {
        verb.is_word() && !verb.is(class::DETERMINER | class::POSSESSIVE) && !verb.shape.is_capital()
    };
    view.reads(at, &["to"]) && view.token(at + 1).is_some_and(is_verb)
}

/// "Asked not to be named", "requested anonymity": says nothing of the matter.
fn asks_for_silence(view: &View<'_>, next: usize) -> bool {
    let to = if view.reads(next, &["not"]) { next + 1 } else { next };
    let is_named = || {
        view.reads(to + 2, &["named", "identified", "quoted", "cited"])
            || view.is(to + 2, class::ADVERB) && view.reads(to + 3, &["named", "identified"])
    };
    view.reads(next, &["anonymity"]) || view.reads(to, &["to"]) && view.reads(to + 1, &["be"]) && is_named()
}

/// Behind "told reporters", "asked him": the clause, question or request.
fn behind_person(view: &View<'_>, verb: &Verb, next: usize) -> Option<usize> {
    let mut at = if verb.voice == Voice::Passive { next } else { behind_object(view, next) };
    let is_told = at > next || verb.voice == Voice::Passive;
    if is_told && view.reads(at, &["to"]) && !view.is(at + 1, class::DETERMINER | class::POSSESSIVE) {
        return Some(if verb.voice == Voice::Passive { at } else { next });
    }
    at = behind_adjuncts(view, at);
    if view.is_quote(at) || view.is(at, class::WH) && !view.reads(at, &["when", "while"]) {
        return Some(at);
    }
    if view.reads(at, &["that"]) {
        return Some(at + 1);
    }
    let is_mark = |at: &usize| view.is_comma(*at) || view.is_kind(*at, Kind::Colon);
    if is_mark(&at) && view.is_quote(at + 1) {
        return Some(at + 1);
    }
    let is_clause = view.is(at, class::PRONOUN | class::DETERMINER | class::POSSESSIVE)
        || view.token(at).is_some_and(|token| token.shape.is_capital());
    // "Told the paper the plan “is a disgrace”": the verb may be quoted, where no mark leads on to it.
    let has_quote = || (at..at + 12).take_while(|place| !is_mark(place)).any(|place| may_quote_verb(view, place));
    let has_verb = || (at..at + 12).any(|place| view.is_verb_like(place));
    (verb.cue.takes(Frame::Tell) && at > next && is_clause && (has_verb() || has_quote())).then_some(at)
}

/// Whether a quotation at a place may hold a verb with what belongs to it: no title, and no lone word.
fn may_quote_verb(view: &View<'_>, at: usize) -> bool {
    let Some(inner) = view.inside(at) else { return false };
    inner.iter().filter(|token| token.is_word()).count() > 1
        && inner.first().is_some_and(|first| !first.shape.is_capital())
}

/// Behind the person who is told.
fn behind_object(view: &View<'_>, first: usize) -> usize {
    if view.is(first, class::OBJECT | class::PRONOUN) {
        return first + 1;
    }
    let mut at = first;
    while at < first + 12 {
        // "told ABC's “Good Morning America”".
        if view.is_quote(at) && is_title(view, at) {
            at += 1;
            continue;
        }
        let Some(token) = view.token(at) else { break };
        let goes_on = match token.kind {
            Kind::Word => {
                let is_new = token.is(class::DETERMINER | class::POSSESSIVE)
                    && at > first
                    && !view.is(at - 1, class::PREPOSITION | class::CONJUNCTION);
                let is_short = token.is(class::PREPOSITION | class::CONJUNCTION)
                    && view.reads(at, &["of", "and", "at", "for", "from", "with"])
                    && at > first;
                !is_new
                    && (is_short
                        || !token.is(class::SUBORDINATOR
                            | class::PRONOUN
                            | class::AUXILIARY
                            | class::PREPOSITION
                            | class::CONJUNCTION
                            | class::WEEKDAY))
            }
            Kind::Number | Kind::Other => true,
            // "NBC News' Jane Doe": the genitive of a plural.
            Kind::Quote(mark) => mark.is_single && !token.shape.is_spaced(),
            _ => false,
        };
        if !goes_on {
            break;
        }
        at += 1;
    }
    // "told CNN Trump would go": the last name before the verb is its subject.
    if at > first + 1 && view.is(at, class::AUXILIARY) { first + 1 } else { at }
}

/// Whether a clause or thing that can be said begins at a place.
fn begins_content(view: &View<'_>, at: usize, verb: &Verb) -> bool {
    let Some(token) = view.token(at) else { return false };
    match token.kind {
        Kind::Number | Kind::Other => return true,
        Kind::Word => {}
        _ => return false,
    }
    if token.is(class::CONJUNCTION)
        || token.is(class::PREPOSITION | class::SUBORDINATOR)
            && view.reads(at, &["as", "while", "because", "after", "before", "when", "since", "to", "than", "like"])
    {
        return false;
    }
    if token.is(class::AUXILIARY) && !token.is(class::PRONOUN | class::STANDS_ALONE) {
        // "which she said had failed": the relative pronoun is the subject.
        return verb.start > 1
            && verb.cue.takes_any(&[Frame::Say, Frame::Think])
            && (verb.start.saturating_sub(6)..verb.start)
                .any(|place| view.reads(place, &["which", "who", "what", "that"]));
    }
    // A view is a clause: "he thinks it will".
    if verb.cue.takes(Frame::Think) && !verb.cue.takes_any(&[Frame::Say, Frame::Report]) {
        return (at..at + 12).any(|place| view.is_verb_like(place));
    }
    true
}

/// Whether a thing that nobody knows yet begins at a place: "a vote", "more money", "$5 million".
fn begins_new_thing(view: &View<'_>, at: usize) -> bool {
    view.reads(at, &["a", "an", "no", "more", "another", "new", "any"])
        || view.token(at).is_some_and(|token| matches!(token.kind, Kind::Number | Kind::Other))
        || view.is_quote(at)
}

/// Whether a thing begins at a place: an article, a name, a noun.
fn begins_thing(view: &View<'_>, at: usize) -> bool {
    if view.is_quote(at) {
        return true;
    }
    let Some(token) = view.token(at) else { return false };
    if token.kind == Kind::Number || token.kind == Kind::Other && view.is_kind(at + 1, Kind::Number) {
        return true;
    }
    token.is_word()
        && (token.is(class::DETERMINER | class::POSSESSIVE | class::OBJECT | class::PRONOUN)
            || !token.is(class::PREPOSITION
                | class::CONJUNCTION
                | class::SUBORDINATOR
                | class::AUXILIARY
                | class::ADVERB
                | class::NEGATION))
}

#[cfg(test)]
mod tests {
    use super::super::cues::verbs;
    use super::super::extent::{clause_end, inner_end, trimmed};
    use super::super::scene::Scene;
    use super::*;

    /// What stands behind the first verb of speech.
    #[track_caller]
    fn case(text: &str, expected: &str) {
        let scene = Scene::of(text);
        let view = scene.view();
        let verb = verbs(&view).next().expect("a verb of speech");
        let found = complement_start(&view, &verb).map(|start| {
            let end = inner_end(&view, &verb, verb.start.saturating_sub(1), start, clause_end(&view, start, &[]));
            trimmed(&view, start..end)
        });
        assert_eq!(found.map_or("", |range| scene.words(&range)), expected, "{text}");
    }

    #[test]
    fn adjuncts_are_passed_over() {
        case("Lind said on Monday in a statement that it is over.", "it is over");
        case("Lind said Tuesday the plan was dead.", "the plan was dead");
        case("Lind told a rally in Vallora on Friday that it is over.", "it is over");
        case("Lind said about half of the ships left.", "about half of the ships left");
        case("Lind said in a film that showed the port.", "");
    }

    #[test]
    fn each_frame_has_its_complement() {
        case("Lind warned of a war.", "a war");
        case("Lind pointed out that it is over.", "it is over");
        case("Lind called on the board to vote.", "the board to vote");
        case("Lind refused to comment.", "");
        case("Lind refused to leave.", "to leave");
        case("Lind was asked about the plan.", "about the plan");
        case("Lind added a wing.", "");
    }

    #[test]
    fn the_main_clause_goes_on_behind_a_comma() {
        case("Lind announced a deal, and the firm left the port.", "a deal");
        case("Lind said he would go, though it rained.", "he would go, though it rained");
    }
}
