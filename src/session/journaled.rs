//! Writing down, while a change is on the wire, that it may have been carried out.

use std::sync::Arc;
use std::time::Duration;

use super::in_flight::{Activity, InFlight};
use crate::http::retry::is_pending_event;
use crate::http::{Method, Request, Response, Transport, TransportError};

/// A transport that records which change goes over another one.
pub struct InFlightTransport<T> {
    /// The one that does the work.
    pub inner: T,
    /// What is in flight.
    pub in_flight: Arc<InFlight>,
}

impl<T: Transport> Transport for InFlightTransport<T> {
    fn exchange(&self, request: &Request, limit: Duration) -> Result<Response, TransportError> {
        let (Method::Post, Activity::NotYet(intent)) = (request.method, self.in_flight.read()) else {
            return self.inner.exchange(request, limit);
        };
        self.in_flight.enter(Activity::Sending(intent.clone()));
        let result = self.inner.exchange(request, limit);
        let did_nothing = match &result {
            Err(TransportError::NotSent(_)) => true,
            Err(TransportError::Unanswered(_)) => false,
            Ok(answer) => {
                answer.http_status == 429 || is_pending_event(answer.http_status, &answer.api_error())
            }
        };
        if did_nothing {
            self.in_flight.enter(Activity::NotYet(intent));
        }
        result
    }
}
