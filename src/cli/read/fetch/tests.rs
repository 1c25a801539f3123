//! Fetching from servers on this machine, which answer as they are told.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};

use super::*;

/// A server on an address of this machine: for each request it sends the answer of the path, and tells what was asked.
fn server(at: &str, answer: impl Fn(&str) -> Vec<u8> + Send + 'static) -> (String, Receiver<String>) {
    let listener = TcpListener::bind((at, 0)).expect("a port is free");
    let address = format!("http://{}", listener.local_addr().expect("it has an address"));
    let (tell, told) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { return };
            let mut request = String::new();
            let mut reader = BufReader::new(stream.try_clone().expect("a stream has two ends"));
            while !request.ends_with("\r\n\r\n") && reader.read_line(&mut request).is_ok_and(|read| read > 0) {}
            let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
            let _ = tell.send(request);
            let whole = answer(&path);
            // A pause in the middle, for those who must not wait.
            let pause = if path.starts_with("/slow") { 400 } else { 0 };
            for part in whole.chunks(whole.len().div_ceil(if pause > 0 { 8 } else { 1 }).max(1)) {
                if stream.write_all(part).and_then(|()| stream.flush()).is_err() {
                    break;
                }
                std::thread::sleep(Duration::from_millis(pause));
            }
        }
    });
    (address, told)
}

fn ok(head: &str, body: &[u8]) -> Vec<u8> {
    let mut answer = format!("HTTP/1.1 200 OK\r\n{head}Connection: close\r\n\r\n").into_bytes();
    answer.extend_from_slice(body);
    answer
}

fn redirect(to: &str) -> Vec<u8> {
    format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").into_bytes()
}

/// Fetches with all addresses of this machine allowed but 127.0.0.2, which stands for a private one.
fn get(url: &str) -> Result<Fetched, Failure> {
    let limits = Limits { connect: Duration::from_secs(2), whole: Duration::from_secs(2), ..LIMITS };
    let refuses = |address: IpAddr| address == IpAddr::from([127, 0, 0, 2]);
    Fetching { limits, refuses, asked: url, begun: Instant::now(), proxy: None }.follow()
}

/// Fetches through a proxy on this machine.
fn get_by(proxy: &str, url: &str) -> Result<Fetched, Failure> {
    let proxy = Some(Proxy::new(proxy).expect("a proxy"));
    Fetching { limits: LIMITS, refuses: is_private, asked: url, begun: Instant::now(), proxy }.follow()
}

