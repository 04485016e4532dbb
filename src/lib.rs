//! `doact`: attach, detach and resize DigitalOcean volumes, and wait until it is done.
//!
//! # The way of one command
//!
//! `doact volume attach data 42 --region nyc1 --wait -o json`
//!
//! 1. `main` gathers arguments, environment and streams into a [`process::Process`]
//!    and turns the [`exit::ExitCode`] that [`run`] gives into the end of the process.
//! 2. [`cli`] says what can be typed. Its types ([`model`]) refuse what cannot be meant.
//! 3. [`config`] resolves every setting once, with where it came from.
//! 4. `run` puts both into a [`session::Session`] and runs the command, while a thread
//!    waits for the signal that ends the program at once.
//! 5. [`commands`]`::volume::attach` says in plain steps what the command does.
//! 6. [`change`] sees to it that a change happens exactly once.
//! 7. [`api`] has a function for each endpoint, [`http`] sends, and sends again
//!    where `http::retry::decide` says so.
//! 8. [`wait`] polls until the action is completed or errored; [`progress`] looks on.
//! 9. [`output`] turns the action into text, and [`printer`] writes it.
//! 10. What went wrong is a [`failure::Failure`]: its words, hint and exit code are
//!     picked in one match, in `failure/report.rs`.
//!
//! # Where is what
//!
//! | to change … | look at |
//! |---|---|
//! | an option or a help text | `cli/` |
//! | what a command does | `commands/`, a file each |
//! | a setting | the table in `config/schema.rs` |
//! | what is read of doctl's settings | `config/doctl.rs`, `commands/auth/from_doctl.rs` |
//! | a path, a body, a scope | `api/`, a file each resource |
//! | when a request is sent again | `http/retry.rs` |
//! | what happens when an answer is lost | `change/settle.rs` |
//! | how a list stays exact | `api/snapshot.rs` |
//! | how many pages are asked for at once | `api/pages.rs` |
//! | which certificates are trusted | `http/roots.rs` |
//! | how a list is read and shown | `commands/source.rs`, `listing.rs`, `selection.rs` |
//! | how often is polled | `wait/schedule.rs` |
//! | what is asked in one poll of many actions | `commands/poller/` |
//! | what `--follow` tells, and when it looks | `follow/` |
//! | what `actions stats` counts | `stats.rs`; its columns in `commands/actions/stats.rs` |
//! | a column | `output/action_columns.rs` |
//! | how a table is measured and written | `output/cells.rs`, `output/table.rs` |
//! | what `--timeline` draws | `output/timeline/` |
//! | a format | `output/format.rs`, `output/render.rs`, and a file each |
//! | `--jq` | `output/jq.rs` |
//! | the words of an error | `failure/report.rs`, `failure/of_request.rs` |
//! | a man page | `cli/` for its words, `commands/man.rs` for its form |
//! | what TAB offers | `commands/complete/` |
//! | what a CI system gets to see | `github.rs`, `commands/summary.rs` |
//! | an exit code | `exit.rs` |
//! | what doctl's users are told | `habits.rs` |
//! | what happens on Ctrl-C | `run.rs`, `interrupt.rs`, `signals.rs` |
//! | what is measured, and against whom | `benches/parts/`, `benches/compare` |
//! | the local stand-in for the API | `sandbox/`, with a map of its own |
//!
//! # Invariants
//!
//! - Arrows run down: `cli → commands → {change, follow, wait, output, progress} → api → http → model`.
//!   `clock`, `notes`, `text` and `environment` are at the bottom and know nothing above them.
//! - `wait` and `follow` never speak HTTP, `api` never sees a terminal, `output` never knows where text goes.
//! - Only `main` ends the process (what is to end it at once calls what `main` handed
//!   over in [`process::Process`]) and reads the environment; only `clock` sleeps;
//!   only `printer` writes to the two streams. (`clap_complete` reads the variables
//!   that its own scripts set.)
//! - A completion is silent and over within a second: one request at most, no retry,
//!   and a deadline for all of it, a program that prints the token included.
//! - Nothing is global. What a command needs is in its [`session::Session`].
//! - The token is a [`http::Token`], which cannot be printed; `http/transport.rs`
//!   puts it into the header, and takes it out of whatever a server sends back.
//! - A new resource is a file in `cli`, `commands`, `api` and `tests/cli` each. The
//!   waiter, the renderers, the retry rules and the error table stay as they are.

pub mod actions;
pub mod api;
pub mod app;
pub mod cli;
mod commands;
mod complete;
pub mod config;
pub mod error;
pub mod http;
pub mod model;
pub mod output;
pub mod sandbox;
mod session;
pub mod system;
pub mod terminal;
mod volumes;

pub use app::run;
