//! `onrecord import`: the lines of another ledger, or claims as rows of a spreadsheet or as objects.
//!
//! `ledger` takes lines, which are events and stay what they are. `rows` takes claims from elsewhere:
//! `lines` and `records` cut the file up, `table`, `objects` and `articles` say which cell is what, `row` makes a
//! claim of it, `recording` puts it on record.

mod articles;
mod columns;
mod dates;
mod difference;
mod ledger;
mod lines;
mod objects;
mod outcome;
mod recording;
mod records;
mod report;
mod row;
mod rows;
mod table;

#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::{BufRead, BufReader, Read};

use clap::Args;

use super::Format;
use super::desk::Desk;
use super::failure::Failure;
use super::file_form::Form;
use articles::Articles;
pub(crate) use articles::names_nobody;
use objects::Objects;
use table::Table;

/// What is read: a file, or standard input.
type Input = Box<dyn BufRead + Send>;

/// Take in claims from a spreadsheet (CSV), or another ledger's events: the union of both
#[derive(Args)]
#[command(before_help = "Example: onrecord import pledges.csv --map \"Engagement=statement\"")]
pub(crate) struct Import {
    /// A file, or - for standard input
    #[arg(default_value = "-", value_name = "FILE|-")]
    file: String,
    /// The form: jsonl or csv; else from the file's ending, else jsonl
    #[arg(long = "as", value_name = "FORM")]
    form: Option<String>,
    /// A column of the file and what it is here: "Engagement=statement"; may be repeated
    #[arg(long, value_name = "THEIRS=OURS")]
    map: Vec<String>,
}

impl Import {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        let form = Form::of(self.form.as_deref(), &self.file)?;
        let format = desk.format(&[Format::Table, Format::Json])?;
        desk.refuse_past()?;
        if let (Form::Jsonl, Some(map)) = (form, self.map.first()) {
            return Err(Failure::misuse(
                format!("--map {map:?} names a column: lines of JSON have none"),
                format!("onrecord import {} --as csv --map {map:?}", self.file),
            ));
        }
        let name = if self.file == "-" { "standard input" } else { &self.file };
        let input = self.open(name)?;
        match form {
            Form::Csv => {
                let table = Table::open(input, name, &self.map)?;
                for remark in table.remarks() {
                    desk.ui.say(remark);
                }
                rows::take_in(desk, name, format, table)
            }
            Form::Jsonl => match objects::sniff(input).map_err(|error| Failure::of_file(name, &error))? {
                objects::Found::Claims(input) => rows::take_in(desk, name, format, Objects::new(input)),
                objects::Found::Articles(input) => rows::take_in(desk, name, format, Articles::new(input)),
                objects::Found::Ledger(input) => ledger::take_in(desk, name, format, input),
            },
        }
    }

    fn open(&self, name: &str) -> Result<Input, Failure> {
        let of_file = |error: std::io::Error| Failure::of_file(name, &error);
        let mut input: Input = if self.file == "-" {
            Box::new(BufReader::new(std::io::stdin()))
        } else {
            Box::new(BufReader::with_capacity(1 << 16, File::open(&self.file).map_err(of_file)?))
        };
        let mut first = Vec::new();
        Read::take(&mut input, 16).read_to_end(&mut first).map_err(of_file)?;
        if first.starts_with(b"SQLite format 3") {
            let hint = format!("onrecord --db {} export ledger.jsonl, then: onrecord import ledger.jsonl", self.file);
            return Err(Failure::misuse(format!("{name} is a database, not the lines of one"), hint));
        }
        Ok(Box::new(BufReader::new(std::io::Cursor::new(first).chain(input))))
    }
}
