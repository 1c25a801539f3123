//! LETTERS: how words are cut and looked up fast, whatever they are to the rooms. It knows no word.

mod run;
mod table;

pub(crate) use run::{Ahead, Plain, Run, SMALL, digits_of, eight_of, letters_ahead, letters_of};
pub(crate) use table::{ByLetters, Packed, Table};
