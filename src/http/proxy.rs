//! The proxy between this machine and the API, chosen by the variables that curl reads.

use std::fmt;
use std::net::IpAddr;

use url::Host;

use super::ApiUrl;
use super::api_url::parse_url;
use crate::system::Environment;

/// In curl's order. The API is https, except on loopback, which needs no proxy.
const PROXY_VARIABLES: [&str; 4] = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];
const NO_PROXY_VARIABLES: [&str; 2] = ["no_proxy", "NO_PROXY"];

const SCHEMES: [&str; 6] = ["http", "https", "socks4", "socks4a", "socks5", "socks5h"];

/// How requests reach the API.
pub(crate) enum Route {
    Direct,
    /// By the settings of the operating system, since no variable names a proxy.
    System,
    Proxy(Box<Proxy>),
}

pub(crate) struct Proxy {
    pub(super) inner: reqwest::Proxy,
    /// Without the user name and the password.
    address: String,
    variable: &'static str,
}

/// Without the value, which may hold a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{variable} is not the URL of a proxy")]
pub(crate) struct InvalidProxy {
    pub(crate) variable: &'static str,
}

impl Route {
    pub(crate) fn from_environment(
        api_url: &ApiUrl,
        environment: &Environment,
    ) -> Result<Self, InvalidProxy> {
        let first = |names: &[&'static str]| {
            names
                .iter()
                .find_map(|name| Some((*name, environment.get(name).filter(|text| !text.is_empty())?)))
        };
        let bypasses = |(_, hosts)| api_url.host().is_some_and(|host| is_listed(&host, hosts));
        // A proxy would send the token to another machine, over http in plain text.
        if api_url.is_loopback() || first(&NO_PROXY_VARIABLES).is_some_and(bypasses) {
            return Ok(Self::Direct);
        }
        match first(&PROXY_VARIABLES) {
            None => Ok(Self::System),
            Some((variable, text)) => {
                let proxy = Proxy::parse(text, variable).ok_or(InvalidProxy { variable })?;
                Ok(Self::Proxy(Box::new(proxy)))
            }
        }
    }
}

impl Proxy {
    /// `host:port` is an http proxy.
    fn parse(text: &str, variable: &'static str) -> Option<Self> {
        let text = text.trim();
        let url = if text.contains("://") { parse_url(text) } else { parse_url(&format!("http://{text}")) };
        let url = url.ok().filter(|url| SCHEMES.contains(&url.scheme()))?;
        let (scheme, host) = (url.scheme(), url.host_str().filter(|host| !host.is_empty())?);
        let port = url.port().map_or_else(String::new, |port| format!(":{port}"));
        let address = format!("{scheme}://{host}{port}");
        Some(Self { inner: reqwest::Proxy::all(url).ok()?, address, variable })
    }
}

/// Whether a host is on the list of `NO_PROXY`, as curl reads it: a lone `*`, names that stand for
/// their subdomains too, addresses and networks, and no ports.
fn is_listed(host: &Host<&str>, list: &str) -> bool {
    let mut entries = list.split([',', ' ', '\t']).filter(|entry| !entry.is_empty());
    list == "*"
        || match host {
            Host::Domain(name) => entries.any(|entry| is_within_domain(name, entry)),
            Host::Ipv4(address) => entries.any(|entry| is_in_network(IpAddr::V4(*address), entry)),
            Host::Ipv6(address) => entries.any(|entry| is_in_network(IpAddr::V6(*address), entry)),
        }
}

