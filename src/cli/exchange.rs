//! `onrecord export` and `onrecord import`: the whole ledger as lines of JSON, and the union of two.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use clap::Args;
use serde::Serialize;

use super::desk::Desk;
use super::failure::Failure;
use super::progress::Progress;
use super::{Format, ui};
use crate::render::json;
use crate::store::{Filter, Sort};

/// Write the whole ledger as lines of JSON: lossless, in the order recorded
#[derive(Args)]
#[command(before_help = "Example: onrecord export ledger.jsonl")]
pub(crate) struct Export {
    /// A file, or - for standard output
    #[arg(default_value = "-", value_name = "FILE|-")]
    file: String,
    /// The form: jsonl; else from the file's ending
    #[arg(long = "as", value_name = "FORM")]
    form: Option<String>,
}

/// Take in another ledger's events: the union of both
#[derive(Args)]
#[command(before_help = "Example: onrecord import ledger.jsonl")]
pub(crate) struct Import {
    /// A file, or - for standard input
    #[arg(default_value = "-", value_name = "FILE|-")]
    file: String,
    /// The form: jsonl; else from the file's ending
    #[arg(long = "as", value_name = "FORM")]
    form: Option<String>,
}

impl Export {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        check_form(self.form.as_deref(), &self.file)?;
        desk.format(&[Format::Table, Format::Json, Format::Jsonl])?;
        if !desk.past.is_present() {
            return Err(Failure::misuse("an export is of the whole ledger as it is", "leave --as-of and --known out"));
        }
        let ledger = desk.present()?;
        if self.file == "-" {
            let mut out = BufWriter::new(std::io::stdout().lock());
            return Ok(ledger.export(&mut out)?);
        }
        if desk.is_dry_run() {
            ledger.export(&mut std::io::sink())?;
            desk.ui.say("dry run: nothing was written");
            return Ok(());
        }
        check_target(&self.file, desk)?;
        let progress = Progress::of(&desk.ui, "export");
        let lines = ledger.count_events()?;
        write_whole(&self.file, |out| Ok(ledger.export(&mut progress.lines(out, lines))?))?;
        drop(progress);
        desk.ui.say(&format!("written: {}", self.file));
        Ok(())
    }
}

/// Refuses to write over the ledger, or over a file that is no earlier export.
fn check_target(path: &str, desk: &Desk) -> Result<(), Failure> {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    let is_ledger = real(Path::new(path)).is_some_and(|target| Some(target) == real(desk.ledger_path()));
    if is_ledger {
        return Err(Failure::misuse(format!("{path} is the ledger itself"), "onrecord export ledger.jsonl"));
    }
    let mut head = [0; 11];
    let is_other = Path::new(path).is_file()
        && File::open(path).and_then(|mut file| std::io::Read::read(&mut file, &mut head)).is_ok_and(|read| read > 0)
        && !head.starts_with(b"{\"onrecord\"");
    if is_other {
        return Err(Failure::misuse(
            format!("{path} is there already and is no export"),
            "onrecord export ANOTHER-NAME.jsonl",
        ));
    }
    Ok(())
}

/// Writes a file beside its place and moves it there once it is whole, so that a failure leaves what was
/// there before.
fn write_whole(path: &str, write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>) -> Result<(), Failure> {
    let of_file = |error: &std::io::Error| Failure::of_file(path, error);
    if Path::new(path).exists() && !Path::new(path).is_file() {
        let mut out = File::create(path).map_err(|error| of_file(&error))?; // a pipe or a device
        return write(&mut out);
    }
    let beside = format!("{path}.part-{}", std::process::id());
    let file = File::create(&beside).map_err(|error| of_file(&error))?;
    let mut out = BufWriter::new(file);
    let written = write(&mut out).and_then(|()| {
        let file = out.into_inner().map_err(|error| of_file(error.error()))?;
        file.sync_all().map_err(|error| of_file(&error))?;
        std::fs::rename(&beside, path).map_err(|error| of_file(&error))
    });
    if written.is_err() {
        let _ = std::fs::remove_file(&beside); // it was never the file that was asked for
    }
    written
}

/// What an import did, as JSON.
#[derive(Serialize)]
struct Report<'a> {
    added: usize,
    already_there: usize,
    refused: Vec<Refused<'a>>,
    claims: Vec<Numbers>,
}

