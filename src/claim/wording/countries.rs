//! Countries by all their names: the country itself, what belongs to it, and where it is governed from.

use std::sync::LazyLock;

use crate::letters::Table;

/// One country a line, its names parted by "|".
const COUNTRIES: &str = "\
us|u.s|u.s.|united states|america|american|washington|usa|secretary of state|white house|pentagon
uk|u.k|u.k.|united kingdom|britain|british|london|downing street
eu|e.u|e.u.|european union|brussels|europe|european
russia|russian|moscow|kremlin
china|chinese|beijing
france|french|paris|elysee|élysée
germany|german|berlin
italy|italian|rome
spain|spanish|madrid
portugal|portuguese|lisbon
netherlands|dutch|the hague
belgium|belgian
luxembourg|luxembourgish
ireland|irish|dublin
scotland|scottish|edinburgh|holyrood
wales|welsh|cardiff
denmark|danish|copenhagen
sweden|swedish|stockholm
norway|norwegian|oslo
finland|finnish|helsinki
iceland|icelandic|reykjavik
estonia|estonian|tallinn
latvia|latvian|riga
lithuania|lithuanian|vilnius
poland|polish|warsaw
czech republic|czech|prague
slovakia|slovak|bratislava
hungary|hungarian|budapest
austria|austrian|vienna
switzerland|swiss|bern
romania|romanian|bucharest
bulgaria|bulgarian|sofia
serbia|serbian|belgrade
kosovo|pristina
croatia|croatian|zagreb
greece|greek|athens
cyprus|cypriot|nicosia
turkey|türkiye|turkish|ankara
ukraine|ukrainian|kyiv|kiev
belarus|belarusian|minsk
moldova|moldovan|chisinau
georgia|georgian|tbilisi
armenia|armenian|yerevan
azerbaijan|azerbaijani|baku
kazakhstan|kazakh|astana
israel|israeli|jerusalem
palestine|palestinian|ramallah
egypt|egyptian|cairo
iran|iranian|tehran
iraq|iraqi|baghdad
syria|syrian|damascus
lebanon|lebanese|beirut
jordan|jordanian|amman
saudi arabia|saudi|riyadh
qatar|qatari|doha
united arab emirates|uae|emirati|abu dhabi
yemen|yemeni|sanaa
libya|libyan|tripoli
tunisia|tunisian|tunis
algeria|algerian|algiers
morocco|moroccan|rabat
sudan|sudanese|khartoum
ethiopia|ethiopian|addis ababa
kenya|kenyan|nairobi
nigeria|nigerian|abuja
ghana|ghanaian|accra
south africa|south african|pretoria
zimbabwe|zimbabwean|harare
afghanistan|afghan|kabul
pakistan|pakistani|islamabad
india|indian|new delhi|delhi
bangladesh|bangladeshi|dhaka
sri lanka|sri lankan|colombo
nepal|nepali|kathmandu
myanmar|burmese|naypyidaw
thailand|thai|bangkok
vietnam|vietnamese|hanoi
cambodia|cambodian|phnom penh
philippines|philippine|filipino|manila
indonesia|indonesian|jakarta
malaysia|malaysian|kuala lumpur
singapore|singaporean
taiwan|taiwanese|taipei
japan|japanese|tokyo
south korea|south korean|seoul
north korea|north korean|pyongyang
mongolia|mongolian
australia|australian|canberra
new zealand|wellington
canada|canadian|ottawa
mexico|mexican|mexico city
cuba|cuban|havana
haiti|haitian|port-au-prince
brazil|brazilian|brasilia|brasília
argentina|argentine|argentinian|buenos aires
chile|chilean|santiago
colombia|colombian|bogota|bogotá
peru|peruvian|lima
venezuela|venezuelan|caracas
ecuador|ecuadorian|quito
bolivia|bolivian|la paz";

/// The country that a name in small letters is one of.
pub(super) fn country(name: &str) -> Option<usize> {
    static BY_NAME: LazyLock<Table<&str, usize>> = LazyLock::new(|| {
        let lines = COUNTRIES.lines().enumerate();
        lines.flat_map(|(number, names)| names.split('|').map(move |name| (name, number))).collect()
    });
    BY_NAME.get(name.trim_end_matches('.')).or_else(|| BY_NAME.get(name)).copied()
}
