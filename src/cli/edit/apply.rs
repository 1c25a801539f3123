//! What a correction makes of a claim: the flags put onto what was logged. Nothing is recorded here.

use chrono::NaiveDate;

use super::Edit;
use crate::claim::source::anchor;
use crate::claim::{AlsoIn, Claim, NewClaim, Quote, Speaker};
use crate::cli::entry::source::{Known, Origin};
use crate::cli::entry::{EntryFlags, reading, stated};
use crate::cli::failure::{Failure, of_phrase, of_quote};
use crate::deadline::Said;
use crate::store::Ledger;

/// The sources that flags name, read but not looked up.
pub(super) struct Named {
    /// The main one; the inner `None` clears it.
    main: Option<Option<Origin>>,
    also: Vec<Origin>,
    /// Whether those that there are go first.
    is_also_cleared: bool,
}

impl Named {
    /// Reads what is named.
    pub(super) fn open(flags: &EntryFlags, also: &[String]) -> Result<Named, Failure> {
        let main = flags.source.as_deref().map(|word| stated(word).map(Origin::open).transpose()).transpose()?;
        let origins: Result<Vec<Origin>, Failure> =
            also.iter().filter_map(|word| stated(word)).map(|word| Origin::open_as("--also-source", word)).collect();
        Ok(Named { main, also: origins?, is_also_cleared: also.iter().any(|word| stated(word).is_none()) })
    }

    /// Looks them up.
    pub(super) fn find(&self, ledger: &Ledger, remarks: &mut Vec<String>) -> Result<Sources, Failure> {
        let mut find = |origin: &Origin| origin.find(ledger, remarks);
        Ok(Sources {
            main: self.main.as_ref().map(|origin| origin.as_ref().map(&mut find).transpose()).transpose()?,
            also: self.also.iter().map(find).collect::<Result<_, _>>()?,
            is_also_cleared: self.is_also_cleared,
        })
    }
}

/// The sources that a correction names, as the ledger knows them or will.
pub(super) struct Sources {
    main: Option<Option<Known>>,
    also: Vec<Known>,
    is_also_cleared: bool,
}

impl Sources {
    /// One source, and no further ones.
    pub(super) fn of_main(main: Option<Known>) -> Sources {
        Sources { main: Some(main), also: Vec::new(), is_also_cleared: false }
    }

    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = &Known> {
        self.main.iter().flatten().chain(&self.also)
    }
}

/// What a correction needs to know beside its flags.
pub(super) struct Correcting<'a> {
    pub(super) ledger: &'a Ledger,
    pub(super) sources: &'a Sources,
    pub(super) today: NaiveDate,
}

impl Correcting<'_> {
    /// The text of the source that a claim will have.
    fn text_of_main(&self, claim: &Claim) -> Result<Option<String>, Failure> {
        match (&self.sources.main, &claim.source) {
            (Some(named), _) => Ok(named.as_ref().and_then(Known::text).map(str::to_owned)),
            (None, Some(source)) => Ok(self.ledger.source_text(source)?),
            (None, None) => Ok(None),
        }
    }
}

/// Says that a deadline was read off words that the corrected statement holds no more.
fn left_behind(claim: &Claim, new: &NewClaim) -> Option<String> {
    let phrase = &new.deadline.as_ref()?.phrase;
    let is_kept = claim.entry.deadline.as_ref().is_some_and(|before| before.phrase == *phrase);
    let is_gone = claim.entry.statement.contains(phrase.as_str()) && !new.statement.contains(phrase.as_str());
    (is_kept && is_gone).then(|| {
        let stays = format!("claim {}: the deadline stays, “{phrase}”, which the statement says no more", claim.id);
        format!("{stays}: --by PHRASE changes it")
    })
}

impl Edit {
    /// The claim as it was logged, with what the flags say put onto it.
    pub(super) fn apply(
        &self,
        claim: &Claim,
        with: &Correcting<'_>,
        remarks: &mut Vec<String>,
    ) -> Result<NewClaim, Failure> {
        let mut new = claim.entry.clone();
        self.flags.put_into(&mut new)?;
        new.private &= !self.public;
        if let Some(statement) = &self.statement {
            let statement = stated(statement).unwrap_or_default();
            new.statement = reading::needed(statement)
                .map_err(|_| Failure::misuse("--statement is empty: a claim needs one", "--statement TEXT"))?;
        }
        new.speaker = self.speaker(claim, with.ledger, remarks)?;
        if let Some(words) = &self.flags.said {
            new.said_on = Said::parse(words, with.today).map_err(|error| of_phrase("--said", &error))?;
        }
        if let Some(main) = &with.sources.main {
            new.source = main.as_ref().map(|known| known.key().clone());
        }
        new.quote = self.quote(claim, with, remarks)?;
        new.also_in = self.also_in(claim, &new, with, remarks)?;
        new.condition = self.condition(claim, new.said_on, remarks)?;
        new.deadline = self.deadline(claim, new.said_on, new.condition.as_ref(), remarks)?;
        remarks.extend(left_behind(claim, &new));
        Ok(new)
    }

