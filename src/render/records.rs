//! The words of a track record: its heading, what stands beside its rates, and how shares are put. The
//! same in a terminal and on a page.

use super::words::{counted, seen};
use crate::claim::{Kind, Strength};
use crate::report::{Key, Line, Per, Picked, Rate, Record, TrackRecord};

/// The day a track record speaks of, what its claims are counted under, and what narrows them down.
pub(super) fn heading(page: &TrackRecord) -> Vec<String> {
    let per = match page.per {
        Per::Speaker => ", by speaker",
        Per::Kind => "",
        Per::Topic => ", by topic",
        Per::Month => ", by the month said",
        Per::Group => ", by the speaker's group",
    };
    let first = format!("Track record on {}{per}", seen(page.seen));
    let only = (!page.only.is_empty()).then(|| format!("Only: {}", page.only.join(", ")));
    [Some(first), only, Some(counts(page))].into_iter().flatten().collect()
}

/// How many claims are counted, how many are not, and why.
fn counts(page: &TrackRecord) -> String {
    let counted_claims = match page.claims {
        0 => "No claims to count".to_owned(),
        claims => format!("{} counted", counted(claims, "claim")),
    };
    let left_out = &page.left_out;
    let reasons = [
        (left_out.repeats, "said again (the original counts)"),
        (left_out.wholes, "in parts (the parts count)"),
        (left_out.retracted, "from a retracted source"),
    ];
    let reasons = listed(reasons);
    if reasons.is_empty() { counted_claims } else { format!("{counted_claims}; not counted: {}", reasons.join(", ")) }
}

/// What has to be known to read the figures.
pub(super) fn footer(page: &TrackRecord) -> Vec<String> {
    let mut parts = Vec::new();
    if page.lines.is_empty() {
        return parts;
    }
    let order = if page.per == Per::Month { "oldest first" } else { "most judged first" };
    parts.extend((page.per != Per::Kind).then(|| order.to_owned()));
    parts.extend(page.most.map(|most| format!("the first {most} of each table")));
    parts.extend((page.per == Per::Topic).then(|| "a claim counts under each of its topics".to_owned()));
    parts.extend((page.picked == Picked::Decided).then(|| "open ones were not asked for".to_owned()));
    if page.picked == Picked::ByOutcome {
        parts.push("no rates: these claims were picked by what became of them".to_owned());
    } else if page.lines.iter().any(|line| page.rate(line).is_some()) {
        parts.push("rates from 10 judged on, with 95 % interval (Wilson)".to_owned());
    } else {
        parts.push("rates from 10 judged on".to_owned());
    }
    parts
}

/// The word for several claims of a kind.
pub(super) fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Promise => "promises",
        Kind::Threat => "threats",
        Kind::Prediction => "predictions",
        Kind::Demand => "demands",
        Kind::Assertion => "assertions",
    }
}

/// What stands before the kind; a firm claim says only its kind.
pub(super) fn hedged(strength: Strength) -> &'static str {
    match strength {
        Strength::Firm => "",
        Strength::Hedged => "hedged ",
    }
}

/// Whose record it is, in words; of what is counted by kind, its strength.
pub(super) fn whose<'a>(page: &TrackRecord<'a>, line: &Line<'a>) -> &'a str {
    match (page.per, line.key) {
        (Per::Kind, _) => line.strength.as_str(),
        (per, key) => name(per, key),
    }
}

/// The name of a key.
pub(super) fn name<'a>(per: Per, key: Key<'a>) -> &'a str {
    match (key, per) {
        (Key::Named(name), _) => name,
        (Key::Unnamed, _) => "unnamed sources",
        (Key::Nothing, Per::Topic) => "no topic",
        (Key::Nothing, Per::Group) => "no group",
        (Key::Nothing, Per::Speaker | Per::Kind | Per::Month) => "none",
    }
}

/// How many came about of how many judged, and from 10 judged on the share with its interval.
pub(super) fn of_judged(page: &TrackRecord, line: &Line) -> String {
    let record = &line.record;
    if record.judged() == 0 {
        return "none judged".to_owned();
    }
    let of = format!("{} of {}", record.fulfilled(), record.judged());
    match page.rate(line) {
        Some(rate) => format!("{of}: {}", share(&rate)),
        None => of,
    }
}

/// A share with its interval: "69 % (44–86 %)".
pub(super) fn share(rate: &Rate) -> String {
    let (low, high) = rate.interval;
    format!("{} % ({}–{} %)", percent(rate.share), percent(low), percent(high))
}

/// A share in percent. What is not quite all is never put as all, nor a little as nothing.
pub(super) fn percent(share: f64) -> String {
    match (share * 100.0).round() {
        0.0 if share > 0.0 => "<1".to_owned(),
        100.0 if share < 1.0 => ">99".to_owned(),
        whole => format!("{whole:.0}"),
    }
}

/// What stands beside the rate: the claims that are not in it; nothing when all are.
pub(super) fn beside(record: &Record) -> String {
    listed([
        (record.open, "open"),
        (record.void, "void"),
        (record.withdrawn, "withdrawn"),
        (record.unverifiable, "unverifiable"),
        (record.without_condition, "without its condition"),
    ])
    .join(", ")
}

/// The median of days late: "12 days", "2.5 days".
pub(super) fn days(median: f64) -> String {
    let noun = if median == 1.0 { "day" } else { "days" };
    format!("{median} {noun}")
}

/// Counts with their words, those that are not nothing.
pub(super) fn listed<const N: usize>(counts: [(u64, &str); N]) -> Vec<String> {
    counts.iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect()
}

#[cfg(test)]
mod tests;
