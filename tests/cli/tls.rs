//! Which servers are trusted, and that a failed handshake is not a lost answer.

use crate::certificates::Authority;
use crate::harness::{Doact, VOLUME, action};
use crate::raw_server::{RawServer, Reply};
#[cfg(unix)]
use crate::settings::make_fifo;

fn completed() -> Reply {
    Reply::json(200, action(7, "completed"))
}

/// Sends a read and a change to a server that cannot be trusted. Nothing reaches it, so
/// both are retried and fail as network errors, never as a change with a lost answer.
fn assert_nothing_is_sent(server: impl Fn() -> RawServer, prepare: impl Fn(Doact) -> Doact) {
    for line in ["actions get 7".to_owned(), format!("volume attach {VOLUME} 42")] {
        let server = server();
        let doact = prepare(Doact::at(server.url())).line(&line).line("--http-retry-max 1 -o json");
        let failed = doact.fails_with(1).stdout("");
        assert_eq!((server.connections(), server.lines().len()), (2, 0), "{failed:#?}");
        assert_eq!(failed.error()["code"], 1);
    }
}

#[cfg(unix)]
#[test]
fn a_file_of_certificates_that_is_not_a_regular_file_is_not_opened() {
    let doact = Doact::at("https://127.0.0.1:1").line("actions get 7");
    let path = doact.path("fifo");
    make_fifo(&path);
    let failed = doact.env("SSL_CERT_FILE", path).fails_with(2).stdout("");
    failed.stderr_has("(from SSL_CERT_FILE) cannot be read: it is not a regular file");
}

/// Other systems ignore the variables and use the system's store.
#[cfg(target_os = "linux")]
#[test]
fn an_authority_that_the_environment_names_is_trusted() {
    let authority = Authority::new();
    for variable in ["SSL_CERT_FILE", "SSL_CERT_DIR"] {
        let server = RawServer::over_tls(authority.server("localhost", &[]), [completed()]);
        let doact = Doact::at(server.url());
        std::fs::create_dir(doact.path("authorities")).unwrap();
        authority.write(&doact.path("authorities/ours.pem"));
        let named =
            doact.path(if variable == "SSL_CERT_DIR" { "authorities" } else { "authorities/ours.pem" });
        doact.env(variable, named).line("actions get 7").succeeds().stdout_has("completed");
        assert_eq!(server.lines(), ["GET /v2/actions/7"]);
    }
}

#[test]
fn a_server_of_an_unknown_authority_is_sent_nothing() {
    let server = || RawServer::over_tls(Authority::new().server("localhost", &[]), [completed()]);
    assert_nothing_is_sent(server, |doact| doact);
    // The environment names another authority.
    assert_nothing_is_sent(server, |doact| {
        let other = doact.path("other.pem");
        Authority::new().write(&other);
        doact.env("SSL_CERT_FILE", other)
    });
}

#[test]
fn a_server_with_a_certificate_for_another_host_is_sent_nothing() {
    let authority = Authority::new();
    let server = || RawServer::over_tls(authority.server("api.example.com", &[]), [completed()]);
    assert_nothing_is_sent(server, |doact| {
        let ours = doact.path("ours.pem");
        authority.write(&ours);
        doact.env("SSL_CERT_FILE", ours)
    });
}

#[test]
fn a_connection_that_closes_during_the_handshake_is_sent_nothing() {
    assert_nothing_is_sent(RawServer::closing, |doact| doact);
}
