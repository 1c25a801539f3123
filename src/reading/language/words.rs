//! The small words of languages in Latin letters, as far as they are no English words as well.

/// English.
pub(super) const ENGLISH: &str = "the of and to in that is was for on said with he his by will would be have has not \
    are from at this it but they who were been she her which or if as we you our their after about says could may its \
    more than before until had an there what when can";

/// Other languages: name, code, words.
pub(super) const LATIN: [(&str, &str, &str); 26] = [
    (
        "German",
        "de",
        "die der den des und nicht mit auf für ist dass eine einen wird sich auch bei nach wenn sagte werden bis haben wir \
        das ein zum zur oder aber dem vom im sie er sind ich",
    ),
    (
        "French",
        "fr",
        "le la les de des du et que qui dans pour est une sur avec pas nous ce cette sont aux par été mais ont être vous au \
        ne se sa ses il elle en avant leur",
    ),
    (
        "Spanish",
        "es",
        "el la los de del las que y por para una con se es como pero más su está este esta antes fue sus entre sobre lo ha \
        desde hasta también cuando vamos",
    ),
    (
        "Italian",
        "it",
        "di la le da che non una è con sono della nel alla gli anche ha più il dal questo entro dei delle si nella \
        ma lo ai al ho",
    ),
    (
        "Portuguese",
        "pt",
        "de do da dos que não uma para com em por mais foi ao pelo são sua até os das um se na vamos pela também \
        está fim",
    ),
    (
        "Dutch",
        "nl",
        "de van het een niet dat voor met zijn wordt ook aan maar bij naar uit deze wij heeft werd worden te \
        hij ze gaan om dit nog",
    ),
    ("Polish", "pl", "nie się że jest na jak ale po tak przez oraz który która jego dla od czy już będzie w z"),
    ("Czech", "cs", "že se na je jsou pro jako ale který která aby bude roce od jeho byl podle když není v pokud"),
    ("Slovak", "sk", "že sa na je sú pre ako ale ktorý ktorá aby bude roku od jeho bol podľa keď nie v ak"),
    ("Romanian", "ro", "și că este în pe cu nu din pentru sunt care mai dacă va al să au fost la după"),
    ("Swedish", "sv", "och att det som på är av för inte med ett har till om från den ska kan vid också sade"),
    ("Danish", "da", "og at det på er af ikke til som med har den efter blev også hvad nogle mod fra sagde vil"),
    ("Norwegian", "no", "og at det på er av ikke til som med har den etter ble også hva noen mot fra sa vil"),
    (
        "Finnish",
        "fi",
        "ja ei että oli myös mutta kun ovat hän jos ole sen joka mukaan sanoi ei se eli kuin vain ettei \
        olisi",
    ),
    ("Hungarian", "hu", "az és hogy nem egy is volt meg ha csak azt mint vagy már még lesz a aki szerint"),
    (
        "Turkish",
        "tr",
        "ve bir bu için ile olarak çok daha değil olan gibi kadar olduğunu ancak söyledi sonra her en de \
        da ise",
    ),
    ("Vietnamese", "vi", "không của và là có được cho các người trong một đã với này nói sẽ rằng những từ để"),
    (
        "Indonesian",
        "id",
        "yang dan di untuk dengan tidak ini dari pada akan itu dalam bahwa oleh juga telah atau karena \
        mengatakan ke",
    ),
    ("Serbo-Croatian", "sh", "je i da se na u će su za od nije kao ali bi što biti ako koji bio prema"),
    ("Slovene", "sl", "je in da se na za so ki ne bo pa z kot ali če bi tudi po pri iz"),
    ("Catalan", "ca", "i amb és que per els les dels una però més això aquest també ha no han fins abans"),
    ("Estonian", "et", "ja ei et see oli ka kui mis aga ning kes tema seda pole oma ütles on"),
    ("Latvian", "lv", "un ir ar par kas no uz tika bet kā arī ka vai lai gada"),
    ("Lithuanian", "lt", "ir kad yra į su iš buvo bet tai apie kaip dėl bus jis nuo ar sakė"),
    ("Albanian", "sq", "dhe të në që një për me nuk është është nga ka se do si më"),
    ("Swahili", "sw", "ya na wa kwa katika ni la za kuwa hiyo huo alisema lakini pia hii"),
];
