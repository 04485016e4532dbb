use std::borrow::Cow;

use super::columns::{ColumnSet, Tabular};
use super::delimited::render_delimited;
use super::format::Format;
use super::growing_array::GrowingArray;
use super::jq::{Filtered, Jq};
use super::json::{JsonLayout, push_json};
use super::table::WholeTable;
use super::yaml::push_yaml;
use crate::terminal::RenderOptions;

/// What a result is to be: one thing, or a list, even of one or none.
#[derive(Debug)]
pub enum OneOrMany<'a, T> {
    /// The one thing that was asked for.
    One(&'a T),
    /// Several, or a list.
    Many(&'a [T]),
}

/// A result as text, ending in a newline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// What goes to standard output.
    pub text: String,
    /// The headers of columns that were left out because the terminal is narrow.
    pub left_out: Vec<&'static str>,
}

/// Writes a result in a format.
pub fn render<T: Tabular>(
    result: OneOrMany<'_, T>,
    format: Format,
    layout: &ColumnSet<T>,
    look: RenderOptions,
) -> Rendered {
    let text = match format {
        Format::Table => {
            let mut table = WholeTable::new(layout, look);
            result.rows().into_iter().for_each(|row| table.push(row));
            return table.finish();
        }
        Format::Json => render_json(result, look),
        Format::Yaml => render_yaml(result),
        Format::Jsonl | Format::Csv | Format::Tsv => {
            render_rows(&result.rows(), format, layout, layout.header)
        }
    };
    Rendered { text, left_out: Vec::new() }
}

/// Writes one piece of a list in a format that [streams](Format::streams); the
/// first has the header. In other formats a piece says nothing.
pub fn render_piece<T: Tabular>(
    piece: &[T],
    format: Format,
    layout: &ColumnSet<T>,
    is_first: bool,
) -> String {
    render_rows(&OneOrMany::Many(piece).rows(), format, layout, layout.header && is_first)
}

/// Writes what a filter makes of a result: of each object alone where each has a
/// line of its own, else of the whole document.
pub fn filter<T: Tabular>(
    result: OneOrMany<'_, T>,
    jq: &Jq,
    format: Format,
    look: RenderOptions,
) -> Filtered {
    match format {
        Format::Jsonl => {
            let mut all = Filtered { text: String::new(), failure: None };
            for row in result.rows() {
                let one = jq.apply(&row.json(), format, look);
                all.text.push_str(&one.text);
                if one.failure.is_some() {
                    return Filtered { failure: one.failure, ..all };
                }
            }
            all
        }
        Format::Table | Format::Json | Format::Csv | Format::Tsv | Format::Yaml => {
            jq.apply(&result.json(), format, look)
        }
    }
}

fn render_rows<T: Tabular>(rows: &[&T], format: Format, layout: &ColumnSet<T>, header: bool) -> String {
    match format {
        Format::Jsonl => {
            let mut out = String::new();
            for row in rows {
                push_json(&mut out, &row.json(), JsonLayout::Compact);
                out.push('\n');
            }
            out
        }
        Format::Csv => render_delimited(rows, layout, b',', header),
        Format::Tsv => render_delimited(rows, layout, b'\t', header),
        Format::Table | Format::Json | Format::Yaml => String::new(),
    }
}

impl<'a, T: Tabular> OneOrMany<'a, T> {
    fn rows(self) -> Vec<&'a T> {
        match self {
            Self::One(thing) => vec![thing],
            Self::Many(things) => things.iter().collect(),
        }
    }

    /// The whole as one JSON document.
    fn json(self) -> Cow<'a, str> {
        match self {
            Self::One(thing) => thing.json(),
            Self::Many(things) => {
                let all: Vec<_> = things.iter().map(Tabular::json).collect();
                Cow::Owned(format!("[{}]", all.join(",")))
            }
        }
    }
}

// Two references: copying them is the cheapest way to hand them on.
impl<T> Clone for OneOrMany<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for OneOrMany<'_, T> {}

fn render_json<T: Tabular>(result: OneOrMany<'_, T>, look: RenderOptions) -> String {
    let layout = if look.is_terminal { JsonLayout::Indented } else { JsonLayout::Compact };
    match result {
        OneOrMany::One(thing) => {
            let mut out = String::new();
            push_json(&mut out, &thing.json(), layout);
            out.push('\n');
            out
        }
        OneOrMany::Many(things) => {
            let mut array = GrowingArray::new(look);
            array.push(things);
            array.finish()
        }
    }
}

fn render_yaml<T: Tabular>(result: OneOrMany<'_, T>) -> String {
    let mut out = String::new();
    push_yaml(&mut out, &result.json());
    out
}

