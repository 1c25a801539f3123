//! One claim whole: as it was understood, its words in their context, and everything filed under it.

use super::grid::Lines;
use super::history::{HistoryRow, lines as history_lines};
use super::sheet::Sheet;
use super::wrap::wrap;
use super::{joined, links, understood};
use crate::claim::{Claim, Evidence, LinkKind, Note, Quote, Source, View};
use crate::deadline::Window;
use crate::render::sanitize::shown;
use crate::render::words::{banner, quoted};

/// The marks around the words of a quote in its context, which ordinary text does not have.
pub(super) const MARKS: (&str, &str) = ("⟦", "⟧");

/// Characters of the source shown before and after a quote.
const CONTEXT: usize = 160;

/// The width that context and events are laid out for.
const WIDTH: usize = 100;

/// Columns that the lines of a context are moved in.
const INDENT: usize = 11;

/// A claim with what stands around it in a ledger.
#[derive(Clone, Copy, Debug)]
pub struct ClaimPage<'a> {
    /// The claim, in full.
    pub claim: &'a Claim,
    /// The day from which its stage is seen.
    pub view: View,
    /// The text that its quote was found in.
    pub source_text: Option<&'a str>,
    /// The claims that link to it, each with the kind of its link.
    pub linked: &'a [(LinkKind, Claim)],
    /// Its events.
    pub events: &'a [HistoryRow],
}

/// Returns everything about a claim.
#[must_use]
pub fn show(page: &ClaimPage<'_>) -> String {
    let ClaimPage { claim, view, source_text, linked, events } = *page;
    let mut sheet = Sheet::default();
    let banner = banner(claim);
    let below = (!banner.is_empty()).then(String::new);
    sheet.append(banner.iter().map(|line| shown(line).into_owned()).chain(below));
    understood::write(&mut sheet, claim, view);
    sheet.put_all("readings", readings(claim));
    write_quote(&mut sheet, claim, source_text);
    write_rest_of_entry(&mut sheet, claim);
    write_source(&mut sheet, claim);
    sheet.put_all("links", links::lines(claim, linked));
    sheet.put_all("evidence", claim.evidence.iter().flat_map(evidence));
    sheet.put_all("notes", claim.notes.iter().map(note));
    if !events.is_empty() {
        sheet.append([String::new()]);
        sheet.append(history_lines(events, WIDTH, Lines::All));
    }
    joined(&sheet.into_lines())
}

/// How the windows were read, as far as their lines do not say it.
fn readings(claim: &Claim) -> Vec<String> {
    let condition = claim.condition.as_ref();
    let of_condition = condition.and_then(|condition| condition.window.as_ref());
    let windows = [("condition", of_condition), ("deadline", claim.entry.deadline.as_ref())];
    let told = windows.into_iter().filter_map(|(name, window)| Some((name, window?)));
    told.flat_map(|(name, window)| reading(name, window)).collect()
}

fn reading(name: &str, window: &Window) -> Vec<String> {
    let mut lines = vec![format!("{name}: {}, by the rule {}", window.kind, quoted(&window.rule))];
    lines.extend(window.strict_by.map(|by| format!("{name}: strictly by {by}")));
    lines.extend(window.also.iter().map(|other| format!("{name}: or {other}")));
    lines.extend(window.note.as_ref().map(|note| format!("{name}: {note}")));
    lines
}

fn write_rest_of_entry(sheet: &mut Sheet, claim: &Claim) {
    let entry = &claim.entry;
    sheet.put_some("test", entry.test.as_deref());
    if !entry.topics.is_empty() {
        sheet.put("topics", &entry.topics.join("; "));
    }
    sheet.put_some("ref", entry.reference.as_deref());
    if entry.private {
        sheet.put("private", "yes: kept out of everything published");
    }
    sheet.put("uid", &claim.uid.to_string());
}

fn write_quote(sheet: &mut Sheet, claim: &Claim, source_text: Option<&str>) {
    let Some(quote) = &claim.entry.quote else { return };
    if quote.is_checked() {
        let context = in_context(quote, source_text);
        let lines = wrap(&shown(&context), WIDTH - INDENT, usize::MAX);
        sheet.put_all("quote", lines);
    } else {
        let at = quote.at.as_deref().map(|at| format!(", at {at}")).unwrap_or_default();
        sheet.put("quote", &format!("{} (unchecked{at})", quoted(&quote.words)));
    }
    sheet.put_some("language", claim.entry.lang.as_deref());
    sheet.put_some("translated", claim.entry.translation.as_deref());
}

