//! Proxies between this machine and the API.

use crate::harness::{Doact, Outcome, TOKEN};
use crate::raw_server::{RawServer, Reply};

/// Gets an action of an API on another host, with these variables and without retries.
fn get(variables: &[(&str, &str)]) -> Outcome {
    let doact = Doact::at("https://api.invalid").line("actions get 5 --http-retry-max 0");
    variables.iter().fold(doact, |doact, (name, value)| doact.env(name, value)).run().stdout("")
}

#[test]
fn a_proxy_that_does_not_work_is_named_with_its_variable() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let refusing = RawServer::new([]).then_always(Reply::with(502, &[], ""));
    let address = refusing.url().replace("http://", "");
    for (proxy, address) in [
        (format!("http://user:hidden@{closed}"), &closed),
        (closed.clone(), &closed),
        (format!("http://user:hidden@{address}"), &address),
    ] {
        let failed = get(&[("HTTPS_PROXY", &proxy)]);
        assert_eq!(failed.code, Some(1), "{failed:#?}");
        let named = format!(
            "could not get action 5: no connection to https://api.invalid: through the proxy \
             http://{address} (from HTTPS_PROXY): "
        );
        failed.stderr_has(named).stderr_lacks("hidden").stderr_lacks(TOKEN);
    }
    assert_eq!(refusing.lines(), ["CONNECT api.invalid:443"]);
}

#[test]
fn a_malformed_proxy_is_a_usage_error_before_anything_is_sent() {
    for proxy in ["http://", "http://user:hidden@p q", "ftp://127.0.0.1", "http://127.0.0.1:port"] {
        let failed = get(&[("ALL_PROXY", proxy)]);
        assert_eq!(failed.code, Some(2), "{proxy}");
        failed.stderr(
            "error: ALL_PROXY is not the URL of a proxy\n  \
             hint: write it as http://HOST:PORT, or unset ALL_PROXY\n",
        );
    }
}

#[test]
fn a_host_in_no_proxy_is_reached_without_the_proxy() {
    let proxy = RawServer::untouched();
    for list in ["*", "invalid", "foo, .INVALID"] {
        let failed = get(&[("https_proxy", &proxy.url()), ("NO_PROXY", list)]);
        assert_eq!(failed.code, Some(1), "{list}");
        failed.stderr_has("no connection to https://api.invalid: ").stderr_lacks("the proxy http");
    }
    assert_eq!(proxy.lines().len(), 0);
}
