//! Whole sentences and small articles of our own writing, with all that is said in them.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{Article, Proposal, read, read_attributed};

fn said_in(text: &str) -> Vec<Proposal> {
    let published = NaiveDate::from_ymd_opt(2025, 3, 7);
    read_attributed(&Article { text, published, said: None, title: None })
}

/// Each statement as "speaker > resolved | cue | form | words".
#[track_caller]
fn case(text: &str, expected: &[&str]) {
    let found: Vec<String> = said_in(text).iter().map(line).collect();
    assert_eq!(found, expected, "{text}");
}

fn line(proposal: &Proposal) -> String {
    let speaker = proposal.speaker.as_ref().map_or("-".to_owned(), |voice| match &voice.resolved {
        Some(resolved) if *resolved != voice.surface => format!("{} > {resolved}", voice.surface),
        _ => voice.surface.clone(),
    });
    let cue = proposal.cue.as_deref().unwrap_or("-");
    format!("{speaker} | {cue} | {} | {}", proposal.form.as_str(), proposal.quote)
}

#[test]
fn words_in_the_articles_own_language() {
    case(
        "The mayor said the bridge would open in June.",
        &["The mayor | said | indirect | the bridge would open in June"],
    );
    case("Ms. Lind warned that tolls may rise.", &["Ms. Lind > Lind | warned | indirect | tolls may rise"]);
    case(
        "Officials have repeatedly insisted they were not told.",
        &["Officials | have repeatedly insisted | indirect | they were not told"],
    );
    case("Lind told reporters on Monday that she would resign.", &["Lind | told | indirect | she would resign"]);
    case("Lind told me she'd go.", &["Lind | told | indirect | she'd go"]);
    case("The union vowed to strike until wages rise.", &["The union | vowed | indirect | to strike until wages rise"]);
    case("Lind promised on Sunday to scrap the levy.", &["Lind | promised | indirect | to scrap the levy"]);
    case("The board called for new talks.", &["The board | called for | indirect | new talks"]);
    case("Lind urged the council to vote.", &["Lind | urged | indirect | the council to vote"]);
    case("They demanded that the firm pay.", &["They | demanded | indirect | the firm pay"]);
    case("Lind asked whether the dam is safe.", &["Lind | asked | indirect | whether the dam is safe"]);
    case("Critics accused the firm of fraud.", &["Critics | accused | indirect | the firm of fraud"]);
    case(
        "The state has set conditions for a deal.",
        &["The state | has set conditions | indirect | conditions for a deal"],
    );
    case("The envoy expressed hope that talks resume.", &["The envoy | expressed | indirect | hope that talks resume"]);
}

#[test]
fn the_speaker_stands_where_it_stands() {
    case(
        "The bridge will open in June, said Mayor Anna Lind.",
        &["Mayor Anna Lind > Anna Lind | said | indirect | The bridge will open in June"],
    );
    case(
        "The bridge, officials said, would open in June.",
        &["officials | said | indirect | The bridge would open in June"],
    );
    case(
        "Anna Lind, the mayor of Vallora, said the bridge is safe.",
        &["Anna Lind | said | indirect | the bridge is safe"],
    );
    case("Lind, who took office in May, said the bridge is safe.", &["Lind | said | indirect | the bridge is safe"]);
    case(
        "Lind criticized the firm and said it had lied.",
        &["Lind | criticized | indirect | the firm", "Lind | said | indirect | it had lied"],
    );
    case("Lind left early, saying the talks had failed.", &["Lind | saying | indirect | the talks had failed"]);
    case(
        "The spokesman for the port said no ship was hit.",
        &["The spokesman for the port | said | indirect | no ship was hit"],
    );
    case(
        "A person familiar with the talks said the bank may leave.",
        &["A person familiar with the talks | said | indirect | the bank may leave"],
    );
    case("Lind and Holm said they agree.", &["Lind and Holm > Holm | said | indirect | they agree"]);
    case("After she said the plan was dead, the firm left.", &["she | said | indirect | the plan was dead"]);
}

