//! Jewish, Islamic, Chinese, Persian and Parsi feasts.

use super::chinese::Zone;
use super::feast::{Feast, Rule, eve, eves, from, long, on};
use super::hebrew::Month::{Adar, Av, Elul, Heshvan, Iyar, Kislev, Nisan, Shevat, Sivan, Tammuz, Tevet, Tishri};
use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu};

const CHINA: Zone = Zone(8);
const VIETNAM: Zone = Zone(7);
const KOREA: Zone = Zone(9);
const GREENWICH: Zone = Zone(0);

/// A Jewish feast begins with the evening before its first day.
pub(super) const FEASTS: &[Feast] = &[
    eves(
        "rosh hashanah|rosh hashana|rosh ha shanah|rosh hoshana|rosh ha shana|rosh hashonah|jewish new year|\
            yom teruah|feast of trumpets",
        Rule::Hebrew(Tishri, 1, &[]),
        2,
    ),
    eves(
        "days of awe|ten days of repentance|high holy days|high holidays|yamim noraim",
        Rule::Hebrew(Tishri, 1, &[]),
        10,
    ),
    on("fast of gedalia|fast of gedaliah|tzom gedaliah|tzom gedalia", Rule::Hebrew(Tishri, 3, &[(Sat, 1)])),
    eve("yom kippur|yom kipur|day of atonement|yom kippour|yom ha kippurim", Rule::Hebrew(Tishri, 10, &[])),
    eves(
        "sukkot|sukkoth|succot|succoth|sukkos|succos|feast of tabernacles|feast of booths|feast of ingathering",
        Rule::Hebrew(Tishri, 15, &[]),
        7,
    ),
    eve("hoshana rabbah|hoshana rabba|hoshanna rabbah", Rule::Hebrew(Tishri, 21, &[])),
    eve(
        "shemini atzeret|shmini atzeret|shemini azeret|shemini atzereth|shmini atzereth|shemini atzeres|\
            sh mini atzeret",
        Rule::Hebrew(Tishri, 22, &[]),
    ),
    eve(
        "simchat torah|simhat torah|simchas torah|simchath torah|simkhat torah|rejoicing with torah",
        Rule::Hebrew(Tishri, 23, &[]),
    ),
    on("sigd", Rule::Hebrew(Heshvan, 29, &[])),
    eves(
        "hanukkah|chanukah|hanukah|channukah|hannukah|chanuka|hanuka|chanukkah|festival of lights|\
            festival of dedication|feast of dedication|hanukka",
        Rule::Hebrew(Kislev, 25, &[]),
        8,
    ),
    on(
        "tenth of tevet|asara btevet|asarah btevet|asara be tevet|fast of tevet|10 of tevet",
        Rule::Hebrew(Tevet, 10, &[]),
    ),
    eve(
        "tu bishvat|tu bshevat|tu bshvat|tu bishevat|tu b shevat|jewish arbor day|tu be shvat|tu b shvat|\
            new year for trees|new year of trees",
        Rule::Hebrew(Shevat, 15, &[]),
    ),
    on("fast of esther|taanit esther|ta anit esther", Rule::Hebrew(Adar, 13, &[(Sat, -2)])),
    eve("purim|feast of lots", Rule::Hebrew(Adar, 14, &[])),
    eve("shushan purim", Rule::Hebrew(Adar, 15, &[])),
    eves("passover|pesach|pesah|pessach|feast of unleavened bread|pesakh", Rule::Hebrew(Nisan, 15, &[]), 8),
    eve("passover seder|first seder|seder night|passover eve|erev pesach", Rule::Hebrew(Nisan, 15, &[])),
    eve("mimouna|maimouna|mimuna", Rule::Hebrew(Nisan, 22, &[])),
    eve(
        "yom hashoah|yom ha shoah|yom hasho ah|holocaust martyrs and heroes remembrance day|\
            holocaust remembrance day|holocaust day|holocaust and heroism remembrance day|\
            israel holocaust remembrance day|israeli holocaust remembrance day",
        Rule::Hebrew(Nisan, 27, &[(Fri, -1), (Sun, 1)]),
    ),
    eve(
        "yom hazikaron|yom ha zikaron|israeli memorial day|israel memorial day|israels memorial day",
        Rule::Hebrew(Iyar, 4, &[(Thu, -1), (Fri, -2), (Sun, 1)]),
    ),
    eve(
        "yom haatzmaut|yom ha atzmaut|yom haatsmaut|yom ha atzma ut|yom haazmaut|yom ha azmaut|\
            israeli independence day|israel independence day|israels independence day",
        Rule::Hebrew(Iyar, 5, &[(Fri, -1), (Sat, -2), (Mon, 1)]),
    ),
    eve("pesach sheni|second passover", Rule::Hebrew(Iyar, 14, &[])),
    eve("lag baomer|lag bomer|lag ba omer|lag b omer|lag laomer|lag be omer", Rule::Hebrew(Iyar, 18, &[])),
    eve("yom yerushalayim|jerusalem day|yom yerushalaim", Rule::Hebrew(Iyar, 28, &[])),
    eves("shavuot|shavuoth|shavuos|shavu ot|feast of weeks|shabuoth|shovuos|shovuot", Rule::Hebrew(Sivan, 6, &[]), 2),
    on(
        "seventeenth of tammuz|17 of tammuz|fast of tammuz|shivah asar btammuz|shiva asar btammuz|\
            fast of 17 of tammuz",
        Rule::Hebrew(Tammuz, 17, &[(Sat, 1)]),
    ),
    eve(
        "tisha bav|tisha b av|tish a bav|tisha be av|tishah bav|tishah b av|ninth of av|9 of av|tisha bov|tisha beav",
        Rule::Hebrew(Av, 9, &[(Sat, 1)]),
    ),
    eve("tu bav|tu b av|tu beav", Rule::Hebrew(Av, 15, &[])),
    eve("rosh chodesh elul", Rule::Hebrew(Elul, 1, &[])),
    // Islam. The printed calendar; a sighting of the moon can move a feast by a day.
    on(
        "islamic new year|hijri new year|arabic new year|muslim new year|muharram|hijra new year|moharram|\
            first of muharram|hijri day",
        Rule::Islamic(1, 1),
    ),
    on("ashura|ashoura|aashura|day of ashura|yom ashura|yaum ashura|ashura day", Rule::Islamic(1, 10)),
    on("arbaeen|arba een|chehlum|arbain|arba in", Rule::Islamic(2, 20)),
    on(
        "mawlid|mawlid nabi|milad un nabi|milad nabi|mawlid an nabi|mawlid al nabi|mawlid nabawi|eid milad|\
            eid milad nabi|eid e milad|maulid|maulid nabi|maulidur rasul|id milad|mevlid|muhammads birthday|\
            prophets birthday|birthday of prophet|prophet muhammads birthday|birthday of prophet muhammad|\
            prophet muhammads birthday|barawafat|eid milad an nabi|mawlid sharif|gamou|mulud|mouloud|\
            milad un nabi day|maulid un nabi|milad",
        Rule::Islamic(3, 12),
    ),
    on(
        "isra and miraj|isra and mi raj|isra miraj|isra wal miraj|israa and miraj|isra wa miraj|lailat miraj|\
            laylat miraj|shab miraj|night journey|isra mi raj|miraj|lailatul miraj|israa miraj|night of ascent|\
            miraj nabi",
        Rule::Islamic(7, 27),
    ),
    on(
        "mid shaban|shab barat|laylat baraat|laylat barat|shab bara at|nisf shaban|bara at night|baraat night|\
            lailat baraat|shab baraat|mid sha ban|barat night|shabe barat|shab e barat|nisfu syaban",
        Rule::Islamic(8, 15),
    ),
    from(
        "ramadan|ramadhan|ramzan|ramazan|holy month of ramadan|month of ramadan|fasting month|ramdan",
        Rule::Islamic(9, 1),
        &Rule::Islamic(10, 1),
        -1,
    ),
    on(
        "laylat qadr|lailat qadr|lailatul qadr|laylatul qadr|night of power|night of decree|shab qadr|\
            laylat kadr|night of destiny|night of measures|laylatul kadr|laylat al qadr",
        Rule::Islamic(9, 27),
    ),
    on(
        "jumuatul wida|jumu atul wida|jumat wida|jamat wida|jamat ul vida|jumatul vida|jumatul wida|\
            jamatul vida|jumu atul widaa|al quds day|quds day|jumu ah tul wida|last friday of ramadan|\
            jumua tul wida|jamat ul wida|jummat wida|jummatul wida",
        Rule::By(Fri, -1, &Rule::Islamic(10, 1)),
    ),
    on(
        "eid fitr|eid|eidul fitr|id fitr|idul fitr|eid fitr day|idul fitri|ramzan id|eid fitri|ramadan bayram|\
            hari raya puasa|hari raya aidilfitri|feast of breaking fast|festival of breaking fast|korite|\
            lesser eid|hari raya|eid u fitr|ramazan bayrami|aidilfitri|little eid|smaller eid|ramzan eid|\
            eid ramadan|lebaran|sugar feast|sweet festival|seker bayrami|meethi eid|meethi id|idd fitr",
        Rule::Islamic(10, 1),
    ),
    from("hajj|haj pilgrimage|hajj season|hajj pilgrimage", Rule::Islamic(12, 8), &Rule::Islamic(12, 13), 0),
    on("day of tarwiyah|tarwiyah", Rule::Islamic(12, 8)),
    on(
        "day of arafah|day of arafat|arafat day|arafah day|arafah|yawm arafah|waqf arafah|arafa day|\
            day of arafa|waqf arafa|waqfatu arafat|waqfat arafat|waqfat arafah",
        Rule::Islamic(12, 9),
    ),
    on(
        "eid adha|eidul adha|id adha|idul adha|eid zuha|eid duha|bakrid|bakr id|bakra eid|bakr eid|bakri eid|\
            bakri id|eid qurban|id zuha|id uz zuha|eid azha|idul zuha|kurban bayram|kurban bayrami|\
            hari raya haji|feast of sacrifice|festival of sacrifice|sacrifice feast|tabaski|greater eid|big eid|\
            large eid|eidul azha|id azha|eid ghorban|eid qorban|tfaska|eid u adha|bakreid|hari raya korban|\
            hari raya aidiladha|sallah|idd adha",
        Rule::Islamic(12, 10),
    ),
    on("eid ghadir|ghadir khumm|eid ghadeer|day of ghadir", Rule::Islamic(12, 18)),
    // The calendars of China and its neighbours.
    on(
        "chinese new year day?|lunar new year day?|chinese lunar new year day?|spring festival|chunjie|\
            chinese spring festival|first day of chinese new year",
        Rule::Lunar(CHINA, 1, 1),
    ),
    long(
        "chinese new year eve|lunar new year eve|chinese new years eve|lunar new years eve|\
            chinese lunar new year eve",
        Rule::Lunar(CHINA, 1, 1),
        -1,
        1,
    ),
    on(
        "lantern festival|yuanxiao festival|shangyuan festival|yuan xiao|chinese lantern festival",
        Rule::Lunar(CHINA, 1, 15),
    ),
    on(
        "qingming festival?|qing ming festival?|ching ming festival?|tomb sweeping day|tomb sweeping festival|\
            ancestors day|qing ming jie|qingming jie|tomb sweeping",
        Rule::SolarTerm(15, CHINA),
    ),
    on(
        "dragon boat festival|dragon boat day|duanwu festival?|duan wu festival?|tuen ng festival?|\
            double fifth festival?|duanwu jie|tuen ng",
        Rule::Lunar(CHINA, 5, 5),
    ),
    on(
        "qixi festival?|qi xi festival?|chinese valentines day|double seventh festival?|qiqiao festival",
        Rule::Lunar(CHINA, 7, 7),
    ),
    on(
        "ghost festival|hungry ghost festival|zhongyuan festival|hungry ghosts festival|zhong yuan|yu lan festival",
        Rule::Lunar(CHINA, 7, 15),
    ),
    on(
        "mid autumn festival?|mid autumn day|moon festival|mooncake festival|moon cake festival|\
            zhongqiu festival|zhongqiu jie|harvest moon festival|midautumn festival|zhong qiu jie|\
            chinese mid autumn festival|chinese moon festival",
        Rule::Lunar(CHINA, 8, 15),
    ),
    on(
        "double ninth festival?|chongyang festival?|chung yeung festival?|chong yang festival?|\
            double nine festival|chung yeung",
        Rule::Lunar(CHINA, 9, 9),
    ),
    on(
        "dongzhi festival?|winter solstice festival|dong zhi festival?|chinese winter solstice",
        Rule::SolarTerm(270, CHINA),
    ),
    on("laba festival", Rule::Lunar(CHINA, 12, 8)),
    on("buddhas birthday|birthday of buddha|buddha birthday|seokga tansinil", Rule::Lunar(KOREA, 4, 8)),
    on("!tet|vietnamese new year|tet nguyen dan|tet holiday", Rule::Lunar(VIETNAM, 1, 1)),
    on("seollal|korean new year|seolnal", Rule::Lunar(KOREA, 1, 1)),
    on("chuseok|korean thanksgiving", Rule::Lunar(KOREA, 8, 15)),
    // Seasons, Persians, Parsis, Bahais.
    on("vernal equinox|spring equinox|march equinox|northward equinox", Rule::SolarTerm(0, GREENWICH)),
    on("summer solstice|june solstice|midsummer solstice", Rule::SolarTerm(90, GREENWICH)),
    on(
        "autumnal equinox|autumn equinox|fall equinox|september equinox|southward equinox",
        Rule::SolarTerm(180, GREENWICH),
    ),
    on("winter solstice|december solstice|hibernal solstice", Rule::SolarTerm(270, GREENWICH)),
    on(
        "nowruz|norooz|nowrooz|navruz|newroz|noruz|persian new year|iranian new year|naw ruz|nau roz|no ruz|\
            norouz|nawruz|nevruz|nauryz|novruz|jamshedi navroz|jamshedi navroze",
        Rule::Nowruz,
    ),
    long("yalda night|shab yalda|yalda|shab e yalda", Rule::SolarTerm(270, CHINA), -1, 1),
    long("sizdah bedar|sizdah be dar|nature day", Rule::Nowruz, 12, 1),
    on(
        "parsi new year|navroz|navroze|pateti|parsi navroz|shahenshahi navroz|parsi nowruz|zoroastrian new year|\
            zoroastrian new years",
        Rule::Zoroastrian(1),
    ),
    on("khordad sal", Rule::Zoroastrian(6)),
    long("chaharshanbe suri", Rule::By(chrono::Weekday::Wed, -1, &Rule::Nowruz), -1, 1),
];
