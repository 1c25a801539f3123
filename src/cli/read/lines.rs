//! `onrecord read --jsonl`: a corpus of articles, one a line, and what is said in each, one a line.

use std::borrow::Cow;
use std::thread::available_parallelism;

use chrono::{DateTime, NaiveDate, NaiveDateTime};
use clap::Args;
use serde::Deserialize;

use super::forms::form_of;
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::cli::stream::{Id, Line, Stream, Verdict, refuse, said};
use crate::deadline::Said;
use crate::reading::language::{Language, language};
use crate::reading::{self, Article};
use crate::render::json::{ArticleForm, ProposalForm, TextForm, write_article};

/// How a corpus is read.
#[derive(Args)]
pub(super) struct LinesFlags {
    /// Read lines {"id","text","date","title","url"} from standard input, write {"id","claims"}
    #[arg(long)]
    pub(super) jsonl: bool,
    /// How many lines are read at once; else as many as there are cores
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// Add the article to each line, so that import can record it
    #[arg(long)]
    keep_text: bool,
}

impl LinesFlags {
    /// What is of a corpus is refused for an article by itself.
    pub(super) fn refuse_without_lines(&self) -> Result<(), Failure> {
        let flags = [("--jobs", self.jobs.is_some()), ("--keep-text", self.keep_text)];
        match flags.into_iter().find(|(_, is_given)| *is_given) {
            Some((flag, _)) => Err(Failure::misuse(
                format!("{flag} goes with --jsonl alone"),
                format!("onrecord read --jsonl {} < articles.jsonl", if flag == "--jobs" { "--jobs N" } else { flag }),
            )),
            None => Ok(()),
        }
    }

    /// Reads standard input to its end.
    pub(super) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        let cores = || available_parallelism().map_or(1, usize::from);
        let jobs = self.jobs.map_or_else(cores, usize::from);
        let keep_text = self.keep_text;
        let stream = Stream { input: std::io::stdin(), name: "standard input".to_owned(), jobs };
        let tally = stream.run(move |line, out| answer(line, keep_text, out))?;
        if tally.refused == 0 {
            return Ok(());
        }
        desk.ui.say(&format!("{} of {} lines could not be read: their answers say why", tally.refused, tally.lines));
        Err(Failure::partly())
    }
}

/// An article as a line gives it; all else in the line is passed over.
#[derive(Deserialize)]
struct Given<'a> {
    #[serde(default)]
    id: Id,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    url: Option<String>,
}

fn answer(line: &Line<'_>, keep_text: bool, out: &mut Vec<u8>) -> Verdict {
    let given: Given<'_> = match said(line, out) {
        Ok(given) => given,
        Err(refused) => return refused,
    };
    let published = given.date.as_deref().map(day);
    if published == Some(None) {
        let date = given.date.unwrap_or_default();
        return refuse(line, &format!("date {date:?} is no date like 2025-06-30"), out);
    }
    let article =
        Article { text: &given.text, published: published.flatten(), said: None, title: given.title.as_deref() };
    let language = match language(article.text) {
        Language::Other { name, .. } => Some(name),
        Language::English | Language::Unknown => None,
    };
    let proposals = if language.is_none() { reading::read_attributed(&article) } else { Vec::new() };
    let attributed = proposals.iter().filter(|proposal| !proposal.is_own_voice);
    let claims: Vec<ProposalForm<'_>> = attributed.map(form_of).collect();
    let text = keep_text.then_some(TextForm {
        text: article.text,
        date: article.published,
        title: article.title,
        url: given.url.as_deref(),
    });
    write_article(&ArticleForm { id: &given.id, claims: &claims, language, article: text }, out);
    Verdict::Answered
}

/// A day, alone or with the time of day after it.
fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let alone = text.parse::<Said>().ok().and_then(|said| said.day());
    let with_zone = || DateTime::parse_from_rfc3339(text).ok().map(|instant| instant.date_naive());
    let without = || text.replacen(' ', "T", 1).parse::<NaiveDateTime>().ok().map(|instant| instant.date());
    alone.or_else(with_zone).or_else(without)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(text: &str, expected: Option<&str>) {
        assert_eq!(day(text).map(|day| day.to_string()).as_deref(), expected, "{text:?}");
    }

    #[test]
    fn a_date_is_a_day_whatever_time_it_had() {
        case("2025-04-18", Some("2025-04-18"));
        case(" 2025-04-18 ", Some("2025-04-18"));
        case("2025-04-18T23:30:00-05:00", Some("2025-04-18"));
        case("2025-04-18T23:30:00.123Z", Some("2025-04-18"));
        case("2025-04-18 23:30:00", Some("2025-04-18"));
        case("2025-04-18T23:30:00", Some("2025-04-18"));
        case("2025-04", None);
        case("2025", None);
        case("2025-02-30", None);
        case("18 April 2025", None);
        case("", None);
    }
}
