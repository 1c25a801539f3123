//! A claim that nobody has recorded yet, reworded in the editor before it is: by the same fields, and under the
//! same rules, as one that is on record.

use clap::{Args, FromArgMatches};

use super::apply::{Correcting, Sources};
use super::form::{changes, held};
use super::{Edit, Known};
use crate::claim::source::{NotInSource, anchor_near};
use crate::claim::{NewClaim, Quote, SourceRef, tried_out};
use crate::cli::desk::Desk;
use crate::cli::failure::{Failure, of_quote};
use crate::cli::form::{self, Field, Filled, Held};

/// What such a form leaves out: acts on claims, and the source, which is the text that is being read.
const LEFT_OUT: [&str; 11] =
    ["ids", "source", "also-source", "event-on", "public", "why", "edit", "repeats", "part-of", "unchecked", "at"];

/// What is said of every such form.
const HOW: &str = "An emptied line clears its field; the quote must stand in the article.\n\
    Left as it is, it stays as it was read; emptied whole, it is not recorded.";

/// A claim as it was read from a text.
pub(crate) struct Unrecorded<'a> {
    pub(crate) new: &'a NewClaim,
    /// The text of its source.
    pub(crate) text: &'a str,
    /// The sentence that its words stand in: Unicode scalar values, end exclusive.
    pub(crate) sentence: (usize, usize),
}

/// Rewords a claim of a text as its form says; its words must stand in the text.
pub(crate) fn reword(desk: &Desk, read: &Unrecorded<'_>, heading: &str) -> Result<Filled<NewClaim>, Failure> {
    let Unrecorded { new, text, .. } = read;
    let Some(key @ SourceRef::Text(_)) = &new.source else { return Ok(Filled::Same) };
    let claim = tried_out(new);
    let command = || Edit::augment_args(clap::Command::new("edit").bin_name("onrecord edit").no_binary_name(true));
    let nothing_typed = command().try_get_matches_from(["0"]).map_err(Failure::of_usage)?;
    let mut fields = form::of_flags(&command(), &nothing_typed);
    fields.retain(|field| !LEFT_OUT.contains(&field.name.as_str()));
    for field in &mut fields {
        field.held = held(&claim, field);
    }
    let present = fields.clone();
    form::fill(desk, &format!("{heading} {HOW}"), &fields, |filled| {
        let mut changes = changes(filled, &present);
        let words = words_of_quote(&mut changes);
        let line = std::iter::once("0".into()).chain(form::words(&changes, ""));
        let matches = command().try_get_matches_from(line);
        let edit = matches.and_then(|matches| Edit::from_arg_matches(&matches)).map_err(Failure::of_usage)?;
        edit.refuse_empty()?;
        let ledger = desk.present_or_empty()?;
        let sources = Sources::of_main(Some(Known::of_text(key.clone(), text)));
        let mut remarks = Vec::new();
        let mut after =
            edit.apply(&claim, &Correcting { ledger: &ledger, sources: &sources, today: desk.today }, &mut remarks)?;
        match words {
            Some(words) => after.quote = Some(read.quote(&words).map_err(|error| of_quote("--quote", &error))?),
            // It stands where it stood, not where such words stand first.
            None if edit.flags.quote.is_none() => after.quote.clone_from(&new.quote),
            None => {}
        }
        for remark in &remarks {
            desk.ui.say(remark.strip_prefix("claim 0: ").unwrap_or(remark));
        }
        Ok(after)
    })
}

/// The words of a new quote, taken out of what was changed. One that is cleared stays in it.
fn words_of_quote(changes: &mut Vec<Field>) -> Option<String> {
    let is_new = |field: &Field| matches!(&field.held, Held::Text(Some(words)) if words.trim() != "none");
    let at = changes.iter().position(|field| field.name == "quote" && is_new(field))?;
    match changes.remove(at).held {
        Held::Text(words) => words,
        Held::Texts(_) | Held::Switch(_) => None,
    }
}

impl Unrecorded<'_> {
    /// The quote with other words: those that stood in it, else in its sentence, else nearest to where it stood.
    fn quote(&self, words: &str) -> Result<Quote, NotInSource> {
        let quote = self.new.quote.as_ref();
        let chars: Vec<char> = self.text.chars().collect();
        if let Some(part) = quote.and_then(|quote| quote.part_of(&chars, words)) {
            return Ok(part);
        }
        let spans = quote.map(|quote| quote.spans.as_slice()).unwrap_or_default();
        let around = spans.first().zip(spans.last()).map(|(first, last)| (first.0, last.1));
        let near: Vec<(usize, usize)> = around.into_iter().chain([self.sentence]).collect();
        anchor_near(self.text, words, &near)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::source::quote_at;
    use crate::deadline::Said;

    const TEXT: &str = "We will act. “We will pay,” she said, “and we will act.” They say: we will act.";

    #[track_caller]
    fn case(old: &[&str], words: &str, expected: &[(usize, usize)]) {
        let chars: Vec<char> = TEXT.chars().collect();
        let place = |piece: &&str| {
            let start = TEXT.find(piece).map(|at| TEXT[..at].chars().count()).expect("it stands there");
            (start, start + piece.chars().count())
        };
        let spans: Vec<(usize, usize)> = old.iter().map(place).collect();
        let said = Said::Day(chrono::NaiveDate::MIN);
        let new = NewClaim { quote: quote_at(&chars, &spans), ..NewClaim::plain("", said, "x") };
        let read = Unrecorded { new: &new, text: TEXT, sentence: (13, 56) };
        assert_eq!(read.quote(words).map(|quote| quote.spans).unwrap_or_default(), expected, "{words}");
    }

    #[test]
    fn other_words_are_those_nearest_to_where_the_quote_stood() {
        let both = ["We will pay,", "and we will act."];
        case(&both, "we will act.", &[(43, 55)]);
        case(&both, "pay, and we", &[(22, 26), (39, 45)]);
        case(&["They say: we will act."], "we will act.", &[(67, 79)]);
        case(&["We will pay,"], "will act.", &[(46, 55)]);
        case(&["We will pay,"], "they say", &[]);
    }
}
