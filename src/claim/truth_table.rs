//! The truth table and every rule under it, a line for each.
//!
//! A line is a claim as it stands, a command as a person would give it and what comes of it. Every claim
//! is said on 2025-04-18; days without a year are days of 2025. A command begins with today:
//! `05-01 fulfilled on 04-20` is what somebody says on the first of May.

mod clocks;
mod corrections;
mod days;
mod filing;
mod life;
mod rows;
mod stages;
mod words;
