//! The words that tell what a speaker does with a sentence, by class. A word may be of several.

use std::sync::LazyLock;

use crate::claim::condition::verbs;
use crate::letters::{ByLetters, Packed};

/// A set of classes, one bit each.
pub(crate) type Class = u64;

/// "will": what is to come.
pub(crate) const WILL: Class = 1;
/// "would": what is to come as reported, or only thought of.
pub(crate) const WOULD: Class = 1 << 1;
/// "may": what is possible.
pub(crate) const MAY: Class = 1 << 2;
/// "must": what somebody has to do.
pub(crate) const MUST: Class = 1 << 3;
/// Forms of "be".
pub(crate) const BE: Class = 1 << 4;
/// "was", "had", "did": forms that tell of the past.
pub(crate) const WAS: Class = 1 << 5;
/// "has", "have", "need", and "ought": with "to" they oblige.
pub(crate) const OUGHT: Class = 1 << 6;
/// Denials.
pub(crate) const NOT: Class = 1 << 7;
/// Words that stand between the parts of a verb.
pub(crate) const ADVERB: Class = 1 << 8;
/// "I", "we".
pub(crate) const SELF: Class = 1 << 9;
/// "he", "she", "they", "it", "you".
pub(crate) const OTHER: Class = 1 << 10;
/// Words before a noun.
pub(crate) const BEFORE_NOUN: Class = 1 << 11;
/// Words that open a clause which hangs on another: "because".
pub(crate) const BINDER: Class = 1 << 12;
/// "who", "which", "that".
pub(crate) const RELATIVE: Class = 1 << 13;
/// "whether", "how", "why".
pub(crate) const ASKING: Class = 1 << 14;
/// "and", "or", "but".
pub(crate) const JOINT: Class = 1 << 15;
/// Forms of verbs, nouns or not.
pub(crate) const VERB: Class = 1 << 16;
/// Verbs without ending.
pub(crate) const BARE: Class = 1 << 17;
/// Verbs of thinking: what is said so is hedged.
pub(crate) const THINK: Class = 1 << 18;
/// Verbs of saying and knowing.
pub(crate) const SAY: Class = 1 << 19;
/// Adverbs that hedge: "probably".
pub(crate) const PERHAPS: Class = 1 << 20;
/// Verbs which with "to" tell what somebody has in mind to do: "plans to".
pub(crate) const INTEND: Class = 1 << 21;
/// Verbs by which somebody takes it upon himself: "vows to".
pub(crate) const COMMIT: Class = 1 << 22;
/// "threatens to".
pub(crate) const THREATEN: Class = 1 << 23;
/// "predicts": what is to come.
pub(crate) const FORETELL: Class = 1 << 24;
/// "hopes", "expects": what is to come, hedged.
pub(crate) const HOPE: Class = 1 << 25;
/// Verbs that call on somebody: "urges".
pub(crate) const URGE: Class = 1 << 26;
/// Verbs that do so with "for", "on" or "to" behind: "calls for", "asks ... to".
pub(crate) const CALL: Class = 1 << 27;
/// After a form of "be" and before "to": what is to come.
pub(crate) const BOUND: Class = 1 << 28;
/// As above, hedged.
pub(crate) const READY: Class = 1 << 29;
/// Verbs for what the other side does not want.
pub(crate) const UNWELCOME: Class = 1 << 30;
/// Verbs for what happens to somebody: "win", "see".
pub(crate) const BEFALL: Class = 1 << 31;
/// Verbs behind a modal that only speak about speaking and seeming: "I would say".
pub(crate) const REMARK: Class = 1 << 32;
/// Those who speak for an organisation, and organisations.
pub(crate) const OFFICE: Class = 1 << 33;
/// Words of time to come: "tomorrow", "next".
pub(crate) const COMING: Class = 1 << 34;
/// Adjectives that value: what "will be difficult" is a view.
pub(crate) const VALUE: Class = 1 << 35;
/// Cues that deny, decline or ask.
pub(crate) const DECLINE: Class = 1 << 36;
/// Verbs of what stands in a timetable: "begins".
pub(crate) const SCHEDULED: Class = 1 << 37;
/// "to".
pub(crate) const TO: Class = 1 << 38;
/// Prepositions that may stand before a noun alone: "after the vote".
pub(crate) const LOOSE: Class = 1 << 39;
/// "warn".
pub(crate) const WARN: Class = 1 << 40;
/// "if", "unless" and such.
pub(crate) const IF: Class = 1 << 41;
/// Of these only what the speaker's own side has in mind looks forward: "is willing to".
pub(crate) const DISPOSED: Class = 1 << 43;
/// Bodies that act through those who speak for them.
pub(crate) const BODY: Class = 1 << 44;
/// "do", "does".
pub(crate) const DO: Class = 1 << 42;
/// One of these stands in every sentence that holds a condition, as `claim::condition` knows them.
pub(crate) const PIVOT: Class = 1 << 45;
/// Holds more than letters of ASCII: "so-called", "2027", "café".
pub(crate) const ODD: Class = 1 << 46;
/// What parts two ways: "or", "again".
pub(crate) const CHOICE: Class = 1 << 47;
/// May refer back to what was said before: "otherwise".
pub(crate) const REFERRING: Class = 1 << 48;
/// Other words than verbs that may open an order: "let", "don't", "if".
pub(crate) const OPENING: Class = 1 << 49;
/// Nouns for what is hoped: "expectation".
pub(crate) const HOPED: Class = 1 << 50;
/// Forms of "be" that are no verb of a clause by themselves.
pub(crate) const UNFINISHED: Class = 1 << 52;
/// Verbs that look forward in a phrase alone: "owe it to", "look forward to".
pub(crate) const PHRASAL: Class = 1 << 51;

