//! `onrecord source edit`: what is known of a source beside its text, which never changes.

use chrono::NaiveDate;
use clap::Args;

use super::{Whole, again, echo, find};
use crate::claim::event::Sourced;
use crate::claim::{Source, SourceRef};
use crate::cli::claims::check_echo_format;
use crate::cli::desk::Desk;
use crate::cli::failure::{Failure, of_phrase};
use crate::cli::mark::web_address;
use crate::deadline::{Lean, parse_day};
use crate::store::Writing;

/// Change what is known of a source; none clears. Its text never changes
#[derive(Args)]
#[command(before_help = "Example: onrecord source edit 3 --publisher Tagesschau --published 2025-04-18")]
pub(super) struct Edit {
    /// A source: its number, its address, or the SHA-256 of its text
    #[arg(value_name = "ID")]
    id: String,
    /// Its headline
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Who published it
    #[arg(long, value_name = "NAME")]
    publisher: Option<String>,
    /// Where it stands
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// An archived copy
    #[arg(long, value_name = "URL")]
    archive: Option<String>,
    /// The day of publication
    #[arg(long, value_name = "DATE")]
    published: Option<String>,
}

impl Edit {
    pub(super) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        check_echo_format(desk)?;
        let (whole, remark, done) = desk.write(|writing| self.record(desk, writing))?;
        if let Some(remark) = &remark {
            desk.ui.say(remark);
        }
        echo(desk, &whole, &done, &[])
    }

    fn record(&self, desk: &Desk, writing: &mut Writing<'_>) -> Result<(Whole, Option<String>, String), Failure> {
        let (source, remark) = find(writing.ledger(), &self.id)?;
        let before = known(&source);
        let after = self.changed(desk, &source, before.clone())?;
        let number = source.id.unwrap_or_default();
        if after == before {
            let is_asked = [&self.title, &self.publisher, &self.url, &self.archive, &self.published];
            let is_asked = is_asked.into_iter().any(Option::is_some);
            return Err(match is_asked {
                true => Failure::misuse(
                    format!("source {number} is so already: nothing would change"),
                    format!("onrecord source {number}"),
                ),
                false => Failure::misuse(
                    format!("nothing to change of source {number} is given"),
                    format!(
                        "onrecord source edit {number} --title TEXT, or --publisher, --url, --archive, --published"
                    ),
                ),
            });
        }
        let done = format!("source {number}: {} changed", differing(&before, &after).join(", "));
        writing.source(after, None)?;
        writing.settle()?;
        Ok((again(writing.ledger(), &source)?, remark, done))
    }

    fn changed(&self, desk: &Desk, source: &Source, before: Sourced) -> Result<Sourced, Failure> {
        let mut after = before;
        set(&mut after.title, "--title", self.title.as_ref(), |_, text| Ok(text.to_owned()))?;
        set(&mut after.publisher, "--publisher", self.publisher.as_ref(), |_, text| Ok(text.to_owned()))?;
        if self.url.is_some() && matches!(source.key, SourceRef::Url(_)) && self.url != source.url {
            return Err(Failure::misuse(
                format!("source {} is known by its address alone: that cannot change", source.id.unwrap_or_default()),
                "a claim moves to another source by: onrecord edit ID --source URL",
            ));
        }
        set(&mut after.url, "--url", self.url.as_ref(), web_address)?;
        set(&mut after.archive_url, "--archive", self.archive.as_ref(), web_address)?;
        set(&mut after.published, "--published", self.published.as_ref(), |flag, words| day(desk, flag, words))?;
        Ok(after)
    }
}

/// What is known of a source, as it was recorded.
fn known(source: &Source) -> Sourced {
    Sourced {
        key: source.key.clone(),
        title: source.title.clone(),
        publisher: source.publisher.clone(),
        url: source.url.clone(),
        archive_url: source.archive_url.clone(),
        published: source.published,
    }
}

/// The names of what differs.
fn differing(before: &Sourced, after: &Sourced) -> Vec<&'static str> {
    let fields = [
        ("title", before.title != after.title),
        ("publisher", before.publisher != after.publisher),
        ("url", before.url != after.url),
        ("archived copy", before.archive_url != after.archive_url),
        ("day of publication", before.published != after.published),
    ];
    fields.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
}

/// Sets a field to what was typed for it; `none` clears.
fn set<T>(
    field: &mut Option<T>,
    flag: &str,
    typed: Option<&String>,
    read: impl Fn(&str, &str) -> Result<T, Failure>,
) -> Result<(), Failure> {
    let Some(typed) = typed.map(|typed| typed.trim()) else { return Ok(()) };
    *field = match typed {
        "" => return Err(Failure::misuse(format!("{flag} is empty"), format!("{flag} none clears it"))),
        "none" => None,
        typed => Some(read(flag, typed)?),
    };
    Ok(())
}

fn day(desk: &Desk, flag: &str, words: &str) -> Result<NaiveDate, Failure> {
    let day = parse_day(words, desk.today, Lean::Past).map_err(|error| of_phrase(flag, &error))?;
    if day > desk.today {
        let message = format!("{flag}: {day} lies in the future, today is {}", desk.today);
        return Err(Failure::misuse(message, format!("{flag} DATE")));
    }
    Ok(day)
}
