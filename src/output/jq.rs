//! `--jq`: a filter in the jq language.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use jaq_core::data::JustLut;
use jaq_core::load::{self, Arena, File, Loader};
use jaq_core::{Compiler, Ctx, Filter, Vars};
use jaq_json::{Val, read};

use super::format::Format;
use super::jq_error::{compile_error, load_error, shorten};
use super::json_layout::{JsonLayout, push_json};
use super::json_tokens::{JsonTokens, TokenKind};
use super::yaml::push_yaml;
use crate::model::InvalidValue;
use crate::terminal::RenderOptions;
use crate::terminal::text;

/// A compiled filter. It reads neither files nor the environment.
#[derive(Clone)]
pub struct Jq(Arc<Filter<JustLut<Val>>>);

/// Not available, because they read the environment, which may contain the token, or bypass the printer.
const EXCLUDED: [&str; 4] = ["env", "stderr", "stderr_empty", "halt_error"];

/// Filters that jq has and the library lacks, or that fail in other cases than in jq.
const DEFS: &str = include_str!("jq_formats.jq");

/// The deepest nesting that is filtered: the library recurses, and the stack is limited.
const DEPTH_MAX: usize = 500;

impl FromStr for Jq {
    type Err = InvalidValue;

    fn from_str(code: &str) -> Result<Self, InvalidValue> {
        let mut defs: Vec<_> = jaq_core::defs().collect();
        defs.extend(jaq_std::defs().filter(|def| !EXCLUDED.contains(&def.name)));
        defs.extend(jaq_json::defs());
        defs.extend(load::parse(DEFS, |parser| parser.defs()).into_iter().flatten());
        let mut funs: Vec<_> = jaq_core::funs().collect();
        funs.extend(jaq_std::funs().filter(|(name, ..)| !EXCLUDED.contains(name)));
        funs.extend(jaq_json::funs());
        let arena = Arena::default();
        let modules = Loader::new(defs)
            .load(&arena, File { code, path: () })
            .map_err(|errors| InvalidValue(load_error(code, errors)))?;
        let filter = Compiler::default().with_funs(funs).compile(modules);
        Ok(Self(Arc::new(filter.map_err(|errors| InvalidValue(compile_error(code, errors)))?)))
    }
}

impl Jq {
    /// Applies the filter to one JSON document and appends each resulting value to `out`: strings
    /// raw, one per line, other values in the format. If the filter fails, the values before the
    /// failure are kept.
    ///
    /// Tabs and line breaks in strings stay, since filters make them on purpose (`@tsv`, `join`).
    /// Other characters that could control a terminal are escaped.
    pub(super) fn apply(
        &self,
        json: &str,
        format: Format,
        render: RenderOptions,
        out: &mut String,
    ) -> Result<(), String> {
        if depth(json) > DEPTH_MAX {
            return Err(format!("the result is nested more than {DEPTH_MAX} deep"));
        }
        let input = read::parse_single(json.as_bytes()).map_err(|error| error.to_string())?;
        let context = Ctx::<JustLut<Val>>::new(&self.0.lut, Vars::new([]));
        let mut documents = 0;
        for value in self.0.id.run((context, input)) {
            match value.map_err(jaq_core::Exn::get_err) {
                Ok(value) => push_value(out, &value, format, render, &mut documents),
                Err(Ok(error)) => {
                    let message = match error.into_val() {
                        Val::TStr(message) => String::from_utf8_lossy(&message).into_owned(),
                        value => value.to_string(),
                    };
                    return Err(shorten(&message).into_owned());
                }
                Err(Err(_)) => return Err("the filter halted".to_owned()),
            }
        }
        Ok(())
    }
}

/// The deepest nesting of a JSON document.
fn depth(json: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for token in JsonTokens::new(json) {
        match token.kind {
            TokenKind::Open => open += 1,
            TokenKind::Close => open = open.saturating_sub(1),
            _ => {}
        }
        most = most.max(open);
    }
    most
}

