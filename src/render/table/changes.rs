//! Corrections in words: each field as it was and as it is.

use super::joined;
use super::understood::outcome;
use crate::claim::{Change, Claim, NewCondition, Quote, Source, SourceRef, Speaker, Status, View};
use crate::deadline::Window;
use crate::render::sanitize::shown;
use crate::render::words::{self, quoted};

/// What stands for a field that holds nothing.
const NOTHING: &str = "none";

/// Columns that the names of fields take.
const NAMES: usize = 10;

/// Returns a line for each field of a claim that a correction has changed, and for what follows from it:
/// status, next check, outcome. Empty when nothing has.
#[must_use]
pub fn corrected(before: &Claim, after: &Claim, view: View) -> String {
    let followed = [
        ("status", words::standing(before, view), words::standing(after, view)),
        ("next check", next_check(before), next_check(after)),
        ("outcome", outcome_of(before), outcome_of(after)),
    ];
    let followed = followed.into_iter().filter(|(_, was, is)| was != is);
    let lines = followed.map(|(name, was, is)| line(name, &format!("{was} -> {is}")));
    corrected_fields(before, after) + &joined(&lines.collect::<Vec<String>>())
}

/// Returns a line for each field of a claim that differs.
#[must_use]
pub fn corrected_fields(before: &Claim, after: &Claim) -> String {
    let names: Vec<(String, String)> = [before, after]
        .into_iter()
        .flat_map(|claim| claim.source.iter().chain(&claim.also_in))
        .map(|source| (source.key.as_str().to_owned(), source_called(source)))
        .collect();
    let (was, is) = before.entry.changes_to(&after.entry);
    let fields = was.iter().zip(&is).flat_map(|(was, is)| fields_of(was, is, &names));
    joined(&fields.map(|(name, text)| line(name, &text)).collect::<Vec<String>>())
}

fn line(name: &str, text: &str) -> String {
    format!("  {name:<NAMES$} {}", shown(text))
}

fn next_check(claim: &Claim) -> String {
    claim.next_check.map_or_else(|| NOTHING.to_owned(), |next| next.on.to_string())
}

fn outcome_of(claim: &Claim) -> String {
    if claim.status.is_closed() && claim.status != Status::Void { outcome(claim) } else { NOTHING.to_owned() }
}

/// Corrections in words, sources called by what names them in events.
pub(in crate::render) fn corrections(changes: &[(Change, Change)]) -> Vec<String> {
    in_words(changes, &[])
}

/// The corrections of one event in one line each: "deadline: A -> B". `names` are what sources are called.
pub(super) fn in_words(changes: &[(Change, Change)], names: &[(String, String)]) -> Vec<String> {
    let fields = changes.iter().flat_map(|(was, is)| fields_of(was, is, names));
    let said: Vec<String> = fields.map(|(name, text)| format!("{name}: {text}")).collect();
    if said.is_empty() { changes.iter().map(|(_, is)| format!("{} anew", name(is))).collect() } else { said }
}

/// The names of what differs in a field, and how it was and is; nothing of one that has only come along.
fn fields_of(was: &Change, is: &Change, names: &[(String, String)]) -> Vec<(&'static str, String)> {
    match (was, is) {
        _ if was == is => Vec::new(),
        (Change::Condition(Some(was)), Change::Condition(Some(is))) => conditions(was, is),
        (Change::Quote(Some(was)), Change::Quote(Some(is))) if was.words == is.words => {
            vec![("quote", arrow(Some(was), Some(is), proof))]
        }
        _ => {
            let (was, said) = (value(was, names), value(is, names));
            // What it hangs on may have changed, and its words and days may not.
            if was == said { Vec::new() } else { vec![(name(is), format!("{was} -> {said}"))] }
        }
    }
}

/// Of two conditions what differs: the words, or when they are to show.
fn conditions(was: &NewCondition, is: &NewCondition) -> Vec<(&'static str, String)> {
    let words = |condition: &NewCondition| format!("{} {}", condition.kind, quoted(&condition.text));
    let mut fields = Vec::new();
    if words(was) != words(is) {
        fields.push(("condition", format!("{} -> {}", words(was), words(is))));
    }
    if was.window != is.window {
        fields.push(("to show", arrow(was.window.as_ref(), is.window.as_ref(), window)));
    }
    fields
}

