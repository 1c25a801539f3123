//! Full text: where the words of a question stand in the claims that hold them, and why none does. Which
//! claims hold them is a matter of the filter, like all that can be asked of a claim.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::backend::MarkedText;
use super::filter::{Filter, Sort, Terms};
use super::words::{Sought, Words};
use super::{Ledger, StoreError};
use crate::claim::{Claim, Passage, Place, View};

/// What stands around words that are found, until their places are known; no text is made of it.
const MARK: char = '\u{fdd0}';

/// The texts that are searched, in the order in which a backend keeps them.
const PLACES: [Place; 5] = [Place::Statement, Place::Quote, Place::Condition, Place::Speaker, Place::Topics];

/// How many letters of a word are kept when others that begin like it are looked for.
const BEGINNING: std::ops::Range<usize> = 3..24;

/// Of so many words at most it is said which of them no claim holds.
const MOST_WORDS: usize = 12;

/// The longest page that is read number by number.
const SHORT: usize = 500;

/// Why no claim was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNothing {
    /// Nothing of what was typed is a word.
    NoWords,
    /// So many claims hold the words, but none of them is of those that were asked for.
    OnlyOthers(u64),
    /// Words that no claim holds, and a question that finds something: the same with their beginnings.
    Absent(Vec<String>, Option<String>),
    /// No claim holds all words and none of the unwanted; a question that asks for less and finds something.
    NotTogether(Option<String>),
}

impl Ledger {
    /// The claims that fit a filter, without topics, links, spans and evidence, and how many fit it whatever
    /// its limit; stages as they are in `view`.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn page(&self, filter: &Filter, view: View) -> Result<(Vec<Claim>, u64), StoreError> {
        let limit = filter.limit.and_then(|limit| usize::try_from(limit).ok());
        if let Some(limit) = limit.filter(|limit| filter.sort == Sort::Newest && *limit <= SHORT) {
            return self.newest(filter, view, limit);
        }
        let claims = self.list_rows(filter, view)?;
        let is_whole = limit.is_none_or(|limit| claims.len() < limit);
        let all = if is_whole { claims.len() as u64 } else { self.count(filter, view)? };
        Ok((claims, all))
    }

    /// Reads days and numbers of all claims that fit once, and the few newest in full.
    fn newest(&self, filter: &Filter, view: View, limit: usize) -> Result<(Vec<Claim>, u64), StoreError> {
        let terms = Terms::of(filter, view, self.backend.as_ref());
        let sql = format!("SELECT c.said_by, c.id FROM claim c WHERE {}", terms.clauses.join(" AND "));
        let mut newest: BTreeSet<(String, i64)> = BTreeSet::new();
        let mut all = 0;
        self.backend.query(&sql, &terms.values, &mut |row| {
            all += 1;
            let found = (row.text(0)?.unwrap_or_default(), row.integer(1)?.unwrap_or_default());
            if newest.len() < limit {
                newest.insert(found);
            } else if newest.first().is_some_and(|oldest| *oldest < found) {
                newest.pop_first();
                newest.insert(found);
            }
            Ok(())
        })?;
        let numbers: Vec<String> = newest.iter().map(|(_, id)| id.to_string()).collect();
        let few = Terms { clauses: vec![format!("c.id IN ({})", numbers.join(", "))], values: Vec::new() };
        let claims = self.claims(&few, "c.said_by DESC, c.id DESC", None)?;
        Ok((claims.into_iter().map(|row| row.claim).collect(), all))
    }

    /// Where the words of a question stand in claims that hold them: for each number its passages, in the
    /// order of [`Place`]; of a claim that was found for what it does not hold, none.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn passages(&self, question: &str, claims: &[i64]) -> Result<Vec<Vec<Passage>>, StoreError> {
        let words = Words::read(question);
        if words.all.is_empty() {
            return Ok(vec![Vec::new(); claims.len()]);
        }
        let mut found: HashMap<i64, Vec<Passage>> = HashMap::with_capacity(claims.len());
        for MarkedText { claim_id, texts } in self.backend.full_text_marks(&words.all, claims, MARK)? {
            let texts = PLACES.into_iter().zip(&texts);
            let passages = texts.filter_map(|(place, (text, marked))| Passage::read(place, text, marked, MARK));
            found.insert(claim_id, passages.collect());
        }
        Ok(claims.iter().map(|id| found.remove(id).unwrap_or_default()).collect())
    }

    /// Why no claim fits a filter that asks for words.
    ///
    /// # Errors
    /// [`StoreError`] when the ledger cannot be read.
    pub fn why_nothing(&self, filter: &Filter) -> Result<WhyNothing, StoreError> {
        let question = filter.words.as_deref().unwrap_or_default();
        let words = Words::read(question);
        if words.is_empty() {
            return Ok(WhyNothing::NoWords);
        }
        let others = self.hold(question)?;
        if others > 0 {
            return Ok(WhyNothing::OnlyOthers(others));
        }
        if words.all.len() > MOST_WORDS {
            return Ok(WhyNothing::NotTogether(None));
        }
        let mut absent = Vec::new();
        let mut begun = Vec::new();
        for group in &words.all {
            if self.hold(&any(group))? > 0 {
                begun.push(Some(any(group)));
            } else {
                absent.extend(group.iter().map(Sought::to_string));
                begun.push(self.beginning(group)?);
            }
        }
        if absent.is_empty() {
            let all = words.all.iter().map(|group| any(group)).collect::<Vec<_>>();
            return Ok(WhyNothing::NotTogether(self.first_that_finds([all.join(" "), all.join(" OR ")])?));
        }
        let begun: Option<Vec<String>> = begun.into_iter().collect();
        let instead = begun.map(|begun| self.first_that_finds([begun.join(" "), begun.join(" OR ")])).transpose()?;
        Ok(WhyNothing::Absent(absent, instead.flatten()))
    }

    /// The longest beginning of a single word that some claim holds.
    fn beginning(&self, group: &[Sought]) -> Result<Option<String>, StoreError> {
        let [only] = group else { return Ok(None) };
        if only.text.contains(char::is_whitespace) {
            return Ok(None);
        }
        let letters: Vec<char> = only.text.chars().collect();
        for kept in (BEGINNING.start..letters.len().min(BEGINNING.end)).rev() {
            let text = letters.iter().take(kept).collect();
            let begun = Sought { text, is_beginning: true }.to_string();
            if self.hold(&begun)? > 0 {
                return Ok(Some(begun));
            }
        }
        Ok(None)
    }

    fn first_that_finds(&self, questions: [String; 2]) -> Result<Option<String>, StoreError> {
        for question in questions {
            if self.hold(&question)? > 0 {
                return Ok(Some(question));
            }
        }
        Ok(None)
    }

    /// How many claims on the books hold the words of a question.
    fn hold(&self, question: &str) -> Result<u64, StoreError> {
        // Stages are not asked for, so any day will do.
        self.count(&Filter { words: Some(question.to_owned()), ..Filter::on_the_books() }, View::on(NaiveDate::MIN))
    }
}

fn any(group: &[Sought]) -> String {
    group.iter().map(Sought::to_string).collect::<Vec<_>>().join(" OR ")
}
