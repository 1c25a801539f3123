//! A form: every field of a claim as a `key = "value"` line with its explanation above, written in the
//! editor and read back. The keys are the flags of the command line without their dashes.
//!
//! `fill` goes round until what was written is taken, so that nothing anybody wrote is lost. Fields come
//! from the flags of a command (`of_flags`) or from a claim; what they mean is told by who asks.

use std::ffi::OsString;
use std::fmt::Write as _;

use clap::{ArgAction, ArgMatches};

use super::desk::Desk;
use super::editor::{Draft, Edited};
use super::failure::Failure;
use super::keys::{self, Value};
use super::ui;
use crate::render::sanitize::is_unseen;

/// One line of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    /// A flag without its dashes, or the word of what stands without a flag: `statement`.
    pub(crate) name: String,
    /// What it means, for people.
    pub(crate) help: String,
    /// What it holds.
    pub(crate) held: Held,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    /// One text; `None` where nothing is said.
    Text(Option<String>),
    /// Any number of texts.
    Texts(Vec<String>),
    /// Yes or no.
    Switch(bool),
}

/// What is wrong with a form, and on which line.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mistake {
    line: usize,
    why: String,
}

/// What came of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Filled<T> {
    /// It was taken.
    Taken(T),
    /// It was left as it was.
    Same,
    /// It was emptied, or the editor gave up, which has been said.
    Left,
}

impl<T> Filled<T> {
    /// What was taken, if anything was.
    pub(crate) fn taken(self) -> Option<T> {
        match self {
            Filled::Taken(taken) => Some(taken),
            Filled::Same | Filled::Left => None,
        }
    }
}

/// Lets somebody fill a form in until `take` takes it.
///
/// Where nobody can be asked, the first mistake is the last. What was written is then kept in a file.
pub(crate) fn fill<T>(
    desk: &Desk,
    heading: &str,
    fields: &[Field],
    take: impl Fn(&[Field]) -> Result<T, Failure>,
) -> Result<Filled<T>, Failure> {
    let mut draft = Draft::new(&written(heading, fields), ".toml")?;
    let mut refused: Option<Failure> = None;
    loop {
        let text = match (draft.edit(desk), refused.take()) {
            (Ok(Edited::Changed(text)), _) => text,
            (Ok(Edited::GaveUp(status)), None) => {
                desk.ui.say(&format!("the editor gave up ({status}): what it wrote is left out"));
                return Ok(Filled::Left);
            }
            (Ok(Edited::Emptied), None) => return Ok(Filled::Left),
            (Ok(Edited::Same), None) => return Ok(Filled::Same),
            (Ok(_), Some(failure)) | (Err(failure), Some(_)) => return Err(kept(draft, failure)),
            (Err(failure), None) => return Err(failure), // nobody has written anything
        };
        let failure = match taken(&text, fields, &take) {
            Ok(taken) => return Ok(Filled::Taken(taken)),
            Err(failure) => failure,
        };
        if !desk.ui.can_ask() {
            return Err(kept(draft, failure));
        }
        match &failure {
            Failure::Error { message, hints, .. } => ui::complain(message, hints),
            _ => return Err(failure),
        }
        if desk.ui.ask("Enter opens it again, q leaves it:").is_some_and(|answer| answer.starts_with('q')) {
            return Err(kept(draft, failure));
        }
        refused = Some(failure);
    }
}

/// What is made of a form that was filled in; the failure names the line at fault.
fn taken<T>(text: &str, fields: &[Field], take: impl Fn(&[Field]) -> Result<T, Failure>) -> Result<T, Failure> {
    let filled = read(text, fields).map_err(|mistake| {
        let message = format!("line {}: {}", mistake.line, mistake.why);
        Failure::misuse(message, "key = \"value\", one field a line")
    })?;
    take(&filled).map_err(|failure| at_line(text, &filled, failure))
}

/// The failure, and where the text is that somebody wrote.
fn kept(draft: Draft, failure: Failure) -> Failure {
    match (failure, draft.keep()) {
        (Failure::Error { message, mut hints, status }, Ok(path)) => {
            hints.push(format!("what you wrote is kept in {}", path.display()));
            Failure::Error { message, hints, status }
        }
        (failure, _) => failure,
    }
}

