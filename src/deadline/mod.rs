//! When: what the words of a deadline mean in calendar days.
//!
//! Words become tokens (`words`), tokens a tree without dates (`phrase` and the files it calls), the tree days (`resolve`),
//! anchored on the day the words were said and never on today. `scan` finds phrases in running text. Nothing here reads a
//! file, a clock or a time zone.

mod anchor;
mod calendar;
mod context;
mod cursor;
mod date;
mod day;
mod error;
mod events;
mod found;
mod happening;
mod holiday;
mod kinds;
mod length;
mod lexicon;
mod memory;
mod negation;
mod numbered;
mod opens;
mod period;
mod phrase;
mod pieces;
mod resolve;
mod row;
mod scan;
mod shape;
mod sieve;
mod span;
mod starts;
mod suggest;
mod tense;
mod turns;
mod undated;
mod vague;
mod week;
mod window;
mod word;
mod words;

pub use calendar::Lean;
pub use day::{Said, parse_day, parse_stretch};
pub use error::{PhraseError, WindowError};
pub use phrase::Phrase;
pub use scan::scan;
pub(crate) use undated::scan_undated;
pub use window::{Window, WindowKind};

#[cfg(test)]
mod properties;
#[cfg(test)]
mod rows;
