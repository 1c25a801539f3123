//! `onrecord export`: the whole ledger as lines of JSON, or claims as a spreadsheet.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;

use clap::Args;

use super::Format;
use super::desk::Desk;
use super::failure::Failure;
use super::file_form::Form;
use super::filter::Filters;
use super::progress::Progress;
use crate::render::csv;
use crate::store::{ExportError, Filter, Ledger, Sort};

/// Write the whole ledger as lines of JSON, lossless; or claims as a spreadsheet (CSV)
#[derive(Args)]
#[command(before_help = "Example: onrecord export claims.csv")]
pub(crate) struct Export {
    /// A file, or - for standard output
    #[arg(default_value = "-", value_name = "FILE|-")]
    file: String,
    /// The form: jsonl or csv; else from the file's ending, else jsonl
    #[arg(long = "as", value_name = "FORM")]
    form: Option<String>,
    #[command(flatten)]
    filters: Filters,
}

impl Export {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        let form = Form::of(self.form.as_deref(), &self.file)?;
        desk.format(&[Format::Table, Format::Json, Format::Jsonl, Format::Csv])?;
        let ledger = match form {
            Form::Jsonl if !self.filters.is_plain() => {
                return Err(Failure::misuse(
                    "an export of lines is of the whole ledger",
                    "leave the filter out, or export a spreadsheet: --as csv",
                ));
            }
            Form::Jsonl if !desk.past.is_present() => {
                return Err(Failure::misuse(
                    "an export of lines is of the whole ledger as it is",
                    "leave --as-of and --known out, or export a spreadsheet: --as csv",
                ));
            }
            Form::Jsonl => desk.present()?,
            Form::Csv => desk.ledger()?,
        };
        let wanted = Filter { sort: Sort::Id, ..Filter::on_the_books() };
        let wanted = self.filters.filter(desk, &ledger, wanted)?;
        let lines = if form == Form::Jsonl { ledger.count_events()? } else { ledger.count(&wanted, desk.view())? };
        let write = |out: &mut dyn Write| match form {
            Form::Jsonl => Ok(ledger.export(out)?),
            Form::Csv => Ok(write_rows(&ledger, &wanted, desk, out)?),
        };
        if self.file == "-" {
            return write(&mut BufWriter::new(std::io::stdout().lock()));
        }
        if desk.is_dry_run() {
            write(&mut std::io::sink())?;
            desk.ui.say("dry run: nothing was written");
            return Ok(());
        }
        check_target(&self.file, form, desk)?;
        let progress = Progress::of(&desk.ui, "export");
        write_whole(&self.file, |out| write(&mut progress.lines(out, lines)))?;
        drop(progress);
        desk.ui.say(&format!("written: {}", self.file));
        Ok(())
    }
}

/// Writes a heading and a row for each claim, one by one, so that a large ledger is never held whole.
fn write_rows(ledger: &Ledger, wanted: &Filter, desk: &Desk, out: &mut dyn Write) -> Result<(), ExportError> {
    out.write_all(csv::heading().as_bytes())?;
    for id in ledger.ids(wanted, desk.view())? {
        out.write_all(csv::claim(&ledger.claim(id)?, desk.view()).as_bytes())?;
    }
    Ok(out.flush()?)
}

/// Refuses to write over the ledger, or over a file that is no earlier export of the same form.
fn check_target(path: &str, form: Form, desk: &Desk) -> Result<(), Failure> {
    let ending = match form {
        Form::Jsonl => "jsonl",
        Form::Csv => "csv",
    };
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    let is_ledger = real(Path::new(path)).is_some_and(|target| Some(target) == real(desk.ledger_path()));
    if is_ledger {
        let hint = format!("onrecord export ledger.{ending}");
        return Err(Failure::misuse(format!("{path} is the ledger itself"), hint));
    }
    if is_other_file(path, form) {
        return Err(Failure::misuse(
            format!("{path} is there already and is no export"),
            format!("onrecord export ANOTHER-NAME.{ending}"),
        ));
    }
    Ok(())
}

/// Whether a file with something in it is there that no export of this form begins like.
fn is_other_file(path: &str, form: Form) -> bool {
    const LONGEST: u64 = 1024;
    if !Path::new(path).is_file() {
        return false;
    }
    let Ok(file) = File::open(path) else { return false };
    let mut first = Vec::new();
    let read = BufReader::new(std::io::Read::take(file, LONGEST)).read_until(b'\n', &mut first);
    let is_export = match form {
        Form::Jsonl => first.starts_with(b"{\"onrecord\""),
        Form::Csv => first == csv::heading().as_bytes(),
    };
    read.is_ok_and(|read| read > 0) && !is_export
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
