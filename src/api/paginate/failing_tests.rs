//! A page that fails, while others are in flight.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use super::tests::{ids, page, pages, slice};
use super::*;
use crate::api::ActionList;
use crate::http::testing::RecordingReporter;
use crate::http::{
    HttpClient, HttpError, HttpErrorKind, Request, Response, RetryPolicy, Transport, TransportError,
};
use crate::system::Deadline;
use crate::system::testing::ManualClock;

#[test]
fn a_page_that_fails_comes_after_some_of_those_before_it_and_is_tried_again() {
    let tries = AtomicUsize::new(0);
    let (mut pages, _) = pages(
        move |number| match number {
            4 if tries.fetch_add(1, Ordering::SeqCst) == 0 => Err(failed()),
            _ => Ok(page(slice(number, 200, 2_000), Some(2_000), number < 10)),
        },
        false,
    );
    let before: Vec<_> = pages.by_ref().map_while(Result::ok).flatten().collect();
    assert!(before.len() >= 200 && before.len() <= 600);
    assert_eq!(pages.end(), ListEnd::Stopped);
    let after: Vec<_> = pages.by_ref().flat_map(Result::unwrap).collect();
    assert_eq!(ids(&[before, after].concat()), (1..=2_000).rev().collect::<Vec<_>>());
    assert_eq!(pages.end(), ListEnd::Whole);
}

fn failed() -> HttpError {
    let request = Box::new(Request::get("/v2/actions", "actions:read"));
    HttpError { request, kind: HttpErrorKind::DeadlineExceeded(None), sent_at: Duration::ZERO }
}

/// A server whose page 2 fails for good, once the others are in flight. Those fail for the
/// moment, once the test lets them.
struct Failing {
    /// Receives the number of each page in flight but the first.
    arrived: mpsc::Sender<usize>,
    others_arrived: Mutex<mpsc::Receiver<()>>,
    others_may_fail: Mutex<mpsc::Receiver<()>>,
}

impl Transport for Failing {
    fn exchange(&self, request: &Request, _: Duration) -> Result<Response, TransportError> {
        let number: usize = request.query[0].1.parse().unwrap();
        let (http_status, body) = match number {
            1 => {
                let actions: Vec<_> = slice(1, 200, 800).map(|id| format!("{{\"id\":{id}}}")).collect();
                (200, format!("{{\"actions\":[{}],\"meta\":{{\"total\":800}}}}", actions.join(",")))
            }
            2 => {
                let _ = self.others_arrived.lock().unwrap().recv();
                (400, String::new())
            }
            _ => {
                self.arrived.send(number).unwrap();
                let _ = self.others_may_fail.lock().unwrap().recv();
                (503, String::new())
            }
        };
        Ok(Response { http_status, body, ..Response::default() })
    }
}

#[test]
fn a_page_that_fails_for_good_ends_the_list_while_others_hang_and_those_are_not_retried() {
    let (arrived, arrivals) = mpsc::channel();
    let (all_arrived, others_arrived) = mpsc::channel();
    let (fail_others, others_may_fail) = mpsc::channel();
    let server = Failing {
        arrived,
        others_arrived: Mutex::new(others_arrived),
        others_may_fail: Mutex::new(others_may_fail),
    };
    let policy = RetryPolicy {
        http_timeout: Duration::from_secs(30),
        max_retries: 5,
        pending_event_until_deadline: false,
        deadline: Deadline::NEVER,
    };
    let (clock, reporter) = (Arc::<ManualClock>::default(), Arc::<RecordingReporter>::default());
    let http = HttpClient::new(Arc::new(server), clock.clone(), reporter.clone(), policy);

    let (result, reader) = mpsc::channel();
    std::thread::spawn(move || {
        let mut pages = ActionList::Account { reserved_ips: false }.pages(&http, false);
        let first = pages.next().unwrap().unwrap().len();
        let second = pages.next().unwrap().map_err(|error| error.kind.http_status());
        drop((pages, http));
        result.send((first, second.err())).unwrap();
    });
    let mut in_flight = [arrivals.recv().unwrap(), arrivals.recv().unwrap()];
    in_flight.sort_unstable();
    assert_eq!(in_flight, [3, 4]);
    drop(all_arrived);
    let ended = reader.recv_timeout(Duration::from_secs(20));
    assert_eq!(ended.expect("the list waits for the pages in flight"), (200, Some(Some(400))));

    drop(fail_others);
    // The transport is gone as soon as every thread has given up.
    assert_eq!(arrivals.iter().count(), 0);
    assert!(reporter.lines().is_empty());
}
