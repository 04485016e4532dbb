//! The JSON that is doact's own, against the schemas in `docs/schema`.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::{Doact, bare_action, page_of};
use crate::raw_server::{RawServer, Reply};

fn schema(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema").join(format!("{name}.json"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// What is wrong with a value by a schema. Knows the few keywords that the schemas have, because a whole
/// validator is thirty crates.
fn problems(schema: &Value, root: &Value, value: &Value, at: &str) -> Vec<String> {
    let mut problems = Vec::new();
    for (keyword, rule) in schema.as_object().unwrap() {
        match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" => {}
            "$ref" => {
                let target = root.pointer(rule.as_str().unwrap().trim_start_matches('#')).unwrap();
                problems.extend(self::problems(target, root, value, at));
            }
            "type" => {
                let types = rule.as_array().cloned().unwrap_or_else(|| vec![rule.clone()]);
                if !types.iter().any(|kind| is_of_type(value, kind.as_str().unwrap())) {
                    problems.push(format!("{at} is not {rule}: {value}"));
                }
            }
            "required" => {
                let names = rule.as_array().unwrap().iter().map(|name| name.as_str().unwrap());
                let is_missing = |name: &&str| value.is_object() && value.get(*name).is_none();
                problems.extend(names.filter(is_missing).map(|name| format!("{at}.{name} is missing")));
            }
            "properties" => {
                for (name, property) in value.as_object().into_iter().flatten() {
                    // Readers may ignore what they do not know; here it is a hole in the schema.
                    match rule.get(name) {
                        None => problems.push(format!("{at}.{name} is not in the schema")),
                        Some(rule) => {
                            problems.extend(self::problems(rule, root, property, &format!("{at}.{name}")));
                        }
                    }
                }
            }
            "items" => {
                for item in value.as_array().into_iter().flatten() {
                    problems.extend(self::problems(rule, root, item, &format!("{at}[]")));
                }
            }
            _ => problems.push(format!("the keyword {keyword} is not known here")),
        }
    }
    problems
}

fn is_of_type(value: &Value, kind: &str) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

fn follows(name: &str, value: &Value) {
    let schema = schema(name);
    assert_eq!(problems(&schema, &schema, value, name), Vec::<String>::new());
}

fn sandboxed(options: &str, command: &str) -> Doact {
    let sandbox = "sandbox --volume data:nyc1:100 --volume logs:nyc1:100 --actions 400 --action-seconds 0";
    Doact::new().line(sandbox).line(options).line("-- doact").line(command)
}

/// The output as one document and as lines.
fn outputs_follow(name: &str, command: &str, doact: impl Fn(&str) -> Doact) {
    let value = doact(&format!("{command} -o json")).succeeds().json();
    let lines = doact(&format!("{command} -o jsonl")).succeeds().out;
    let mut lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), value.as_array().map_or(1, Vec::len), "{command}");
    follows(name, &value);
    follows(name, &if value.is_array() { Value::Array(lines) } else { lines.remove(0) });
}

#[test]
fn our_own_json_follows_its_schema() {
    for (name, command) in [
        ("stats", "actions stats"),
        ("stats", "actions stats --type nosuch"),
        ("stats", "actions stats --status errored"),
        ("config", "config show"),
        ("dry-run", "volume attach data 42 --region nyc1 --tag a --dry-run"),
        ("dry-run", "volume attach data logs 42 --region nyc1 --move --dry-run"),
        ("dry-run", "volume detach data 42 --region nyc1 --dry-run"),
        ("dry-run", "volume resize data --size +5 --region nyc1 --dry-run"),
        ("dry-run", "volume resize data --size 100 --region nyc1 --if-needed --dry-run"),
        ("status", "auth status"),
        ("contexts", "auth list"),
        ("version", "version"),
        ("path", "config path"),
        ("man", "man pages/man1"),
    ] {
        outputs_follow(name, command, |line| sandboxed("", line));
    }
}

#[test]
fn settings_and_contexts_of_a_file_follow_the_schema() {
    let file = "context = \"b\"\ntimeout = \"never\"\n[contexts.a]\ntoken = \"dop_v1_1\"\n[contexts.b]\n\
                token_command = [\"true\"]\nwait = true\nhttp_retry_max = 2\n";
    for (name, command) in [("config", "config show"), ("contexts", "auth list"), ("path", "config path")] {
        outputs_follow(name, command, |line| Doact::new().config(file).line(line));
    }
}

