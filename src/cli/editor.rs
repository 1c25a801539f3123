//! Texts written in the user's own editor: `$VISUAL`, else `$EDITOR`, else vi.
//!
//! Not here: what a text has to be like; a form of fields is the affair of `form`.

use std::io::{self, IsTerminal, Write};
use std::os::fd::AsFd;
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};

use tempfile::TempPath;

use super::config::Origin;
use super::desk::{Desk, read_text};
use super::failure::Failure;
use super::ui;

/// What a shell says of a program that cannot be started.
const NOT_STARTED: [Option<i32>; 2] = [Some(126), Some(127)];

/// The editor's command, and who named it.
pub(crate) fn chosen() -> (String, Origin) {
    let named = ["VISUAL", "EDITOR"].into_iter().find_map(|name| {
        let command = std::env::var(name).ok().filter(|command| !command.trim().is_empty())?;
        Some((command, Origin::Variable(name)))
    });
    named.unwrap_or_else(|| ("vi".to_owned(), Origin::Default))
}

/// What came back from the editor.
pub(crate) enum Edited {
    /// Another text.
    Changed(String),
    /// The text as it was.
    Same,
    /// Nothing: the text was emptied, which takes it back.
    Emptied,
    /// The editor ended as one that has failed; what it wrote does not count.
    GaveUp(ExitStatus),
}

/// A text on its way through the editor, in a file that goes with this value unless it is kept.
pub(crate) struct Draft {
    path: TempPath,
    /// The text as it stood before it was opened last.
    before: String,
}

impl Draft {
    /// Lays a text down in a file that only its owner can read; `ending` tells the editor what it is: `.txt`.
    pub(crate) fn new(initial: &str, ending: &str) -> Result<Draft, Failure> {
        let of_file = |error: io::Error| Failure::of_file("the text for the editor", &error);
        let mut file = tempfile::Builder::new().prefix("onrecord-").suffix(ending).tempfile().map_err(of_file)?;
        file.write_all(initial.as_bytes()).map_err(of_file)?;
        Ok(Draft { path: file.into_temp_path(), before: initial.to_owned() })
    }

    /// Opens the editor.
    pub(crate) fn edit(&mut self, desk: &Desk) -> Result<Edited, Failure> {
        let (editor, named_by) = chosen();
        if named_by == Origin::Default && !desk.ui.can_ask() {
            return Err(Failure::misuse(
                "there is no terminal to edit on",
                "name an editor that needs none: EDITOR=COMMAND",
            ));
        }
        // The shell takes the command apart, so that it may hold arguments of its own: "code --wait".
        let mut command = Command::new("sh");
        command.arg("-c").arg(format!("{editor} \"$@\"")).arg(&editor).arg(&self.path);
        if !io::stdout().is_terminal()
            && let Ok(stderr) = io::stderr().as_fd().try_clone_to_owned()
        {
            command.stdout(Stdio::from(stderr)); // what is printed belongs to the command alone
        }
        if !io::stdin().is_terminal()
            && let Some(terminal) = ui::terminal()
        {
            command.stdin(Stdio::from(terminal)); // standard input held an article
        }
        let status = command.status().map_err(|error| Failure::of_file("sh", &error))?;
        if NOT_STARTED.contains(&status.code()) {
            let message = format!("the editor cannot be started: {editor}");
            return Err(Failure::misuse(message, "name another: EDITOR=COMMAND"));
        }
        let text = read_text(&self.path.to_string_lossy())?;
        let is_same = text == self.before;
        self.before.clone_from(&text);
        Ok(match () {
            () if !status.success() => Edited::GaveUp(status),
            () if text.trim().is_empty() => Edited::Emptied,
            () if is_same => Edited::Same,
            () => Edited::Changed(text),
        })
    }

    /// Leaves the file where it is, and says where that is.
    pub(crate) fn keep(self) -> Result<PathBuf, Failure> {
        self.path.keep().map_err(|error| Failure::of_file("the text from the editor", &error.error))
    }
}
