//! The cues: verbs that bring somebody's words, by the complement they take.
//!
//! One line of lemmas a class; `+` behind a lemma doubles its last letter ("quip+": quipped). What is irregular
//! stands in `IRREGULAR`.

/// What follows a cue, and so where its words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading) enum Frame {
    /// A clause or direct speech; nothing else can follow ("said the talks had failed").
    Say,
    /// A clause, direct speech or a thing, and all three are what was said ("announced new talks").
    Report,
    /// A person first, then a clause or direct speech ("told reporters that ...").
    Tell,
    /// A question, or a request for something ("asked whether ...", "asked for ...").
    Ask,
    /// An infinitive, a clause or a thing ("vowed to fight", "promised a report").
    Commit,
    /// A person and what that person is to do ("urged them to leave", "called for talks").
    Urge,
    /// A thing and how it is called or judged ("called it a farce", "criticized the bill").
    Judge,
    /// Direct speech only: ways of speaking that are no statement by themselves ("he shouted").
    Voice,
    /// A view rather than a statement, given by a clause ("believes that ...").
    Think,
    /// A wish or a plan, given by an infinitive or a thing ("wants to leave").
    Want,
    /// What a text or a number says ("the poll shows that ...").
    Show,
}

/// The verbs of each frame.
pub(super) const VERBS: [(Frame, &str); 11] = [
    (
        Frame::Say,
        "say add argue insist assert contend maintain joke quip+ reply respond remark comment opine conclude reason \
         explain complain boast brag+ concede caution counter recall testify state write tweet note observe predict \
         emphasize emphasise reiterate claim retort muse lament declare stress rejoin+ allege hint speculate \
         interject posit surmise gripe grumble fume vent warn post rule",
    ),
    (
        Frame::Report,
        "announce report deny suggest acknowledge admit+ reveal confirm propose mention estimate indicate repeat \
         disclose affirm recount proclaim underline stipulate imply forecast point express voice signal signal+ set lay refer",
    ),
    (Frame::Tell, "tell inform remind assure notify advise promise warn caution"),
    (Frame::Ask, "ask inquire enquire wonder question"),
    (Frame::Commit, "promise vow pledge threaten swear refuse agree offer undertake guarantee"),
    (Frame::Urge, "urge implore beseech beg+ exhort demand request recommend"),
    (
        Frame::Judge,
        "call describe brand label dub+ denounce criticize criticise accuse blame condemn slam+ blast deride mock \
         decry rip+ ridicule characterize characterise dismiss cite assail lambast lambaste chide rebuke",
    ),
    (
        Frame::Voice,
        "shout exclaim yell scream whisper murmur mutter cry chant continue begin laugh answer chime intone \
         bellow thunder snap+ sigh crow gush recite conclude",
    ),
    (Frame::Think, "believe think expect hope fear doubt worry anticipate trust"),
    (Frame::Want, "want plan hope intend expect aim"),
    (Frame::Show, "show find suggest indicate demonstrate reveal"),
];

/// Irregular verbs: lemma, third person, past, participle, present participle.
pub(super) const IRREGULAR: [[&str; 5]; 19] = [
    ["set", "sets", "set", "set", "setting"],
    ["lay", "lays", "laid", "laid", "laying"],
    ["say", "says", "said", "said", "saying"],
    ["tell", "tells", "told", "told", "telling"],
    ["write", "writes", "wrote", "written", "writing"],
    ["think", "thinks", "thought", "thought", "thinking"],
    ["know", "knows", "knew", "known", "knowing"],
    ["feel", "feels", "felt", "felt", "feeling"],
    ["find", "finds", "found", "found", "finding"],
    ["show", "shows", "showed", "shown", "showing"],
    ["swear", "swears", "swore", "sworn", "swearing"],
    ["begin", "begins", "began", "begun", "beginning"],
    ["sing", "sings", "sang", "sung", "singing"],
    ["seek", "seeks", "sought", "sought", "seeking"],
    ["understand", "understands", "understood", "understood", "understanding"],
    ["undertake", "undertakes", "undertook", "undertaken", "undertaking"],
    ["forecast", "forecasts", "forecast", "forecast", "forecasting"],
    ["bet", "bets", "bet", "bet", "betting"],
    ["read", "reads", "read", "read", "reading"],
];
