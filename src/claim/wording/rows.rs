//! What speakers do with their words, by example: kind and strength, "-" where nothing can be tracked.

use super::{Force, Manner, Words, force, kind_of, strength_of};
use crate::claim::Kind;

fn shown(force: &Force) -> String {
    let sign = if force.is_trackable { "" } else { "- " };
    format!("{sign}{} {}", force.kind, force.strength)
}

/// Words that an article gives as `speaker`'s.
#[track_caller]
fn told(speaker: &str, cue: &str, text: &str, expected: &str) {
    let words = Words::of(text, std::slice::from_ref(&(0..text.len())));
    let manner = Manner { cue: Some(cue), speaker: Some(speaker), is_told: true };
    assert_eq!(shown(&force(&words, &manner)), expected, "{speaker} {cue}: {text}");
}

#[test]
fn the_cue_decides_over_a_fragment() {
    told("the union", "vowed", "to close every port", "promise firm");
    told("the premier", "pledged", "never to raise fares", "promise firm");
    told("the colonel", "threatened", "to shell the harbour", "threat firm");
    told("the mayor", "plans", "to plant ten thousand trees", "promise hedged");
    told("the bishop", "called for", "a truce in the valley", "demand firm");
    told("the bishop", "called on", "both armies to leave the valley", "demand firm");
    told("nurses", "urged", "the minister to think again", "demand firm");
    told("the bank", "expects", "prices to fall by half", "prediction hedged");
    told("the ferry", "is expected", "to sail at dawn", "prediction hedged");
    told("the envoy", "declined", "to say when talks would begin", "- assertion firm");
    told("the clerk", "called", "the delay a disgrace", "- assertion firm");
    told("reporters", "asked", "whether the bridge would open", "- assertion firm");
    told("the senator", "did not say", "that he would run", "- assertion firm");
}

#[test]
fn the_first_main_clause_that_looks_forward_decides() {
    told("the mayor", "said", "he would open the gates", "promise firm");
    told("the mayor", "said", "prices would rise", "prediction firm");
    told("the mayor", "said", "the man who will lead the inquiry is ill", "- assertion firm");
    told("the mayor", "said", "the gates were closed because thieves would come", "- assertion firm");
    told("the mayor", "said", "the gates were shut, but they may open again", "prediction hedged");
    told("the mayor", "said", "the driver may have fallen asleep", "- assertion hedged");
    told("the mayor", "said", "“I think the team will lose.”", "prediction hedged");
    told("the mayor", "said", "“We will win.”", "prediction firm");
    told("the mayor", "said", "“We will sue the builder.”", "threat firm");
    told("the mayor", "said", "“I promise you, the strike ends tonight, and we will pay.”", "promise firm");
    told("the mayor", "said", "“Everybody must leave the beach.”", "demand firm");
    told("the mayor", "said", "“Vote early. The queues are long.”", "- assertion firm");
    told("the mayor", "said", "“Stop the trucks.”", "demand firm");
    told("the mayor", "said", "“Will they come?”", "- assertion firm");
    told("the mayor", "said", "“It will be difficult.”", "- assertion firm");
    told("the mayor", "said", "“That would have been a scandal.”", "- assertion firm");
    told("the mayor", "said", "“We had to leave.”", "- assertion firm");
    told("the mayor", "said", "“I must say it was fun.”", "- assertion firm");
    told("the mayor", "said", "In May the council met", "- assertion firm");
}

#[test]
fn what_the_speaker_acts_for_is_the_speakers_own_side() {
    told("a spokesman for the ministry", "said", "the ministry will publish the list", "promise firm");
    told("the coach", "said", "the ministry will publish the list", "prediction firm");
    told("U.S. envoy Ann Roe", "warned", "The United States may withdraw from the pact", "threat hedged");
    told("Ann Roe", "said", "“She will publish the list.”", "prediction firm");
    told("Ann Roe", "said", "she will publish the list", "promise firm");
    told("Ann Roe", "predicted", "she will publish the list", "prediction firm");
    told("the army", "said", "it would guard the bridge", "promise firm");
}

#[test]
fn words_that_somebody_enters() {
    #[track_caller]
    fn case(words: &str, expected: &str) {
        assert_eq!(format!("{} {}", kind_of(words), strength_of(words)), expected, "{words}");
    }
    case("We will build ten schools", "promise firm");
    case("The US withdraws", "assertion firm");
    case("withdraw", "threat firm");
    case("Taxes may rise in May 2026", "prediction hedged");
    case("Taxes will not rise in May 2026", "prediction firm");
    case("Iran has to open its plants", "demand firm");
    case("We plan to cut fares", "promise hedged");
    assert_eq!(kind_of("I promise you, the strike ends tonight"), Kind::Assertion);
}

#[test]
fn what_is_not_done_is_no_threat() {
    told("the captain", "said", "“We will never leave anyone behind.”", "promise firm");
    told("the captain", "said", "“We will not walk away.”", "promise firm");
    told("the captain", "said", "“I am not going to resign.”", "promise firm");
    told("the captain", "said", "“I won't resign.”", "promise firm");
    told("the captain", "said", "“We will leave the choice to the crew.”", "promise firm");
    told("the captain", "said", "“We will leave.”", "threat firm");
    told("the captain", "said", "“We will not take part.”", "promise firm");
    told("the captain", "said", "“I'm not leaving this ship.”", "promise firm");
}

