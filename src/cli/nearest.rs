//! "Did you mean": the known words nearest to one that is unknown. It only proposes; nothing is ever
//! taken for something else because it looks alike.

/// How many are proposed at most.
const MOST: usize = 3;

/// The known words that a slip of the finger may have meant, nearest first; none where none is near.
pub(crate) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let typed = plain(word);
    let mut near: Vec<(usize, &str)> =
        known.filter_map(|known| distance(&typed, &plain(known)).map(|distance| (distance, known))).collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().take(MOST).map(|(_, known)| known).collect()
}

/// "\"Ada\", \"Ben\" or \"Cleo\"".
pub(crate) fn or_quoted(words: &[&str]) -> String {
    or(&words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>())
}

/// "Ada, Ben or Cleo".
pub(crate) fn or(words: &[impl AsRef<str>]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

fn plain(word: &str) -> String {
    word.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// How far apart two words are, where that is near: a third of the letters, at most three. The beginning
/// of a longer word is near too, if it is three letters or more, and so is a part of a name.
fn distance(typed: &str, known: &str) -> Option<usize> {
    let letters = typed.chars().count();
    let slips = strsim::osa_distance(typed, known);
    if letters > 0 && slips <= (letters / 3).clamp(1, 3) {
        return Some(slips);
    }
    let is_part = |word: &str| word.starts_with(typed) || strsim::osa_distance(typed, word) <= (letters / 4).min(2);
    (letters >= 3 && (known.starts_with(typed) || known.split([' ', '-']).any(is_part))).then_some(4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(word: &str, known: &[&str], expected: &[&str]) {
        assert_eq!(nearest(word, known.iter().copied()), expected, "{word}");
    }

    #[test]
    fn a_slip_finds_the_word() {
        let outcomes = ["fulfilled", "partly-fulfilled", "unfulfilled", "withdrawn", "unverifiable"];
        case("fullfilled", &outcomes, &["fulfilled", "unfulfilled", "partly-fulfilled"]);
        case("witdrawn", &outcomes, &["withdrawn"]);
        case("WITHDRAWN", &outcomes, &["withdrawn"]);
        case("partly", &outcomes, &["partly-fulfilled"]);
        case("nope", &outcomes, &[]);
        case("", &outcomes, &[]);
        case("x", &outcomes, &[]);
    }

    #[test]
    fn a_slip_finds_the_name() {
        let names = ["Marco Rubio", "Élisabeth Borne", "María Corina Machado", "Ωνάσης"];
        case("Rubyo", &names, &["Marco Rubio"]);
        case("marc rubio", &names, &["Marco Rubio"]);
        case("Elisabeth Borne", &names, &["Élisabeth Borne"]);
        case("machad", &names, &["María Corina Machado"]);
        case("Ωνασης", &names, &["Ωνάσης"]);
        case("Trump", &names, &[]);
    }

    #[test]
    fn the_nearest_are_joined() {
        assert_eq!(or_quoted(&["a"]), "\"a\"");
        assert_eq!(or_quoted(&["a", "b", "c"]), "\"a\", \"b\" or \"c\"");
        assert_eq!(or_quoted(&[]), "");
    }
}
