//! Where a holiday stands in running text: whether its name begins here, and whether it is a day there or describes a noun.

use super::feast::Feast;
use super::names;
use crate::deadline::tense::{self, Tense};
use crate::deadline::words::{Token, TokenKind};

/// After a name these go on with the sentence; any other word is what the name describes: "Christmas sales".
const GOES_ON: &str = "deadline|and|or|to|at|in|for|as|when|if|but|by|on|with|without|from|until|till|unless|because|while|\
    after|before|than|so|which|who|that|this|these|those|the|a|an|his|her|its|their|our|my|your|some|all|any|no|\
    we|he|she|they|it|i|you|there|will|would|shall|should|must|can|could|may|might|is|are|was|were|has|have|had|be|\
    says|said|next|last|again|rather|then|also|only|not|though|although|since|about|against|into|over|through|under|\
    let|let's|we'll|we're|he'll|she'll|they'll|it'll|i'll|you'll|where|what|how|each|every|both|either|already|at|\
    because|despite|instead|regardless|once|even|too|here|today|tomorrow|tonight|per|via|during|within|between|just";

/// Before a name these make it a thing and no day: "a white Christmas", "since Christmas".
const NO_DAY: &str =
    "in|since|merry|happy|blessed|white|every|each|of|like|about|against|previous|past|our|a|an|my|his|her|their";

