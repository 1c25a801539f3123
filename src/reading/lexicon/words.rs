//! The small words, by what they do around a cue: as much grammar as it takes to find a speaker and a clause.

use super::class::{self, Class};

/// Each class with its words. A word may be of several.
pub(super) const WORDS: [(Class, &str); 28] = [
    (
        class::PAST,
        "left met made gave took won lost ran held came went fell rose began got led sent built spent stood \
        kept brought bought sold paid drew broke chose drove flew grew spoke fought caught taught sat became saw ate \
        wore threw shot struck sank swept hung dealt sought felt knew thought meant hid rode shook stole woke tore \
        fled bid bound lent lay slid spun stuck swore swung sprang withdrew overcame undertook arose forgot forgave",
    ),
    (class::HONORIFIC, "mr mrs ms miss mx"),
    (class::SET_PHRASE, "according view opinion words eyes"),
    (
        class::ABBREVIATION,
        "mr mrs ms dr sen sens rep reps gov govs gen lt col sgt st prof jr sr inc corp co ltd vs \
        etc jan feb aug sept oct nov dec ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo \
        mont neb nev okla pa tenn tex va vt wash wis wyo rev hon capt cmdr maj adm supt est dept univ",
    ),
    (
        class::DETERMINER,
        "the a an this that these those some any no each every all both another many most several \
        few other such more one two three four five six seven eight nine ten",
    ),
    (class::POSSESSIVE, "his her its their my our your whose"),
    // Those that can be a subject and nothing else, and those that can be one.
    (
        class::PRONOUN,
        "he she they we i it you who he's she's it's i'm we're they're you're i've we've they've \
        you've i'd we'd they'd he'd she'd you'd it'd i'll we'll they'll he'll she'll it'll you'll",
    ),
    (
        class::STANDS_ALONE,
        "others some many most both several few one someone somebody everyone everybody nobody \
        this that these those which all neither none each another half majority there's that's",
    ),
    (class::OBJECT, "him them me us himself herself themselves itself myself ourselves"),
    (
        class::PREPOSITION,
        "of in on at for from with by about against during to into over after before under between \
        among through without within aboard near behind since until like as amid despite across around outside inside \
        toward towards upon via than off up out down along per",
    ),
    (class::CONJUNCTION, "and or but nor yet then"),
    (
        class::SUBORDINATOR,
        "that whether if because while as when after before since although though unless until \
        where why how what who whom which whose so than once whereas",
    ),
    (class::RELATIVE, "who which that whom whose where when"),
    (class::WH, "whether if what how why who when where which"),
    (
        class::MODAL,
        "will would shall should may might must can could cannot won't wouldn't can't couldn't shouldn't \
        mustn't i'll we'll they'll he'll she'll it'll you'll ought",
    ),
    (
        class::BE,
        "is are was were am be been being isn't aren't wasn't weren't he's she's it's i'm we're they're \
        you're there's that's",
    ),
    (class::HAVE, "has have had having hasn't haven't hadn't i've we've they've you've i'd we'd they'd he'd she'd"),
    (class::DO, "do does did doesn't don't didn't"),
    (
        class::NEGATION,
        "not never n't no neither nor hardly doesn't don't didn't won't wouldn't hasn't haven't hadn't \
        isn't aren't wasn't weren't can't couldn't cannot",
    ),
    (
        class::ADVERB,
        "also then later once now still even just again soon often always ever already earlier previously \
        today yesterday tomorrow too only further meanwhile instead perhaps maybe sometimes first however once \
        thus therefore finally not never yet simply both together jointly long since afterward afterwards tonight \
        there here twice further ago quite very rather so",
    ),
    (class::WEEKDAY, "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun"),
    (
        class::MONTH,
        "january february march april may june july august september october november december jan feb \
        mar apr aug sept sep oct nov dec",
    ),
    (
        class::TIME_UNIT,
        "day week month year night morning afternoon evening weekend hour minute days weeks months \
        years hours minutes monday tuesday wednesday thursday friday saturday sunday summer spring autumn fall \
        winter today yesterday tonight",
    ),
    (class::TIME_WORD, "last this next earlier later early late on"),
    (
        class::TITLE,
        "mr mrs ms miss dr sen sens rep reps gov gen lt col sgt prof president senator representative \
        governor secretary minister chancellor premier mayor judge justice sheriff attorney general king queen \
        prince princess pope bishop archbishop sir lord lady dame chairman chairwoman director professor captain \
        ambassador commissioner congressman congresswoman vice prime deputy speaker chief officer spokesman \
        spokeswoman spokesperson former foreign candidate nominee ceo cfo coo mp mps mep pm chair chairperson \
        admiral colonel major marshal sergeant inspector superintendent councillor councilman councilwoman \
        assemblyman sultan emir sheikh baroness baron duke duchess",
    ),
    (
        class::PERSON,
        "spokesman spokeswoman spokesperson official officials minister president senator governor \
        leader leaders chairman chairwoman director secretary lawmaker lawmakers aide aides adviser advisers \
        advisor advisors strategist manager analyst analysts expert experts professor lawyer lawyers attorney \
        attorneys judge candidate nominee critic critics supporter supporters source sources person people man \
        woman men women voter voters republican republicans democrat democrats reporter reporters journalist \
        author authors researcher researchers scientist scientists economist economists activist activists \
        diplomat diplomats ambassador mayor officer officers police prosecutor prosecutors executive executives \
        member members resident residents witness witnesses father mother wife husband son daughter brother sister \
        friend friends colleague colleagues chief head coach founder mogul billionaire businessman operative \
        congressman congresswoman representative representatives delegate delegates host moderator anchor editor \
        conservative conservatives liberal liberals opponent opponents rival rivals pundits observers insiders \
        commentator columnist pollster veteran veterans worker workers student students teacher teachers doctor \
        parents family victim victims citizen citizens negotiator negotiators envoy commander general premier \
        chancellor",
    ),
    (
        class::BODY,
        "government ministry campaign party committee agency department office administration company group \
        organization organisation union association court council parliament congress senate house state police \
        army military bank newspaper paper magazine network site website report study poll survey article statement \
        letter memo document documents email emails complaint lawsuit filing filings indictment research analysis \
        data release book column editorial account story bill law order resolution plan platform ad spokesperson \
        team commission board panel firm center centre institute university foundation nation country kremlin \
        pentagon transcript post tweet message memo note figures records",
    ),
    (
        class::SPEECH_PLACE,
        "statement interview speech conference rally email e-mail tweet post release remarks address \
        debate hearing television tv twitter facebook radio briefing forum event phone letter op-ed message \
        editorial memo article call podcast monologue testimony appearance comments column book blog show",
    ),
];
