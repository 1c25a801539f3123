//! The words in which tables speak of speakers: names, roles, and what became of their claims. The same in
//! a terminal and on a page. Text from outside is still raw here.

use super::records::{beside, days, hedged, listed, plural, share};
use super::words::{NOTHING, counted};
use crate::claim::Profile;
use crate::report::{KindRecord, LeftOut, RoleSpan, SpeakerLine, SpeakersPage, outcome_words};

/// Every track record of a speaker in a few words: "promises kept 3 of 5; hedged threats carried out 0 of 1".
/// Counts only, by kind and strength, and only where something was judged.
pub(super) fn in_short(line: &SpeakerLine) -> String {
    if line.profile.unnamed {
        return NOTHING.to_owned();
    }
    let judged = line.records.iter().filter(|it| it.record.judged() > 0);
    let each = judged.map(|it| {
        let record = &it.record;
        format!("{} {} {} of {}", claims_of(it), outcome_words(it.kind).0, record.fulfilled(), record.judged())
    });
    let each: Vec<String> = each.collect();
    if each.is_empty() { "none judged".to_owned() } else { each.join("; ") }
}

/// What a record counts: "promises", "hedged threats".
pub(super) fn claims_of(it: &KindRecord) -> String {
    format!("{}{}", hedged(it.strength), plural(it.kind))
}

/// One track record in full: the rate's two numbers, what they are made of, and what is left out of it.
pub(super) fn in_full(it: &KindRecord) -> String {
    let record = &it.record;
    let (fulfilled, unfulfilled) = outcome_words(it.kind);
    let mut text = format!("{}: ", claims_of(it));
    if record.judged() == 0 {
        text.push_str("none judged");
    } else {
        text.push_str(&format!("{fulfilled} {} of {} judged", record.fulfilled(), record.judged()));
        text.extend(record.rate().map(|rate| format!(", {}", share(&rate))));
        let counts = [
            (record.fulfilled_on_time, "on time"),
            (record.fulfilled_late, "late"),
            (record.partly, "partly"),
            (record.unfulfilled, unfulfilled),
        ];
        text.push_str(&format!(" ({})", listed(counts).join(", ")));
    }
    let left_out = beside(record);
    if !left_out.is_empty() {
        text.push_str(&format!("; left out: {left_out}"));
    }
    text.extend(it.median_days_late.map(|median| format!("; late by {} (median)", days(median))));
    text
}

/// Claims, open ones, and how many are in no track record.
pub(super) fn claims(line: &SpeakerLine, left_out: &LeftOut) -> String {
    let mut text = format!("{}, {} open", line.claims, line.open);
    let reasons = listed([
        (left_out.repeats, "said again"),
        (left_out.wholes, "in parts (the parts count)"),
        (left_out.retracted, "from a retracted source"),
    ]);
    if !reasons.is_empty() && !line.profile.unnamed {
        text.push_str(&format!("; in no record: {}", reasons.join(", ")));
    }
    text
}

/// Other names, those that were merged marked.
pub(super) fn other_names(profile: &Profile) -> String {
    let names = profile.other_names().into_iter().map(|name| {
        let is_merged = profile.merged.iter().any(|merged| merged == name);
        if is_merged { format!("{name} (merged)") } else { name.to_owned() }
    });
    names.collect::<Vec<_>>().join(", ")
}

/// A role with the days on which claims were made in it.
pub(super) fn role(span: &RoleSpan) -> String {
    let days = if span.from == span.to { span.from.to_string() } else { format!("{} to {}", span.from, span.to) };
    format!("{}, {days}, {}", span.role, counted(span.claims, "claim"))
}

/// The source that an unnamed speaker belongs to: its number and what names it.
pub(super) fn home(profile: &Profile) -> String {
    let Some(source) = &profile.source else { return "no source".to_owned() };
    let names = [&source.publisher, &source.title, &source.url];
    let name = names.into_iter().flatten().next().map_or(source.key.as_str(), String::as_str);
    match source.id {
        Some(id) => format!("source {id}, {name}"),
        None => name.to_owned(),
    }
}

/// What stands below the table of speakers.
pub(super) fn footer(page: &SpeakersPage) -> Vec<String> {
    let named = page.named().count() as u64;
    if page.is_filtered {
        return vec![format!("{named} of {}", counted(page.all, "speaker")), "all: onrecord speakers".to_owned()];
    }
    let mut parts = vec![counted(named, "speaker")];
    parts.extend((named > 0).then(|| "one in full: onrecord speaker NAME".to_owned()));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Kind, Strength};
    use crate::render::records::percent;
    use crate::report::Record;

    fn of(kind: Kind, strength: Strength, record: Record) -> KindRecord {
        KindRecord { kind, strength, record, median_days_late: None }
    }

    #[test]
    fn a_record_stands_beside_what_it_leaves_out() {
        let record = Record { fulfilled_on_time: 2, fulfilled_late: 1, unfulfilled: 2, open: 4, ..Record::default() };
        let late = KindRecord { median_days_late: Some(2.5), ..of(Kind::Promise, Strength::Firm, record) };
        assert_eq!(
            in_full(&late),
            "promises: kept 3 of 5 judged (2 on time, 1 late, 2 broken); left out: 4 open; late by 2.5 days (median)"
        );
        let open = Record { open: 1, without_condition: 1, ..Record::default() };
        assert_eq!(
            in_full(&of(Kind::Threat, Strength::Hedged, open)),
            "hedged threats: none judged; left out: 1 open, 1 without its condition"
        );
    }

    #[test]
    fn a_share_has_its_interval_from_ten_judged_on() {
        let record = |kept| Record { fulfilled_on_time: kept, unfulfilled: 3, ..Record::default() };
        assert_eq!(
            in_full(&of(Kind::Demand, Strength::Firm, record(7))),
            "demands: met 7 of 10 judged, 70 % (40–89 %) (7 on time, 3 not met)"
        );
        assert!(!in_full(&of(Kind::Demand, Strength::Firm, record(6))).contains('%'));
        assert_eq!([0.0, 0.001, 0.996, 1.0].map(percent), ["0", "<1", ">99", "100"]);
    }
}
