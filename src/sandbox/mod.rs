//! A local stand-in for the provider's Actions and Block Storage Actions API.
//!
//! It serves real HTTP on a loopback port, with its state in memory. From the
//! outside in:
//!
//! - `server`: the listener, its thread, and how a connection is closed without an answer
//! - `gate`: what all requests and answers pass: token, faults, latency, common headers
//! - `routes`: the endpoints, each in a few lines; `bodies` reads what is posted,
//!   `answers` writes the API's JSON, `account` is one fixed object
//! - `prepared`: pages of a long history, each written once while nothing changes
//! - `spoil`: what some faults do to an answer on its way out
//! - `shared`: what requests share, behind one lock; the only clock
//! - [`state`]: the volumes, the actions and the rules. Pure, told the time by its caller
//! - `faults`, `paging`, `refusal`, `regions`, `spec`, `rate_limit`, `seed`:
//!   plain values that the others use
//!
//! Nothing here prints, and nothing under `state` knows of HTTP. Whatever is not
//! a time comes from the seed: the same seed gives the same token, volume IDs,
//! history and request IDs.

mod account;
mod error_response;
mod faults;
mod middleware;
mod page_cache;
mod paging;
mod rate_limit;
mod regions;
mod request_body;
mod response_faults;
mod responses;
mod routes;
mod seed;
mod server;
mod shared;
mod spec;
pub mod state;

#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

pub use self::error_response::ErrorResponse;
use self::faults::Faults;
pub use self::faults::{Count, Fault, FaultKind};
use self::page_cache::PageCache;
pub use self::paging::{Page, PageRequest};
use self::rate_limit::RateLimit;
pub use self::regions::KnownRegion;
use self::server::Server;
use self::shared::{Inner, Shared};
pub use self::spec::VolumeSpec;
use self::state::State;
use crate::model::{VolumeId, VolumeName};

/// What kind of sandbox to start.
#[derive(Debug, Clone)]
pub struct Options {
    /// The volumes that exist; no two of one name in one region.
    pub volumes: Vec<VolumeSpec>,
    /// How many past actions the account has.
    pub actions: usize,
    /// How long each new action is in progress.
    pub action_duration: Duration,
    /// How long each answer is held back. The request is carried out before.
    pub latency: Duration,
    /// What is to go wrong. A request meets the first of these that concerns it;
    /// `errored` and `lost-answer` may meet the same change.
    pub faults: Vec<Fault>,
    /// The port of 127.0.0.1 to serve on; 0 for any free one.
    pub port: u16,
    /// What the token, the volume IDs and the history come from.
    pub seed: u64,
}

impl Default for Options {
    /// No volumes, no history, no faults, any port, and actions that take 3 seconds.
    fn default() -> Self {
        Self {
            volumes: Vec::new(),
            actions: 0,
            action_duration: Duration::from_secs(3),
            latency: Duration::ZERO,
            faults: Vec::new(),
            port: 0,
            seed: 0,
        }
    }
}

/// A volume of the sandbox, as it can be named to a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SandboxVolume {
    /// Its UUID.
    pub id: VolumeId,
    /// Its name.
    pub name: VolumeName,
    /// Its region's slug.
    pub region: &'static str,
}

/// A sandbox that serves until it is dropped.
pub struct Sandbox {
    url: String,
    token: String,
    volumes: Vec<SandboxVolume>,
    _server: Server,
}

impl Sandbox {
    /// Where it is: `http://127.0.0.1:PORT`.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The only token that it takes.
    #[must_use]
    pub fn token(&self) -> &str {
        &self.token
    }

    /// Its volumes, in the order given.
    #[must_use]
    pub fn volumes(&self) -> &[SandboxVolume] {
        &self.volumes
    }
}

/// Starts a sandbox; it serves when this returns.
///
/// An error is the port's (taken, not allowed) or the system's, or
/// [`io::ErrorKind::InvalidInput`] for two volumes of one name in one region.
pub fn start(options: &Options) -> io::Result<Sandbox> {
    check_unique_names(&options.volumes)?;
    let listener = server::bind(options.port)?;
    let url = format!("http://{}", listener.local_addr()?);
    let token = seed::token(options.seed);

    let now = Timestamp::now();
    let state = State::new(&options.volumes, options.actions, options.action_duration, options.seed, now);
    let volumes = state.all_volumes().iter().map(|volume| SandboxVolume {
        id: volume.id.clone(),
        name: volume.name.clone(),
        region: volume.region.slug,
    });
    let volumes = volumes.collect();
    let inner = Inner {
        state,
        pages: PageCache::default(),
        faults: Faults::new(&options.faults),
        rate_limit: RateLimit::new(now),
        request_ids: seed::random(options.seed, seed::Stream::RequestIds),
    };
    let shared = Shared::new(url.clone(), token.clone(), options.latency, inner);
    let server = server::serve(listener, routes::router(Arc::new(shared)))?;
    Ok(Sandbox { url, token, volumes, _server: server })
}

fn check_unique_names(volumes: &[VolumeSpec]) -> io::Result<()> {
    let mut seen = HashSet::new();
    let twin = volumes.iter().find(|volume| !seen.insert((&volume.name, volume.region.slug)));
    twin.map_or(Ok(()), |twin| {
        let (name, region) = (&twin.name, twin.region.slug);
        Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            format!("two volumes are named {name} in region {region}"),
        ))
    })
}
