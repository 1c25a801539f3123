//! The lines of another ledger: its events, taken in as they are.

use std::io::{BufRead, BufReader, Read};

use serde::Serialize;

use super::Input;
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::cli::{Format, ui};
use crate::render::json;
use crate::store::{Filter, Sort};

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

/// Takes in all events and says what became of them.
pub(super) fn take_in(desk: &Desk, file: &str, format: Format, mut input: Input) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(|error| Failure::of_file(file, &error))?;
    let (imported, disputed) = desk.write(|writing| {
        let mut lines: Box<dyn BufRead> = Box::new(BufReader::new(bytes.as_slice()));
        let imported = writing.import(lines.as_mut())?;
        if let (0, 0, 0, Some(first)) =
            (imported.added, imported.already_there, imported.texts, imported.refused.first())
        {
            let message = format!("{file}: line {}, {}: {}; nothing was taken in", first.line, first.field, first.why);
            return Err(Failure::missing(message, way_out(&bytes)));
        }
        writing.settle()?;
        let disputed = Filter { disputed: true, sort: Sort::Id, ..Filter::default() };
        Ok((imported, writing.ledger().list(&disputed, desk.view())?))
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
        let message = format!("{file}: line {}, {}: {}", refused.line, refused.field, refused.why);
        ui::complain(&message, &[]);
    }
    if imported.refused.is_empty() { Ok(()) } else { Err(Failure::partly()) }
}

/// What may have been meant by a file without any line of a ledger.
fn way_out(bytes: &[u8]) -> &'static str {
    let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let first = String::from_utf8_lossy(first).to_lowercase();
    if first.contains("statement") && !first.contains('{') {
        "if it is a spreadsheet: onrecord import FILE --as csv"
    } else {
        "import takes the lines that export writes: onrecord export ledger.jsonl"
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
