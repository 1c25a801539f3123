//! `onrecord source retract`: its publisher took it back. Its claims say so, and leave the rates unless
//! another source of theirs stands.

use clap::Args;

use super::{Whole, again, echo, find, whole};
use crate::claim::{Claim, Retraction, Source};
use crate::cli::claims::check_echo_format;
use crate::cli::desk::Desk;
use crate::cli::failure::{Failure, of_phrase};
use crate::cli::mark::web_address;
use crate::deadline::{Lean, parse_day};
use crate::store::Writing;

/// Record that a source was taken back by its publisher
#[derive(Args)]
#[command(
    before_help = "Example: onrecord source retract 3 --on 2025-05-20 --url https://example.org/notice --why \"quotes made up\""
)]
pub(super) struct Retract {
    /// A source: its number, its address, or the SHA-256 of its text
    #[arg(value_name = "ID")]
    id: String,
    /// The day of the notice; else today
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// Where the notice stands
    #[arg(long, value_name = "NOTICE")]
    url: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
}

/// What was recorded, and what there is to say.
struct Retracted {
    before: Vec<Claim>,
    whole: Whole,
    remarks: Vec<String>,
}

impl Retract {
    pub(super) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        check_echo_format(desk)?;
        let retracted = desk.write(|writing| self.record(desk, writing))?;
        for remark in &retracted.remarks {
            desk.ui.say(remark);
        }
        let source = &retracted.whole.source;
        let on = source.retraction.as_ref().and_then(|retraction| retraction.on);
        let on = on.map(|on| format!(" on {on}")).unwrap_or_default();
        let done = format!("source {}: retracted{on}", source.id.unwrap_or_default());
        echo(desk, &retracted.whole, &done, &consequences(&retracted.before, &retracted.whole.claims))
    }

    fn record(&self, desk: &Desk, writing: &mut Writing<'_>) -> Result<Retracted, Failure> {
        let (source, remark) = find(writing.ledger(), &self.id)?;
        let mut remarks: Vec<String> = remark.into_iter().collect();
        let retraction = self.retraction(desk, &source, &mut remarks)?;
        let before = whole(writing.ledger(), source.clone())?.claims;
        writing.retract(&source.key, retraction)?;
        writing.settle()?;
        Ok(Retracted { before, whole: again(writing.ledger(), &source)?, remarks })
    }

    /// How it was taken back: as typed, what is not typed as it was recorded before.
    fn retraction(&self, desk: &Desk, source: &Source, remarks: &mut Vec<String>) -> Result<Retraction, Failure> {
        let id = source.id.unwrap_or_default();
        let known = source.retraction.as_ref();
        let typed = self.on.as_deref().map(|words| parse_day(words, desk.today, Lean::Past)).transpose();
        let typed = typed.map_err(|error| of_phrase("--on", &error))?;
        let on = match (typed, known) {
            (Some(on), _) => Some(on),
            (None, Some(known)) => known.on,
            (None, None) => {
                remarks.push(format!("retracted on {}: today, as --on is not given", desk.today));
                Some(desk.today)
            }
        };
        if let Some(on) = on.filter(|on| *on > desk.today) {
            let message = format!("source {id}: {on} lies in the future, today is {}", desk.today);
            return Err(Failure::misuse(message, "give the day of the notice: --on DATE"));
        }
        if let (Some(on), Some(published)) = (on, source.published)
            && on < published
        {
            let message = format!("source {id}: {on} is before it was published, on {published}");
            return Err(Failure::misuse(message, format!("--on {published} or later")));
        }
        let url = self.url.as_deref().map(|url| web_address("--url", url)).transpose()?;
        let why = self.why.as_deref().map(str::trim);
        if why == Some("") {
            return Err(Failure::misuse("--why is empty", "leave --why out"));
        }
        let known_url = || known.and_then(|known| known.url.clone());
        let known_why = || known.and_then(|known| known.why.clone());
        let retraction = Retraction { on, url: url.or_else(known_url), why: why.map(str::to_owned).or_else(known_why) };
        if known == Some(&retraction) {
            let since = retraction.on.map(|on| format!(" on {on}")).unwrap_or_default();
            return Err(Failure::misuse(
                format!("source {id} was retracted already{since}: nothing would change"),
                format!("onrecord source {id}"),
            ));
        }
        Ok(retraction)
    }
}

/// What follows for the claims: which carry the banner, which leave the rates, which stay, and why.
fn consequences(before: &[Claim], after: &[Claim]) -> Vec<String> {
    let was_out = |id: i64| before.iter().any(|claim| claim.id == id && claim.is_retracted());
    let counts_elsewhere = |claim: &Claim| claim.follows().is_some() || claim.parts.is_some();
    let some = |what: &str, which: &dyn Fn(&Claim) -> bool| {
        let mut ids: Vec<i64> = after.iter().filter(|claim| which(claim)).map(|claim| claim.id).collect();
        ids.sort_unstable();
        let ids = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        (!ids.is_empty()).then(|| format!("{what}: {ids}"))
    };
    if after.is_empty() {
        return vec!["no claim stands in it".to_owned()];
    }
    let leaves = |claim: &Claim| claim.is_retracted() && !was_out(claim.id) && !counts_elsewhere(claim);
    let lines = [
        some("claims that say so now", &|_| true),
        some("  out of every rate", &leaves),
        some("  still counted, another source stands", &|claim| !claim.is_retracted() && !counts_elsewhere(claim)),
        some("  out before", &|claim| was_out(claim.id) && !counts_elsewhere(claim)),
        some("  never counted themselves (said again, or in parts)", &counts_elsewhere),
    ];
    lines.into_iter().flatten().collect()
}
