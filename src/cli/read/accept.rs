//! `--accept`: what is recorded without being asked about, by number or by what it is. All of it is one batch.

use std::collections::HashSet;

use super::item::Item;
use super::page::Page;
use super::recording::{Logged, log};
use crate::cli::desk::Desk;
use crate::cli::edit::{self, Unrecorded};
use crate::cli::failure::Failure;
use crate::cli::form::Filled;
use crate::render::table::{Closing, SourceNews};
use crate::store::Writing;

/// What `--accept` names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// Every statement.
    All,
    /// Those that somebody could later say of whether they came about.
    Trackable,
    /// None: the source alone.
    None,
    /// Those with these numbers: first and last of each run.
    Numbers(Vec<(usize, usize)>),
}

impl Choice {
    /// Reads the word that was given.
    pub(super) fn read(word: &str) -> Result<Choice, Failure> {
        let word = word.trim();
        let bad = || {
            let message = format!("--accept: {word:?} is neither all, trackable, none nor numbers");
            Failure::misuse(message, "numbers as printed: --accept 1,3-5")
        };
        match word {
            "all" => return Ok(Choice::All),
            "trackable" => return Ok(Choice::Trackable),
            "none" => return Ok(Choice::None),
            _ => {}
        }
        let number = |text: &str| text.trim().parse::<usize>().ok().filter(|number| *number > 0);
        let run = |part: &str| {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            Some((number(first)?, number(last)?)).filter(|(first, last)| first <= last)
        };
        word.split(',').map(|part| run(part).ok_or_else(bad)).collect::<Result<_, _>>().map(Choice::Numbers)
    }

    /// Whether it takes a statement.
    pub(super) fn takes(&self, item: &Item) -> bool {
        match self {
            Choice::All => true,
            Choice::Trackable => item.is_trackable(),
            Choice::None => false,
            Choice::Numbers(runs) => runs.iter().any(|(first, last)| (*first..=*last).contains(&item.number.place)),
        }
    }

    /// Every number must be there.
    pub(super) fn check(&self, page: &Page) -> Result<(), Failure> {
        let Choice::Numbers(runs) = self else { return Ok(()) };
        let is_there = |number: usize| page.items.iter().any(|item| item.number.place == number);
        let missing = runs.iter().flat_map(|(first, last)| [*first, *last]).find(|number| !is_there(*number));
        match (missing, page.items.len()) {
            (None, _) => Ok(()),
            (Some(number), 0) => Err(Failure::missing(
                format!("{}: there is no statement {number}: there are none", page.name()),
                page.command("--accept none"),
            )),
            (Some(number), count) => Err(Failure::missing(
                format!("{}: there is no statement {number}: there are {count}", page.name()),
                page.command("--all"),
            )),
        }
    }
}

/// What came of one statement that was named.
struct Taken {
    place: usize,
    /// `None` where a part of it is on record, and it was not named by its number.
    logged: Option<Logged>,
}

/// What came of an article.
struct TakenPage {
    source: Option<i64>,
    news: Option<SourceNews>,
    statements: Vec<Taken>,
}

/// Records what is chosen of each article, and its source. Returns what came of each.
pub(super) fn record(
    desk: &Desk,
    pages: &mut [Page],
    choice: &Choice,
    is_edited: bool,
) -> Result<Vec<Closing>, Failure> {
    if is_edited {
        pages.iter_mut().try_for_each(|page| reword(desk, page, choice))?;
    }
    let readable: &[Page] = pages;
    let (taken, mut remarks) = desk.write(|writing| {
        let mut remarks = Vec::new();
        let taken: Result<Vec<TakenPage>, Failure> =
            readable.iter().map(|page| record_page(desk, writing, page, choice, &mut remarks)).collect();
        Ok((taken?, remarks))
    })?;
    let mut said = HashSet::new();
    remarks.retain(|remark| said.insert(remark.clone()));
    remarks.iter().for_each(|remark| desk.ui.say(remark));
    pages.iter().zip(&taken).for_each(|(page, taken)| page.say_by_hand(desk, taken.source));
    let closings = pages.iter_mut().zip(taken).map(|(page, taken)| close(page, taken, choice));
    Ok(closings.collect())
}

