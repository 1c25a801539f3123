//! Speakers as a pipe table.

use super::written;
use crate::render::people::{home, in_short};
use crate::render::words::NOTHING;
use crate::report::SpeakersPage;

/// Returns speakers as a table, one a row; those without a name last, with their source.
#[must_use]
pub fn speakers(page: &SpeakersPage) -> String {
    let heads = ["Name", "Group", "Role now", "Claims", "Open", "Record, of judged"];
    let some = |word: &Option<String>| word.clone().unwrap_or_else(|| NOTHING.to_owned());
    let rows = page.lines.iter().map(|line| {
        let profile = &line.profile;
        let (name, record) = match profile.unnamed {
            true => (format!("{} (unnamed, {})", profile.name, home(profile)), NOTHING.to_owned()),
            false => (profile.name.clone(), in_short(line)),
        };
        [name, some(&profile.group), some(&profile.role), line.claims.to_string(), line.open.to_string(), record]
    });
    written(heads, rows)
}