#[test]
fn a_statement_before_its_cue_may_begin_with_any_word() {
    case("In June fares will rise, analysts said.", &["analysts | said | indirect | In June fares will rise"]);
    case("About 300 jobs will go, the firm said.", &["the firm | said | indirect | About 300 jobs will go"]);
    case("Both sides will meet in May, Lind said.", &["Lind | said | indirect | Both sides will meet in May"]);
    case("That will change next year, Lind said.", &["Lind | said | indirect | That will change next year"]);
    case("Italy will send boats, Lind said.", &["Lind | said | indirect | Italy will send boats"]);
    case("The plan is bad, Emily Thorn said.", &["Emily Thorn | said | indirect | The plan is bad"]);
}

#[test]
fn a_cue_that_closes_the_sentence_tells_all_of_it() {
    case(
        "Lind vowed to fight the charges, her lawyer said.",
        &[
            "her lawyer | said | indirect | Lind vowed to fight the charges",
            "Lind | vowed | indirect | to fight the charges",
        ],
    );
    case(
        "The harbour will close by July, its director, Dr. Maria Lopes, said.",
        &["its director, Dr. Maria Lopes > Maria Lopes | said | indirect | The harbour will close by July"],
    );
    case(
        "The dam must be mended, Holm said, or the talks will end.",
        &["Holm | said | indirect | The dam must be mended or the talks will end"],
    );
    case(
        "The firm would leave, he said, “if the tolls stay.”",
        &["he | said | mixed | The firm would leave if the tolls stay."],
    );
    case("The mayor, said Anna Lind, a clerk, will resign.", &["Anna Lind | said | indirect | The mayor will resign"]);
}

#[test]
fn clauses_beside_the_speaker_are_passed_over() {
    case(
        "An official who asked not to be named said the talks would go on.",
        &["An official | said | indirect | the talks would go on"],
    );
    case("An aide who declined to be named said no deal was near.", &["An aide | said | indirect | no deal was near"]);
    case(
        "The deal, which Holm said would be signed on Friday, has failed.",
        &["Holm | said | indirect | would be signed on Friday"],
    );
    case(
        "Lind, asked whether she would run, said she will decide by June.",
        &["- | asked | indirect | whether she would run", "Lind | said | indirect | she will decide by June"],
    );
    case("She warned, however, that tolls would rise.", &["She | warned | indirect | tolls would rise"]);
    case("He promised, if elected, to close the mine.", &["He | promised | indirect | to close the mine"]);
    case("Lind told NBC News' Kirsten Wolk that she would run.", &["Lind | told | indirect | she would run"]);
    case("“It will close,” he was quoted as saying.", &["he | was quoted as saying | direct | It will close"]);
    case("In Lind's view, the party will lose.", &["Lind | In Lind's view | indirect | the party will lose"]);
}

#[test]
fn things_are_promised_and_called_for() {
    case("Lind promised a vote by May.", &["Lind | promised | indirect | a vote by May"]);
    case("Lind pledged £3 million for the dam.", &["Lind | pledged | indirect | £3 million for the dam"]);
    case("The firm expects sales to grow.", &["The firm | expects | indirect | sales to grow"]);
    case(
        "Asked about tolls, Lind vowed: “We will win.”",
        &["- | Asked | indirect | about tolls", "Lind | vowed | direct | We will win."],
    );
}

#[test]
fn a_headline_names_its_speaker_before_a_colon() {
    case("Lind: I will not raise tolls again", &["Lind | - | indirect | I will not raise tolls again"]);
    case("Update: The bridge is open", &[]);
    case("Lind had one wish: peace.", &[]);
}

