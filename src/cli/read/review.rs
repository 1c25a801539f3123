//! The review on a terminal: one statement after the other is shown and asked about. What is accepted is on
//! record the moment it is accepted, so nothing is lost when the review ends early, however it ends.

use super::item::Item;
use super::page::{Page, Request};
use super::parts::parts;
use super::recording::{Logged, log};
use crate::claim::Speaker;
use crate::cli::desk::Desk;
use crate::cli::edit;
use crate::cli::failure::Failure;
use crate::render::sanitize::shown;
use crate::render::table::{self, Closing};

/// What the keys do, for `?`.
const KEYS: &str = "\
y  record it
n  pass it over
e  edit it in your editor, then look again
s  split it into parts
w  say who said it
r  record it as saying a known claim again
b  go back to the one before
a  record this and all that follow
q  leave the rest
?  this
Enter alone does nothing.";

/// What somebody answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Yes,
    No,
    Edit,
    Split,
    Who,
    Repeats,
    Back,
    All,
    Quit,
    Help,
}

impl Key {
    fn read(answer: &str) -> Option<Key> {
        Some(match answer.to_lowercase().as_str() {
            "y" | "yes" => Key::Yes,
            "n" | "no" => Key::No,
            "e" | "edit" => Key::Edit,
            "s" | "split" => Key::Split,
            "w" | "who" => Key::Who,
            "r" | "repeats" => Key::Repeats,
            "b" | "back" => Key::Back,
            "a" | "all" => Key::All,
            "q" | "quit" => Key::Quit,
            "?" | "h" | "help" => Key::Help,
            _ => return None,
        })
    }
}

/// What has been decided of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fate {
    /// Nothing.
    Open,
    /// It was on record before the review.
    Before,
    /// It is recorded: the claim, and the batch that holds it; nothing of that where nothing is written.
    Recorded { id: i64, batch: String },
    /// It will be, as saying this claim again where that is said; nothing is written yet.
    Planned { repeats: Option<i64> },
    /// It was passed over.
    Skipped,
}

/// A statement and what has been decided of it.
struct Asked {
    item: Item,
    fate: Fate,
}

/// A review on its way.
struct Review<'a> {
    desk: &'a Desk,
    page: &'a Page,
    asked: Vec<Asked>,
    at: usize,
    closing: Closing,
    is_source_recorded: bool,
    is_edited: bool,
}

/// Whether a review goes on.
enum Then {
    Goes,
    Ends,
}

/// Shows the statements of an article one by one, records what is accepted, and says what came of it.
pub(super) fn run(desk: &Desk, page: &Page, request: &Request) -> Result<(), Failure> {
    let shown = page.items.iter().filter(|item| page.is_shown(item, request));
    let fate = |item: &Item| if item.recorded.is_empty() { Fate::Open } else { Fate::Before };
    let asked = shown.map(|item| Asked { item: item.clone(), fate: fate(item) }).collect();
    let closing = Closing { untracked: page.untracked(request.is_all), ..Closing::default() };
    let is_edited = request.is_edited;
    let mut review = Review { desk, page, asked, at: 0, closing, is_source_recorded: false, is_edited };
    if review.asked.iter().any(|asked| asked.fate == Fate::Open) {
        desk.ui.tell(&page.heading());
    }
    let ended = review.go();
    if desk.is_dry_run() {
        review.rehearse()?;
    }
    let closing = review.close();
    desk.ui.out(&table::closing(&closing, desk.ui.width))?;
    ended
}