/// The failure with the line of the field that it speaks of.
fn at_line(text: &str, fields: &[Field], failure: Failure) -> Failure {
    let Failure::Error { message, hints, status } = failure else { return failure };
    let entries = keys::read(text).unwrap_or_default();
    let speaks_of = |name: &str| {
        let flag = format!("--{name}");
        let after = |at: usize| message.get(at + flag.len()..).and_then(|rest| rest.chars().next());
        let is_flag =
            message.match_indices(&flag).any(|(at, _)| after(at).is_none_or(|c| !c.is_alphanumeric() && c != '-'));
        is_flag || (name == "statement" && message.contains(name))
    };
    let line = fields
        .iter()
        .filter(|field| speaks_of(&field.name))
        .find_map(|field| entries.iter().find(|entry| entry.key == field.name))
        .map(|entry| entry.line);
    match line {
        Some(line) => Failure::Error { message: format!("line {line}: {message}"), hints, status },
        None => Failure::Error { message, hints, status },
    }
}

/// The text of a form. The heading may be of several lines.
fn written(heading: &str, fields: &[Field]) -> String {
    let mut text = String::new();
    for line in heading.lines() {
        let _ = writeln!(text, "# {line}");
    }
    for field in fields {
        text.push('\n');
        for line in field.help.lines() {
            let _ = writeln!(text, "# {line}");
        }
        let value = match &field.held {
            Held::Text(held) => quoted(held.as_deref().unwrap_or_default()),
            Held::Texts(texts) => {
                format!("[{}]", texts.iter().map(|text| quoted(text)).collect::<Vec<_>>().join(", "))
            }
            Held::Switch(is_on) => is_on.to_string(),
        };
        let _ = writeln!(text, "{} = {value}", field.name);
    }
    text
}

/// A text between quotation marks; one of several lines between three of them.
fn quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|c| match c {
            '"' => "\\\"".to_owned(),
            '\\' => "\\\\".to_owned(),
            '\n' | '\t' => c.to_string(),
            c if is_unseen(c) => format!("\\U{:08X}", u32::from(c)),
            c => c.to_string(),
        })
        .collect();
    if escaped.contains('\n') { format!("\"\"\"\n{escaped}\"\"\"") } else { format!("\"{escaped}\"") }
}

/// Reads a form back: the same fields, with what now stands in them.
fn read(text: &str, fields: &[Field]) -> Result<Vec<Field>, Mistake> {
    let entries = keys::read(text).map_err(|broken| Mistake { line: broken.line, why: broken.why })?;
    let known = || fields.iter().map(|field| field.name.as_str());
    if let Some(entry) = entries.iter().find(|entry| !known().any(|name| name == entry.key)) {
        let likely = keys::likely(&entry.key, known());
        let why = match likely {
            Some(likely) => format!("there is no field {:?}: is it {likely:?}?", entry.key),
            None => format!("there is no field {:?}", entry.key),
        };
        return Err(Mistake { line: entry.line, why });
    }
    let filled = fields.iter().map(|field| {
        let entry = entries.iter().find(|entry| entry.key == field.name);
        let value = entry.map(|entry| entry.value.clone());
        let held = hold(&field.held, value).map_err(|why| Mistake {
            line: entry.map_or(0, |entry| entry.line),
            why: format!("{}: {why}", field.name),
        })?;
        Ok(Field { held, ..field.clone() })
    });
    filled.collect()
}

/// What a field of this sort holds once it is set to a value, or why it cannot.
fn hold(field: &Held, value: Option<Value>) -> Result<Held, String> {
    match (field, value) {
        (Held::Text(_), None) => Ok(Held::Text(None)),
        (Held::Texts(_), None) => Ok(Held::Texts(Vec::new())),
        (Held::Switch(_), None) => Ok(Held::Switch(false)),
        (Held::Text(_), Some(Value::Text(text) | Value::Date(text))) => {
            Ok(Held::Text(Some(text).filter(|text| !text.is_empty())))
        }
        (Held::Text(_), Some(Value::Number(number))) => Ok(Held::Text(Some(number.to_string()))),
        (Held::Texts(_), Some(Value::Text(text))) => Ok(Held::Texts(vec![text])),
        (Held::Texts(_), Some(Value::Texts(texts))) => Ok(Held::Texts(texts)),
        (Held::Switch(_), Some(Value::Truth(is_on))) => Ok(Held::Switch(is_on)),
        (Held::Text(_), Some(other)) => Err(format!("this is {}: write it between quotation marks", other.sort())),
        (Held::Texts(_), Some(other)) => Err(format!("this is {}: write [\"one\", \"another\"]", other.sort())),
        (Held::Switch(_), Some(other)) => Err(format!("this is {}: write true or false", other.sort())),
    }
}

