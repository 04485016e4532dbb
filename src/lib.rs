//! `doact`: attach, detach and resize DigitalOcean volumes, and wait for the result.
//!
//! # Modules
//!
//! A module imports only from those after it; `tests/cli/imports.rs` checks this.
//!
//! | module | what it does |
//! |---|---|
//! | [`app`] | from the process to an exit code: parse, load settings, run the verb, handle signals |
//! | `complete` | shell completion: the partial line, static values, values from the account |
//! | `commands` | one file per verb, listed in `commands::VERBS`; the help topics and the man pages |
//! | `cli` | the arguments: clap types, parse errors, hints for doctl users |
//! | `volumes` | changes of volumes: resolve, plan, submit, probe, reconcile, diagnose; the query of `volume list` |
//! | [`actions`] | query, list, poll, wait, follow, statistics |
//! | `session` | what a verb works with: settings, printer, clock, the API, lists, what is in flight |
//! | [`error`] | failures, their messages, hints and exit codes |
//! | [`config`] | settings, their sources, the settings file, tokens |
//! | [`output`] | a writer per format, columns, JSON tokens, jq, timeline |
//! | [`terminal`] | capabilities, printer, progress, safe text, GitHub annotations |
//! | [`api`] | a function per endpoint, decoding, pagination |
//! | [`http`] | client, retry, transport, proxies, certificates, logging, rate limit, token |
//! | [`system`] | clock, environment, deadlines, temporary folders |
//! | [`model`] | plain data: actions, volumes, Droplet IDs, sizes, durations, times |
//!
//! [`sandbox`] is a local server that behaves like the API, and a feature of the crate that is on by
//! default. It imports only `model`.
//!
//! Exit codes are in `error` and the session is a module of its own, because commands use both
//! and may not import `app`. `http` reports through its own [`http::Reporter`], which the
//! printer implements, so that `http` stays below `terminal`.
//!
//! # `doact volume attach data 42 --region nyc1 --wait`
//!
//! 1. [`run`] parses the arguments (`commands::parse`), loads the settings
//!    ([`config::Settings`]), opens a `Session` and runs the verb. A thread waits for signals.
//! 2. `commands/volume/attach.rs` turns the arguments into a `VolumeChange::Attach` for each volume.
//! 3. `volumes/plan.rs` makes the changes one after the other. With `--if-needed` or `--move`,
//!    `need.rs` first reads whether there is anything to change. `submit.rs` sends each change with
//!    [`api::start_action`]. If the answer is lost, `probe.rs` reads the volume and its actions,
//!    `evidence.rs` says what they show, and `reconcile.rs`, a pure function, decides what happened.
//! 4. [`http::HttpClient`] sends through a [`http::Transport`]; `http::retry::decide`, a pure
//!    function, says when to retry.
//! 5. [`actions::wait`] polls through `actions::poller` and tells [`terminal::progress`].
//! 6. [`output`] writes a `ChangeRow`: the action, and the volume as the user named it. A failure
//!    becomes an [`error::Report`] in one exhaustive match.
//!
//! # `doact actions list -o csv`
//!
//! `commands/actions/list.rs` makes an `ActionQuery` and calls `actions/list.rs`, which loops: it
//! takes the next chunk of a `ListReader`, which selects the actions that match the query, and pushes
//! them to the [`output::ListWriter`]. `volume list` does the same with a `VolumeQuery`.
//!
//! Both read through `session::PageReader`, which shows progress and reports how the list ended, and
//! through [`api::Pages`], an iterator for lists of any [`api::ListItem`]. Its `Fetcher` reads ahead on
//! threads, and dropping it cancels them. Its `Chain`, which is pure, says which pages to request,
//! and joins them without a gap while the list changes.
//!
//! # Invariants
//!
//! - `actions::wait` and `actions::follow` never speak HTTP. `api` never sees a terminal.
//! - Only `main` ends the process and reads the environment, only the clock sleeps, and only the
//!   printer writes to standard output and standard error. Nothing is global.
//! - A change is never sent twice while the first request may have been accepted.
//! - A list is complete, or an error.
//! - A token is a [`http::Token`], which cannot be printed. `http/transport.rs` puts it into the
//!   header; the printer removes it from everything that is written.
//! - A completion sends two requests at most, one after the other, ends within a second, and prints
//!   no errors.

// The crate has an interface for its program and its fuzz targets only.
#![warn(unreachable_pub)]

pub mod actions;
pub mod api;
pub mod app;
mod cli;
mod commands;
mod complete;
pub mod config;
pub mod error;
pub mod http;
pub mod model;
pub mod output;
#[cfg(feature = "sandbox")]
pub mod sandbox;
mod session;
pub mod system;
pub mod terminal;
mod volumes;

pub use app::run;
/// For `fuzz/`: `cargo fuzz` builds with this configuration.
#[cfg(all(fuzzing, feature = "sandbox"))]
pub use volumes::simulation::fuzz as fuzz_recovery;
