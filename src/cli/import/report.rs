//! What an import of claims came to: one line, or JSON, on stdout; refused rows and remarks on stderr.

use std::collections::BTreeMap;

use serde::Serialize;

use super::columns::{Column, Refused};
use super::row::Oddity;
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::cli::{Format, ui};
use crate::render::json;
use crate::render::sanitize::shown;

/// So many refused rows, and so many that differ, are named on stderr.
const NAMED: usize = 20;

/// So many refused rows are named in the one line.
const NAMED_IN_LINE: usize = 3;

/// So many new speakers are named.
const SPEAKERS_NAMED: usize = 5;

/// What became of the rows.
#[derive(Debug, Default)]
pub(super) struct Report {
    /// The numbers of the claims that were recorded.
    pub(super) claims: Vec<i64>,
    pub(super) already_there: usize,
    /// Articles that were recorded.
    pub(super) sources: usize,
    /// Statements of articles that nobody could check later; `None` where no articles were read.
    pub(super) left_out: Option<usize>,
    /// Of those, how many are off the books.
    pub(super) dropped: usize,
    pub(super) refused: Vec<Refused>,
    pub(super) new_speakers: Vec<String>,
    /// Names as typed, and whom they stand for.
    pub(super) meant: BTreeMap<String, String>,
    pub(super) oddities: BTreeMap<Oddity, usize>,
    /// Rows that differ from the claim that is there.
    differing: Vec<String>,
    differing_beyond: usize,
}

#[derive(Serialize)]
struct ReportForm<'a> {
    added: usize,
    already_there: usize,
    refused: Vec<RefusedForm<'a>>,
    claims: &'a [i64],
    #[serde(skip_serializing_if = "Option::is_none")]
    sources: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_trackable: Option<usize>,
}

#[derive(Serialize)]
struct RefusedForm<'a> {
    line: usize,
    field: &'a str,
    why: &'a str,
}

impl Report {
    /// What a file comes to in which every row is refused.
    pub(super) fn of_refused(refused: Vec<Refused>) -> Report {
        Report { refused, ..Report::default() }
    }

    /// Notes that a row says something else than the claim that is there.
    pub(super) fn differ(&mut self, line: usize, id: i64, columns: &[Column]) {
        if self.differing.len() >= NAMED {
            self.differing_beyond += 1;
            return;
        }
        let names = columns.iter().map(|column| column.name()).collect::<Vec<_>>().join(", ");
        let way = match columns {
            [Column::Status] => format!("onrecord mark {id} OUTCOME"),
            _ => format!("onrecord edit {id} changes it"),
        };
        self.differing.push(format!("line {line}: claim {id} is there already with another {names}: {way}"));
    }

    /// Prints it, and ends with the status of an import that took in part when a row was refused.
    pub(super) fn print(&self, desk: &Desk, file: &str, format: Format) -> Result<(), Failure> {
        for remark in self.remarks() {
            desk.ui.say(&remark);
        }
        let line = |refused: &Refused| format!("line {}, {}: {}", refused.line, refused.field, refused.why);
        match format {
            Format::Json => desk.ui.out(&self.as_json())?,
            _ => desk.ui.out(&(shown(&self.as_text(line)).into_owned() + "\n"))?,
        }
        for refused in self.refused.iter().take(NAMED) {
            ui::complain(&format!("{file}: {}", line(refused)), &[]);
        }
        if let Some(more) = self.refused.len().checked_sub(NAMED + 1) {
            ui::complain(&format!("{file}: {} more refused", more + 1), &[]);
        }
        if self.refused.is_empty() { Ok(()) } else { Err(Failure::partly()) }
    }

    fn as_text(&self, line: impl Fn(&Refused) -> String) -> String {
        let mut text = format!("added {}, already there {}", self.claims.len(), self.already_there);
        text += &format!(", refused {}", self.refused.len());
        if !self.refused.is_empty() {
            let mut named: Vec<String> = self.refused.iter().take(NAMED_IN_LINE).map(line).collect();
            if let Some(more) = self.refused.len().checked_sub(NAMED_IN_LINE + 1) {
                named.push(format!("{} more", more + 1));
            }
            text += &format!(" ({})", named.join("; "));
        }
        if let Some(left_out) = self.left_out {
            text += &format!("; new sources {}, left out {left_out} (not trackable)", self.sources);
        }
        text
    }

    fn as_json(&self) -> String {
        let refused = self.refused.iter();
        let form = ReportForm {
            added: self.claims.len(),
            already_there: self.already_there,
            refused: refused.map(|row| RefusedForm { line: row.line, field: row.field, why: &row.why }).collect(),
            claims: &self.claims,
            sources: self.left_out.map(|_| self.sources),
            not_trackable: self.left_out,
        };
        json::encoded(&form) + "\n"
    }

    fn remarks(&self) -> Vec<String> {
        let mut remarks: Vec<String> = self.meant.iter().map(|(name, known)| format!("{name} -> {known}")).collect();
        beyond(&mut remarks, "names");
        match self.new_speakers.as_slice() {
            [] => {}
            [one] => remarks.push(format!("new speaker: {one}")),
            several => {
                let named = several.iter().take(SPEAKERS_NAMED).cloned().collect::<Vec<_>>().join(", ");
                let more = several.len().saturating_sub(SPEAKERS_NAMED);
                let more = if more > 0 { format!(" and {more} more") } else { String::new() };
                remarks.push(format!("{} new speakers: {named}{more}", several.len()));
            }
        }
        remarks.extend(self.differing.iter().cloned());
        if self.differing_beyond > 0 {
            remarks.push(format!("{} more rows differ from the claims that are there", self.differing_beyond));
        }
        if self.dropped > 0 {
            remarks.push(format!("{}: dropped before, and they stay dropped", rows(self.dropped)));
        }
        for (oddity, count) in &self.oddities {
            remarks.push(match oddity {
                Oddity::SourceWithoutAddress => {
                    format!("{}: the source is left out, as nothing says at what address it stands", rows(*count))
                }
                Oddity::Inherited => {
                    format!("{}: closed with another claim, not by itself: taken in as open", rows(*count))
                }
                Oddity::Notes => format!("{}: notes are left out", rows(*count)),
                Oddity::AlsoIn => format!("{}: other sources of the same words are left out", rows(*count)),
                Oddity::Links => format!("{}: links to other claims are left out", rows(*count)),
                Oddity::Early => format!("{}: unfulfilled before the window closed, taken as it is", rows(*count)),
            });
        }
        remarks
    }
}

fn rows(count: usize) -> String {
    if count == 1 { "1 row".to_owned() } else { format!("{count} rows") }
}

/// Cuts a long list of remarks and says how many more there were.
fn beyond(remarks: &mut Vec<String>, what: &str) {
    let more = remarks.len().saturating_sub(NAMED);
    remarks.truncate(NAMED);
    if more > 0 {
        remarks.push(format!("{more} more {what}"));
    }
}
