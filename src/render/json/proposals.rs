//! What an article proposes, as JSON: a statement with its speaker, its words, where they stand and what they mean.
//!
//! The forms borrow; who fills them in knows where the values come from.

use chrono::NaiveDate;
use serde::Serialize;

use super::line::Line;
use super::write;
use crate::deadline::Window;

/// One attributed statement. Spans count Unicode scalar values of the article's text, end exclusive.
#[derive(Serialize)]
pub struct ProposalForm<'a> {
    /// Who says it, as the article has it there; `None` where nobody is named.
    pub speaker: Option<&'a str>,
    /// The fullest name that the article has for them.
    pub speaker_resolved: Option<&'a str>,
    /// Title or role.
    pub role: Option<&'a str>,
    /// Where the words stand.
    pub spans: &'a [(usize, usize)],
    /// The words, byte for byte; two spans are joined by one space.
    pub quote: &'a str,
    /// What is claimed, as one sentence that can be judged later.
    pub statement: &'a str,
    /// The words that attribute it.
    pub cue: Option<&'a str>,
    /// Direct, indirect or mixed.
    pub form: &'a str,
    /// What the speaker does with the words.
    pub kind: &'a str,
    /// Firm or hedged.
    pub strength: &'a str,
    /// The day it was said.
    pub said_on: Option<NaiveDate>,
    /// Whether somebody could later say if it came about.
    pub trackable: bool,
    /// What it hangs on.
    pub condition: Option<HangingForm<'a>>,
    /// By when it is to happen.
    pub deadline: Option<&'a Window>,
}

/// What a statement hangs on, and where that stands.
#[derive(Serialize)]
pub struct HangingForm<'a> {
    /// If or unless.
    pub kind: &'a str,
    /// What has to come about, without its marker and window.
    pub text: &'a str,
    /// Where it stands, marker and window included.
    pub span: (usize, usize),
    /// By when it is to show.
    pub window: Option<&'a Window>,
}

/// What one article came to.
#[derive(Serialize)]
pub struct ArticleForm<'a, I: Serialize> {
    /// What the article was called when it came in.
    pub id: I,
    /// Its statements, in the order of the text.
    pub claims: &'a [ProposalForm<'a>],
    /// The language that kept it from being read; left out where it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<&'a str>,
    /// The article itself, where it is to be kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<TextForm<'a>>,
}

/// An article, in the keys in which it comes in.
#[derive(Serialize)]
pub struct TextForm<'a> {
    /// Its text, which the spans point into.
    pub text: &'a str,
    /// The day of publication.
    pub date: Option<NaiveDate>,
    /// Its headline.
    pub title: Option<&'a str>,
    /// Where it stands.
    pub url: Option<&'a str>,
}

/// A statement of an article that is read by itself, as it can be accepted.
#[derive(Serialize)]
pub struct NumberedForm<'a> {
    /// Its number in the article, as `--accept` takes it.
    pub number: String,
    /// The claims that have it on record.
    pub recorded: &'a [i64],
    /// Whether the article says it in its own voice.
    pub own_voice: bool,
    /// The statement.
    #[serde(flatten)]
    pub proposal: ProposalForm<'a>,
}

/// An article that is read by itself.
#[derive(Serialize)]
pub struct PageForm<'a> {
    /// What was typed.
    pub id: &'a str,
    /// Its headline.
    pub title: Option<&'a str>,
    /// Who published it.
    pub publisher: Option<&'a str>,
    /// Where it stands.
    pub url: Option<&'a str>,
    /// The day of publication.
    pub published: Option<NaiveDate>,
    /// The language that kept it from being read; left out where it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<&'a str>,
    /// Its statements, in the order of the text.
    pub claims: &'a [NumberedForm<'a>],
}

/// The object of one article, on one line.
#[must_use]
pub fn write_page(page: &PageForm<'_>) -> String {
    let mut line = Vec::new();
    write(page, &mut line);
    String::from_utf8(line).expect("JSON is text")
}

