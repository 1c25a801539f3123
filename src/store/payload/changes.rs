//! The stored form of a correction: only the fields that it is about, a null where a field is cleared.

use serde::{Deserialize, Deserializer, Serialize};

use super::logged::{AlsoInForm, NewConditionForm, QuoteForm, SourceRefForm, SpeakerForm};
use super::word;
use crate::claim::{AlsoIn, Change, Quote, SourceRef, Speaker};
use crate::deadline::Window;

/// Before, after and why.
#[derive(Serialize, Deserialize)]
pub(super) struct AmendedForm {
    before: ChangesForm,
    after: ChangesForm,
    #[serde(default)]
    pub(super) why: Option<String>,
}

impl AmendedForm {
    pub(super) fn of(before: &[Change], after: &[Change], why: Option<&String>) -> AmendedForm {
        AmendedForm { before: ChangesForm::of(before), after: ChangesForm::of(after), why: why.cloned() }
    }

    pub(super) fn into_changes(self) -> Result<(Vec<Change>, Vec<Change>), String> {
        Ok((self.before.into_changes()?, self.after.into_changes()?))
    }
}

/// A field that is there although it may hold null.
#[expect(clippy::option_option, reason = "not there, there without a value, and there with one are three things")]
fn there<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(from).map(Some)
}

macro_rules! changes_form {
    ($($field:ident: $form:ty,)+) => {
        #[derive(Default, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct ChangesForm {
            $(#[serde(default, deserialize_with = "there", skip_serializing_if = "Option::is_none")]
            $field: Option<Option<$form>>,)+
        }
    };
}

changes_form! {
    r#ref: String,
    speaker: SpeakerForm,
    role: String,
    said_on: String,
    statement: String,
    quote: QuoteForm,
    kind: String,
    strength: String,
    actor: String,
    condition: NewConditionForm,
    deadline: Window,
    test: String,
    topics: Vec<String>,
    source: SourceRefForm,
    also_in: Vec<AlsoInForm>,
    private: bool,
    lang: String,
    translation: String,
}

impl ChangesForm {
    fn of(changes: &[Change]) -> ChangesForm {
        let mut form = ChangesForm::default();
        for change in changes {
            match change {
                Change::Reference(value) => form.r#ref = Some(value.clone()),
                Change::Speaker(value) => form.speaker = Some(Some(value.into())),
                Change::Role(value) => form.role = Some(value.clone()),
                Change::SaidOn(value) => form.said_on = Some(Some(value.to_string())),
                Change::Statement(value) => form.statement = Some(Some(value.clone())),
                Change::Quote(value) => form.quote = Some(value.as_ref().map(QuoteForm::from)),
                Change::Kind(value) => form.kind = Some(Some(value.to_string())),
                Change::Strength(value) => form.strength = Some(Some(value.to_string())),
                Change::Actor(value) => form.actor = Some(value.clone()),
                Change::Condition(value) => form.condition = Some(value.as_ref().map(NewConditionForm::from)),
                Change::Deadline(value) => form.deadline = Some(value.clone()),
                Change::Test(value) => form.test = Some(value.clone()),
                Change::Topics(value) => form.topics = Some(Some(value.clone())),
                Change::Source(value) => form.source = Some(value.as_ref().map(SourceRefForm::from)),
                Change::AlsoIn(value) => form.also_in = Some(Some(value.iter().map(AlsoInForm::from).collect())),
                Change::Private(value) => form.private = Some(Some(*value)),
                Change::Lang(value) => form.lang = Some(value.clone()),
                Change::Translation(value) => form.translation = Some(value.clone()),
            }
        }
        form
    }

    fn into_changes(self) -> Result<Vec<Change>, String> {
        let needed = |field: &str| format!("{field} holds null");
        let mut changes = Vec::new();
        changes.extend(self.r#ref.map(Change::Reference));
        if let Some(value) = self.speaker {
            changes.push(Change::Speaker(Speaker::from(value.ok_or_else(|| needed("speaker"))?)));
        }
        changes.extend(self.role.map(Change::Role));
        if let Some(value) = self.said_on {
            changes.push(Change::SaidOn(word(&value.ok_or_else(|| needed("said_on"))?)?));
        }
        if let Some(value) = self.statement {
            changes.push(Change::Statement(value.ok_or_else(|| needed("statement"))?));
        }
        changes.extend(self.quote.map(|value| Change::Quote(value.map(Quote::from))));
        if let Some(value) = self.kind {
            changes.push(Change::Kind(word(&value.ok_or_else(|| needed("kind"))?)?));
        }
        if let Some(value) = self.strength {
            changes.push(Change::Strength(word(&value.ok_or_else(|| needed("strength"))?)?));
        }
        changes.extend(self.actor.map(Change::Actor));
        if let Some(value) = self.condition {
            changes.push(Change::Condition(value.map(NewConditionForm::into_condition).transpose()?));
        }
        changes.extend(self.deadline.map(Change::Deadline));
        changes.extend(self.test.map(Change::Test));
        changes.extend(self.topics.map(|value| Change::Topics(value.unwrap_or_default())));
        changes.extend(self.source.map(|value| Change::Source(value.map(SourceRef::from))));
        let also_in =
            |value: Option<Vec<AlsoInForm>>| value.unwrap_or_default().into_iter().map(AlsoIn::from).collect();
        changes.extend(self.also_in.map(|value| Change::AlsoIn(also_in(value))));
        changes.extend(self.private.map(|value| Change::Private(value.unwrap_or_default())));
        changes.extend(self.lang.map(Change::Lang));
        changes.extend(self.translation.map(Change::Translation));
        Ok(changes)
    }
}
