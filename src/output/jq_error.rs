//! What is wrong with a filter, and where.

use std::borrow::Cow;

use jaq_core::{compile, load};

pub(super) fn load_error(code: &str, errors: load::Errors<&str, ()>) -> String {
    let expected = |what: &str, found: &str| {
        let found = quote_with_column(code, found);
        // The parser expected the end of this part, or another operator.
        if matches!(what, "token" | "nothing") {
            format!("unexpected {found}")
        } else {
            format!("expected {what}, found {found}")
        }
    };
    let problems = errors.into_iter().flat_map(|(_, error)| match error {
        load::Error::Io(errors) => {
            errors.into_iter().map(|(path, _)| format!("there is no module {path}")).collect()
        }
        load::Error::Lex(errors) => {
            errors.into_iter().map(|(what, found)| expected(what.as_str(), found)).collect()
        }
        load::Error::Parse(errors) => {
            errors.into_iter().map(|(what, found)| expected(what.as_str(), found)).collect::<Vec<_>>()
        }
    });
    join(problems)
}

pub(super) fn compile_error(code: &str, errors: compile::Errors<&str, ()>) -> String {
    let problems = errors.into_iter().flat_map(|(_, errors)| errors).map(|(name, kind)| {
        let what = match kind {
            compile::Undefined::Filter(arity) => format!("filter {name}/{arity}"),
            other => format!("{} {name}", other.as_str()),
        };
        let column = column_of(code, name).map_or_else(String::new, |column| format!(" (column {column})"));
        format!("there is no {what}{column}")
    });
    join(problems)
}

/// The beginning and the end of the message of a failed filter, which quotes its whole input: a list may be
/// of any length. Strings are not cut, because a part of a token could not be recognized and hidden.
pub(super) fn shorten(message: &str) -> Cow<'_, str> {
    const LONGEST: usize = 300;
    const EACH_END: usize = 100;
    if message.len() <= LONGEST {
        return Cow::Borrowed(message);
    }
    let mut outside = true;
    let mut is_escaped = false;
    let (mut head, mut tail) = (0, message.len());
    for (index, char) in message.char_indices() {
        let is_quote = char == '"' && !is_escaped;
        is_escaped = char == '\\' && !is_escaped && !outside;
        if outside && index <= EACH_END {
            head = index;
        } else if outside && index + EACH_END >= message.len() {
            tail = index;
            break;
        }
        outside ^= is_quote;
    }
    Cow::Owned(format!("{}…{}", &message[..head], &message[tail..]))
}

/// The next word with its column. It is not cut, because a part of a token could not be recognized and
/// hidden.
fn quote_with_column(code: &str, found: &str) -> String {
    match (found.split_whitespace().next(), column_of(code, found)) {
        (None, _) => "the end".to_owned(),
        (Some(word), None) => format!("{word:?}"),
        (Some(word), Some(column)) => format!("{word:?} at column {column}"),
    }
}

/// The column of a part of the filter, in characters from 1.
fn column_of(code: &str, part: &str) -> Option<usize> {
    let offset = part.as_ptr().addr().checked_sub(code.as_ptr().addr())?;
    Some(code.get(..offset)?.chars().count() + 1)
}

fn join(problems: impl Iterator<Item = String>) -> String {
    let problems: Vec<_> = problems.collect();
    format!("not a jq filter: {}", problems.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_message_keeps_its_ends_and_cuts_no_string() {
        let list = |text: &str| {
            let object = format!(r#"{{"type":"{text}","id":1}}"#);
            format!(r#"cannot index [{}] with "foo""#, [object.as_str(); 50].join(","))
        };
        for text in ["attach_volume".to_owned(), "token".repeat(30), "\\\"ä\\\\".repeat(40)] {
            let long = list(&text);
            let shortened = shorten(&long);
            let (head, tail) = shortened.split_once('…').unwrap();
            assert!(head.starts_with("cannot index [{") && tail.ends_with(r#"] with "foo""#), "{shortened}");
            assert!(long.starts_with(head) && long.ends_with(tail) && shortened.len() <= 210, "{shortened}");
            for part in [head, tail] {
                let without = part.replace(&format!("\"{text}\""), "");
                assert!(!without.contains(&text[..5]), "{part}");
            }
        }
        assert_eq!(shorten("short"), "short");
        assert_eq!(shorten(&"\"".repeat(400)).chars().filter(|char| *char == '…').count(), 1);
    }
}
