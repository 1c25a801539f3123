//! The one suite that every backend must pass: each sentence of the ledger's promise that the store keeps.
//!
//! A test is a function of an empty ledger. `contract!` runs it over every backend; another one is a
//! module more in it. What only a file can show (damage, opening, query plans) follows on its own.

/// Runs functions of an empty ledger as tests of every backend.
macro_rules! contract {
    ($($name:ident),+ $(,)?) => {
        mod in_memory {
            $(#[test]
            fn $name() {
                super::$name(&crate::store::Ledger::in_memory().expect("room for a ledger"));
            })+
        }

        mod in_a_file {
            $(#[test]
            fn $name() {
                let folder = tempfile::tempdir().expect("a folder");
                let path = folder.path().join("ledger.db");
                super::$name(&crate::store::Ledger::open_to_write(&path).expect("a new ledger"));
            })+
        }
    };
}

mod scene;

mod bulk;
mod ends;
mod exchange;
mod links;
mod names;
mod past;
mod people;
mod questions;
mod refused_lines;
mod search;
mod span;
mod standing;
mod suggest;
mod undo;
mod writing;

mod commands;
mod damage;
mod merge;
mod opening;
mod plans;
mod stages;