fn record_page(
    desk: &Desk,
    writing: &mut Writing<'_>,
    page: &Page,
    choice: &Choice,
    remarks: &mut Vec<String>,
) -> Result<TakenPage, Failure> {
    let (source, news) = page.origin.record(writing, &page.article.text)?;
    let mut statements = Vec::new();
    for (place, item) in page.items.iter().enumerate().filter(|(_, item)| choice.takes(item)) {
        let is_named = matches!(choice, Choice::Numbers(_));
        let logged = match item.recorded.first() {
            Some(id) => Some(Logged::Before(*id)),
            None if !item.partly.is_empty() && !is_named => None,
            None => Some(log(writing, item, None, desk.today, remarks)?),
        };
        let hint = page.by_hand(item, source);
        let why = match &logged {
            Some(Logged::Unclear(why)) => Some(format!("{why}: not recorded; {hint}")),
            Some(Logged::Nobody) if is_named => Some(format!("nobody is named: not recorded; {hint}")),
            Some(Logged::Refused(refusal)) => Some(format!("{refusal}: not recorded")),
            None => Some(format!("a part of it is on record: {}", page.command(&format!("--accept {}", item.number)))),
            Some(_) => None,
        };
        remarks.extend(why.map(|why| format!("{}: {why}", item.number)));
        statements.push(Taken { place, logged });
    }
    Ok(TakenPage { source, news, statements })
}

/// Counts what came of an article, and marks what is on record now.
fn close(page: &mut Page, taken: TakenPage, choice: &Choice) -> Closing {
    let mut closing = Closing { source: taken.news, ..Closing::default() };
    let is_passed_over = |item: &&Item| !choice.takes(item) && !item.is_trackable();
    closing.untracked = page.items.iter().filter(is_passed_over).count();
    for Taken { place, logged } in taken.statements {
        match logged {
            Some(Logged::Now { claim, again }) => {
                closing.recorded.push(claim.id);
                closing.said_again += usize::from(again.is_some());
                let check = claim.next_check.map(|next| next.on);
                closing.next_check = closing.next_check.into_iter().chain(check).min();
                page.mark(place, claim.id);
            }
            Some(Logged::Before(id)) => {
                closing.before += 1;
                page.mark(place, id);
            }
            Some(Logged::Nobody) => closing.nobody += 1,
            Some(Logged::Unclear(_) | Logged::Refused(_)) => closing.skipped += 1,
            None => closing.partly += 1,
        }
    }
    closing
}

/// Opens each statement that is chosen in the editor.
fn reword(desk: &Desk, page: &mut Page, choice: &Choice) -> Result<(), Failure> {
    let Page { items, article, .. } = page;
    for item in items.iter_mut().filter(|item| choice.takes(item) && item.recorded.is_empty()) {
        let read = Unrecorded { new: &item.new, text: &article.text, sentence: item.proposal.sentence };
        match edit::reword(desk, &read, &format!("Statement {}.", item.number))? {
            Filled::Taken(new) => item.new = new,
            Filled::Same => {}
            Filled::Left => {
                let message = format!("statement {}: it was left in the editor: nothing is recorded", item.number);
                return Err(Failure::misuse(message, "name the others alone: --accept NUMBERS --edit"));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(word: &str, expected: Option<Choice>) {
        assert_eq!(Choice::read(word).ok(), expected, "{word}");
    }

    #[test]
    fn what_is_accepted_is_named_by_word_or_number() {
        case("all", Some(Choice::All));
        case("trackable", Some(Choice::Trackable));
        case("none", Some(Choice::None));
        case("1,3-5", Some(Choice::Numbers(vec![(1, 1), (3, 5)])));
        case(" 2 , 4", Some(Choice::Numbers(vec![(2, 2), (4, 4)])));
        case("1-99999999999", Some(Choice::Numbers(vec![(1, 99_999_999_999)])));
        for bad in ["", "0", "5-3", "1,", "some", "-1", "1-", "99999999999999999999999"] {
            case(bad, None);
        }
    }
}
