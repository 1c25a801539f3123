//! The flags that say what a claim is, for the commands that record one and those that correct one, and what
//! each of them means. `none` says that there is nothing.
//!
//! Flags in, fields of a claim out; what is read off the words goes into `remarks`, to be said aloud.

pub(crate) mod quote;
pub(crate) mod reading;
pub(crate) mod source;

use clap::Args;

use super::failure::Failure;
use super::filter::several;
use super::ids;
use super::nearest::or;
use super::paste::as_argument;
use crate::claim::{ConditionKind, LinkKind, NewClaim, Speaker};
use crate::store::{Found, Ledger};

/// What a flag says when there is to be nothing.
pub(crate) const NONE: &str = "none";

/// What a claim is, as far as flags say so.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct EntryFlags {
    /// Who said it
    #[arg(long, value_name = "NAME")]
    pub(crate) speaker: Option<String>,
    /// The day, month or year it was said
    #[arg(long, value_name = "DATE")]
    pub(crate) said: Option<String>,
    /// promise, threat, prediction, demand or assertion
    #[arg(long, value_name = "KIND")]
    pub(crate) kind: Option<String>,
    /// firm or hedged
    #[arg(long, value_name = "STRENGTH")]
    pub(crate) strength: Option<String>,
    /// It holds if this comes about
    #[arg(long = "if", value_name = "TEXT")]
    pub(crate) if_text: Option<String>,
    /// It holds unless this comes about
    #[arg(long, value_name = "TEXT", conflicts_with = "if_text")]
    pub(crate) unless: Option<String>,
    /// Condition and statement in one: "progress within days or withdraw"
    #[arg(long, value_name = "TEXT", conflicts_with_all = ["if_text", "unless"])]
    pub(crate) condition: Option<String>,
    /// By when: "within days", "the end of June", 2025-06-30; none if there is none
    #[arg(long, value_name = "PHRASE")]
    pub(crate) by: Option<String>,
    /// By when the condition is to show
    #[arg(long, value_name = "PHRASE")]
    pub(crate) condition_by: Option<String>,
    /// By when, as two dates
    #[arg(long, value_name = "FROM..BY", conflicts_with = "by")]
    pub(crate) by_date: Option<String>,
    /// Where it was read: an address, a text file, or the number of a source
    #[arg(long, value_name = "URL|FILE|ID")]
    pub(crate) source: Option<String>,
    /// The words themselves, as they stand in the source
    #[arg(long, value_name = "TEXT")]
    pub(crate) quote: Option<String>,
    /// Keep a quote that no text can prove: from video, print or a paywall
    #[arg(long)]
    pub(crate) unchecked: bool,
    /// Where unchecked words were heard or seen: "12:31"
    #[arg(long, value_name = "WHERE")]
    pub(crate) at: Option<String>,
    /// What would count as fulfilled
    #[arg(long, value_name = "TEXT")]
    pub(crate) test: Option<String>,
    /// The speaker's role as it was then
    #[arg(long, value_name = "TEXT")]
    pub(crate) role: Option<String>,
    /// Of a demand: who must
    #[arg(long, value_name = "NAME")]
    pub(crate) actor: Option<String>,
    /// The source names nobody ("diplomatic sources"): scoped to the source, no track record
    #[arg(long)]
    pub(crate) anonymous: bool,
    /// A topic; may be repeated
    #[arg(long, value_name = "T")]
    pub(crate) topic: Vec<String>,
    /// A key of your own, unique in this ledger
    #[arg(long = "ref", value_name = "KEY")]
    pub(crate) reference: Option<String>,
    /// It says this claim again
    #[arg(long, value_name = "ID")]
    pub(crate) repeats: Option<String>,
    /// It is one part of this claim
    #[arg(long, value_name = "ID")]
    pub(crate) part_of: Option<String>,
    /// Keep it out of everything published
    #[arg(long)]
    pub(crate) private: bool,
    /// The language of the quote
    #[arg(long, value_name = "LANG")]
    pub(crate) lang: Option<String>,
    /// The quote in the statement's language
    #[arg(long, value_name = "TEXT")]
    pub(crate) translation: Option<String>,
}

