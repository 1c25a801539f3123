//! Whole processes side by side: in every round each of them runs once, so that what else the machine does
//! falls on all alike. Time is from before the process is made until it has ended.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::Trouble;

/// Rounds that even a slow process gets.
const LEAST_ROUNDS: usize = 3;

/// A process that has used up so much time sits out the remaining rounds.
const PATIENCE: Duration = Duration::from_secs(20);

/// Makes the command of a round. What this does is not timed.
pub(crate) type Preparation<'a> = dyn FnMut(usize) -> Result<Command, Trouble> + 'a;

/// How long a process took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Timing {
    /// Of all rounds.
    pub(crate) median: Duration,
    /// The fastest round.
    pub(crate) least: Duration,
    /// How many rounds there were.
    pub(crate) rounds: usize,
}

/// Lets the processes run and returns their times in the same order. The first round is for warming up.
pub(crate) fn race(rounds: usize, runners: &mut [Box<Preparation<'_>>]) -> Result<Vec<Timing>, Trouble> {
    let mut times: Vec<Vec<Duration>> = vec![Vec::new(); runners.len()];
    for round in 0..=rounds {
        for (runner, times) in runners.iter_mut().zip(&mut times) {
            let is_slow = times.len() >= LEAST_ROUNDS && times.iter().sum::<Duration>() > PATIENCE;
            if is_slow {
                continue;
            }
            let took = time(&mut runner(round)?)?;
            if round > 0 {
                times.push(took);
            }
        }
    }
    times.into_iter().map(timing).collect()
}

/// Runs a process and returns how long it took. Its output goes nowhere; its failure is an error.
pub(crate) fn time(command: &mut Command) -> Result<Duration, Trouble> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let begun = Instant::now();
    let status = command.status()?;
    let took = begun.elapsed();
    if status.success() { Ok(took) } else { Err(format!("{status}: {command:?}").into()) }
}

fn timing(mut times: Vec<Duration>) -> Result<Timing, Trouble> {
    times.sort_unstable();
    let rounds = times.len();
    match (times.get(rounds / 2), times.first()) {
        (Some(median), Some(least)) => Ok(Timing { median: *median, least: *least, rounds }),
        _ => Err("no rounds: nothing was timed".into()),
    }
}
