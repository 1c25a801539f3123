//! Pages as papers lay them out, and pages that mean harm.

use super::*;
use proptest::prelude::*;

/// A page of a head and a body: its day.
#[track_caller]
fn day(html: &str, expected: &str) {
    let found = page(html, Some("https://example.org/news/harbour"));
    assert_eq!(found.published.map(|day| day.to_string()).unwrap_or_default(), expected, "{html}");
}

#[track_caller]
fn title(html: &str, expected: &str) {
    assert_eq!(page(html, None).title.unwrap_or_default(), expected, "{html}");
}

#[track_caller]
fn address(html: &str, url: Option<&str>, expected: &str) {
    assert_eq!(page(html, url).url.unwrap_or_default(), expected, "{html}");
}

const LINKED: &str = r#"<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-01-01T01:00:00+02:00"}</script>"#;

#[test]
fn days_are_taken_in_order_of_trust() {
    let og = r#"<meta property="article:published_time" content="2025-02-02T23:30:00-05:00">"#;
    let marked = r#"<span itemprop="datePublished" content="2025-03-03">then</span>"#;
    let named = r#"<meta name="dc.date" content="2025-04-04">"#;
    let time = r#"<h1>A</h1><time datetime="2025-05-05T10:00Z">5 May</time>"#;
    day(&[time, named, marked, og, LINKED].concat(), "2025-01-01");
    day(&[time, named, marked, og].concat(), "2025-02-02");
    day(&[time, named, marked].concat(), "2025-03-03");
    day(&[time, named].concat(), "2025-04-04");
    day(time, "2025-05-05");
    day("<h1>A</h1><p>No day.</p>", "");
}

