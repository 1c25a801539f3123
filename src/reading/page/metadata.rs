//! What a page says of its article: in its head for machines, and in `<time>` and marked elements for readers.
//! Each fact is taken from the first place in a written order of trust that has it.

use chrono::NaiveDate;

use super::body::line;
use super::linked::{self, Linked};
use super::tags::{Piece, Tag, decoded, pieces};
use crate::reading::dates::{day, day_of_address};
use crate::reading::plain::{Trust, dated};

/// The facts of a page.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) canonical: Option<String>,
    pub(super) published: Option<NaiveDate>,
    /// The day of the last change, where nothing better is known.
    pub(super) updated: Option<NaiveDate>,
    pub(super) language: Option<String>,
}

/// Where the day of publication may stand, best first: properties and names of `<meta>`, lower case.
const PUBLISHED: [&str; 29] = [
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "article:publicationdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date.published",
    "dc.date.created",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "dc.created",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "publication_date",
    "publication-date",
    "published_at",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "article.published",
    "displaydate",
    "originalpublicationdate",
    "date",
];

const UPDATED: [&str; 5] =
    ["article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified"];

const TITLE: [&str; 5] = ["og:title", "twitter:title", "parsely-title", "dc.title", "headline"];

const BYLINE: [&str; 6] = ["author", "parsely-author", "sailthru.author", "dc.creator", "article:author", "byl"];

const PUBLISHER: [&str; 6] =
    ["og:site_name", "publisher", "dc.publisher", "citation_publisher", "application-name", "article:publisher"];

/// Reads the facts of a page.
pub(super) fn metadata(html: &str, url: Option<&str>) -> Metadata {
    let mut found = Found::default();
    for piece in pieces(html) {
        found.see(piece);
    }
    let linked = linked::best(&found.scripts);
    let of = |names: &[&str]| found.named(names);
    let publisher = linked.publisher.clone().or_else(|| of(&PUBLISHER).filter(|name| !name.contains("://")));
    Metadata {
        published: found.published(&linked, url),
        updated: linked.updated.or_else(|| found.days(&UPDATED)),
        title: found.title(&linked, publisher.as_deref()),
        byline: linked.author.clone().or_else(|| of(&BYLINE)).and_then(|name| byline(&name)),
        canonical: found.canonical.clone().or_else(|| of(&["og:url"])).or_else(|| linked.address.clone()),
        language: found.language.clone().or_else(|| of(&["og:locale", "content-language", "dc.language"])),
        publisher,
    }
}

/// A name without "By"; no address.
fn byline(text: &str) -> Option<String> {
    let name = text.strip_prefix("By ").or_else(|| text.strip_prefix("by ")).unwrap_or(text).trim();
    (!name.is_empty() && !name.contains("://")).then(|| name.to_owned())
}

/// What was seen of a page.
#[derive(Debug, Default)]
struct Found {
    /// Name and content of every `<meta>`, in order.
    metas: Vec<(String, String)>,
    scripts: Vec<String>,
    canonical: Option<String>,
    language: Option<String>,
    /// The text of `<title>`.
    head: String,
    /// The text of the first `<h1>`.
    heading: String,
    /// Days in elements that are marked as the day of publication.
    marked: Vec<NaiveDate>,
    /// Days in `<time>`, and whether each says that it is the day of publication, or of a change.
    times: Vec<(Worth, NaiveDate)>,
    reading: Reading,
    /// How many pieces ago the headline ended.
    since_heading: Option<usize>,
}

/// How much a `<time>` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Worth {
    /// It is marked as the day of publication.
    Published,
    /// It stands below the headline and near it.
    Plain,
    /// It stands above the headline or far below: often the day of another article, or today.
    Elsewhere,
}

/// The element whose text is being gathered.
#[derive(Debug, Default)]
enum Reading {
    #[default]
    Nothing,
    Script(String),
    Title,
    Heading(String),
    /// A `<time>` or a marked element whose day is its text.
    Day {
        name: String,
        text: String,
        worth: Option<Worth>,
    },
}

/// The longest text in which a day is looked for.
const DAY: usize = 200;

/// How many `<meta>`, scripts and days are looked at.
const MANY: usize = 400;

