//! The program as a process: what people type, what comes back, and what is on disk afterwards.
//!
//! Not here: rules and rendering, which are tested beside their code. One module a subject; `desk` is
//! the bench on which the others run the program, `lines` writes ledger lines by hand.

mod backup;
mod clock;
mod completions;
mod concurrency;
mod conditions;
mod config;
mod corpora;
mod corrections;
mod crash;
mod desk;
mod digest;
mod docs;
mod edit;
mod editor;
mod filing;
mod filters;
mod guide;
mod hostile;
mod intake;
mod layers;
mod life;
mod likeness;
mod lines;
mod man;
mod pages;
mod pipes;
mod places;
mod promised;
mod read;
mod refusals;
mod report;
mod rereading;
mod reviews;
mod rows;
mod sample;
mod schema;
mod search;
mod seed;
mod seeds;
mod sources;
mod speakers;
mod spreadsheet;
mod terminal;
mod usage;
mod versions;