#[test]
fn a_verb_before_its_subject_opens_a_condition() {
    told("the envoy", "said", "“Should the talks fail, we will act.”", "promise firm");
    told("the envoy", "said", "should talks fail, he would go home", "promise firm");
    told("the envoy", "said", "“Should the talks fail, prices will rise.”", "prediction firm");
}

#[test]
fn a_country_and_those_who_speak_for_it_are_one_side() {
    told("French President Jean Roux", "said", "France would open its archives", "promise firm");
    told("the Israeli PM", "said", "Israel would not end the blockade until June", "promise firm");
    told("The Kremlin", "said", "Russia would build the dam", "promise firm");
    told("Norway", "said", "Oslo would build the dam", "promise firm");
    told("the U.S. ambassador to Norway", "said", "Norway would build the dam", "prediction firm");
    told("the airline", "said", "it would buy ten jets", "promise firm");
    told("the Treasury", "said", "it would publish the list", "promise firm");
    told("the family", "said", "they would publish the list", "promise firm");
    told("the driver", "said", "it would build up", "prediction firm");
}

#[test]
fn what_is_promised_hoped_or_called_for_is_so_in_any_form() {
    told("the mayor", "said", "“I promise that no tenant will pay.”", "promise firm");
    told("the mayor", "said", "“I can guarantee you we'll have peace here.”", "promise firm");
    told("the mayor", "pledged", "a review by May", "promise firm");
    told("the mayor", "vowed", "revenge", "threat firm");
    told("the mayor", "vowed", "to harshly punish the thieves", "threat firm");
    told("the mayor", "threatened", "tolls if there is no deal in 50 days", "threat firm");
    told("the mayor", "voiced", "hope that trams could run again", "prediction hedged");
    told("the mayor", "called for", "a truce", "demand firm");
    told("the mayor", "called", "on both sides to leave the square", "demand firm");
    told("the mayor", "stressed", "the need to mend the bridge", "demand firm");
    told("the mayor", "stresses", "honest books, and a need to mend the bridge and close the gates", "demand firm");
    told("the mayor", "stressed", "the need to mend the bridge is past", "- assertion firm");
    told("the mayor", "proposed", "the founding of an office to count the votes", "promise hedged");
    told("the mayor", "said", "all of this could be undone by the voters", "prediction hedged");
    told("the mayor", "said", "“They are going to end up paying, okay?”", "prediction firm");
    told("the mayor", "is proposing", "ten new schools by 2030", "promise hedged");
    told("the mayor", "said", "“My hope is that the trams run again.”", "prediction hedged");
    told("the mayor", "said", "“We have got to mend the bridge.”", "demand firm");
    told("the mayor", "said", "the council owes it to the voters to answer", "demand firm");
    told("the mayor", "said", "“We look forward to opening the bridge.”", "promise hedged");
    told("the mayor", "said", "the team is positioned to win", "prediction firm");
    told("the coach", "said", "the bridge is to be closed", "prediction firm");
    told("the mayor", "said", "“Nobody will need to pay.”", "prediction firm");
}

#[test]
fn what_others_think_or_say_is_bound_with_them() {
    told("the mayor", "said", "there are people who think that the bridge will fall", "- assertion firm");
    told("the mayor", "said", "“When he says he will pay, I don't take it for a joke.”", "- assertion firm");
    told("the mayor", "said", "it is the same bridge that he claims he will mend", "- assertion firm");
    told("the mayor", "said", "the man who said he would pay will leave", "prediction firm");
}

#[test]
fn what_is_likely_awaited_or_aimed_at_is_to_come() {
    told("the mayor", "said", "it is likely that prices will rise", "prediction hedged");
    told("the mayor", "said", "“We have every expectation that prices will fall.”", "prediction firm");
    told("the mayor", "said", "on top of that the toll will raise prices", "prediction firm");
    told("the mayor", "said", "the goal is to forge a truce that would last", "promise hedged");
    told("the mayor", "said", "the plan is to everyone's benefit", "- assertion firm");
    told("the mayor", "said", "“Will they pay, okay?”", "- assertion firm");
    told("the mayor", "said", "“You and I should vote.”", "demand firm");
    told("the mayor", "reiterated", "plans to win delegates and to back them", "promise hedged");
    told("the mayor", "declared", "he “would certainly build” the bridge", "promise firm");
}

#[test]
fn what_is_dated_back_is_not_to_come() {
    told("the mayor", "said", "he is being asked about fires that broke out 20 years ago", "- assertion firm");
    told("the mayor", "said", "“It has to do with the bridge.”", "- assertion firm");
}

#[test]
fn what_only_could_be_and_what_it_was_for_is_not_to_come() {
    told("the clerk", "said", "they built the wall so he could sleep", "- assertion firm");
    told("the clerk", "said", "it was a gesture intended to please the crowd", "- assertion firm");
    told("the clerk", "said", "he could make no sense of it", "- assertion firm");
}