fn name(change: &Change) -> &'static str {
    match change {
        Change::Reference(_) => "ref",
        Change::Speaker(_) => "speaker",
        Change::Role(_) => "role",
        Change::SaidOn(_) => "said",
        Change::Statement(_) => "statement",
        Change::Quote(_) => "quote",
        Change::Kind(_) => "kind",
        Change::Strength(_) => "strength",
        Change::Actor(_) => "actor",
        Change::Condition(_) => "condition",
        Change::Deadline(_) => "deadline",
        Change::Test(_) => "test",
        Change::Topics(_) => "topics",
        Change::Source(_) => "source",
        Change::AlsoIn(_) => "also in",
        Change::Private(_) => "private",
        Change::Lang(_) => "language",
        Change::Translation(_) => "translated",
    }
}

fn value(change: &Change, names: &[(String, String)]) -> String {
    let text = |value: &Option<String>| or_nothing(value.as_ref(), |text| quoted(text));
    match change {
        Change::Reference(value) | Change::Actor(value) | Change::Lang(value) => {
            or_nothing(value.as_ref(), |text| (*text).clone())
        }
        Change::Role(value) | Change::Test(value) | Change::Translation(value) => text(value),
        Change::Speaker(Speaker { name, unnamed: false }) => name.clone(),
        Change::Speaker(Speaker { name, unnamed: true }) => format!("{name} (unnamed)"),
        Change::SaidOn(said) => said.to_string(),
        Change::Statement(statement) => quoted(statement),
        Change::Quote(quote) => or_nothing(quote.as_ref(), |quote| match quote.is_checked() {
            true => quoted(&quote.words),
            false => format!("{} (unchecked)", quoted(&quote.words)),
        }),
        Change::Kind(kind) => kind.to_string(),
        Change::Strength(strength) => strength.to_string(),
        Change::Condition(value) => or_nothing(value.as_ref(), condition),
        Change::Deadline(value) => or_nothing(value.as_ref(), window),
        Change::Topics(topics) => or_nothing(Some(topics).filter(|topics| !topics.is_empty()), |it| it.join("; ")),
        Change::Source(key) => or_nothing(key.as_ref(), |key| source(key, names)),
        Change::AlsoIn(also_in) => {
            let sources: Vec<String> = also_in.iter().map(|also| source(&also.source, names)).collect();
            or_nothing(Some(sources).filter(|sources| !sources.is_empty()).as_ref(), |it| it.join("; "))
        }
        Change::Private(is_private) => if *is_private { "yes" } else { "no" }.to_owned(),
    }
}

fn arrow<T>(was: Option<&T>, is: Option<&T>, say: impl Fn(&T) -> String) -> String {
    format!("{} -> {}", or_nothing(was, &say), or_nothing(is, &say))
}

fn or_nothing<T>(value: Option<&T>, say: impl Fn(&T) -> String) -> String {
    value.map_or_else(|| NOTHING.to_owned(), say)
}

/// Where a quote of the same words stands now.
fn proof(quote: &Quote) -> String {
    match (quote.spans.first().zip(quote.spans.last()), &quote.at) {
        (Some(((start, _), (_, end))), _) => format!("at {start} to {end} of its source"),
        (None, Some(at)) => format!("unchecked, at {at}"),
        (None, None) => "unchecked".to_owned(),
    }
}

fn condition(condition: &NewCondition) -> String {
    let to_show = condition.window.as_ref().map(|it| format!(", {}", window(it))).unwrap_or_default();
    format!("{} {}{to_show}", condition.kind, quoted(&condition.text))
}

/// The words of a window and its days: "within days: 2025-04-18 .. 2025-04-25~".
fn window(window: &Window) -> String {
    let mark = if window.vague { "~" } else { "" };
    let days = match (window.from, window.by) {
        (Some(from), Some(by)) if from == by => format!("{by}{mark}"),
        (Some(from), Some(by)) => format!("{from} .. {by}{mark}"),
        (None, Some(by)) => format!("until {by}{mark}"),
        (_, None) => return window.to_string(),
    };
    // Two dates are their own words.
    if window.phrase.starts_with(|c: char| c.is_ascii_digit()) { days } else { format!("{}: {days}", window.phrase) }
}

/// What a source is called: by the name that is known, else by what it goes by in events.
fn source(key: &SourceRef, names: &[(String, String)]) -> String {
    let known = names.iter().find(|(known, _)| known == key.as_str());
    match (known, key) {
        (Some((_, name)), _) => name.clone(),
        (None, SourceRef::Url(url)) => url.clone(),
        (None, SourceRef::Text(digest)) => format!("the text {}…", digest.chars().take(12).collect::<String>()),
    }
}

