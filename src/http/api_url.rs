use std::fmt;
use std::str::FromStr;

use url::{Host, ParseError, Url};

use crate::model::InvalidValue;

/// The base URL of the API: https, or plain http on a loopback address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiUrl(Url);

impl ApiUrl {
    /// openapi `servers`
    pub const DEFAULT: &str = "https://api.digitalocean.com";

    /// `path` starts with `/v2/`.
    pub fn endpoint(&self, path: &str) -> Url {
        let mut url = self.0.clone();
        let prefix = url.path().trim_end_matches('/').to_owned();
        url.set_path(&format!("{prefix}{path}"));
        url
    }

    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.0)
    }

    pub(super) fn host(&self) -> Option<Host<&str>> {
        self.0.host()
    }

    pub fn is_plain_http(&self) -> bool {
        self.0.scheme() == "http"
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}

/// Rejects a URL with an international host name, also a percent-encoded one: the `idna_adapter` of this
/// build supports none, and treats a capital letter in one as a bug of its caller.
pub(super) fn parse_url(text: &str) -> Result<Url, ParseError> {
    let rest = text.split_once(':').map_or("", |(_, rest)| rest);
    let rest = rest.trim_start_matches(['/', '\\', '\t', '\r', '\n']);
    let authority = rest.split(['/', '\\', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    if !host.is_ascii() || host.contains('%') {
        return Err(ParseError::IdnaError);
    }
    Url::parse(text)
}

impl Default for ApiUrl {
    fn default() -> Self {
        Self::DEFAULT.parse().expect("the default is a URL")
    }
}

impl FromStr for ApiUrl {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let invalid = |message: &str| Err(InvalidValue::new(message));
        let Ok(url) = parse_url(text) else {
            return invalid(if text.is_ascii() {
                "an API URL looks like https://api.digitalocean.com"
            } else {
                "the host of an API URL must be ASCII; write an international name as xn--..."
            });
        };
        if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
            return invalid("an API URL starts with https:// and a host");
        }
        if !url.username().is_empty() || url.password().is_some() {
            return invalid("an API URL cannot contain a user name or a password");
        }
        if url.query().is_some() || url.fragment().is_some() {
            return invalid("an API URL cannot contain '?' or '#'");
        }
        if url.scheme() == "http" && !is_loopback(&url) {
            return invalid(
                "the token is sent over https only; plain http works for loopback addresses (127.0.0.1, [::1], localhost)",
            );
        }
        Ok(Self(url))
    }
}

impl fmt::Display for ApiUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str().trim_end_matches('/'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn https_is_valid_for_every_host_and_http_for_loopback_only() {
        for valid in [
            "https://api.digitalocean.com",
            "https://api.digitalocean.com/",
            "https://10.0.0.1:8443/prefix",
            "http://127.0.0.1:8080",
            "http://127.1.2.3",
            "http://[::1]:80",
            "http://localhost:3000",
            "HTTP://LOCALHOST",
            "https://xn--bcher-kva.example",
        ] {
            assert!(valid.parse::<ApiUrl>().is_ok(), "{valid}");
        }
        for invalid in [
            "",
            "api.digitalocean.com",
            "ftp://api.digitalocean.com",
            "file:///etc/passwd",
            "http://api.digitalocean.com",
            "http://localhost.evil.example",
            "http://127.0.0.1.evil.example",
            "http://127.0.0.1@evil.example",
            "http://0.0.0.0",
            "https://user:secret@api.digitalocean.com",
            "https://api.digitalocean.com/?a=b",
            "https://api.digitalocean.com/#x",
            "https://",
            "https://bücher.example",
            "http://１２７.0.0.1",
            "https://BÜCHER.example",
            r"https:\\BÜCHER.example",
            "https://user@B%C3%9CCHER.example",
        ] {
            assert!(invalid.parse::<ApiUrl>().is_err(), "{invalid}");
        }
    }

    #[test]
    fn a_path_prefix_is_kept() {
        let url: ApiUrl = "http://127.0.0.1:9/a/b/".parse().unwrap();
        assert_eq!(url.endpoint("/v2/actions").as_str(), "http://127.0.0.1:9/a/b/v2/actions");
        let url = ApiUrl::default();
        assert_eq!(url.endpoint("/v2/actions").as_str(), "https://api.digitalocean.com/v2/actions");
        assert_eq!(url.to_string(), ApiUrl::DEFAULT);
    }
}