/// The words between marks, with what stands around them in the source.
fn in_context(quote: &Quote, source_text: Option<&str>) -> String {
    let from_text = source_text.and_then(|text| around(&quote.spans, text));
    from_text.unwrap_or_else(|| format!("…{}{}{}{}{}…", quote.prefix, MARKS.0, quote.words, MARKS.1, quote.suffix))
}

/// The passage of a text around spans, each span between marks; `None` when a span is not in the text.
fn around(spans: &[(usize, usize)], text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let first = spans.iter().map(|&(start, _)| start).min()?;
    let last = spans.iter().map(|&(_, end)| end).max()?;
    let from = begin_of_word(&chars, first);
    let to = end_of_word(&chars, last);
    let mut passage = String::from(if from > 0 { "…" } else { "" });
    let mut at = from;
    let mut spans = spans.to_vec();
    spans.sort_unstable();
    for (start, end) in spans {
        passage.extend(chars.get(at..start)?);
        passage.push_str(MARKS.0);
        passage.extend(chars.get(start..end)?);
        passage.push_str(MARKS.1);
        at = end;
    }
    passage.extend(chars.get(at..to)?);
    passage.push_str(if to < chars.len() { "…" } else { "" });
    Some(passage)
}

fn begin_of_word(chars: &[char], first: usize) -> usize {
    let from = first.saturating_sub(CONTEXT);
    let before = chars.get(from..first).unwrap_or_default();
    let gap = before.iter().position(|c| c.is_whitespace()).filter(|_| from > 0);
    gap.map_or(from, |gap| from + gap + 1)
}

fn end_of_word(chars: &[char], last: usize) -> usize {
    let to = last.saturating_add(CONTEXT).min(chars.len());
    let after = chars.get(last..to).unwrap_or_default();
    let gap = after.iter().rposition(|c| c.is_whitespace()).filter(|_| to < chars.len());
    gap.map_or(to, |gap| last + gap)
}

fn write_source(sheet: &mut Sheet, claim: &Claim) {
    match (&claim.source, &claim.entry.source) {
        (Some(source), _) => sheet.put_all("source", source_lines(source)),
        (None, Some(key)) => sheet.put("source", key.as_str()),
        (None, None) => {}
    }
    let has_quote = claim.entry.quote.is_some();
    let also_in = claim.entry.also_in.iter().flat_map(|also| {
        let known = claim.also_in.iter().find(|source| source.key == also.source);
        let mut lines = known.map_or_else(|| vec![also.source.as_str().to_owned()], source_lines);
        let stands = match &also.quote {
            Some(quote) => format!("the words stand there: {}", quoted(&quote.words)),
            None => "the words were not found there".to_owned(),
        };
        lines.extend(has_quote.then_some(stands));
        lines
    });
    sheet.put_all("also in", also_in);
}

fn source_lines(source: &Source) -> Vec<String> {
    let number = source.id.map(|id| id.to_string());
    let published = source.published.map(|on| on.to_string());
    let name: Vec<&str> = [&number, &source.title, &source.publisher, &published]
        .into_iter()
        .filter_map(|part| part.as_deref())
        .collect();
    let mut lines = vec![name.join(", ")];
    lines.extend(source.url.clone());
    lines.extend(source.archive_url.as_ref().map(|url| format!("archived: {url}")));
    lines.extend(source.retraction.as_ref().map(|retraction| match retraction.on {
        Some(on) => format!("retracted {on}"),
        None => "retracted".to_owned(),
    }));
    lines.retain(|line| !line.is_empty());
    lines
}

fn evidence(evidence: &Evidence) -> Vec<String> {
    let mut lines = vec![format!("for the {}: {}", evidence.basis, evidence.url)];
    lines.extend(evidence.archive_url.as_ref().map(|url| format!("archived: {url}")));
    lines.extend(evidence.words.as_deref().map(quoted));
    lines.extend(evidence.note.clone());
    lines
}

