//! The program as a process, one module a subject.

mod desk;
mod docs;
mod sample;
mod seed;
