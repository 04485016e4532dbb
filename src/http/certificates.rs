//! Which certificate authorities vouch for the API.

use std::fs;

use reqwest::Certificate;

use crate::system::Environment;

/// Where the authorities' certificates come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CertificateSource {
    /// From where the platform keeps them: a system's own store, or the file and
    /// the folder that `SSL_CERT_FILE` and `SSL_CERT_DIR` name.
    Platform,
    /// From the system's bundle alone. The folder beside it has the same ones in
    /// files of their own, and reading both costs more than all else in a request.
    Bundle,
}

/// The bundles of Debian, Arch and Alpine; Fedora; openSUSE. Other systems have a store.
const BUNDLES: [&str; 3] =
    ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem"];

impl CertificateSource {
    /// What the environment asks for.
    pub fn from_environment(environment: &Environment) -> Self {
        let names_them = ["SSL_CERT_FILE", "SSL_CERT_DIR"].iter().any(|name| environment.has(name));
        if names_them || cfg!(not(target_os = "linux")) { Self::Platform } else { Self::Bundle }
    }

    /// The certificates, where they do not come from the platform. A bundle that
    /// is missing, empty or in part unreadable is left to the platform too.
    pub(super) fn certificates(self) -> Option<Vec<Certificate>> {
        match self {
            Self::Platform => None,
            Self::Bundle => {
                let bundle = BUNDLES.iter().find_map(|path| fs::read(path).ok())?;
                Certificate::from_pem_bundle(&bundle).ok().filter(|certificates| !certificates.is_empty())
            }
        }
    }
}
