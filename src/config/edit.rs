//! Changes to the text of a settings file, as small as they can be.

use std::ops::Range;

use toml_edit::{Document, DocumentMut, InlineTable, Item, Table, TableLike, Value, value};

use super::schema::TOKEN_KEYS;
use crate::http::Token;

/// The names of the contexts, in the order of the file.
pub(super) fn context_names(document: &DocumentMut) -> Vec<String> {
    let contexts = document.get("contexts").and_then(Item::as_table_like);
    contexts.map_or_else(Vec::new, |contexts| contexts.iter().map(|(name, _)| name.to_owned()).collect())
}

/// The table of a context, made at the end if it is missing. None if something
/// else than a table stands in its place.
pub(super) fn context_table<'a>(document: &'a mut DocumentMut, name: &str) -> Option<&'a mut dyn TableLike> {
    let new_contexts = || {
        let mut contexts = Table::new();
        // No header of its own: `[contexts.NAME]` says enough.
        contexts.set_implicit(true);
        Item::Table(contexts)
    };
    let contexts = document.entry("contexts").or_insert_with(new_contexts);
    let new_context =
        if contexts.is_inline_table() { value(InlineTable::new()) } else { Item::Table(Table::new()) };
    let contexts = contexts.as_table_like_mut()?;
    let context = contexts.entry(name).or_insert(new_context);
    context.as_table_like_mut()
}

/// Lets a table have this token and no other way to one: gives the key that went.
/// Comments stay: those above it stand above the new one.
pub(super) fn set_token(table: &mut dyn TableLike, token: &Token) -> Option<&'static str> {
    let gone = TOKEN_KEYS
        .into_iter()
        .filter(|key| *key != "token")
        .filter_map(|key| {
            let decor = table.key(key).map(|key| key.leaf_decor().clone());
            table.remove(key).and(decor).map(|above| (key, above))
        })
        .last();
    set_text(table, "token", token.expose());
    let (key, above) = gone?;
    if let Some(mut token) = table.key_mut("token") {
        *token.leaf_decor_mut() = above;
    }
    Some(key)
}

/// Sets a key, with the comment that stands behind it.
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

/// Removes what gives the top level a token. Whether there was one.
pub(super) fn remove_token(document: &mut DocumentMut) -> bool {
    let present = TOKEN_KEYS.into_iter().filter(|key| document.contains_key(key));
    let present: Vec<_> = present.collect();
    for key in &present {
        remove_key(document, key);
    }
    !present.is_empty()
}

/// Removes a key of the top level; the comments above it may be about the whole file, and stay.
pub(super) fn remove_key(document: &mut DocumentMut, key: &str) {
    let lines = cut_lines(document, |spans| {
        let (key, item) = spans.as_table().get_key_value(key)?;
        Some(key.span()?.start..item.span()?.end)
    });
    if lines.is_none() {
        document.remove(key);
    }
}

/// Removes a context. Whether there was one.
pub(super) fn remove_context(document: &mut DocumentMut, name: &str) -> bool {
    if !context_names(document).iter().any(|known| known == name) {
        return false;
    }
    let lines = cut_lines(document, |spans| {
        let table = spans.get("contexts")?.as_table()?.get(name)?.as_table()?;
        let body = table.iter().map(|(_, item)| item.as_value()?.span());
        let ends = body.map(|span| Some(span?.end)).collect::<Option<Vec<_>>>()?;
        let header = table.span().filter(|_| !table.is_dotted() && !table.is_implicit())?;
        let start = own_comments(spans.raw(), header.start);
        Some(start..ends.into_iter().max().unwrap_or(header.end).max(header.start))
    });
    if lines.is_none() {
        let contexts = document.get_mut("contexts").and_then(Item::as_table_like_mut);
        contexts.and_then(|contexts| contexts.remove(name));
    }
    true
}

/// Where the comments start that stand right above a header: an empty line ends them.
fn own_comments(text: &str, header: usize) -> usize {
    let mut start = text[..header].rfind('\n').map_or(0, |newline| newline + 1);
    for line in text[..start].split_inclusive('\n').rev() {
        if !line.trim_start().starts_with('#') {
            break;
        }
        start -= line.len();
    }
    start
}

/// Cuts whole lines out of the text, by a place that is found with its spans.
/// None, and nothing cut, if there is no such place.
fn cut_lines(
    document: &mut DocumentMut,
    find: impl Fn(&Document<&str>) -> Option<Range<usize>>,
) -> Option<()> {
    let mut text = document.to_string();
    let place = find(&Document::parse(text.as_str()).ok()?)?;
    let start = text[..place.start].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[place.end..].find('\n').map_or(text.len(), |newline| place.end + newline + 1);
    text.replace_range(start..end, "");
    *document = text.parse().ok()?;
    Some(())
}
