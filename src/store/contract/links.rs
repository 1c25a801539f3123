//! Links as a graph: no claim comes to follow itself, by whatever mixture of links, and everybody who links
//! to a claim is found from it.

use proptest::prelude::*;

use super::scene::{assert_sound, desk, on_condition, says};
use crate::claim::rules::{self, Refusal};
use crate::claim::{ConditionKind, LinkKind};
use crate::store::Ledger;

contract!(
    circles_of_following_are_refused,
    other_links_run_in_circles_only_among_themselves,
    linked_from_the_other_side
);

/// Links as `1 repeats 2, 3 part-of 1`, between claims counted from the first that is logged here.
struct Links(Vec<(i64, LinkKind, i64)>);

impl Links {
    fn read(text: &str) -> Links {
        let links = text.split(", ").filter(|link| !link.is_empty()).map(|link| {
            let [claim, kind, to] = link.split(' ').collect::<Vec<_>>()[..] else { panic!("{link:?}: three words") };
            let number = |word: &str| word.parse::<i64>().expect("a number");
            (number(claim), kind.parse().expect("a kind of link"), number(to))
        });
        Links(links.collect())
    }
}

/// Links a claim as the command line does, if the rules let it.
fn link(ledger: &Ledger, claim: i64, kind: LinkKind, to: i64) -> Result<(), Refusal> {
    let (from, back) = rules::way_back(kind, claim, to);
    let leads_back = ledger.leads_to(from, back, rules::runs_with(kind)).expect("readable");
    let (claim, to) = (ledger.claim(claim).expect("is there"), ledger.claim(to).expect("is there"));
    let draft = rules::link_claims(&claim, kind, &to, leads_back)?;
    desk(ledger).record(claim.id, &[draft]);
    Ok(())
}

/// Among five new claims, `links` are made; then one more is tried.
#[track_caller]
fn case(ledger: &Ledger, links: &str, tried: &str, expected: &str) {
    let mut last = 0;
    for statement in ["a", "b", "c", "d", "e"] {
        last = desk(ledger).log(on_condition(says(statement), ConditionKind::If));
    }
    let base = last - 5;
    for (claim, kind, to) in Links::read(links).0 {
        link(ledger, base + claim, kind, base + to).unwrap_or_else(|refusal| panic!("{links}: {refusal}"));
    }
    let mut found = "linked".to_owned();
    for (claim, kind, to) in Links::read(tried).0 {
        if let Err(refusal) = link(ledger, base + claim, kind, base + to) {
            let words = format!("{refusal:?}");
            found = words.split([' ', '{']).next().unwrap_or_default().to_owned();
        }
    }
    assert_eq!(found, expected, "{links} + {tried}");
}

fn circles_of_following_are_refused(ledger: &Ledger) {
    case(ledger, "", "1 repeats 1", "SelfLink");
    case(ledger, "1 repeats 2", "2 repeats 1", "Circle");
    case(ledger, "1 repeats 2", "1 repeats 2", "AlreadyLinked");
    case(ledger, "1 repeats 2", "1 repeats 3", "RepeatsAnother");
    case(ledger, "1 repeats 2, 2 repeats 3", "3 repeats 1", "Circle");
    case(ledger, "1 repeats 2, 3 repeats 2", "2 repeats 4", "linked");
    case(ledger, "1 part-of 2", "2 part-of 1", "Circle");
    case(ledger, "1 part-of 2, 2 part-of 3", "3 part-of 1", "Circle");
    case(ledger, "1 part-of 3, 2 part-of 3", "1 part-of 4", "linked");
    // A part that repeats its own whole would follow what follows it, whichever link came first.
    case(ledger, "1 part-of 2", "1 repeats 2", "Circle");
    case(ledger, "1 repeats 2", "1 part-of 2", "Circle");
    // The whole 3 follows its part 1, which repeats 4: 4 cannot come to follow 3, nor have it as a part.
    case(ledger, "1 part-of 3, 1 repeats 4", "4 repeats 3", "Circle");
    case(ledger, "1 part-of 3, 1 repeats 4", "3 part-of 4", "Circle");
    case(ledger, "1 part-of 3, 3 part-of 4", "1 repeats 4", "Circle");
    // The arrows of these links seem to make no circle, or to make one; what follows what does not.
    case(ledger, "1 part-of 3, 1 repeats 4", "4 part-of 3", "linked");
    case(ledger, "1 part-of 3, 1 repeats 4", "4 part-of 5", "linked");
    case(ledger, "1 repeats 2, 2 part-of 3", "1 part-of 3", "linked");
    // What repeats has no parts, and what has parts repeats nothing.
    case(ledger, "1 repeats 2", "3 part-of 1", "FollowsOriginal");
    case(ledger, "3 part-of 1", "1 repeats 2", "HasParts");
}

fn other_links_run_in_circles_only_among_themselves(ledger: &Ledger) {
    case(ledger, "1 hangs-on 2", "2 hangs-on 1", "Circle");
    case(ledger, "1 hangs-on 2, 2 hangs-on 3", "3 hangs-on 1", "Circle");
    case(ledger, "1 supersedes 2, 2 supersedes 3", "3 supersedes 1", "Circle");
    case(ledger, "1 supersedes 2", "2 hangs-on 1", "linked");
    case(ledger, "1 repeats 2", "2 hangs-on 1", "linked");
    case(ledger, "1 contradicts 2", "2 contradicts 1", "linked");
    case(ledger, "1 contradicts 2", "1 contradicts 2", "AlreadyLinked");
}

fn linked_from_the_other_side(ledger: &Ledger) {
    for statement in ["a", "b", "c", "d"] {
        desk(ledger).log(on_condition(says(statement), ConditionKind::If));
    }
    for (claim, kind) in [(4, LinkKind::HangsOn), (2, LinkKind::PartOf), (3, LinkKind::PartOf)] {
        link(ledger, claim, kind, 1).expect("allowed");
    }
    let found = |ledger: &Ledger| {
        let linked = ledger.linked_to(1).expect("readable");
        linked.iter().map(|(kind, claim)| format!("{} {kind}", claim.id)).collect::<Vec<_>>()
    };
    assert_eq!(found(ledger), ["2 part-of", "3 part-of", "4 hangs-on"]);
    let dropped = rules::drop_claim(&ledger.claim(3).expect("is there"), "twice").expect("allowed");
    desk(ledger).record(3, &[dropped]);
    assert_eq!(found(ledger), ["2 part-of", "4 hangs-on"]);
    desk(ledger).undo(None).expect("allowed");
    desk(ledger).undo(Some("5")).expect("allowed");
    assert_eq!(found(ledger), ["2 part-of", "3 part-of"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_linked_nothing_comes_to_follow_itself(
        tried in proptest::collection::vec((1_i64..6, proptest::sample::select(LinkKind::ALL), 1_i64..6), 1..20),
    ) {
        let ledger = Ledger::in_memory().expect("room for a ledger");
        for statement in ["a", "b", "c", "d", "e"] {
            desk(&ledger).log(on_condition(says(statement), ConditionKind::If));
        }
        let made: Vec<_> = tried.into_iter().filter(|(claim, kind, to)| link(&ledger, *claim, *kind, *to).is_ok()).collect();
        for (claim, kind, to) in made {
            let (leader, follower) = rules::way_back(kind, claim, to);
            let comes_back = ledger.leads_to(leader, follower, rules::runs_with(kind)).expect("readable");
            prop_assert!(!comes_back, "{claim} {kind} {to}");
        }
        assert_sound(&ledger);
    }
}