    fn speaker(&self, claim: &Claim, ledger: &Ledger, remarks: &mut Vec<String>) -> Result<Speaker, Failure> {
        let known = &claim.entry.speaker;
        let name = match &self.flags.speaker {
            Some(name) => name,
            None if self.flags.anonymous => &known.name,
            None => return Ok(known.clone()),
        };
        let speaker = self.flags.speaker(ledger, name, remarks)?;
        if let (Some(role), None) = (&claim.entry.role, &self.flags.role)
            && speaker.name != known.name
        {
            remarks.push(format!("claim {}: the role stays: {role}; --role none clears it", claim.id));
        }
        Ok(speaker)
    }

    /// The quote: a new one is found in the text, and the present one in the text of a new source.
    fn quote(&self, claim: &Claim, with: &Correcting<'_>, remarks: &mut Vec<String>) -> Result<Option<Quote>, Failure> {
        let flags = &self.flags;
        if flags.quote.is_some() {
            return flags.new_quote(with.text_of_main(claim)?.as_deref(), remarks);
        }
        let Some(quote) = &claim.entry.quote else {
            return if flags.unchecked || flags.at.is_some() {
                Err(Failure::misuse(format!("claim {} has no quote", claim.id), "--quote \"the words themselves\""))
            } else {
                Ok(None)
            };
        };
        let at = flags.at.as_deref().map_or_else(|| quote.at.clone(), |at| stated(at).map(str::to_owned));
        let unchecked = || Quote::unchecked(quote.words.clone(), at.clone());
        if flags.unchecked {
            return Ok(Some(unchecked()));
        }
        if flags.at.is_some() {
            return match quote.is_checked() {
                true => Err(Failure::misuse("--at goes with words that no text proves", "--unchecked --at WHERE")),
                false => Ok(Some(unchecked())),
            };
        }
        if with.sources.main.is_none() {
            return Ok(Some(quote.clone()));
        }
        let Some(text) = with.text_of_main(claim)? else {
            if quote.is_checked() {
                remarks.push(format!("claim {}: its quote is unchecked now: no text of its source is kept", claim.id));
            }
            return Ok(Some(unchecked()));
        };
        match quote.found_in(&text) {
            Ok(found) => Ok(Some(found)),
            Err(error) => Err(of_quote(&format!("--source: claim {}", claim.id), &error)),
        }
    }

    /// The further sources: those that were, with the words as they are now, and those that are named.
    fn also_in(
        &self,
        claim: &Claim,
        new: &NewClaim,
        with: &Correcting<'_>,
        remarks: &mut Vec<String>,
    ) -> Result<Vec<AlsoIn>, Failure> {
        let words = |quote: Option<&Quote>| quote.map(|quote| quote.words.clone());
        let is_reworded = words(new.quote.as_ref()) != words(claim.entry.quote.as_ref());
        let mut also_in: Vec<AlsoIn> = Vec::new();
        for also in claim.entry.also_in.iter().filter(|_| !with.sources.is_also_cleared) {
            let source = claim.also_in.iter().find(|source| source.key == also.source);
            match source.filter(|_| is_reworded) {
                Some(source) => also_in
                    .push(AlsoIn { quote: found(new, with.ledger.source_text(source)?.as_deref()), ..also.clone() }),
                None => also_in.push(also.clone()),
            }
        }
        for known in &with.sources.also {
            let key = known.key();
            if also_in.iter().any(|also| also.source == *key) || new.source.as_ref() == Some(key) {
                remarks.push(format!("claim {}: {} is a source of it already", claim.id, known.name()));
                continue;
            }
            let quote = found(new, known.text());
            if let (Some(words), None) = (&new.quote, &quote) {
                let why = if known.text().is_some() {
                    "does not have the words"
                } else {
                    "is kept without a text to look in"
                };
                remarks.push(format!("claim {}: {} {why}: “{}”", claim.id, known.name(), words.words));
            }
            also_in.push(AlsoIn { source: key.clone(), quote });
        }
        // The main source is no further one.
        also_in.retain(|also| new.source.as_ref() != Some(&also.source));
        Ok(also_in)
    }
}

/// The claim's words as a text has them, if it has them.
fn found(new: &NewClaim, text: Option<&str>) -> Option<Quote> {
    anchor(text?, &new.quote.as_ref()?.words).ok()
}
