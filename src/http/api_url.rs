use std::fmt;
use std::str::FromStr;

use url::{Host, Url};

use crate::model::InvalidValue;

/// Where the API is: https anywhere, or plain http on this very machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiUrl(Url);

impl ApiUrl {
    /// The provider's own (openapi `servers`).
    pub const DEFAULT: &str = "https://api.digitalocean.com";

    /// The URL of an endpoint's path, which starts with `/v2/`.
    pub fn endpoint(&self, path: &str) -> Url {
        let mut url = self.0.clone();
        let prefix = url.path().trim_end_matches('/').to_owned();
        url.set_path(&format!("{prefix}{path}"));
        url
    }

    /// Whether a token sent there stays on this machine.
    pub fn is_loopback(&self) -> bool {
        is_loopback(&self.0)
    }

    /// Whether nothing is encrypted on the way.
    pub fn is_plain(&self) -> bool {
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

impl Default for ApiUrl {
    fn default() -> Self {
        Self::DEFAULT.parse().expect("the default is a URL")
    }
}

impl FromStr for ApiUrl {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let refuse = |why: &str| Err(InvalidValue::new(why));
        let Ok(url) = Url::parse(text) else {
            return refuse(if text.is_ascii() {
                "an API URL looks like https://api.digitalocean.com"
            } else {
                "the host of an API URL is plain ASCII; one with other letters is written as xn--..."
            });
        };
        if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
            return refuse("an API URL starts with https:// and names a host");
        }
        if !url.username().is_empty() || url.password().is_some() {
            return refuse("an API URL holds no user name and no password");
        }
        if url.query().is_some() || url.fragment().is_some() {
            return refuse("an API URL ends with its host or a path, without '?' and '#'");
        }
        if url.scheme() == "http" && !is_loopback(&url) {
            return refuse(
                "the token goes over https only; plain http is for loopback addresses (127.0.0.1, [::1], localhost)",
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
    fn https_goes_anywhere_and_http_stays_at_home() {
        for right in [
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
            assert!(right.parse::<ApiUrl>().is_ok(), "{right}");
        }
        for wrong in [
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
        ] {
            assert!(wrong.parse::<ApiUrl>().is_err(), "{wrong}");
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
