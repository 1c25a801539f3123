//! Who a speaker is, as a reader is told: names, group, role, and for one without a name, the source it
//! belongs to. What became of the claims is not here.

use super::Source;

/// One speaker on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The local number.
    pub id: i64,
    /// The name that holds, or the words for somebody unnamed.
    pub name: String,
    /// Not named by the source: no track record.
    pub unnamed: bool,
    /// Of an unnamed speaker: the source it belongs to, where its claim has one.
    pub source: Option<Source>,
    /// Other names that were recorded, in the order recorded.
    pub aliases: Vec<String>,
    /// Names that were merged into this one, in the order first seen.
    pub merged: Vec<String>,
    /// The party, office or side.
    pub group: Option<String>,
    /// What the speaker is now.
    pub role: Option<String>,
    /// A page elsewhere that says who this is.
    pub same_as: Option<String>,
}

impl Profile {
    /// Every name but the one that holds, each once.
    #[must_use]
    pub fn other_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for name in self.aliases.iter().chain(&self.merged) {
            if *name != self.name && !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
        names
    }
}
