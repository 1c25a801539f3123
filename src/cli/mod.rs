//! TALK: the command line. Knows today, the environment, files and the terminal, and passes down what
//! the other rooms need of them as arguments. One file a command, one line a command in `run`.

mod add;
mod backup;
mod claims;
mod completions;
mod condition;
mod config;
mod desk;
mod digest;
mod drop;
mod due;
mod edit;
mod editor;
mod entry;
mod evidence;
mod export;
mod failure;
mod file_form;
mod filter;
mod form;
mod history;
mod ids;
mod import;
mod keys;
mod link;
mod list;
mod look;
mod man;
mod mark;
mod nearest;
mod note;
mod overview;
mod paste;
mod people;
mod progress;
mod read;
mod reopen;
mod report;
mod schema;
mod search;
mod show;
mod source;
mod sources;
mod speaker;
mod speakers;
mod stream;
mod ui;
mod undo;
mod verify;
mod when;

use std::process::ExitCode;

use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use desk::Desk;
use failure::Failure;

/// Keeps public claims on record: who said what, on which day, what it hangs on and by when.
#[derive(Parser)]
#[command(
    name = "onrecord",
    version,
    before_help = "Example: onrecord add --speaker \"Marco Rubio\" --said 2025-04-18 --kind threat --condition \"progress within days or withdraw\"",
    after_help = "Without a command: what to check, and how many claims stand where.",
    disable_help_subcommand = true
)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Option<Typed>,
}

/// What can be typed after the flags.
#[derive(Subcommand)]
enum Typed {
    #[command(flatten)]
    Command(Box<Command>),
    #[command(flatten)]
    Setup(Setup),
}

/// Flags that stand before or after any command.
#[derive(Args, Clone, Default)]
struct Global {
    /// The ledger; else ONRECORD_DB, else the config file, else the user's data folder
    #[arg(long, global = true, value_name = "PATH")]
    db: Option<String>,
    /// The day in the world: what had happened by then, with all that is known now
    #[arg(long, global = true, value_name = "DATE")]
    as_of: Option<String>,
    /// Only what had been recorded by the end of that day
    #[arg(long, global = true, value_name = "DATE")]
    known: Option<String>,
    /// How data is printed
    #[arg(long, global = true, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// The same as --format json
    #[arg(long, global = true, conflicts_with = "format")]
    json: bool,
    /// When to use colour; else NO_COLOR, else the config file, else auto
    #[arg(long, global = true, value_enum, value_name = "WHEN")]
    color: Option<Color>,
    /// Only what was asked for: no remarks
    #[arg(long, short, global = true)]
    quiet: bool,
    /// Who records; else ONRECORD_AUTHOR, else the config file, else the login name
    #[arg(long, global = true, value_name = "NAME")]
    author: Option<String>,
    /// The same output, nothing written
    #[arg(long, short = 'n', global = true)]
    dry_run: bool,
}

/// How data is printed.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// A table for people.
    Table,
    /// One JSON value.
    Json,
    /// One JSON value a line.
    Jsonl,
    /// Comma-separated values.
    Csv,
    /// A table that can be pasted into a mail.
    Markdown,
}

/// When to use colour.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
enum Color {
    /// On a terminal.
    Auto,
    /// Everywhere.
    Always,
    /// Nowhere.
    Never,
}

#[derive(Subcommand)]
enum Command {
    Add(Box<add::Add>),
    Read(Box<read::Read>),
    Condition(condition::Condition),
    Mark(mark::Mark),
    Look(look::Look),
    Evidence(evidence::Evidence),
    Note(note::Note),
    Link(link::Link),
    Edit(Box<edit::Edit>),
    Reopen(reopen::Reopen),
    Undo(undo::Undo),
    Drop(drop::Drop),
    List(list::List),
    Due(due::Due),
    Show(show::Show),
    Search(search::Search),
    History(history::History),
    Report(report::Report),
    Digest(digest::DigestArgs),
    Speakers(speakers::Speakers),
    Speaker(Box<speaker::Speaker>),
    Sources(sources::Sources),
    Source(Box<source::ShowSource>),
    When(when::When),
    Verify(verify::Verify),
    Backup(backup::Backup),
    Export(export::Export),
    Import(import::Import),
    #[command(hide = true)]
    Log(history::Log),
}

/// Commands for whoever sets the desk up: they need no ledger, and no configuration without mistakes.
#[derive(Subcommand)]
enum Setup {
    Completions(completions::Completions),
    Man(man::Man),
    Schema(schema::Schema),
    Config(config::Config),
}

/// Runs the command line of this process and says how it went.
#[must_use]
pub fn main() -> ExitCode {
    if completions::answer() {
        return ExitCode::SUCCESS;
    }
    let ended = parse().and_then(|(cli, matches)| match cli.command {
        Some(Typed::Setup(setup)) => set_up(&cli.global, setup),
        Some(Typed::Command(command)) => run(&Desk::open(&cli.global)?, *command, &matches),
        None => overview::run(&Desk::open(&cli.global)?),
    });
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

fn parse() -> Result<(Cli, ArgMatches), Failure> {
    let matches = Cli::command().try_get_matches().map_err(Failure::of_usage)?;
    let cli = Cli::from_arg_matches(&matches).map_err(Failure::of_usage)?;
    Ok((cli, matches))
}

fn set_up(global: &Global, command: Setup) -> Result<(), Failure> {
    match command {
        Setup::Completions(completions) => completions.run(global),
        Setup::Man(man) => man.run(global),
        Setup::Schema(schema) => schema.run(global),
        Setup::Config(config) => config.run(global),
    }
}

fn run(desk: &Desk, command: Command, matches: &ArgMatches) -> Result<(), Failure> {
    match command {
        Command::Add(add) => add.run(desk, matches),
        Command::Read(read) => read.run(desk),
        Command::Condition(condition) => condition.run(desk),
        Command::Mark(mark) => mark.run(desk, matches),
        Command::Look(look) => look.run(desk),
        Command::Evidence(evidence) => evidence.run(desk),
        Command::Note(note) => note.run(desk),
        Command::Link(link) => link.run(desk),
        Command::Edit(edit) => edit.run(desk, matches),
        Command::Reopen(reopen) => reopen.run(desk),
        Command::Undo(undo) => undo.run(desk),
        Command::Drop(drop) => drop.run(desk),
        Command::List(list) => list.run(desk),
        Command::Due(due) => due.run(desk),
        Command::Show(show) => show.run(desk),
        Command::Search(search) => search.run(desk),
        Command::History(history) => history.run(desk),
        Command::Speakers(speakers) => speakers.run(desk),
        Command::Speaker(speaker) => speaker.run(desk),
        Command::Sources(sources) => sources.run(desk),
        Command::Source(source) => source.run(desk),
        Command::Report(report) => report.run(desk, matches),
        Command::Digest(digest) => digest.run(desk),
        Command::When(when) => when.run(desk),
        Command::Verify(verify) => verify.run(desk),
        Command::Export(export) => export.run(desk),
        Command::Import(import) => import.run(desk),
        Command::Backup(backup) => backup.run(desk),
        Command::Log(log) => log.run(),
    }
}
