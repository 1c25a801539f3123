//! Who is on record, and what their claims came to. Kinds are never added together, nor firm and hedged
//! claims; a speaker without a name has no track record.

use std::collections::{BTreeMap, HashMap};

use super::count::Count;
use super::{End, LeftOut, Record};
use crate::claim::speaker::name_key;
use crate::claim::{Claim, Kind, Profile, Status, Strength, View};
use crate::deadline::Said;

/// What became of claims of one kind and strength.
#[derive(Clone, Debug, PartialEq)]
pub struct KindRecord {
    /// What the speaker does with the words.
    pub kind: Kind,
    /// How sure the words are.
    pub strength: Strength,
    /// What became of the claims.
    pub record: Record,
    /// The median of the days by which the late ones were late; `None` when none was.
    pub median_days_late: Option<f64>,
}

/// Claims of one speaker that came to the same end.
#[derive(Clone, Copy, Debug)]
pub struct SpeakerEnd {
    /// The local number of the speaker.
    pub speaker_id: i64,
    /// What the speaker does with the words.
    pub kind: Kind,
    /// How sure the words are.
    pub strength: Strength,
    /// What they came to.
    pub end: End,
    /// Whether they count in track records.
    pub counts: bool,
    /// How many.
    pub claims: u64,
}

/// One speaker with what became of the claims.
#[derive(Clone, Debug, PartialEq)]
pub struct SpeakerLine {
    /// Who it is.
    pub profile: Profile,
    /// Claims on the books.
    pub claims: u64,
    /// How many of them are open.
    pub open: u64,
    /// By kind, firm before hedged; empty for a speaker without a name.
    pub records: Vec<KindRecord>,
}

/// Everybody who was asked for: those with a name, and apart those without.
#[derive(Clone, Debug)]
pub struct SpeakersPage<'a> {
    /// By name, those without a name last.
    pub lines: &'a [SpeakerLine],
    /// How many speakers with a name are on record.
    pub all: u64,
    /// Whether somebody asked for some speakers only.
    pub is_filtered: bool,
}

impl<'a> SpeakersPage<'a> {
    /// Those with a name.
    pub fn named(&self) -> impl Iterator<Item = &'a SpeakerLine> + use<'a> {
        self.lines.iter().filter(|line| !line.profile.unnamed)
    }

    /// Those without.
    pub fn unnamed(&self) -> impl Iterator<Item = &'a SpeakerLine> + use<'a> {
        self.lines.iter().filter(|line| line.profile.unnamed)
    }
}

/// A role in which claims were made, and when the first and the last of them were said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleSpan {
    /// The role as it was then.
    pub role: String,
    /// When the first of them was said.
    pub from: Said,
    /// When the last of them was said.
    pub to: Said,
    /// How many claims.
    pub claims: u64,
}

/// One speaker whole.
#[derive(Clone, Debug)]
pub struct SpeakerPage<'a> {
    /// Who it is, and the track record.
    pub line: &'a SpeakerLine,
    /// All claims on the books: the next check first, closed ones last.
    pub claims: &'a [Claim],
    /// Whether closed claims are shown too.
    pub is_all: bool,
    /// From where stages are seen.
    pub view: View,
}

impl SpeakerPage<'_> {
    /// The roles that the claims were made in, in the order in which they come up.
    #[must_use]
    pub fn roles(&self) -> Vec<RoleSpan> {
        let mut spans: Vec<RoleSpan> = Vec::new();
        for claim in self.claims {
            let (Some(role), said) = (&claim.entry.role, claim.entry.said_on) else { continue };
            match spans.iter_mut().find(|span| span.role == *role) {
                Some(span) => {
                    span.claims += 1;
                    if said.first_day() < span.from.first_day() {
                        span.from = said;
                    }
                    if said.last_day() > span.to.last_day() {
                        span.to = said;
                    }
                }
                None => spans.push(RoleSpan { role: role.clone(), from: said, to: said, claims: 1 }),
            }
        }
        spans.sort_by_key(|span| (span.from.first_day(), span.to.last_day()));
        spans
    }

    /// The claims that are in no track record.
    #[must_use]
    pub fn left_out(&self) -> LeftOut {
        let mut left_out = LeftOut::default();
        for claim in self.claims {
            if claim.follows().is_some() {
                left_out.repeats += 1;
            } else if claim.parts.is_some() {
                left_out.wholes += 1;
            } else if claim.is_retracted() {
                left_out.retracted += 1;
            }
        }
        left_out
    }
}

/// Puts speakers together with what their claims came to: by name, those without a name last.
#[must_use]
pub fn speaker_lines(profiles: Vec<Profile>, ends: impl IntoIterator<Item = SpeakerEnd>) -> Vec<SpeakerLine> {
    let mut counts: HashMap<i64, SpeakerCount> = HashMap::new();
    for end in ends {
        counts.entry(end.speaker_id).or_default().add(&end);
    }
    let mut lines: Vec<SpeakerLine> = profiles
        .into_iter()
        .map(|profile| {
            let count = counts.remove(&profile.id).unwrap_or_default();
            let (claims, open) = (count.claims, count.open);
            let records = if profile.unnamed { Vec::new() } else { count.records() };
            SpeakerLine { profile, claims, open, records }
        })
        .collect();
    lines.sort_by_cached_key(|line| {
        let profile = &line.profile;
        let source = profile.source.as_ref().and_then(|source| source.id);
        (profile.unnamed, name_key(&profile.name), profile.name.clone(), source, profile.id)
    });
    lines
}

