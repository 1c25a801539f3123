//! `onrecord search`: full text of all claims on the books.

use clap::Args;

use super::desk::Desk;
use super::failure::Failure;
use super::filter::Filters;
use super::nearest::or_quoted;
use super::paste::as_words;
use super::{Format, overview};
use crate::claim::Claim;
use crate::render::{csv, json, markdown, table};
use crate::report::SearchPage;
use crate::store::{Filter, Ledger, Sort, WhyNothing};

/// How many claims a table shows unless told.
const ROWS: u64 = 20;

/// Find words in all claims, those said last first
#[derive(Args)]
#[command(
    before_help = "Example: onrecord search ceasefire OR truce talk* NOT trade",
    after_help = "Words are found in statement, quote, condition, speaker and topics; case and accents do not count.\n\
                  All words must stand in a claim. '\"in a row\"': one after the other. talk*: whatever begins so.\n\
                  a OR b: one of them. NOT c, or after -- also -c: claims without it.",
    mut_arg("all", |all| all.hide(true)),
    mut_arg("limit", |limit| limit.help("At most so many; a table shows 20 unless told")),
    mut_arg("sort", |sort| sort.help("In another order"))
)]
pub(crate) struct Search {
    /// Words that all must stand in the claim
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,
    #[command(flatten)]
    filters: Filters,
}

impl Search {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        let format = desk.format(&[Format::Table, Format::Json, Format::Jsonl, Format::Csv, Format::Markdown])?;
        let ledger = desk.ledger()?;
        let view = desk.view();
        let is_page = matches!(format, Format::Table | Format::Markdown);
        let question = self.words.join(" ");
        let asked = Filter {
            words: Some(question.clone()).filter(|question| !question.trim().is_empty()),
            sort: Sort::Newest,
            limit: is_page.then_some(ROWS),
            ..Filter::on_the_books()
        };
        if asked.words.is_none() {
            return Err(Failure::misuse("there are no words to look for", "onrecord search WORDS"));
        }
        let filter = self.filters.filter(desk, &ledger, asked)?;
        let (claims, found) = if is_page {
            ledger.page(&filter, view)?
        } else {
            let claims = ledger.list(&filter, view)?;
            let found = claims.len() as u64;
            (claims, found)
        };
        if found == 0 && filter.limit != Some(0) {
            say_why(desk, &ledger, &filter)?;
        }
        match format {
            Format::Json => desk.ui.out(&json::claims(&claims, view)),
            Format::Jsonl => desk.ui.out(&json::claims_lines(&claims, view)),
            Format::Csv => desk.ui.out(&csv::claims(&claims, view)),
            Format::Table | Format::Markdown => show(desk, format, &Found { ledger: &ledger, filter, claims, found }),
        }
    }
}

/// Claims that were found, and what was asked for.
struct Found<'a> {
    ledger: &'a Ledger,
    filter: Filter,
    claims: Vec<Claim>,
    found: u64,
}

fn show(desk: &Desk, format: Format, found: &Found<'_>) -> Result<(), Failure> {
    let ids: Vec<i64> = found.claims.iter().map(|claim| claim.id).collect();
    let question = found.filter.words.as_deref().unwrap_or_default();
    let page = SearchPage {
        claims: &found.claims,
        passages: &found.ledger.passages(question, &ids)?,
        view: desk.view(),
        found: found.found,
        is_newest_first: found.filter.sort == Sort::Newest,
    };
    match format {
        Format::Markdown => desk.ui.out(&markdown::search(&page)),
        _ if desk.ui.is_terminal() => desk.ui.marked(&table::search(&page, desk.ui.width)),
        _ => desk.ui.marked(&table::search_whole(&page, desk.ui.width)),
    }
}

/// Says why nothing was found, and what to try.
fn say_why(desk: &Desk, ledger: &Ledger, filter: &Filter) -> Result<(), Failure> {
    if desk.is_new_here() {
        overview::welcome(desk);
        return Ok(());
    }
    let attempt = |instead: Option<String>| match instead.map(|words| as_words(&words)) {
        Some(words) => format!("; try: onrecord search {words}"),
        None => String::new(),
    };
    let why = match ledger.why_nothing(filter)? {
        WhyNothing::NoWords => "there is no word in it".to_owned(),
        WhyNothing::OnlyOthers(1) => "1 claim holds the words, but the other flags leave it out".to_owned(),
        WhyNothing::OnlyOthers(count) => format!("{count} claims hold the words, but the other flags leave them out"),
        WhyNothing::Absent(words, instead) => {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            format!("no claim holds {}{}", or_quoted(&words), attempt(instead))
        }
        WhyNothing::NotTogether(instead) => format!("no claim holds it all together{}", attempt(instead)),
    };
    desk.ui.say(&format!("nothing found: {why}"));
    Ok(())
}
