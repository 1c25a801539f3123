//! A proposal as it is printed: what `reading` found, in the form that `render` owns.

use super::item::Item;
use super::page::Page;
use crate::reading::language::Language;
use crate::reading::{Hanging, Proposal};
use crate::render::json::{HangingForm, NumberedForm, PageForm, ProposalForm, write_page};

/// An article with all its statements by number, as one object.
pub(super) fn numbered(page: &Page) -> String {
    let claims: Vec<NumberedForm<'_>> = page.items.iter().map(of_item).collect();
    let language = match page.article.language {
        Language::Other { name, .. } => Some(name),
        Language::English | Language::Unknown => None,
    };
    write_page(&PageForm {
        id: page.name(),
        title: page.origin.title(),
        publisher: page.origin.publisher(),
        url: page.origin.url(),
        published: page.origin.published(),
        language,
        claims: &claims,
    })
}

fn of_item(item: &Item) -> NumberedForm<'_> {
    NumberedForm {
        number: item.number.to_string(),
        recorded: &item.recorded,
        own_voice: item.proposal.is_own_voice,
        proposal: form_of(&item.proposal),
    }
}

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
