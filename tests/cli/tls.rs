//! Which servers are trusted, and that a failed handshake is not a lost answer.

use std::path::Path;

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

#[test]
fn a_file_of_certificates_that_cannot_be_used_is_an_error_that_names_it() {
    // A folder of certificates does not make up for it.
    for folder in [None, Some("folder")] {
        let failed = |name: &str, prepare: &dyn Fn(&Path)| {
            let doact = Doact::at("https://127.0.0.1:1").line("actions get 7");
            let path = doact.path(name);
            prepare(&path);
            let doact = match folder {
                Some(folder) => {
                    std::fs::create_dir(doact.path(folder)).unwrap();
                    Authority::new().write(&doact.path("folder/ours.pem"));
                    let folder = doact.path(folder);
                    doact.env("SSL_CERT_DIR", folder)
                }
                None => doact,
            };
            let failed = doact.env("SSL_CERT_FILE", &path).fails_with(2).stdout("");
            let start = format!(
                "error: the certificates in {} (from SSL_CERT_FILE) cannot be read: ",
                path.display()
            );
            failed.stderr_has(start).stderr_has("\n  hint: name a file of certificates in PEM")
        };
        failed("missing", &|_| {});
        failed("text", &|path| std::fs::write(path, "no certificate").unwrap())
            .stderr_has("it has no valid certificate in PEM");
        failed("folder-in-its-place", &|path| std::fs::create_dir(path).unwrap())
            .stderr_has("it is not a regular file");
        failed("large", &|path| std::fs::File::create(path).unwrap().set_len(1 << 26).unwrap())
            .stderr_has("file too large");
        // Opening one would block.
        #[cfg(unix)]
        failed("fifo", &|path| make_fifo(path)).stderr_has("it is not a regular file");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_without_certificates_is_an_error_that_names_it() {
    let doact = Doact::at("https://127.0.0.1:1").line("actions get 7");
    let folder = doact.path("empty");
    std::fs::create_dir(&folder).unwrap();
    let failed = doact.env("SSL_CERT_DIR", &folder).fails_with(2).stdout("");
    failed.stderr(format!(
        "error: there are no certificates in {} (from SSL_CERT_DIR)
  hint: name a folder of certificates in PEM, or unset the variable\n",
        folder.display()
    ));
}

#[test]
fn a_broken_certificate_in_a_file_does_not_cost_the_others() {
    let authority = Authority::new();
    let server = RawServer::over_tls(authority.server("localhost", &[]), [completed()]);
    let doact = Doact::at(server.url());
    let path = doact.path("ours.pem");
    authority.write(&path);
    let broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    let both = format!("{broken}{}{broken}", std::fs::read_to_string(&path).unwrap());
    std::fs::write(&path, both).unwrap();
    doact.env("SSL_CERT_FILE", path).line("actions get 7").succeeds().stdout_has("completed");
}

#[test]
fn an_authority_that_the_environment_names_is_trusted() {
    let authority = Authority::new();
    for variable in ["SSL_CERT_FILE", "SSL_CERT_DIR"] {
        if variable == "SSL_CERT_DIR" && !cfg!(target_os = "linux") {
            continue;
        }
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
