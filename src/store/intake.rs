//! Taking in the lines of another ledger: the union of both. Each line is checked on its own; one at
//! fault is passed over and named.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::BufRead;

use super::backend::{Backend, Value};
use super::exchange::{EventLine, FORMAT, Line, SourceLine};
use super::fit::{Fault, check_days, check_fact, holds_nul};
use super::writing::{Head, Writing};
use super::{StoreError, chain, decode_event, journal};
use crate::claim::{Fact, RecordedAt, Uid};

/// What stops an import; lines that are merely refused do not.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The ledger cannot be written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The lines cannot be read.
    #[error("the lines cannot be read: {0}")]
    Read(#[from] std::io::Error),
    /// The lines are of a later version.
    #[error("the lines are of format {found}; this program knows formats up to {FORMAT}")]
    Newer {
        /// Their version.
        found: u32,
    },
}

/// A line that was not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedLine {
    /// Its number, from 1.
    pub line: usize,
    /// What is at fault.
    pub field: &'static str,
    /// Why.
    pub why: String,
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// Events taken in.
    pub added: usize,
    /// Events that were there already.
    pub already_there: usize,
    /// Texts of sources taken in.
    pub texts: usize,
    /// Lines refused.
    pub refused: Vec<RefusedLine>,
    /// Claims that are new here: their number in the lines, and here.
    pub claims: Vec<(Option<i64>, i64)>,
    /// The ledger was empty and took everything over as it is, numbers included.
    pub is_adopted: bool,
}

impl Writing<'_> {
    /// Takes in the events of another ledger: the union of both. Into an empty ledger everything is taken
    /// over as it is; into another one, claims get the next free numbers and one event says what came.
    /// Lines at fault are passed over and named.
    ///
    /// # Errors
    /// [`ImportError`] when the lines or the ledger cannot be read or written.
    pub fn import(&mut self, lines: &mut dyn BufRead) -> Result<Import, ImportError> {
        let newest_id = self.head_mut().event_id;
        let mut intake = Intake::begin(self.backend(), newest_id)?;
        let mut line = Vec::new();
        for number in 1.. {
            line.clear();
            if lines.read_until(b'\n', &mut line)? == 0 {
                break;
            }
            intake.take(self.backend(), number, &line)?;
        }
        if intake.report.added > 0 {
            self.finish_import(&intake)?;
        }
        Ok(intake.report)
    }

    fn finish_import(&mut self, intake: &Intake) -> Result<(), StoreError> {
        let before = self.head_mut().clone();
        let recorded_at = before.recorded_at.max(intake.latest);
        let hash = if intake.report.is_adopted { intake.newest_hash.clone() } else { before.hash };
        *self.head_mut() = Head { event_id: intake.newest_id, hash, recorded_at };
        if !intake.report.is_adopted {
            self.imported(intake.heads(), intake.brought_batches.iter().copied().collect())?;
        }
        let head = self.head_mut().clone();
        head.write(self.backend())?;
        self.ledger().rebuild()
    }
}

/// An import on its way.
struct Intake {
    report: Import,
    /// What is there already, by hash.
    known: HashMap<String, Place>,
    /// Local numbers of the claims that are there.
    claims: HashMap<String, i64>,
    /// Batches that are there, with the instant each began.
    batches: HashMap<String, RecordedAt>,
    used_claim_ids: HashSet<i64>,
    used_ids: HashSet<i64>,
    newest_id: i64,
    newest_hash: String,
    newest_claim_id: i64,
    latest: Option<RecordedAt>,
    brought: Vec<String>,
    brought_batches: BTreeSet<Uid>,
    followed: HashSet<String>,
}

/// Where an event stands: what the next one must come after.
#[derive(Clone, Copy)]
struct Place {
    id: i64,
    recorded_at: Option<RecordedAt>,
}

/// The largest local number that is taken over from elsewhere: the largest that every reader of JSON
/// keeps as it is, with room for more above it.
const LARGEST_NUMBER: i64 = (1 << 53) - 1;

