//! The thin blocking layer under the API: who is asked, with which token, and how often.

mod api_url;
mod token;

pub use api_url::ApiUrl;
pub use token::{Token, UnusableToken};
