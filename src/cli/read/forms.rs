//! A proposal as it is printed: what `reading` found, in the form that `render` owns.

use crate::reading::{Hanging, Proposal};
use crate::render::json::{HangingForm, ProposalForm};

/// The form of a proposal.
pub(super) fn form_of(proposal: &Proposal) -> ProposalForm<'_> {
    let speaker = proposal.speaker.as_ref();
    let meaning = &proposal.meaning;
    ProposalForm {
        speaker: speaker.map(|voice| voice.surface.as_str()),
        speaker_resolved: speaker.and_then(|voice| voice.resolved.as_deref()),
        role: speaker.and_then(|voice| voice.role.as_deref()),
        spans: &proposal.spans,
        quote: &proposal.quote,
        statement: &meaning.statement,
        cue: proposal.cue.as_deref(),
        form: proposal.form.as_str(),
        kind: meaning.kind.as_str(),
        strength: meaning.strength.as_str(),
        said_on: proposal.said_on,
        trackable: meaning.is_trackable,
        condition: meaning.condition.as_ref().map(hanging),
        deadline: meaning.deadline.as_ref(),
    }
}

fn hanging(condition: &Hanging) -> HangingForm<'_> {
    HangingForm {
        kind: condition.kind.as_str(),
        text: &condition.text,
        span: condition.span,
        window: condition.window.as_ref(),
    }
}
