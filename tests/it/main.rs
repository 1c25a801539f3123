//! The program as a process, one module a subject.

mod desk;
mod seed;
