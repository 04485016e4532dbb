use super::columns::Row;
use super::json_layout::{JsonLayout, push_compact, push_indented, push_line_break};
use super::row_format::RowFormat;
use crate::terminal::RenderOptions;

/// What a JSON document contains: nothing, one item, or a list of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    Null,
    Object,
    Array,
}

/// One JSON document: the one item itself, or an array of all of them.
pub(super) struct JsonFormat {
    document: Document,
    layout: JsonLayout,
}

impl JsonFormat {
    pub(super) fn new(document: Document, layout: JsonLayout) -> Self {
        Self { document, layout }
    }

    pub(super) fn for_render(document: Document, render: RenderOptions) -> Self {
        Self::new(document, if render.is_terminal { JsonLayout::Indented } else { JsonLayout::Compact })
    }
}

impl RowFormat for JsonFormat {
    const SEPARATOR: &'static str = ",";

    fn begin(&self, out: &mut String) {
        out.push_str(match self.document {
            Document::Null => "null",
            Document::Object => "",
            Document::Array => "[",
        });
    }

    fn push_rows<'r>(&self, out: &mut String, rows: impl Iterator<Item = &'r dyn Row>) {
        let is_array = self.document == Document::Array;
        for (index, row) in rows.enumerate() {
            if index > 0 {
                out.push(',');
            }
            match self.layout {
                JsonLayout::Compact => push_compact(out, &row.json()),
                JsonLayout::Indented => push_indented(out, &row.json(), usize::from(is_array), is_array),
            }
        }
    }

    fn end(&self, out: &mut String, is_empty: bool) {
        if self.document == Document::Array {
            if self.layout == JsonLayout::Indented && !is_empty {
                push_line_break(out, 0);
            }
            out.push(']');
        }
        out.push('\n');
    }
}

/// JSON Lines: a line for each item.
pub(super) struct JsonLinesFormat;

impl RowFormat for JsonLinesFormat {
    fn push_rows<'r>(&self, out: &mut String, rows: impl Iterator<Item = &'r dyn Row>) {
        for row in rows {
            push_compact(out, &row.json());
            out.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::output::json_layout::push_json;
    use crate::output::list_writer::as_rows;
    use crate::output::row_format::RowBuffer;
    use crate::output::tests::RecordingSink;
    use crate::output::{Column, Order, Tabular};

    struct Json(&'static str);

    impl Tabular for Json {
        const COLUMNS: &'static [Column<Self>] = &[];

        fn json(&self) -> Cow<'_, str> {
            Cow::Borrowed(self.0)
        }
    }

    #[test]
    fn an_array_pushed_in_chunks_is_laid_out_like_the_whole() {
        let items = ["{ \"a\": [1, {}] }", "[]", "7", "[[true], \"x y\"]"].map(Json);
        for (count, indented) in [0, 1, 4].into_iter().flat_map(|count| [(count, true), (count, false)]) {
            let layout = if indented { JsonLayout::Indented } else { JsonLayout::Compact };
            let (sink, format) = (RecordingSink::default(), JsonFormat::new(Document::Array, layout));
            let mut array = RowBuffer::new(format, Order::AsRead);
            let (first, rest) = items[..count].split_at(count / 2);
            array.push(&as_rows(first));
            array.push(&as_rows(rest));
            array.write_to(&sink).unwrap();
            let whole: Vec<_> = items[..count].iter().map(|item| item.0).collect();
            let mut expected = String::new();
            push_json(&mut expected, &format!("[{}]", whole.join(",")), layout);
            assert_eq!(sink.text(), expected + "\n");
        }
    }
}
