//! Where the system has no thread to spare, commands do without or fail like any other.

use crate::harness::Doact;
use crate::raw_server::RawServer;

/// No thread can have a stack of this size.
fn without_threads(doact: Doact) -> Doact {
    doact.env("RUST_MIN_STACK", (1_u64 << 60).to_string())
}

#[test]
fn what_needs_no_thread_works() {
    without_threads(Doact::new()).line("config path").succeeds();
    without_threads(Doact::new()).line("completion bash").succeeds();
}

#[test]
fn what_needs_a_thread_fails_without_a_panic() {
    let server = RawServer::untouched();
    let failed = without_threads(Doact::at(server.url())).line("actions list").fails_with(1);
    failed.stderr_has("error: the HTTP client cannot be set up: ");

    let failed = without_threads(Doact::new()).line("sandbox -- true").fails_with(1);
    failed.stderr_has("error: cannot serve on port 0: no thread can be started: ");

    let doact = Doact::at(server.url()).without("DIGITALOCEAN_ACCESS_TOKEN");
    let doact = doact.config("token_command = ['echo', 'x']").line("actions wait 7");
    let failed = without_threads(doact).fails_with(4);
    failed.stderr_has("error: the token command 'echo' cannot be run");
    assert!(server.lines().is_empty());
}
