//! Fetching a page: one GET that follows redirects, within limits of time and size, and never to an address
//! inside the reader's own network unless that is wanted.

use std::io::Read;
use std::net::IpAddr;
use std::time::{Duration, Instant};

use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Proxy, ProxyProtocol};

use super::address::{host, is_private, is_private_name, joined, sendable};
use crate::claim::source::is_web_address;
use crate::cli::failure::Failure;
use crate::cli::paste::as_argument;

/// How addresses are fetched.
#[derive(Clone, Debug, Default)]
pub(crate) struct FetchOptions {
    /// Whether addresses of this machine and of private networks may be asked (`--allow-private`).
    pub(crate) allow_private: bool,
}

/// How long, how much and how far.
#[derive(Clone, Copy, Debug)]
struct Limits {
    connect: Duration,
    whole: Duration,
    bytes: u64,
    redirects: usize,
}

const LIMITS: Limits =
    Limits { connect: Duration::from_secs(10), whole: Duration::from_secs(30), bytes: 10 * 1024 * 1024, redirects: 5 };

const USER_AGENT: &str = concat!("onrecord/", env!("CARGO_PKG_VERSION"));

/// A page as it came.
#[derive(Debug)]
pub(super) struct Fetched {
    pub(super) bytes: Vec<u8>,
    /// `text/html`, lower case, without what follows.
    pub(super) media_type: Option<String>,
    pub(super) charset: Option<String>,
    /// Where it was found in the end.
    pub(super) url: String,
}

/// Fetches an address.
pub(super) fn fetch(url: &str, options: &FetchOptions) -> Result<Fetched, Failure> {
    let refuses = if options.allow_private { |_| false } else { is_private };
    Fetching { limits: LIMITS, refuses, asked: url, begun: Instant::now(), proxy: Proxy::try_from_env() }.follow()
}

/// One fetch under way.
struct Fetching<'a> {
    limits: Limits,
    /// Which addresses are not asked.
    refuses: fn(IpAddr) -> bool,
    asked: &'a str,
    begun: Instant,
    /// What the environment names (`ALL_PROXY`, `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`). It looks names up itself,
    /// so that none is asked for past it.
    proxy: Option<Proxy>,
}

