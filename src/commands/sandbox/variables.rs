//! The environment variables that point clients at a sandbox.

use std::fs;
use std::io;
use std::path::Path;

use anyhow::Context as _;

use crate::error::Failure;
use crate::http::{read_certificate_file, system_bundle};
use crate::sandbox::Sandbox;
use crate::session::Session;

pub(super) type Variable = (&'static str, String);

pub(super) fn variables(sandbox: &Sandbox, session: &Session) -> Result<Vec<Variable>, Failure> {
    let mut variables = vec![
        ("DIGITALOCEAN_API_URL", sandbox.url().to_owned()),
        ("DIGITALOCEAN_ACCESS_TOKEN", sandbox.token().to_owned()),
        ("DIGITALOCEAN_TOKEN", sandbox.token().to_owned()),
        // Read by python-digitalocean, which would use the real API otherwise.
        ("DIGITALOCEAN_END_POINT", format!("{}/v2/", sandbox.url())),
    ];
    if let Some(authority) = sandbox.authority() {
        let trust = write_certificates(authority, session).context("cannot write the certificates")?;
        variables.extend(trust);
    }
    Ok(variables)
}

/// The variables that name a file of trusted certificates, and whether the file replaces the
/// system's certificates.
const TRUST: [(&str, bool); 4] = [
    // OpenSSL, Go and doact.
    ("SSL_CERT_FILE", true),
    // curl.
    ("CURL_CA_BUNDLE", true),
    // Python's requests.
    ("REQUESTS_CA_BUNDLE", true),
    // Node.js.
    ("NODE_EXTRA_CA_CERTS", false),
];

/// Adds the sandbox's certificate authority to the certificates that each variable names already, so that
/// other servers are still trusted.
fn write_certificates(authority: &str, session: &Session) -> io::Result<[Variable; 4]> {
    let folder = session.temp_folder.path()?;
    let mut variables = TRUST.map(|(variable, _)| (variable, String::new()));
    for ((variable, file), (_, replaces_system)) in variables.iter_mut().zip(TRUST) {
        let named =
            session.environment.get(variable).and_then(|path| read_certificate_file(Path::new(path)).ok());
        let mut trusted = named.or_else(|| system_bundle().filter(|_| replaces_system)).unwrap_or_default();
        if !trusted.is_empty() && !trusted.ends_with(b"\n") {
            trusted.push(b'\n');
        }
        trusted.extend_from_slice(authority.as_bytes());
        let path = folder.join(format!("{variable}.pem"));
        fs::write(&path, trusted)?;
        *file = path.to_string_lossy().into_owned();
    }
    Ok(variables)
}
