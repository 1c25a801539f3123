//! The only printer. Data goes to stdout, all else to stderr; a closed pipe ends quietly.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Write};

use super::Color;
use super::failure::Failure;
use crate::render::marks;
use crate::render::sanitize::shown;

/// What the terminal is like, and how much is to be said.
pub(crate) struct Ui {
    /// Columns that a table may use.
    pub(crate) width: usize,
    is_colored: bool,
    is_quiet: bool,
    /// Where answers come from while standard input holds something else.
    terminal: RefCell<Option<BufReader<File>>>,
}

/// The terminal of this process, whatever its standard input is; `None` without one.
pub(crate) fn terminal() -> Option<File> {
    File::open("/dev/tty").ok()
}

impl Ui {
    /// Looks at the terminal.
    pub(crate) fn look(color: Color, is_quiet: bool) -> Ui {
        let is_terminal = io::stdout().is_terminal();
        let is_colored = match color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => is_terminal,
        };
        Ui { width: width(is_terminal), is_colored, is_quiet, terminal: RefCell::new(None) }
    }

    /// Whether data goes to a terminal.
    pub(crate) fn is_terminal(&self) -> bool {
        io::stdout().is_terminal()
    }

    /// Whether colour and the like are wanted.
    pub(crate) fn is_colored(&self) -> bool {
        self.is_colored
    }

    /// Prints data that holds no colour.
    pub(crate) fn out(&self, text: &str) -> Result<(), Failure> {
        print(text)
    }

    /// Prints a table, its pressing rows in colour where colour is wanted.
    pub(crate) fn table(&self, text: &str) -> Result<(), Failure> {
        if self.is_colored { print(&painted(text)) } else { print(text) }
    }

    /// Whether nobody wants to hear remarks.
    pub(crate) fn is_quiet(&self) -> bool {
        self.is_quiet
    }

    /// Prints a table in which finds are marked: bold and underlined where colour is wanted, else in brackets.
    pub(crate) fn marked(&self, text: &str) -> Result<(), Failure> {
        let style = anstyle::Style::new().bold().underline();
        if self.is_colored {
            return print(&marks::with_signs(text, &style.render().to_string(), &style.render_reset().to_string()));
        }
        print(&marks::in_brackets(text))
    }

    /// Remarks on what was done.
    pub(crate) fn say(&self, text: &str) {
        if !self.is_quiet {
            complain_line(&format!("onrecord: {}", shown(text)));
        }
    }

    /// Whether somebody is there to answer.
    pub(crate) fn can_ask(&self) -> bool {
        (io::stdin().is_terminal() || self.terminal.borrow().is_some()) && io::stderr().is_terminal()
    }

    /// Takes answers from the terminal itself from now on, if there is one: standard input holds something else.
    pub(crate) fn hear_terminal(&self) {
        let mut heard = self.terminal.borrow_mut();
        if heard.is_none() && io::stderr().is_terminal() {
            *heard = terminal().map(BufReader::new);
        }
    }

    /// Says lines that are laid out already to whoever is asked something.
    pub(crate) fn tell(&self, text: &str) {
        text.lines().for_each(|line| complain_line(&shown(line)));
    }

    /// Asks for one line, which may be empty; `None` when nobody answers any more.
    pub(crate) fn answer(&self, question: &str) -> Option<String> {
        {
            let mut err = io::stderr().lock();
            write!(err, "{} ", shown(question)).and_then(|()| err.flush()).ok()?;
        }
        let mut answer = String::new();
        let read = match self.terminal.borrow_mut().as_mut() {
            Some(terminal) => terminal.read_line(&mut answer),
            None => io::stdin().read_line(&mut answer),
        };
        let read = read.unwrap_or(0);
        if read == 0 {
            complain_line(""); // what follows begins a line of its own
            return None;
        }
        Some(answer.trim().to_owned())
    }

    /// Asks for one line; `None` when there is no answer.
    pub(crate) fn ask(&self, question: &str) -> Option<String> {
        self.answer(question).filter(|answer| !answer.is_empty())
    }
}

fn width(is_terminal: bool) -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
    let seen = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let width = if is_terminal { seen().or(told) } else { told };
    width.filter(|width| *width > 0).unwrap_or(if is_terminal { 80 } else { 100 })
}

/// Paints what presses: overdue red, due yellow, headings bold.
fn painted(text: &str) -> String {
    let paint = |line: &str, word: &str, color: anstyle::AnsiColor| {
        let style = anstyle::Style::new().fg_color(Some(color.into()));
        line.replacen(word, &format!("{style}{word}{style:#}"), 1)
    };
    let lines = text.lines().map(|line| {
        if line.trim_start().starts_with("# ") {
            let bold = anstyle::Style::new().bold();
            format!("{bold}{line}{bold:#}")
        } else if line.contains(" overdue ") {
            paint(line, "overdue", anstyle::AnsiColor::Red)
        } else if line.contains(" d over ") {
            paint(line, "d over", anstyle::AnsiColor::Red)
        } else if line.contains(" due ") {
            paint(line, "due", anstyle::AnsiColor::Yellow)
        } else {
            line.to_owned()
        }
    });
    lines.map(|line| line + "\n").collect()
}

/// Writes to stdout, once and whole.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(Failure::ClosedPipe),
        Err(error) => Err(Failure::misuse(format!("stdout: {error}"), "check where the output goes")),
    }
}

/// Says what is wrong, and the way out.
pub(crate) fn complain(message: &str, hints: &[String]) {
    complain_line(&format!("onrecord: {}", shown(message)));
    for hint in hints {
        complain_line(&format!("hint: {}", shown(hint)));
    }
}

fn complain_line(line: &str) {
    // Nobody is left to tell when stderr is closed.
    let _ = writeln!(io::stderr().lock(), "{line}");
}
