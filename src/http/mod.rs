//! The thin blocking layer under the API: who is asked, with which token, and how often.
//!
//! [`Request`] goes down, [`Answer`] comes up. [`Transport`] sends once;
//! [`HttpClient`] sends again where [`retry::decide`] says so. This layer knows
//! HTTP and the headers of this API, and nothing of actions.

mod answer;
mod api_url;
mod client;
mod error;
mod rate_limit;
mod request;
pub mod retry;
mod roots;
mod server_clock;
#[cfg(test)]
mod tests;
mod token;
mod traced;
mod transport;

pub use answer::{Answer, ApiError};
pub use api_url::ApiUrl;
pub use client::{HttpClient, Patience};
pub use error::{HttpError, Refusal, Trouble, Unreadable, WireError};
pub use rate_limit::RateLimit;
pub use request::{Method, Request};
pub use roots::Roots;
pub use server_clock::ServerClock;
pub use token::{Token, UnusableToken};
pub use traced::{Detail, Traced};
pub use transport::{Broken, Transport, Wire};
