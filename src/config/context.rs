use crate::model::InvalidValue;

/// The name that means the file's top level, unless the file has a context of that name (as in doctl).
pub const DEFAULT_CONTEXT: &str = "default";

/// Reads a context's name.
///
/// The bound and the characters keep a token that was put in the wrong place
/// from being taken for a name, and then from being shown as one.
pub(super) fn parse_context_name(text: &str) -> Result<String, InvalidValue> {
    let refuse = |why: &str| Err(InvalidValue::new(why));
    if text.is_empty() {
        refuse("a context has a name")
    } else if !is_showable(text) || text.contains(char::is_control) {
        refuse("a context's name is at most 40 characters, none of them a control character")
    } else {
        Ok(text.to_owned())
    }
}

/// Whether a text from the settings file can be shown: no token looks like that.
///
/// Tokens are `dop_v1_`, `doo_v1_` or `dor_v1_` with 64 digits, or the bare 64 digits.
pub(super) fn is_showable(text: &str) -> bool {
    text.chars().count() <= 40 && !text.contains("_v1_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_and_what_may_be_a_token_is_not() {
        for right in ["prod", "default", "My Team", "équipe-1"] {
            assert_eq!(parse_context_name(right).unwrap(), right);
        }
        let digits = "0123456789abcdef".repeat(4);
        for wrong in ["", "a\nb", "\u{1b}[0m", "dop_v1_short", &digits] {
            let refused = parse_context_name(wrong).unwrap_err();
            assert!(wrong.is_empty() || !refused.to_string().contains(wrong));
        }
    }
}
