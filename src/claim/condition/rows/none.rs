//! Sentences that hold none, and those of which it cannot be told.

use super::text;

#[test]
fn no_condition() {
    for words in [
        "They asked if the minister would step down",
        "Officials met to determine if a deal is possible",
        "The election was close, if not unfair",
        "We will build the wall even if Congress says no",
        "When the wall fell, thousands crossed the border",
        "The premier left without a word",
        "The once mighty party will lose seats",
        "The state could either raise taxes or it could cut spending",
        "Given that prices are falling, the bank will wait",
        "The centre provided beds for refugees",
        "Doctors will be paid once a month",
        "The curfew stays until Monday",
        "They behave as if they had won",
        "He should have told the public the truth",
        "Few, if any, observers will be let in",
        "Had the levee held, the town would have been saved",
        "Reporters asked the premier if she would stand again",
        "The company closed the plant without warning",
        "When he became prime minister, unemployment stood at nine per cent",
        "The tunnel will open in May, even if the link road is late",
        "The bill would cut taxes, if only slightly",
        "The city could either keep its tram line—closing a school—or the mayor could decide to raise rents.",
        "We need to hear within a few days whether a loan is possible in the coming weeks.",
        "He will not sign a budget that lacks the money for the wall",
        "Ministers will decide whether or not to go",
        "She will tell voters if she has decided",
    ] {
        text(words, "nothing");
    }
}

#[test]
fn words_that_only_look_like_a_condition() {
    for words in [
        "war or peace",
        "When asked about the plan, the chancellor said he would wait.",
        "The airline has until Friday to answer.",
        "Voters will choose a president or a prime minister next year.",
        "He would not say whether or when the troops would go home.",
        "The court found that the minister had acted without authority.",
        "The mayor should resign, and the council should call an election.",
        "Ten people were killed when a bus left the road.",
        "We were ready to sign, but they walked out.",
        "It is not yet clear if the vote will be held.",
        "Police will clear the square by force if need be.",
        "We go ahead even if they refuse",
        "A peace deal is difficult if not impossible",
        "A peace deal is difficult, if not impossible, this year",
        "Few, if any, will come",
        "We will know within a few days if this is doable",
        "He asks if they will come",
        "They act as if nothing had happened",
        "The US provided arms",
        "We stay for as long as it takes",
        "If anything, prices rise",
    ] {
        text(words, "nothing");
    }
}

#[test]
fn what_cannot_be_told_is_said() {
    text("If they ship we respond", "unclear");
    text("Talks will go on in May, and if they fail, sanctions will follow", "unclear");
    text("I will tell you this, if they sign, we will pay", "unclear");
    text("If they leave, we will stay, and if they stay, we will leave", "unclear");
    text("If Paris agrees, Berlin signs, we will pay", "unclear");
    text("We will leave. If they stay, we will come back", "unclear");
    text("Otherwise, we will move on", "refers back");
    text("If not, we leave", "refers back");
    text("Failing that, the court will decide", "refers back");
}
