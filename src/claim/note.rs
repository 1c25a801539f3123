//! What people write down about a claim beside the facts: notes, and how things are moving.

use chrono::NaiveDate;

use super::word::worded;

worded! {
    /// Whether there is movement towards what was claimed, short of any outcome.
    Progress, "progress" {
        /// Something is being done.
        Moving = "moving",
        /// Nothing is.
        Stalled = "stalled",
    }
}

/// Something that somebody wrote down about a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The day it was written.
    pub on: NaiveDate,
    /// The words.
    pub text: String,
    /// Whether it may be published; else it is internal.
    pub public: bool,
    /// How things are moving, where the note says so.
    pub progress: Option<Progress>,
}
