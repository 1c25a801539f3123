//! SHOW: values in, text out. Today and the width are arguments; colour is put on afterwards.
//!
//! The outside forms of domain values are here and nowhere else. Everything that a function returns is
//! whole lines: each ends with a newline, and what has nothing to say is empty. Words from outside pass
//! `sanitize` on their way, so that no text can steer a terminal.

pub mod sanitize;

mod people;

mod words;

pub mod marks;
mod records;

mod digests;

pub mod table;

pub mod json;

pub mod csv;

pub mod markdown;

#[cfg(test)]
pub(crate) mod sample;

#[cfg(test)]
mod tests;

pub use table::HistoryRow;