fn is_within_domain(name: &str, entry: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    let entry = entry.strip_suffix('.').unwrap_or(entry).to_ascii_lowercase();
    let domain = entry.strip_prefix('.').unwrap_or(&entry);
    let rest = name.strip_suffix(domain).filter(|_| !domain.is_empty());
    rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

fn is_in_network(address: IpAddr, entry: &str) -> bool {
    let (network, prefix) = entry.split_once('/').unwrap_or((entry, ""));
    let bits = |address: IpAddr| match address {
        IpAddr::V4(address) => (u128::from(u32::from(address)), 32_u32),
        IpAddr::V6(address) => (u128::from(address), 128),
    };
    let Ok(network) = network.parse::<IpAddr>() else { return false };
    let ((address, length), (network, network_length)) = (bits(address), bits(network));
    // Without a length, and with 0, the whole address has to be equal.
    let prefix = prefix.parse().ok().filter(|prefix| *prefix != 0).unwrap_or(length);
    let Some(shift) = length.checked_sub(prefix) else { return false };
    length == network_length && (address ^ network) >> shift == 0
}

impl fmt::Display for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the proxy {} (from {})", self.address, self.variable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn route(url: &str, variables: &[(&str, &str)]) -> String {
        let environment = variables.iter().copied().collect();
        match Route::from_environment(&url.parse().unwrap(), &environment) {
            Ok(Route::Direct) => "direct".to_owned(),
            Ok(Route::System) => "system".to_owned(),
            Ok(Route::Proxy(proxy)) => proxy.to_string(),
            Err(error) => error.to_string(),
        }
    }

    // On Windows the case of a variable's name does not count.
    #[cfg(not(windows))]
    #[test]
    fn the_first_variable_that_is_set_names_the_proxy() {
        let route = |variables: &[_]| route("https://api.example", variables);
        assert_eq!(route(&[("HTTP_PROXY", "http://p:1"), ("http_proxy", "http://p:1")]), "system");
        assert_eq!(route(&[("HTTPS_PROXY", "")]), "system");
        let all =
            [("ALL_PROXY", "a:1"), ("all_proxy", "b:1"), ("HTTPS_PROXY", "c:1"), ("https_proxy", "d:1")];
        for (count, shown) in [
            (1, "the proxy http://a:1 (from ALL_PROXY)"),
            (2, "the proxy http://b:1 (from all_proxy)"),
            (3, "the proxy http://c:1 (from HTTPS_PROXY)"),
            (4, "the proxy http://d:1 (from https_proxy)"),
        ] {
            assert_eq!(route(&all[..count]), shown);
        }
    }

    #[test]
    fn a_proxy_is_shown_without_its_password() {
        let route = |proxy| route("https://api.example", &[("https_proxy", proxy)]);
        assert_eq!(route("http://user:secret@p:3128/x"), "the proxy http://p:3128 (from https_proxy)");
        assert_eq!(route("socks5h://user:secret@[::1]:9"), "the proxy socks5h://[::1]:9 (from https_proxy)");
        for malformed in
            ["http://", "ftp://p", "http://p:port", "http://user:se cret@p q:1", ":3128", "http://p:99999"]
        {
            assert_eq!(route(malformed), "https_proxy is not the URL of a proxy", "{malformed}");
        }
    }

    #[test]
    fn a_loopback_address_never_has_a_proxy() {
        for url in ["http://127.0.0.1:1", "https://localhost", "https://[::1]"] {
            assert_eq!(route(url, &[("HTTPS_PROXY", "http://")]), "direct", "{url}");
        }
    }

    /// What curl does, by its own table (`tests/unit/unit1614.c`) and by trying curl 7.88.
    #[test]
    fn no_proxy_is_read_as_curl_reads_it() {
        for (host, list, is_direct) in [
            ("www.example.com", "*", true),
            ("www.example.com", "foo,*", false),
            ("www.example.com", "localhost,.example.com,.example.de", true),
            ("www.example.com.", "localhost,example.com.,.example.de", true),
            ("example.com", ".example.com, .example.net", true),
            ("nonexample.com", ".example.com, .example.net", false),
            ("WWW.example.com", "foo,,,,,   EXAMPLE.com", true),
            ("www.example.com", "foo example.com", true),
            ("www.example.com", "*.example.com", false),
            ("www.example.com", "www.example.com:443", false),
            ("www.example.com", "www2.example.com, .", false),
            ("192.168.0.1", "192.168.0.1", true),
            ("192.168.0.1", "foo, 192.168.0.0/16", true),
            ("192.168.1.1", "192.168.0.0/24", false),
            ("192.168.0.1", "192.168.0.0/32", false),
            ("192.168.0.1", "192.168.0.0/0", false),
            ("192.168.0.1", "192.168.0.1/0", true),
            ("192.168.0.1", "192.168.0.1/33", false),
            ("192.168.0.1", "0.1", false),
            ("192.168.0.1", "192.168.0.1:443", false),
            ("[fe80::2]", "foo, bar, fe80::/64", true),
            ("[fe80::2]", "fe80::2", true),
            ("[fe80::2]", "[fe80::2]", false),
            ("[fe80::2]", "fe80::/129", false),
            ("[fe80::2]", "192.168.0.0/16", false),
        ] {
            let variables = [("https_proxy", "http://p:1"), ("NO_PROXY", list)];
            let expected = if is_direct { "direct" } else { "the proxy http://p:1 (from https_proxy)" };
            assert_eq!(route(&format!("https://{host}"), &variables), expected, "{host} in {list:?}");
        }
    }

    // As above.
    #[cfg(not(windows))]
    #[test]
    fn the_lower_case_list_counts_unless_it_is_empty() {
        let proxied = "the proxy http://p:1 (from HTTPS_PROXY)";
        for (lower, shown) in [("", "direct"), ("foo", proxied)] {
            let variables = [("HTTPS_PROXY", "http://p:1"), ("no_proxy", lower), ("NO_PROXY", "*")];
            assert_eq!(route("https://api.example", &variables), shown);
        }
    }
}
