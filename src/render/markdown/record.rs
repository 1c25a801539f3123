//! Track records as Markdown: a heading, and a table for each kind, firm and hedged claims apart.

use super::{escaped, written};
use crate::claim::Kind;
use crate::render::records::{beside, days, footer, heading, of_judged, plural, whose};
use crate::render::words::{NOTHING, capital};
use crate::report::{Line, Per, TrackRecord, outcome_words};

/// Returns track records as tables that can be pasted into a mail.
#[must_use]
pub fn track_record(page: &TrackRecord) -> String {
    let mut blocks: Vec<String> = heading(page).iter().map(|line| escaped(line) + "\n").collect();
    if let Some(first) = blocks.first_mut() {
        *first = format!("**{}**\n", first.trim_end());
    }
    blocks.extend(page.tables().map(|lines| table(page, lines)));
    let footer = footer(page).join(" · ");
    blocks.extend((!footer.is_empty()).then(|| escaped(&footer) + "\n"));
    blocks.join("\n")
}

fn table(page: &TrackRecord, lines: &[Line]) -> String {
    let first = lines.first();
    let kind = first.map_or(Kind::Promise, |line| line.kind);
    let strength = first.filter(|_| page.per != Per::Kind).map(|line| format!(", {}", line.strength));
    let title = format!("{}{}", capital(plural(kind)), strength.unwrap_or_default());
    let (fulfilled, unfulfilled) = outcome_words(kind);
    let (fulfilled, unfulfilled) = (capital(fulfilled), capital(unfulfilled));
    let on_time = format!("{fulfilled} on time");
    let of_judged_head = format!("{fulfilled}, of judged");
    let heads =
        [title.as_str(), &on_time, "Late", "Partly", &unfulfilled, &of_judged_head, "Left out", "Median days late"];
    written(
        heads,
        lines.iter().map(|line| {
            let record = &line.record;
            let beside = Some(beside(record)).filter(|beside| !beside.is_empty());
            [
                whose(page, line).to_owned(),
                record.fulfilled_on_time.to_string(),
                record.fulfilled_late.to_string(),
                record.partly.to_string(),
                record.unfulfilled.to_string(),
                of_judged(page, line),
                beside.unwrap_or_else(|| NOTHING.to_owned()),
                line.median_days_late.map_or_else(|| NOTHING.to_owned(), days),
            ]
        }),
    )
}