fn push_value(out: &mut String, value: &Val, format: Format, render: RenderOptions, documents: &mut usize) {
    if let Val::TStr(bytes) = value {
        push_string(out, &String::from_utf8_lossy(bytes));
        return;
    }
    let json = value.to_string();
    if format == Format::Yaml {
        // The separator of documents in a YAML stream.
        if *documents > 0 {
            out.push_str("---\n");
        }
        *documents += 1;
        push_yaml(out, &json);
        return;
    }
    let is_for_people = render.is_terminal && format != Format::Jsonl;
    push_json(out, &json, if is_for_people { JsonLayout::Indented } else { JsonLayout::Compact });
    out.push('\n');
}

fn push_string(out: &mut String, string: &str) {
    for part in string.split_inclusive(['\n', '\t']) {
        let end = part.trim_end_matches(['\n', '\t']).len();
        out.push_str(&text::escape_controls(&part[..end]));
        out.push_str(&part[end..]);
    }
    out.push('\n');
}

// The compiled form is not readable.
impl fmt::Debug for Jq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Jq")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn filtered(code: &str, json: &str) -> (String, Result<(), String>) {
        let mut text = String::new();
        let jq = code.parse::<Jq>().unwrap();
        let result = jq.apply(json, Format::Json, RenderOptions::default(), &mut text);
        (text, result)
    }

    fn text(code: &str, json: &str) -> String {
        let (text, result) = filtered(code, json);
        assert_eq!(result, Ok(()), "{code}");
        text
    }

    #[test]
    fn strings_are_raw_and_other_values_are_compact() {
        let json = r#"[{"id":1,"s":"a b"},{"id":2,"s":null}]"#;
        assert_eq!(text(".[].s", json), "a b\nnull\n");
        assert_eq!(text(".[0]", json), "{\"id\":1,\"s\":\"a b\"}\n");
        assert_eq!(text("map(.id) | add", json), "3\n");
        assert_eq!(text(".[] | [.id, .s] | @tsv", json), "1\ta b\n2\t\n");
        assert_eq!(text("empty", json), "");
    }

    /// As jq 1.6 prints them, but for the digits of numbers, which stay as they are.
    #[test]
    fn formats_are_those_of_jq() {
        for (code, expected) in [
            (
                r#"[1, "a", null, true, "q\"q", "c,d", "l\nm", "", nan] | @csv"#,
                "1,\"a\",,true,\"q\"\"q\",\"c,d\",\"l\nm\",\"\",",
            ),
            (
                r#"[1, null, false, "q\"q", "t\tu", "l\nm", "b\\c", "r\rx", ""] | @tsv"#,
                "1\t\tfalse\tq\"q\tt\\tu\tl\\nm\tb\\\\c\tr\\rx\t",
            ),
            (r#"[1, "it's", null, true, ""] | @sh"#, r"1 'it'\''s' null true ''"),
            ("null, 5, true | @sh", "null\n5\ntrue"),
            ("[] | @csv, @tsv, @sh", "\n\n"),
            (r#"{"a":[1,null]}, "a", null | @json"#, "{\"a\":[1,null]}\n\"a\"\nnull"),
            (r#"{"a":[1,null]}, "a", null | @text"#, "{\"a\":[1,null]}\na\nnull"),
            (r#""<&'\">", [1, "<"], null | @html"#, "&lt;&amp;&apos;&quot;&gt;\n[1,&quot;&lt;&quot;]\nnull"),
            (
                r#""ü /?=&+-_.~", [1, "a b"], null | @uri"#,
                "%C3%BC%20%2F%3F%3D%26%2B-_.~\n%5B1%2C%22a%20b%22%5D\nnull",
            ),
            (r#""héllo", [1, "<"], null, "" | @base64"#, "aMOpbGxv\nWzEsIjwiXQ==\nbnVsbA==\n"),
            (r#""aMOpbGxv", "YQ==", "YQ", "YWI", "" | @base64d"#, "héllo\na\na\nab\n"),
            (r#"@csv "a\([1, "b"])c", @tsv "\([1, null])|""#, "a1,\"b\"c\n1\t|"),
            (r#"@sh "echo \("it's")", @uri "?q=\("a b&c")""#, "echo 'it'\\''s'\n?q=a%20b%26c"),
            (
                r#"@json "v=\({a: 1})", @html "<b>\("<x>")", @base64d "\("eA")""#,
                "v={\"a\":1}\n<b>&lt;x&gt;\nx",
            ),
        ] {
            assert_eq!(text(code, "null"), format!("{expected}\n"), "{code}");
        }
    }

    #[test]
    fn formats_fail_where_those_of_jq_do() {
        for (code, expected) in [
            ("[1, [2]] | @csv", "array ([2]) is not valid in a csv row"),
            ("[{}] | @tsv", "object ({}) is not valid in a csv row"),
            ("\"x\" | @csv", "string (\"x\") cannot be csv-formatted, only array"),
            ("null | @csv", "null (null) cannot be csv-formatted, only array"),
            ("{} | @csv", "object ({}) cannot be csv-formatted, only array"),
            ("5 | @tsv", "number (5) cannot be tsv-formatted, only array"),
            ("@csv \"\\(true)\"", "boolean (true) cannot be csv-formatted, only array"),
            ("[[1]] | @sh", "array ([1]) can not be escaped for shell"),
            ("{} | @sh", "object ({}) can not be escaped for shell"),
            ("\"!!!!\" | @base64d", "string (\"!!!!\") is not valid base64 data"),
            ("\"YWJjY\" | @base64d", "string (\"YWJjY\") is not valid base64 data"),
        ] {
            assert_eq!(filtered(code, "null").1, Err(expected.to_owned()), "{code}");
        }
    }

    #[test]
    fn dates_and_regular_expressions_work() {
        let json = r#"{"a":"2020-11-14T16:29:21Z","b":"2020-11-14T16:30:06Z"}"#;
        assert_eq!(text("(.b | fromdate) - (.a | fromdate)", json), "45\n");
        assert_eq!(text(r#".a | test("^2020")"#, json), "true\n");
    }

    #[test]
    fn numbers_and_the_order_of_keys_are_kept() {
        let json = r#"{"z":123456789012345678901234567890,"a":1.0E-400,"m":18446744073709551615}"#;
        assert_eq!(text(".", json), format!("{json}\n"));
        assert_eq!(text(".z + 1", json), "123456789012345678901234567891\n");
    }

    #[test]
    fn an_invalid_filter_is_refused_when_it_is_compiled() {
        let problem = |code: &str| code.parse::<Jq>().unwrap_err().to_string();
        assert!(problem(".[] | (").starts_with("not a jq filter: expected"), "{}", problem(".[] | ("));
        assert_eq!(problem("nonsense"), "not a jq filter: there is no filter nonsense/0 (column 1)");
        assert_eq!(problem(".a | \"é\" ] | 1"), "not a jq filter: unexpected \"]\" at column 10");
        assert!(problem("$ENV").contains("$ENV") && problem("env").contains("env/0"));
    }

    #[test]
    fn output_before_a_failure_is_kept() {
        let (text, result) = filtered(".[] | .id", r#"[{"id":1},2]"#);
        assert_eq!(text, "1\n");
        assert!(result.unwrap_err().contains("cannot index"));
        assert!(filtered("halt", "1").1.is_err());
    }

    #[test]
    fn a_document_that_would_overflow_the_stack_is_refused() {
        let deep = |depth: usize| format!("{}\"]\"{}", "[".repeat(depth), "]".repeat(depth));
        assert_eq!(filtered(".", &deep(DEPTH_MAX)).1, Ok(()));
        assert!(filtered(".", &deep(200_000)).1.is_err());
    }

    proptest! {
        #[test]
        fn no_output_contains_unsafe_characters(string in any::<String>()) {
            let json = serde_json::json!({ "s": string }).to_string();
            for code in [".", ".s"] {
                let text = text(code, &json);
                prop_assert!(!text.contains(|c| !matches!(c, '\n' | '\t') && text::is_unsafe_to_show(c)));
            }
        }
    }
}
