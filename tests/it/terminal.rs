//! A terminal for the program, made by `script` where that is installed: what is typed goes in when it is asked
//! for, what is printed is kept.

use std::io::{Read, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::desk::{Desk, PROGRAM, kill_group, skipped};

/// A program that runs on a terminal.
pub(crate) struct Terminal {
    child: Child,
    stdin: Option<ChildStdin>,
    printed: Arc<Mutex<Vec<u8>>>,
    reader: Option<std::thread::JoinHandle<()>>,
}

impl Terminal {
    /// Starts a shell line, in which `$onrecord` is the program, on a terminal of 80 columns; `None`, said aloud,
    /// without `script`.
    pub(crate) fn start(desk: &Desk, line: &str, more: &[(&str, &str)]) -> Option<Terminal> {
        let version = Command::new("script").arg("--version").output();
        if !version.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("util-linux")) {
            skipped("a terminal: there is no script of util-linux");
            return None;
        }
        let mut command = Command::new("script");
        desk.dress(&mut command).env("TERM", "dumb").env("onrecord", PROGRAM).envs(more.iter().copied());
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        command.args(["-qec", &format!("stty cols 80; {line}"), "/dev/null"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("script starts");
        let (stdin, mut stdout) = (child.stdin.take(), child.stdout.take().expect("a pipe"));
        let printed = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&printed);
        let reader = std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = stdout.read(&mut bytes) {
                kept.lock().expect("nobody panics with it").extend_from_slice(&bytes[..count]);
            }
        });
        Some(Terminal { child, stdin, printed, reader: Some(reader) })
    }

    /// All that was printed so far.
    pub(crate) fn printed(&self) -> String {
        String::from_utf8_lossy(&self.printed.lock().expect("nobody panics with it")).replace('\r', "")
    }

    /// Waits until a text was printed so many times.
    #[track_caller]
    pub(crate) fn wait_for(&self, text: &str, times: usize) {
        let begun = Instant::now();
        while self.printed().matches(text).count() < times {
            assert!(begun.elapsed() < Duration::from_secs(30), "no {text:?} in\n{}", self.printed());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Types, as it is.
    pub(crate) fn types(&mut self, text: &str) {
        let stdin = self.stdin.as_mut().expect("it is open");
        stdin.write_all(text.as_bytes()).and_then(|()| stdin.flush()).expect("the terminal takes it");
    }

    /// Closes the keyboard and waits for the end: all that was printed, and how it ended.
    pub(crate) fn end(mut self) -> (String, Option<i32>) {
        drop(self.stdin.take());
        let status = self.child.wait().expect("script ends");
        if let Some(reader) = self.reader.take() {
            reader.join().expect("it reads to the end");
        }
        (self.printed(), status.code())
    }

    /// Ends everything at once.
    pub(crate) fn kill(mut self) -> String {
        kill_group(&mut self.child);
        self.printed()
    }
}