/// What flags say of a condition.
pub(crate) enum OnWhat<'a> {
    /// Nothing.
    NotSaid,
    /// It hangs on nothing.
    Nothing,
    /// Its kind and its words.
    Hangs(ConditionKind, &'a str),
    /// Words that hold the condition, and perhaps the statement.
    Words(&'a str),
}

impl EntryFlags {
    /// An empty value says nothing, and would stand in the history for good.
    pub(crate) fn refuse_empty(&self) -> Result<(), Failure> {
        let values = [
            ("--test", &self.test),
            ("--role", &self.role),
            ("--actor", &self.actor),
            ("--ref", &self.reference),
            ("--at", &self.at),
            ("--lang", &self.lang),
            ("--translation", &self.translation),
        ];
        let empty = values.iter().find(|(_, value)| value.as_ref().is_some_and(|value| value.trim().is_empty()));
        match empty {
            Some((flag, _)) => Err(Failure::misuse(format!("{flag} is empty"), format!("leave {flag} out"))),
            None => Ok(()),
        }
    }

    /// Puts what needs no reading into a claim: reference, role, kind, strength, actor, test, topics, language.
    pub(crate) fn put_into(&self, claim: &mut NewClaim) -> Result<(), Failure> {
        let texts = [
            (&mut claim.reference, &self.reference),
            (&mut claim.role, &self.role),
            (&mut claim.actor, &self.actor),
            (&mut claim.test, &self.test),
            (&mut claim.lang, &self.lang),
            (&mut claim.translation, &self.translation),
        ];
        for (field, flag) in texts {
            if let Some(value) = flag {
                *field = stated(value).map(str::to_owned);
            }
        }
        if let Some(word) = &self.kind {
            claim.kind = word.parse()?;
        }
        if let Some(word) = &self.strength {
            claim.strength = word.parse()?;
        }
        if !self.topic.is_empty() {
            claim.topics = self.topics();
        }
        claim.private |= self.private;
        Ok(())
    }

    /// The topics given, in order, none twice.
    fn topics(&self) -> Vec<String> {
        let mut topics: Vec<String> = Vec::new();
        for topic in self.topic.iter().filter_map(|topic| stated(topic)).map(str::trim) {
            if !topic.is_empty() && !topics.iter().any(|known| known == topic) {
                topics.push(topic.to_owned());
            }
        }
        topics
    }

    /// What is said of the condition.
    pub(crate) fn on_what(&self) -> Result<OnWhat<'_>, Failure> {
        let hangs = [(ConditionKind::If, &self.if_text), (ConditionKind::Unless, &self.unless)];
        let said = hangs.into_iter().find_map(|(kind, text)| Some((kind, text.as_deref()?)));
        let is_empty = |text: &str| text.trim().is_empty();
        Ok(match (said, self.condition.as_deref()) {
            (Some((kind, text)), _) if is_empty(text) => {
                return Err(Failure::misuse(format!("--{kind} is empty"), format!("--{kind} \"what it hangs on\"")));
            }
            (_, Some(words)) if is_empty(words) => {
                let hint = "--condition \"progress within days or withdraw\"";
                return Err(Failure::misuse("--condition is empty", hint));
            }
            (Some((kind, text)), _) => stated(text).map_or(OnWhat::Nothing, |text| OnWhat::Hangs(kind, text)),
            (None, Some(words)) => stated(words).map_or(OnWhat::Nothing, OnWhat::Words),
            (None, None) => OnWhat::NotSaid,
        })
    }

    /// The speaker as known: by name, or by a surname that only one has. `name` as it was given.
    pub(crate) fn speaker(&self, ledger: &Ledger, name: &str, remarks: &mut Vec<String>) -> Result<Speaker, Failure> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if stated(&name).is_none_or(str::is_empty) {
            return Err(Failure::misuse(
                if name.is_empty() { "--speaker is empty" } else { "--speaker none: a claim has a speaker" },
                "--speaker NAME; if nobody is named: --speaker \"diplomatic sources\" --anonymous",
            ));
        }
        if self.anonymous {
            return Ok(Speaker { name, unnamed: true });
        }
        match ledger.find_speaker(&name)? {
            Found::One { name: known, .. } => {
                if known != name {
                    remarks.push(format!("{name} -> {known}"));
                }
                Ok(Speaker { name: known, unnamed: false })
            }
            Found::Several(names) => Err(several(&name, &names)),
            Found::Nobody => {
                remarks.push(new_speaker(&name, &ledger.speakers_like(&name)?));
                Ok(Speaker { name, unnamed: false })
            }
        }
    }

    /// The links that the flags ask for, each with the number of the other claim.
    pub(crate) fn links(&self, ledger: &Ledger) -> Result<Vec<(LinkKind, i64)>, Failure> {
        let mut links = Vec::new();
        for (kind, word) in [(LinkKind::Repeats, &self.repeats), (LinkKind::PartOf, &self.part_of)] {
            let Some(word) = word else { continue };
            if stated(word).is_none() {
                let message = format!("--{kind} none: a link stays in the history until it is undone");
                return Err(Failure::misuse(message, "onrecord history ID, then: onrecord undo EVENT"));
            }
            let [id] = ids::resolve(ledger, &[word])?[..] else {
                return Err(Failure::misuse(
                    format!("--{kind}: {word:?} is more than one claim"),
                    format!("--{kind} ID"),
                ));
            };
            links.push((kind, id));
        }
        Ok(links)
    }
}