impl Fetching<'_> {
    fn follow(&self) -> Result<Fetched, Failure> {
        let mut url = sendable(self.asked);
        for _ in 0..=self.limits.redirects {
            let response = self.ask(&url)?;
            let header =
                |name: &str| response.headers().get(name).map(|value| String::from_utf8_lossy(value.as_bytes()));
            let status = response.status();
            if status.is_redirection()
                && let Some(to) = header("location")
            {
                url = sendable(&joined(&url, &to));
                continue;
            }
            if !status.is_success() {
                let reason = status.canonical_reason().unwrap_or("no page");
                return Err(self.failure(&format!("the server answered {} {reason}", status.as_u16())));
            }
            let media = header("content-type").unwrap_or_default().into_owned();
            let mut parts = media.split(';').map(str::trim);
            let media_type = parts.next().filter(|word| !word.is_empty()).map(str::to_ascii_lowercase);
            let charset = parts.find_map(|part| {
                let (name, value) = part.split_once('=')?;
                name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches(['"', '\'']).to_owned())
            });
            return Ok(Fetched { bytes: self.body(response)?, media_type, charset, url });
        }
        Err(self.failure(&format!("more than {} redirects", self.limits.redirects)))
    }

    /// Asks one address.
    fn ask(&self, url: &str) -> Result<ureq::http::Response<ureq::Body>, Failure> {
        if !is_web_address(url) {
            let to = if url == sendable(self.asked) { String::new() } else { format!("it leads to {url}, and ") };
            return Err(self.failure(&format!("{to}only http and https are read")));
        }
        let left = self.limits.whole.checked_sub(self.begun.elapsed()).filter(|left| !left.is_zero());
        let left = left.ok_or_else(|| self.too_slow())?;
        if let Some(host) = host(self.asked).filter(|host| !host.is_ascii()) {
            let message = format!("{host} has letters beyond a-z: give the name in the form that begins with xn--");
            return Err(self.failure(&message));
        }
        let uri: Uri = url.parse().map_err(|_| self.failure(&format!("{url} is no address of the web")))?;
        let proxy = self.proxy.as_ref().filter(|proxy| !proxy.is_no_proxy(&uri));
        if let Some(host) = uri.host().filter(|host| proxy.is_some() && self.refuses_name(host)) {
            return Err(self.private(host, None));
        }
        if proxy.is_some_and(|proxy| !matches!(proxy.protocol(), ProxyProtocol::Http | ProxyProtocol::Https)) {
            let variable = socks_variable().unwrap_or("the environment");
            return Err(self.failure(&format!("{variable} names a SOCKS proxy: only http proxies are used")));
        }
        let by_proxy = proxy.map(|proxy| proxy.uri().clone());
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .proxy(self.proxy.clone())
            .user_agent(USER_AGENT)
            .accept("text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1")
            .timeout_connect(Some(self.limits.connect))
            .timeout_global(Some(left))
            .build();
        let guard = Guard { refuses: self.refuses, proxy: by_proxy, inner: DefaultResolver::default() };
        let agent = Agent::with_parts(config, DefaultConnector::default(), guard);
        agent.get(uri.clone()).call().map_err(|error| self.of_error(&uri, error))
    }

    /// Whether a name is refused where a proxy looks it up.
    fn refuses_name(&self, host: &str) -> bool {
        (self.refuses)(IpAddr::from([127, 0, 0, 1])) && is_private_name(host)
    }

    fn body(&self, response: ureq::http::Response<ureq::Body>) -> Result<Vec<u8>, Failure> {
        let mut bytes = Vec::new();
        let body = response.into_body();
        let said = body.content_length().unwrap_or_default();
        if said <= self.limits.bytes {
            let read = body.into_reader().take(self.limits.bytes + 1).read_to_end(&mut bytes);
            read.map_err(|error| self.of_body(error.into()))?;
        }
        if said.max(bytes.len() as u64) > self.limits.bytes {
            let most = self.limits.bytes / (1024 * 1024);
            return Err(self.failure(&format!("the page is larger than {most} MB")));
        }
        Ok(bytes)
    }

    fn of_body(&self, error: ureq::Error) -> Failure {
        match error {
            ureq::Error::Timeout(_) => self.too_slow(),
            other => self.failure(&format!("the page broke off: {}", reason(&other))),
        }
    }

    fn of_error(&self, uri: &Uri, error: ureq::Error) -> Failure {
        let host = uri.host().unwrap_or_default();
        match error {
            ureq::Error::Other(inner) if inner.is::<Private>() => {
                self.private(host, inner.downcast_ref::<Private>().map(|private| private.0))
            }
            ureq::Error::HostNotFound => self.unknown_host(host),
            // The resolver of the system has its own words for a name that it does not find.
            ureq::Error::Io(error) if error.to_string().contains("failed to lookup") => self.unknown_host(host),
            ureq::Error::Timeout(ureq::Timeout::Connect | ureq::Timeout::Resolve) => {
                let seconds = self.limits.connect.as_secs();
                self.failure(&format!("{host} did not answer within {seconds} seconds"))
            }
            ureq::Error::Timeout(_) => self.too_slow(),
            other => self.failure(&format!("{host} cannot be read: {}", reason(&other))),
        }
    }

    fn unknown_host(&self, host: &str) -> Failure {
        self.failure(&format!("{host} is not found: there is no connection, or no such name"))
    }

    fn too_slow(&self) -> Failure {
        self.failure(&format!("it took longer than {} seconds", self.limits.whole.as_secs()))
    }

    fn private(&self, host: &str, address: Option<IpAddr>) -> Failure {
        let is_same = |address: &IpAddr| address.to_string() == host.trim_matches(['[', ']']);
        let at = address.filter(|address| !is_same(address)).map(|address| format!(" ({address})")).unwrap_or_default();
        Failure::misuse(
            format!("{}: {host}{at} is an address of this machine or of a private network", self.asked),
            format!("if that is meant: onrecord read {} --allow-private", as_argument(self.asked)),
        )
    }

    fn failure(&self, what: &str) -> Failure {
        Failure::misuse(
            format!("{}: {what}", self.asked),
            format!("save the page and read the file: onrecord read page.html --url {}", as_argument(self.asked)),
        )
    }
}

/// The variable of the environment that names a SOCKS proxy.
fn socks_variable() -> Option<&'static str> {
    let names = ["ALL_PROXY", "all_proxy", "HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];
    let is_socks = |value: String| value.trim().to_ascii_lowercase().starts_with("socks");
    names.into_iter().find(|name| std::env::var(name).is_ok_and(is_socks))
}

/// An error of the network in the system's own words.
fn reason(error: &ureq::Error) -> String {
    match error {
        ureq::Error::Io(error) => error.to_string(),
        other => other.to_string(),
    }
}

/// Looks names up, and lets no private address through: the address that was checked is the one that is asked.
#[derive(Debug)]
struct Guard<R> {
    refuses: fn(IpAddr) -> bool,
    /// The proxy that the user has set, which may stand on this machine.
    proxy: Option<Uri>,
    inner: R,
}

impl<R: Resolver> Resolver for Guard<R> {
    fn resolve(
        &self,
        uri: &Uri,
        config: &ureq::config::Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        let is_proxy = self.proxy.as_ref().is_some_and(|proxy| proxy.authority() == uri.authority());
        match found.iter().map(std::net::SocketAddr::ip).find(|address| (self.refuses)(*address)) {
            Some(address) if !is_proxy => Err(ureq::Error::Other(Box::new(Private(address)))),
            _ => Ok(found),
        }
    }
}

/// An address that is not asked.
#[derive(Debug, thiserror::Error)]
#[error("{0} is a private address")]
struct Private(IpAddr);

#[cfg(test)]
mod tests;
