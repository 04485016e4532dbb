/// One token of a JSON text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct JsonToken<'a> {
    pub(super) kind: TokenKind,
    /// The token as in the text: a string with its quotes and escapes, a number with its digits.
    pub(super) text: &'a str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// `{` or `[`
    Open,
    /// `}` or `]`
    Close,
    Comma,
    Colon,
    String,
    /// A number, `true`, `false` or `null`.
    Scalar,
}

/// The tokens of a valid JSON text, without the white space between them.
///
/// Numbers and escapes are not parsed, so that output has them exactly as the API sent them. Nothing
/// recurses, so that deep nesting cannot overflow the stack.
pub(super) struct JsonTokens<'a> {
    rest: &'a str,
}

impl<'a> JsonTokens<'a> {
    pub(super) fn new(json: &'a str) -> Self {
        Self { rest: json }
    }
}

impl<'a> Iterator for JsonTokens<'a> {
    type Item = JsonToken<'a>;

    fn next(&mut self) -> Option<JsonToken<'a>> {
        let text = self.rest.trim_ascii_start();
        let (kind, length) = match text.as_bytes().first()? {
            b'{' | b'[' => (TokenKind::Open, 1),
            b'}' | b']' => (TokenKind::Close, 1),
            b',' => (TokenKind::Comma, 1),
            b':' => (TokenKind::Colon, 1),
            b'"' => (TokenKind::String, string_length(text)),
            _ => (TokenKind::Scalar, scalar_length(text)),
        };
        let (text, rest) = text.split_at(length);
        self.rest = rest;
        Some(JsonToken { kind, text })
    }
}

/// The length of the string at the beginning of `text`, with both quotes.
fn string_length(text: &str) -> usize {
    let mut bytes = text[1..].bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => break,
            b'\\' => _ = bytes.next(),
            _ => {}
        }
    }
    text.len() - bytes.len()
}

fn scalar_length(text: &str) -> usize {
    let is_end = |byte: u8| matches!(byte, b',' | b':' | b'}' | b']') || byte.is_ascii_whitespace();
    text.bytes().position(is_end).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_parts_of_the_text() {
        let json = " {\"a\\\"\\\\\" :[1.0E+2,\ttrue ,\"é{\"],\r\n\"b\":{}} ";
        let tokens: Vec<_> = JsonTokens::new(json).map(|token| token.text).collect();
        let expected = [
            "{",
            "\"a\\\"\\\\\"",
            ":",
            "[",
            "1.0E+2",
            ",",
            "true",
            ",",
            "\"é{\"",
            "]",
            ",",
            "\"b\"",
            ":",
            "{",
            "}",
            "}",
        ];
        assert_eq!(tokens, expected);
    }

    #[test]
    fn invalid_text_is_read_to_its_end() {
        for json in ["\"", "\"\\", "\"\\é", "é", "nul", "}", "\u{c}"] {
            let length: usize = JsonTokens::new(json).map(|token| token.text.len()).sum();
            assert_eq!(length, json.trim_ascii_start().len(), "{json:?}");
        }
    }
}
