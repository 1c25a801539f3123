//! A spreadsheet as it was saved: its heading says which cell is what, its records become rows.

use std::io;

use super::Input;
use super::columns::{COLUMNS, Cells, Column, Refused, place_of, unguarded};
use super::records::Records;
use super::row::{Reader, Row};
use super::rows::{Item, Items};
use crate::cli::failure::Failure;
use crate::cli::nearest::{nearest, or_quoted};
use crate::render::csv::CLAIM_COLUMNS;

/// What a claim cannot do without.
const NEEDED: [Column; 3] = [Column::Speaker, Column::SaidOn, Column::Statement];

/// A spreadsheet whose heading has been understood.
pub(super) struct Table {
    records: Records<Input>,
    heading: Heading,
}

impl Table {
    /// Reads the heading. `maps` say which of their columns is which of ours.
    pub(super) fn open(input: Input, file: &str, maps: &[String]) -> Result<Table, Failure> {
        let of_file = |error: io::Error| Failure::of_file(file, &error);
        let mut records = Records::open(input).map_err(of_file)?;
        let save = "save it as CSV UTF-8";
        let first = match records.next().map_err(of_file)? {
            None => return Err(Failure::misuse(format!("{file} is empty: no heading names its columns"), save)),
            Some(Err(broken)) => {
                return Err(Failure::misuse(format!("{file}: line {}, heading: {}", broken.line, broken.why), save));
            }
            Some(Ok(first)) => first,
        };
        let names: Vec<&str> = first.cells().collect();
        if names.iter().any(|name| name.contains(['\0', '\r'])) {
            return Err(Failure::misuse(format!("{file} is not UTF-8, or its lines do not end as lines do"), save));
        }
        let heading = Heading::of(&names, file, maps)?;
        records.expect_width(names.len());
        Ok(Table { records, heading })
    }

    /// What there is to say of the heading.
    pub(super) fn remarks(&self) -> &[String] {
        &self.heading.remarks
    }
}

impl Items for Table {
    fn next(&mut self, reader: &mut Reader) -> io::Result<Option<Result<Item, Refused>>> {
        let record = match self.records.next()? {
            None => return Ok(None),
            Some(Err(broken)) => {
                return Ok(Some(Err(Refused { line: broken.line, field: "line", why: broken.why })));
            }
            Some(Ok(record)) => record,
        };
        let mut cells = Cells::new(record.line);
        for (ours, theirs) in self.heading.theirs.iter().enumerate() {
            cells.put(ours, theirs.map_or("", |theirs| unguarded(record.cell(theirs))));
        }
        let row: Result<Row, Refused> = reader.row(&cells);
        Ok(Some(row.map(|row| Item::Row(Box::new(row)))))
    }
}

/// Which of their columns is which of ours.
#[derive(Debug)]
struct Heading {
    /// For each of our columns the place of theirs.
    theirs: [Option<usize>; COLUMNS],
    remarks: Vec<String>,
}

impl Heading {
    fn of(names: &[&str], file: &str, maps: &[String]) -> Result<Heading, Failure> {
        let mut heading = Heading { theirs: [None; COLUMNS], remarks: Vec::new() };
        for map in maps {
            heading.map(names, file, map)?;
        }
        let mapped = heading.theirs;
        let mut unknown = Vec::new();
        for (theirs, name) in names.iter().enumerate().filter(|(_, name)| !name.trim().is_empty()) {
            let is_mapped = mapped.contains(&Some(theirs));
            match place_of(name).and_then(|place| heading.theirs.get_mut(place)) {
                _ if is_mapped => {}
                None => unknown.push(*name),
                Some(place @ None) => *place = Some(theirs),
                Some(_) if place_of(name).is_some_and(|place| mapped.get(place).is_some_and(Option::is_some)) => {
                    heading.remarks.push(format!("column {name:?} is passed over: --map names another one for it"));
                }
                Some(_) => {
                    let hint = format!("leave one of them out, or choose: --map \"THEIRS={}\"", name.trim());
                    return Err(Failure::misuse(format!("{file} has two columns {:?}", name.trim()), hint));
                }
            }
        }
        heading.check_needed(file, names, &unknown)?;
        heading.remark_on(&unknown);
        Ok(heading)
    }

