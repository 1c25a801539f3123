//! The words that seeded claims are made of: invented people and places, sentences of a usual length.

use super::dice::Dice;

const FIRST_NAMES: [&str; 20] = [
    "Ada", "Bruno", "Carla", "Dmitri", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kaja", "Levi", "Mira",
    "Nadia", "Oskar", "Petra", "Quentin", "Rosa", "Stefan", "Tova",
];
const LAST_NAMES: [&str; 20] = [
    "Almeida",
    "Bergström",
    "Castell",
    "Dvorak",
    "Eriksen",
    "Fontaine",
    "Grell",
    "Haddad",
    "Ivanova",
    "Jansen",
    "Kovač",
    "Lindqvist",
    "Moreau",
    "Novak",
    "Okafor",
    "Peralta",
    "Quist",
    "Rossi",
    "Sandoval",
    "Tamm",
];
const SUBJECTS: [&str; 8] =
    ["The ministry", "The city", "The party", "The company", "The agency", "The railway", "The bank", "The region"];
const VERBS: [&str; 8] = ["build", "open", "close", "repair", "pay for", "sell", "double", "replace"];
const OBJECTS: [&str; 8] =
    ["schools", "clinics", "kilometres of rail", "flats", "bus lines", "ferries", "bridges", "solar parks"];
const PLACES: [&str; 8] = [
    "Northport",
    "Veldonia",
    "the harbour district",
    "Halm",
    "the lake towns",
    "Ostrava Bay",
    "Mirefield",
    "the south",
];
const ENDINGS: [&str; 6] = [
    "",
    " without raising a tax",
    " at no cost to the towns",
    " with money from the harbour fund",
    " whatever the courts say",
    " and finish the work on budget",
];
const CONDITIONS: [&str; 8] = [
    "the council approves the budget",
    "the court rejects the appeal",
    "the harbour fund is paid out",
    "the unions agree to the new hours",
    "prices stay below last year's",
    "the neighbouring state signs",
    "turnout is above half",
    "the auditors find no fault",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A word of the claims that are to be checked, twenty at every size.
pub(crate) const RARE: &str = "lighthouse";

/// A word of more than a third of all claims.
pub(crate) const COMMON: &str = "harbour";

/// Topics, of which a claim has none to two.
pub(crate) const TOPICS: [&str; 8] =
    ["transport", "housing", "health", "energy", "taxes", "schools", "harbour", "courts"];

/// The name of a speaker; no two of the first 400 are alike.
pub(crate) fn speaker(number: usize) -> String {
    let first = FIRST_NAMES[number % FIRST_NAMES.len()];
    let last = LAST_NAMES[(number / FIRST_NAMES.len() + number) % LAST_NAMES.len()];
    format!("{first} {last}")
}

/// One sentence that can be judged later, without its full stop.
pub(crate) fn statement(dice: &mut Dice) -> String {
    format!(
        "{} will {} {} {} in {}{}",
        dice.pick(&SUBJECTS),
        dice.pick(&VERBS),
        dice.between(2, 900),
        dice.pick(&OBJECTS),
        dice.pick(&PLACES),
        dice.pick(&ENDINGS),
    )
}

/// What a claim hangs on.
pub(crate) fn condition(dice: &mut Dice) -> &'static str {
    dice.pick(&CONDITIONS)
}

/// A deadline that lies after 2026, in one of the forms that people use.
pub(crate) fn far_deadline(dice: &mut Dice) -> String {
    let (year, month) = (dice.between(2027, 2034), dice.pick(&MONTHS));
    match dice.below(4) {
        0 => format!("by the end of {month} {year}"),
        1 => format!("by {} {month} {year}", dice.between(1, 28)),
        2 => format!("in {year}"),
        _ => format!("before {}", year + 1),
    }
}

/// A deadline that is counted from the day it was said.
pub(crate) fn near_deadline(dice: &mut Dice) -> String {
    match dice.below(4) {
        0 => format!("within {} weeks", dice.between(2, 9)),
        1 => "by the end of the year".to_owned(),
        2 => "within months".to_owned(),
        _ => format!("within {} days", dice.between(10, 90)),
    }
}

/// An article in which the statements stand, each said by the speaker beside it.
pub(crate) fn article(title: &str, said: &[(String, String)]) -> String {
    let mut text = format!("{title}\n\n");
    for (speaker, statement) in said {
        text.push_str(&format!(
            "“{statement},” {speaker} said on the steps of the town hall, where some two hundred people had \
             come to hear what would become of the plans. Nobody asked who is to pay.\n\n"
        ));
    }
    text
}
