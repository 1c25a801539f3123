//! `onrecord evidence`: what shows something about a claim, filed at any time.

use clap::Args;

use super::claims::{check_echo_format, echo, one, record_each};
use super::desk::Desk;
use super::failure::Failure;
use super::ids;
use super::mark::web_address;
use crate::claim::rules::{self, Refusal};
use crate::claim::source::is_web_address;
use crate::claim::{Basis, Claim, Evidence as Piece};

/// File evidence with claims: an address, its archived copy, the words that matter
#[derive(Args)]
#[command(before_help = "Example: onrecord evidence 14 https://example.org/report --archive https://archive.example/1")]
pub(crate) struct Evidence {
    /// Claims, and an address
    #[arg(required = true, value_name = "ID... URL")]
    words: Vec<String>,
    /// An archived copy of it
    #[arg(long, value_name = "URL")]
    archive: Option<String>,
    /// The words that matter in it
    #[arg(long = "words", value_name = "TEXT")]
    words_of_evidence: Option<String>,
    /// Anything worth keeping
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// What it speaks for: claim, condition or outcome; else the outcome once there is one, and the claim before
    #[arg(long = "for", value_name = "claim|condition|outcome")]
    basis: Option<String>,
}

impl Evidence {
    pub(crate) fn run(&self, desk: &Desk) -> Result<(), Failure> {
        check_echo_format(desk)?;
        let (claims, addresses) = ids::split(&self.words);
        let misuse = |message: String| {
            let claims = if claims.is_empty() { "ID".to_owned() } else { claims.join(" ") };
            Failure::misuse(message, format!("onrecord evidence {claims} https://example.org/page"))
        };
        let url = match addresses[..] {
            [] => return Err(misuse("no address is given".to_owned())),
            [url] if is_web_address(url) => url,
            [word] => return Err(misuse(format!("{word:?} is no address of the web"))),
            [..] => return Err(misuse("one address at a time".to_owned())),
        };
        let piece = Piece {
            url: url.to_owned(),
            archive_url: self.archive.as_deref().map(|url| web_address("--archive", url)).transpose()?,
            words: self.words_of_evidence.clone(),
            note: self.note.clone(),
            basis: Basis::Claim,
        };
        let given = self.basis.as_deref().map(str::parse::<Basis>).transpose();
        let given = given.map_err(|error| Failure::misuse(error.to_string(), "--for claim|condition|outcome"))?;
        let filed = record_each(desk, &claims, |claim| {
            let piece = Piece { basis: given.unwrap_or_else(|| usual_basis(claim)), ..piece.clone() };
            match rules::file_evidence(claim, &piece, desk.today) {
                Err(refusal @ Refusal::NoCondition { .. }) => {
                    Err(Failure::misuse(refusal.to_string(), format!("--for {}", usual_basis(claim))))
                }
                other => {
                    let drafts = one(other)?;
                    say_if_filed(desk, claim, &piece);
                    Ok(drafts)
                }
            }
        })?;
        echo(desk, &filed, |claim| {
            let filed = claim.evidence.last().map(|piece| format!(" for the {}: {}", piece.basis, piece.url));
            format!("claim {}: evidence filed{}", claim.id, filed.unwrap_or_default())
        })
    }
}

/// Once a claim has come to its end, what is filed speaks for that.
fn usual_basis(claim: &Claim) -> Basis {
    if claim.status.is_closed() { Basis::Outcome } else { Basis::Claim }
}

fn say_if_filed(desk: &Desk, claim: &Claim, piece: &Piece) {
    if claim.evidence.iter().any(|known| known.url == piece.url && known.basis == piece.basis) {
        desk.ui.say(&format!("claim {}: that address was filed for the {} before", claim.id, piece.basis));
    }
}
