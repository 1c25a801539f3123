//! Speakers as JSON: who they are, and a record for each kind and strength.

use serde::Serialize;

use super::forms::ClaimForm;
use super::record::RecordForm;
use super::{array, encoded, lines};
use crate::claim::{Claim, Profile, View};
use crate::report::{RoleSpan, SpeakerLine, SpeakerPage, SpeakersPage};

/// Returns speakers as one array, a speaker a line; `[]` when there are none.
#[must_use]
pub fn speakers(page: &SpeakersPage) -> String {
    array(page.lines.iter().map(row))
}

/// Returns speakers as objects, one a line.
#[must_use]
pub fn speakers_lines(page: &SpeakersPage) -> String {
    lines(page.lines.iter().map(row))
}

/// Returns one speaker with the track record and all claims on the books, as one object on one line.
#[must_use]
pub fn speaker(page: &SpeakerPage) -> String {
    let roles = page.roles();
    let whole = SpeakerWhole {
        speaker: ProfileForm { roles: Some(roles.iter().map(RoleForm::of).collect()), ..ProfileForm::of(page.line) },
        records: page.line.records.iter().map(RecordForm::of).collect(),
        claims: claims(page.claims, page.view),
    };
    encoded(&whole) + "\n"
}

/// Claims in their own form.
pub(super) fn claims(claims: &[Claim], view: View) -> Vec<ClaimForm<'_>> {
    claims.iter().map(|claim| ClaimForm::of(claim, view)).collect()
}

fn row(line: &SpeakerLine) -> String {
    encoded(&SpeakerRow { speaker: ProfileForm::of(line), records: line.records.iter().map(RecordForm::of).collect() })
}

#[derive(Serialize)]
struct SpeakerRow<'a> {
    #[serde(flatten)]
    speaker: ProfileForm<'a>,
    records: Vec<RecordForm>,
}

#[derive(Serialize)]
struct SpeakerWhole<'a> {
    speaker: ProfileForm<'a>,
    records: Vec<RecordForm>,
    claims: Vec<ClaimForm<'a>>,
}

#[derive(Serialize)]
struct ProfileForm<'a> {
    id: i64,
    name: &'a str,
    /// Every other name, merged ones among them.
    aliases: Vec<&'a str>,
    merged: &'a [String],
    group: Option<&'a str>,
    role: Option<&'a str>,
    same_as: Option<&'a str>,
    unnamed: bool,
    /// Of an unnamed speaker: the source it belongs to.
    source_id: Option<i64>,
    claims: u64,
    open: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    roles: Option<Vec<RoleForm<'a>>>,
}

#[derive(Serialize)]
struct RoleForm<'a> {
    role: &'a str,
    from: String,
    to: String,
    claims: u64,
}

impl<'a> ProfileForm<'a> {
    fn of(line: &'a SpeakerLine) -> ProfileForm<'a> {
        let Profile { id, name, unnamed, source, merged, group, role, same_as, .. } = &line.profile;
        ProfileForm {
            id: *id,
            name,
            aliases: line.profile.other_names(),
            merged,
            group: group.as_deref(),
            role: role.as_deref(),
            same_as: same_as.as_deref(),
            unnamed: *unnamed,
            source_id: source.as_ref().and_then(|source| source.id),
            claims: line.claims,
            open: line.open,
            roles: None,
        }
    }
}

impl RoleForm<'_> {
    fn of(span: &RoleSpan) -> RoleForm<'_> {
        RoleForm { role: &span.role, from: span.from.to_string(), to: span.to.to_string(), claims: span.claims }
    }
}