impl Intake {
    fn begin(backend: &dyn Backend, newest_id: i64) -> Result<Intake, StoreError> {
        let mut intake = Intake {
            report: Import { is_adopted: newest_id == 0, ..Import::default() },
            known: HashMap::new(),
            claims: HashMap::new(),
            batches: HashMap::new(),
            used_claim_ids: HashSet::new(),
            used_ids: HashSet::new(),
            newest_id,
            newest_hash: String::new(),
            newest_claim_id: 0,
            latest: None,
            brought: Vec::new(),
            brought_batches: BTreeSet::new(),
            followed: HashSet::new(),
        };
        let sql = "SELECT hash, kind, claim_id, uid, recorded_at, batch, id FROM event";
        backend.query(sql, &[], &mut |row| {
            let recorded_at = row.text(4)?.and_then(|text| text.parse().ok());
            let place = Place { id: row.integer(6)?.unwrap_or_default(), recorded_at };
            intake.known.extend(row.text(0)?.map(|hash| (hash, place)));
            if let (Some(batch), Some(recorded_at)) = (row.text(5)?, recorded_at) {
                intake.begins(batch, recorded_at);
            }
            if let (Some("logged"), Some(claim_id), Some(uid)) =
                (row.text(1)?.as_deref(), row.integer(2)?, row.text(3)?)
            {
                intake.claims.insert(uid, claim_id);
                intake.newest_claim_id = intake.newest_claim_id.max(claim_id);
            }
            Ok(())
        })?;
        Ok(intake)
    }

    fn begins(&mut self, batch: String, recorded_at: RecordedAt) {
        let began = self.batches.entry(batch).or_insert(recorded_at);
        *began = recorded_at.min(*began);
    }

    fn heads(&self) -> Vec<String> {
        self.brought.iter().filter(|hash| !self.followed.contains(*hash)).cloned().collect()
    }

    fn take(&mut self, backend: &dyn Backend, number: usize, line: &[u8]) -> Result<(), ImportError> {
        if line.iter().all(u8::is_ascii_whitespace) {
            return Ok(());
        }
        let parsed = match std::str::from_utf8(line) {
            Ok(text) => serde_json::from_str::<Line>(text).map_err(|error| error.to_string()),
            Err(error) => Err(format!("invalid UTF-8 at byte {}", error.valid_up_to() + 1)),
        };
        let taken = match parsed {
            Ok(Line::OnRecord(header)) if header.format > FORMAT => {
                return Err(ImportError::Newer { found: header.format });
            }
            Ok(Line::OnRecord(_)) => Ok(()),
            Ok(Line::Source(source)) => self.take_source(backend, &source)?,
            Ok(Line::Event(event)) => self.take_event(backend, &event)?,
            Err(why) => Err(("line", why)),
        };
        if let Err((field, why)) = taken {
            self.report.refused.push(RefusedLine { line: number, field, why });
        }
        Ok(())
    }

    fn take_source(&mut self, backend: &dyn Backend, source: &SourceLine) -> Result<Result<(), Fault>, StoreError> {
        if chain::digest(&source.text) != source.sha256 {
            return Ok(Err(("sha256", "the text does not fit it".to_owned())));
        }
        if source.text.contains('\0') {
            return Ok(Err(("text", "it holds a NUL character".to_owned())));
        }
        let sql = "INSERT INTO snapshot(sha256, text) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING";
        let values = [source.sha256.as_str().into(), source.text.as_str().into()];
        self.report.texts += backend.execute(sql, &values)?;
        Ok(Ok(()))
    }

