//! Conditions that turn subject and verb around: "should talks fail", "were they to leave", "only if they
//! sign will we".

use super::asides::Place;
use super::clauses::{Main, Span, bare, has_verb, main_clause};
use super::find::{Doubt, Reader, Reading, Verdict};
use super::lexicon::{CONJUNCTION, DETERMINER, MODAL, SUBJECT, SUBORDINATE, SURE};
use super::verbs::is_base_verb;
use super::words::{Kind, Words};

/// Reads "should" or "were" where it stands before its subject.
pub(super) fn judge(words: &Words<'_>, place: &Place, reader: Reader) -> Verdict {
    let before = bare(words, place.before());
    let is_first = before.clone().all(|at| words.is_any(at, &["but", "and", "however", "so", "still"]));
    let is_asked = words.word_at(place.sentence.end) == "?";
    if !opens_subject(words, place.mark.end) || is_asked {
        return Verdict::Nothing;
    }
    if is_first {
        return match main_clause(words, place.after(), false) {
            Main::At(main) => found(words, place, place.mark.end..main, vec![place.before(), main..place.sentence.end]),
            Main::Unsure => Verdict::Unclear(Doubt::NoEnd),
            Main::Absent if reader == Reader::Flag && place.marker.words == "should" => {
                Verdict::Alone(place.marker.kind, place.after())
            }
            Main::Absent => Verdict::Nothing,
        };
    }
    let is_parted = words.kind_at(place.mark.start - 1) == Kind::Comma;
    if is_parted && !has_verb(words, before.clone()) {
        return between(words, place, before);
    }
    if has_modal(words, before.clone(), is_parted) {
        let statement = place.sentence.start..before.end;
        return found(words, place, place.after(), vec![statement]);
    }
    Verdict::Nothing
}

/// Whether a subject stands here, and no verb: "should also be", "were killed".
fn opens_subject(words: &Words<'_>, at: usize) -> bool {
    let word = words.word_at(at);
    let is_named = words.is(at, SUBJECT | DETERMINER) || words.is_capital(at);
    let is_noun = !words.is(at, SURE) && (!is_base_verb(word) || word.ends_with('s')) && !word.ends_with("ed");
    words.kind_at(at) == Kind::Word && !matches!(word, "not" | "also" | "never" | "be") && (is_named || is_noun)
}

/// "The US, should talks fail, will leave."
fn between(words: &Words<'_>, place: &Place, subject: Span) -> Verdict {
    let close = place.after().find(|at| words.kind_at(*at) == Kind::Comma && words.is(at + 1, SURE));
    let Some(close) = close else { return Verdict::Nothing };
    found(words, place, place.mark.end..close, vec![subject, close + 1..place.sentence.end])
}

/// Whether the clause that ends here has its modal, so that another one begins a clause of its own.
fn has_modal(words: &Words<'_>, before: Span, is_parted: bool) -> bool {
    const FAR: usize = 40;
    let ends = |at: &usize| {
        let is_other = words.is(*at, CONJUNCTION | SUBORDINATE);
        !is_other && (words.kind_at(*at) == Kind::Word || is_parted)
    };
    before.rev().take(FAR).take_while(ends).any(|at| words.is(at, MODAL))
}

fn found(words: &Words<'_>, place: &Place, condition: Span, statement: Vec<Span>) -> Verdict {
    let condition = bare(words, condition);
    let text = match place.marker.words {
        "were" => {
            let Some(to) = condition.clone().skip(1).find(|at| words.word_at(*at) == "to") else {
                return Verdict::Nothing;
            };
            vec![condition.start..to, to + 1..condition.end]
        }
        _ => vec![condition.clone()],
    };
    let statement: Vec<Span> = statement.into_iter().map(|span| skip_then(words, span)).collect();
    Verdict::Found(Reading { kind: place.marker.kind, text, statement, span: place.mark.start..condition.end })
}

fn skip_then(words: &Words<'_>, span: Span) -> Span {
    if words.word_at(span.start) == "then" { span.start + 1..span.end } else { span }
}

/// "Only if they sign will sanctions be lifted", with the main clause put in its order again.
pub(super) fn after_only(words: &Words<'_>, place: &Place) -> Option<Reading> {
    const LONGEST_SUBJECT: usize = 8;
    if !words.is_any(place.mark.start, &["only", "not"]) {
        return None;
    }
    let modal = place.after().find(|at| is_turned(words, *at))?;
    let before = modal.checked_sub(1)?;
    let condition = bare(words, place.mark.end..modal);
    if !has_verb(words, condition.clone()) {
        return None;
    }
    let is_comma = words.kind_at(before) == Kind::Comma;
    if !is_comma && words.is(before, SUBJECT) {
        return None;
    }
    let first = modal + 1;
    let is_pronoun = words.is(first, SUBJECT) && !words.is_any(first, &["this", "these", "those"]);
    let verb = (first + 1..place.sentence.end.min(first + LONGEST_SUBJECT)).find(|at| is_bare_verb(words, *at));
    let verb = if is_pronoun { first + 1 } else { verb? };
    // What emphasis brought in falls away with the order: "does" only carries the ending of its verb.
    let statement = vec![place.before(), first..verb, modal..first, verb..place.sentence.end];
    let kind = super::ConditionKind::If;
    Some(Reading { kind, text: vec![condition.clone()], statement, span: place.mark.start..condition.end })
}

fn is_turned(words: &Words<'_>, at: usize) -> bool {
    let is_one = words.is(at, MODAL) && !words.word_at(at).contains('\'');
    is_one && opens_subject(words, at + 1)
}

fn is_bare_verb(words: &Words<'_>, at: usize) -> bool {
    let is_noun = at.checked_sub(1).is_some_and(|before| words.is(before, DETERMINER));
    !is_noun && is_base_verb(words.word_at(at))
}
