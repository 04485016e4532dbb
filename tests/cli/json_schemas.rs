//! The JSON that is doact's own, against the schemas in `docs/schema`.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::harness::Doact;

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

fn sandboxed(command: &str) -> Doact {
    let sandbox = "sandbox --volume data:nyc1:100 --volume logs:nyc1:100 --actions 60 --action-seconds 0";
    Doact::new().line(sandbox).line("-- doact").line(command)
}

#[test]
fn our_own_json_follows_its_schema() {
    for (name, command) in [
        ("stats", "actions stats -o json"),
        ("config", "config show -o json"),
        ("dry-run", "volume attach data 42 --region nyc1 --dry-run -o json"),
        ("dry-run", "volume attach data logs 42 --region nyc1 --dry-run -o json"),
        ("status", "auth status -o json"),
        ("contexts", "auth list -o json"),
    ] {
        let done = sandboxed(command).succeeds();
        let value = done.json();
        assert!(value.as_array().is_none_or(|rows| !rows.is_empty()), "{command}: nothing to check");
        follows(name, &value);
    }
}

#[test]
fn every_kind_of_error_follows_the_schema() {
    for (command, code) in [
        ("actions get 5 -o json", 5),
        ("actions get x -o json", 2),
        ("volume attach nosuch 42 --region nyc1 -o json", 5),
        ("volume resize data --size 1 --region nyc1 -o json", 1),
        ("volume attach nosuch data 42 --region nyc1 --wait -o json", 5),
    ] {
        let failed = sandboxed(command).fails_with(code);
        let lines = failed.err.lines().filter(|line| line.starts_with('{'));
        let errors: Vec<Value> = lines.map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(!errors.is_empty(), "{failed:#?}");
        for error in errors {
            follows("error", &error);
        }
    }
}

#[test]
fn a_value_that_does_not_follow_a_schema_is_found() {
    let schema = schema("contexts");
    for wrong in ["{}", "[{}]", r#"[{"name":1,"token":null,"current":true}]"#] {
        assert!(!problems(&schema, &schema, &serde_json::from_str(wrong).unwrap(), "").is_empty(), "{wrong}");
    }
}