#[track_caller]
fn refused(url: &str, expected: &str) {
    match get(url) {
        Err(Failure::Error { message, hints, status }) => {
            assert!(message.contains(expected), "{message}");
            assert!(!hints.is_empty() && status == 2, "{hints:?}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_page_comes_with_its_type_and_its_last_address() {
    let (at, told) = server("127.0.0.1", |path| match path {
        "/old" => redirect("/new/?q=a b"),
        _ => ok("Content-Type: Text/HTML; x=y; Charset=\"ISO-8859-1\"\r\n", b"caf\xe9"),
    });
    let page = get(&format!("{at}/old#part")).expect("a page");
    assert_eq!((page.bytes.as_slice(), page.url), (&b"caf\xe9"[..], format!("{at}/new/?q=a%20b")));
    assert_eq!((page.media_type.as_deref(), page.charset.as_deref()), (Some("text/html"), Some("ISO-8859-1")));
    let asked = told.recv().expect("a request").to_ascii_lowercase();
    assert!(asked.starts_with("get /old http/1.1") && asked.contains("user-agent: onrecord/"), "{asked}");
}

#[test]
fn a_compressed_page_is_unpacked() {
    // "caf" in gzip, as any packer writes it.
    let packed = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x4b\x4e\x4c\x03\x00\xe0\x32\xe7\x6d\x03\x00\x00\x00";
    let (at, _told) = server("127.0.0.1", |_| ok("Content-Encoding: gzip\r\n", packed));
    let page = get(&at);
    assert!(page.is_ok_and(|page| page.bytes == b"caf"));
}

#[test]
fn redirects_end() {
    let (at, told) = server("127.0.0.1", |path| redirect(&format!("{path}x")));
    refused(&format!("{at}/"), "more than 5 redirects");
    assert_eq!(told.try_iter().count(), 6);
    let (at, _told) = server("127.0.0.1", |_| redirect("file:///etc/passwd"));
    refused(&at, "only http and https are read");
}

#[test]
fn a_redirect_to_a_private_address_is_not_followed() {
    let (private, told) = server("127.0.0.2", |_| ok("", b"secret"));
    let to = private.clone();
    let (at, _told) = server("127.0.0.1", move |_| redirect(&to));
    refused(&at, "127.0.0.2 is an address of this machine or of a private network");
    refused(&private, "private network");
    assert_eq!(told.try_iter().count(), 0, "it was asked");
}

#[test]
fn what_is_too_large_or_too_slow_is_given_up() {
    let (at, _told) = server("127.0.0.1", |path| match path {
        "/said" => ok("Content-Length: 11000000\r\n", b""),
        "/slow" => ok("Content-Length: 4000\r\n", &[b'a'; 4_000]),
        _ => ok("", &vec![b'a'; 11_000_000]),
    });
    refused(&format!("{at}/said"), "larger than 10 MB");
    refused(&format!("{at}/unsaid"), "larger than 10 MB");
    let begun = Instant::now();
    refused(&format!("{at}/slow"), "longer than 2 seconds");
    assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
}

#[test]
fn what_goes_wrong_is_said() {
    let (at, _told) = server("127.0.0.1", |path| match path {
        "/gone" => b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_vec(),
        "/torn" => ok("Content-Length: 100\r\n", b"half"),
        _ => b"not http at all\r\n\r\n".to_vec(),
    });
    refused(&format!("{at}/gone"), "the server answered 404 Not Found");
    refused(&format!("{at}/torn"), "the page broke off");
    refused(&format!("{at}/mute"), "cannot be read");
    refused("http://nowhere.invalid/page", "no connection, or no such name");
    refused("ftp://example.org/page", "only http and https are read");
    refused("http://", "only http and https are read");
    let closed = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    refused(&format!("http://{closed}/"), "refused");
}

#[test]
fn this_machine_is_not_asked_unless_that_is_meant() {
    let (at, told) = server("127.0.0.1", |_| ok("", b"here"));
    assert!(fetch(&at, &FetchOptions::default()).is_err());
    assert!(fetch(&at.replace("127.0.0.1", "localhost"), &FetchOptions::default()).is_err());
    assert_eq!(told.try_iter().count(), 0, "it was asked");
    assert!(fetch(&at, &FetchOptions { allow_private: true }).is_ok_and(|page| page.bytes == b"here"));
}

#[test]
fn a_proxy_may_stand_on_this_machine_and_leads_to_no_private_address() {
    let (proxy, told) = server("127.0.0.1", |_| ok("Content-Type: text/plain\r\n", b"by proxy"));
    for url in
        ["http://127.0.0.1:9/", "http://localhost/", "http://[::1]/", "http://0x7f.1/", "http://10.1.2.3/", &proxy]
    {
        assert!(
            matches!(get_by(&proxy, url), Err(Failure::Error { message, .. }) if message.contains("private")),
            "{url}"
        );
    }
    assert_eq!(told.try_iter().count(), 0, "it was asked");
    let _ = get_by(&proxy, "http://nowhere.invalid/page");
    let asked = told.recv_timeout(Duration::from_secs(5)).expect("the proxy is asked");
    assert!(asked.contains("nowhere.invalid"), "{asked}");
}

#[test]
fn an_article_comes_out_of_what_was_fetched() {
    let (at, _told) = server("127.0.0.1", |path| match path {
        "/page" => ok(
            "Content-Type: text/html; charset=windows-1252\r\n",
            b"<title>Harbour opens</title><meta charset=utf-8><h1>Harbour opens</h1><p>\x93We will,\x94 she said.</p>",
        ),
        "/text" => ok("Content-Type: text/plain\r\n", b"18 April 2025\n\nThe minister said so."),
        "/feed" => ok("Content-Type: application/rss+xml\r\n", b"<?xml version='1.0'?><rss><channel/></rss>"),
        _ => ok("Content-Type: application/pdf\r\n", b"not even one"),
    });
    let options = FetchOptions { allow_private: true };
    let get = |path: &str| super::super::article::get(&format!("{at}{path}"), &options);
    let page = get("/page").expect("an article");
    assert_eq!((page.text.as_str(), page.title.as_deref()), ("“We will,” she said.", Some("Harbour opens")));
    assert_eq!((page.url, page.published, page.file_name), (Some(format!("{at}/page")), None, None));
    let text = get("/text").expect("an article");
    assert_eq!(text.published.map(|day| day.to_string()).as_deref(), Some("2025-04-18"));
    let refused = |path: &str, expected: &str| {
        let failure = get(path).expect_err("no article");
        assert!(failure.message().contains(expected), "{}", failure.message());
    };
    refused("/feed", "a feed");
    refused("/file.pdf", "a PDF");
}

#[test]
fn a_proxy_that_cannot_be_used_is_never_passed_by() {
    for proxy in ["socks5://127.0.0.1:1", "socks4://127.0.0.1:1"] {
        let said = get_by(proxy, "https://w.example/a").expect_err("no page").message();
        assert!(said.contains("a SOCKS proxy"), "{said}");
    }
}

#[test]
fn a_name_in_other_letters_is_told() {
    refused("https://müller.example/a", "müller.example has letters beyond a-z");
}
