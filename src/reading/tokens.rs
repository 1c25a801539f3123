//! Words and marks of an article, each with its place and what the lexicon knows of it.

use std::ops::{Deref, Range};

use super::lexicon::class::{self, Class};
use super::lexicon::{Cue, Entry, Known};
use super::shape::Shape;

/// One word or mark. Every stage goes over all of them, so they are small: no text that is cut has more bytes than a `u32`
/// counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    start: u32,
    end: u32,
    /// What the word can be.
    pub(super) class: Class,
    /// The word among those that we know.
    known: Known,
    /// How many line breaks stand before it.
    pub(super) breaks: u8,
    pub(super) kind: Kind,
    pub(super) shape: Shape,
}

/// What sort of token it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// "10,000", "47%", "1990s".
    Number,
    Comma,
    /// Full stop, question and exclamation mark, ellipsis.
    Stop,
    Colon,
    Semicolon,
    Dash,
    /// A quotation mark, of one or two strokes.
    Quote(Mark),
    OpenBracket,
    CloseBracket,
    /// An ampersand, a currency sign and so on.
    Other,
    /// A quotation with all that is in it, where a sentence takes it in one piece.
    Quotation,
}

/// A quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Whether it has one stroke only.
    pub(super) is_single: bool,
    pub(super) side: Side,
}

/// Which end of a quotation a mark can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Open,
    Close,
    /// A straight mark: the white space around it tells.
    Either,
}

impl Token {
    /// What stands at a place, with what the lexicon has of it.
    #[inline]
    pub(super) fn new(place: Range<usize>, entry: Entry, breaks: u8, kind: Kind, shape: Shape) -> Token {
        let (start, end) = (place.start as u32, place.end as u32);
        Token { start, end, class: entry.class, known: entry.known, breaks, kind, shape }
    }

    /// Where it begins: a byte of the article.
    #[inline]
    pub(super) fn start(&self) -> usize {
        self.start as usize
    }

    /// Where it ends.
    #[inline]
    pub(super) fn end(&self) -> usize {
        self.end as usize
    }

    /// How many bytes it has.
    #[inline]
    pub(super) fn len(&self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the word is of one of the classes.
    #[inline]
    pub(super) fn is(&self, classes: Class) -> bool {
        self.class & classes != 0
    }

    #[inline]
    pub(super) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// Whether the lexicon does not tell what the word can be.
    pub(super) fn is_unknown(&self) -> bool {
        Entry { class: self.class, known: self.known }.is_unknown()
    }

    /// The word among those that we know.
    #[inline]
    pub(super) fn known(&self) -> Known {
        self.known
    }

    /// The verb of speech it can be a form of.
    #[inline]
    pub(super) fn cue(&self) -> Option<Cue> {
        if self.is(class::CUE) { self.known.cue() } else { None }
    }

    /// Whether it looks like a name or a part of one.
    #[inline]
    pub(super) fn is_name(&self) -> bool {
        self.is_word() && self.shape.is_capital()
    }

    pub(super) fn text<'a>(&self, article: &'a str) -> &'a str {
        article.get(self.start()..self.end()).unwrap_or_default()
    }

    /// What reaches from here to the end of another: one unit of a kind and a class of its own, written as this is.
    pub(super) fn reaching(self, last: &Token, kind: Kind, class: Class) -> Token {
        Token { end: last.end, kind, class, known: Known::default(), ..self }
    }
}

/// The words and marks of a text, in order, and where some of them are: few of them are asked for at a time.
pub(super) struct Tokens {
    all: Vec<Token>,
    /// The numbers of those that begin a line, but for the first of the text.
    pub(super) lines: Vec<usize>,
    /// The numbers of the words with a capital.
    pub(super) capitals: Vec<u32>,
    /// The quotation marks by their numbers.
    pub(super) marks: Vec<(usize, Mark)>,
}

impl Tokens {
    /// Room for those of so many bytes.
    pub(super) fn with_room_for(bytes: usize) -> Tokens {
        let room = |bytes_for_one: usize| bytes / bytes_for_one + 1;
        Tokens {
            all: Vec::with_capacity(room(5)),
            lines: Vec::with_capacity(room(200)),
            marks: Vec::with_capacity(room(200)),
            capitals: Vec::with_capacity(room(32)),
        }
    }

    /// Adds a word or mark.
    #[inline]
    pub(super) fn add(&mut self, token: Token) {
        if token.shape.is_capital() {
            self.capitals.push(self.all.len() as u32);
        }
        self.all.push(token);
    }
}

impl Deref for Tokens {
    type Target = [Token];

    fn deref(&self) -> &[Token] {
        &self.all
    }
}
