//! The words that a cue brings, by their places in the sentence.

use std::ops::Range;

use super::extent::trimmed;
use super::view::View;

/// One run of places, or two with the cue between them. A run of no places is none.
#[derive(Clone, Debug)]
pub(super) struct Spans([Range<usize>; 2]);

impl Spans {
    pub(super) fn one(run: Range<usize>) -> Spans {
        Spans::two(run, 0..0)
    }

    pub(super) fn two(before: Range<usize>, behind: Range<usize>) -> Spans {
        Spans([before, behind])
    }

    /// Leaves the marks at the edges of each run out.
    pub(super) fn trimmed(self, view: &View<'_>) -> Spans {
        Spans(self.0.map(|run| trimmed(view, run)))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Range<usize>> {
        self.0.iter().filter(|run| !run.is_empty())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    pub(super) fn contains(&self, at: usize) -> bool {
        self.0.iter().any(|run| run.contains(&at))
    }
}
