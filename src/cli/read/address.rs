//! Addresses of the web: which may be asked, and where a redirect leads.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether an address belongs to this machine, to a private network, or to nobody on the public net; an
/// address that carries another inside is judged by that one.
pub(super) fn is_private(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => is_private_v4(address),
        IpAddr::V6(address) => is_private_v6(address),
    }
}

fn is_private_v4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    let is_shared = first == 100 && (64..128).contains(&second);
    let is_reserved =
        (first, second, third) == (192, 0, 0) || (first == 198 && (18..20).contains(&second)) || first >= 224;
    address.is_loopback()
        || address.is_private()
        || address.is_link_local()
        || address.is_documentation()
        || first == 0
        || is_shared
        || is_reserved
}

fn is_private_v6(address: Ipv6Addr) -> bool {
    let [first, second, third, ..] = address.segments();
    let [.., a, b, c, d] = address.octets();
    let inner = match (first, second) {
        // NAT64 (its well-known prefix of 96 bits alone: the others are local) and the old compatible form carry the other address at their end, 6to4 at its beginning.
        (0x64, 0xff9b) if address.segments().get(2..6) == Some(&[0; 4][..]) => Some(Ipv4Addr::new(a, b, c, d)),
        (0, 0) => Some(Ipv4Addr::new(a, b, c, d)),
        (0x2002, _) => {
            let ([a, b], [c, d]) = (second.to_be_bytes(), third.to_be_bytes());
            Some(Ipv4Addr::new(a, b, c, d))
        }
        _ => None,
    };
    let is_public = (0x2000..0x4000).contains(&first) && !matches!((first, second), (0x2001, 0 | 0xdb8) | (0x3fff, _));
    match inner {
        Some(inner) => is_private_v4(inner),
        None => !is_public,
    }
}

/// Whether a host is private by its name alone: asked where somebody else, a proxy, looks the name up.
pub(super) fn is_private_name(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']').trim_end_matches('.').to_ascii_lowercase();
    if let Ok(address) = host.parse::<IpAddr>() {
        return is_private(address);
    }
    let last = host.rsplit('.').next().unwrap_or_default();
    // 2130706433, 0x7f.1 and the like are addresses in disguise.
    let is_number =
        last.starts_with(|c: char| c.is_ascii_digit()) && last.chars().all(|c| c.is_ascii_hexdigit() || c == 'x');
    is_number || !host.contains('.') || ["localhost", "local", "internal", "lan", "home", "intranet"].contains(&last)
}

/// The host of an address as it was typed.
pub(super) fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    Some(host.split(':').next().unwrap_or(host))
}

/// An address without the name and password that somebody logs in with.
pub(super) fn without_login(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    format!("{scheme}://{host}{path}")
}

/// Where a redirect leads, seen from the address that gave it.
pub(super) fn joined(base: &str, to: &str) -> String {
    let to = to.trim().split('#').next().unwrap_or_default();
    let (scheme, rest) = base.split_once("://").unwrap_or(("https", base));
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let has_scheme = to.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    });
    if has_scheme {
        return to.to_owned();
    }
    if let Some(rest) = to.strip_prefix("//") {
        return format!("{scheme}://{rest}");
    }
    let (to_path, query) = to.split_at(to.find('?').unwrap_or(to.len()));
    let path = match to_path {
        "" => path.to_owned(),
        absolute if absolute.starts_with('/') => resolved(absolute),
        relative => resolved(&format!("{}/{relative}", path.rsplit_once('/').map_or("", |(folder, _)| folder))),
    };
    format!("{scheme}://{host}/{path}{query}")
}

/// A path without `.` and `..`, and without its first slash.
fn resolved(path: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    let all: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    for (at, step) in all.iter().enumerate() {
        let is_last = at + 1 == all.len();
        match *step {
            "." | ".." => {
                if *step == ".." {
                    steps.pop();
                }
                if is_last {
                    steps.push("");
                }
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// An address in the letters that may be sent: all others as `%XX`; without what follows `#`.
pub(super) fn sendable(url: &str) -> String {
    let url = url.trim().split('#').next().unwrap_or_default();
    let mut sent = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}') {
            sent.push(char::from(byte));
        } else {
            sent.push_str(&format!("%{byte:02X}"));
        }
    }
    sent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_logs_in_with_is_left_out() {
        for (url, expected) in [
            ("https://jane:secret@w.example/a@b", "https://w.example/a@b"),
            ("https://jane@w.example?x=@", "https://w.example?x=@"),
            ("https://w.example/@jane", "https://w.example/@jane"),
            ("w.example", "w.example"),
        ] {
            assert_eq!(without_login(url), expected);
        }
        assert_eq!(host("https://a:b@müller.example:8080/x"), Some("müller.example"));
    }

    #[test]
    fn private_addresses_are_known_in_every_form() {
        for address in [
            "127.0.0.1",
            "64:ff9b:1::808:808",
            "64:ff9b::10.0.0.1",
            "127.8.9.1",
            "10.0.0.1",
            "172.16.5.4",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "192.0.0.8",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "::ffff:127.0.0.1",
            "::127.0.0.1",
            "::ffff:10.0.0.1",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "fec0::1",
            "ff02::1",
            "64:ff9b::a00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "2001::1",
            "100::1",
        ] {
            assert!(is_private(address.parse().expect("an address")), "{address}");
        }
        for address in
            ["93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
        {
            assert!(!is_private(address.parse().expect("an address")), "{address}");
        }
    }

    #[test]
    fn private_names_are_known_without_asking() {
        for host in [
            "localhost",
            "LOCALHOST.",
            "127.0.0.1",
            "[::1]",
            "2130706433",
            "0x7f.1",
            "127.1",
            "printer",
            "a.local",
            "db.internal",
        ] {
            assert!(is_private_name(host), "{host}");
        }
        for host in ["example.org", "1.example.org", "example.com.", "8.8.8.8", "[2606:2800:220:1::1]"] {
            assert!(!is_private_name(host), "{host}");
        }
    }

    #[test]
    fn redirects_are_followed_from_where_they_stand() {
        for (base, to, expected) in [
            ("https://a.org/b/c?d", "https://e.org/", "https://e.org/"),
            ("https://a.org/b/c?d", "//e.org/f", "https://e.org/f"),
            ("https://a.org/b/c?d", "/f?g#h", "https://a.org/f?g"),
            ("https://a.org/b/c?d", "f", "https://a.org/b/f"),
            ("https://a.org/b/c", "../f", "https://a.org/f"),
            ("https://a.org/b/c", "../../../f/.", "https://a.org/f/"),
            ("https://a.org", "?q=/x/../y", "https://a.org/?q=/x/../y"),
            ("https://a.org/b/c?d", "?e", "https://a.org/b/c?e"),
            ("https://a.org/b", "/login?next=https://x.org", "https://a.org/login?next=https://x.org"),
            ("https://a.org/b", "file:///etc/passwd", "file:///etc/passwd"),
        ] {
            assert_eq!(joined(base, to), expected, "{base} {to}");
        }
    }

    #[test]
    fn other_letters_are_sent_as_numbers() {
        assert_eq!(sendable(" https://a.org/straße?q=a b%20c#d "), "https://a.org/stra%C3%9Fe?q=a%20b%20c");
    }
}
