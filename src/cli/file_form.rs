//! The forms in which files are exported and imported: asked for by `--as`, else told by the file's ending.

use std::path::Path;

use super::failure::Failure;

/// The form of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// The whole ledger as lines of JSON, or claims as objects.
    Jsonl,
    /// A spreadsheet: one claim a row.
    Csv,
}

impl Form {
    /// The form of a file; where nothing tells, lines of JSON.
    pub(crate) fn of(asked: Option<&str>, file: &str) -> Result<Form, Failure> {
        let ending = Path::new(file).extension().and_then(|ending| ending.to_str()).map(str::to_lowercase);
        let told = ending.filter(|ending| ["csv", "tsv", "ics"].contains(&ending.as_str()));
        match asked.map(str::to_lowercase).or(told).as_deref() {
            None | Some("jsonl") => Ok(Form::Jsonl),
            Some("csv" | "tsv") => Ok(Form::Csv),
            Some(other) => {
                Err(Failure::misuse(format!("--as: {other:?} is not a form that this version knows"), "--as jsonl|csv"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asked_for_or_told_by_the_ending() {
        let form = |asked, file| Form::of(asked, file).ok();
        assert_eq!(form(None, "-"), Some(Form::Jsonl));
        assert_eq!(form(None, "claims.CSV"), Some(Form::Csv));
        assert_eq!(form(None, "claims.tsv"), Some(Form::Csv));
        assert_eq!(form(None, "claims.txt"), Some(Form::Jsonl));
        assert_eq!(form(Some("csv"), "-"), Some(Form::Csv));
        assert_eq!(form(Some("jsonl"), "claims.csv"), Some(Form::Jsonl));
        assert_eq!(form(Some("xlsx"), "claims.csv"), None);
        assert_eq!(form(None, "claims.ics"), None);
    }
}