#[test]
fn what_is_denied_is_no_statement_by_itself() {
    let statement = |text: &str| said_in(text)[0].meaning.statement.clone();
    assert_eq!(statement("Lind denied that the port would close."), "denied that the port would close");
    assert_eq!(statement("Lind refused to rule out a strike."), "refused to rule out a strike");
}

#[test]
fn several_speak_together() {
    case("Anna Lind and Ole Holm said they agree.", &["Anna Lind and Ole Holm | said | indirect | they agree"]);
    case(
        "Norrow, Veldonia and the Isles said they would act.",
        &["Norrow, Veldonia and the Isles > Norrow, Veldonia and Isles | said | indirect | they would act"],
    );
}

#[test]
fn names_of_all_shapes() {
    case("“No,” said Ursa von der Leh.", &["Ursa von der Leh | said | direct | No"]);
    case("Anna Lind of the Reed Party said no.", &["Anna Lind of the Reed Party > Anna Lind | said | indirect | no"]);
    case(
        "The Bank of Norrow said rates would fall.",
        &["The Bank of Norrow > Bank of Norrow | said | indirect | rates would fall"],
    );
    case("“Fares will drop,” according to Ole Holm.", &["Ole Holm | according to | direct | Fares will drop"]);
}

#[test]
fn according_to_and_as_reported() {
    case("According to the ministry, taxes will fall.", &["the ministry | According to | indirect | taxes will fall"]);
    case(
        "Taxes will fall, according to Finance Minister Ole Dahl.",
        &["Finance Minister Ole Dahl > Ole Dahl | according to | indirect | Taxes will fall"],
    );
    case(
        "According to Dahl, who spoke on Monday, taxes will fall.",
        &["Dahl | According to | indirect | taxes will fall"],
    );
    case(
        "As the Kurier reported, two ministers resigned.",
        &["the Kurier > Kurier | reported | indirect | two ministers resigned"],
    );
    case(
        "Two ministers resigned, as the Kurier reported.",
        &["the Kurier > Kurier | reported | indirect | Two ministers resigned"],
    );
}

#[test]
fn direct_speech() {
    case("“We will leave,” said Anna Lind.", &["Anna Lind | said | direct | We will leave"]);
    case(
        "\"We will leave,\" Lind said. \"Nobody can stop us.\"",
        &["Lind | said | direct | We will leave Nobody can stop us."],
    );
    case("“Nobody,” Lind said, “was paid.”", &["Lind | said | direct | Nobody was paid."]);
    case("Lind said: “We will leave.”", &["Lind | said | direct | We will leave."]);
    case("''We will leave,'' said Lind.", &["Lind | said | direct | We will leave"]);
    case("«We will leave», said Lind.", &["Lind | said | direct | We will leave"]);
    case("“Never again,” he grinned.", &["he | grinned | direct | Never again"]);
    case("“Really?” asked Lind.", &["Lind | asked | direct | Really?"]);
    case(
        "“It said ‘closed’ on the door,” Lind recalled.",
        &["Lind | recalled | direct | It said ‘closed’ on the door"],
    );
    case("Lind was blunt: “We will leave.”", &["Lind | - | direct | We will leave."]);
}

#[test]
fn british_marks_and_what_is_no_mark() {
    case("'We will leave,' said Lind.", &["Lind | said | direct | We will leave"]);
    case("‘The workers’ rights come first,’ said Lind.", &["Lind | said | direct | The workers’ rights come first"]);
    case(
        "'I told them: \"Not one crane leaves,\"' Mr Holm recalled.",
        &["Mr Holm > Holm | recalled | direct | I told them: \"Not one crane leaves,\""],
    );
    case("The workers' leaders said it's over.", &["The workers' leaders | said | indirect | it's over"]);
}

#[test]
fn both_at_once() {
    case("Lind told Vallora News the plan “is a waste”.", &["Lind | told | mixed | the plan “is a waste”"]);
    case("Lind told a lawyer the “fixer”.", &[]);
    case("Lind told a rally the other day: “We will win.”", &["Lind | - | direct | We will win."]);
    case("Lind called the plan “a waste of money”.", &["Lind | called | mixed | the plan “a waste of money”"]);
    case(
        "Lind said the plan “will never work” without the bank.",
        &["Lind | said | mixed | the plan “will never work” without the bank"],
    );
}

