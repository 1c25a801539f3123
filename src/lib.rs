//! Keeps public claims on record: who said what, on which day, what it hangs on and by when; says when
//! to look, and what came of it.
//!
//! The rooms, in reading order. Data flows one way, and `tests/it/layers.rs` keeps it so.
#![deny(missing_docs, unreachable_pub, clippy::print_stdout, clippy::print_stderr)]

mod letters;

pub mod deadline;

pub mod claim;

pub mod reading;

pub mod report;

pub mod store;

pub mod render;

pub mod cli;
