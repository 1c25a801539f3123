//! `onrecord link`: how one claim stands to another, and what follows from it. Also what other commands have
//! to say of links: to whom a marked claim matters.

use clap::Args;

use super::claims::check_echo_format;
use super::desk::Desk;
use super::failure::Failure;
use super::{Format, ids};
use crate::claim::rules::{self, Refusal};
use crate::claim::word::UnknownWord;
use crate::claim::{Claim, ConditionState, LinkKind, Status};
use crate::render::sanitize::shown;
use crate::render::{json, table};
use crate::store::{Ledger, StoreError, Writing};

/// Link claims to another: repeats, part-of, hangs-on, supersedes, contradicts
#[derive(Args)]
#[command(
    before_help = "Example: onrecord link 4,5 part-of 3",
    after_help = "repeats      says it again: follows the other from then on, is never due itself\n\
                  part-of      is one part of the other, which is then judged by its parts\n\
                  hangs-on     its condition is what the other states: marking that will say so\n\
                  supersedes   takes the other's place\n\
                  contradicts  cannot hold together with the other\n\n\
                  A link is taken back by undo."
)]
pub(crate) struct Link {
    /// Claims, the kind of link, and the claim they are linked to
    #[arg(required = true, value_name = "ID... KIND ID")]
    words: Vec<String>,
}

impl Link {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        check_echo_format(desk)?;
        let (left, kind, right) = self.read()?;
        let (claims, meanings) = desk.write(|writing| {
            let claims = ids::resolve(writing.ledger(), &left)?;
            let [to] = ids::resolve(writing.ledger(), &[right])?[..] else {
                return Err(Failure::misuse(format!("{right:?} is more than one claim"), hint(&left, kind)));
            };
            for id in &claims {
                make(writing, *id, kind, to)?;
            }
            let mut meanings: Vec<String> = Vec::new();
            for id in &claims {
                meanings.push(meaning(writing.ledger(), *id, kind, to)?);
            }
            meanings.dedup();
            let linked: Result<Vec<Claim>, StoreError> = claims.iter().map(|id| writing.ledger().claim(*id)).collect();
            Ok((linked?, meanings))
        })?;
        match desk.format(&[Format::Table, Format::Json, Format::Jsonl])? {
            Format::Json => desk.ui.out(&json::claims(&claims, desk.view())),
            Format::Jsonl => desk.ui.out(&json::claims_lines(&claims, desk.view())),
            _ => desk.ui.out(&meanings.iter().map(|meaning| shown(meaning).into_owned() + "\n").collect::<String>()),
        }
    }

    /// Reads claims, kind and claim; the kind may be typed as two words.
    fn read(&self) -> Result<(Vec<&str>, LinkKind, &str), Failure> {
        let words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        let is_word = |word: &&str| !ids::is_ids(word);
        let (Some(first), Some(last)) = (words.iter().position(is_word), words.iter().rposition(is_word)) else {
            let known: Vec<&str> = LinkKind::ALL.iter().map(|kind| kind.as_str()).collect();
            return Err(Failure::misuse("no kind of link is given", format!("one of {}", known.join(", "))));
        };
        let (left, rest) = words.split_at(first);
        let (kind, right) = rest.split_at(last + 1 - first);
        let kind: LinkKind = kind
            .join("-")
            .to_lowercase()
            .replace('_', "-")
            .parse()
            .map_err(|error: UnknownWord| Failure::misuse(error.to_string(), "onrecord link 12 repeats 3"))?;
        match (left, right) {
            ([_, ..], [right]) => Ok((left.to_vec(), kind, right)),
            _ => Err(Failure::misuse(
                "the kind stands between the claims that are linked and the one they are linked to",
                hint(if left.is_empty() { &["12"] } else { left }, kind),
            )),
        }
    }
}

fn hint(left: &[&str], kind: LinkKind) -> String {
    format!("onrecord link {} {kind} ID", left.join(" "))
}

/// Records a link, if the rules allow it. Returns the number of the event.
pub(crate) fn make(writing: &mut Writing<'_>, id: i64, kind: LinkKind, to: i64) -> Result<Option<i64>, Failure> {
    let ledger = writing.ledger();
    let (from, back) = rules::way_back(kind, id, to);
    let leads_back = ledger.leads_to(from, back, rules::runs_with(kind))?;
    let claim = ledger.claim(id)?;
    let draft = match rules::link_claims(&claim, kind, &ledger.claim(to)?, leads_back) {
        Err(refusal @ Refusal::NoCondition { .. }) => {
            let hint = format!("give it one first: onrecord edit {id} --if \"what claim {to} states\"");
            return Err(Failure::misuse(refusal.to_string(), hint));
        }
        other => other?,
    };
    let event = writing.record(&claim, &[draft])?;
    writing.settle()?;
    Ok(event)
}