const TABLE: &[(Class, &str)] = &[
    (WILL, "will shall won't shan't 'll gonna"),
    (WOULD, "would wouldn't"),
    (MAY, "may might could mightn't"),
    (MUST, "must should ought mustn't shouldn't gotta"),
    (BE, "is are am be been being 's 're 'm isn't aren't was were wasn't weren't"),
    (WAS, "was were had did wasn't weren't hadn't didn't"),
    (OUGHT, "has have having had need needs needed haven't hasn't 've 's 'd"),
    (DO, "do does don't doesn't"),
    (NOT, "not never no n't none nobody nothing nor neither cannot don't doesn't won't isn't aren't can't couldn't"),
    (
        ADVERB,
        "not never also still now soon then just only ever always already really simply certainly surely definitely \
        probably likely possibly perhaps maybe finally quickly immediately eventually ultimately actually absolutely \
        currently again instead either both fully even inevitably almost no longer formally officially personally \
        together once obviously clearly well permanently too gladly",
    ),
    (SELF, "i we"),
    (OTHER, "he she they it you there"),
    (
        BEFORE_NOUN,
        "the a an this these those his her their its our my your no any some every each both many most \
        more another such several all 's of in on at for from with by into over under about against between among \
        through during towards toward upon per despite as than like",
    ),
    (BINDER, "because although though while whereas since when whenever where if unless until till once lest"),
    (LOOSE, "as after before since until till like than"),
    (RELATIVE, "who whom whose which that"),
    (ASKING, "whether how why what"),
    (JOINT, "and or but nor"),
    (IF, "if unless until once without provided providing assuming barring failing "),
    (
        THINK,
        "think thinks thought believe believes believed suspect suspects feel feels felt guess reckon reckons doubt \
        imagine assume confident optimistic",
    ),
    (HOPE, "hope hopes hoped hoping expect expects expected expecting anticipate anticipates anticipated hopeful"),
    (
        SAY,
        "say says said saying tell tells told add added know knows knew mean means promise suggest suggested suggests report reports reported note notes noted show shows showed \
        reveal revealed indicate indicates indicated explain explained concede acknowledge acknowledged confirm confirmed insist insists argue \
        decided decide announced announce clear sure certain vow pledge predict predicted warn warned informed note \
        convinced understand agree agreed stress stressed claim claims claimed",
    ),
    (PERHAPS, "likely possibly probably perhaps maybe possible hopefully unlikely potentially conceivably presumably"),
    (
        INTEND,
        "plan plans planned planning intend intends intended intending aim aims aimed aiming want wants \
        seek seeks seeking sought propose proposes proposed proposing prefer mean look looking \
        consider considering considers strive aspire wish wishes",
    ),
    (
        COMMIT,
        "vow vows vowed vowing pledge pledges pledged pledging promise promises promised promising swear swears \
        swore commit commits committed committing agree agrees agreed agreeing offer offers offered offering \
        guarantee guarantees guaranteed guaranteeing undertake undertook vowing volunteer volunteers volunteered",
    ),
    (THREATEN, "threaten threatens threatened threatening threat threats"),
    (WARN, "warn warns warned warning warnings caution cautions cautioned cautioning"),
    (
        FORETELL,
        "predict predicts predicted predicting prediction forecast forecasts forecasting project projects \
        projected projecting foresee foresees foresaw foretell prophesy fear fears feared fearing worry worries \
        worried concerned bet estimates estimate estimated",
    ),
    (
        URGE,
        "urge urges urged urging demand demands demanded demanding implore implores implored beg begs begged \
        begging recommend recommends recommended recommending instruct instructed order orders \
        ordered ordering command commands commanded request requests requested requesting requests advise advises \
        advised advising exhort exhorted beseech",
    ),
    (
        CALL,
        "call calls called calling ask asks asked asking push pushes pushed pushing press presses pressed pressing \
        tell told telling tells crying cry encourage encourages encouraged encouraging invite invites invited inviting dare dares dared \
        plead pleads pleaded pleading appeal appeals appealed appealing admonish admonished lobby lobbied lobbying advocate advocates advocated advocating petition \
        petitioned warn warned warning",
    ),
    (
        BOUND,
        "going about set due poised positioned bound sure certain committed determined scheduled slated destined guaranteed \
        doomed",
    ),
    (
        READY,
        "ready prepared willing open likely unlikely expected planning hoping looking seeking considering \
        intending aiming unwilling projected predicted forecast estimated",
    ),
    (
        UNWELCOME,
        "withdraw withdrawing withdrawal retaliate strike respond sanction sanctions punish sue attack impose \
        halt suspend expel leave walk pull veto resign fire cut block ban bomb destroy deport invade arrest jail \
        prosecute indict curb boycott blockade kill seize freeze revoke cancel quit abandon oust obliterate crush \
        retaliation shoot evict dismiss sack terminate revenge",
    ),
    (
        BEFALL,
        "win lose see get become have know hear find suffer survive succeed fail need be prevail face live feel \
        learn experience benefit end happen fall rise grow remain regret struggle like enjoy",
    ),
    (
        REMARK,
        "say tell argue admit think imagine seem remember prefer love call agree appear mean sound note \
        suggest suppose guess understand like hate bet characterize describe rather consider note comment want hope \
        believe wonder add confess concede remind know question expect",
    ),
    (
        OFFICE,
        "spokesman spokeswoman spokesperson spokespeople aide aides adviser advisers advisor advisors official \
        officials campaign government administration ministry minister secretary department agency president senator \
        sen rep representative chairman chairwoman chair chief director manager committee commission council company \
        firm party court group governor mayor ambassador envoy white kremlin foundation strategist union team bank \
        lawyer attorney organization organisation leader leaders army military police statement letter site network \
        office bureau board executive ceo undersecretary commissioner administrator premier pm chancellor platform speaker nominee candidate \
        communique embassy pentagon staff lawmakers prosecutors regulators authority authorities email document",
    ),
    (
        COMING,
        "tomorrow tonight next coming upcoming forthcoming later monday tuesday wednesday thursday friday saturday \
        sunday january february march april june july august september october november december soon shortly today \
        weeks days months years 2016 2017 2018 2020 2025 2026 2027 2028 2030 week month year",
    ),
    (
        VALUE,
        "difficult hard easy tough great good bad better best worse worst nice wonderful fine interesting important \
        fair unfair wrong right honest clear ashamed horrible terrible awful fantastic amazing perfect excellent \
        proud happy surprised surprising glad helpful useful impossible crazy tragic sad fun smart wise foolish \
        naive remiss interested inappropriate appropriate reasonable unreasonable irresponsible embarrassing hot cool \
        stupid dangerous challenging careful true false",
    ),
    (
        DECLINE,
        "declined decline declines declining refuse refused refuses refusing denied deny denies denying reject \
        rejected rejects rejecting dismissed dismiss dismisses dismissing question questions questioned questioning \
        doubt doubts doubted refuted refute disputed dispute disputes dismissive criticized criticised criticizing \
        criticising condemned asked wonder wondered skeptical sceptical oppose opposed opposes denounced slammed \
        accused accuse accuses accusing  skepticism",
    ),
    (
        SCHEDULED,
        "begin begins start starts open opens end ends expire expires meet meets vote votes take takes arrive \
        arrives return returns leave leaves resume resumes go goes face faces hold holds launch launches come comes",
    ),
    (TO, "to"),
    (
        VERB,
        "owe owes came went did goes dies chosen taken wants needs gets puts runs lets thinks says makes keeps looks has have \
        had is are was were am do does be been 's 're 'm 've 'd don't doesn't didn't isn't aren't wasn't weren't can \
        cannot can't couldn't hasn't haven't hadn't lie lies won said thought felt told",
    ),
    // Nouns far more often than verbs.
    (0, "state general"),
    (BEFORE_NOUN, "whose much few"),
    (ADVERB, "all so far clearly rather most"),
    (COMING, "midnight autumn summer winter spring weekend election"),
    (OTHER, "nobody everyone everybody someone somebody nothing anybody"),
    (SELF, "let's"),
    (
        WAS,
        "became began brought came chose did gave got grew held kept knew led left lost made met paid ran said sat saw \
        sent shot sold spoke spent stood took thought told understood went won wrote",
    ),
    (PERHAPS, "seemingly apparently"),
    (
        BODY,
        "campaign government administration ministry department agency committee commission council company firm \
        party group kremlin foundation union team bank army military police network office bureau board staff house \
        members troops forces state country nation authorities cabinet delegation service",
    ),
    (DISPOSED, "ready prepared willing open unwilling want wants seek seeks wish wishes desire"),
    (COMING, "late early mid-term midterm"),
    // "No" and "but" are pivots beside others alone.
    (
        PIVOT,
        "if or once when till long soon were case until again event short unless should except return absent either \
        without barring failing subject proviso provided assuming exchange providing supposing condition otherwise \
        dependent depending contingent conditional understanding no but",
    ),
    (PIVOT | VERB, "conditioned"),
    (CHOICE, "or again"),
    (REFERRING, "otherwise if or"),
    (OPENING, "let let's better don't never do if unless when once until"),
    (HOPED, "hope hopes optimism expectation expectations"),
    (PHRASAL, "owe owes look looks"),
    (UNFINISHED, "be been being"),
];

