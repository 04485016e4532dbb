//! The certificate of a sandbox that serves https, made at its start.

use std::io;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DistinguishedName, DnType, ExtendedKeyUsagePurpose,
    IsCa, KeyPair, KeyUsagePurpose,
};
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::PrivatePkcs8KeyDer;

/// Every host name that the certificate is valid for.
const HOSTS: [&str; 3] = ["localhost", "127.0.0.1", "::1"];

pub(super) struct Certificate {
    /// The certificate to trust, as PEM: that of the authority that signed the server's. The authority's key
    /// is dropped, so that nothing else can be signed with it.
    pub(super) authority: String,
    pub(super) server: Arc<ServerConfig>,
}

impl Certificate {
    pub(super) fn generate(now: Timestamp) -> io::Result<Self> {
        let date = now.to_zoned(TimeZone::UTC).date();
        let issuer = authority(date).map_err(io::Error::other)?;
        let server = server(&issuer, date).map_err(io::Error::other)?;
        Ok(Self { authority: issuer.pem(), server })
    }
}

type Issuer = CertifiedIssuer<'static, KeyPair>;

/// A separate authority, because some clients reject a self-signed server certificate.
fn authority(date: Date) -> Result<Issuer, rcgen::Error> {
    let mut params = params("doact sandbox authority", date);
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    Issuer::self_signed(params, KeyPair::generate()?)
}

fn server(
    issuer: &Issuer,
    date: Date,
) -> Result<Arc<ServerConfig>, Box<dyn std::error::Error + Send + Sync>> {
    let key = KeyPair::generate()?;
    let mut params = params("doact sandbox", date);
    params.subject_alt_names = CertificateParams::new(HOSTS.map(str::to_owned))?.subject_alt_names;
    params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    // Python 3.13 and newer require it.
    params.use_authority_key_identifier_extension = true;
    let certificate = params.signed_by(&key, issuer)?;

    let key = PrivatePkcs8KeyDer::from(key.serialize_der());
    let builder = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()));
    let builder = builder.with_safe_default_protocol_versions()?.with_no_client_auth();
    let mut config = builder.with_single_cert(vec![certificate.der().clone()], key.into())?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

/// Valid for a year: some clients reject a certificate that is valid for more than 398 days.
fn params(name: &str, date: Date) -> CertificateParams {
    let day = |span: Span| {
        let date = date.saturating_add(span);
        let number = |number: i8| u8::try_from(number).unwrap_or(1);
        rcgen::date_time_ymd(date.year().into(), number(date.month()), number(date.day()))
    };
    let mut distinguished_name = DistinguishedName::new();
    distinguished_name.push(DnType::CommonName, name);
    let mut params = CertificateParams::default();
    params.distinguished_name = distinguished_name;
    params.not_before = day(Span::new().days(-1));
    params.not_after = day(Span::new().days(365));
    params
}
