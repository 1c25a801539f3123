//! The review on a terminal: one statement after the other is shown and asked about. What is accepted is on
//! record the moment it is accepted, so nothing is lost when the review ends early, however it ends.

mod ending;
mod key;
mod naming;
mod rewording;

use super::item::Item;
use super::likeness::Lookup;
use super::page::{Page, Request};
use super::parts::parts;
use super::recording::{Logged, log};
use crate::cli::desk::Desk;
use crate::cli::failure::Failure;
use crate::render::sanitize::shown;
use crate::render::table::{self, Closing};
use crate::store::Writing;
use key::{KEYS, Key};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    Goes,
    Ends,
}

/// What came of accepting a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Taken {
    /// It is accepted.
    Yes,
    /// It cannot be, which has been said.
    No,
    /// It was left in the editor.
    Left,
}

/// What came of a statement in the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reworded {
    Changed,
    Same,
    /// It was emptied, refused, or the editor gave up.
    Left,
}

/// Reviews articles one after the other, until somebody leaves them.
pub(super) fn run_all(desk: &Desk, pages: &[Page], request: &Request) -> Result<(), Failure> {
    for (page, others) in pages.iter().zip((0..pages.len()).rev()) {
        if run(desk, page, request)? == Then::Ends && others > 0 {
            let more = if others == 1 { "1 more article is" } else { &format!("{others} more articles are") };
            desk.ui.tell(&format!("{more} left"));
            break;
        }
    }
    Ok(())
}