#[derive(Serialize)]
struct Refused<'a> {
    line: usize,
    field: &'a str,
    why: &'a str,
}

#[derive(Serialize)]
struct Numbers {
    there: Option<i64>,
    here: i64,
}

impl Import {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        check_form(self.form.as_deref(), &self.file)?;
        let format = desk.format(&[Format::Table, Format::Json])?;
        let bytes = read_bytes(&self.file)?;
        if bytes.starts_with(b"SQLite format 3") {
            let hint = format!("onrecord --db {} export ledger.jsonl, then: onrecord import ledger.jsonl", self.file);
            return Err(Failure::misuse(format!("{} is a database, not the lines of one", self.file), hint));
        }
        let (imported, disputed) = desk.write(|writing| {
            let mut lines: Box<dyn BufRead> = Box::new(BufReader::new(bytes.as_slice()));
            let imported = writing.import(lines.as_mut())?;
            if let (0, 0, 0, Some(first)) =
                (imported.added, imported.already_there, imported.texts, imported.refused.first())
            {
                return Err(Failure::missing(
                    format!("{}: line {}, {}: {}; nothing was taken in", self.file, first.line, first.field, first.why),
                    "import takes the lines that export writes: onrecord export ledger.jsonl",
                ));
            }
            writing.settle()?;
            let disputed = Filter { disputed: true, sort: Sort::Id, ..Filter::default() };
            Ok((imported, writing.ledger().list(&disputed, desk.today)?))
        })?;
        for claim in &disputed {
            desk.ui.say(&format!(
                "claim {0} is disputed: two outcomes were recorded, the earlier holds: onrecord show {0}",
                claim.id
            ));
        }
        match format {
            Format::Json => desk.ui.out(&as_json(&imported))?,
            _ => desk.ui.out(&as_text(&imported))?,
        }
        for refused in imported.refused.iter().take(20) {
            let message = format!("{}: line {}, {}: {}", self.file, refused.line, refused.field, refused.why);
            ui::complain(&message, &[]);
        }
        if imported.refused.is_empty() { Ok(()) } else { Err(Failure::partly()) }
    }
}

fn read_bytes(path: &str) -> Result<Vec<u8>, Failure> {
    if path == "-" {
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut bytes)
            .map_err(|error| Failure::of_file("standard input", &error))?;
        return Ok(bytes);
    }
    std::fs::read(path).map_err(|error| Failure::of_file(path, &error))
}

fn check_form(form: Option<&str>, file: &str) -> Result<(), Failure> {
    let ending = Path::new(file).extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
    let form = form.map(str::to_lowercase).or_else(|| ending.filter(|ending| ending == "csv" || ending == "ics"));
    match form.as_deref() {
        None | Some("jsonl") => Ok(()),
        Some(other) => {
            Err(Failure::misuse(format!("--as: {other:?} is not a form that this version knows"), "--as jsonl"))
        }
    }
}

fn as_json(imported: &crate::store::Import) -> String {
    let refused = imported.refused.iter();
    let report = Report {
        added: imported.added,
        already_there: imported.already_there,
        refused: refused.map(|line| Refused { line: line.line, field: line.field, why: &line.why }).collect(),
        claims: imported.claims.iter().map(|(there, here)| Numbers { there: *there, here: *here }).collect(),
    };
    json::encoded(&report) + "\n"
}

fn as_text(imported: &crate::store::Import) -> String {
    const SHOWN: usize = 10;
    let mut text = format!(
        "events: added {}, already there {}, refused {}\n",
        imported.added,
        imported.already_there,
        imported.refused.len()
    );
    let moved: Vec<String> = imported
        .claims
        .iter()
        .filter(|(there, here)| *there != Some(*here))
        .map(|(there, here)| format!("{} -> {here}", there.map_or("?".to_owned(), |there| there.to_string())))
        .collect();
    if !imported.claims.is_empty() {
        text += &format!("claims: {} new\n", imported.claims.len());
    }
    if !moved.is_empty() {
        let more = if moved.len() > SHOWN { format!(", {} more", moved.len() - SHOWN) } else { String::new() };
        text += &format!(
            "numbers there -> here: {}{more}\n",
            moved.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ")
        );
    }
    text
}
