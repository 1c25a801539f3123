//! When: what the words of a deadline mean in calendar days.
//!
//! Words become tokens (`words`), tokens a tree without dates (`phrase` and the files it calls), the tree days (`resolve`),
//! anchored on the day the words were said and never on today. `scan` finds phrases in running text. Nothing here reads a
//! file, a clock or a time zone.

mod words;
mod lexicon;
mod shape;
mod cursor;
mod phrase;
mod span;
mod length;
mod anchor;
mod date;
mod events;
mod suggest;
mod vague;
mod calendar;
mod period;
mod resolve;
mod window;
mod error;
mod day;
mod scan;
mod tense;
mod context;

pub use calendar::Lean;
pub use day::{Said, parse_day};
pub use error::{PhraseError, WindowError};
pub use phrase::Phrase;
pub use scan::scan;
pub use window::{Window, WindowKind};
