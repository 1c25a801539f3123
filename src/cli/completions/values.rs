//! The values that a word at the cursor may become: numbers of claims, names, topics and sources from the
//! ledger, and the words of the documentation.
//!
//! Which argument takes which is read off its flag or the name of its value, so that a new command has
//! them from its first day. Whatever goes wrong, nothing is offered and nothing is said.

use std::ffi::OsStr;
use std::sync::Arc;

use clap::Command;
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter};

use super::line::{Line, unquoted};
use crate::claim::rules::KIND_WORDS;
use crate::claim::{Kind, LinkKind, Outcome, Reason, Stage, Status, Strength};
use crate::cli::Global;
use crate::cli::config::{Origin, Settings};
use crate::render::sanitize::shown;
use crate::store::{ClaimHead, Ledger};

/// At most so many values are offered.
const LIMIT: usize = 50;

/// Characters of a statement, or of a source's name, that stand beside a number.
const HEAD: usize = 60;

/// What may stand at a place.
#[derive(Clone, Debug)]
enum Place {
    /// Claims, and whatever the command says of them.
    Claims(Verdict),
    Speaker,
    Topic,
    Source,
    SourceOrFile,
    File,
    Folder,
    Words(Vec<String>),
}

/// What a command says of the claims it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// What became of them.
    Outcome,
    /// What became of their condition.
    Answer,
    /// How they stand to another.
    Link,
    /// Nothing that can be told beforehand.
    Nothing,
}

/// Whose numbers and names a command takes where it does not say otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    Claims,
    Speakers,
    Sources,
}

/// Gives every argument of every command what may stand there.
pub(super) fn attach(command: Command, line: &Arc<Line>) -> Command {
    command.mut_subcommands(|below| {
        let subject = match below.get_name() {
            "speaker" | "speakers" => Subject::Speakers,
            "source" | "sources" => Subject::Sources,
            _ => Subject::Claims,
        };
        attach_to(below, line, subject)
    })
}

fn attach_to(command: Command, line: &Arc<Line>, subject: Subject) -> Command {
    let with_values = command.mut_args(|arg| match place_of(&arg, subject) {
        Some(place) => {
            let line = Arc::clone(line);
            arg.add(ArgValueCompleter::new(move |typed: &OsStr| place.values(&line, typed)))
        }
        None => arg,
    });
    with_values.mut_subcommands(|below| attach_to(below, line, subject))
}

/// What may stand where an argument does: its flag tells, or the name of its value.
fn place_of(arg: &clap::Arg, subject: Subject) -> Option<Place> {
    if !arg.get_possible_values().is_empty() {
        return None; // the argument knows itself
    }
    let name = arg.get_value_names().and_then(|names| names.first()).map(|name| name.as_str()).unwrap_or_default();
    let place = match arg.get_long().unwrap_or_default() {
        "speaker" | "into" => Place::Speaker,
        "topic" => Place::Topic,
        "source" | "also-source" if name.contains("FILE") => Place::SourceOrFile,
        "source" => Place::Source,
        "kind" => Place::Words(listed(Kind::ALL)),
        "strength" => Place::Words(listed(Strength::ALL)),
        "reason" => Place::Words(listed(Reason::ALL)),
        "status" => Place::Words(statuses()),
        "" if subject == Subject::Speakers && ["NAME", "A"].contains(&name) => Place::Speaker,
        "" if subject == Subject::Sources && name == "ID" => Place::Source,
        _ => return place_by_name(name),
    };
    Some(place)
}

fn place_by_name(name: &str) -> Option<Place> {
    let is_choice = |name: &str| name.contains('|') && name.chars().all(|c| c.is_ascii_lowercase() || c == '|');
    Some(match name {
        "ID... OUTCOME" => Place::Claims(Verdict::Outcome),
        "ID... yes|no" => Place::Claims(Verdict::Answer),
        "ID... KIND ID" => Place::Claims(Verdict::Link),
        "DIR" => Place::Folder,
        name if name == "ID" || name.starts_with("ID...") => Place::Claims(Verdict::Nothing),
        name if ["FILE", "PATH", "ARTICLE"].iter().any(|start| name.starts_with(start)) => Place::File,
        name if is_choice(name) => Place::Words(name.split('|').map(str::to_owned).collect()),
        _ => return None,
    })
}

