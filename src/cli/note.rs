//! `onrecord note`: something to write down about a claim, and how things are moving.

use clap::Args;

use super::claims::{check_echo_format, echo, one, record_each};
use super::desk::Desk;
use super::failure::Failure;
use super::ids;
use crate::claim::{Claim, Note as Written, Progress, rules};

/// Write a note on claims; internal unless it is made public
#[derive(Args)]
#[command(before_help = "Example: onrecord note 14 the committee meets again in June --progress stalled")]
pub(crate) struct Note {
    /// Claims, and the words, which need no quotes
    #[arg(required = true, value_name = "ID... TEXT")]
    words: Vec<String>,
    /// It may be published
    #[arg(long)]
    public: bool,
    /// How things are moving: moving or stalled
    #[arg(long, value_name = "moving|stalled")]
    progress: Option<String>,
}

impl Note {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        check_echo_format(desk)?;
        let progress = self.progress.as_deref().map(str::parse::<Progress>).transpose()?;
        let (claims, text) = claims_and_text(&self.words)?;
        let note = Written { on: desk.today, text, public: self.public, progress };
        let noted = record_each(desk, &claims, |claim| one(rules::write_note(claim, &note)))?;
        echo(desk, &noted, |claim| format!("claim {}: {}", claim.id, what_was_written(claim)))
    }
}

/// The claims stand first; the words that follow may hold numbers too. Where a number can be either, the
/// words go between quotes.
fn claims_and_text(words: &[String]) -> Result<(Vec<&str>, String), Failure> {
    let numbers = words.iter().take_while(|word| ids::is_ids(word)).count();
    let (claims, text) = words.split_at(numbers);
    let is_quoted = matches!(text, [text] if text.trim().contains(char::is_whitespace));
    if let ([first, .., last], [_, ..], false) = (claims, text, is_quoted) {
        return Err(Failure::misuse(
            format!("{last:?} can be a claim or the first word of the note"),
            format!("put the note between quotes: onrecord note {first} \"{last} {}\"", text.join(" ")),
        ));
    }
    Ok((claims.iter().map(String::as_str).collect(), text.join(" ").trim().to_owned()))
}

fn what_was_written(claim: &Claim) -> String {
    let Some(note) = claim.notes.last() else { return "noted".to_owned() };
    let progress = note.progress.map(|progress| format!(", {progress}")).unwrap_or_default();
    let whose = if note.public { "public" } else { "internal" };
    let text = if note.text.is_empty() { String::new() } else { format!(": {}", note.text) };
    format!("noted{progress} ({whose}){text}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(words: &str, expected: Option<(&str, &str)>) {
        let words: Vec<String> = words.split('|').map(str::to_owned).collect();
        let read = claims_and_text(&words).ok().map(|(claims, text)| (claims.join(" "), text));
        let expected = expected.map(|(claims, text)| (claims.to_owned(), text.to_owned()));
        assert_eq!(read, expected, "{words:?}");
    }

    #[test]
    fn claims_come_first_and_the_words_need_no_quotes() {
        case("3|the|bridge|is|half|built", Some(("3", "the bridge is half built")));
        case("3,5-7|2 of 5 bridges", Some(("3,5-7", "2 of 5 bridges")));
        case("3|5|the bridge", Some(("3 5", "the bridge")));
        case("3|all|of|5", Some(("3", "all of 5")));
        case("3|2|of|5|bridges", None);
        case("3|2|bridges", None);
        case("3", Some(("3", "")));
        case("the|bridge", Some(("", "the bridge")));
    }
}
