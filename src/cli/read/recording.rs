//! Putting one statement on record: who is meant, whether it is there already, the same event that `add` makes.

use chrono::NaiveDate;

use super::item::Item;
use crate::claim::{Claim, LinkKind, NewClaim, Speaker, rules};
use crate::cli::entry::EntryFlags;
use crate::cli::failure::Failure;
use crate::cli::link;
use crate::store::{Found, Ledger, Writing};

/// What came of putting a statement on record.
pub(super) enum Logged {
    /// It is recorded now.
    Now(Box<Claim>),
    /// It was recorded before, as this claim.
    Before(i64),
    /// Nobody is named for it.
    Nobody,
    /// Its speaker can be several.
    Unclear(String),
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
    rules::admit(&new, today)?;
    if let Some(id) = same(writing.ledger(), &new)? {
        return Ok(Logged::Before(id));
    }
    let (id, _) = writing.log(new, &[])?;
    writing.settle()?;
    if let Some(to) = repeats {
        link::make(writing, id, LinkKind::Repeats, to)?;
        remarks.push(link::meaning(writing.ledger(), id, LinkKind::Repeats, to)?);
    }
    Ok(Logged::Now(Box::new(writing.ledger().claim(id)?)))
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
    let (Some(source), false) = (&new.source, new.speaker.unnamed) else { return Ok(None) };
    let Found::One { id, .. } = ledger.find_speaker(&new.speaker.name)? else { return Ok(None) };
    let words = new.quote.as_ref().map(|quote| quote.words.as_str());
    Ok(ledger.same_claim(id, source, words, &new.statement)?)
}
