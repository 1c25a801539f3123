//! How much memory a corpus takes at most. The program is asked once it has answered everything, while it waits for
//! another line.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use super::Trouble;
use super::corpus::Writer;
use super::speed::program;

/// The most memory held, in KiB; `None` where the system does not say.
pub(crate) fn peak(articles: usize, jobs: usize) -> Result<Option<u64>, Trouble> {
    let mut writer = Writer::new()?;
    let mut child = program(jobs).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut stdin = child.stdin.take().ok_or("no pipe to write to")?;
    let mut stdout = BufReader::new(child.stdout.take().ok_or("no pipe to read from")?);
    let feeding = std::thread::spawn(move || {
        for id in 0..articles {
            stdin.write_all(writer.line(id).0.as_bytes())?;
        }
        Ok::<_, std::io::Error>(stdin)
    });
    let mut answer = Vec::new();
    for _ in 0..articles {
        answer.clear();
        if stdout.read_until(b'\n', &mut answer)? == 0 {
            return Err("the program ended before its input".into());
        }
    }
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    drop(feeding.join().map_err(|_| "writing panicked")??);
    child.wait()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    Ok(peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse().ok()))
}