/// What a link that stands means from now on.
pub(crate) fn meaning(ledger: &Ledger, id: i64, kind: LinkKind, to: i64) -> Result<String, Failure> {
    let (claim, other) = (ledger.claim(id)?, ledger.claim(to)?);
    let ended = other.closed_on.map(|on| format!("{} since {on}", other.status));
    Ok(match kind {
        LinkKind::Repeats => {
            let ended = ended.map(|ended| format!(" ({ended})")).unwrap_or_default();
            let again = table::said_again(&claim);
            let slip = match (claim.entry.speaker == other.entry.speaker, claim.entry.kind == other.entry.kind) {
                (true, true) => String::new(),
                (false, _) => format!(
                    "; it is said by {}, claim {to} by {}: if that is a slip, onrecord undo",
                    claim.entry.speaker.name, other.entry.speaker.name
                ),
                (true, false) => format!(
                    "; it is a {}, claim {to} a {}: if that is a slip, onrecord undo",
                    claim.entry.kind, other.entry.kind
                ),
            };
            format!("claim {id} follows claim {to}{ended} from now on and is never due itself; {again}{slip}")
        }
        LinkKind::PartOf => {
            let parts = other.parts.map(|parts| format!(": {} of {} fulfilled", parts.fulfilled, parts.all));
            format!("claim {to} is judged by its parts{}", parts.unwrap_or_default())
        }
        LinkKind::HangsOn => {
            let says = format!("claim {id}'s condition is what claim {to} states");
            match (ended, what_to_decide(&other, &claim)) {
                (Some(ended), Some(decide)) => format!("{says}, which is {ended}: {decide}"),
                (Some(ended), None) => format!("{says}, which is {ended}"),
                (None, _) => format!("{says}: marking {to} will say so"),
            }
        }
        LinkKind::Supersedes => match ended {
            Some(ended) => format!("claim {id} takes the place of claim {to}, which is {ended}"),
            None => format!(
                "claim {id} takes the place of claim {to}, which stays open until it is marked: onrecord mark {to} withdrawn \
                 (or unfulfilled --reason superseded)"
            ),
        },
        LinkKind::Contradicts => {
            format!("claims {id} and {to} cannot both hold; they are marked each for itself: onrecord show {id},{to}")
        }
    })
}

/// What there is to say of the claims that hang on one: once that has come to its end, how their conditions
/// can be decided; while it is open, that somebody has decided them.
pub(crate) fn hanging_on(ledger: &Ledger, claim: &Claim) -> Result<Vec<String>, Failure> {
    let mut said = hanging_directly(ledger, claim)?;
    for follower in followers(ledger, claim)?.iter().filter(|follower| follower.status.is_closed()) {
        said.extend(hanging_directly(ledger, follower)?);
    }
    Ok(said)
}

/// The claims that end when this one does: those that repeat it, and the wholes that it is a part of.
fn followers(ledger: &Ledger, claim: &Claim) -> Result<Vec<Claim>, Failure> {
    let linked = ledger.linked_to(claim.id)?.into_iter();
    let mut followers: Vec<Claim> =
        linked.filter(|(kind, _)| *kind == LinkKind::Repeats).map(|(_, claim)| claim).collect();
    for whole in claim.links.iter().filter(|link| link.kind == LinkKind::PartOf) {
        if let Some(id) = whole.to_id {
            followers.push(ledger.claim(id)?);
        }
    }
    Ok(followers)
}

fn hanging_directly(ledger: &Ledger, claim: &Claim) -> Result<Vec<String>, Failure> {
    let linked = ledger.linked_to(claim.id)?;
    let hanging = linked.iter().filter(|(kind, _)| *kind == LinkKind::HangsOn).map(|(_, hanging)| hanging);
    let say = |hanging: &Claim| {
        let (id, on) = (hanging.id, claim.id);
        if claim.status.is_closed() {
            return Some(format!("claim {id} hangs on claim {on}: {}", what_to_decide(claim, hanging)?));
        }
        let condition = hanging.condition.as_ref()?;
        let (answer, day) = (answer(condition.state), condition.decided_on?);
        Some(format!(
            "claim {id} hangs on claim {on}, which is open; decided before: {answer}, on {day}: onrecord show {id}"
        ))
    };
    Ok(hanging.filter_map(say).collect())
}

/// The command that decides the condition of a claim that hangs on another, by what became of that; `None`
/// where nothing is left to decide.
fn what_to_decide(ended: &Claim, hanging: &Claim) -> Option<String> {
    let id = hanging.id;
    let condition = hanging.condition.as_ref().filter(|_| hanging.closed_by.is_none())?;
    let state = match ended.status {
        Status::Fulfilled => Some(ConditionState::Met),
        Status::Unfulfilled => Some(ConditionState::Unmet),
        _ => None,
    };
    let decided = condition.decided_on.map(|on| (condition.state, on));
    let Some(state) = state else {
        return decided.is_none().then(|| format!("onrecord condition {id} yes (or no)"));
    };
    let before = match decided {
        Some((known, _)) if known == state => return None,
        Some((known, on)) => format!("decided before: {}, on {on}; ", answer(known)),
        None => String::new(),
    };
    let then = if condition.calls_for_statement_when(state) { "it is in force then" } else { "it is void then" };
    Some(format!("{before}onrecord condition {id} {} ({then})", answer(state)))
}

fn answer(state: ConditionState) -> &'static str {
    if state == ConditionState::Met { "yes" } else { "no" }
}