#[cfg(test)]
mod tests {
    use serde_json::value::RawValue;

    use super::*;
    use crate::model::Action;

    fn action(json: &str) -> Action {
        Action::from_raw(&RawValue::from_string(json.to_owned()).unwrap()).unwrap()
    }

    fn documented() -> Action {
        action(
            r#"{"id":36804636,"status":"completed","type":"create","started_at":"2020-11-14T16:29:21Z",
                "completed_at":"2020-11-14T16:30:06Z","resource_id":3164444,"resource_type":"droplet",
                "region_slug":"nyc3"}"#,
        )
    }

    fn table(actions: &[Action], names: Option<&[&str]>, look: RenderOptions) -> Rendered {
        let names = names.map(|names| names.iter().map(ToString::to_string).collect::<Vec<_>>());
        let layout = ColumnSet::resolve(names.as_deref(), true).unwrap();
        render(OneOrMany::Many(actions), Format::Table, &layout, look)
    }

    #[test]
    fn a_table_is_borderless_and_has_no_trailing_space() {
        assert_eq!(
            table(&[documented()], None, RenderOptions::default()).text,
            "ID         STATUS      TYPE     STARTED                COMPLETED              DURATION   RESOURCE          REGION\n\
             36804636   completed   create   2020-11-14T16:29:21Z   2020-11-14T16:30:06Z   45s        droplet/3164444   nyc3\n"
        );
    }

    #[test]
    fn an_empty_list_has_its_header_and_is_an_empty_array() {
        assert!(table(&[], None, RenderOptions::default()).text.starts_with("ID   STATUS"));
        let layout = ColumnSet::<Action>::resolve(None, true).unwrap();
        assert_eq!(
            render(OneOrMany::Many(&[]), Format::Json, &layout, RenderOptions::default()).text,
            "[]\n"
        );
    }

    #[test]
    fn on_a_narrow_terminal_columns_give_way_and_are_named() {
        for (width, left) in [(120, 0), (80, 2), (40, 5)] {
            let look = RenderOptions { width: Some(width), ..RenderOptions::default() };
            let rendered = table(&[documented()], None, look);
            assert_eq!(rendered.left_out.len(), left, "{width}");
            assert!(rendered.text.lines().all(|line| line.len() <= usize::from(width)), "{width}");
        }
        let chosen = ["ID", "StartedAt", "CompletedAt"];
        let look = RenderOptions { width: Some(20), ..RenderOptions::default() };
        assert_eq!(table(&[documented()], Some(&chosen), look).left_out, Vec::<&str>::new());
    }

    #[test]
    fn columns_are_chosen_by_name_in_any_case() {
        let rendered =
            table(&[documented()], Some(&["region", "ID", "resourcetype"]), RenderOptions::default());
        assert_eq!(rendered.text, "REGION   ID         RESOURCE_TYPE\nnyc3     36804636   droplet\n");
        let unknown = ColumnSet::<Action>::resolve(Some(&["Colour".to_owned()]), true);
        assert!(unknown.err().unwrap().to_string().contains("the columns are ID, Status, Type"));
    }

    #[test]
    fn hostile_text_stays_on_its_line_and_widens_nothing() {
        let hostile = action(r#"{"id":1,"type":"a\u001b[31m\nb\u202e","status":null}"#);
        let text = table(&[hostile], Some(&["Type", "Status"]), RenderOptions::default()).text;
        assert_eq!(text.lines().nth(1).unwrap(), "a\\u{1b}[31m\\nb\\u{202e}   -");
    }

    #[test]
    fn colour_says_the_status_and_moves_nothing() {
        let look = RenderOptions { color: true, ..RenderOptions::default() };
        let text = table(&[documented()], Some(&["Status", "ID"]), look).text;
        assert!(text.contains("\u{1b}[38;5;2mcompleted   \u{1b}[39m36804636"), "{text:?}");
    }

    #[test]
    fn json_is_one_object_or_an_array_and_ends_in_a_newline() {
        let layout = ColumnSet::<Action>::resolve(None, true).unwrap();
        let (one, look) = (action(r#"{ "id": 1, "x": [1.0] }"#), RenderOptions::default());
        assert_eq!(
            render(OneOrMany::One(&one), Format::Json, &layout, look).text,
            "{\"id\":1,\"x\":[1.0]}\n"
        );
        let many = [one];
        assert_eq!(
            render(OneOrMany::Many(&many), Format::Json, &layout, look).text,
            "[{\"id\":1,\"x\":[1.0]}]\n"
        );
    }
}