/// The errors on the lines of standard error, of which there is one at least.
fn errors_follow(stderr: &str) -> Vec<Value> {
    let lines = stderr.lines().filter(|line| line.starts_with('{'));
    let errors: Vec<Value> = lines.map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(!errors.is_empty(), "{stderr}");
    for error in &errors {
        follows("error", error);
        let kind = error["error"]["kind"].as_str().unwrap();
        let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/json.md")).unwrap();
        assert!(page.contains(&format!("`{kind}`")), "docs/json.md lacks the kind {kind}");
    }
    errors
}

#[test]
fn every_kind_of_error_follows_the_schema() {
    let attach = "volume attach data 42 --region nyc1";
    let both = "volume attach data logs 42 --region nyc1 --wait";
    for (faults, command, code) in [
        ("", "volume resize data --size 1 --region nyc1", 1),
        ("", "actions list --jq .[0].id.x", 1),
        ("500:forever", "volume list --http-retry-max 0", 1),
        ("page:forever", "actions list --http-retry-max 0", 1),
        ("redirect", "actions get 5", 1),
        ("not-json", attach, 0),
        ("", "actions get x", 2),
        ("", "actions list --nosuch", 2),
        ("", "volume attach data 42", 2),
        ("errored", &format!("{attach} --wait"), 3),
        ("errored", both, 3),
        ("unauthorized", "actions get 5", 4),
        ("forbidden", "actions get 5", 4),
        ("", "actions get 5", 5),
        ("", "actions get 5 6 7", 5),
        ("", "volume attach nosuch 42 --region nyc1", 5),
        ("", "volume get nosuch --region nyc1", 5),
        ("", "volume attach nosuch data 42 --region nyc1 --wait", 5),
        ("429:forever", "actions get 5 --http-retry-max 0", 6),
        ("lost-answer,forbidden:forever", attach, 7),
        ("lost-answer,forbidden:forever", both, 7),
        ("hang", "actions get 36804636 --http-timeout 100ms --http-retry-max 0", 1),
    ] {
        let fault = if faults.is_empty() { String::new() } else { format!("--fail {faults}") };
        let done = sandboxed(&fault, &format!("{command} -o json")).run();
        assert_eq!(done.code, Some(code), "{faults} {command}: {done:#?}");
        if code != 0 {
            errors_follow(&done.err);
        }
    }
    let late = sandboxed("--action-seconds 60", &format!("{both} --timeout 200ms -o json")).fails_with(124);
    assert_eq!(errors_follow(&late.err)[0]["error"]["steps"][1]["state"], "not_tried");
    errors_follow(&Doact::new().line("actions list -o yaml").fails_with(4).err);
    errors_follow(&Doact::new().config("broken").line("actions list -o jsonl").fails_with(2).err);
    let nowhere = Doact::at("http://127.0.0.1:9").line("actions get 5 -o json --http-retry-max 0");
    errors_follow(&nowhere.fails_with(1).err);
    for reply in [Reply::json(200, "{"), Reply::error(418, "teapot", "no")] {
        let server = RawServer::new([]).then_always(reply);
        let failed = Doact::at(server.url()).line("actions get 5 -o json --http-retry-max 0").fails_with(1);
        assert!(["unreadable", "refused"].iter().any(|kind| failed.error()["kind"] == *kind), "{failed:#?}");
        errors_follow(&failed.err);
    }
    let page = page_of(&[bare_action(7, "completed")], 5);
    let page =
        page.replace(r#""links":{}"#, r#""links":{"pages":{"next":"http://127.0.0.1/v2/actions?page=2"}}"#);
    let short = RawServer::new([]).then_always(Reply::json(200, page));
    errors_follow(&Doact::at(short.url()).line("actions list -o json").fails_with(1).err);
}

#[test]
fn a_value_that_does_not_follow_a_schema_is_found() {
    let schema = schema("contexts");
    for wrong in ["{}", "[{}]", r#"[{"name":1,"token":null,"current":true}]"#] {
        assert!(!problems(&schema, &schema, &serde_json::from_str(wrong).unwrap(), "").is_empty(), "{wrong}");
    }
}
