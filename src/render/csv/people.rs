//! Speakers as CSV, one a row. Track records in figures are those of `report`; here they stand in words.

use super::{lent, owned, written};
use crate::render::people::{home, in_short};
use crate::report::{SpeakerLine, SpeakersPage};
use std::borrow::Cow;

const COLUMNS: [&str; 11] =
    ["id", "name", "unnamed", "source", "group", "role", "same_as", "aliases", "claims", "open", "record"];

/// Returns speakers as CSV with a heading, one a row; those without a name last.
#[must_use]
pub fn speakers(page: &SpeakersPage) -> String {
    written(&COLUMNS, page.lines.iter().map(cells))
}

fn cells(line: &SpeakerLine) -> [Cow<'_, str>; 11] {
    let profile = &line.profile;
    let record = if profile.unnamed { String::new() } else { in_short(line) };
    [
        owned(Some(profile.id)),
        lent(Some(&profile.name)),
        lent(Some(if profile.unnamed { "true" } else { "false" })),
        owned(profile.unnamed.then(|| home(profile))),
        lent(profile.group.as_deref()),
        lent(profile.role.as_deref()),
        lent(profile.same_as.as_deref()),
        Cow::Owned(profile.other_names().join(";")),
        owned(Some(line.claims)),
        owned(Some(line.open)),
        Cow::Owned(record),
    ]
}
