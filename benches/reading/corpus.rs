//! Articles to read: paragraphs of our own in another order each time, with other figures in them.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::Trouble;
use super::dice::Dice;

/// Paragraphs of an article.
const PARAGRAPHS: u64 = 9;

/// A file of articles, one a line.
pub(crate) struct Corpus {
    pub(crate) file: PathBuf,
    /// Of the texts, without the JSON around them.
    pub(crate) text_bytes: usize,
}

/// Makes articles without end.
pub(crate) struct Writer {
    paragraphs: Vec<String>,
    dice: Dice,
}

impl Writer {
    /// Reads the paragraphs in `data/articles`.
    pub(crate) fn new() -> Result<Writer, Trouble> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");
        let mut files: Vec<PathBuf> =
            fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_, Trouble>>()?;
        files.sort();
        let mut paragraphs = Vec::new();
        for file in files {
            let text = fs::read_to_string(file)?;
            paragraphs.extend(text.split("\n\n").skip(1).map(|paragraph| paragraph.trim().to_owned()));
        }
        Ok(Writer { paragraphs, dice: Dice::seeded(1) })
    }

    /// A text of so many paragraphs.
    fn text(&mut self, paragraphs: u64) -> String {
        let mut text = String::new();
        for place in 0..paragraphs {
            let at = self.dice.below(self.paragraphs.len() as u64) as usize;
            text += if place > 0 { "\n\n" } else { "" };
            let Writer { paragraphs, dice } = self;
            text.extend(paragraphs[at].chars().map(|c| match c {
                '1'..='9' if dice.once_in(3) => char::from(b'1' + dice.below(9) as u8),
                other => other,
            }));
        }
        text
    }

    /// A line with an article of the usual length, and the length of its text.
    pub(crate) fn line(&mut self, id: usize) -> (String, usize) {
        let text = self.text(PARAGRAPHS);
        let line = json!({"id": id, "text": text, "date": "2025-04-18", "title": "An article"}).to_string() + "\n";
        (line, text.len())
    }
}

/// Articles of the usual length.
pub(crate) fn of_megabytes(file: &Path, megabytes: usize) -> Result<Corpus, Trouble> {
    let mut writer = Writer::new()?;
    let mut out = BufWriter::new(File::create(file)?);
    let (mut text_bytes, mut id) = (0, 0);
    while text_bytes < megabytes * 1_000_000 {
        let (line, bytes) = writer.line(id);
        out.write_all(line.as_bytes())?;
        (text_bytes, id) = (text_bytes + bytes, id + 1);
    }
    out.flush()?;
    Ok(Corpus { file: file.to_owned(), text_bytes })
}

/// One article of so many megabytes.
pub(crate) fn of_one_line(file: &Path, megabytes: usize) -> Result<Corpus, Trouble> {
    let mut writer = Writer::new()?;
    let mut text = String::new();
    while text.len() < megabytes * 1_000_000 {
        text += &writer.text(PARAGRAPHS);
        text += "\n\n";
    }
    fs::write(file, json!({"id": 1, "text": text, "date": "2025-04-18"}).to_string() + "\n")?;
    Ok(Corpus { file: file.to_owned(), text_bytes: text.len() })
}

/// A corpus that is there already.
pub(crate) fn given(file: &Path) -> Result<Corpus, Trouble> {
    let mut text_bytes = 0;
    for line in BufReader::new(File::open(file)?).lines() {
        let line: Value = serde_json::from_str(&line?)?;
        text_bytes += line["text"].as_str().ok_or("a line without a text")?.len();
    }
    Ok(Corpus { file: file.to_owned(), text_bytes })
}
