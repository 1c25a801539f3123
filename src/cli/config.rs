//! `onrecord config`: every value that can be set, and where it came from. Needs no ledger, and shows the
//! rest where something is wrong.

mod file;
mod settings;

use std::collections::BTreeMap;

use clap::Args;
use serde::Serialize;

use super::desk::today;
use super::failure::Failure;
use super::ui::Ui;
use super::{Format, Global, editor};
use crate::render::{json, table};

pub(crate) use settings::{Location, Origin, Settings, text_of};

/// What is set, and where each value came from: a flag, the environment, the config file, or nobody
#[derive(Args)]
#[command(before_help = "Example: onrecord config")]
pub(crate) struct Config {}

/// One value as it is shown.
struct Shown {
    key: &'static str,
    value: String,
    origin: Origin,
}

/// Where the configuration is, and what is set, as JSON.
#[derive(Serialize)]
struct Form {
    file: Option<String>,
    there: bool,
    values: BTreeMap<&'static str, ValueForm>,
    mistakes: Vec<String>,
}

#[derive(Serialize)]
struct ValueForm {
    value: String,
    from: &'static str,
    name: Option<String>,
}

impl Config {
    pub(crate) fn run(&self, global: &Global) -> Result<(), Failure> {
        let mut settings = Settings::read(global);
        let format = settings.format_among(&[Format::Table, Format::Json])?;
        let mut mistakes = settings.take_mistakes();
        let shown = values(&settings, &mut mistakes);
        let ui = Ui::look(settings.color.value, global.quiet);
        match format {
            Format::Json => ui.out(&as_json(&settings, &shown, &mistakes))?,
            _ => ui.table(&as_table(&settings, &shown, ui.width))?,
        }
        if mistakes.is_empty() {
            return Ok(());
        }
        for mistake in &mistakes {
            super::ui::complain(&mistake.message(), &[]);
        }
        Err(Failure::misused())
    }
}

fn values(settings: &Settings, mistakes: &mut Vec<Failure>) -> Vec<Shown> {
    let name = |word: &dyn std::fmt::Debug| format!("{word:?}").to_lowercase();
    let (editor, editor_from) = editor::chosen();
    let mut shown = vec![
        Shown { key: "db", value: settings.db.value.path.display().to_string(), origin: settings.db.origin },
        Shown { key: "author", value: settings.author.value.clone(), origin: settings.author.origin },
        Shown { key: "color", value: name(&settings.color.value), origin: settings.color.origin },
        Shown { key: "format", value: name(&settings.format.value), origin: settings.format.origin },
        Shown {
            key: "due_within_days",
            value: settings.due_within_days.value.to_string(),
            origin: settings.due_within_days.origin,
        },
        Shown { key: "journal", value: settings.journal.value.to_string(), origin: settings.journal.origin },
        Shown { key: "editor", value: editor, origin: editor_from },
    ];
    let is_set = std::env::var_os("ONRECORD_NOW").is_some();
    match today() {
        Ok(today) => {
            let origin = if is_set { Origin::Variable("ONRECORD_NOW") } else { Origin::Default };
            shown.push(Shown { key: "today", value: today.to_string(), origin });
        }
        Err(mistake) => mistakes.push(mistake),
    }
    shown
}

fn as_json(settings: &Settings, shown: &[Shown], mistakes: &[Failure]) -> String {
    let values = shown.iter().map(|shown| {
        let from = match shown.origin {
            Origin::Flag(_) => "flag",
            Origin::Variable(_) => "environment",
            Origin::Line(_) => "file",
            Origin::Default => "default",
        };
        let name = Some(shown.origin.named(&settings.file)).filter(|name| !name.is_empty());
        (shown.key, ValueForm { value: shown.value.clone(), from, name })
    });
    let form = Form {
        file: settings.file.path.as_ref().map(|path| path.display().to_string()),
        there: settings.file.is_there,
        values: values.collect(),
        mistakes: mistakes.iter().map(Failure::message).collect(),
    };
    json::encoded(&form) + "\n"
}

fn as_table(settings: &Settings, shown: &[Shown], width: usize) -> String {
    let rows = shown.iter().map(|shown| {
        let origin = match shown.origin {
            Origin::Flag(name) => format!("flag {name}"),
            Origin::Variable(name) => format!("environment {name}"),
            Origin::Line(line) => format!("config file, line {line}"),
            Origin::Default => "default".to_owned(),
        };
        [shown.key.to_owned(), origin, shown.value.clone()]
    });
    let place = settings.file.path.as_ref().map_or("none".to_owned(), |path| path.display().to_string());
    let file = match settings.file.is_there {
        true => format!("config file: {place}"),
        false => format!("config file: {place}, not there"),
    };
    table::settings(&rows.collect::<Vec<_>>(), width) + &crate::render::sanitize::shown(&file) + "\n"
}
