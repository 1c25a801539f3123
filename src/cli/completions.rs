//! `onrecord completions`: the tab key completes commands, flags and what is in the ledger.
//!
//! The script that a shell reads asks this program again at every tab, with `COMPLETE` in the environment:
//! `answer` is called before anything else, and whatever goes wrong it says nothing.

mod line;
mod values;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use clap::{Args, CommandFactory, ValueEnum};
use clap_complete::env::{CompleteEnv, EnvCompleter, Fish, Shells, Zsh};

use super::config::Settings;
use super::failure::Failure;
use super::{Cli, Format, Global, ui};
use line::Line;

/// The variable in which a shell names itself when it asks.
const VARIABLE: &str = "COMPLETE";

/// Which word the cursor stands on, where a shell says so.
const AT_CURSOR: &str = "_CLAP_COMPLETE_INDEX";

/// The program as it is called, and as completions are asked of.
const PROGRAM: &str = "onrecord";

/// The script that lets a shell complete commands, flags, and numbers and names from the ledger
#[derive(Args)]
#[command(before_help = "Example: onrecord completions bash > ~/.local/share/bash-completion/completions/onrecord")]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

/// A shell.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Shell {
    /// In ~/.bashrc: source <(onrecord completions bash)
    Bash,
    /// In ~/.zshrc, after compinit: source <(onrecord completions zsh)
    Zsh,
    /// In ~/.config/fish/config.fish: onrecord completions fish | source
    Fish,
}

impl Completions {
    pub(crate) fn run(&self, global: &Global) -> Result<(), Failure> {
        Settings::read(global).format_among(&[Format::Table])?;
        let shell: &dyn EnvCompleter = match self.shell {
            Shell::Bash => &Bash,
            Shell::Zsh => &Zsh,
            Shell::Fish => &Fish,
        };
        let mut script = Vec::new();
        let written = shell.write_registration(VARIABLE, PROGRAM, PROGRAM, PROGRAM, &mut script);
        written.map_err(|error| Failure::of_file("the script", &error))?;
        ui::print(&String::from_utf8_lossy(&script))
    }
}

/// Answers a shell that asks what the word at the cursor may become. False where none asks.
pub(super) fn answer() -> bool {
    let shells: [&dyn EnvCompleter; 3] = [&Bash, &Zsh, &Fish];
    let asking = std::env::var(VARIABLE).is_ok_and(|name| shells.iter().any(|shell| shell.is(&name)));
    let mut words = std::env::args_os().skip(1);
    // Anything else is a command, whatever the variable means to somebody.
    if !asking || words.next().is_none_or(|word| word != "--") {
        return false;
    }
    let words = words.map(|word| word.to_string_lossy().into_owned()).collect();
    let at_cursor = std::env::var(AT_CURSOR).ok().and_then(|index| index.parse().ok());
    let line = Arc::new(Line::typed(words, at_cursor));
    let engine = CompleteEnv::with_factory(|| values::attach(Cli::command(), &line))
        .var(VARIABLE)
        .bin(PROGRAM)
        .completer(PROGRAM)
        .shells(Shells(&shells));
    // A message would stand in the middle of what somebody types.
    let _ = engine.try_complete(std::env::args_os(), std::env::current_dir().ok().as_deref());
    true
}

/// Bash, with a script of our own: it takes `--flag=value` for one word, and has values quoted that need it.
struct Bash;

const BASH: &str = r#"_onrecord() {
    local -a words=()
    local word at is_odd=
    for ((at = 0; at <= COMP_CWORD; at++)); do
        word=${COMP_WORDS[at]}
        if [[ $word == = && at -gt 0 && ${COMP_WORDS[at - 1]} == --* ]]; then
            # Bash takes --flag=value apart.
            ((at == COMP_CWORD)) && words+=("")
            continue
        fi
        # The word at the cursor comes without the quotation mark that it begins with.
        ((at == COMP_CWORD)) && word=$2
        words+=("$word")
    done
    COMPREPLY=()
    while IFS= read -r word || [[ -n $word ]]; do
        COMPREPLY+=("$word")
        [[ $word == *[!a-zA-Z0-9_./:=@%+,-]* ]] && is_odd=yes
    done < <(COMPLETE=bash _CLAP_IFS=$'\n' _CLAP_COMPLETE_INDEX=$((${#words[@]} - 1)) onrecord -- "${words[@]}" 2>/dev/null)
    # Values are quoted only where they may be names of files.
    [[ -n $is_odd ]] && compopt -o filenames 2>/dev/null
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == */ ]] && compopt -o nospace 2>/dev/null
}
complete -o nosort -F _onrecord onrecord 2>/dev/null || complete -F _onrecord onrecord
"#;

impl EnvCompleter for Bash {
    fn name(&self) -> &'static str {
        clap_complete::env::Bash.name()
    }

    fn is(&self, name: &str) -> bool {
        clap_complete::env::Bash.is(name)
    }

    fn write_registration(&self, _: &str, _: &str, _: &str, _: &str, buf: &mut dyn Write) -> io::Result<()> {
        buf.write_all(BASH.as_bytes())
    }

    fn write_complete(
        &self,
        command: &mut clap::Command,
        words: Vec<OsString>,
        folder: Option<&Path>,
        buf: &mut dyn Write,
    ) -> io::Result<()> {
        clap_complete::env::Bash.write_complete(command, words, folder, buf)
    }
}
