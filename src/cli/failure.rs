//! Errors as people see them: one line that says what is wrong, a hint to paste, and an exit status.
//!
//! Only here do errors of the other rooms become words on stderr. 1: an id that is not there, damage, or
//! refused lines; 2: wrong use, bad input, or a rule that refuses; 3: the ledger cannot be used.

use std::process::ExitCode;

use super::nearest::nearest;
use super::ui;
use crate::claim::rules::Refusal;
use crate::claim::source::{Difference, NotInSource};
use crate::claim::word::UnknownWord;
use crate::deadline::PhraseError;
use crate::store::{ExportError, ImportError, StoreError, UndoRefusal};

const MISSING: u8 = 1;
const MISUSE: u8 = 2;
const UNUSABLE: u8 = 3;

/// What ends a command before its time.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Something to say, and the exit status.
    Error { message: String, hints: Vec<String>, status: u8 },
    /// All has been said.
    Status(u8),
    /// Help or the version was asked for.
    Help(String),
    /// Nobody reads on: the pipe is closed.
    ClosedPipe,
}

impl Failure {
    /// Wrong use, bad input, or a rule that refuses.
    pub(crate) fn misuse(message: impl Into<String>, hint: impl Into<String>) -> Failure {
        Failure::Error { message: message.into(), hints: vec![hint.into()], status: MISUSE }
    }

    /// Something that was asked for is not there.
    pub(crate) fn missing(message: impl Into<String>, hint: impl Into<String>) -> Failure {
        Failure::Error { message: message.into(), hints: vec![hint.into()], status: MISSING }
    }

    /// The input was taken in part, or damage was found; what there was to say has been said.
    pub(crate) fn partly() -> Failure {
        Failure::Status(MISSING)
    }

    /// A file that cannot be read or written.
    pub(crate) fn of_file(path: &str, error: &std::io::Error) -> Failure {
        Failure::misuse(format!("{path}: {error}"), "check the path, or give - for standard input")
    }

    /// What clap has to say, in our form.
    pub(crate) fn of_usage(error: clap::Error) -> Failure {
        use clap::error::ErrorKind;
        if matches!(
            error.kind(),
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        ) {
            return Failure::Help(error.render().to_string());
        }
        let text = error.render().to_string();
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let first = lines.next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        let rest: Vec<&str> = lines.collect();
        let is_more =
            |line: &&&str| !line.starts_with("tip:") && !line.starts_with("Usage:") && !line.starts_with("For more");
        let more: Vec<&str> = rest.iter().take_while(is_more).copied().collect();
        let message = if more.is_empty() { first } else { format!("{first} {}", more.join(", ")) };
        let usage = rest.iter().find_map(|line| line.strip_prefix("Usage: "));
        let command = usage.map_or_else(typed_command, command_of);
        let similar = rest.iter().find_map(|line| line.strip_prefix("tip: ")).filter(|tip| tip.contains("similar"));
        let hints = vec![similar.map_or_else(|| format!("{command} --help"), str::to_owned)];
        Failure::Error { message, hints, status: MISUSE }
    }

    /// What is wrong, in one line; empty where there is nothing to say.
    pub(crate) fn message(&self) -> String {
        match self {
            Failure::Error { message, .. } => message.clone(),
            Failure::Status(_) | Failure::Help(_) | Failure::ClosedPipe => String::new(),
        }
    }

    /// Wrong use; what there was to say has been said.
    pub(crate) fn misused() -> Failure {
        Failure::Status(MISUSE)
    }

