//! Trusted certificate authorities.

use std::fs;
use std::path::PathBuf;

use reqwest::Certificate;

use crate::system::Environment;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CertificateSource {
    /// The system's store, or on Linux the file and the folder that `SSL_CERT_FILE` and
    /// `SSL_CERT_DIR` name.
    Platform,
    /// The file that `SSL_CERT_FILE` names, where the system itself ignores the variable, as macOS
    /// and Windows do.
    File(PathBuf),
    /// The system's bundle file. On Linux the platform verifier also reads the folder
    /// beside it, which holds the same certificates one by one. That takes longer than
    /// the rest of a request.
    Bundle,
}

/// Debian, Arch and Alpine; Fedora; openSUSE; macOS and the BSDs.
const BUNDLES: [&str; 4] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
];

/// The system's bundle as PEM, to pass on to other programs.
pub(crate) fn system_bundle() -> Option<Vec<u8>> {
    BUNDLES.iter().find_map(|path| fs::read(path).ok())
}

impl CertificateSource {
    pub fn from_environment(environment: &Environment) -> Self {
        if cfg!(target_os = "linux") {
            let is_configured = ["SSL_CERT_FILE", "SSL_CERT_DIR"].iter().any(|name| environment.has(name));
            return if is_configured { Self::Platform } else { Self::Bundle };
        }
        let file = environment.get("SSL_CERT_FILE").filter(|path| !path.is_empty());
        file.map_or(Self::Platform, |path| Self::File(path.into()))
    }

    /// The certificates of the bundle. None leaves them to the platform, also where the
    /// bundle is missing, empty or partly unreadable.
    pub(super) fn load(self) -> Option<Vec<Certificate>> {
        match self {
            Self::Platform => None,
            // Nothing is trusted where the file has no certificates.
            Self::File(path) => {
                let text = fs::read(path).unwrap_or_default();
                Some(Certificate::from_pem_bundle(&text).unwrap_or_default())
            }
            Self::Bundle => Certificate::from_pem_bundle(&system_bundle()?)
                .ok()
                .filter(|certificates| !certificates.is_empty()),
        }
    }
}
