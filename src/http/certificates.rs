//! Trusted certificate authorities.

use std::io;
use std::path::{Path, PathBuf};

use reqwest::Certificate;
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;

use super::ApiUrl;
use crate::system::{Environment, open_to_read, read_at_most};

/// The source of the certificate authorities that are trusted.
#[derive(Debug)]
pub(crate) enum CertificateSource {
    /// TLS is not used.
    Nowhere,
    /// The system's store.
    Platform,
    /// The folders that `SSL_CERT_DIR` names, and the file that `SSL_CERT_FILE` may name.
    Folders(String),
    /// Those of the file that `SSL_CERT_FILE` names.
    File(Vec<Certificate>),
    /// The system's bundle file. On Linux the platform verifier also reads the folder
    /// beside it, which holds the same certificates one by one. That takes longer than
    /// the rest of a request.
    Bundle,
}

/// The file that `SSL_CERT_FILE` names has no certificates to trust.
#[derive(Debug, thiserror::Error)]
#[error("the certificates in {} (from {FILE_VARIABLE}) cannot be read: {problem}", path.display())]
pub(crate) struct InvalidCertificateFile {
    path: PathBuf,
    problem: io::Error,
}

const FILE_VARIABLE: &str = "SSL_CERT_FILE";
const FOLDER_VARIABLE: &str = "SSL_CERT_DIR";

/// A system's bundle has less than 1 MiB.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// Debian, Arch and Alpine; Fedora; openSUSE; macOS and the BSDs.
const BUNDLES: [&str; 4] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
];

/// The system's bundle as PEM, to pass on to other programs.
pub(crate) fn system_bundle() -> Option<Vec<u8>> {
    BUNDLES.iter().find_map(|path| read_certificate_file(Path::new(path)).ok())
}

pub(crate) fn read_certificate_file(path: &Path) -> io::Result<Vec<u8>> {
    read_at_most(MAX_BYTES, open_to_read(path)?)
}

impl CertificateSource {
    pub(crate) fn from_environment(
        api_url: &ApiUrl,
        environment: &Environment,
    ) -> Result<Self, InvalidCertificateFile> {
        if api_url.is_plain_http() {
            return Ok(Self::Nowhere);
        }
        let folders = environment.get(FOLDER_VARIABLE).filter(|folders| !folders.is_empty());
        let folders =
            folders.filter(|_| cfg!(target_os = "linux")).map(|folders| Self::Folders(folders.into()));
        match environment.get(FILE_VARIABLE).filter(|path| !path.is_empty()).map(PathBuf::from) {
            Some(path) => {
                // macOS and Windows themselves ignore the variable.
                let certificates = certificates_in(&path);
                let certificates =
                    certificates.map_err(|problem| InvalidCertificateFile { path, problem })?;
                Ok(folders.unwrap_or(Self::File(certificates)))
            }
            None if cfg!(target_os = "linux") => Ok(folders.unwrap_or(Self::Bundle)),
            None => Ok(Self::Platform),
        }
    }

    /// The only certificates to trust. None leaves the choice to the platform, also if the bundle is missing,
    /// empty or partly unreadable.
    pub(super) fn load(&self) -> Option<Vec<Certificate>> {
        match self {
            Self::Nowhere => Some(Vec::new()),
            Self::Platform | Self::Folders(_) => None,
            Self::File(certificates) => Some(certificates.clone()),
            Self::Bundle => Certificate::from_pem_bundle(&system_bundle()?)
                .ok()
                .filter(|certificates| !certificates.is_empty()),
        }
    }
}

/// The valid certificates of a file, which must have at least one. As on the platform, invalid ones are
/// ignored.
fn certificates_in(path: &Path) -> io::Result<Vec<Certificate>> {
    let text = read_certificate_file(path)?;
    let mut roots = RootCertStore::empty();
    let valid = CertificateDer::pem_slice_iter(&text)
        .flatten()
        .filter(|certificate| roots.add(certificate.clone()).is_ok())
        .filter_map(|certificate| Certificate::from_der(&certificate).ok());
    let valid: Vec<_> = valid.collect();
    if valid.is_empty() { Err(io::Error::other("it has no valid certificate in PEM")) } else { Ok(valid) }
}
