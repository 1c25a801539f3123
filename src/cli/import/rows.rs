//! Claims from elsewhere, from the file onto the record: one thread reads and understands rows, this one
//! records them, in one batch. The file is never held whole.

use std::io;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::JoinHandle;

use super::columns::Refused;
use super::recording::{Recording, Spent};
use super::report::Report;
use super::row::{Reader, Row};
use crate::claim::event::Sourced;
use crate::cli::Format;
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::cli::progress::Progress;

/// So many items go from one thread to the other at once.
const TOGETHER: usize = 256;

/// So many lots may wait.
const WAITING: usize = 4;

/// What stands in a file of claims.
#[derive(Clone, Debug)]
pub(super) enum Item {
    /// A claim.
    Row(Box<Row>),
    /// The text of a source, for the claims that name it after this.
    Text { sha256: String, text: String },
    /// An article, of which so many statements are left out because nobody could check them later.
    Source { sourced: Box<Sourced>, text: String, left_out: usize },
}

/// A file of claims, item by item.
pub(super) trait Items: Send {
    /// The next item, or why it is none; `None` at the end.
    fn next(&mut self, reader: &mut Reader) -> io::Result<Option<Result<Item, Refused>>>;
}

/// Items that were read together; an error ends the file.
type Lot = io::Result<Vec<Result<Item, Refused>>>;

/// Takes in all claims of a file and says what became of them.
pub(super) fn take_in(desk: &Desk, file: &str, format: Format, items: impl Items + 'static) -> Result<(), Failure> {
    let (lots, ready) = sync_channel(WAITING);
    let (done, spent) = channel();
    let reader = Reader::new(desk.today);
    // Not waited for after a failure: it may be waiting for a line that never comes.
    let mut reading = Some(std::thread::spawn(move || read(items, reader, &Ends { lots, spent })));
    let lots = std::iter::from_fn(move || match ready.recv() {
        Ok(lot) => Some(lot),
        Err(_) => {
            if let Some(Err(panic)) = reading.take().map(JoinHandle::join) {
                std::panic::resume_unwind(panic); // what it had not read must not be taken for the end
            }
            None
        }
    });
    let lots = lots.map(|lot| lot.map_err(|error| Failure::of_file(file, &error)));
    record(desk, lots, &done)?.print(desk, file, format)
}

/// The ends of the channels that the reading thread holds.
struct Ends {
    lots: SyncSender<Lot>,
    spent: Receiver<Vec<Spent>>,
}

/// Reads items until the end, or until nobody takes them.
fn read(mut items: impl Items, mut reader: Reader, ends: &Ends) {
    loop {
        let lot = read_lot(&mut items, &mut reader);
        let is_last = lot.as_ref().map_or(true, |lot| lot.len() < TOGETHER);
        if ends.lots.send(lot).is_err() || is_last {
            return;
        }
        drop(ends.spent.try_iter().collect::<Vec<_>>());
    }
}

fn read_lot(items: &mut impl Items, reader: &mut Reader) -> Lot {
    let mut lot = Vec::with_capacity(TOGETHER);
    while lot.len() < TOGETHER {
        match items.next(reader)? {
            Some(item) => lot.push(item),
            None => break,
        }
    }
    Ok(lot)
}

/// What was read together, or what ends the import.
type Read = Result<Vec<Result<Item, Refused>>, Failure>;

/// Records items as they come. The ledger is opened with the first that can be recorded, so that a file with
/// nothing in it makes none.
fn record(desk: &Desk, mut lots: impl Iterator<Item = Read>, done: &Sender<Vec<Spent>>) -> Result<Report, Failure> {
    let mut first = Vec::new();
    let is_recorded = |item: &Result<Item, Refused>| matches!(item, Ok(Item::Row(_) | Item::Source { .. }));
    while !first.iter().any(is_recorded) {
        match lots.next() {
            Some(lot) => first.extend(lot?),
            None => {
                desk.say_if_dry_run();
                return Ok(Report::of_refused(first.into_iter().filter_map(Result::err).collect()));
            }
        }
    }
    let progress = Progress::of(&desk.ui, "import");
    desk.write_once(|writing| {
        writing.in_bulk(|bulk| {
            let mut recording = Recording::new(bulk, Report::default());
            let mut rows = 0;
            for lot in std::iter::once(Ok(first)).chain(lots) {
                for item in lot? {
                    recording.take(item)?;
                    rows += 1;
                }
                progress.at(rows, 0);
                let _ = done.send(recording.spent()); // at the end nobody is there to take it
            }
            Ok(recording.into_report())
        })
    })
}