/// How many names are given that a new one is like.
const MOST_LIKE: usize = 3;

/// Says that a name is new, and which known ones it may be a misspelling of.
fn new_speaker(name: &str, like: &[String]) -> String {
    let into = match like {
        [] => return format!("new speaker: {name}"),
        [only] => as_argument(only),
        _ => "NAME".to_owned(),
    };
    let like: Vec<&str> = like.iter().take(MOST_LIKE).map(String::as_str).collect();
    format!(
        "new speaker: {name} (like {}? merge: onrecord speaker merge {} --into {into})",
        or(&like),
        as_argument(name)
    )
}

/// What a flag says; `None` where it says that there is nothing.
pub(crate) fn stated(value: &str) -> Option<&str> {
    (value.trim() != NONE).then_some(value)
}

/// The local number of whoever says a claim; `None` where that is nobody on record, or can be several.
pub(crate) fn speaker_id(ledger: &Ledger, new: &NewClaim) -> Result<Option<i64>, Failure> {
    match (new.speaker.unnamed, &new.source) {
        (true, Some(source)) => Ok(ledger.find_unnamed(&new.speaker.name, source)?),
        (true, None) => Ok(None),
        (false, _) => match ledger.find_speaker(&new.speaker.name)? {
            Found::One { id, .. } => Ok(Some(id)),
            Found::Several(_) | Found::Nobody => Ok(None),
        },
    }
}

/// The same claim is not there twice: neither its reference, nor its source, words and statement. A claim
/// that is corrected goes by its number.
pub(crate) fn refuse_twice(ledger: &Ledger, new: &NewClaim, own: Option<i64>) -> Result<(), Failure> {
    if let Some(reference) = &new.reference
        && let Some(id) = ledger.claim_with_reference(reference, own)?
    {
        return Err(Failure::misuse(
            format!("--ref {reference:?} is claim {id} already"),
            format!("onrecord show {id}"),
        ));
    }
    let (Some(source), Some(speaker)) = (&new.source, speaker_id(ledger, new)?) else { return Ok(()) };
    let words = new.quote.as_ref().map(|quote| quote.words.as_str());
    match (ledger.same_claim(speaker, source, words, &new.statement)?, own) {
        (None, _) => Ok(()),
        (Some(id), Some(own)) if id == own => Ok(()),
        (Some(id), Some(own)) => Err(Failure::misuse(
            format!("claim {own} would be claim {id} once more: same source, words and statement"),
            format!("onrecord drop {own} --why \"entered twice\""),
        )),
        (Some(id), None) => Err(Failure::misuse(
            format!("that is claim {id} already: same source, words and statement"),
            format!("onrecord show {id}"),
        )),
    }
}