/// Whether a holiday's name begins at a token.
pub(in crate::deadline) fn begins(tokens: &[Token<'_>], at: usize) -> bool {
    names::named(tokens, at, true).is_some()
}

/// Whether what was read up to `end` describes no noun that follows: "by the Easter recess", "the Christmas truce".
pub(in crate::deadline) fn is_no_description(tokens: &[Token<'_>], end: usize) -> bool {
    let Some(next) = tokens.get(end).filter(|t| t.kind == TokenKind::Word && !t.glued) else {
        return true;
    };
    // "by Christmas Parliament will vote": a modal follows the subject.
    let subject = || tokens.get(end + 1).is_some_and(|t| t.is_any("will|would|shall|should|must|can"));
    next.is_any(GOES_ON) || next.text.ends_with("ly") || subject()
}

/// Whether a limit at a holiday is one to come: "the firm was sold before Christmas" tells of the past.
pub(in crate::deadline) fn is_limit(tokens: &[Token<'_>], start: usize, end: usize) -> bool {
    tense::before(tokens, start) != Tense::Past || tense::after(tokens, end) == Tense::Future
}

/// Whether a name alone, read from `start` to `end`, is a day to come.
pub(in crate::deadline) fn is_day(
    tokens: &[Token<'_>],
    start: usize,
    end: usize,
    feast: &Feast,
    has_year: bool,
) -> bool {
    let first = tokens.get(start);
    let leads = |words: &'static str| first.is_some_and(|t| t.is_any(words));
    let held = start.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|t| t.is_any(NO_DAY));
    // "in Lent", but "on Independence Day": in that is the film.
    let is_title = leads("in") && feast.is_one_day();
    !held
        && !is_title
        && match tense::before(tokens, start) {
            Tense::Past | Tense::Announced => false,
            Tense::Future => true,
            // "on Labor Day" is a day even without a verb to come; "at Christmas" may be every year's.
            Tense::Unknown => match tense::after(tokens, end) {
                Tense::Past => false,
                Tense::Future => leads("on|at|over|in|during|for|by|this|next|coming"),
                Tense::Announced | Tense::Unknown => has_year || leads("on|this|next|coming"),
            },
        }
}

#[cfg(test)]
mod tests {
    use crate::deadline::scan;
    use chrono::NaiveDate;

    /// Said on Friday 18 April 2025; `expected` are the phrases found.
    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        let said = NaiveDate::from_ymd_opt(2025, 4, 18).expect("a day");
        let found: Vec<String> = scan(text, said).into_iter().map(|window| window.phrase).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn finds_days_to_come() {
        case("The government will deliver the aid by Christmas.", &["by Christmas"]);
        case("The bill must pass before Thanksgiving.", &["before Thanksgiving"]);
        case("The hostages will be home by Eid al-Fitr.", &["by Eid al-Fitr"]);
        case("Parliament will vote before the Easter recess.", &["before the Easter recess"]);
        case("The road will reopen on Labor Day.", &["on Labor Day"]);
        case("We will finish this by next Christmas.", &["by next Christmas"]);
        case("Troops will leave by the Fourth of July.", &["by the Fourth of July"]);
        case("The law takes effect on New Year's Day.", &["on New Year's Day"]);
        case("The deal should be done before the start of Ramadan.", &["before the start of Ramadan"]);
        case("They will decide after Easter.", &["after Easter"]);
        case("The report will be published two weeks before Christmas.", &["two weeks before Christmas"]);
        case("The tunnel will open by Bastille Day, he said.", &["by Bastille Day"]);
        case("The vaccine will be ready by Diwali.", &["by Diwali"]);
        case("He promised a truce by Orthodox Easter.", &["by Orthodox Easter"]);
        case("Peace by Victory Day is possible.", &["by Victory Day"]);
        case("We expect a vote ahead of Lunar New Year.", &["ahead of Lunar New Year"]);
        case("We will be ready by Christmas 2027.", &["by Christmas 2027"]);
        case("The ceasefire will hold through Yom Kippur.", &["through Yom Kippur"]);
        case("It will ship this Christmas.", &["this Christmas"]);
        case("By Christmas Russia will have lost.", &["By Christmas"]);
        case("The rail line will be finished by MLK Day next year.", &["by MLK Day next year"]);
        case("The budget will be passed by St. Patrick's Day.", &["by St. Patrick's Day"]);
        case("He vowed to end the war by Easter Sunday.", &["by Easter Sunday"]);
    }

    #[test]
    fn finds_nothing_in_traps() {
        for text in [
            "Christmas sales rose 4% by 2024.",
            "The Easter Rising began in 1916.",
            "Mother's Day cards will cost more.",
            "The Labor Day parade will be held downtown.",
            "It has been closed since Christmas.",
            "Independence Day was a hit film.",
            "The Good Friday Agreement must be protected.",
            "The Boxing Day tsunami killed thousands.",
            "He lent them money and will ask for it.",
            "The advent of AI will change the law.",
            "The Victory Day parade will be smaller.",
            "They met at Christmas.",
            "They met at Easter and agreed.",
            "He was born on Christmas Day.",
            "The Christmas truce was signed.",
            "We will not repeat the Easter Rising.",
            "She will star in Independence Day 2.",
            "He said before Christmas that he was ill.",
            "Black Friday sales rose.",
            "Merry Christmas to all, we will meet again.",
            "The New Year's Eve attacks shocked the city.",
            "The Thanksgiving turkey will be pardoned.",
            "A white Christmas is likely.",
            "The Halloween costume will be banned.",
            "Carnival Cruise will sail.",
            "The Passover massacre was a turning point.",
            "Trump's Liberation Day tariffs will stay.",
            "Memorial Day weekend traffic rose.",
            "Before the Easter Rising, Ireland was calm.",
            "The Tet Offensive began in 1968.",
            "The eid prayers drew crowds.",
            "Holy Week processions will pass the square.",
            "The assumption is that prices will fall.",
            "Epiphany struck him.",
            "He published the Pentecost letters.",
            "Every Christmas we go home.",
            "The Ramadan ceasefire collapsed.",
            "St. Patrick's Cathedral will reopen.",
            "Martin Luther King will be remembered.",
            "Good Friday prayers were held.",
            "A new year of hope will come.",
            "The world will watch.",
            "She will read A Christmas Carol.",
        ] {
            case(text, &[]);
        }
    }
}
