//! Days of the United Nations and other world days.

use super::feast::{Feast, Rule, long, on};
use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue};

/// Rows of names, each with its rule; "world", "international" and the like may stand before any day (`names`).
pub(super) const FEASTS: &[Feast] = &[
    on("global family day|world day of peace|day of peace and sharing", Rule::Date(1, 1)),
    on("world braille day|braille day", Rule::Date(1, 4)),
    on("world religion day|religion day", Rule::Nth(3, Sun, 1)),
    on("international day of education", Rule::Date(1, 24)),
    on(
        "international holocaust remembrance day|\
            international day of commemoration in memory of victims of holocaust",
        Rule::Date(1, 27),
    ),
    on("data privacy day|data protection day|privacy day", Rule::Date(1, 28)),
    on("world leprosy day|leprosy day", Rule::Last(Sun, 1)),
    on("international customs day|customs day", Rule::Date(1, 26)),
    on("world wetlands day|wetlands day", Rule::Date(2, 2)),
    on("world cancer day|cancer day", Rule::Date(2, 4)),
    long("world interfaith harmony week", Rule::Date(2, 1), 0, 7),
    long("safer internet day", Rule::From(2, 1, Mon), 1, 1),
    on(
        "international day of zero tolerance to female genital mutilation|\
            international day of zero tolerance for female genital mutilation",
        Rule::Date(2, 6),
    ),
    on("world pulses day|pulses day", Rule::Date(2, 10)),
    on("international day of women and girls in science", Rule::Date(2, 11)),
    on("world radio day|radio day", Rule::Date(2, 13)),
    on("world day of social justice|social justice day", Rule::Date(2, 20)),
    on("international mother language day|mother language day|mother tongue day", Rule::Date(2, 21)),
    on("world thinking day|thinking day", Rule::Date(2, 22)),
    on("leap day|leap year day", Rule::Date(2, 29)),
    on("zero discrimination day", Rule::Date(3, 1)),
    on("world wildlife day|wildlife day", Rule::Date(3, 3)),
    on("uk world book day", Rule::Nth(1, Thu, 3)),
    on("international womens day|womens day|iwd|woman day|international day of women", Rule::Date(3, 8)),
    on("world kidney day|kidney day", Rule::Nth(2, Thu, 3)),
    on("world consumer rights day|consumer rights day", Rule::Date(3, 15)),
    on("world sleep day|sleep day", Rule::By(Fri, -1, &Rule::SolarTerm(0, super::chinese::Zone(0)))),
    on(
        "international day of happiness|happiness day|french language day|world storytelling day|\
            world oral health day|world sparrow day",
        Rule::Date(3, 20),
    ),
    on(
        "international day for elimination of racial discrimination|world poetry day|poetry day|\
            international day of forests|forest day|world forestry day|world down syndrome day|\
            down syndrome day|international day of nowruz|world puppetry day",
        Rule::Date(3, 21),
    ),
    on("world water day|water day|day for water", Rule::Date(3, 22)),
    on("world meteorological day|meteorological day", Rule::Date(3, 23)),
    on("world tuberculosis day|world tb day|tuberculosis day", Rule::Date(3, 24)),
    on("international day of remembrance of victims of slavery", Rule::Date(3, 25)),
    on("world theatre day|world theater day", Rule::Date(3, 27)),
    on("earth hour", Rule::Last(Sat, 3)),
    on("world backup day|transgender day of visibility|international transgender day of visibility", Rule::Date(3, 31)),
    on("world autism awareness day|autism awareness day|autism day", Rule::Date(4, 2)),
    on("international day for mine awareness|mine awareness day", Rule::Date(4, 4)),
    on("international day of sport for development and peace", Rule::Date(4, 6)),
    on("world health day|health day", Rule::Date(4, 7)),
    on("international romani day|romani day|international day of roma", Rule::Date(4, 8)),
    on("international day of human space flight|yuris night|cosmonautics day|cosmonauts day", Rule::Date(4, 12)),
    on("world quantum day", Rule::Date(4, 14)),
    on("world art day", Rule::Date(4, 15)),
    on("world voice day", Rule::Date(4, 16)),
    on("world hemophilia day|world haemophilia day|hemophilia day", Rule::Date(4, 17)),
    on("world heritage day|international day for monuments and sites|day for monuments and sites", Rule::Date(4, 18)),
    on("chinese language day", Rule::Date(4, 20)),
    on("world creativity and innovation day", Rule::Date(4, 21)),
    on("earth day|international mother earth day|mother earth day", Rule::Date(4, 22)),
    on(
        "world book day|world book and copyright day|book day|english language day|spanish language day|\
            world book and copyright day",
        Rule::Date(4, 23),
    ),
    on("international day of multilateralism", Rule::Date(4, 24)),
    on(
        "world malaria day|malaria day|international delegates day|world penguin day|world dna day|dna day",
        Rule::Date(4, 25),
    ),
    on(
        "world intellectual property day|intellectual property day|chernobyl disaster remembrance day|\
            international chernobyl disaster remembrance day",
        Rule::Date(4, 26),
    ),
    on(
        "world day for safety and health at work|workers memorial day|international workers memorial day|\
            workers memorial day",
        Rule::Date(4, 28),
    ),
    on("international dance day|dance day", Rule::Date(4, 29)),
    on("international jazz day|jazz day", Rule::Date(4, 30)),
    long("world immunization week|world immunisation week|immunization week", Rule::Date(4, 24), 0, 7),
    on(
        "may day|international workers day|workers day|international labor day|labor and solidarity day|\
            world labor day|beltane|beltaine",
        Rule::Date(5, 1),
    ),
    on("world tuna day", Rule::Date(5, 2)),
    on("world press freedom day|press freedom day", Rule::Date(5, 3)),
    on("world asthma day|asthma day", Rule::Nth(1, Tue, 5)),
    on("international firefighters day|firefighters day", Rule::Date(5, 4)),
    on("international midwives day|midwives day|international day of midwife", Rule::Date(5, 5)),
    on("world password day|password day", Rule::Nth(1, Thu, 5)),
    on("world laughter day", Rule::Nth(1, Sun, 5)),
    on("naked gardening day|world naked gardening day", Rule::Nth(1, Sat, 5)),
    on(
        "world red cross day|world red cross and red crescent day|red cross day|\
            world red cross red crescent day|world thalassaemia day|world thalassemia day|\
            time of remembrance and reconciliation",
        Rule::Date(5, 8),
    ),
    on("world migratory bird day|migratory bird day|world fair trade day|fair trade day", Rule::Nth(2, Sat, 5)),
    on("international nurses day|world nurses day", Rule::Date(5, 12)),
    on("international day of families|families day|international family day", Rule::Date(5, 15)),
    on("international day of light|international day of living together in peace", Rule::Date(5, 16)),
    on(
        "world telecommunication day|world telecommunication and information society day|\
            world information society day|information society day|international day against homophobia|\
            international day against homophobia transphobia and biphobia|idahot|world hypertension day|\
            telecommunication day",
        Rule::Date(5, 17),
    ),
    on("international museum day|museum day", Rule::Date(5, 18)),
    on("world bee day|bee day|world metrology day|metrology day", Rule::Date(5, 20)),
    on(
        "international tea day|world day for cultural diversity for dialogue and development|\
            world day for cultural diversity|cultural diversity day",
        Rule::Date(5, 21),
    ),
    on(
        "international day for biological diversity|biological diversity day|world biodiversity day|biodiversity day",
        Rule::Date(5, 22),
    ),
    on("world turtle day|international day to end obstetric fistula", Rule::Date(5, 23)),
    on("africa day|african liberation day|african union day|geek pride day|africa unity day", Rule::Date(5, 25)),
    on("menstrual hygiene day", Rule::Date(5, 28)),
    on(
        "international day of united nations peacekeepers|united nations peacekeepers day|un peacekeepers day|\
            peacekeepers day",
        Rule::Date(5, 29),
    ),
    on("world no tobacco day|no tobacco day|world anti tobacco day", Rule::Date(5, 31)),
    on("global day of parents|international childrens day|world milk day|milk day", Rule::Date(6, 1)),
    on("world bicycle day|bicycle day", Rule::Date(6, 3)),
    on("international day of innocent children victims of aggression", Rule::Date(6, 4)),
    on("world environment day|environment day", Rule::Date(6, 5)),
    on("russian language day|un russian language day", Rule::Date(6, 6)),
    on("world food safety day", Rule::Date(6, 7)),
    on("world oceans day|world ocean day|oceans day", Rule::Date(6, 8)),
    on("world day against child labor|child labor day|anti child labor day", Rule::Date(6, 12)),
    on("international albinism awareness day", Rule::Date(6, 13)),
    on("world blood donor day|blood donor day", Rule::Date(6, 14)),
    on("world elder abuse awareness day|global wind day|wind day|elder abuse awareness day", Rule::Date(6, 15)),
    on(
        "international day of family remittances|day of african child|international day of african child",
        Rule::Date(6, 16),
    ),
    on("world day to combat desertification|world day to combat desertification and drought", Rule::Date(6, 17)),
    on("sustainable gastronomy day|autistic pride day", Rule::Date(6, 18)),
    on("world sickle cell day|international day for elimination of sexual violence in conflict", Rule::Date(6, 19)),
    on("world refugee day|refugee day", Rule::Date(6, 20)),
    on(
        "international day of yoga|international yoga day|yoga day|world yoga day|world music day|\
            fete de la musique|music day|world hydrography day|world humanist day|\
            international day of celebration of solstice|make music day|go skateboarding day",
        Rule::Date(6, 21),
    ),
    on(
        "united nations public service day|un public service day|public service day|international widows day|\
            widows day|international olympic day|olympic day",
        Rule::Date(6, 23),
    ),
    on("day of seafarer|international day of seafarer|seafarers day", Rule::Date(6, 25)),
    on(
        "international day against drug abuse|international day against drug abuse and illicit trafficking|\
            international day in support of victims of torture|world drug day",
        Rule::Date(6, 26),
    ),
    on("micro small and medium sized enterprises day|msme day", Rule::Date(6, 27)),
    on("international day of tropics", Rule::Date(6, 29)),
    on("international asteroid day|asteroid day|social media day|world social media day", Rule::Date(6, 30)),
    on(
        "international day of cooperatives|international cooperative day|cooperatives day|\
            international cooperatives day",
        Rule::Nth(1, Sat, 7),
    ),
    on("world ufo day", Rule::Date(7, 2)),
    on(
        "world chocolate day|chocolate day|international kissing day|world kiss day|kiswahili language day",
        Rule::Date(7, 7),
    ),
    on("world population day|population day", Rule::Date(7, 11)),
    on("malala day|international malala day", Rule::Date(7, 12)),
    on("world youth skills day|youth skills day", Rule::Date(7, 15)),
    on(
        "world emoji day|emoji day|world day for international justice|international justice day|\
            day of international criminal justice",
        Rule::Date(7, 17),
    ),
    on("nelson mandela international day|nelson mandela day|mandela day", Rule::Date(7, 18)),
    on("world chess day|international chess day|chess day|moon day|international moon day", Rule::Date(7, 20)),
    on("world hepatitis day|hepatitis day|world nature conservation day", Rule::Date(7, 28)),
    on("international tiger day|global tiger day|tiger day", Rule::Date(7, 29)),
    on(
        "international day of friendship|international friendship day|world day against trafficking in persons|\
            world friendship day",
        Rule::Date(7, 30),
    ),
    long("world breastfeeding week|breastfeeding week", Rule::Date(8, 1), 0, 7),
    on("world wide web day|lughnasadh", Rule::Date(8, 1)),
    on("hiroshima day", Rule::Date(8, 6)),
    on("international cat day|world cat day|cat day", Rule::Date(8, 8)),
    on(
        "international day of worlds indigenous peoples|international day of worlds indigenous people|\
            world indigenous day|nagasaki day|south african womens day",
        Rule::Date(8, 9),
    ),
    on("world lion day|world biofuel day", Rule::Date(8, 10)),
    on("international youth day|youth day|world elephant day|elephant day", Rule::Date(8, 12)),
    on("international left handers day|left handers day|lefthanders day", Rule::Date(8, 13)),
    on(
        "world humanitarian day|humanitarian day|world photography day|world photo day|photography day",
        Rule::Date(8, 19),
    ),
    on("world mosquito day|mosquito day", Rule::Date(8, 20)),
    on("international day of remembrance and tribute to victims of terrorism", Rule::Date(8, 21)),
    on(
        "international day for remembrance of slave trade and its abolition|\
            international day for remembrance of slave trade|black ribbon day|\
            european day of remembrance for victims of stalinism and nazism",
        Rule::Date(8, 23),
    ),
    on("dog day|international dog day|national dog day|world dog day", Rule::Date(8, 26)),
    on("international day against nuclear tests", Rule::Date(8, 29)),
    on("international day of disappeared|international day of victims of enforced disappearances", Rule::Date(8, 30)),
    on("teachers day|indian teachers day|international day of charity|day of charity", Rule::Date(9, 5)),
    on("international literacy day|world literacy day|literacy day", Rule::Date(9, 8)),
    on("world suicide prevention day|suicide prevention day", Rule::Date(9, 10)),
    on("united nations day for south south cooperation|day for south south cooperation", Rule::Date(9, 12)),
    on(
        "programmers day|programmer day|day of programmer|international programmers day|international programmer day",
        Rule::DayOfYear(256),
    ),
    on("world first aid day|first aid day|world first aid day", Rule::Nth(2, Sat, 9)),
    on("international day of democracy|democracy day|engineers day", Rule::Date(9, 15)),
    on(
        "international day for preservation of ozone layer|world ozone day|ozone day|international ozone day",
        Rule::Date(9, 16),
    ),
    on(
        "software freedom day|international coastal cleanup|international coastal cleanup day|\
            coastal cleanup day|world cleanup day",
        Rule::Nth(3, Sat, 9),
    ),
    on("world water monitoring day", Rule::Date(9, 18)),
    on("international day of peace|world peace day|peace day|world alzheimers day|alzheimers day", Rule::Date(9, 21)),
    on("world car free day|car free day|world carfree day|world rhino day|hobbit day", Rule::Date(9, 22)),
    on(
        "international day of sign languages|sign language day|bi visibility day|celebrate bisexuality day",
        Rule::Date(9, 23),
    ),
    on("world maritime day|maritime day", Rule::Last(Thu, 9)),
    on("world heart day|heart day|international day of awareness of food loss and waste", Rule::Date(9, 29)),
    on("world pharmacists day|world pharmacist day", Rule::Date(9, 25)),
    on(
        "european day of languages|world contraception day|\
            international day for total elimination of nuclear weapons|petrov day",
        Rule::Date(9, 26),
    ),
    on("world tourism day|tourism day", Rule::Date(9, 27)),
    on(
        "world rabies day|rabies day|international day for universal access to information|right to know day|\
            international right to know day|international safe abortion day|safe abortion day",
        Rule::Date(9, 28),
    ),
    on(
        "international translation day|translation day|blasphemy day|international blasphemy day|\
            blasphemy rights day|international podcast day",
        Rule::Date(9, 30),
    ),
    on("world rivers day", Rule::Nth(4, Sun, 9)),
    on(
        "international day of older persons|international day for older persons|day of older persons|\
            world vegetarian day|vegetarian day|international coffee day|international music day|\
            world elders day",
        Rule::Date(10, 1),
    ),
    on(
        "international day of non violence|international day of nonviolence|world farm animals day|non violence day",
        Rule::Date(10, 2),
    ),
    on("world smile day|smile day", Rule::Nth(1, Fri, 10)),
    on("world habitat day|habitat day", Rule::Nth(1, Mon, 10)),
    on("world animal day|animal day|world animal welfare day", Rule::Date(10, 4)),
    long("world space week|space week", Rule::Date(10, 4), 0, 7),
    on("world teachers day|international teachers day", Rule::Date(10, 5)),
    on("world post day|post day|world postal day", Rule::Date(10, 9)),
    on("ada lovelace day", Rule::Nth(2, Tue, 10)),
    on(
        "world mental health day|mental health day|world day against death penalty|world homeless day",
        Rule::Date(10, 10),
    ),
    on("world sight day|sight day", Rule::Nth(2, Thu, 10)),
    on("world egg day|egg day", Rule::Nth(2, Fri, 10)),
    on(
        "international day of girl child|day of girl child|day of girl|international day of girl|\
            national coming out day|coming out day|international girl child day",
        Rule::Date(10, 11),
    ),
    on("world arthritis day|arthritis day", Rule::Date(10, 12)),
    on(
        "international day for natural disaster reduction|international day for disaster reduction|\
            international day for disaster risk reduction|disaster reduction day",
        Rule::Date(10, 13),
    ),
    on("world standards day|standards day|international standards day", Rule::Date(10, 14)),
    on(
        "international day of rural women|global handwashing day|world students day|rural womens day",
        Rule::Date(10, 15),
    ),
    on("world food day|food day", Rule::Date(10, 16)),
    on("international day for eradication of poverty|poverty eradication day|world poverty day", Rule::Date(10, 17)),
    on("world statistics day|statistics day|world osteoporosis day", Rule::Date(10, 20)),
    on("international stuttering awareness day|caps lock day", Rule::Date(10, 22)),
    on("mole day", Rule::Date(10, 23)),
    on("united nations day|un day|world polio day|polio day|world development information day", Rule::Date(10, 24)),
    on("intersex awareness day", Rule::Date(10, 26)),
    on("world day for audiovisual heritage|audiovisual heritage day", Rule::Date(10, 27)),
    on("international animation day", Rule::Date(10, 28)),
    on("world stroke day|stroke day|international internet day|internet day|world psoriasis day", Rule::Date(10, 29)),
    on("world cities day|cities day|world savings day|world thrift day", Rule::Date(10, 31)),
    on("make a difference day", Rule::Nth(4, Sat, 10)),
    on("world vegan day|vegan day|samhain", Rule::Date(11, 1)),
    on("international day to end impunity for crimes against journalists", Rule::Date(11, 2)),
    on("world tsunami awareness day", Rule::Date(11, 5)),
    on("international day for preventing exploitation of environment in war and armed conflict", Rule::Date(11, 6)),
    on("world town planning day|world urbanism day|world radiography day", Rule::Date(11, 8)),
    on("world freedom day", Rule::Date(11, 9)),
    on("world science day|world science day for peace and development", Rule::Date(11, 10)),
    on("world pneumonia day", Rule::Date(11, 12)),
    on("world kindness day|kindness day", Rule::Date(11, 13)),
    on("world diabetes day|diabetes day", Rule::Date(11, 14)),
    on(
        "international day for tolerance|tolerance day|day for tolerance|international day of tolerance",
        Rule::Date(11, 16),
    ),
    on("international students day|world prematurity day|students day", Rule::Date(11, 17)),
    on("world philosophy day|philosophy day|great american smokeout", Rule::Nth(3, Thu, 11)),
    on(
        "world day of remembrance for road traffic victims|day of remembrance for road traffic victims",
        Rule::Nth(3, Sun, 11),
    ),
    on("international mens day|mens day|world toilet day|toilet day", Rule::Date(11, 19)),
    on(
        "universal childrens day|world childrens day|africa industrialization day|\
            transgender day of remembrance|africa industrialisation day",
        Rule::Date(11, 20),
    ),
    on("world television day|television day|world hello day", Rule::Date(11, 21)),
    on("fibonacci day", Rule::Date(11, 23)),
    on("evolution day", Rule::Date(11, 24)),
    on(
        "international day for elimination of violence against women|day for elimination of violence against women",
        Rule::Date(11, 25),
    ),
    on("buy nothing day", Rule::From(11, 23, Fri)),
    on(
        "international day of solidarity with palestinian people|international day of solidarity with palestine",
        Rule::Date(11, 29),
    ),
    on(
        "world computer security day|computer security day|day of remembrance for victims of chemical warfare|\
            cities for life day",
        Rule::Date(11, 30),
    ),
    on("world aids day|aids day|world hiv day", Rule::Date(12, 1)),
    on(
        "international day for abolition of slavery|abolition of slavery day|world computer literacy day",
        Rule::Date(12, 2),
    ),
    on(
        "international day of persons with disabilities|international day of disabled persons|\
            international day of people with disability|international day of people with disabilities|\
            world disability day|day of persons with disabilities|international disability day",
        Rule::Date(12, 3),
    ),
    on("international day of banks", Rule::Date(12, 4)),
    on(
        "international volunteer day|volunteer day|world soil day|soil day|international volunteers day|krampusnacht",
        Rule::Date(12, 5),
    ),
    on("international civil aviation day|civil aviation day", Rule::Date(12, 7)),
    on("international anti corruption day|anti corruption day|world anti corruption day", Rule::Date(12, 9)),
    on("human rights day|international human rights day", Rule::Date(12, 10)),
    on("international mountain day", Rule::Date(12, 11)),
    on("universal health coverage day|international universal health coverage day", Rule::Date(12, 12)),
    on("world energy conservation day|monkey day|energy conservation day", Rule::Date(12, 14)),
    on("international migrants day|migrants day|arabic language day|world arabic language day", Rule::Date(12, 18)),
    on("international human solidarity day|human solidarity day", Rule::Date(12, 20)),
    on("international day of epidemic preparedness", Rule::Date(12, 27)),
    on("world gratitude day", Rule::Date(9, 21)),
    on("world creole day|international creole day", Rule::Date(10, 28)),
    on("one health day", Rule::Date(11, 3)),
];
