//! The forms of an English verb.

use super::Tense;
use super::cues::IRREGULAR;

/// All forms of a lemma; `+` behind it doubles the last letter. They live as long as the program.
pub(super) fn forms(lemma: &'static str) -> Vec<(&'static str, Tense)> {
    let bare = lemma.trim_end_matches('+');
    let tenses = [Tense::Base, Tense::Third, Tense::Past, Tense::Past, Tense::Gerund];
    if let Some(irregular) = IRREGULAR.iter().find(|forms| forms[0] == bare) {
        let mut forms: Vec<(&'static str, Tense)> = irregular.iter().copied().zip(tenses).collect();
        if irregular[2] != irregular[3] {
            forms[3].1 = Tense::Participle;
        } else {
            forms.remove(3);
        }
        if irregular[0] == irregular[2] {
            forms.remove(0);
        }
        return forms;
    }
    let doubled = if lemma.ends_with('+') { &bare[bare.len() - 1..] } else { "" };
    let (stem_s, stem_ed, stem_ing) = if let Some(stem) = bare.strip_suffix('e') {
        (format!("{bare}s"), format!("{bare}d"), format!("{stem}ing"))
    } else if let Some(stem) = bare.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        (format!("{stem}ies"), format!("{stem}ied"), format!("{bare}ing"))
    } else {
        let s =
            if bare.ends_with(['s', 'x', 'z']) || bare.ends_with("sh") || bare.ends_with("ch") { "es" } else { "s" };
        (format!("{bare}{s}"), format!("{bare}{doubled}ed"), format!("{bare}{doubled}ing"))
    };
    let kept = |form: String| -> &'static str { form.leak() };
    vec![
        (bare, Tense::Base),
        (kept(stem_s), Tense::Third),
        (kept(stem_ed), Tense::Past),
        (kept(stem_ing), Tense::Gerund),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(lemma: &'static str, expected: &str) {
        let forms: Vec<&str> = forms(lemma).iter().map(|(form, _)| *form).collect();
        assert_eq!(forms.join(" "), expected);
    }

    #[test]
    fn verbs_have_their_forms() {
        case("say", "say says said saying");
        case("write", "write writes wrote written writing");
        case("deny", "deny denies denied denying");
        case("quip+", "quip quips quipped quipping");
        case("stress", "stress stresses stressed stressing");
        case("urge", "urge urges urged urging");
        case("convey", "convey conveys conveyed conveying");
        case("forecast", "forecasts forecast forecasting");
    }
}
