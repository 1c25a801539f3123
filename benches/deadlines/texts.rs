//! What is measured: invented announcements, text that names no deadline, and lines made to be slow.

use super::dice::Dice;

/// How a line is made.
type Maker = &'static dyn Fn(&mut Dice) -> String;

/// Kinds of text, by what is written above their figure.
pub(crate) const KINDS: [(&str, Maker); 4] = [
    ("sentences, most with a deadline", &announcement),
    ("sentences of reports, few with one", &report),
    ("text without a deadline, a sentence a line", &|dice| idle(dice, 20)),
    ("text without a deadline, 100 kB a line", &|dice| idle(dice, 11_000)),
];

/// Pieces that are repeated to make a line.
pub(crate) const HOSTILE: [&str; 24] = [
    "by ",
    "a ",
    "the ",
    "1",
    "1,111",
    "1/",
    "two weeks after the ",
    "until the end of the ",
    "the first second third ",
    "within 30 days of ",
    "in the ",
    "between ",
    "one hundred and ",
    "Monday and ",
    "June 3-",
    "May ",
    "'06 ",
    "mid-",
    "by Diwali ",
    "International Day of the ",
    "will by Friday ",
    "(",
    "\u{201c}",
    "x",
];

const SUBJECTS: [&str; 12] = [
    "The ministry",
    "The city council",
    "Its largest shareholder",
    "The ferry company",
    "A spokeswoman for the union",
    "The two governments",
    "The court in Halm",
    "Northport's mayor",
    "The railway",
    "An auditor",
    "The opposition",
    "The health agency",
];

const VERBS: [&str; 12] = [
    "will publish the figures",
    "plans to reopen the harbour line",
    "is expected to name a successor",
    "must answer the complaint",
    "wants the bridge repaired",
    "has promised new clinics",
    "will not raise the fare",
    "expects talks to resume",
    "aims to finish the inquiry",
    "should withdraw the bill",
    "may close the old mill",
    "agreed to pay the growers",
];

const WHEN: [&str; 24] = [
    "by Friday",
    "within two weeks",
    "by the end of June",
    "in the coming days",
    "before the election",
    "no later than 30 September 2026",
    "next month",
    "within 90 days of ratification",
    "by mid-March",
    "in Q3 2027",
    "over the next few months",
    "until further notice",
    "by 2030",
    "on 3 May",
    "before the summer",
    "at the end of the year",
    "within 48 hours",
    "two weeks after the vote",
    "by Christmas",
    "in ten days",
    "soon",
    "from Monday on",
    "early next year",
    "on or before 1 July",
];

const ENDINGS: [&str; 8] = [
    ".",
    ", the paper reported.",
    ", she said on Tuesday.",
    ", according to a letter seen by reporters.",
    ", if the budget is passed.",
    ", despite a warning from the auditors.",
    " and ask for nothing in return.",
    ", people close to the talks said.",
];

const REPORTS: [&str; 12] = [
    "The talks in Veldonia ended without a result, and neither side would say what had been asked of it.",
    "He told the committee that the first of the three reports had been lost in the move to the new building.",
    "In a letter to the board she described how the money was spent and who had signed for it.",
    "Prices in the lake towns rose for the ninth month in a row, the agency said on Thursday.",
    "Nobody at the hearing could explain why the pumps had been turned off at the height of the flood.",
    "The minister, who took office after the vote, called the plan a mistake that others had made before him.",
    "A crowd of some two hundred gathered on the steps of the town hall and waited for an answer.",
    "The company has said that it paid for the repairs, but the owners of the houses have seen no work.",
    "Under the old rules a grower could sell at any market; under the new ones he needs a licence for each.",
    "It was the worst harvest in twenty years, and the mill stood idle from March to October.",
    "The court found that the contract was never signed and ordered the city to return the deposit.",
    "They will meet again next week to discuss the border, the ferries and the price of power.",
];

const IDLE: [&str; 20] = [
    "steady",
    "growth",
    "delegates",
    "careful",
    "rather",
    "remained",
    "across",
    "unconvinced",
    "the",
    "many",
    "regions",
    "critics",
    "while",
    "praised",
    "overall",
    "harbour",
    "without",
    "council",
    "budget",
    "quietly",
];

fn announcement(dice: &mut Dice) -> String {
    format!("{} {} {}{}", dice.pick(&SUBJECTS), dice.pick(&VERBS), dice.pick(&WHEN), dice.pick(&ENDINGS))
}

fn report(dice: &mut Dice) -> String {
    dice.pick(&REPORTS).to_owned()
}

fn idle(dice: &mut Dice, words: usize) -> String {
    let words: Vec<&str> = (0..words).map(|_| dice.pick(&IDLE)).collect();
    words.join(" ")
}
