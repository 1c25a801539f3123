//! What holds for any text: nothing panics, places lie in the words, and length costs no more than its share.

use proptest::prelude::*;

use super::{Inside, inside, inside_after, split};

/// Texts of the words that make conditions, and of those that stand around them, in any order.
fn wordy() -> impl Strategy<Value = String> {
    let words = "if unless until once when without provided that should were had or else either otherwise no not only \
        even as long soon in case of the event exchange for failing barring but then we they he will would said the a \
        deal talks fail signs leave by Friday within days 2026 , , . ; — – - ( ) “ ” \" ' ’ ? … U.S. Mr. İf ﬁ é \u{a0}";
    let words: Vec<&str> = words.split_ascii_whitespace().collect();
    let joints = proptest::sample::select(vec![" ", " ", " ", "", "\u{a0}", "\n"]);
    proptest::collection::vec((proptest::sample::select(words), joints), 0..24)
        .prop_map(|chosen| chosen.into_iter().flat_map(|(word, joint)| [word, joint]).collect())
}

fn read_all(words: &str) -> Result<(), TestCaseError> {
    let said = chrono::NaiveDate::from_ymd_opt(2025, 4, 18);
    if let Inside::Found { condition, statement, span } = inside(words, said) {
        prop_assert!(words.get(span).is_some_and(|place| !place.is_empty()));
        prop_assert!(!condition.text.is_empty() && !statement.is_empty());
    }
    let split = split(words, said);
    prop_assert!(!(split.kept_whole && split.statement.is_some()));
    let _ = inside_after(words, words, None);
    Ok(())
}

proptest! {
    #[test]
    fn no_text_panics(words in any::<String>()) {
        read_all(&words)?;
    }

    #[test]
    fn no_words_panic(words in wordy()) {
        read_all(&words)?;
    }
}

#[test]
fn a_long_text_takes_no_longer_a_word() {
    let units = [
        "if ",
        "or ",
        ", ",
        "if a, ",
        "when he was ",
        "will ",
        "then ",
        "otherwise ",
        "and if so, ",
        "until the ",
        "(if ",
        "— ",
        "as soon as the ",
        "could we or ",
        "should the ",
        "not unless ",
        "If x. ",
        "\"",
        "by June, ",
    ];
    for unit in units {
        let words = format!("If they go, {}", unit.repeat(40_000 / unit.len()));
        let begun = std::time::Instant::now();
        assert!(read_all(&words).is_ok(), "{unit:?}");
        assert!(begun.elapsed().as_secs() < 20, "{unit:?}: {:?}", begun.elapsed());
    }
}
