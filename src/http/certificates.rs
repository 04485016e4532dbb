//! Trusted certificate authorities.

use std::fs;

use reqwest::Certificate;

use crate::system::Environment;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CertificateSource {
    /// The system's store, or the file and the folder that `SSL_CERT_FILE` and
    /// `SSL_CERT_DIR` name.
    Platform,
    /// The system's bundle file. On Linux the platform verifier also reads the folder
    /// beside it, which holds the same certificates one by one. That takes longer than
    /// the rest of a request.
    Bundle,
}

/// Debian, Arch and Alpine; Fedora; openSUSE.
const BUNDLES: [&str; 3] =
    ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem"];

impl CertificateSource {
    pub fn from_environment(environment: &Environment) -> Self {
        let is_configured = ["SSL_CERT_FILE", "SSL_CERT_DIR"].iter().any(|name| environment.has(name));
        if is_configured || cfg!(not(target_os = "linux")) { Self::Platform } else { Self::Bundle }
    }

    /// The certificates of the bundle. None leaves them to the platform, also where the
    /// bundle is missing, empty or partly unreadable.
    pub(super) fn load(self) -> Option<Vec<Certificate>> {
        match self {
            Self::Platform => None,
            Self::Bundle => {
                let bundle = BUNDLES.iter().find_map(|path| fs::read(path).ok())?;
                Certificate::from_pem_bundle(&bundle).ok().filter(|certificates| !certificates.is_empty())
            }
        }
    }
}
