//! The roster: what speaker events make of the names on record. Nothing is joined by likeness; only a
//! merge that somebody has recorded makes one speaker of two names.

use std::collections::HashMap;

use super::{Event, Fact};

/// One thing recorded of a named speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerFact {
    /// The canonical name that it is recorded of.
    pub name: String,
    /// What is recorded.
    pub entry: RosterEntry,
    /// Why, where somebody said so.
    pub why: Option<String>,
}

/// What can be recorded of a speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RosterEntry {
    /// Another name under which the speaker is found.
    Alias(String),
    /// A name under which the speaker is no longer found.
    NoAlias(String),
    /// The speaker is the same as this one, whose name holds from now on.
    MergedInto(String),
    /// The party, office or side that the speaker belongs to; `None` for none.
    Group(Option<String>),
    /// A page elsewhere that says who this is; `None` for none.
    SameAs(Option<String>),
    /// What the speaker is now; the roles that claims were made in stay as they were. `None` for none.
    Role(Option<String>),
}

/// What is known of one name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// Other names, in the order recorded.
    pub aliases: Vec<String>,
    /// The party, office or side.
    pub group: Option<String>,
    /// A page elsewhere that says who this is.
    pub same_as: Option<String>,
    /// What the speaker is now.
    pub role: Option<String>,
    /// The name that holds in this one's place.
    pub merged_into: Option<String>,
}

/// What is known of all names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roster {
    people: HashMap<String, Person>,
}

impl Roster {
    /// Folds live events, given in fold order. A merge that would close a circle is passed over: the
    /// earlier one holds, whatever two ledgers bring together.
    #[must_use]
    pub fn fold(live: &[&Event]) -> Roster {
        let mut roster = Roster::default();
        for event in live {
            if let Fact::Speaker(fact) = &event.fact {
                roster.take(fact);
            }
        }
        roster
    }

    fn take(&mut self, fact: &SpeakerFact) {
        if let RosterEntry::MergedInto(into) = &fact.entry
            && self.canonical(into) == self.canonical(&fact.name)
        {
            return;
        }
        let person = self.people.entry(fact.name.clone()).or_default();
        match &fact.entry {
            RosterEntry::Alias(alias) if person.aliases.contains(alias) => {}
            RosterEntry::Alias(alias) => person.aliases.push(alias.clone()),
            RosterEntry::NoAlias(alias) => person.aliases.retain(|known| known != alias),
            RosterEntry::MergedInto(into) => person.merged_into = Some(into.clone()),
            RosterEntry::Group(group) => person.group.clone_from(group),
            RosterEntry::SameAs(url) => person.same_as.clone_from(url),
            RosterEntry::Role(role) => person.role.clone_from(role),
        }
    }

    /// The name that holds for a name: its own, or that of the speaker it was merged into in the end.
    #[must_use]
    pub fn canonical<'a>(&'a self, name: &'a str) -> &'a str {
        let mut name = name;
        // No circle was ever taken, so this ends.
        while let Some(into) = self.people.get(name).and_then(|person| person.merged_into.as_deref()) {
            name = into;
        }
        name
    }

    /// What is known of a name, apart from what others merged into it bring.
    #[must_use]
    pub fn person(&self, name: &str) -> Option<&Person> {
        self.people.get(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Uid;

    fn roster(facts: &[(&str, RosterEntry)]) -> Roster {
        let mut at = "2025-04-18T12:00:00.000000Z".parse().expect("an instant");
        let mut events = Vec::new();
        for (name, entry) in facts {
            let fact = Fact::Speaker(SpeakerFact { name: (*name).to_owned(), entry: entry.clone(), why: None });
            let uid = Uid::at(at);
            events.push(Event { uid, batch: uid, claim: None, happened_on: None, recorded_at: at, fact });
            at = at.next();
        }
        Roster::fold(&events.iter().collect::<Vec<_>>())
    }

    fn into(name: &str) -> RosterEntry {
        RosterEntry::MergedInto(name.to_owned())
    }

    #[test]
    fn a_merge_is_followed_to_its_end() {
        let roster = roster(&[("Sen. Rubio", into("Rubio")), ("Rubio", into("Marco Rubio"))]);
        assert_eq!(roster.canonical("Sen. Rubio"), "Marco Rubio");
        assert_eq!(roster.canonical("Marco Rubio"), "Marco Rubio");
        assert_eq!(roster.canonical("somebody else"), "somebody else");
    }

    #[test]
    fn a_circle_is_not_closed() {
        let roster = roster(&[("a", into("b")), ("b", into("c")), ("c", into("a")), ("b", into("b"))]);
        assert_eq!(roster.canonical("a"), "c");
        assert_eq!(roster.canonical("c"), "c");
    }

    #[test]
    fn the_last_word_holds_and_aliases_gather() {
        let group = |word: Option<&str>| RosterEntry::Group(word.map(str::to_owned));
        let alias = |word: &str| RosterEntry::Alias(word.to_owned());
        let facts =
            [("a", group(Some("left"))), ("a", alias("x")), ("a", alias("y")), ("a", alias("x")), ("a", group(None))];
        let first = roster(&facts);
        let person = first.person("a").expect("is known");
        assert_eq!((person.group.as_deref(), person.aliases.join(" ").as_str()), (None, "x y"));
        let second = roster(&[("a", alias("x")), ("a", RosterEntry::NoAlias("x".to_owned()))]);
        assert!(second.person("a").is_some_and(|person| person.aliases.is_empty()));
    }
}