/// Appends what one article came to as an object on one line.
///
/// # Panics
/// When `id` cannot be JSON.
pub fn write_article(article: &ArticleForm<'_, impl Serialize>, line: &mut Vec<u8>) {
    line.extend_from_slice(b"{\"id\":");
    write(&article.id, line);
    line.extend_from_slice(b",\"claims\":[");
    for (number, claim) in article.claims.iter().enumerate() {
        if number > 0 {
            line.push(b',');
        }
        push_proposal(claim, line);
    }
    line.push(b']');
    if let Some(language) = article.language {
        Line(line).text(",\"language\":", language);
    }
    if let Some(text) = &article.article {
        line.extend_from_slice(b",\"article\":");
        write(text, line);
    }
    line.extend_from_slice(b"}\n");
}

/// Appends one statement, in the keys and the order of [`ProposalForm`].
fn push_proposal(claim: &ProposalForm<'_>, bytes: &mut Vec<u8>) {
    let mut line = Line(bytes);
    line.text_or_null("{\"speaker\":", claim.speaker);
    line.text_or_null(",\"speaker_resolved\":", claim.speaker_resolved);
    line.text_or_null(",\"role\":", claim.role);
    line.json(",\"spans\":[");
    for (number, span) in claim.spans.iter().enumerate() {
        line.json(if number > 0 { "," } else { "" });
        line.pair(*span);
    }
    line.text("],\"quote\":", claim.quote);
    line.text(",\"statement\":", claim.statement);
    line.text_or_null(",\"cue\":", claim.cue);
    line.word(",\"form\":", claim.form);
    line.word(",\"kind\":", claim.kind);
    line.word(",\"strength\":", claim.strength);
    line.day_or_null(",\"said_on\":", claim.said_on);
    line.truth(",\"trackable\":", claim.trackable);
    match (&claim.condition, claim.deadline) {
        (None, None) => line.json(",\"condition\":null,\"deadline\":null}"),
        (condition, window) => push_hung(condition.as_ref(), window, line.0),
    }
}

/// Appends the end of a statement that hangs on something or has a window.
fn push_hung(condition: Option<&HangingForm<'_>>, window: Option<&Window>, bytes: &mut Vec<u8>) {
    let mut line = Line(bytes);
    line.json(",\"condition\":");
    match condition {
        Some(condition) => push_hanging(condition, line.0),
        None => line.json("null"),
    }
    line.json(",\"deadline\":");
    push_window_or_null(window, line.0);
    line.json("}");
}

/// Appends what a statement hangs on, in the keys and the order of [`HangingForm`].
fn push_hanging(condition: &HangingForm<'_>, bytes: &mut Vec<u8>) {
    let mut line = Line(bytes);
    line.word("{\"kind\":", condition.kind);
    line.text(",\"text\":", condition.text);
    line.json(",\"span\":");
    line.pair(condition.span);
    line.json(",\"window\":");
    push_window_or_null(condition.window, line.0);
    line.json("}");
}

fn push_window_or_null(window: Option<&Window>, bytes: &mut Vec<u8>) {
    match window {
        Some(window) => push_window(window, bytes),
        None => Line(bytes).json("null"),
    }
}