impl Review<'_> {
    fn go(&mut self) -> Result<(), Failure> {
        while let Some(asked) = self.asked.get(self.at) {
            if asked.fate == Fate::Before {
                let claims = asked.item.recorded.iter().map(|id| format!("claim {id}")).collect::<Vec<_>>();
                self.desk.ui.tell(&format!("{} = {}", asked.item.number, claims.join(", ")));
                self.at += 1;
                continue;
            }
            self.show(asked)?;
            if let Then::Ends = self.ask()? {
                break;
            }
        }
        Ok(())
    }

    fn show(&self, asked: &Asked) -> Result<(), Failure> {
        let ui = &self.desk.ui;
        let ledger = self.desk.present_or_empty()?;
        let row = self.page.row(&ledger, &asked.item)?;
        ui.tell(&format!("\n{} ({} of {})", row.number, self.at + 1, self.asked.len()));
        ui.tell(&table::proposal(&row, ui.width));
        match &asked.fate {
            Fate::Recorded { id, .. } => ui.tell(&format!("recorded as claim {id}: n takes it back")),
            Fate::Planned { .. } => ui.tell("accepted: n takes it back"),
            _ => {}
        }
        Ok(())
    }

    /// Asks until the answer moves on, or changes what there is to be shown.
    fn ask(&mut self) -> Result<Then, Failure> {
        loop {
            let Some(answer) = self.desk.ui.answer("Record it? [y,n,e,s,w,r,b,a,q,?]") else {
                return Ok(Then::Ends);
            };
            let Some(key) = Key::read(&answer) else {
                self.desk.ui.tell("y records it, n does not; ? says what else there is");
                continue;
            };
            let is_done = match key {
                Key::Quit => return Ok(Then::Ends),
                Key::Help => {
                    self.desk.ui.tell(KEYS);
                    false
                }
                Key::Back => self.go_back(),
                Key::No => self.pass_over()?,
                Key::All => self.take_all()?,
                Key::Yes => self.take(None)?,
                Key::Repeats => self.take_as_repeated()?,
                Key::Edit => self.edit()?,
                Key::Split => self.split(),
                Key::Who => self.name_speaker(),
            };
            if is_done {
                return Ok(Then::Goes);
            }
        }
    }

    fn current(&mut self) -> Option<&mut Asked> {
        self.asked.get_mut(self.at)
    }

    /// Whether the statement can still be changed; one that is recorded is taken back first.
    fn is_open(&self) -> bool {
        let is_open = self.asked.get(self.at).is_some_and(|asked| matches!(asked.fate, Fate::Open | Fate::Skipped));
        if !is_open {
            self.desk.ui.tell("it is recorded: n takes it back first");
        }
        is_open
    }

    fn go_back(&mut self) -> bool {
        let before = self.asked.get(..self.at).unwrap_or_default();
        match before.iter().rposition(|asked| asked.fate != Fate::Before) {
            Some(at) => {
                self.at = at;
                true
            }
            None => {
                self.desk.ui.tell("this is the first");
                false
            }
        }
    }

    fn pass_over(&mut self) -> Result<bool, Failure> {
        let desk = self.desk;
        if let Some(Fate::Recorded { id, batch }) = self.asked.get(self.at).map(|asked| asked.fate.clone()) {
            desk.write(|writing| {
                let plan = writing.plan_undo(Some(&batch), desk.author())?;
                writing.undo(&plan)?;
                Ok(writing.settle()?)
            })?;
            desk.ui.tell(&format!("claim {id} is taken back"));
        }
        if let Some(asked) = self.current() {
            asked.fate = Fate::Skipped;
        }
        self.at += 1;
        Ok(true)
    }

    /// Records this statement and all that follow; those that nobody is named for are passed over.
    fn take_all(&mut self) -> Result<bool, Failure> {
        // One that was left before and come back to is taken with the rest.
        if let Some(asked) = self.asked.get_mut(self.at).filter(|asked| asked.fate == Fate::Skipped) {
            asked.fate = Fate::Open;
        }
        while self.at < self.asked.len() {
            let is_open = self.asked.get(self.at).is_some_and(|asked| asked.fate == Fate::Open);
            if !is_open || !self.take(None)? {
                self.at += 1;
            }
        }
        Ok(true)
    }

    /// Records this statement and goes on; stays where that cannot be.
    fn take(&mut self, repeats: Option<i64>) -> Result<bool, Failure> {
        let Some(asked) = self.asked.get(self.at) else { return Ok(true) };
        match &asked.fate {
            Fate::Recorded { .. } | Fate::Planned { .. } => {
                self.at += 1;
                return Ok(true);
            }
            _ if asked.item.is_nobodys() => {
                self.desk.ui.tell(&format!("{}: nobody is named for it: w says who", asked.item.number));
                return Ok(false);
            }
            _ => {}
        }
        if self.is_edited && asked.item.new.quote.is_some() {
            self.reword()?;
        }
        let fate = if self.desk.is_dry_run() { Some(Fate::Planned { repeats }) } else { self.record(repeats)? };
        let is_taken = fate.is_some();
        if let (Some(fate), Some(asked)) = (fate, self.current()) {
            asked.fate = fate;
            self.at += 1;
        }
        Ok(is_taken)
    }

    /// Puts this statement on record at once, the source with the first. `None` where it was not recorded.
    fn record(&mut self, repeats: Option<i64>) -> Result<Option<Fate>, Failure> {
        let (desk, page) = (self.desk, self.page);
        let Some(item) = self.asked.get(self.at).map(|asked| &asked.item) else { return Ok(None) };
        if !self.is_source_recorded {
            // A batch of its own, so that the claim can be taken back while others rest on the source.
            desk.write(|writing| page.origin.record(writing, &page.article.text))?;
        }
        let written = desk.write(|writing| {
            let mut remarks = Vec::new();
            let logged = log(writing, item, repeats, desk.today, &mut remarks)?;
            Ok((logged, writing.batch().map(|batch| batch.to_string()), remarks))
        });
        self.is_source_recorded = true;
        let (logged, batch, remarks) = match written {
            Ok(written) => written,
            // What the rules refuse can be mended here and now.
            Err(Failure::Error { message, hints, status: 2 }) => {
                desk.ui.tell(&shown(&message));
                hints.iter().for_each(|hint| desk.ui.tell(&format!("hint: {}", shown(hint))));
                return Ok(None);
            }
            Err(failure) => return Err(failure),
        };
        remarks.iter().for_each(|remark| desk.ui.say(remark));
        Ok(match logged {
            Logged::Now(claim) => {
                desk.ui.tell(&format!("recorded: claim {}", claim.id));
                Some(Fate::Recorded { id: claim.id, batch: batch.unwrap_or_default() })
            }
            Logged::Before(id) => {
                desk.ui.tell(&format!("that is claim {id} already"));
                Some(Fate::Before)
            }
            Logged::Nobody => None,
            Logged::Unclear(why) => {
                desk.ui.tell(&format!("{why}: w says who"));
                None
            }
        })
    }

    fn take_as_repeated(&mut self) -> Result<bool, Failure> {
        if !self.is_open() {
            return Ok(false);
        }
        let Some(asked) = self.asked.get(self.at) else { return Ok(false) };
        let like = self.page.row(&self.desk.present_or_empty()?, &asked.item)?.like;
        let question = match like {
            Some(id) => format!("Which claim does it say again? (Enter: claim {id})"),
            None => "Which claim does it say again? (Enter: none)".to_owned(),
        };
        let answer = self.desk.ui.answer(&question).unwrap_or_default();
        let digits = answer.trim_start_matches("claim").trim();
        let to = if digits.is_empty() { like } else { digits.parse().ok() };
        let Some(to) = to else {
            let wrong = if digits.is_empty() { "nothing is recorded" } else { "a number, as printed: onrecord list" };
            self.desk.ui.tell(wrong);
            return Ok(false);
        };
        if let Err(error) = self.desk.present_or_empty()?.claim(to) {
            self.desk.ui.tell(&error.to_string());
            return Ok(false);
        }
        self.take(Some(to))
    }

    fn edit(&mut self) -> Result<bool, Failure> {
        Ok(self.is_open() && self.reword()?)
    }

    /// Opens this statement in the editor; says why where that came to nothing.
    fn reword(&mut self) -> Result<bool, Failure> {
        let (desk, text) = (self.desk, self.page.article.text.as_str());
        let Some(asked) = self.current() else { return Ok(false) };
        match edit::reword(desk, &asked.item.new, text, &format!("Statement {}.", asked.item.number)) {
            Ok(Some(new)) => {
                asked.item.new = new;
                Ok(true)
            }
            Ok(None) => {
                desk.ui.tell("it stays as it was");
                Ok(false)
            }
            Err(Failure::Error { message, hints, status: 2 }) => {
                desk.ui.tell(&shown(&message));
                hints.iter().for_each(|hint| desk.ui.tell(&format!("hint: {}", shown(hint))));
                Ok(false)
            }
            Err(failure) => Err(failure),
        }
    }

    fn split(&mut self) -> bool {
        if !self.is_open() {
            return false;
        }
        let parts = self.asked.get(self.at).filter(|asked| asked.item.number.part.is_none());
        match parts.and_then(|asked| parts_of(asked, &self.page.chars)) {
            Some(parts) => {
                self.asked.splice(self.at..=self.at, parts);
                true
            }
            None => {
                self.desk.ui.tell("there is nothing to part it at: e edits its words");
                false
            }
        }
    }

    fn name_speaker(&mut self) -> bool {
        if !self.is_open() {
            return false;
        }
        let question = "Who says it? (in brackets for somebody unnamed: (two officials); Enter: leave it)";
        let Some(answer) = self.desk.ui.ask(question) else { return false };
        let inside = answer.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
        let name = inside.unwrap_or(&answer).split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(asked) = self.current().filter(|_| !name.is_empty()) {
            if asked.item.new.speaker.name != name {
                asked.item.new.role = None;
            }
            asked.item.new.speaker = Speaker { name, unnamed: inside.is_some() };
        }
        true
    }

    /// Tries out all that was accepted, for the numbers it would get.
    fn rehearse(&mut self) -> Result<(), Failure> {
        let (desk, page) = (self.desk, self.page);
        let asked = &self.asked;
        let logged = desk.write(|writing| {
            page.origin.record(writing, &page.article.text)?;
            let mut logged = Vec::new();
            for (place, asked) in asked.iter().enumerate() {
                if let Fate::Planned { repeats } = asked.fate {
                    logged.push((place, log(writing, &asked.item, repeats, desk.today, &mut Vec::new())?));
                }
            }
            Ok(logged)
        })?;
        for (place, logged) in logged {
            let fate = match logged {
                Logged::Now(claim) => {
                    let check = claim.next_check.map(|next| next.on);
                    self.closing.next_check = self.closing.next_check.into_iter().chain(check).min();
                    self.closing.recorded.push(claim.id);
                    continue;
                }
                Logged::Before(_) => Fate::Before,
                Logged::Nobody | Logged::Unclear(_) => Fate::Skipped,
            };
            if let Some(asked) = self.asked.get_mut(place) {
                asked.fate = fate;
            }
        }
        Ok(())
    }

    fn close(mut self) -> Closing {
        let ledger = self.desk.present_or_empty().ok();
        for Asked { item, fate } in &self.asked {
            match fate {
                Fate::Recorded { id, .. } => {
                    self.closing.recorded.push(*id);
                    let claim = ledger.as_ref().and_then(|ledger| ledger.claim(*id).ok());
                    let check = claim.and_then(|claim| claim.next_check).map(|next| next.on);
                    self.closing.next_check = self.closing.next_check.into_iter().chain(check).min();
                }
                Fate::Planned { .. } => {}
                Fate::Before => self.closing.before += 1,
                Fate::Skipped => self.closing.skipped += 1,
                Fate::Open if item.is_nobodys() => self.closing.nobody += 1,
                Fate::Open => self.closing.left += 1,
            }
        }
        self.closing
    }
}

fn parts_of(asked: &Asked, chars: &[char]) -> Option<Vec<Asked>> {
    let parts = parts(&asked.item, chars)?;
    Some(parts.into_iter().map(|item| Asked { item, fate: Fate::Open }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enter_alone_is_no_answer() {
        for nothing in ["", " ", "x", "yn", "1", "yess"] {
            assert_eq!(Key::read(nothing), None, "{nothing}");
        }
        for (answer, key) in [("y", Key::Yes), ("Y", Key::Yes), ("no", Key::No), ("?", Key::Help), ("quit", Key::Quit)]
        {
            assert_eq!(Key::read(answer), Some(key), "{answer}");
        }
    }
}