    fn take_event(&mut self, backend: &dyn Backend, line: &EventLine) -> Result<Result<(), Fault>, StoreError> {
        if let Some(hash) = hash_of(backend, &line.uid)? {
            if hash == line.hash {
                self.report.already_there += 1;
                return Ok(Ok(()));
            }
            return Ok(Err(("uid", format!("event {} is there already and says something else", line.uid))));
        }
        let recorded_at = match self.check(line) {
            Ok(recorded_at) => recorded_at,
            Err(fault) => return Ok(Err(fault)),
        };
        let claim_id = line.claim.as_ref().map(|claim| self.claim_id(claim, line));
        let id = self.event_id(line);
        journal::insert(backend, id, claim_id, &line.text())?;
        if id >= self.newest_id {
            self.newest_hash.clone_from(&line.hash);
        }
        self.newest_id = self.newest_id.max(id);
        self.latest = self.latest.max(Some(recorded_at));
        self.known.insert(line.hash.clone(), Place { id, recorded_at: Some(recorded_at) });
        self.begins(line.batch.clone(), recorded_at);
        self.followed.insert(line.prev.clone());
        self.brought.push(line.hash.clone());
        self.brought_batches.extend(line.batch.parse::<Uid>().ok());
        self.report.added += 1;
        Ok(Ok(()))
    }

    /// Checks that an event can stand in this ledger: readable, unchanged, after one that is there.
    fn check(&self, line: &EventLine) -> Result<RecordedAt, Fault> {
        let text = line.text();
        let event = decode_event(&text).map_err(|why| ("event", why))?;
        if text.expected_hash() != line.hash {
            return Err(("hash", "the event does not fit it: something was changed".to_owned()));
        }
        let payload = serde_json::from_str(&line.payload).unwrap_or_default();
        if line.author.contains('\0') || holds_nul(&payload) {
            return Err(("event", "it holds a NUL character".to_owned()));
        }
        check_fact(&event.fact)?;
        check_days(&event)?;
        let before = self.known.get(&line.prev);
        if before.is_none() && !line.prev.is_empty() {
            return Err(("prev", "the event that it follows is not there".to_owned()));
        }
        if before.and_then(|before| before.recorded_at).is_some_and(|before| before >= event.recorded_at) {
            return Err(("recorded_at", "it is not after the event that it follows".to_owned()));
        }
        if let Fact::Reverted { batch } = &event.fact
            && self.batches.get(&batch.to_string()).is_none_or(|began| *began >= event.recorded_at)
        {
            return Err(("batch", format!("batch {batch}, which it takes back, is not there before it")));
        }
        match (&event.fact, event.claim) {
            (Fact::Logged(_), claim) if claim != Some(event.uid) => {
                Err(("claim", "it is not the uid of the event that logs it".to_owned()))
            }
            (Fact::Logged(_), _) | (_, None) => Ok(event.recorded_at),
            (_, Some(claim)) if self.is_known(claim) => Ok(event.recorded_at),
            (_, Some(claim)) => Err(("claim", format!("claim {claim} is not there"))),
        }
    }

    fn is_known(&self, claim: Uid) -> bool {
        self.claims.contains_key(&claim.to_string())
    }

    fn claim_id(&mut self, claim: &str, line: &EventLine) -> i64 {
        if let Some(id) = self.claims.get(claim) {
            return *id;
        }
        let is_free = |id: &i64| (1..=LARGEST_NUMBER).contains(id) && !self.used_claim_ids.contains(id);
        let own = line.claim_id.filter(|id| self.report.is_adopted && is_free(id));
        let id = own.unwrap_or(self.newest_claim_id + 1);
        self.newest_claim_id = self.newest_claim_id.max(id);
        self.used_claim_ids.insert(id);
        self.claims.insert(claim.to_owned(), id);
        self.report.claims.push((line.claim_id, id));
        id
    }

    fn event_id(&mut self, line: &EventLine) -> i64 {
        // Behind the event that it follows, in numbers too: `verify` reads events by number.
        let before = self.known.get(&line.prev).map_or(0, |before| before.id);
        let is_free = |id: &i64| *id > before && *id <= LARGEST_NUMBER && !self.used_ids.contains(id);
        let own = line.id.filter(|id| self.report.is_adopted && is_free(id));
        let id = own.unwrap_or(self.newest_id + 1);
        self.used_ids.insert(id);
        id
    }
}

fn hash_of(backend: &dyn Backend, uid: &str) -> Result<Option<String>, StoreError> {
    let mut hash = None;
    backend.query("SELECT hash FROM event WHERE uid = $1", &[Value::from(uid)], &mut |row| {
        hash = row.text(0)?;
        Ok(())
    })?;
    Ok(hash)
}