#[test]
fn the_day_may_stand_in_many_places() {
    day(r#"<meta name="parsely-pub-date" content="2025-04-18T10:00:00Z">"#, "2025-04-18");
    day(r#"<meta name="sailthru.date" content="Fri, 18 Apr 2025 10:00:00 +0000">"#, "2025-04-18");
    day(r#"<META NAME="Date" CONTENT="April 18, 2025">"#, "2025-04-18");
    day(r#"<div itemprop="datePublished">18 April 2025</div>"#, "2025-04-18");
    day("<h1>A</h1><time>Published: 18 April 2025 10.15</time>", "2025-04-18");
    day(r#"<time class="updated" datetime="2025-04-20"></time><time datetime="2025-04-18"></time>"#, "2025-04-18");
    day(r#"<time datetime="2025-04-20"></time><h1>A</h1><time datetime="2025-04-18"></time>"#, "2025-04-18");
    day(
        r#"<time datetime="2025-04-20"></time><time class="entry-date published" datetime="2025-04-18"></time>"#,
        "2025-04-18",
    );
    day("<abbr class='published' title='2025-04-18T00:55:00-07:00'>12:55 AM</abbr>", "2025-04-18");
    day("<h1>A</h1><div class='byline'>By Jane Doe | April 18, 2025</div>", "2025-04-18");
    day("<h1>A</h1><span class='date-line'>posted on April 18, 2025, at 11:29 a.m.</span>", "2025-04-18");
    day(
        "<h1>A</h1><span class='date'>Updated April 20, 2025</span><span class='date'>April 18, 2025</span>",
        "2025-04-18",
    );
    day(&format!("<h1>A</h1>{}<span class='date'>April 18, 2025</span>", "<p>a</p>".repeat(100)), "");
    day("<html><body><h1>A headline</h1><p>April 18, 2025</p><p>The harbour opens.</p>", "2025-04-18");
    day(r#"<meta property="og:updated_time" content="2025-04-18"><p>Text.</p>"#, "2025-04-18");
    day(r#"<link rel=canonical href="https://example.org/2025/04/18/harbour"><p>Text.</p>"#, "2025-04-18");
}

#[test]
fn titles_come_without_the_name_of_the_paper() {
    title(
        r#"<meta property="og:title" content="A harbour opens - The Courier"><meta property="og:site_name" content="Courier">"#,
        "A harbour opens - The Courier",
    );
    title(
        r#"<meta property="og:title" content="A harbour opens - Courier"><meta property="og:site_name" content="The Courier">"#,
        "A harbour opens",
    );
    title("<title>A harbour opens | The Courier</title>", "A harbour opens");
    title("<title>The Courier | News</title><h1>A harbour opens</h1>", "The Courier");
    title(
        "<title>A harbour opens &mdash; today | Courier</title><h1>A harbour opens — today</h1>",
        "A harbour opens — today",
    );
    title("<h1>A <em>harbour</em>\n opens</h1>", "A harbour opens");
    title("<meta property='og:title' content='A harbour opens | Jane Doe'><h1>A harbour opens</h1>", "A harbour opens");
    title(
        r#"<script type="application/ld+json">{"@type":"Article","name":"Harbour","headline":"place for ships"}</script><h1>Harbour</h1>"#,
        "Harbour",
    );
    title("<p>Text</p>", "");
}

#[test]
fn the_canonical_address_is_taken_where_it_can_be_true() {
    let canonical = |href: &str| format!("<link rel='canonical' href='{href}'>");
    let found = Some("https://example.org/a?utm=1");
    address(&canonical("https://example.org/a"), found, "https://example.org/a");
    address(&canonical("/a"), found, "https://example.org/a");
    address(&canonical("//example.org/a"), None, "https://example.org/a");
    address(&canonical("https://example.org/"), found, "https://example.org/a?utm=1");
    address(&canonical("javascript:alert(1)"), found, "https://example.org/a?utm=1");
    address("<meta property='og:url' content='https://example.org/b'>", None, "https://example.org/b");
    address("", None, "");
}

#[test]
fn pages_are_known_by_what_they_hold() {
    for html in [
        "<!DOCTYPE html>",
        "\u{feff} <HTML lang=en>",
        "<!-- c --><head>",
        "<div class=x><p>a",
        "<?xml version='1.0'?><html xmlns='x'>",
    ] {
        assert!(is_html(html), "{html}");
    }
    for text in
        ["", "The <p> tag is old.", "<3 this", "a < b", "<rss><title>x", "<?xml version='1.0'?><feed>", "\"<html>\""]
    {
        assert!(!is_html(text), "{text}");
    }
}

#[test]
fn pages_that_mean_harm_take_no_longer_than_others() {
    let text = "<p>The minister said on Friday that the harbour, which was promised, will open in June.</p>";
    let attributes: String = (0..40_000).map(|at| format!("a{at}=x ")).collect();
    let emphasis: String = (0..60).map(|at| format!("<b x={at}>")).collect();
    let hostile = [
        "<div>".repeat(100_000),
        "<table><tr><td>".repeat(10_000),
        "<svg><title>".to_owned() + &"<div>".repeat(20_000),
        "<svg><desc></svg></desc><title>".to_owned() + &"<div>".repeat(20_000),
        format!("<div {attributes}>"),
        format!("<div class='{}'>", "a ".repeat(200_000)),
        format!("<div>{emphasis}</div>{}", "<div>x</div>".repeat(5_000)),
        "<a href=x><div>".repeat(6_000),
        format!("{}{}", "<span>".repeat(200), "<p></span>".repeat(10_000)),
        "<p".repeat(100_000),
        "<!--".repeat(100_000),
        "</".repeat(100_000),
        "<script>".repeat(50_000),
        "&".repeat(200_000),
        "<a b='".repeat(50_000),
        format!("<script type=application/ld+json>{}</script>", "{\"@graph\":[".repeat(20_000)),
        "<time>".repeat(50_000),
        "\0".repeat(200_000),
    ];
    for start in hostile {
        let begun = std::time::Instant::now();
        let found = page(&format!("<html><body>{start}{text}"), None);
        let took = begun.elapsed();
        let name: String = start.chars().take(30).collect();
        assert!(took.as_secs() < 20, "{name}: {took:?}");
        assert!(!found.text.contains('\0'), "{name}");
    }
}

proptest! {
    #[test]
    fn any_page_is_read(html in "(<|</|>|/>|p|div|table|tr|td|a|b|li|h1|time|meta|script|article|svg|title| |\"|'|=|content|&amp;|&#0;|é|\0|x y, z){0,80}") {
        let found = page(&html, None);
        prop_assert!(!found.text.contains('\0'));
        let _ = is_html(&html);
    }
}

#[test]
fn the_address_may_stand_among_what_machines_are_told() {
    let linked = |of: &str| format!(r#"<script type="application/ld+json">{{"@type":"NewsArticle",{of}}}</script>"#);
    address(
        &linked(r#""mainEntityOfPage":"https://w.example/a""#),
        Some("https://w.example/a?x=1"),
        "https://w.example/a",
    );
    let page = linked(r#""mainEntityOfPage":{"@type":"WebPage","@id":"https://w.example/b"}"#);
    address(&page, None, "https://w.example/b");
    address(&linked(r##""mainEntityOfPage":"#article""##), Some("https://w.example/c"), "https://w.example/c");
    address(&format!("<link rel=canonical href=https://w.example/d>{page}"), None, "https://w.example/d");
}

#[test]
fn a_table_is_a_page() {
    assert!(is_html("<table><tr><td>We will go.</td></tr></table>"));
    assert!(
        page("<p>We will go to the harbour by June.<sup>[1]</sup> They stay.</p>", None).text.contains("June. They")
    );
}
