//! Runs the binary as a user or a script does: arguments, environment and files
//! in; both streams, the exit code and the requests out.
//!
//! Servers that replace the API: [`raw_server`] for scripted replies, delays and
//! broken connections, also over TLS; `http2_server` for HTTP/2; `httpmock` where
//! matching the request is enough; and the sandbox where state matters.
//! `terminal` runs the binary on a pseudo-terminal.
//!
//! What is for Unix only runs a shell script, sends a signal, or needs a pseudo-terminal, a FIFO or the
//! permissions of a file. Windows has none of these; `tests/platforms` tries the binary there.

#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test, in helpers too")]

mod certificates;
mod harness;
#[cfg(target_os = "linux")]
mod http2_server;
#[cfg_attr(not(unix), allow(dead_code, reason = "what uses some of it needs Unix"))]
mod raw_server;
#[cfg(unix)]
mod terminal;

mod auth;
mod bad_input;
mod bad_settings;
mod bulk_waits;
mod ci;
mod completing;
mod completing_in_silence;
mod completing_values;
mod completions;
// They are scripts for a shell.
#[cfg(target_os = "linux")]
mod document_scripts;
#[cfg(target_os = "linux")]
mod documents;
mod droplet_actions;
mod dry_run;
mod errors;
#[cfg(unix)]
mod filters;
// Ends a list with a signal.
#[cfg(unix)]
mod follow;
mod formats;
mod from_doctl;
mod help;
mod help_pages;
mod hints;
#[cfg(target_os = "linux")]
mod http2;
mod if_needed;
mod imports;
mod json_schemas;
mod lists;
mod man;
#[cfg(unix)]
mod odd_fields;
// Needs a pseudo-terminal.
#[cfg(unix)]
mod on_terminal;
mod output;
mod packaging;
mod proxies;
mod recovery;
mod requests;
mod retries;
mod sandbox;
mod secrets;
mod settings;
#[cfg(unix)]
mod signals;
mod stats;
mod timeline;
mod tls;
mod tokens;
mod volume_detach;
mod volume_get;
mod volume_list;
#[cfg(unix)]
mod volume_move;
mod volume_wait;
mod waiting;
mod waiting_for_all;
#[cfg(unix)]
mod widths;
#[cfg(target_os = "linux")]
mod without_threads;
#[cfg(target_os = "linux")]
mod workflow_action;
