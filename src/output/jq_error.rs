//! What is wrong with a filter, and where.

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

/// The next word with its column. It is whole, because a part of a token could not be hidden.
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
