//! Cues inside what other cues bring: which of them stand for themselves.

use super::attributions::Attribution;
use super::lexicon::Frame;
use super::spans::Spans;
use super::view::View;

/// Whether what a cue brings can be told by another one with the cue itself: what somebody vows, plans, asks for.
/// "Smith said ..., the paper reported" leaves Smith his words.
pub(super) fn is_told_whole(found: &Attribution) -> bool {
    found.verb.is_some_and(|verb| {
        verb.takes_any(&[Frame::Commit, Frame::Want, Frame::Urge, Frame::Judge, Frame::Think])
            && (!verb.takes_any(&[Frame::Say, Frame::Report]) || verb.takes(Frame::Commit))
    })
}

/// How many cues deep a statement may stand: what he said that she said that they said is nobody's claim.
const DEEPEST: usize = 2;

/// Drops cues that stand inside what another cue brings: they are a part of what is said. One with a clause of its own
/// stays ("said that Smith had claimed that ...").
pub(super) fn drop_nested(view: &View<'_>, found: &mut Vec<Attribution>) {
    if found.len() < 2 {
        return;
    }
    let stays: Vec<bool> = found.iter().map(|one| stands_alone(view, one, found)).collect();
    let mut stays = stays.into_iter();
    found.retain(|_| stays.next().unwrap_or(true));
}

/// Whether an attribution among those of a sentence is no mere part of what another one brings.
fn stands_alone(view: &View<'_>, one: &Attribution, all: &[Attribution]) -> bool {
    let Some(cue) = &one.cue else { return true };
    let outer = all.iter().filter_map(|outer| Some((outer.cue.as_ref()?.start, &outer.spans)));
    let holds = |(start, spans): &(usize, &Spans)| *start != cue.start && spans.contains(cue.start);
    let depth = outer.clone().filter(holds).take(DEEPEST + 1).count();
    let ends_before = |start: usize| one.spans.iter().all(|span| span.end <= start);
    let has_that = || one.spans.iter().any(|span| span.start > 0 && view.reads(span.start - 1, &["that"]));
    depth == 0
        || depth == 1 && is_told_whole(one) && outer.clone().any(|(start, _)| ends_before(start))
        || depth <= DEEPEST
            && one.verb.is_some_and(|verb| verb.takes_any(&[Frame::Say, Frame::Tell, Frame::Report]))
            && has_that()
}
