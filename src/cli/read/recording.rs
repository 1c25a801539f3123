//! Putting one statement on record: who is meant, whether it is there already, the same event that `add` makes.

use chrono::NaiveDate;

use super::item::Item;
use crate::claim::rules::{self, Refusal};
use crate::claim::{Claim, LinkKind, NewClaim, Speaker};
use crate::cli::entry::{EntryFlags, speaker_id};
use crate::cli::failure::Failure;
use crate::cli::link;
use crate::store::{Found, Ledger, Writing};

/// What came of putting a statement on record.
pub(super) enum Logged {
    /// It is recorded now. `again` is a claim from elsewhere of the same speaker and day in the same words.
    Now { claim: Box<Claim>, again: Option<i64> },
    /// It was recorded before, as this claim.
    Before(i64),
    /// Nobody is named for it.
    Nobody,
    /// Its speaker can be several.
    Unclear(String),
    /// The rules do not let it in.
    Refused(Refusal),
}

/// Records a statement, as one that says another claim again where that is said.
pub(super) fn log(
    writing: &mut Writing<'_>,
    item: &Item,
    repeats: Option<i64>,
    today: NaiveDate,
    remarks: &mut Vec<String>,
) -> Result<Logged, Failure> {
    if item.is_nobodys() {
        return Ok(Logged::Nobody);
    }
    let speaker = match speaker(writing.ledger(), &item.new.speaker, remarks)? {
        Ok(speaker) => speaker,
        Err(names) => {
            return Ok(Logged::Unclear(format!("{:?} can be {}", item.new.speaker.name, names.join(", "))));
        }
    };
    let new = NewClaim { speaker, ..item.new.clone() };
    if let Err(refusal) = rules::admit(&new, today) {
        return Ok(Logged::Refused(refusal));
    }
    if let Some(id) = same(writing.ledger(), &new)? {
        return Ok(Logged::Before(id));
    }
    let again = if repeats.is_none() { elsewhere(writing.ledger(), &new)? } else { None };
    let (id, _) = writing.log(new, &[])?;
    writing.settle()?;
    if let Some(to) = repeats {
        link::make(writing, id, LinkKind::Repeats, to)?;
        remarks.push(link::meaning(writing.ledger(), id, LinkKind::Repeats, to)?);
    }
    remarks.extend(again.map(|to| {
        format!("claim {id} has the speaker, day and words of claim {to}: if it is said again, onrecord link {id} repeats {to}")
    }));
    Ok(Logged::Now { claim: Box::new(writing.ledger().claim(id)?), again })
}

/// The speaker as known; several names where it can be several.
fn speaker(
    ledger: &Ledger,
    speaker: &Speaker,
    remarks: &mut Vec<String>,
) -> Result<Result<Speaker, Vec<String>>, Failure> {
    if speaker.unnamed {
        return Ok(Ok(speaker.clone()));
    }
    if let Found::Several(names) = ledger.find_speaker(&speaker.name)? {
        return Ok(Err(names));
    }
    Ok(Ok(EntryFlags::default().speaker(ledger, &speaker.name, remarks)?))
}

/// The claim that has this source, words and statement of this speaker already.
fn same(ledger: &Ledger, new: &NewClaim) -> Result<Option<i64>, Failure> {
    let (Some(source), Some(speaker)) = (&new.source, speaker_id(ledger, new)?) else { return Ok(None) };
    let words = new.quote.as_ref().map(|quote| quote.words.as_str());
    Ok(ledger.same_claim(speaker, source, words, &new.statement)?)
}

/// The claim that has the day and the words of this speaker from another source.
fn elsewhere(ledger: &Ledger, new: &NewClaim) -> Result<Option<i64>, Failure> {
    let (Some(source), false) = (&new.source, new.speaker.unnamed) else { return Ok(None) };
    let Some(speaker) = speaker_id(ledger, new)? else { return Ok(None) };
    let words = new.quote.as_ref().map(|quote| quote.words.as_str());
    Ok(ledger.said_elsewhere(speaker, new.said_on, (&new.statement, words), source)?)
}