#[test]
fn quotations_that_go_on() {
    case(
        "“We will leave,” Lind said.\n\n“Nobody can stop us.”",
        &["Lind | said | direct | We will leave", "Lind | - | direct | Nobody can stop us."],
    );
    case(
        "Lind said: “We waited.\n\n“We will wait no longer.”",
        &["Lind | said | direct | We waited. We will wait no longer."],
    );
    case("The firm issued a statement:\n\n“We will pay.”", &["The firm | - | direct | We will pay."]);
}

#[test]
fn shorter_names_are_understood() {
    case(
        "Trade Minister Anna Lind met union leader Ole Holm. She said the talks failed. Holm said he would strike.",
        &[
            "She > Anna Lind | said | indirect | the talks failed",
            "Holm > Ole Holm | said | indirect | he would strike",
        ],
    );
    case(
        "Senator Ruth Berg spoke first. The senator said taxes will fall.",
        &["The senator > Ruth Berg | said | indirect | taxes will fall"],
    );
    case(
        "The World Trade Board (WTB) met. The WTB said tariffs fell.",
        &["The WTB > World Trade Board | said | indirect | tariffs fell"],
    );
}

#[test]
fn what_nobody_said() {
    for text in [
        "The word “waste” was heard often.",
        "The minister’s statement surprised the United States.",
        "The claims of the report are under review.",
        "Nobody knows what comes next.",
        "Lind declined to say what comes next.",
        "The firm added a new wing.",
        "To say so is easy.",
    ] {
        case(text, &[]);
    }
}

#[test]
fn a_sentence_inside_a_statement_is_a_part_of_it() {
    case("Lind said she believes the dam is safe.", &["Lind | said | indirect | she believes the dam is safe"]);
}

#[test]
fn the_role_is_kept() {
    let role = |text: &str| said_in(text).remove(0).speaker.and_then(|voice| voice.role);
    assert_eq!(role("Port spokesman Ole Holm said no.").as_deref(), Some("Port spokesman"));
    assert_eq!(role("Ole Holm, the minister for ports, said the dam is safe.").as_deref(), Some("minister for ports"));
    assert_eq!(
        role("The mayor of Vallora, Ms. Petra Lind, said the dam is safe.").as_deref(),
        Some("mayor of Vallora")
    );
    assert_eq!(
        role("U.S. Secretary of State Ole Holm said the dam is safe.").as_deref(),
        Some("U.S. Secretary of State")
    );
    let calling = role("Ole Holm, economist at Norrow Bank, said the dam is safe.");
    assert_eq!(calling.as_deref(), Some("economist at Norrow Bank"));
    assert_eq!(role("Ole Holm, contrary to reports, said the dam is safe."), None);
    assert_eq!(role("Mr. Holm said the dam is safe."), None);
}

#[test]
fn the_day_is_that_of_the_cue() {
    let day = |text: &str| said_in(text).remove(0).said_on.map(|day| day.to_string());
    assert_eq!(day("Lind said on Thursday that the dam is safe.").as_deref(), Some("2025-03-06"));
    assert_eq!(day("“The dam is safe,” Lind told reporters Monday.").as_deref(), Some("2025-03-03"));
    assert_eq!(day("On Wednesday, Lind said the dam is safe.").as_deref(), Some("2025-03-05"));
    assert_eq!(day("Lind said in a speech on 28 February that the dam is safe.").as_deref(), Some("2025-02-28"));
    assert_eq!(day("Lind said the dam opens on Thursday.").as_deref(), Some("2025-03-07"));
    let said = NaiveDate::from_ymd_opt(2025, 2, 1);
    let published = NaiveDate::from_ymd_opt(2025, 3, 7);
    let given = |text| read_attributed(&Article { text, published, said, title: None }).remove(0).said_on;
    assert_eq!(given("Lind said on Thursday that the dam is safe."), NaiveDate::from_ymd_opt(2025, 3, 6));
    assert_eq!(given("Lind said the dam is safe."), said);
}