/// The fields that a command's own flags make, holding what was typed. What stands without a flag goes by
/// its name.
pub(crate) fn of_flags(command: &clap::Command, typed: &ArgMatches) -> Vec<Field> {
    let is_field = |arg: &&clap::Arg| {
        !arg.is_global_set() && !arg.is_hide_set() && !matches!(arg.get_id().as_str(), "help" | "edit")
    };
    let fields = command.get_arguments().filter(is_field).map(|arg| {
        let id = arg.get_id().as_str();
        let texts = || {
            let raw = typed.get_raw(id).into_iter().flatten();
            raw.map(|text| text.to_string_lossy().into_owned()).collect::<Vec<_>>()
        };
        let held = match (arg.get_action(), arg.is_positional()) {
            (ArgAction::SetTrue, _) => Held::Switch(typed.get_flag(id)),
            (ArgAction::Append, false) => Held::Texts(texts()),
            _ => Held::Text(Some(texts().join(" ")).filter(|text| !text.is_empty())),
        };
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        Field { name: arg.get_long().unwrap_or(id).to_owned(), help, held }
    });
    fields.collect()
}

/// The words of a command line that say what a form says. `without_flag` is the field that stands for
/// itself, at the end.
pub(crate) fn words(fields: &[Field], without_flag: &str) -> Vec<OsString> {
    let mut words = Vec::new();
    let mut last = Vec::new();
    for Field { name, held, .. } in fields {
        match held {
            Held::Text(Some(text)) if name == without_flag => last = vec!["--".into(), OsString::from(text)],
            Held::Text(Some(text)) => words.push(format!("--{name}={text}").into()),
            Held::Texts(texts) => words.extend(texts.iter().map(|text| OsString::from(format!("--{name}={text}")))),
            Held::Switch(true) => words.push(format!("--{name}").into()),
            Held::Text(None) | Held::Switch(false) => {}
        }
    }
    words.extend(last);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields() -> Vec<Field> {
        let field = |name: &str, held| Field { name: name.to_owned(), help: format!("What {name} is"), held };
        vec![
            field("statement", Held::Text(Some("he said \"no\" \\ never\u{202e}\nor later".to_owned()))),
            field("speaker", Held::Text(None)),
            field("topic", Held::Texts(vec!["war".to_owned(), "\"peace\"".to_owned()])),
            field("anonymous", Held::Switch(true)),
        ]
    }

    #[test]
    fn a_form_reads_back_as_it_was_written() {
        let text = written("A new claim.", &fields());
        assert!(text.contains("\n# What speaker is\nspeaker = \"\"\n"), "{text}");
        assert!(!text.contains('\u{202e}'), "{text}");
        assert_eq!(read(&text, &fields()), Ok(fields()));
    }

    #[test]
    fn what_is_left_out_says_nothing() {
        let read = read("speaker = 'Jane'", &fields()).expect("it is a form");
        let held: Vec<&Held> = read.iter().map(|field| &field.held).collect();
        let expected =
            [&Held::Text(None), &Held::Text(Some("Jane".to_owned())), &Held::Texts(Vec::new()), &Held::Switch(false)];
        assert_eq!(held, expected);
    }

    #[test]
    fn a_mistake_is_named_by_its_line() {
        for (text, line, why) in [
            ("\nspeker = 'Jane'", 2, "there is no field \"speker\": is it \"speaker\"?"),
            ("speaker = Jane", 1, ""),
            ("speaker = ['a']", 1, "speaker: this is a list of texts: write it between quotation marks"),
            ("\n\ntopic = 3", 3, "topic: this is a number: write [\"one\", \"another\"]"),
            ("anonymous = 'yes'", 1, "anonymous: this is a text: write true or false"),
        ] {
            let mistake = read(text, &fields()).expect_err(text);
            assert_eq!(mistake.line, line, "{text:?}: {mistake:?}");
            assert!(why.is_empty() || mistake.why == why, "{text:?}: {mistake:?}");
        }
    }

    #[test]
    fn a_refusal_is_brought_to_the_line_of_its_field() {
        let text = "# by\nspeaker = 'Jane'\nby = 'smarch'\nby-date = ''\n";
        let field = |name: &str| Field { name: name.to_owned(), help: String::new(), held: Held::Text(None) };
        let fields = [field("by"), field("by-date"), field("speaker")];
        let line = |message: &str| at_line(text, &fields, Failure::misuse(message, "")).message();
        assert_eq!(line("--by: no deadline"), "line 3: --by: no deadline");
        assert_eq!(line("--by-date: no dates"), "line 4: --by-date: no dates");
        assert_eq!(line("--speaker \"J\" can be two"), "line 2: --speaker \"J\" can be two");
        assert_eq!(line("the disk is full"), "the disk is full");
    }

    #[test]
    fn a_form_says_the_same_as_flags() {
        let words = words(&fields(), "statement");
        let expected =
            ["--topic=war", "--topic=\"peace\"", "--anonymous", "--", "he said \"no\" \\ never\u{202e}\nor later"];
        assert_eq!(words, expected.map(OsString::from));
    }
}
