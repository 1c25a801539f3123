//! One sentence of our own in each language, and English that is easily mistaken.

use super::*;
use proptest::prelude::*;

#[track_caller]
fn case(code: &str, text: &str) {
    let found = match language(text) {
        Language::English => "en",
        Language::Other { code, .. } => code,
        Language::Unknown => "",
    };
    assert_eq!(found, code, "{text}");
}

#[test]
fn other_languages_are_named() {
    case("de", "Der Minister sagte am Freitag, die Brücke werde im Juni eröffnet, wenn der Rat nicht dagegen ist.");
    case("de", "Die Regierung will die Steuern bis Ende des Jahres senken.");
    case("fr", "Le ministre a déclaré vendredi que le pont ouvrira en juin, sauf si le conseil refuse de payer.");
    case("fr", "Nous allons baisser les impôts avant la fin de l’année.");
    case(
        "es",
        "El ministro dijo el viernes que el puente se abrirá en junio, a menos que el consejo se niegue a pagar.",
    );
    case("es", "Vamos a bajar los impuestos antes de que termine el año.");
    case(
        "it",
        "Il ministro ha detto venerdì che il ponte aprirà a giugno, a meno che il consiglio non si rifiuti di pagare.",
    );
    case("it", "Ridurremo le tasse entro la fine dell’anno.");
    case(
        "pt",
        "O ministro disse na sexta-feira que a ponte será aberta em junho, a não ser que o conselho se recuse a pagar.",
    );
    case("pt", "Vamos baixar os impostos até ao fim do ano.");
    case("nl", "De minister zei vrijdag dat de brug in juni opengaat, tenzij de raad weigert te betalen.");
    case("nl", "Wij gaan de belasting voor het einde van het jaar verlagen.");
    case("pl", "Minister powiedział w piątek, że most zostanie otwarty w czerwcu, chyba że rada odmówi zapłaty.");
    case("cs", "Ministr v pátek řekl, že most bude otevřen v červnu, pokud rada neodmítne zaplatit.");
    case("sk", "Minister v piatok povedal, že most bude otvorený v júni, ak rada neodmietne zaplatiť.");
    case("ro", "Ministrul a spus vineri că podul se va deschide în iunie, dacă nu refuză consiliul să plătească.");
    case("sv", "Ministern sade på fredagen att bron ska öppnas i juni, om inte rådet vägrar att betala.");
    case("da", "Ministeren sagde fredag, at broen åbner i juni, medmindre rådet nægter at betale.");
    case("no", "Statsråden sa fredag at broen åpner i juni, med mindre rådet ikke vil betale for den.");
    case("fi", "Ministeri sanoi perjantaina, että silta avataan kesäkuussa, ellei neuvosto kieltäydy maksamasta.");
    case(
        "hu",
        "A miniszter pénteken azt mondta, hogy a híd júniusban nyílik meg, hacsak a tanács nem tagadja meg a fizetést.",
    );
    case(
        "tr",
        "Bakan cuma günü yaptığı açıklamada köprünün haziran ayında açılacağını, meclis ödemeyi reddetmezse bunun kesin olduğunu söyledi.",
    );
    case("vi", "Bộ trưởng nói hôm thứ Sáu rằng cây cầu sẽ được mở vào tháng Sáu nếu hội đồng không từ chối trả tiền.");
    case(
        "id",
        "Menteri mengatakan pada hari Jumat bahwa jembatan itu akan dibuka pada bulan Juni, kecuali dewan menolak untuk membayar.",
    );
    case("sh", "Ministar je u petak rekao da će most biti otvoren u lipnju, osim ako vijeće ne odbije platiti.");
    case("uk", "Міністр заявив у п’ятницю, що міст відкриють у червні, якщо рада не відмовиться платити.");
    case("ru", "Министр заявил в пятницу, что мост откроют в июне, если совет не откажется платить.");
    case("bg", "Министърът каза в петък, че мостът ще бъде открит през юни, освен ако съветът не откаже да плати.");
    case("sr", "Министар је у петак рекао да ће мост бити отворен у јуну, осим ако веће не одбије да плати.");
    case("be", "Міністр заявіў у пятніцу, што мост адкрыюць у чэрвені, калі савет не адмовіцца плаціць.");
    case("el", "Ο υπουργός είπε την Παρασκευή ότι η γέφυρα θα ανοίξει τον Ιούνιο.");
    case("ar", "قال الوزير يوم الجمعة إن الجسر سيفتح في يونيو.");
    case("he", "השר אמר ביום שישי שהגשר ייפתח ביוני.");
    case("fa", "وزیر روز جمعه گفت که پل در ماه ژوئن باز می‌شود.");
    case("zh", "部长周五说，这座桥将于六月开放。");
    case("ja", "大臣は金曜日、橋は六月に開くと述べた。");
    case("ko", "장관은 금요일에 다리가 6월에 개통될 것이라고 말했다.");
    case("hi", "मंत्री ने शुक्रवार को कहा कि पुल जून में खुलेगा।");
    case("th", "รัฐมนตรีกล่าวเมื่อวันศุกร์ว่าสะพานจะเปิดในเดือนมิถุนายน");
}

#[test]
fn english_stays_english() {
    case(
        "en",
        "The minister said on Friday that the bridge will open in June, unless the council refuses to pay for it.",
    );
    case("en", "“We will cut the tax by the end of the year,” he said. “Mañana,” joked his deputy.");
    case("en", "Rubio: progress within days, or we go");
    case(
        "en",
        "Chancellor Olaf Scholz and the Bundestag: der Haushalt is a headache, said Jürgen Müller of the Süddeutsche Zeitung in München.",
    );
    case("en", "Macron vows to rebuild");
    case("en", "Zelensky said Ukraine would not give up Donetsk, Luhansk, Zaporizhzhia and Kherson.");
    case("en", "U.S. OKs aid");
    case("en", "Harbour to open 1 May");
    case("en", "He called it a coup d’état, a fait accompli and a casus belli, and said “C’est la vie” to reporters.");
    case(
        "en",
        "In Berlin, \"Die Zeit\" and \"Der Spiegel\" reported that Die Linke would quit. Le Monde and El País agreed.",
    );
    case("en", "President Recep Tayyip Erdogan and Prime Minister Viktor Orban met in Istanbul.");
    case("en", "Путин said “нет” and Lavrov repeated it: “Нет, нет и нет”, according to a transcript.");
    case("en", "Maybe");
    case("en", "“Wir schaffen das,” Merkel said.");
}

#[test]
fn what_tells_nothing_is_unknown() {
    case("", "");
    case("", "2025-04-18 — 12:31");
    case("", &"zzyx qwrt plugh xyzzy ".repeat(10));
}

#[test]
fn only_the_beginning_is_looked_at() {
    case("en", &format!("{}{}", "The minister said so. ".repeat(200), "и что на не ".repeat(10_000)));
}

#[test]
fn codes_are_known_in_every_form() {
    assert_eq!(of_code("en-GB"), Language::English);
    assert_eq!(of_code("uk"), Language::Other { name: "Ukrainian", code: "uk" });
    assert_eq!(of_code("PT_br"), Language::Other { name: "Portuguese", code: "pt" });
    assert_eq!(of_code("zh-Hans"), Language::Other { name: "Chinese", code: "zh" });
    assert_eq!(of_code("x-none"), Language::Unknown);
}

proptest! {
    #[test]
    fn any_text_has_a_language_or_none(text in "\\PC{0,60}") {
        let _ = language(&text);
    }
}
