//! `doact`: attach, detach and resize DigitalOcean volumes, and wait for the result.
//!
//! # Modules
//!
//! A module imports only from those after it; `tests/cli/imports.rs` checks this.
//!
//! | module | what it does |
//! |---|---|
//! | [`app`] | from the process to an exit code: parse, load settings, run the verb, handle signals |
//! | `complete` | shell completion |
//! | `commands` | one file per verb, listed in `commands::VERBS` |
//! | `cli` | the arguments: clap types, parse errors, hints for doctl users |
//! | `volumes` | changes of volumes: plan, submit, probe, reconcile, diagnose |
//! | [`actions`] | query, list, poll, wait, follow, statistics |
//! | `session` | what a verb works with: settings, printer, clock, the API, what is in flight |
//! | [`error`] | failures, their messages, hints and exit codes |
//! | [`config`] | settings, their sources, the settings file, tokens |
//! | [`output`] | a writer per format, columns, JSON tokens, jq, timeline |
//! | [`terminal`] | capabilities, printer, progress, safe text, GitHub annotations |
//! | [`api`] | a function per endpoint, decoding, pagination |
//! | [`http`] | client, retry, transport, logging, rate limit, token |
//! | [`system`] | clock and environment |
//! | [`model`] | plain data |
//!
//! [`sandbox`] is a local server that behaves like the API. It imports only `model`.
//!
//! Exit codes are in `error` and the session is a module of its own, because commands use both
//! and may not import `app`. `http` reports through its own [`http::Reporter`], which the
//! printer implements, so that `http` stays below `terminal`.
//!
//! # `doact volume attach data 42 --region nyc1 --wait`
//!
//! 1. [`run`] parses the arguments (`commands::parse`), loads the settings
//!    ([`config::Settings`]), opens a `Session` and runs the verb. A thread waits for signals.
//! 2. `commands/volume/attach.rs` turns the arguments into a `VolumeChange::Attach`.
//! 3. `volumes/plan.rs` makes the changes one after the other. `volumes/submit.rs` sends each with
//!    [`api::start_action`]. If the answer is lost, `probe.rs` reads the state and
//!    `reconcile.rs`, a pure function, decides what happened.
//! 4. [`http::HttpClient`] sends through a [`http::Transport`]; `http::retry::decide`, a pure
//!    function, says when to retry.
//! 5. [`actions::wait`] polls through `actions::poller` and tells [`terminal::progress`].
//! 6. [`output`] writes the action. A failure becomes an [`error::Report`] in one exhaustive match.
//!
//! # `doact actions list -o csv`
//!
//! `commands/actions/list.rs` makes an `ActionQuery` and calls `actions/list.rs`, which loops: it
//! takes the next chunk of [`api::Pages`], selects the actions that match the query, and pushes them
//! to the [`output::ListWriter`]. `Pages` fetches ahead on threads; dropping it cancels them.
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
//! - A completion sends one request at most and ends within a second, and prints no errors.

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