    /// Says it and gives the exit status.
    pub(crate) fn report(self) -> ExitCode {
        match self {
            Failure::Error { message, hints, status } => {
                ui::complain(&message, &hints);
                ExitCode::from(status)
            }
            Failure::Status(status) => ExitCode::from(status),
            Failure::Help(text) => {
                // A closed pipe while printing help is no failure either.
                let _ = ui::print(&text);
                ExitCode::SUCCESS
            }
            Failure::ClosedPipe => ExitCode::SUCCESS,
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Failure {
        let (hint, status) = match &error {
            StoreError::NoLedger { .. } => {
                ("the first claim makes it: onrecord add --speaker NAME STATEMENT", UNUSABLE)
            }
            StoreError::NotALedger { .. } => ("name another file: --db PATH", UNUSABLE),
            StoreError::NewerLedger { .. } => ("use the version of onrecord that made it, or a later one", UNUSABLE),
            StoreError::UnfinishedLog { .. } => ("open it once where its folder can be written to", UNUSABLE),
            StoreError::Locked => ("try again when the other program is done", UNUSABLE),
            StoreError::DiskFull => ("make room; nothing was written", UNUSABLE),
            StoreError::ReadOnly { .. }
            | StoreError::CannotOpen { .. }
            | StoreError::Unreadable { .. }
            | StoreError::Folder { .. } => ("check who may read and write the file and its folder", UNUSABLE),
            StoreError::Corrupt { .. } | StoreError::Database { .. } => ("onrecord verify", UNUSABLE),
            StoreError::BadCell { .. } | StoreError::BrokenHead { .. } => ("onrecord verify --repair", UNUSABLE),
            StoreError::UndoneClaim { id } => {
                let hint = format!("onrecord history {id}");
                return Failure::Error { message: error.to_string(), hints: vec![hint], status: MISSING };
            }
            StoreError::NoClaim { .. } => ("onrecord list --all", MISSING),
            StoreError::Undo(UndoRefusal::NoBatch { .. }) => ("onrecord history", MISSING),
            StoreError::Undo(UndoRefusal::RestedOn { events }) => {
                let newest = events.iter().map(|(id, _)| *id).max().unwrap_or_default();
                let hint = format!("undo those first: onrecord undo {newest}");
                return Failure::Error { message: error.to_string(), hints: vec![hint], status: MISUSE };
            }
            StoreError::Undo(_) => ("onrecord history", MISUSE),
        };
        Failure::Error { message: error.to_string(), hints: vec![hint.to_owned()], status }
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Failure {
        match error {
            ExportError::Store(error) => error.into(),
            ExportError::Write(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Failure::ClosedPipe,
            ExportError::Write(error) => {
                Failure::misuse(format!("the export cannot be written: {error}"), "onrecord export -")
            }
        }
    }
}

impl From<ImportError> for Failure {
    fn from(error: ImportError) -> Failure {
        match error {
            ImportError::Store(error) => error.into(),
            error @ (ImportError::Read(_) | ImportError::Newer { .. }) => {
                Failure::misuse(error.to_string(), "nothing was taken in")
            }
        }
    }
}

impl From<UnknownWord> for Failure {
    fn from(error: UnknownWord) -> Failure {
        let known = || error.known.split(", ");
        let hint = match nearest(&error.word, known()).first() {
            Some(near) => format!("did you mean --{} {near}", error.of),
            None => format!("--{} {}", error.of, known().next().unwrap_or_default()),
        };
        Failure::misuse(error.to_string(), hint)
    }
}

/// The command that was typed, where clap names none.
fn typed_command() -> String {
    use clap::CommandFactory;
    let known = super::Cli::command();
    let is_command = |word: &String| known.get_subcommands().any(|command| command.get_name() == word);
    let typed = std::env::args_os().skip(1).filter_map(|word| word.into_string().ok()).find(is_command);
    typed.map_or_else(|| "onrecord".to_owned(), |command| format!("onrecord {command}"))
}

/// The command of a usage line: the words before the first that is to be filled in.
fn command_of(usage: &str) -> String {
    let is_word = |word: &&str| !word.starts_with('-') && word.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    usage.split_whitespace().take_while(is_word).collect::<Vec<_>>().join(" ")
}

/// The error of a phrase, with the flag it was given to.
pub(crate) fn of_phrase(flag: &str, error: &PhraseError) -> Failure {
    if let (PhraseError::NotUnderstood { words, .. }, false) = (error, FLAGS_OF_PHRASES.contains(&flag)) {
        return Failure::misuse(
            format!("{flag}: {words:?} is no day"),
            format!("one day, written like 2025-04-18 or \"18 April 2025\": {flag} DATE"),
        );
    }
    let hints = match error {
        PhraseError::NotUnderstood { suggestions, .. } => {
            vec![format!("for example {}", quoted(suggestions))]
        }
        PhraseError::Condition { .. } => vec!["what has to happen first goes to --if or --unless".to_owned()],
        PhraseError::AmbiguousDate { day_first, month_first, .. } => {
            vec![format!("write {flag} {day_first} or {flag} {month_first}")]
        }
        PhraseError::NotADay { .. } => vec![format!("one day, written like 2025-04-18: {flag} DATE")],
        _ => vec!["a date is written like 2025-06-30, a phrase like \"by the end of June\"".to_owned()],
    };
    Failure::Error { message: format!("{flag}: {error}"), hints, status: MISUSE }
}

/// Flags and places that take a deadline; all others take a day.
const FLAGS_OF_PHRASES: [&str; 3] = ["--by", "--condition-by", "when"];

/// The error of words that do not stand in their source, with the passage that comes nearest.
pub(crate) fn of_quote(flag: &str, error: &NotInSource) -> Failure {
    let has = |passage: &str| format!("the source has “{passage}”");
    let unchecked = "keep words that no text can prove with --unchecked".to_owned();
    let hints = match (&error.nearest, error.differs) {
        (Some(passage), Difference::Case) => vec![format!("only capital and small letters differ: {}", has(passage))],
        (Some(passage), Difference::Signs) => {
            vec![format!("only the signs between the words differ: {}", has(passage))]
        }
        (Some(passage), Difference::Words) => vec![format!("the nearest passage is: “{passage}”"), unchecked],
        (None, _) => vec![unchecked],
    };
    Failure::Error { message: format!("{flag}: {error}"), hints, status: MISUSE }
}

fn quoted(suggestions: &[String]) -> String {
    suggestions.iter().map(|words| format!("\"{words}\"")).collect::<Vec<_>>().join(", ")
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure::Error { message: refusal.to_string(), hints: vec![way_out(&refusal)], status: MISUSE }
    }
}

/// What to type instead.
fn way_out(refusal: &Refusal) -> String {
    match refusal {
        Refusal::EmptyStatement => "onrecord add --speaker NAME \"what is claimed\"".to_owned(),
        Refusal::Nul { .. } => "take the NUL character out".to_owned(),
        Refusal::SaidInFuture { .. } => "give the day it was said: --said DATE".to_owned(),
        Refusal::Future { .. } => "give the day it happened: --on DATE".to_owned(),
        Refusal::BeforeSaid { id, said, .. } => {
            format!("a day from {said} on; said earlier than that: onrecord edit {id} --said DATE")
        }
        Refusal::OffTheBooks { id, .. } => format!("onrecord history {id}"),
        Refusal::FollowsOriginal { original, .. } => format!("onrecord show {original}"),
        Refusal::HasParts { id } => format!("onrecord show {id}"),
        Refusal::Closed { id, .. } => format!(
            "to correct it: onrecord mark {id} OUTCOME --correct \"why\"; to open it again: onrecord reopen {id} --why TEXT"
        ),
        Refusal::Void { id, .. } => {
            format!(
                "if it came about all the same: onrecord mark {id} fulfilled; to decide the condition anew: onrecord condition {id} yes (or no)"
            )
        }
        Refusal::NothingToCorrect { id } => {
            format!("onrecord mark {id} OUTCOME; what is closed is opened by: onrecord reopen ID --why TEXT")
        }
        Refusal::VoidIsDerived { id, has_condition: true } => {
            format!(
                "decide the condition: onrecord condition {id} yes (or no); entered by mistake: onrecord drop {id} --why TEXT"
            )
        }
        Refusal::VoidIsDerived { id, has_condition: false } => {
            format!("entered by mistake: onrecord drop {id} --why TEXT")
        }
        Refusal::NoCondition { id } => format!("onrecord mark {id} OUTCOME"),
        Refusal::ConditionUnnamed { id, outcome, .. } => {
            format!("say what became of it: onrecord mark {id} {outcome} --condition-was yes (or no, or pending)")
        }
        Refusal::NotInForce { id, .. } => format!("decide the condition first: onrecord condition {id} yes (or no)"),
        Refusal::WouldBeVoid { id, state, .. } => {
            let word = if state.as_str() == "met" { "yes" } else { "no" };
            format!("onrecord condition {id} {word}")
        }
        Refusal::DecidedOtherwise { id, .. } => format!("decide it anew: onrecord condition {id} yes (or no)"),
        Refusal::DayNeeded { .. } => "give the day it happened: --on DATE".to_owned(),
        Refusal::TooEarly { id, .. } => {
            format!("wait, or if it has become impossible: onrecord mark {id} unfulfilled --early")
        }
        Refusal::WithdrawnLate { id, end, .. } => {
            format!("taken back before that: --on DATE up to {end}; else: onrecord mark {id} unfulfilled")
        }
        Refusal::ReasonMisplaced { .. } => "leave --reason out, or say it in --note".to_owned(),
        Refusal::OtherKindsWord { id, kind, .. } => {
            let own: Vec<&str> = crate::claim::rules::KIND_WORDS
                .iter()
                .filter(|(of, _, _)| of == kind)
                .map(|(_, word, _)| *word)
                .collect();
            let (first, others) = own.split_first().unwrap_or((&"fulfilled", &[]));
            format!("onrecord mark {id} {first} (or {})", others.join(", or "))
        }
        Refusal::AgainNotAhead { id, .. } => format!("onrecord look {id} --again DATE"),
        Refusal::NothingToAmend { id } => format!("onrecord show {id}"),
        Refusal::SaidAfter { id, .. } => {
            format!("onrecord history {id}; an outcome that was wrong: onrecord reopen {id} --why TEXT")
        }
        Refusal::NoEvent { id } => {
            format!(
                "a condition is dated by: onrecord condition {id} yes --on DATE; a date by: onrecord edit {id} --by PHRASE"
            )
        }
        Refusal::TwoEvents { id, .. } => {
            format!("give one of them as a date: onrecord edit {id} --by DATE (or --condition-by DATE)")
        }
        Refusal::SelfLink { id } | Refusal::AlreadyLinked { id, .. } => format!("onrecord show {id}"),
        Refusal::RepeatsAnother { original, .. } => format!("onrecord show {original}"),
        Refusal::Circle { to, .. } => format!("onrecord show {to}"),
        Refusal::NothingToReopen { id } => {
            format!("onrecord mark {id} OUTCOME; to decide a condition anew: onrecord condition {id} yes (or no)")
        }
        Refusal::EmptyNote { id } => format!("onrecord note {id} \"what there is to say\""),
        Refusal::NoWhy { .. } => {
            "--why \"entered twice\"; of an outcome: --correct \"it was another bridge\"".to_owned()
        }
    }
}