    /// Takes in one `--map`.
    fn map(&mut self, names: &[&str], file: &str, map: &str) -> Result<(), Failure> {
        let Some((theirs, ours)) = map.rsplit_once('=') else {
            let message = format!("--map {map:?} does not say what the column is here");
            return Err(Failure::misuse(message, format!("--map \"{map}=statement\"")));
        };
        let (theirs, ours) = (theirs.trim(), ours.trim());
        let Some(place) = place_of(ours) else {
            let near = nearest(ours, CLAIM_COLUMNS.iter().copied());
            let hint = match near.as_slice() {
                [] => format!("one of {}", CLAIM_COLUMNS.join(", ")),
                [first, ..] => format!("--map \"{theirs}={first}\""),
            };
            return Err(Failure::misuse(format!("--map {map:?}: there is no column {ours:?} here"), hint));
        };
        let is_same = |name: &str| name.trim() == theirs;
        let is_alike = |name: &str| name.trim().to_lowercase() == theirs.to_lowercase();
        let found =
            names.iter().position(|name| is_same(name)).or_else(|| names.iter().position(|name| is_alike(name)));
        let Some(found) = found else {
            let near = nearest(theirs, names.iter().map(|name| name.trim()).filter(|name| !name.is_empty()));
            let hint = match near.as_slice() {
                [] => format!("its columns are {}", names.join(", ")),
                [first, ..] => format!("--map \"{first}={ours}\""),
            };
            return Err(Failure::misuse(format!("--map {map:?}: {file} has no column {theirs:?}"), hint));
        };
        match self.theirs.get_mut(place) {
            Some(place @ None) => *place = Some(found),
            _ => {
                let message = format!("--map {map:?}: another --map names a column for {ours} already");
                return Err(Failure::misuse(message, "leave one of them out"));
            }
        }
        Ok(())
    }

    fn check_needed(&self, file: &str, names: &[&str], unknown: &[&str]) -> Result<(), Failure> {
        let is_missing = |column: &&Column| self.theirs.get(**column as usize).is_none_or(Option::is_none);
        let missing: Vec<&str> = NEEDED.iter().filter(is_missing).map(|column| column.name()).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let maps = missing.iter().map(|ours| {
            let is_near = |name: &&str| !nearest(name, std::iter::once(*ours)).is_empty();
            let theirs = unknown.iter().map(|name| name.trim()).find(is_near).unwrap_or("THEIR COLUMN");
            format!("--map \"{theirs}={ours}\"")
        });
        let hint = format!("onrecord import {file} {}", maps.collect::<Vec<_>>().join(" "));
        let message = format!("{file} has no column {}: it has {}", missing.join(", "), listed(names));
        Err(Failure::misuse(message, hint))
    }

    fn remark_on(&mut self, unknown: &[&str]) {
        if unknown.is_empty() {
            return;
        }
        let said = unknown.iter().map(|name| {
            let free = CLAIM_COLUMNS.iter().zip(&self.theirs).filter(|(_, theirs)| theirs.is_none());
            let near = nearest(name, free.map(|(ours, _)| *ours));
            let meant = if near.is_empty() { String::new() } else { format!(" ({}?)", or_quoted(&near)) };
            format!("{:?}{meant}", name.trim())
        });
        let said = said.collect::<Vec<_>>().join(", ");
        self.remarks.push(format!("columns passed over: {said}; --map \"THEIRS=OURS\" takes one in"));
    }
}

/// The names of a heading, as far as anybody would read them.
fn listed(names: &[&str]) -> String {
    const READ: usize = 300;
    let all = names.join(", ");
    match all.char_indices().nth(READ) {
        Some((end, _)) => format!("{} …", all.get(..end).unwrap_or_default()),
        None => all,
    }
}
