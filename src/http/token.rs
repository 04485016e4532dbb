use std::fmt;

use secrecy::{ExposeSecret, SecretString};

/// A token that is valid in an `Authorization` header. It has no `Display`, and its `Debug` hides it.
#[derive(Clone)]
pub struct Token(SecretString);

/// Why a text cannot be a token. It never holds the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnusableToken {
    #[error("the token is empty")]
    Empty,
    #[error("the token has more than one line")]
    SeveralLines,
    /// White space, control or non-ASCII characters.
    #[error("the token has characters that are invalid in an HTTP header")]
    NotAHeader,
    /// `dor_v1_…` renews tokens and authenticates nothing ("How to Authenticate with
    /// OAuth" in the API's documentation).
    #[error("this is a refresh token (dor_v1_), which the API does not accept")]
    Refresh,
}

impl Token {
    /// White space and a byte order mark around the text are not part of the token.
    pub fn new(text: impl AsRef<str>) -> Result<Self, UnusableToken> {
        let text = text.as_ref().trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        if text.is_empty() {
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

    /// The text, for the header and the settings file only.
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
    fn a_text_that_is_invalid_in_a_header_is_refused() {
        for (text, error) in [
            ("", UnusableToken::Empty),
            (" \n", UnusableToken::Empty),
            ("abc\ndef", UnusableToken::SeveralLines),
            ("abc def", UnusableToken::NotAHeader),
            ("abc\u{1b}[0m", UnusableToken::NotAHeader),
            ("tökén", UnusableToken::NotAHeader),
            ("dor_v1_abc", UnusableToken::Refresh),
        ] {
            assert_eq!(Token::new(text).unwrap_err(), error, "{text:?}");
        }
        assert!(Token::new("dop_v1_0123456789abcdef").is_ok());
    }

    #[test]
    fn white_space_and_a_byte_order_mark_around_a_token_are_dropped() {
        for text in ["\u{feff}abc\r\n", " \u{feff} abc\t", "\n\nabc\u{a0}\n\u{feff}"] {
            assert_eq!(Token::new(text).unwrap().expose(), "abc", "{text:?}");
        }
        assert_eq!(Token::new("\u{feff}\n").unwrap_err(), UnusableToken::Empty);
    }

    #[test]
    fn debug_hides_the_token() {
        let token = Token::new("dop_v1_secret").unwrap();
        assert!(!format!("{token:?}").contains("secret"));
    }
}
