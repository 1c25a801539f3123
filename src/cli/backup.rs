//! `onrecord backup`: a consistent copy of the ledger while others use it.

use std::fs;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use clap::{Args, ValueHint};
use serde::Serialize;

use super::Format;
use super::desk::Desk;
use super::failure::Failure;
use super::progress::Progress;
use crate::render::json;
use crate::store::{Ledger, StoreError};

/// Copy the whole ledger into a file while it is in use; the copy is a ledger itself
#[derive(Args)]
#[command(before_help = "Example: onrecord backup claims-backup.db")]
pub(crate) struct Backup {
    /// The copy; an earlier backup of the same ledger is replaced
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    file: PathBuf,
}

/// What was copied, as JSON.
#[derive(Serialize)]
struct Copied {
    file: String,
    events: u64,
}

impl Backup {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        let format = desk.format(&[Format::Table, Format::Json])?;
        if !desk.past.is_present() {
            return Err(Failure::misuse("a backup is of the whole ledger as it is", "leave --as-of and --known out"));
        }
        let ledger = Ledger::open_as_it_is(desk.ledger_path())?;
        self.check_target(desk, &ledger)?;
        let events = ledger.count_events()?;
        if desk.is_dry_run() {
            desk.ui.say("dry run: nothing was written");
        } else {
            self.copy(desk, &ledger)?;
        }
        let file = self.file.display().to_string();
        match format {
            Format::Json => desk.ui.out(&(json::encoded(&Copied { file, events }) + "\n")),
            _ => {
                desk.ui.say(&format!("written: {file}, events: {events}"));
                Ok(())
            }
        }
    }

    /// Copies into a file beside the place, and moves it there once it is whole.
    fn copy(&self, desk: &Desk, ledger: &Ledger) -> Result<(), Failure> {
        let mut name = self.file.clone().into_os_string();
        name.push(format!(".part-{}", std::process::id()));
        let beside = PathBuf::from(name);
        let of_file = |error: &std::io::Error| Failure::of_file(&self.file.to_string_lossy(), error);
        let new = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&beside);
        new.map_err(|error| of_file(&error))?;
        let copied = copy_whole(desk, ledger, &beside).and_then(|()| {
            fs::rename(&beside, &self.file).and_then(|()| sync_folder(&self.file)).map_err(|error| of_file(&error))
        });
        if copied.is_err() {
            for ending in ["", "-journal", "-wal", "-shm"] {
                let mut name = beside.clone().into_os_string();
                name.push(ending);
                let _ = fs::remove_file(name); // it was never the file that was asked for
            }
        }
        copied
    }

    /// Refuses the ledger itself, and anything that holds what the ledger does not.
    fn check_target(&self, desk: &Desk, ledger: &Ledger) -> Result<(), Failure> {
        let file = self.file.display();
        let another = "onrecord backup ANOTHER-NAME.db";
        if is_same(&self.file, desk.ledger_path()) {
            return Err(Failure::misuse(format!("{file} is the ledger itself"), another));
        }
        if self.file.metadata().is_ok_and(|there| !there.is_file()) {
            return Err(Failure::misuse(format!("{file} is no file"), another));
        }
        let earlier = match Ledger::open_as_it_is(&self.file) {
            Ok(earlier) => earlier,
            Err(StoreError::NoLedger { .. }) => return Ok(()),
            Err(StoreError::NotALedger { .. }) => {
                return Err(Failure::misuse(format!("{file} is there already and is no ledger"), another));
            }
            Err(error) => return Err(error.into()),
        };
        if !ledger.has_all_of(&earlier)? {
            let message = format!("{file} is another ledger, or has what this one has not");
            return Err(Failure::misuse(message, another));
        }
        drop(earlier);
        let mut log = self.file.clone().into_os_string();
        log.push("-wal");
        if Path::new(&log).exists() {
            return Err(Failure::misuse(format!("{file} is in use"), another)); // its log would outlive it
        }
        Ok(())
    }
}

fn copy_whole(desk: &Desk, ledger: &Ledger, beside: &Path) -> Result<(), Failure> {
    let progress = Progress::of(&desk.ui, "backup");
    ledger.back_up(beside, &mut |done, all| progress.at(done, all))?;
    let of_file = |error: std::io::Error| Failure::of_file(&beside.to_string_lossy(), &error);
    // Whoever may not read the ledger may not read its copy.
    let permissions = fs::metadata(desk.ledger_path()).map_err(of_file)?.permissions();
    fs::set_permissions(beside, permissions).map_err(of_file)?;
    fs::File::open(beside).and_then(|file| file.sync_all()).map_err(of_file)
}

/// Makes a new name in a folder last.
fn sync_folder(file: &Path) -> std::io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::File::open(folder)?.sync_all()
}

/// Whether two paths lead to one file.
fn is_same(one: &Path, other: &Path) -> bool {
    let place = |path: &Path| path.metadata().ok().map(|there| (there.dev(), there.ino()));
    place(one).is_some_and(|found| Some(found) == place(other))
}
