//! `onrecord verify`: proves the ledger against its events.

use clap::Args;
use serde::Serialize;

use super::Format;
use super::desk::Desk;
use super::failure::Failure;
use super::progress::Progress;
use crate::render::json;
use crate::store::Verification;

/// Prove the ledger: every event hashed again, everything folded again and compared
#[derive(Args)]
#[command(before_help = "Example: onrecord verify")]
pub(crate) struct Verify {
    /// Make everything that follows from the events anew
    #[arg(long)]
    repair: bool,
}

/// What is found, as JSON.
#[derive(Serialize)]
struct Findings<'a> {
    ok: bool,
    events: usize,
    texts: usize,
    head: Option<&'a str>,
    damage: &'a [String],
    differences: &'a [String],
    repaired: bool,
}

impl Verify {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        let format = desk.format(&[Format::Table, Format::Json])?;
        if !desk.past.is_present() {
            return Err(Failure::misuse("a proof is of the ledger as it is", "onrecord verify"));
        }
        let is_repairing = self.repair && !desk.is_dry_run();
        let found = if is_repairing {
            desk.ledger_to_write()?.repair()?.found
        } else {
            let progress = Progress::of(&desk.ui, "verify");
            desk.present()?.verify_in_steps(&mut |done, all| progress.at(done, all))?
        };
        let is_sound = found.damage.is_empty() && (is_repairing || found.differences.is_empty());
        match format {
            Format::Json => desk.ui.out(&as_json(&found, is_sound, is_repairing))?,
            _ => desk.ui.out(&as_text(&found, is_repairing))?,
        }
        for line in found.damage.iter().chain(&found.differences) {
            super::ui::complain(line, &[]);
        }
        if is_sound {
            return Ok(());
        }
        let hint = if found.damage.is_empty() {
            "onrecord verify --repair"
        } else {
            "take up a backup or an export; what is damaged here cannot be made good from itself"
        };
        let count = found.damage.len() + found.differences.len();
        Err(Failure::missing(format!("{count} findings: the ledger does not prove itself"), hint))
    }
}

fn as_json(found: &Verification, ok: bool, repaired: bool) -> String {
    let findings = Findings {
        ok,
        events: found.events,
        texts: found.texts,
        head: found.head.as_deref(),
        damage: &found.damage,
        differences: &found.differences,
        repaired,
    };
    json::encoded(&findings) + "\n"
}

fn as_text(found: &Verification, repaired: bool) -> String {
    let counted = format!("{} events and {} texts of sources checked", found.events, found.texts);
    let head = found.head.as_deref().map(|head| format!("\nhead {head}")).unwrap_or_default();
    let outcome = match (found.damage.is_empty(), found.differences.is_empty(), repaired) {
        (false, _, _) => "damaged",
        (true, _, true) => "rebuilt from the events",
        (true, true, false) => "sound",
        (true, false, false) => "not as the events make it",
    };
    format!("{counted}: {outcome}{head}\n")
}
