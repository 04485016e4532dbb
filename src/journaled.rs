//! Writing down, while a change is on the wire, that it may have been carried out.

use std::sync::Arc;
use std::time::Duration;

use crate::http::retry::is_pending_event;
use crate::http::{Answer, Broken, Method, Request, Transport};
use crate::interrupt::{Journal, Underway};

/// A transport that keeps the journal of what goes over another one.
pub struct Journaled<T> {
    /// The one that does the work.
    pub inner: T,
    /// The journal.
    pub journal: Arc<Journal>,
}

impl<T: Transport> Transport for Journaled<T> {
    fn exchange(&self, request: &Request, limit: Duration) -> Result<Answer, Broken> {
        let (Method::Post, Underway::NotYet(intent)) = (request.method, self.journal.read()) else {
            return self.inner.exchange(request, limit);
        };
        self.journal.enter(Underway::Sending(intent.clone()));
        let result = self.inner.exchange(request, limit);
        let did_nothing = match &result {
            Err(Broken::NotSent(_)) => true,
            Err(Broken::Unanswered(_)) => false,
            Ok(answer) => {
                answer.http_status == 429 || is_pending_event(answer.http_status, &answer.api_error())
            }
        };
        if did_nothing {
            self.journal.enter(Underway::NotYet(intent));
        }
        result
    }
}