/// What people call a source: its number, and its title, else its publisher, else its address.
#[must_use]
pub fn source_called(source: &Source) -> String {
    let name = [&source.title, &source.publisher, &source.url].into_iter().flatten().next();
    match (source.id, name) {
        (Some(id), Some(name)) => format!("source {id} ({name})"),
        (Some(id), None) => format!("source {id}"),
        (None, Some(name)) => name.clone(),
        (None, None) => source.key.as_str().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{ConditionKind, Outcome, SourceRef};
    use crate::render::sample::{Saying, day, window as read};

    #[track_caller]
    fn case(before: Saying, after: Saying, expected: &str) {
        let text = corrected(&before.claim(), &after.claim(), View::on(day("2025-05-10")));
        let expected = expected.strip_prefix('\n').unwrap_or(expected);
        assert_eq!(text, expected, "\n--- is\n{text}--- should be\n{expected}");
    }

    fn threat() -> Saying {
        Saying::new(14, "withdraw")
    }

    #[test]
    fn each_field_is_said_before_and_after_and_what_follows() {
        case(
            threat().by("within days"),
            Saying::new(14, "pull out").hedged().by("by June 30"),
            "
  statement  “withdraw” -> “pull out”
  strength   firm -> hedged
  deadline   within days: 2025-04-18 .. 2025-04-25~ -> by June 30: 2025-04-18 .. 2025-06-30
  status     overdue -> waiting
  next check 2025-04-25 -> 2025-06-30
",
        );
        case(
            threat().by("by 2025-04-30").ended("2025-05-05", Outcome::Fulfilled),
            threat().by("by 2025-05-02").ended("2025-05-05", Outcome::Fulfilled),
            "
  deadline   by 2025-04-30: 2025-04-18 .. 2025-04-30 -> by 2025-05-02: 2025-04-18 .. 2025-05-02
  outcome    fulfilled (carried out), 2025-05-05, 5 days late -> fulfilled (carried out), 2025-05-05, 3 days late
",
        );
        case(threat(), threat(), "");
    }

    #[test]
    fn of_a_condition_only_what_changed_is_said() {
        let hangs = |by| threat().hangs_on(ConditionKind::Unless, "progress", by);
        case(
            hangs(Some("within days")),
            hangs(None),
            "
  to show    within days: 2025-04-18 .. 2025-04-25~ -> none
  status     overdue -> conditional
  next check 2025-04-25 -> 2025-05-18
",
        );
        let if_not = threat().hangs_on(ConditionKind::If, "no progress", None);
        case(hangs(None), if_not, "  condition  unless “progress” -> if “no progress”\n");
    }

    #[test]
    fn windows_are_said_in_short() {
        for (phrase, expected) in [
            ("within days", "within days: 2025-04-18 .. 2025-04-25~"),
            ("2025-06-30", "2025-06-30"),
            ("within 30 days of a ceasefire", "within 30 days of a ceasefire: waits for “a ceasefire”"),
            ("soon", "soon: no latest day"),
        ] {
            assert_eq!(window(&read(phrase)), expected);
        }
    }

    #[test]
    fn sources_go_by_what_people_call_them() {
        let changes = |key: SourceRef| vec![(Change::Source(None), Change::Source(Some(key)))];
        let digest = "3f".repeat(32);
        let called = [(digest.clone(), "source 3 (An article)".to_owned())];
        let text = SourceRef::Text(digest);
        assert_eq!(in_words(&changes(text.clone()), &called), ["source: none -> source 3 (An article)"]);
        assert_eq!(in_words(&changes(text), &[]), ["source: none -> the text 3f3f3f3f3f3f…"]);
        // The speaker only came along.
        let speaker = || Change::Speaker(Speaker { name: "Jane".to_owned(), unnamed: true });
        assert_eq!(in_words(&[(speaker(), speaker())], &[]), ["speaker anew"]);
        let moved = [(speaker(), speaker()), (Change::Private(true), Change::Private(false))];
        assert_eq!(in_words(&moved, &[]), ["private: yes -> no"]);
    }

    #[test]
    fn a_quote_of_the_same_words_says_where_it_stands() {
        let found = |span| Quote { spans: vec![span], ..Quote::unchecked("we leave".to_owned(), None) };
        let change = |was: Quote, is: Quote| in_words(&[(Change::Quote(Some(was)), Change::Quote(Some(is)))], &[]);
        let unchecked = || Quote::unchecked("we leave".to_owned(), Some("12:31".to_owned()));
        assert_eq!(change(unchecked(), found((3, 11))), ["quote: unchecked, at 12:31 -> at 3 to 11 of its source"]);
        assert_eq!(
            change(found((0, 8)), found((3, 11))),
            ["quote: at 0 to 8 of its source -> at 3 to 11 of its source"]
        );
    }
}
