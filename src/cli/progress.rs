//! Long work, shown on a terminal's stderr while it lasts. What is done in a moment shows nothing.

use std::cell::Cell;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::ui::Ui;

/// How long work lasts before anything is shown of it.
const PATIENCE: Duration = Duration::from_millis(400);

/// How often the sign of life moves.
const BEAT: Duration = Duration::from_millis(120);

/// What is shown of one piece of work; it goes with this value.
pub(crate) struct Progress {
    /// `None` where nobody looks on.
    bar: Option<ProgressBar>,
    begun: Instant,
    is_shown: Cell<bool>,
}

impl Progress {
    /// Gets ready to show work under a name.
    pub(crate) fn of(ui: &Ui, name: &'static str) -> Progress {
        let is_seen = !ui.is_quiet() && io::stderr().is_terminal();
        let bar = is_seen.then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
            bar.set_prefix(name);
            bar
        });
        Progress { bar, begun: Instant::now(), is_shown: Cell::new(false) }
    }

    /// So many steps are done, of so many in all; 0 in all where nobody can tell.
    pub(crate) fn at(&self, done: u64, all: u64) {
        let Some(bar) = &self.bar else { return };
        if !self.is_shown.get() && self.begun.elapsed() >= PATIENCE {
            self.is_shown.set(true);
            let form =
                if all > 0 { "{spinner} {prefix} {wide_bar} {percent}%" } else { "{spinner} {prefix} {human_pos}" };
            bar.set_style(ProgressStyle::with_template(form).expect("the template is one that is known"));
            bar.set_draw_target(ProgressDrawTarget::stderr());
            bar.enable_steady_tick(BEAT);
        }
        if all > 0 {
            bar.set_length(all);
        }
        bar.set_position(done);
    }

    /// Writes on to `out`, and shows how many of `all` lines have been written.
    pub(crate) fn lines<'a>(&'a self, out: &'a mut dyn Write, all: u64) -> impl Write + 'a {
        Lines { progress: self, out, done: 0, all }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// Counts the lines that go through it.
struct Lines<'a> {
    progress: &'a Progress,
    out: &'a mut dyn Write,
    done: u64,
    all: u64,
}

impl Write for Lines<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        let lines = bytes.iter().take(written).filter(|byte| **byte == b'\n').count() as u64;
        if lines > 0 {
            self.done += lines;
            self.progress.at(self.done, self.all);
        }
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
