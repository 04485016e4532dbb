use super::columns::Tabular;
use super::json::{JsonLayout, Writer, push_compact};
use crate::terminal::RenderOptions;

/// A list as one JSON document, written while its items are still coming: of
/// those that are written, nothing but the text has to be kept.
pub struct GrowingArray {
    text: String,
    layout: JsonLayout,
    is_empty: bool,
}

impl GrowingArray {
    /// An array without items.
    pub fn new(look: RenderOptions) -> Self {
        let layout = if look.is_terminal { JsonLayout::Indented } else { JsonLayout::Compact };
        Self { text: "[".to_owned(), layout, is_empty: true }
    }

    /// Writes the next items.
    pub fn push<T: Tabular>(&mut self, items: &[T]) {
        for item in items {
            if !self.is_empty {
                self.part(",");
            }
            self.part(&item.json());
            self.is_empty = false;
        }
    }

    /// The whole document, with a newline at its end.
    pub fn finish(mut self) -> String {
        self.part("]");
        self.text.push('\n');
        self.text
    }

    /// Lays out an item, or what stands around it.
    fn part(&mut self, json: &str) {
        match self.layout {
            JsonLayout::Compact => push_compact(&mut self.text, json),
            JsonLayout::Indented => {
                Writer { out: &mut self.text, depth: 1, after_opening: self.is_empty }.push(json);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::output::{Column, push_json};

    struct Json(&'static str);

    impl Tabular for Json {
        const COLUMNS: &'static [Column<Self>] = &[];

        fn json(&self) -> Cow<'_, str> {
            Cow::Borrowed(self.0)
        }
    }

    #[test]
    fn an_array_is_laid_out_as_the_document_it_makes() {
        let items = ["{ \"a\": [1, {}] }", "[]", "7", "[[true], \"x y\"]"].map(Json);
        for (count, indented) in [0, 1, 4].into_iter().flat_map(|count| [(count, true), (count, false)]) {
            let mut array =
                GrowingArray::new(RenderOptions { is_terminal: indented, ..RenderOptions::default() });
            let (first, rest) = items[..count].split_at(count / 2);
            array.push(first);
            array.push(rest);
            let whole: Vec<_> = items[..count].iter().map(|item| item.0).collect();
            let layout = if indented { JsonLayout::Indented } else { JsonLayout::Compact };
            let mut expected = String::new();
            push_json(&mut expected, &format!("[{}]", whole.join(",")), layout);
            assert_eq!(array.finish(), expected + "\n");
        }
    }
}
