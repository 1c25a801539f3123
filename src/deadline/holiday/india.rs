//! Hindu, Sikh, Jain and Buddhist feasts, and the national days of India. Months by their number from Chaitra, which ends
//! at the new moon; days 1 to 15 of the bright half, 16 to 30 of the dark.

use super::feast::{Feast, Rule, from, long, on};
use super::hindu::Hour::{Afternoon, Dawn, Evening, Fire, Forenoon, Midnight, Moonrise, Noon, Sunrise, Victory};
use super::hindu::{Stay, Until};
use chrono::Weekday::Fri;

/// Rows of names, each with its rule; how names are written is told in `names`.
pub(super) const FEASTS: &[Feast] = &[
    on(
        "gudi padwa|ugadi|yugadi|gudhi padwa|gudi padva|hindu new year|cheti chand eve|telugu new year|\
            kannada new year|marathi new year|ugaadhi|chaitra sukladi|chaitra shukladi|nav samvatsar|\
            samvatsar padvo|samvatsaradi|chaitra sukhladi",
        Rule::LunarDay(1, 1, Sunrise),
    ),
    on("cheti chand|chetichand|jhulelal jayanti|sindhi new year", Rule::LunarDay(1, 2, Sunrise)),
    from(
        "chaitra navratri|chaitra navaratri|vasanta navratri|vasanta navaratri|rama navaratri|ram navratri|\
            basanta navaratri",
        Rule::LunarDay(1, 1, Sunrise),
        &Rule::LunarDay(1, 9, Noon),
        0,
    ),
    on("rama navami|ram navami|ramanavami|sri rama navami|shri ram navami|ramnavami", Rule::LunarDay(1, 9, Noon)),
    on(
        "mahavir jayanti|mahaveer jayanti|mahavir janma kalyanak|mahavira jayanti|vardhaman mahavir jayanti|\
            mahaveera jayanti|mahavir janam kalyanak",
        Rule::LunarDay(1, 13, Sunrise),
    ),
    on(
        "hanuman jayanti|hanuman jayanthi|hanumath jayanthi|hanuman janmotsav|hanumat jayanti",
        Rule::LunarDay(1, 15, Sunrise),
    ),
    on(
        "akshaya tritiya|akha teej|akshaya trithiya|akshay tritiya|akti|akshaya tritiyai",
        Rule::LunarDay(2, 3, Forenoon),
    ),
    on("parashurama jayanti|parshuram jayanti|parasurama jayanti|parashuram jayanti", Rule::LunarDay(2, 3, Evening)),
    on("shankaracharya jayanti|adi shankara jayanti|adi shankaracharya jayanti", Rule::LunarDay(2, 5, Noon)),
    on("sita navami|janaki navami", Rule::LunarDay(2, 9, Noon)),
    on("narasimha jayanti|narsingh jayanti", Rule::LunarDay(2, 14, Evening)),
    on(
        "buddha purnima|buddha jayanti|vesak day?|wesak day?|vesakha|buddha day|visakha puja|visakha bucha day?|\
            waisak|buddha poornima|vaishakha purnima|vesakh|vaisakha|buddha pournima|vesak full moon|\
            gautama buddha jayanti|vaisakha purnima",
        Rule::LunarDay(2, 15, Sunrise),
    ),
    on(
        "vat savitri|savitri vrata|savitri brata|vat savitri vrat|shani jayanti|savitri amavasya",
        Rule::LunarDay(2, 30, Sunrise),
    ),
    on("ganga dussehra|ganga dashami|gangavataran", Rule::LunarDay(3, 10, Sunrise)),
    on("nirjala ekadashi", Rule::LunarDay(3, 11, Sunrise)),
    on("vat purnima|kabir jayanti|kabirdas jayanti", Rule::LunarDay(3, 15, Sunrise)),
    on(
        "rath yatra|ratha yatra|jagannath rath yatra|ratha jatra|rathayatra|chariot festival|rath jatra|\
            puri rath yatra|jagannath yatra|ratha yathra|rathyatra",
        Rule::LunarDay(4, 2, Sunrise),
    ),
    on(
        "devshayani ekadashi|ashadhi ekadashi|shayani ekadashi|toli ekadashi|devpodhi ekadashi|padma ekadashi|\
            ashadi ekadashi",
        Rule::LunarDay(4, 11, Sunrise),
    ),
    on(
        "guru purnima|guru poornima|vyasa purnima|vyas purnima|guru pournima|asalha puja|asanha bucha day?|\
            dharma day",
        Rule::LunarDay(4, 15, Sunrise),
    ),
    on("hariyali teej|sawan teej|shravana teej|haryali teej", Rule::LunarDay(5, 3, Sunrise)),
    on("nag panchami|naga panchami|naag panchami|nagara panchami|nagula panchami", Rule::LunarDay(5, 5, Sunrise)),
    on(
        "varalakshmi vratam|varalaxmi vratam|varamahalakshmi|varalakshmi vrata|varalakshmi nombu",
        Rule::By(Fri, 0, &Rule::LunarDay(5, 15, Sunrise)),
    ),
    on(
        "raksha bandhan|rakshabandhan|rakhi|rakhi purnima|rakhi bandhan|raksha bandan|raksha bandha|\
            narali purnima|avani avittam|rakhri|raksha bandhana|shravana purnima|rakhi day|rakhsha bandhan|\
            rakshya bandhan|janai purnima|saluno|silono|rakri",
        Rule::LunarDay(5, 15, Forenoon),
    ),
    on(
        "krishna janmashtami|janmashtami|janmastami|krishnashtami|gokulashtami|sri krishna jayanti|\
            krishna jayanti|srikrishna jayanti|shri krishna janmashtami|krishna jayanthi|saatam aatham|\
            gokul ashtami|ashtami rohini|srikrishna jayanthi|sree krishna jayanthi|janamashtami",
        Rule::LunarDay(5, 23, Sunrise),
    ),
    on("pola|bail pola|pithori amavasya", Rule::LunarDay(5, 30, Sunrise)),
    long("paryushan|paryushana|paryushan parva", Rule::LunarDay(6, 5, Sunrise), -7, 8),
    on("samvatsari|kshamavani", Rule::LunarDay(6, 5, Sunrise)),
    long("das lakshana|daslakshan|das lakshan parva", Rule::LunarDay(6, 5, Sunrise), 0, 10),
    on("hartalika teej|hartalika|haritalika teej|gowri habba|teej", Rule::LunarDay(6, 3, Sunrise)),
    on(
        "ganesh chaturthi|ganesha chaturthi|vinayaka chaturthi|vinayaka chavithi|vinayagar chaturthi|\
            ganeshotsav|ganesh utsav|vinayak chaturthi|ganesh puja|vinayaka chavati|ganesh chavathi|\
            ganesh chavithi|ganesha chavithi",
        Rule::LunarDay(6, 4, Noon),
    ),
    on("rishi panchami", Rule::LunarDay(6, 5, Noon)),
    on("radha ashtami|radhashtami", Rule::LunarDay(6, 8, Noon)),
    on("anant chaturdashi|ananta chaturdashi|ganesh visarjan|anant chaudas", Rule::LunarDay(6, 14, Sunrise)),
    from(
        "pitru paksha|pitri paksha|shraddha paksha|pitra paksha|shradh",
        Rule::LunarDay(6, 15, Sunrise),
        &Rule::LunarDay(6, 30, Afternoon),
        0,
    ),
    on("mahalaya|mahalaya amavasya|sarva pitru amavasya|pitru amavasya", Rule::LunarDay(6, 30, Afternoon)),
    from(
        "navaratri|navratri|navarathri|sharad navaratri|sharad navratri|shardiya navratri|navrathri|nauratri|\
            navaraatri|nav ratri|sharadiya navratri|maha navratri|maha navaratri|shardiya navaratri|\
            durga navratri",
        Rule::LunarDay(7, 1, Sunrise),
        &Rule::LunarDay(7, 10, Victory),
        -1,
    ),
    on(
        "ayudha puja|ayudha pooja|maha navami|mahanavami|durga navami|maha navmi|shastra puja|astra puja",
        Rule::LunarDay(7, 9, Afternoon),
    ),
    from(
        "durga puja|durgotsava|durga pooja|durgapuja|pujo|sharodotsab|akalbodhan",
        Rule::LunarDay(7, 6, Sunrise),
        &Rule::LunarDay(7, 10, Victory),
        0,
    ),
    on("maha saptami", Rule::LunarDay(7, 7, Sunrise)),
    on("durga ashtami|maha ashtami|durgashtami|mahashtami", Rule::LunarDay(7, 8, Sunrise)),
    on(
        "dussehra|dasara|dussera|dushera|dashain|vijayadashami|vijaya dashami|vijayadasami|dashahara|dasera|\
            dassehra|dashehra|vijay dashami|vijayadasmi|vijaya dasami|bijoya dashami|dasain|dashera|dusshera|\
            dusserah|dushehra|duserha",
        Rule::LunarDay(7, 10, Victory),
    ),
    on(
        "sharad purnima|kojagiri purnima|kojagari purnima|kumar purnima|kaumudi purnima|kojagari lakshmi puja|\
            kojagrat purnima|sharad poornima",
        Rule::LunarDay(7, 15, Midnight),
    ),
    on(
        "valmiki jayanti|maharishi valmiki jayanti|pargat diwas|maharshi valmiki jayanti|balmiki jayanti",
        Rule::LunarDay(7, 15, Sunrise),
    ),
    on(
        "karva chauth|karwa chauth|karaka chaturthi|karwachauth|karvachauth|karwa chouth|karva chouth",
        Rule::LunarDay(7, 19, Moonrise),
    ),
    on("ahoi ashtami", Rule::LunarDay(7, 23, Evening)),
    on(
        "dhanteras|dhanatrayodashi|dhanvantari trayodashi|dhan teras|dhantheran|dhanwantari trayodashi|\
            dhana trayodashi|dhantrayodashi|yama deepam|asweyuja bahula thrayodashi|ashwayuja bahula trayodashi",
        Rule::LunarDay(7, 28, Evening),
    ),
    on(
        "naraka chaturdashi|naraka chaturdasi|choti diwali|chhoti diwali|kali chaudas|roop chaudas|\
            narak chaturdashi|naraka chaudas|roop chaturdashi|narak chaudas|small diwali|choti deepavali|\
            kali choudas|tamil deepavali|narak nivaran chaturdashi|bhoot chaturdashi",
        Rule::LunarDay(7, 29, Dawn),
    ),
    on(
        "diwali|deepavali|divali|dipavali|dewali|deepawali|dipawali|tihar|bandi chhor divas|bandi chhor diwas|\
            lakshmi puja|laxmi puja|lakshmi pooja|laxmi pooja|mahavir nirvana|diwali day|deepavali day|\
            bandi chhor|mahavira nirvana|lakshmi pujan|laxmi pujan|deepabali|main diwali|devali",
        Rule::LunarDay(7, 30, Evening),
    ),
    on("kali puja|shyama puja|kali pooja", Rule::LunarDay(7, 30, Midnight)),
    on(
        "gujarati new year|bestu varas|vikram samvat new year|nutan varsh|vishwakarma day",
        Rule::LunarDay(8, 1, Sunrise),
    ),
    on(
        "govardhan puja|annakut|annakoot|govardhan pooja|bali pratipada|balipratipada|bali padyami|diwali padwa|\
            goverdhan puja|gowardhan puja|vishwakarma day|bali padva|balipadyami|annakutta|bali puja",
        Rule::LunarDay(8, 1, Afternoon),
    ),
    on(
        "bhai dooj|bhaidooj|bhai duj|bhai tika|bhai bij|bhau beej|bhai phota|yama dwitiya|bhaubeej|bhai phonta|\
            bhaiya dooj|bhratri dwitiya|bhai beej|bhathru dwithiya|bhaubij|bhai dwitiya|bhatri dwitiya|\
            bhatri ditya|bhaiduj|yama dvitheya|bhai teeka|bhratru dviteeya",
        Rule::LunarDay(8, 2, Afternoon),
    ),
    on(
        "chhath|chhath puja|chhath pooja|chhathi|chhatt puja|chath puja|chhat puja|surya shashthi|dala chhath|\
            chhat parva|dala puja|chhath parv|chath|surya shashti|pratihar shashthi|chhath parva|dala chath|\
            surya shasthi",
        Rule::LunarDay(8, 6, Sunrise),
    ),
    on("gopashtami", Rule::LunarDay(8, 8, Sunrise)),
    on(
        "dev uthani ekadashi|prabodhini ekadashi|devutthana ekadashi|dev uthana ekadashi|devutthan ekadashi|\
            devuthani ekadashi|kartiki ekadashi|kartik ekadashi",
        Rule::LunarDay(8, 11, Sunrise),
    ),
    on("tulsi vivah|tulasi vivaha|tulasi vivah|tulsi vivaha", Rule::LunarDay(8, 12, Sunrise)),
    on(
        "guru nanak jayanti|guru nanak gurpurab|guru nanak birthday|guru nanaks birthday|guru nanak dev jayanti|\
            gurpurab|guru nanak prakash utsav|guru nanak day|kartik purnima|kartika purnima|prakash utsav|\
            guru nanak gurburab|guru nanaks gurpurab|kartik poornima|guru nanak|birthday of guru nanak|\
            guru nanak dev ji jayanti|birth of guru nanak|guru nanaks prakash utsav|guru nanaks jayanti|\
            guru nanak jayanthi|boita bandana|loy krathong|tripuri purnima",
        Rule::LunarDay(8, 15, Sunrise),
    ),
    on("dev deepavali|dev diwali|deva diwali", Rule::LunarDay(8, 15, Evening)),
    on("hariyali amavasya", Rule::LunarDay(4, 30, Sunrise)),
    on("maharana pratap jayanti", Rule::LunarDay(3, 3, Sunrise)),
    on("mahesh navami", Rule::LunarDay(3, 9, Sunrise)),
    on("matsya jayanti", Rule::LunarDay(1, 3, Sunrise)),
    on("vallabhacharya jayanti|shri vallabhacharya jayanti", Rule::LunarDay(1, 26, Sunrise)),
    on("tulsidas jayanti|goswami tulsidas jayanti", Rule::LunarDay(5, 7, Sunrise)),
    on("hal shashthi|balarama jayanti|balaram jayanti", Rule::LunarDay(5, 21, Sunrise)),
    on("parivartini ekadashi|parsva ekadashi", Rule::LunarDay(6, 11, Sunrise)),
    on("vivah panchami", Rule::LunarDay(9, 5, Sunrise)),
    on(
        "gita jayanti|mokshada ekadashi|geeta jayanti|bhagavad gita jayanti|vaikuntha ekadashi|mukkoti ekadashi|\
            vaikunta ekadashi",
        Rule::LunarDay(9, 11, Sunrise),
    ),
    on("dattatreya jayanti|datta jayanti|dattatreya jayanthi", Rule::LunarDay(9, 15, Evening)),
    on(
        "guru gobind singh jayanti|guru govind singh jayanti|guru gobind singh birthday|\
            guru gobind singh gurpurab|guru gobind singh ji jayanti|guru gobind singhs birthday|\
            birthday of guru gobind singh|guru govind singh birthday|guru govind singhs birthday|\
            guru gobind singh day|guru gobind singh jayanthi",
        Rule::LunarDay(10, 7, Sunrise),
    ),
    on("shakambhari purnima|paush purnima|pausha purnima|shakambari purnima", Rule::LunarDay(10, 15, Sunrise)),
    on("mauni amavasya", Rule::LunarDay(10, 30, Sunrise)),
    on(
        "vasant panchami|basant panchami|saraswati puja|vasanta panchami|sri panchami|saraswathi puja|\
            saraswati pooja|basanta panchami|shree panchami|saraswathi pooja|vasanth panchami|vasant panchmi|\
            basant panchmi|magha panchami|shri panchami|saraswati panchami",
        Rule::LunarDay(11, 5, Forenoon),
    ),
    on(
        "ratha saptami|rathasapthami|surya jayanti|magha saptami|rath saptami|rathasaptami",
        Rule::LunarDay(11, 7, Dawn),
    ),
    on("bhishma ashtami", Rule::LunarDay(11, 8, Noon)),
    on(
        "guru ravidass jayanti|guru ravidas jayanti|ravidas jayanti|ravidass jayanti|guru ravidass birthday|\
            guru ravidas birthday|guru ravidass|guru ravidas|sant ravidas jayanti|magha purnima|maghi purnima|\
            guru ravidass birthday|guru ravidass jayanthi|birthday of guru ravidas|ravidassia jayanti|\
            guru ravidass prakash|magh purnima|birthday of ravidas",
        Rule::LunarDay(11, 15, Sunrise),
    ),
    on(
        "dayanand saraswati jayanti|dayananda saraswati jayanti|maharishi dayanand saraswati jayanti|\
            maharshi dayanand saraswati jayanti|swami dayanand saraswati jayanti|\
            swami dayananda saraswati jayanti|saraswati jayanti|dayananda jayanti|dayanand jayanti|\
            maharishi dayanand jayanti|maharishi dayananda saraswati jayanti|\
            maharshi dayananda saraswati jayanti|maharshi dayanand jayanti",
        Rule::LunarDay(11, 25, Sunrise),
    ),
    on(
        "maha shivaratri|shivaratri|mahashivratri|maha shivratri|mahashivaratri|shivratri|sivaratri|\
            maha sivaratri|mahasivratri|great night of shiva|mahashivarathri|maha shivarathri|\
            shivarathri|shiva ratri|maha sivarathri|hara ratri",
        Rule::LunarDay(11, 29, Midnight),
    ),
    on(
        "holika dahan|holika|chhoti holi|choti holi|kamudu pyre|holika deepak|jalanewali holi|small holi|\
            holika dahana|choti holika",
        Rule::LunarDay(12, 15, Fire),
    ),
    long(
        "!holi|dhulandi|dhuleti|rangwali holi|dhulivandan|dhulheti|holi festival|festival of colors|phagwah|\
            dhuli vandan|dhulandi holi|holi day|festival of colours|hola mohalla|hola mahalla|phagwa|phagua|\
            rangwali|dhulendi|dhulheti holi|dhurwadi|holi dhulandi|hola mahala|hola moholla",
        Rule::LunarDay(12, 15, Fire),
        1,
        1,
    ),
    on(
        "dolyatra|dol purnima|dol jatra|gaura purnima|doljatra|dola purnima|dola jatra|dola yatra|dol yatra|\
            basanta utsav|phalguna purnima|vasantotsav|lakshmi jayanti|chaitanya mahaprabhu jayanti",
        Rule::LunarDay(12, 15, Sunrise),
    ),
    on("rang panchami|ranga panchami", Rule::LunarDay(12, 20, Sunrise)),
    // The sun's entry into signs.
    long(
        "bhogi|bhogi pongal|bhogi pandigai|lohri|lal loi|lohari|lohadi|bhogi festival",
        Rule::SunEntry(9, Until::Sunset),
        -1,
        1,
    ),
    on(
        "makar sankranti|pongal|sankranti|thai pongal|makara sankranti|sankranthi|makar sankranthi|uttarayan|\
            maghi|magh bihu|bhogali bihu|surya pongal|pongal day|makara sankranthi|maghe sankranti|\
            poush sankranti|uttarayana|makara vilakku|makaravilakku|pedda panduga|maghi sankranti|\
            makar sakranti|makara sankramana|til sakraat|magha sankranti|tamil pongal|til sankranti",
        Rule::SunEntry(9, Until::Sunset),
    ),
    long("mattu pongal|kanuma|kanuma panduga|maattu pongal|kanumu", Rule::SunEntry(9, Until::Sunset), 1, 1),
    long("kaanum pongal|kanum pongal|mukkanuma|uzhavar thirunal", Rule::SunEntry(9, Until::Sunset), 2, 1),
    on("vaisakhi|baisakhi|vaisaki|vaishakhi|vasakhi|baishakhi|vesakhi|khalsa day", Rule::SunEntry(0, Until::Midnight)),
    on(
        "puthandu|mesadi|vaisakhadi|mesha sankranti|tamil new year|tamil new years day|puthuvarudam|\
            varusha pirappu|varushapirappu|tamil puthandu|tamil varusha pirappu|pana sankranti|\
            maha vishuva sankranti|tamil puthandu day|odia new year|sinhala new year|sinhalese new year|\
            sinhala and tamil new year|aluth avurudda|aluth avurudu|puthandu day|mesadi|pana sankranthi|\
            solar new year",
        Rule::SunEntry(0, Until::Sunset),
    ),
    long(
        "bohag bihu|rongali bihu|assamese new year|xaat bihu|bihu|pohela boishakh|bengali new year|\
            poila boishakh|pahela baishakh|bengali new years|nobo borsho|naba barsha|poyla boishakh|\
            pohela baishakh",
        Rule::SunEntry(0, Until::Midnight),
        1,
        1,
    ),
    on("vishu|vishu kani|mesha vishu|visu|bisu parba", Rule::SunEntry(0, Until::Sunrise)),
    on("karka sankranti", Rule::SunEntry(3, Until::Sunset)),
    on(
        "vishwakarma puja|vishwakarma jayanti|biswakarma puja|viswakarma puja|vishvakarma puja|\
            vishwakarma pooja|vishwakarma jayanthi|bishwakarma puja",
        Rule::SunEntry(5, Until::Sunset),
    ),
    // The moon in an asterism.
    on(
        "onam|thiruvonam|thiru onam|thiruonam|onam festival|onam day|thiruvonam day|thiru onam day",
        Rule::MoonStay(4, 21, Stay::Last, Sunrise),
    ),
    on(
        "thaipusam|thai poosam|thai pusam|thaipoosam|thaipoosam day|thai poosam day",
        Rule::MoonStay(9, 7, Stay::Fullest, Noon),
    ),
    on("karthigai deepam|karthika deepam|karthikai deepam|karthigai", Rule::MoonStay(7, 2, Stay::Fullest, Evening)),
    // National and memorial days.
    on("swami vivekananda jayanti|vivekananda jayanti|national youth day", Rule::Date(1, 12)),
    on(
        "netaji jayanti|subhas chandra bose jayanti|netaji subhas chandra bose jayanti|parakram diwas|\
            subhash chandra bose jayanti|netaji subhash chandra bose jayanti",
        Rule::Date(1, 23),
    ),
    on("republic day|indian republic day|india republic day", Rule::Date(1, 26)),
    on("martyrs day|shaheed diwas|sarvodaya day", Rule::Date(1, 30)),
    on(
        "shivaji jayanti|chhatrapati shivaji maharaj jayanti|shiv jayanti|chhatrapati shivaji jayanti|\
            chatrapati shivaji jayanti",
        Rule::Date(2, 19),
    ),
    on(
        "ambedkar jayanti|babasaheb ambedkar jayanti|dr ambedkar jayanti|br ambedkar jayanti|\
            b r ambedkar jayanti|bhim jayanti|dr babasaheb ambedkar jayanti|bhimrao ambedkar jayanti|\
            dr bhimrao ambedkar jayanti",
        Rule::Date(4, 14),
    ),
    on("maharashtra day", Rule::Date(5, 1)),
    on(
        "rabindra jayanti|rabindranath jayanti|rabindranath tagore jayanti|tagore jayanti|\
            rabindranath tagores birthday|pochishe boishakh",
        Rule::Date(5, 7),
    ),
    on("indian independence day|india independence day", Rule::Date(8, 15)),
    on(
        "gandhi jayanti|mahatma gandhi jayanti|gandhi jayanthi|mahatma gandhis birthday|gandhis birthday|\
            birthday of mahatma gandhi",
        Rule::Date(10, 2),
    ),
    on("sardar patel jayanti|sardar vallabhbhai patel jayanti|rashtriya ekta diwas", Rule::Date(10, 31)),
    on("nehru jayanti|bal diwas|childrens day", Rule::Date(11, 14)),
    on("good governance day", Rule::Date(12, 25)),
    on("kisan diwas|national farmers day", Rule::Date(12, 23)),
    on("army day|indian army day", Rule::Date(1, 15)),
    on(
        "guru arjan martyrdom|martyrdom of guru arjan|guru arjan dev martyrdom day|martyrdom of guru arjan dev|\
            guru arjun dev martyrdom",
        Rule::Date(6, 16),
    ),
    on(
        "guru tegh bahadur martyrdom day?|martyrdom of guru tegh bahadur|guru teg bahadur martyrdom day|\
            guru tegh bahadur day|martyrdom of guru teg bahadur|guru tegh bahadurs martyrdom day|\
            guru teg bahadurs martyrdom day",
        Rule::Date(11, 24),
    ),
    on(
        "guru ram das jayanti|guru ramdas jayanti|guru ram das birthday|birthday of guru ram das|\
            guru ramdas birthday",
        Rule::Date(10, 9),
    ),
    on("guru angad gurgadi|sikh new year|nanakshahi new year", Rule::Date(3, 14)),
];