/// A note with its day, how things were moving, and who may read it.
fn note(note: &Note) -> String {
    let parts = [note.progress.map(|progress| progress.as_str()), Some(note.text.as_str())];
    let said: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let whose = if note.public { "public" } else { "internal" };
    format!("{}, {whose}: {}", note.on, said.join(": "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Parts, Progress, Retraction, SourceRef};
    use crate::deadline::Said;
    use crate::render::sample::{Saying, day, evidence, history_row};

    #[track_caller]
    fn same(text: &str, expected: &str) {
        let expected = expected.strip_prefix('\n').unwrap_or(expected);
        assert_eq!(text, expected, "\n--- is\n{text}--- should be\n{expected}");
    }

    #[test]
    fn a_claim_whole_has_its_quote_in_context_and_its_events() {
        let mut claim = Saying::new(14, "we move on").by("by June").claim();
        let source = "“I say this calmly,” he went on.\nWe will move on soon, he said.";
        claim.entry.quote = crate::claim::source::anchor(source, "We will move on").ok();
        claim.evidence = vec![evidence("https://a.example")];
        let note =
            |text: &str, public, progress| Note { on: day("2025-04-28"), text: text.to_owned(), public, progress };
        claim.notes = vec![note("they met", true, Some(Progress::Moving)), note("ask again", false, None)];
        let rows = [history_row(3, "noted", r#"{"text":"they met","public":true,"progress":"moving"}"#)];
        let page = ClaimPage { source_text: Some(source), events: &rows, ..alone(&claim) };
        same(
            &show(&page),
            "
claim      14
speaker    Marco Rubio, U.S. Secretary of State
said       2025-04-18
kind       threat, firm
statement  we move on
deadline   2025-04-18 .. 2025-06-30 (by June)
status     waiting
next check 2025-06-30: has it come about?
readings   deadline: deadline, by the rule “by month”
           deadline: strictly by 2025-05-31
quote      “I say this calmly,” he went on. ⟦We will move on⟧ soon, he said.
uid        01975c3e-8f00-7abc-8def-000000000014
evidence   for the outcome: https://a.example
notes      2025-04-28, public: moving: they met
           2025-04-28, internal: ask again

EVENT  RECORDED          BY    CLAIM  KIND   WHAT
    3  2025-05-01 09:30  anna     14  noted  2025-04-28: moving, they met, public
",
        );
        claim.entry.quote = Some(Quote::unchecked("We move".to_owned(), Some("12:31".to_owned())));
        let text = show(&alone(&claim));
        assert!(text.contains("\nquote      “We move” (unchecked, at 12:31)\n"), "{text}");
    }

    /// A claim seen on 26 April 2025 with nothing around it.
    fn alone(claim: &Claim) -> ClaimPage<'_> {
        ClaimPage { claim, view: View::on(day("2025-04-26")), source_text: None, linked: &[], events: &[] }
    }

    #[test]
    fn a_claim_whole_shows_who_links_to_it() {
        let mut again = Saying::new(12, "we move on").by("by 2032").claim();
        again.entry.said_on = Said::Day(day("2026-05-02"));
        let other = |id: i64| Saying::new(id, "x").claim();
        let linked = [
            (LinkKind::PartOf, other(4)),
            (LinkKind::PartOf, other(5)),
            (LinkKind::Repeats, again),
            (LinkKind::Repeats, other(13)),
            (LinkKind::HangsOn, other(20)),
            (LinkKind::Supersedes, other(9)),
            (LinkKind::Contradicts, other(10)),
        ];
        let mut claim = Saying::new(3, "we move on").claim();
        claim.parts = Some(Parts { fulfilled: 1, all: 2 });
        let text = show(&ClaimPage { linked: &linked, ..alone(&claim) });
        let shown: Vec<&str> = text.lines().skip_while(|line| !line.starts_with("links")).collect();
        same(
            &shown.join("\n"),
            "
links      1 of 2 parts fulfilled: 4, 5
           said again 2026-05-02 (claim 12), now by 2032
           said again 2025-04-18 (claim 13)
           claim 20 hangs on this
           superseded by claim 9
           contradicted by claim 10",
        );
    }

    #[test]
    fn a_retracted_source_is_said_first_and_whether_another_stands() {
        let mut claim = Saying::new(3, "we move on").claim();
        let source = |id: i64, retraction| Source {
            id: Some(id),
            key: SourceRef::Url(format!("https://w.example/{id}")),
            title: Some("An article".to_owned()),
            publisher: None,
            url: None,
            archive_url: None,
            published: None,
            retraction,
        };
        let why = Some("made up".to_owned());
        let url = Some("https://w.example/notice".to_owned());
        let retraction = || Some(Retraction { on: Some(day("2025-05-01")), url: url.clone(), why: why.clone() });
        claim.source = Some(source(1, retraction()));
        let first_lines = |claim: &Claim| show(&alone(claim)).lines().take(2).collect::<Vec<_>>().join("\n");
        same(
            &first_lines(&claim),
            "
Source 1 was retracted 2025-05-01: made up, https://w.example/notice
  no other source stands: it counts in no rate",
        );
        claim.also_in = vec![source(2, retraction()), source(4, None)];
        assert!(show(&alone(&claim)).contains("\n  another source stands\n"));
    }
}
