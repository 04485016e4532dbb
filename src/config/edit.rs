//! Minimal edits of the text of a settings file.

use std::ops::Range;

use toml_edit::{Document, DocumentMut, InlineTable, Item, Table, TableLike, Value, value};

use super::values::TOKEN_KEYS;
use crate::http::Token;

/// In the order of the file.
pub(super) fn context_names(document: &DocumentMut) -> Vec<String> {
    let contexts = document.get("contexts").and_then(Item::as_table_like);
    contexts.map_or_else(Vec::new, |contexts| contexts.iter().map(|(name, _)| name.to_owned()).collect())
}

pub(super) fn has_context(document: &DocumentMut, name: &str) -> bool {
    let contexts = document.get("contexts").and_then(Item::as_table_like);
    contexts.is_some_and(|contexts| contexts.contains_key(name))
}

/// The table of a context, added at the end if it is missing. None if something other than a
/// table is in its place.
pub(super) fn context_table<'a>(document: &'a mut DocumentMut, name: &str) -> Option<&'a mut dyn TableLike> {
    let new_contexts = || {
        let mut contexts = Table::new();
        // No `[contexts]` line: `[contexts.NAME]` is enough.
        contexts.set_implicit(true);
        Item::Table(contexts)
    };
    let contexts = document.entry("contexts").or_insert_with(new_contexts);
    let new_context =
        if contexts.is_inline_table() { value(InlineTable::new()) } else { Item::Table(Table::new()) };
    let contexts = contexts.as_table_like_mut()?;
    contexts.entry(name).or_insert(new_context).as_table_like_mut()
}

/// Sets a table's token. Removes and returns another key that gave it one, and moves the
/// comment above that key to the token.
pub(super) fn set_token(table: &mut dyn TableLike, token: &Token) -> Option<&'static str> {
    let removed = TOKEN_KEYS
        .into_iter()
        .filter(|key| *key != "token")
        .filter_map(|key| {
            let decor = table.key(key).map(|key| key.leaf_decor().clone());
            table.remove(key).and(decor).map(|decor| (key, decor))
        })
        .last();
    set_text(table, "token", token.expose());
    let (key, decor) = removed?;
    if let Some(mut token) = table.key_mut("token") {
        *token.leaf_decor_mut() = decor;
    }
    Some(key)
}

/// Sets a key. The comment after its value stays.
pub(super) fn set_text(table: &mut dyn TableLike, key: &str, text: &str) {
    let mut new = Value::from(text);
    if let Some(old) = table.get(key).and_then(Item::as_value) {
        *new.decor_mut() = old.decor().clone();
    }
    match table.get_mut(key) {
        Some(item) => *item = Item::Value(new),
        None => {
            table.insert(key, Item::Value(new));
        }
    }
}

/// Removes the token of the top level. Returns whether there was one.
pub(super) fn remove_token(document: &mut DocumentMut) -> bool {
    let keys: Vec<_> = TOKEN_KEYS.into_iter().filter(|key| document.contains_key(key)).collect();
    for key in &keys {
        remove_key(document, key);
    }
    !keys.is_empty()
}

/// Removes a key of the top level. The comments above it may be about the whole file, and stay.
pub(super) fn remove_key(document: &mut DocumentMut, key: &str) {
    let lines = cut_lines(document, |spans| {
        let (key, item) = spans.as_table().get_key_value(key)?;
        Some(key.span()?.start..item.span()?.end)
    });
    if lines.is_none() {
        document.remove(key);
    }
}

/// Removes a context. Returns whether there was one.
pub(super) fn remove_context(document: &mut DocumentMut, name: &str) -> bool {
    if !has_context(document, name) {
        return false;
    }
    let lines = cut_lines(document, |spans| {
        let table = spans.get("contexts")?.as_table()?.get(name)?.as_table()?;
        let values = table.iter().map(|(_, item)| item.as_value()?.span());
        let ends = values.map(|span| Some(span?.end)).collect::<Option<Vec<_>>>()?;
        let header = table.span().filter(|_| !table.is_dotted() && !table.is_implicit())?;
        let start = start_of_comments(spans.raw(), header.start);
        Some(start..ends.into_iter().max().unwrap_or(header.end).max(header.start))
    });
    if lines.is_none() {
        let contexts = document.get_mut("contexts").and_then(Item::as_table_like_mut);
        contexts.and_then(|contexts| contexts.remove(name));
    }
    true
}

/// The start of the comment lines directly above a header; an empty line ends them.
fn start_of_comments(text: &str, header: usize) -> usize {
    let mut start = text[..header].rfind('\n').map_or(0, |newline| newline + 1);
    for line in text[..start].split_inclusive('\n').rev() {
        if !line.trim_start().starts_with('#') {
            break;
        }
        start -= line.len();
    }
    start
}

/// Removes the lines of the range that `find` returns. None, and no change, if it finds none.
fn cut_lines(
    document: &mut DocumentMut,
    find: impl Fn(&Document<&str>) -> Option<Range<usize>>,
) -> Option<()> {
    let mut text = document.to_string();
    let range = find(&Document::parse(text.as_str()).ok()?)?;
    let start = text[..range.start].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |newline| range.end + newline + 1);
    text.replace_range(start..end, "");
    *document = text.parse().ok()?;
    Some(())
}