/// Shows the statements of an article one by one, records what is accepted, and says what came of it.
fn run(desk: &Desk, page: &Page, request: &Request) -> Result<Then, Failure> {
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
    fn go(&mut self) -> Result<Then, Failure> {
        while let Some(asked) = self.asked.get(self.at) {
            if asked.fate == Fate::Before {
                let claims = asked.item.recorded.iter().map(|id| format!("claim {id}")).collect::<Vec<_>>();
                self.desk.ui.tell(&format!("{} = {}", asked.item.number, claims.join(", ")));
                self.at += 1;
                continue;
            }
            self.show(asked)?;
            if let Then::Ends = self.ask()? {
                return Ok(Then::Ends);
            }
        }
        Ok(Then::Goes)
    }

    fn show(&self, asked: &Asked) -> Result<(), Failure> {
        let ui = &self.desk.ui;
        let ledger = self.desk.present_or_empty()?;
        let own = match &asked.fate {
            Fate::Recorded { id, .. } => Some(*id),
            _ => None,
        };
        let row = self.page.row(&mut Lookup::new(&ledger), &asked.item, own)?;
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
                Key::Yes => self.take(None)? == Taken::Yes,
                Key::Repeats => self.take_as_repeated()?,
                Key::Edit => self.edit()?,
                Key::Split => self.split(),
                Key::Who => self.name_speaker()?,
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
            match if is_open { self.take(None)? } else { Taken::No } {
                Taken::Yes => {}
                Taken::No => self.at += 1,
                Taken::Left => break,
            }
        }
        Ok(true)
    }

    /// Records this statement and goes on; stays where that cannot be.
    fn take(&mut self, repeats: Option<i64>) -> Result<Taken, Failure> {
        let Some(asked) = self.asked.get(self.at) else { return Ok(Taken::Yes) };
        match &asked.fate {
            Fate::Recorded { .. } | Fate::Planned { .. } => {
                self.at += 1;
                return Ok(Taken::Yes);
            }
            _ if asked.item.is_nobodys() => {
                self.desk.ui.tell(&format!("{}: nobody is named for it: w says who", asked.item.number));
                return Ok(Taken::No);
            }
            _ => {}
        }
        let is_edited = self.is_edited && asked.item.new.quote.is_some();
        if is_edited && self.reword()? == Reworded::Left {
            return Ok(Taken::Left);
        }
        let Some(fate) = self.record(repeats)? else { return Ok(Taken::No) };
        if let Some(asked) = self.current() {
            asked.fate = fate;
            self.at += 1;
        }
        Ok(Taken::Yes)
    }

    /// Puts this statement on record at once, the source with the first; both are tried out before, so that what is
    /// refused leaves nothing behind. `None` where it was not recorded.
    fn record(&mut self, repeats: Option<i64>) -> Result<Option<Fate>, Failure> {
        let (desk, page) = (self.desk, self.page);
        let Some(item) = self.asked.get(self.at).map(|asked| &asked.item) else { return Ok(None) };
        let item = item.clone();
        let put = |writing: &mut Writing<'_>| {
            let mut remarks = Vec::new();
            let logged = log(writing, &item, repeats, desk.today, &mut remarks)?;
            Ok((logged, writing.batch().map(|batch| batch.to_string()), remarks))
        };
        if desk.is_dry_run() || !self.is_source_recorded {
            let tried = desk.try_out(|writing| {
                page.origin.record(writing, &page.article.text)?;
                put(writing)
            });
            let Some((logged, ..)) = self.told(tried)? else { return Ok(None) };
            match self.said(logged) {
                Some(Logged::Before(_)) => return Ok(Some(Fate::Before)),
                Some(_) if desk.is_dry_run() => return Ok(Some(Fate::Planned { repeats })),
                Some(_) => {}
                None => return Ok(None),
            }
            // A batch of its own, so that the claim can be taken back while others rest on the source.
            let (_, news) = desk.write(|writing| page.origin.record(writing, &page.article.text))?;
            (self.is_source_recorded, self.closing.source) = (true, news);
        }
        let Some((logged, batch, remarks)) = self.told(desk.write(put))? else { return Ok(None) };
        remarks.iter().for_each(|remark| desk.ui.say(remark));
        Ok(match self.said(logged) {
            Some(Logged::Now { claim, again }) => {
                self.closing.said_again += usize::from(again.is_some());
                desk.ui.tell(&format!("recorded: claim {}", claim.id));
                Some(Fate::Recorded { id: claim.id, batch: batch.unwrap_or_default() })
            }
            Some(_) => Some(Fate::Before),
            None => None,
        })
    }

    /// What was made; `None`, said aloud, where it was refused, which can be mended here and now.
    fn told<T>(&self, made: Result<T, Failure>) -> Result<Option<T>, Failure> {
        match made {
            Ok(made) => Ok(Some(made)),
            Err(Failure::Error { message, hints, status: 2 }) => {
                self.desk.ui.tell(&shown(&message));
                hints.iter().for_each(|hint| self.desk.ui.tell(&format!("hint: {}", shown(hint))));
                Ok(None)
            }
            Err(failure) => Err(failure),
        }
    }

    /// What is on record now; `None`, said aloud, where that is not so.
    fn said(&self, logged: Logged) -> Option<Logged> {
        let ui = &self.desk.ui;
        match &logged {
            Logged::Now { .. } => return Some(logged),
            Logged::Before(id) => {
                ui.tell(&format!("that is claim {id} already"));
                return Some(logged);
            }
            Logged::Nobody => {}
            Logged::Unclear(why) => ui.tell(&format!("{why}: w says who")),
            Logged::Refused(refusal) => ui.tell(&shown(&format!("{refusal}: e edits it"))),
        }
        None
    }

    fn take_as_repeated(&mut self) -> Result<bool, Failure> {
        if !self.is_open() {
            return Ok(false);
        }
        let Some(asked) = self.asked.get(self.at) else { return Ok(false) };
        let ledger = self.desk.present_or_empty()?;
        let like = self.page.row(&mut Lookup::new(&ledger), &asked.item, None)?.like;
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
        Ok(self.take(Some(to))? == Taken::Yes)
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
}

fn parts_of(asked: &Asked, chars: &[char]) -> Option<Vec<Asked>> {
    let parts = parts(&asked.item, chars)?;
    Some(parts.into_iter().map(|item| Asked { item, fate: Fate::Open }).collect())
}
