use std::fmt;

use secrecy::{ExposeSecret, SecretString};

/// A token that can stand in an `Authorization` header. It cannot be printed.
#[derive(Clone)]
pub struct Token(SecretString);

/// Why a text cannot be a token. It never holds the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnusableToken {
    /// Nothing, or white space only.
    #[error("the token is empty")]
    Empty,
    /// More than one line.
    #[error("the token has more than one line")]
    SeveralLines,
    /// White space, control or non-ASCII characters: no header could carry it.
    #[error("the token has characters that no HTTP header can carry")]
    NotAHeader,
    /// `dor_v1_…`: it renews tokens and authenticates nothing ("How to
    /// Authenticate with OAuth" in the API's documentation).
    #[error("this is a refresh token (dor_v1_), which the API does not take")]
    Refresh,
}

impl Token {
    /// Takes a token, or says why it could never work.
    pub fn new(text: impl Into<String>) -> Result<Self, UnusableToken> {
        let text = text.into();
        if text.trim().is_empty() {
            Err(UnusableToken::Empty)
        } else if text.contains(['\n', '\r']) {
            Err(UnusableToken::SeveralLines)
        } else if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            Err(UnusableToken::NotAHeader)
        } else if text.starts_with("dor_v1_") {
            Err(UnusableToken::Refresh)
        } else {
            Ok(Self(text.into()))
        }
    }

    /// The text itself, for the header and for writing the settings file, and nothing else.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token([redacted])")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_not_be_a_header_is_refused() {
        for (text, why) in [
            ("", UnusableToken::Empty),
            (" \n", UnusableToken::Empty),
            ("abc\ndef", UnusableToken::SeveralLines),
            ("abc\r", UnusableToken::SeveralLines),
            ("abc def", UnusableToken::NotAHeader),
            ("abc\u{1b}[0m", UnusableToken::NotAHeader),
            ("tökén", UnusableToken::NotAHeader),
            ("dor_v1_abc", UnusableToken::Refresh),
        ] {
            assert_eq!(Token::new(text).unwrap_err(), why, "{text:?}");
        }
        assert!(Token::new("dop_v1_0123456789abcdef").is_ok());
    }

    #[test]
    fn debug_does_not_show_it() {
        let token = Token::new("dop_v1_secret").unwrap();
        assert!(!format!("{token:?}").contains("secret"));
    }
}