/// The classes of a word in small letters.
pub(crate) fn class_of(word: &[u8]) -> Class {
    Packed::of(word).and_then(known_class).unwrap_or_else(|| class_by_ending(word))
}

/// The classes that the lists give a word.
#[inline]
pub(crate) fn known_class(word: Packed) -> Option<Class> {
    CLASSES.get(word).copied()
}

static CLASSES: LazyLock<ByLetters<Class>> = LazyLock::new(table);

/// The words of all classes.
pub(crate) fn classes() -> &'static ByLetters<Class> {
    &CLASSES
}

/// Classes whose words are verbs.
const VERBS: Class = THINK | HOPE | SAY | INTEND | COMMIT | THREATEN | FORETELL | URGE | CALL | WARN | SCHEDULED;

fn table() -> ByLetters<Class> {
    let stems = || verbs::COMMON.split_ascii_whitespace();
    let forms: Vec<String> = stems().flat_map(forms).collect();
    let listed = TABLE.iter().flat_map(|(class, words)| {
        let verb = if class & VERBS != 0 { VERB } else { 0 };
        words.split_ascii_whitespace().map(move |word| (word, class | verb))
    });
    let words = stems().map(|stem| (stem, VERB | BARE));
    let words = words.chain(forms.iter().map(|form| (form.as_str(), VERB)));
    let words = words.chain(verbs::PAST.split_ascii_whitespace().map(|word| (word, VERB | WAS)));
    let words = words.chain(listed).map(|(word, class)| (word.as_bytes(), class));
    ByLetters::merged(words, |known, class| *known |= class)
}

/// The forms of a verb that has its endings by rule.
fn forms(stem: &str) -> [String; 2] {
    let short = stem.strip_suffix('e');
    let ends_in_y = stem.strip_suffix('y').filter(|rest| !rest.ends_with(['a', 'e', 'o']));
    let ed = match (short, ends_in_y) {
        (Some(short), _) => format!("{short}ed"),
        (_, Some(rest)) => format!("{rest}ied"),
        _ => format!("{stem}ed"),
    };
    let s = match ends_in_y {
        Some(rest) => format!("{rest}ies"),
        None if stem.ends_with(['s', 'h', 'x', 'o']) => format!("{stem}es"),
        None => format!("{stem}s"),
    };
    [ed, s]
}

/// A word that no list has: in -ed it is most likely a verb.
pub(crate) fn class_by_ending(word: &[u8]) -> Class {
    let is_verb = word.len() > 4 && matches!(word, [.., before, b'e', b'd'] if *before != b'e');
    if is_verb { VERB } else { 0 }
}
