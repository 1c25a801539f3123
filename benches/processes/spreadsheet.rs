//! A seeded spreadsheet, such as a newsroom keeps before it has anything better: a claim a row, with phrases
//! for deadlines, topics and the page where it stood.

use std::path::Path;

use chrono::{Days, NaiveDate};

use super::Trouble;
use super::dice::Dice;
use super::words;

/// Claims read from one page.
const PAGE: usize = 5;

const HEADING: [&str; 9] =
    ["speaker", "role", "said_on", "statement", "kind", "deadline", "topics", "source_url", "source_title"];

/// Writes a spreadsheet of so many rows, none of which says what another says.
pub(crate) fn write(path: &Path, rows: usize) -> Result<(), Trouble> {
    let mut dice = Dice::seeded(rows as u64);
    let mut sheet = csv::Writer::from_path(path)?;
    sheet.write_record(HEADING)?;
    let speakers = 20 + rows as u64 / 550;
    let begun = NaiveDate::from_ymd_opt(2024, 3, 1).ok_or("no such day")?;
    for row in 0..rows {
        let said = begun.checked_add_days(Days::new(dice.below(600))).ok_or("no such day")?;
        let deadline = match dice.below(4) {
            0 => String::new(),
            1 => format!("2031-{:02}-{:02}", dice.between(1, 12), dice.between(1, 28)),
            2 => words::near_deadline(&mut dice),
            _ => words::far_deadline(&mut dice),
        };
        let topics = [dice.pick(&words::TOPICS), dice.pick(&words::TOPICS)].join(";");
        sheet.write_record([
            words::speaker(usize::try_from(dice.below(speakers))?).as_str(),
            if dice.once_in(3) { "Minister for the Harbour" } else { "" },
            &said.to_string(),
            &words::statement(&mut dice),
            dice.pick(&["promise", "prediction", ""]),
            &deadline,
            &topics,
            &format!("https://observer.example/{}", row / PAGE),
            &format!("What was said, part {}", row / PAGE + 1),
        ])?;
    }
    Ok(sheet.flush()?)
}