#[test]
fn a_quotation_of_several_sentences_is_proposed_in_pieces() {
    let text = "“We have waited. If they are late, we will sue. We must see a plan. Otherwise, we leave,” Lind said.";
    let found = read(&Article { text, published: None, said: None, title: None });
    let quotes: Vec<&str> = found.iter().map(|proposal| proposal.quote.as_str()).collect();
    assert_eq!(
        quotes,
        ["We have waited.", "If they are late, we will sue.", "We must see a plan. Otherwise, we leave"]
    );
    assert_eq!(said_in(text).len(), 1);
}

#[test]
fn what_otherwise_hangs_on_stands_where_it_is_said_to_stand() {
    let text = "“Proof must come. Otherwise, we will leave,” said Ole Holm.";
    let found = said_in(text).remove(0).meaning.condition.expect("it hangs on the proof");
    let chars: Vec<char> = text.chars().collect();
    let slice: String = chars[found.span.0..found.span.1].iter().collect();
    assert_eq!((found.text.as_str(), slice.as_str()), ("Proof", "Proof"));
}

#[test]
fn the_articles_own_voice_is_marked() {
    let text = "If the bank leaves, the plan will fail. The port is old.";
    let found = read(&Article { text, published: None, said: None, title: None });
    assert_eq!(found.len(), 1);
    assert!(found[0].is_own_voice && found[0].speaker.is_none());
    assert_eq!(said_in(text).len(), 0);
}

proptest! {
    #[test]
    fn every_quote_is_the_slice_at_its_spans(words in prop::collection::vec(prop::sample::select(WORDS), 0..40)) {
        check(&words.concat())?;
    }

    #[test]
    fn no_text_is_too_strange(text in "\\PC{0,80}") {
        check(&text)?;
    }
}

/// What strange articles are made of.
const WORDS: &[&str] = &[
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "''",
    " ",
    " ",
    " ",
    "\n\n",
    "\n",
    ",",
    ". ",
    "? ",
    "— ",
    ":",
    " (",
    ")",
    "Lind",
    " he ",
    " who ",
    " said ",
    " said that ",
    " told ",
    " according to ",
    "As ",
    " asked ",
    " and ",
    " the mayor ",
    "U.S. ",
    "Sen. ",
    "é",
    "🦀",
    " will leave ",
    " by Friday",
    " if ",
    "Otherwise, ",
    " on Monday ",
    " saying ",
    "Ms. Anna Lind",
    " 10,000 ",
    "We ",
    " the dam is safe",
];

fn check(text: &str) -> Result<(), TestCaseError> {
    let scalars: Vec<char> = text.chars().collect();
    let slice = |span: (usize, usize)| scalars.get(span.0..span.1).map(|slice| slice.iter().collect::<String>());
    for proposal in read(&Article { text, published: NaiveDate::from_ymd_opt(2025, 3, 7), said: None, title: None }) {
        let pieces: Option<Vec<String>> = proposal.spans.iter().map(|span| slice(*span)).collect();
        prop_assert_eq!(pieces.map(|pieces| pieces.join(" ")), Some(proposal.quote.clone()));
        prop_assert!(proposal.spans.is_sorted_by(|one, other| one.1 <= other.0), "{:?}", proposal);
        prop_assert!(slice(proposal.sentence).is_some());
        let (first, last) = (proposal.spans[0], proposal.spans[proposal.spans.len() - 1]);
        prop_assert!(proposal.sentence.0 <= first.0 && last.1 <= proposal.sentence.1, "{:?}", proposal);
    }
    Ok(())
}
