//! The sandbox over https.

use std::io::BufReader;
use std::sync::Arc;

use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore, StreamOwned};

use super::*;

fn sandbox(faults: &[&str]) -> Sandbox {
    let faults = faults.iter().map(|fault| fault.parse().unwrap()).collect();
    start(&Options { actions: 30, faults, tls: true, ..Options::default() }).unwrap()
}

/// What a client that trusts the authority of `trusted` gets from `sandbox`, and the ALPN protocol.
fn fetch(sandbox: &Sandbox, trusted: &Sandbox, host: &'static str) -> io::Result<(String, Vec<u8>)> {
    let mut roots = RootCertStore::empty();
    let authority = trusted.authority().unwrap().as_bytes();
    roots.add(CertificateDer::from_pem_slice(authority).unwrap()).unwrap();
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let builder = builder.with_safe_default_protocol_versions().unwrap();
    let mut config = builder.with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    let host = ServerName::try_from(host).unwrap();
    let connection = ClientConnection::new(Arc::new(config), host).unwrap();
    let stream = TcpStream::connect(address(sandbox))?;
    stream.set_read_timeout(Some(RESPONSE_LIMIT))?;
    let mut stream = StreamOwned::new(connection, stream);
    let token = sandbox.token();
    write!(stream, "GET /v2/actions HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {token}\r\n")?;
    write!(stream, "connection: close\r\n\r\n")?;
    let mut text = String::new();
    BufReader::new(&mut stream).read_to_string(&mut text)?;
    Ok((text, stream.conn.alpn_protocol().unwrap_or_default().to_vec()))
}

#[test]
fn https_is_http_1_1_under_every_loopback_name_and_links_are_https() {
    let sandbox = sandbox(&[]);
    for host in ["localhost", "127.0.0.1", "::1"] {
        let (text, protocol) = fetch(&sandbox, &sandbox, host).unwrap();
        assert_eq!(protocol, b"http/1.1");
        let response = parse(&text);
        assert_eq!(response.http_status, 200, "{text}");
        let next = response.json["links"]["pages"]["next"].as_str().unwrap();
        assert!(next.starts_with(sandbox.url()) && next.starts_with("https://"), "{next}");
    }
    assert!(fetch(&sandbox, &sandbox, "example.com").is_err());
}

#[test]
fn each_sandbox_has_a_certificate_of_its_own() {
    let (one, two) = (sandbox(&[]), sandbox(&[]));
    assert!(fetch(&one, &two, "localhost").is_err());
}

#[test]
fn a_reset_over_https_ends_the_connection_without_a_response() {
    let sandbox = sandbox(&["reset"]);
    assert!(fetch(&sandbox, &sandbox, "localhost").is_err());
    assert!(fetch(&sandbox, &sandbox, "localhost").is_ok());
}

#[test]
fn a_handshake_that_stays_incomplete_is_closed() {
    let options = Options { tls: true, ..Options::default() };
    let sandbox = start_with_read_timeout(&options, Duration::from_millis(20)).unwrap();
    // Nothing; the start of a handshake record; plain HTTP, which gets an alert.
    for bytes in [&b""[..], b"\x16\x03\x01\x02\x00\x01", b"GET / HTTP/1.1\r\n\r\n"] {
        let mut stream = TcpStream::connect(address(&sandbox)).unwrap();
        stream.set_read_timeout(Some(RESPONSE_LIMIT)).unwrap();
        stream.write_all(bytes).unwrap();
        match stream.read_to_end(&mut Vec::new()) {
            Ok(_) => {}
            Err(error) => assert_eq!(error.kind(), io::ErrorKind::ConnectionReset, "{bytes:?}"),
        }
    }
}
