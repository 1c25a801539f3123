//! Lines in, lines out: each line of the input is answered by one of the output, in the same order and in constant
//! memory, by as many threads as are wanted.
//!
//! One thread reads chunks of whole lines, some answer them, this one writes. What is under way is bounded in bytes, so
//! that neither a slow reader of the output nor an answer that takes long lets the input pile up.

mod budget;
mod chunks;
mod id;
mod refused;

use std::io::{self, Read, Write};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::failure::Failure;
use budget::Budget;
use chunks::{Chunk, Chunks};

pub(crate) use chunks::Line;
pub(crate) use id::Id;
pub(crate) use refused::{refuse, said};

/// So many bytes of input may be under way.
const UNDER_WAY: usize = 32 << 20;

/// So many chunks may be under way for each thread that answers.
const WAITING: usize = 8;

/// Whether a line was answered as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It was.
    Answered,
    /// The answer says what is wrong with it.
    Refused,
}

/// How many lines were answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Lines that are not blank.
    pub(crate) lines: usize,
    /// Lines among them that were refused.
    pub(crate) refused: usize,
}

/// Answers a line by appending to what is written: whole lines of its own.
pub(crate) trait Answer: Fn(&Line<'_>, &mut Vec<u8>) -> Verdict + Send + Sync + 'static {}

impl<A: Fn(&Line<'_>, &mut Vec<u8>) -> Verdict + Send + Sync + 'static> Answer for A {}

/// Lines on their way from a file, by its name, to standard output.
pub(crate) struct Stream<R> {
    pub(crate) input: R,
    pub(crate) name: String,
    /// How many threads answer; 1 makes none.
    pub(crate) jobs: usize,
}

impl<R: Read + Send + 'static> Stream<R> {
    /// Answers every line that is not blank.
    pub(crate) fn run(self, answer: impl Answer) -> Result<Tally, Failure> {
        let Stream { input, name, jobs } = self;
        let of_input = |error: io::Error| Failure::of_file(&name, &error);
        let chunks = Chunks::new(input);
        let mut out = Output { out: io::stdout().lock(), tally: Tally::default() };
        if jobs <= 1 {
            let mut answers = Answers::default();
            for chunk in chunks {
                answers.take(&chunk.map_err(of_input)?, &answer);
                out.write(&answers)?;
            }
            return Ok(out.tally);
        }
        let budget = Arc::new(Budget::new(UNDER_WAY));
        for ahead in spread(chunks, jobs, answer, &budget) {
            let ahead = ahead.map_err(of_input)?;
            let answers = ahead.answers.recv().expect("a chunk that was handed out is answered");
            out.write(&answers.unwrap_or_else(|panic| resume_unwind(panic)))?;
            budget.give_back(ahead.bytes);
        }
        Ok(out.tally)
    }
}

/// The answers to one chunk.
#[derive(Default)]
struct Answers {
    bytes: Vec<u8>,
    tally: Tally,
}

impl Answers {
    /// Takes the answers to a chunk in place of those to the one before.
    fn take(&mut self, chunk: &Chunk, answer: &impl Answer) {
        self.bytes.clear();
        self.tally = Tally::default();
        for line in chunk.lines() {
            self.tally.lines += 1;
            self.tally.refused += usize::from(answer(&line, &mut self.bytes) == Verdict::Refused);
        }
    }

    fn to(chunk: &Chunk, answer: &impl Answer) -> Answers {
        let mut answers = Answers::default();
        answers.take(chunk, answer);
        answers
    }
}

/// A chunk that somebody answers, in the order of the input.
struct Ahead {
    bytes: usize,
    answers: Receiver<thread::Result<Answers>>,
}

/// A chunk, and where its answers go.
type Job = (Chunk, SyncSender<thread::Result<Answers>>);

/// Starts the thread that reads and those that answer. They are not waited for: after a failure the one that reads may
/// be waiting for a line that never comes.
fn spread(
    chunks: Chunks<impl Read + Send + 'static>,
    jobs: usize,
    answer: impl Answer,
    budget: &Arc<Budget>,
) -> Receiver<io::Result<Ahead>> {
    let (to_answer, asked) = sync_channel::<Job>(jobs);
    let (to_write, ahead) = sync_channel(jobs * WAITING);
    let (asked, answer) = (Arc::new(Mutex::new(asked)), Arc::new(answer));
    for _ in 0..jobs {
        let (asked, answer) = (Arc::clone(&asked), Arc::clone(&answer));
        thread::spawn(move || {
            let next = || asked.lock().unwrap_or_else(PoisonError::into_inner).recv();
            while let Ok((chunk, done)) = next() {
                let made = catch_unwind(AssertUnwindSafe(|| Answers::to(&chunk, &*answer)));
                drop(chunk);
                let _ = done.send(made); // nobody waits for it once writing has failed
            }
        });
    }
    let budget = Arc::clone(budget);
    thread::spawn(move || {
        for chunk in chunks {
            let chunk = match chunk {
                Ok(chunk) => chunk,
                Err(error) => {
                    let _ = to_write.send(Err(error));
                    return;
                }
            };
            let bytes = chunk.bytes();
            budget.take(bytes);
            let (done, answers) = sync_channel(1);
            let is_wanted = to_write.send(Ok(Ahead { bytes, answers })).is_ok();
            if !is_wanted || to_answer.send((chunk, done)).is_err() {
                return;
            }
        }
    });
    ahead
}

/// Standard output, and how many lines it answered.
struct Output {
    out: io::StdoutLock<'static>,
    tally: Tally,
}

impl Output {
    /// Writes answers and hands them on at once: whoever asks line by line is answered line by line.
    fn write(&mut self, answers: &Answers) -> Result<(), Failure> {
        self.tally.lines += answers.tally.lines;
        self.tally.refused += answers.tally.refused;
        self.out.write_all(&answers.bytes).and_then(|()| self.out.flush()).map_err(|error| match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::ClosedPipe,
            _ => Failure::of_file("standard output", &error),
        })
    }
}