impl Found {
    fn see(&mut self, piece: Piece<'_>) {
        self.since_heading.iter_mut().for_each(|pieces| *pieces += 1);
        match piece {
            Piece::Open(tag) => self.open(tag),
            Piece::Text(words) => match &mut self.reading {
                Reading::Script(text) => text.push_str(words),
                Reading::Title if self.head.is_empty() => self.head.push_str(words),
                Reading::Heading(text) | Reading::Day { text, .. } if text.len() <= 4 * DAY => text.push_str(words),
                _ => {}
            },
            Piece::Close(name) => self.close(name),
        }
    }

    fn open(&mut self, tag: Tag<'_>) {
        match tag.name.to_ascii_lowercase().as_str() {
            "html" => self.language = self.language.take().or_else(|| tag.value("lang")),
            "meta" => self.meta(tag),
            "link" => {
                let is_canonical = tag.value("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
                self.canonical = self.canonical.take().or_else(|| tag.value("href").filter(|_| is_canonical));
            }
            "script" => {
                let is_linked =
                    tag.value("type").is_some_and(|of| of.to_ascii_lowercase().starts_with("application/ld+json"));
                if is_linked && self.scripts.len() < MANY {
                    self.reading = Reading::Script(String::new());
                }
            }
            "title" => self.reading = Reading::Title,
            "h1" if self.heading.is_empty() => self.reading = Reading::Heading(String::new()),
            name => self.dated(name, tag),
        }
    }

    fn meta(&mut self, tag: Tag<'_>) {
        if let Some(content) = tag.value("content").filter(|_| self.metas.len() < MANY) {
            let names = ["property", "name", "itemprop", "http-equiv"].iter().filter_map(|name| tag.value(name));
            let names: Vec<String> = names.map(|name| name.to_lowercase()).collect();
            self.metas.extend(names.into_iter().map(|name| (name, line(&content))));
        }
    }

    /// A `<time>`, or an element that is marked as the day of publication or named like one.
    fn dated(&mut self, name: &str, tag: Tag<'_>) {
        let value = |name: &str| tag.value(name).unwrap_or_default().to_ascii_lowercase();
        let (property, class) = (value("itemprop"), format!("{} {}", value("class"), value("id")));
        let is_marked = property == "datepublished";
        let is_near = self.since_heading.is_some_and(|pieces| pieces < NEAR);
        let is_named = has_word(&class, &NAMED) && (is_near || has_word(&class, &SAID));
        let is_changed = property == "datemodified" || has_word(&class, &["updat", "modif"]);
        let is_one = is_marked || name == "time" || is_named;
        if !is_one || is_changed || name == "body" || self.marked.len() + self.times.len() >= MANY {
            return;
        }
        let says = has_word(&class, &SAID) || tag.attributes().any(|(of, _)| of.eq_ignore_ascii_case("pubdate"));
        let worth = match (says, is_near) {
            _ if is_marked => None,
            (true, _) => Some(Worth::Published),
            (false, true) => Some(Worth::Plain),
            (false, false) => Some(Worth::Elsewhere),
        };
        let given = ["datetime", "content", "title"].iter().find_map(|name| day(&tag.value(name)?));
        match given {
            Some(day) => self.keep(worth, day),
            None => self.reading = Reading::Day { name: name.to_owned(), text: String::new(), worth },
        }
    }

    fn keep(&mut self, worth: Option<Worth>, day: NaiveDate) {
        match worth {
            None => self.marked.push(day),
            Some(worth) => self.times.push((worth, day)),
        }
    }

    fn close(&mut self, name: &str) {
        let is_end = match &self.reading {
            Reading::Nothing => false,
            Reading::Script(_) => name.eq_ignore_ascii_case("script"),
            Reading::Title => name.eq_ignore_ascii_case("title"),
            Reading::Heading(_) => name.eq_ignore_ascii_case("h1"),
            Reading::Day { name: of, .. } => name.eq_ignore_ascii_case(of),
        };
        if !is_end {
            return;
        }
        match std::mem::take(&mut self.reading) {
            Reading::Script(text) => self.scripts.push(text),
            Reading::Heading(text) => {
                self.since_heading = Some(0);
                self.heading = line(&decoded(&text));
            }
            Reading::Day { text, worth, .. } => {
                let text = line(&decoded(&text));
                if let Some((_, day)) = dated(&text).filter(|(trust, _)| *trust != Trust::Updated) {
                    self.keep(worth, day);
                }
            }
            Reading::Nothing | Reading::Title => {}
        }
    }

    /// The content of the first `<meta>` by the first of these names that there is.
    fn named(&self, names: &[&str]) -> Option<String> {
        let of = |name: &&str| self.metas.iter().find(|(of, content)| of == name && !content.is_empty());
        names.iter().find_map(of).map(|(_, content)| content.clone())
    }

    fn days(&self, names: &[&str]) -> Option<NaiveDate> {
        let of = |name: &&str| self.metas.iter().filter(|(of, _)| of == name).find_map(|(_, content)| day(content));
        names.iter().find_map(of)
    }

    /// JSON-LD, what OpenGraph and other `<meta>` say, elements marked as the day, `<time>`, the address.
    fn published(&self, linked: &Linked, url: Option<&str>) -> Option<NaiveDate> {
        let is_own = |(worth, _): &&(Worth, NaiveDate)| *worth != Worth::Elsewhere;
        let own = || self.times.iter().filter(is_own).min_by_key(|(worth, _)| *worth).map(|(_, day)| *day);
        let address = || [url, self.canonical.as_deref()].into_iter().flatten().find_map(day_of_address);
        let (first, rest) = PUBLISHED.split_at(6);
        let by_property = linked.published.or_else(|| self.days(first)).or_else(|| self.marked.first().copied());
        let named = by_property.or_else(|| self.days(rest)).or_else(own).or_else(address);
        named.or_else(|| self.times.first().map(|(_, day)| *day))
    }

    /// The headline as machines are told, the only `<h1>`, else the window's title without the paper's name.
    fn title(&self, linked: &Linked, publisher: Option<&str>) -> Option<String> {
        let head = line(&decoded(&self.head));
        let told = [linked.title.clone(), linked.name.clone(), self.named(&TITLE)].into_iter().flatten();
        // Papers put their name behind the headline for machines too.
        let told = told.map(|title| without_name(&title, publisher));
        let told: Vec<String> = told.filter(|title| Some(title.as_str()) != publisher).collect();
        let is_seen = |title: &&String| is_headline(title, &self.heading);
        let title = told.iter().find(is_seen).map(|_| self.heading.clone()).or_else(|| told.first().cloned());
        let heading =
            Some(self.heading.clone()).filter(|heading| !heading.is_empty() && head.contains(heading.as_str()));
        let window = || Some(without_name(&head, publisher)).filter(|title| !title.is_empty());
        title.or(heading).or_else(window).or_else(|| Some(self.heading.clone()).filter(|heading| !heading.is_empty()))
    }
}

/// How many pieces below the headline its day may stand.
const NEAR: usize = 150;

/// What the class of an element says that holds the day of publication.
const SAID: [&str; 5] = ["publish", "pubdate", "entry-date", "posted", "post-date"];

/// What the class of an element says that holds a day.
const NAMED: [&str; 9] =
    ["publish", "pubdate", "date", "posted", "timestamp", "datetime", "dateline", "byline", "meta"];

fn has_word(class: &str, words: &[&str]) -> bool {
    words.iter().any(|word| class.contains(word))
}

/// Whether a title is the headline that readers see, be it with the name of an author or a paper behind it.
fn is_headline(title: &str, heading: &str) -> bool {
    let rest = title.get(..heading.len()).filter(|start| start.eq_ignore_ascii_case(heading) && !heading.is_empty());
    let rest = rest.and_then(|start| title.get(start.len()..));
    rest.is_some_and(|rest| {
        rest.is_empty() || [" | ", " - ", " – ", " — ", " :: "].iter().any(|sign| rest.starts_with(sign))
    })
}

/// A title without the name of the paper behind or before it.
fn without_name(title: &str, publisher: Option<&str>) -> String {
    let same = |part: &str, name: &str| {
        let plain = |text: &str| -> String { text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect() };
        let (part, name) = (plain(part), plain(name));
        !part.is_empty() && (part == name || name.strip_prefix("the").is_some_and(|name| name == part))
    };
    for sign in [" | ", " - ", " – ", " — ", " :: ", " » ", " · "] {
        let Some(name) = publisher else { break };
        if let Some((rest, _)) = title.rsplit_once(sign).filter(|(_, last)| same(last, name)) {
            return rest.trim().to_owned();
        }
        if let Some((_, rest)) = title.split_once(sign).filter(|(first, _)| same(first, name)) {
            return rest.trim().to_owned();
        }
    }
    // A bar divides a headline from the paper's name; a hyphen may be part of the headline.
    match title.rsplit_once(" | ") {
        Some((rest, last)) if publisher.is_none() && last.split_whitespace().count() <= 4 => rest.trim().to_owned(),
        _ => title.trim().to_owned(),
    }
}
