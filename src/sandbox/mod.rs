//! A local server that behaves like the API: HTTP or https on a loopback port, with its state in
//! memory.
//!
//! - `server`: the listener, its thread, connections closed without a response; `certificate` for https
//! - `routes`: the endpoints; `change_request` and `create_request` parse what is posted,
//!   with `fields`; `responses` writes JSON
//! - `middleware`: runs around every route: host, token, faults, latency, common headers;
//!   `request_kind` says to which requests a fault applies
//! - `response_faults`: the faults that alter a response
//! - `shared`: the state that all requests share, behind one lock
//! - `page_cache`: serialized pages of a long history
//! - [`state`]: the volumes, the actions and the rules of the API, without HTTP or a clock
//! - `error_response`, `fault_kind`, `faults`, `paging`, `rate_limit`, `regions`, `seed`: plain data
//!
//! Except for times and the certificate, everything depends only on the seed: the token, volume IDs,
//! the history and request IDs.

mod certificate;
mod change_request;
mod create_request;
mod error_response;
mod fault_kind;
mod faults;
mod fields;
mod middleware;
mod page_cache;
mod paging;
mod rate_limit;
mod regions;
mod request_kind;
mod response_faults;
mod responses;
mod routes;
mod seed;
mod server;
mod shared;
pub mod state;

#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::Timestamp;

use self::certificate::Certificate;
pub(crate) use self::fault_kind::FaultKind;
pub use self::faults::Fault;
use self::faults::FaultQueue;
use self::page_cache::PageCache;
pub use self::paging::{Page, PageRequest};
use self::rate_limit::RateLimit;
use self::server::Server;
use self::shared::{Inner, Shared};
use self::state::State;
pub use self::state::VolumeSpec;
use crate::model::{VolumeId, VolumeName};

/// How to start a sandbox.
#[derive(Debug, Clone)]
pub struct Options {
    /// Names must be unique within a region.
    pub volumes: Vec<VolumeSpec>,
    /// The number of finished actions in the account's history.
    pub actions: usize,
    /// How long each new action is in progress.
    pub action_duration: Duration,
    /// The delay of each response. The request is processed before the delay.
    pub latency: Duration,
    /// Each request gets the first fault that applies to it. A change may get both `errored`
    /// and `lost-answer`, and `other-client` in addition to any other.
    pub faults: Vec<Fault>,
    /// The port of 127.0.0.1 to listen on; 0 is any free one.
    pub port: u16,
    /// Whether to serve https, with a certificate made at the start.
    pub tls: bool,
    /// Determines the token, the IDs and the history.
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            volumes: Vec::new(),
            actions: 0,
            action_duration: Duration::from_secs(3),
            latency: Duration::ZERO,
            faults: Vec::new(),
            port: 0,
            tls: false,
            seed: 0,
        }
    }
}

/// The time limit for a TLS handshake, for a request's head, and again for its body. The limit for the head
/// includes the idle time of a connection. It is not 10 s, because the connection of a client that polls
/// every 10 s would be closed just when it sends its next request.
const READ_TIMEOUT: Duration = Duration::from_millis(10_500);

/// A volume of a running sandbox.
#[derive(Debug, PartialEq, Eq)]
pub struct SandboxVolume {
    /// Its UUID.
    pub id: VolumeId,
    pub(crate) name: VolumeName,
    pub(crate) region: &'static str,
}

/// Serves until it is dropped.
pub struct Sandbox {
    url: String,
    token: String,
    volumes: Vec<SandboxVolume>,
    authority: Option<String>,
    _server: Server,
}

impl Sandbox {
    /// `http://127.0.0.1:PORT`, or `https:` with TLS
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The only token that is accepted.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.token
    }

    /// With TLS, the certificate that clients have to trust, as PEM.
    #[must_use]
    pub fn authority(&self) -> Option<&str> {
        self.authority.as_deref()
    }

    /// In the order of [`Options::volumes`].
    #[must_use]
    pub fn volumes(&self) -> &[SandboxVolume] {
        &self.volumes
    }
}

/// Starts a sandbox. It accepts connections as soon as this returns.
///
/// Fails if it cannot listen on the port, and with [`io::ErrorKind::InvalidInput`] if
/// two volumes have the same name and region.
pub fn start(options: &Options) -> io::Result<Sandbox> {
    start_with_read_timeout(options, READ_TIMEOUT)
}

fn start_with_read_timeout(options: &Options, read_timeout: Duration) -> io::Result<Sandbox> {
    check_unique_names(&options.volumes)?;
    let listener = server::bind(options.port)?;
    let now = Timestamp::now();
    let certificate = options.tls.then(|| Certificate::generate(now)).transpose()?;
    let scheme = if certificate.is_some() { "https" } else { "http" };
    let url = format!("{scheme}://{}", listener.local_addr()?);
    let token = seed::token(options.seed);

    let faults = FaultQueue::new(&options.faults);
    let mut state = State::new(&options.volumes, options.actions, options.action_duration, options.seed, now);
    state.set_list_delay(faults.seconds(FaultKind::LateList));
    let volumes = state.all_volumes().iter().map(|volume| SandboxVolume {
        id: volume.id.clone(),
        name: volume.name.clone(),
        region: volume.region.slug,
    });
    let volumes = volumes.collect();
    let clock_offset = faults.seconds(FaultKind::Clock);
    let inner = Mutex::new(Inner {
        state,
        pages: PageCache::default(),
        faults,
        rate_limit: RateLimit::new(now),
        request_ids: seed::random(options.seed, seed::Stream::RequestIds),
    });
    let shared = Shared {
        url: url.clone(),
        token: token.clone(),
        latency: options.latency,
        read_timeout,
        clock_offset,
        inner,
    };
    let (authority, tls) = certificate.map(|made| (made.authority, made.server)).unzip();
    let server = server::serve(listener, tls, routes::router(Arc::new(shared)), read_timeout)?;
    Ok(Sandbox { url, token, volumes, authority, _server: server })
}

fn check_unique_names(volumes: &[VolumeSpec]) -> io::Result<()> {
    let mut names = HashSet::new();
    match volumes.iter().find(|volume| !names.insert((&volume.name, volume.region.slug))) {
        None => Ok(()),
        Some(VolumeSpec { name, region, .. }) => {
            let message = format!("two volumes are named {name} in region {}", region.slug);
            Err(io::Error::new(io::ErrorKind::InvalidInput, message))
        }
    }
}