fn listed<T: ToString>(words: &[T]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

fn statuses() -> Vec<String> {
    let statuses = Status::ALL.iter().filter(|status| **status != Status::Undone).map(ToString::to_string);
    let more = ["closed", "disputed"].map(str::to_owned);
    listed(Stage::ALL).into_iter().chain(statuses).chain(more).collect()
}

impl Place {
    /// What the word that is being typed may become.
    fn values(&self, line: &Line, typed: &OsStr) -> Vec<CompletionCandidate> {
        let Some(typed) = typed.to_str().map(unquoted) else { return Vec::new() };
        match self {
            Place::Claims(verdict) => {
                let mut values = line.first_id().map(|id| verdict.values(line, id, &typed)).unwrap_or_default();
                values.extend(claims(line, &typed, *verdict));
                values
            }
            Place::Speaker => texts(line, |ledger| ledger.suggest_speakers(&typed, LIMIT).ok()),
            Place::Topic => texts(line, |ledger| ledger.suggest_topics(&typed, LIMIT).ok()),
            Place::Source => sources(line, &typed),
            Place::SourceOrFile => {
                let mut values = sources(line, &typed);
                values.extend(PathCompleter::any().complete(OsStr::new(&typed)));
                values
            }
            Place::File => PathCompleter::any().complete(OsStr::new(&typed)),
            Place::Folder => PathCompleter::dir().complete(OsStr::new(&typed)),
            Place::Words(words) => beginning(words, &typed),
        }
    }
}

impl Verdict {
    fn values(self, line: &Line, id: i64, typed: &str) -> Vec<CompletionCandidate> {
        match self {
            Verdict::Outcome => beginning(&outcomes(line, id), typed),
            Verdict::Answer => beginning(&["yes", "no"], typed),
            Verdict::Link => beginning(&listed(LinkKind::ALL), typed),
            Verdict::Nothing => Vec::new(),
        }
    }
}

/// The ledger that the line names, else the environment or the configuration; `None` where there is none
/// that can be read.
fn ledger(line: &Line) -> Option<Ledger> {
    let global = Global { db: line.value_of("--db").map(at_home), ..Global::default() };
    let settings = Settings::read(&global);
    let is_typed = matches!(settings.db.origin, Origin::Flag(_) | Origin::Variable(_));
    if !settings.are_sound() && !is_typed {
        return None; // who knows which ledger was meant
    }
    Ledger::open_as_it_is(&settings.db.value.path).ok()
}

/// A path in which the shell has not put the home folder in the place of `~` yet.
fn at_home(path: &str) -> String {
    let home = path.strip_prefix("~/").and_then(|rest| Some(etcetera::home_dir().ok()?.join(rest)));
    home.map_or_else(|| path.to_owned(), |path| path.to_string_lossy().into_owned())
}

/// Numbers that begin as typed; of several joined by commas the last.
fn claims(line: &Line, typed: &str, verdict: Verdict) -> Vec<CompletionCandidate> {
    let (before, digits) = typed.rsplit_once(',').map_or(("", typed), |(before, digits)| (before, digits));
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let heads = ledger(line).and_then(|ledger| ledger.suggest_claims(digits, LIMIT).ok());
    let mut heads = heads.unwrap_or_default();
    heads.sort_by_key(|head| match verdict {
        Verdict::Answer => !head.awaits_condition,
        Verdict::Outcome | Verdict::Link | Verdict::Nothing => head.status != Status::Open,
    });
    let before = if before.is_empty() { String::new() } else { format!("{before},") };
    heads.iter().map(|head| explained(format!("{before}{}", head.id), &said(head))).collect()
}

fn said(head: &ClaimHead) -> String {
    let status = if head.status == Status::Open { String::new() } else { format!("{}, ", head.status) };
    format!("{status}{}: {}", head.speaker, head.statement)
}

/// The words for what becomes of claims of this one's kind.
fn outcomes(line: &Line, id: i64) -> Vec<&'static str> {
    let kind = ledger(line).and_then(|ledger| ledger.kind_of(id).ok().flatten());
    let own = KIND_WORDS.iter().filter(|(of, _, _)| kind.is_none_or(|kind| kind == *of)).map(|(_, word, _)| *word);
    let all = Outcome::ALL.iter().filter(|outcome| **outcome != Outcome::Void).map(|outcome| outcome.as_str());
    own.chain(all).collect()
}

fn sources(line: &Line, typed: &str) -> Vec<CompletionCandidate> {
    if !typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let found = ledger(line).and_then(|ledger| ledger.suggest_sources(typed, LIMIT).ok());
    found.unwrap_or_default().iter().map(|(id, name)| explained(id.to_string(), name)).collect()
}

/// Texts of the ledger as values; one that cannot be shown as it is cannot be typed either.
fn texts(line: &Line, ask: impl Fn(&Ledger) -> Option<Vec<String>>) -> Vec<CompletionCandidate> {
    let found = ledger(line).and_then(|ledger| ask(&ledger)).unwrap_or_default();
    found.into_iter().filter(|text| shown(text) == text.as_str()).map(CompletionCandidate::new).collect()
}

fn beginning(words: &[impl AsRef<str>], typed: &str) -> Vec<CompletionCandidate> {
    let words = words.iter().map(AsRef::as_ref).filter(|word| word.starts_with(typed));
    words.map(|word| CompletionCandidate::new(word.to_owned())).collect()
}

/// A value with a text beside it, on one line and safe to show.
fn explained(value: String, text: &str) -> CompletionCandidate {
    let text = shown(text);
    let mut head: String = text.chars().take(HEAD).collect();
    if text.chars().nth(HEAD).is_some() {
        head.push('…');
    }
    CompletionCandidate::new(value).help(Some(head.into()))
}