/// All claims of a speaker, and those that count by kind and strength.
#[derive(Default)]
struct SpeakerCount {
    claims: u64,
    open: u64,
    by_kind: BTreeMap<(Kind, Strength), Count>,
}

impl SpeakerCount {
    fn add(&mut self, end: &SpeakerEnd) {
        self.claims += end.claims;
        if end.end.status == Status::Open {
            self.open += end.claims;
        }
        if end.counts {
            self.by_kind.entry((end.kind, end.strength)).or_default().add(end.end, end.claims);
        }
    }

    fn records(&self) -> Vec<KindRecord> {
        let records = self.by_kind.iter().map(|((kind, strength), count)| KindRecord {
            kind: *kind,
            strength: *strength,
            record: count.record,
            median_days_late: count.median_days_late(),
        });
        records.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::{Saying, day};

    fn profile(id: i64, name: &str, unnamed: bool) -> Profile {
        let none = || (None, None, None);
        let ((group, role, same_as), name) = (none(), name.to_owned());
        Profile { id, name, unnamed, source: None, aliases: Vec::new(), merged: Vec::new(), group, role, same_as }
    }

    fn end(speaker_id: i64, status: Status, late_days: Option<i64>, claims: u64) -> SpeakerEnd {
        let end = End { status, without_condition: false, late_days };
        SpeakerEnd { speaker_id, kind: Kind::Promise, strength: Strength::Firm, end, counts: true, claims }
    }

    #[test]
    fn kinds_and_strengths_are_never_added_together() {
        let ends = [
            end(1, Status::Fulfilled, Some(0), 3),
            end(1, Status::Unfulfilled, None, 2),
            end(1, Status::Open, None, 4),
            SpeakerEnd { strength: Strength::Hedged, ..end(1, Status::Unfulfilled, None, 1) },
            SpeakerEnd { kind: Kind::Threat, ..end(1, Status::Fulfilled, None, 1) },
            SpeakerEnd { counts: false, ..end(1, Status::Fulfilled, None, 5) },
        ];
        let lines = speaker_lines(vec![profile(1, "Ada", false)], ends);
        let line = &lines[0];
        assert_eq!((line.claims, line.open), (16, 4));
        let told: Vec<_> =
            line.records.iter().map(|it| (it.kind, it.strength, it.record.fulfilled(), it.record.judged())).collect();
        let expected = [
            (Kind::Promise, Strength::Firm, 3, 5),
            (Kind::Promise, Strength::Hedged, 0, 1),
            (Kind::Threat, Strength::Firm, 1, 1),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn speakers_come_by_name_and_those_without_one_last_and_without_a_record() {
        let profiles = vec![profile(3, "a source", true), profile(2, "ben", false), profile(1, "Ada", false)];
        let lines = speaker_lines(profiles, [end(3, Status::Fulfilled, None, 20)]);
        let names: Vec<&str> = lines.iter().map(|line| line.profile.name.as_str()).collect();
        assert_eq!(names, ["Ada", "ben", "a source"]);
        assert_eq!((lines[2].claims, lines[2].records.len()), (20, 0));
    }

    #[test]
    fn the_median_is_that_of_the_late_ones() {
        let median = |ends: &[SpeakerEnd]| {
            let lines = speaker_lines(vec![profile(1, "Ada", false)], ends.iter().copied());
            lines[0].records[0].median_days_late
        };
        let late = |days, claims| end(1, Status::Fulfilled, Some(days), claims);
        assert_eq!(median(&[late(0, 9)]), None);
        assert_eq!(median(&[late(0, 9), late(4, 1)]), Some(4.0));
        assert_eq!(median(&[late(1, 1), late(4, 1)]), Some(2.5));
        assert_eq!(median(&[late(1, 1), late(4, 1), late(90, 1)]), Some(4.0));
    }

    #[test]
    fn roles_span_the_days_on_which_they_were_held() {
        let mut claims: Vec<Claim> = (1..=4).map(|id| Saying::new(id, "x").claim()).collect();
        for (claim, (role, said)) in claims.iter_mut().zip([
            (Some("minister"), "2025-04-18"),
            (Some("senator"), "2019"),
            (Some("minister"), "2025-02"),
            (None, "2026-01-01"),
        ]) {
            claim.entry.role = role.map(str::to_owned);
            claim.entry.said_on = said.parse().expect("a day, month or year");
        }
        let lines = speaker_lines(vec![profile(1, "Ada", false)], []);
        let page = SpeakerPage { line: &lines[0], claims: &claims, is_all: false, view: View::on(day("2026-05-01")) };
        let told: Vec<String> = page
            .roles()
            .iter()
            .map(|span| format!("{} {} {} {}", span.role, span.from, span.to, span.claims))
            .collect();
        assert_eq!(told, ["senator 2019 2019 1", "minister 2025-02 2025-04-18 2"]);
        assert_eq!(page.left_out(), LeftOut::default());
    }
}
