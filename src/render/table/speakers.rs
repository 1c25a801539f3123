//! Speakers: all in a table, those without a name apart; and one in full.

use super::grid::{Fit, Grid, Lines};
use super::overview::flow;
use super::sheet::Sheet;
use super::{LINES_OF_A_CELL, WIDE_FROM, joined, list};
use crate::claim::{Claim, Status};
use crate::render::people;
use crate::render::words::{NOTHING, counted};
use crate::report::{ListPage, SpeakerLine, SpeakerPage, SpeakersPage};

/// Returns the table of speakers for a terminal of `width` columns.
#[must_use]
pub fn speakers(page: &SpeakersPage, width: usize) -> String {
    all(page, width, Lines::Most(LINES_OF_A_CELL))
}

/// Returns that table with nothing cut off, for readers that are no terminal.
#[must_use]
pub fn speakers_whole(page: &SpeakersPage, width: usize) -> String {
    all(page, width, Lines::All)
}

/// Returns one speaker for a terminal of `width` columns: names, roles, track record, claims.
#[must_use]
pub fn speaker(page: &SpeakerPage, width: usize) -> String {
    one(page, width, Lines::Most(LINES_OF_A_CELL))
}

/// Returns one speaker with nothing cut off, for readers that are no terminal.
#[must_use]
pub fn speaker_whole(page: &SpeakerPage, width: usize) -> String {
    one(page, width, Lines::All)
}

/// Returns what is known of a speaker, without the claims; what commands print that change it.
#[must_use]
pub fn speaker_head(page: &SpeakerPage) -> String {
    joined(&head(page).into_lines())
}

fn all(page: &SpeakersPage, width: usize, lines: Lines) -> String {
    let mut text = Vec::new();
    if page.named().next().is_some() {
        text = named(page, width).lay_out(width, lines);
    }
    text.extend(flow(&people::footer(page), width));
    if page.unnamed().next().is_some() {
        text.push(String::new());
        text.push("Unnamed: each belongs to its source and has no track record".to_owned());
        text.extend(unnamed(page).lay_out(width, lines));
    }
    joined(&text)
}

fn named(page: &SpeakersPage, width: usize) -> Grid {
    // A column in which nobody has anything takes no room.
    let some = |has: fn(&SpeakerLine) -> bool| width >= WIDE_FROM && page.named().any(has);
    let has_groups = some(|line| line.profile.group.is_some());
    let has_roles = some(|line| line.profile.role.is_some());
    let mut columns = vec![("NAME", Fit::Cut(0))];
    columns.extend(has_groups.then_some(("GROUP", Fit::Cut(0))));
    columns.extend(has_roles.then_some(("ROLE NOW", Fit::Cut(0))));
    columns.extend([("CLAIMS", Fit::Number), ("OPEN", Fit::Number), ("RECORD, OF JUDGED", Fit::Rest)]);
    let mut grid = Grid::new(columns);
    for line in page.named() {
        let word = |word: &Option<String>| word.as_deref().unwrap_or(NOTHING).to_owned();
        let mut cells = vec![line.profile.name.clone()];
        cells.extend(has_groups.then(|| word(&line.profile.group)));
        cells.extend(has_roles.then(|| word(&line.profile.role)));
        cells.extend([line.claims.to_string(), line.open.to_string(), people::in_short(line)]);
        grid.add(cells.into_iter().map(|cell| vec![cell]));
    }
    grid
}

fn unnamed(page: &SpeakersPage) -> Grid {
    let columns =
        vec![("WORDS", Fit::Cut(0)), ("CLAIMS", Fit::Number), ("OPEN", Fit::Number), ("BELONGS TO", Fit::Rest)];
    let mut grid = Grid::new(columns);
    for SpeakerLine { profile, claims, open, .. } in page.unnamed() {
        let cells = [profile.name.clone(), claims.to_string(), open.to_string(), people::home(profile)];
        grid.add(cells.map(|cell| vec![cell]));
    }
    grid
}