/// Appends a window, in the keys and the order of its fields.
fn push_window(window: &Window, bytes: &mut Vec<u8>) {
    let mut line = Line(bytes);
    line.text("{\"phrase\":", &window.phrase);
    if let Some(span) = window.span {
        line.json(",\"span\":");
        line.pair(span);
    }
    line.word(",\"kind\":", window.kind.as_str());
    line.day_or_null(",\"from\":", window.from);
    line.day_or_null(",\"by\":", window.by);
    line.truth(",\"vague\":", window.vague);
    line.text(",\"rule\":", &window.rule);
    line.json(",\"also\":[");
    for (number, other) in window.also.iter().enumerate() {
        line.json(if number > 0 { "," } else { "" });
        push_window(other, line.0);
    }
    line.text_or_null("],\"note\":", window.note.as_deref());
    let days =
        [(",\"by_min\":", window.by_min), (",\"by_max\":", window.by_max), (",\"strict_by\":", window.strict_by)];
    for (key, day) in days {
        line.day_or_null(key, day);
    }
    line.text_or_null(",\"duration\":", window.duration.as_deref());
    line.text_or_null(",\"anchor\":", window.anchor.as_deref());
    line.text_or_null(",\"edtf\":", window.edtf.as_deref());
    line.json("}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_stand_in_the_order_in_which_they_are_documented() {
        let day = NaiveDate::from_ymd_opt(2025, 4, 18).expect("a day");
        let claims = [ProposalForm {
            speaker: Some("Rubio"),
            speaker_resolved: Some("Marco Rubio"),
            role: None,
            spans: &[(1, 4), (9, 12)],
            quote: "\u{202e}we go",
            statement: "the US withdraws",
            cue: Some("stated"),
            form: "direct",
            kind: "threat",
            strength: "hedged",
            said_on: Some(day),
            trackable: true,
            condition: Some(HangingForm { kind: "unless", text: "progress", span: (20, 28), window: None }),
            deadline: None,
        }];
        let article = TextForm { text: "a\nb", date: None, title: None, url: Some("https://a.example") };
        let mut line = Vec::new();
        write_article(&ArticleForm { id: 7, claims: &claims, language: None, article: Some(article) }, &mut line);
        let expected = concat!(
            r#"{"id":7,"claims":[{"speaker":"Rubio","speaker_resolved":"Marco Rubio","role":null,"#,
            r#""spans":[[1,4],[9,12]],"quote":"\u202ewe go","statement":"the US withdraws","cue":"stated","#,
            r#""form":"direct","kind":"threat","strength":"hedged","said_on":"2025-04-18","trackable":true,"#,
            r#""condition":{"kind":"unless","text":"progress","span":[20,28],"window":null},"deadline":null}],"#,
            r#""article":{"text":"a\nb","date":null,"title":null,"url":"https://a.example"}}"#,
            "\n"
        );
        assert_eq!(String::from_utf8(line).expect("text"), expected);
    }

    #[test]
    fn what_is_written_in_one_go_is_what_the_forms_say() {
        let window = crate::claim::wording::windows_of("We leave by June", "2025-04-18".parse().expect("a day"));
        let hanging = HangingForm { kind: "if", text: "a \"b\"", span: (3, 4), window: window.first() };
        let first = window.first().expect("it has one").clone();
        let (note, anchor) = (Some("a \\ note".to_owned()), Some("\u{200b}".to_owned()));
        let also = vec![first.clone(), Window { by_min: None, ..first.clone() }];
        let other = Window { span: None, vague: true, also, note, anchor, ..first };
        let claim = ProposalForm {
            speaker: None,
            speaker_resolved: None,
            role: Some("the \\ role"),
            spans: &[],
            quote: "one\ntwo",
            statement: "\u{200b}",
            cue: None,
            form: "mixed",
            kind: "promise",
            strength: "firm",
            said_on: None,
            trackable: false,
            condition: Some(hanging),
            deadline: Some(&other),
        };
        let forms = ArticleForm { id: "a", claims: &[claim], language: Some("Dutch"), article: None };
        let mut line = Vec::new();
        write_article(&forms, &mut line);
        assert_eq!(String::from_utf8(line).expect("text"), super::super::encoded(&forms) + "\n");
    }

    #[test]
    fn an_article_that_is_not_read_names_its_language() {
        let mut line = Vec::new();
        write_article(&ArticleForm { id: "a", claims: &[], language: Some("Ukrainian"), article: None }, &mut line);
        assert_eq!(String::from_utf8(line).expect("text"), "{\"id\":\"a\",\"claims\":[],\"language\":\"Ukrainian\"}\n");
    }
}