fn one(page: &SpeakerPage, width: usize, lines: Lines) -> String {
    let mut sheet = head(page);
    let open = page.claims.iter().filter(|claim| claim.status == Status::Open);
    let shown_claims: Vec<_> = if page.is_all { page.claims.to_vec() } else { open.cloned().collect() };
    if !shown_claims.is_empty() {
        sheet.append([String::new()]);
        sheet.append(list::rows(&rows_of(page, &shown_claims), width, lines));
    }
    let hidden = page.claims.len().saturating_sub(shown_claims.len()) as u64;
    if hidden > 0 {
        let more = format!("{} closed, with them: --all", counted(hidden, "claim"));
        sheet.append([more]);
    }
    joined(&sheet.into_lines())
}

fn rows_of<'a>(page: &SpeakerPage, claims: &'a [Claim]) -> ListPage<'a> {
    let shown_of = claims.len() as u64;
    ListPage { claims, view: page.view, open: page.line.open, all: page.line.claims, shown_of, is_filtered: true }
}

fn head(page: &SpeakerPage) -> Sheet {
    let profile = &page.line.profile;
    let mut sheet = Sheet::default();
    sheet.put("speaker", &profile.name);
    sheet.put_some("also", Some(people::other_names(profile)).as_deref().filter(|names| !names.is_empty()));
    sheet.put_some("group", profile.group.as_deref());
    sheet.put_some("role now", profile.role.as_deref());
    sheet.put_all("spoke as", page.roles().iter().map(people::role));
    sheet.put_some("same as", profile.same_as.as_deref());
    sheet.put("claims", &people::claims(page.line, &page.left_out()));
    if profile.unnamed {
        sheet.put("belongs to", &people::home(profile));
        sheet.put("record", "none: the source names nobody, so nobody can be held to it");
    } else {
        sheet.put_all("record", page.line.records.iter().map(people::in_full));
    }
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::{Kind, Profile, Strength};
    use crate::report::{KindRecord, Record};

    fn line(id: i64, name: &str, unnamed: bool) -> SpeakerLine {
        let (aliases, merged) = (Vec::new(), Vec::new());
        let (group, role) = (Some("Reds".to_owned()).filter(|_| id == 1), None);
        let profile =
            Profile { id, name: name.to_owned(), unnamed, source: None, aliases, merged, group, role, same_as: None };
        let record = Record { fulfilled_on_time: 3, unfulfilled: 2, open: 1, ..Record::default() };
        let kinds =
            [(Kind::Promise, Strength::Firm), (Kind::Promise, Strength::Hedged), (Kind::Threat, Strength::Firm)];
        let records = kinds.map(|(kind, strength)| KindRecord { kind, strength, record, median_days_late: None });
        SpeakerLine { profile, claims: 18, open: 3, records: if unnamed { Vec::new() } else { records.to_vec() } }
    }

    #[test]
    fn a_wider_table_has_more_columns_and_none_that_is_empty() {
        let lines = [line(1, "Ada Rossi", false), line(2, "Ben \u{1b}[31m", false), line(3, "officials", true)];
        let page = SpeakersPage { lines: &lines, all: 2, is_filtered: false };
        let narrow = "\
NAME            CLAIMS  OPEN  RECORD, OF JUDGED
Ada Rossi           18     3  promises kept 3 of 5; hedged promises kept 3 of 5;
                              threats carried out 3 of 5
Ben \\u{1b}[31m      18     3  promises kept 3 of 5; hedged promises kept 3 of 5;
                              threats carried out 3 of 5
2 speakers · one in full: onrecord speaker NAME

Unnamed: each belongs to its source and has no track record
WORDS      CLAIMS  OPEN  BELONGS TO
officials      18     3  no source
";
        assert_eq!(speakers(&page, 80), narrow);
        let heads = |width| speakers(&page, width).lines().next().map(str::to_owned).unwrap_or_default();
        assert_eq!(
            heads(120).split_whitespace().collect::<Vec<_>>().join(" "),
            "NAME GROUP CLAIMS OPEN RECORD, OF JUDGED"
        );
    }

    #[test]
    fn nobody_is_said_in_one_line() {
        let page = SpeakersPage { lines: &[], all: 0, is_filtered: false };
        assert_eq!(speakers(&page, 80), "0 speakers\n");
        let page = SpeakersPage { all: 4, is_filtered: true, ..page };
        assert_eq!(speakers_whole(&page, 80), "0 of 4 speakers · all: onrecord speakers\n");
    }
}
