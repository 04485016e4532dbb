//! Command lines of doctl, and what to type instead.

use crate::terminal::text::shell_quote;

/// What to type instead of a command line of doctl.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Equivalent {
    /// This command of doact, and the whole line with its arguments.
    Command { command: &'static str, line: String },
    /// doctl lists or shows Droplets, which doact does not.
    NoDroplets,
    /// doact has no such command.
    Nothing,
}

/// The equivalent of a doctl command line, or none if it is not one. `words` starts after the program's
/// name.
pub(crate) fn translate(words: &[String]) -> Option<Equivalent> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (group, verb, rest) = match words.as_slice() {
        ["compute" | "c", group, verb, rest @ ..] => (*group, *verb, rest),
        ["droplet" | "droplets", "list" | "ls" | "get" | "g", ..] => return Some(Equivalent::NoDroplets),
        ["compute", ..] => return Some(Equivalent::Nothing),
        _ => return None,
    };
    let rest: Vec<_> = rest.iter().map(ToString::to_string).collect();
    let (command, rest) = match (group, verb) {
        ("action", "list" | "ls") => ("actions list", rest),
        ("action", "get" | "g") => ("actions get", rest),
        ("action", "wait" | "w") => ("actions wait", renamed(rest, "--poll-timeout", "--poll-interval")),
        ("volume" | "v", "list" | "ls") => ("volume list", rest),
        ("volume" | "v", "get" | "g") => ("volume get", rest),
        ("volume-action" | "va", "attach" | "a") => ("volume attach", rest),
        ("volume-action" | "va", "detach" | "detach-by-droplet-id" | "d") => ("volume detach", rest),
        ("volume-action" | "va", "resize" | "r") => ("volume resize", rest),
        ("volume-action" | "va", "list" | "ls") => ("volume actions", rest),
        ("volume-action" | "va", "get" | "g") => ("volume actions", without_option_name(rest, "--action-id")),
        ("droplet" | "d", "actions" | "a") => ("droplet actions", rest),
        ("droplet-action" | "da", "get" | "g") => {
            ("droplet actions", without_option_name(rest, "--action-id"))
        }
        ("droplet" | "d", "list" | "ls" | "get" | "g") => return Some(Equivalent::NoDroplets),
        _ => return Some(Equivalent::Nothing),
    };
    let rest = rest.iter().map(|word| shell_quote(word));
    let line = ["doact".into(), command.into()].into_iter().chain(rest).collect::<Vec<_>>().join(" ");
    Some(Equivalent::Command { command, line })
}

/// Renames an option that has another name in doctl.
fn renamed(words: Vec<String>, theirs: &str, ours: &str) -> Vec<String> {
    let rename = |word: String| match word.strip_prefix(theirs) {
        Some(rest) if rest.is_empty() || rest.starts_with('=') => format!("{ours}{rest}"),
        _ => word,
    };
    words.into_iter().map(rename).collect()
}

/// An option of doctl is an argument here: `--action-id 5` and `--action-id=5` become `5`.
fn without_option_name(words: Vec<String>, option: &str) -> Vec<String> {
    let value = |word: String| match word.strip_prefix(option) {
        Some(rest) => rest.trim_start_matches('=').to_owned(),
        None => word,
    };
    words.into_iter().map(value).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn equivalent(words: &str) -> Option<Equivalent> {
        translate(&words.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn doctl_command_lines_are_translated() {
        for (theirs, ours) in [
            ("compute volume-action attach U 42 --wait", "doact volume attach U 42 --wait"),
            ("compute volume-action detach U 42", "doact volume detach U 42"),
            (
                "compute volume-action resize U --size 20 --region nyc1",
                "doact volume resize U --size 20 --region nyc1",
            ),
            ("compute volume-action get U --action-id 7", "doact volume actions U 7"),
            ("compute volume-action get U --action-id=7", "doact volume actions U 7"),
            ("compute volume list", "doact volume list"),
            ("compute action list --format ID", "doact actions list --format ID"),
            ("compute action wait 7 --poll-timeout 5", "doact actions wait 7 --poll-interval 5"),
            ("c action wait 7 --poll-timeout=5", "doact actions wait 7 '--poll-interval=5'"),
            ("compute droplet actions 42", "doact droplet actions 42"),
            ("compute droplet-action get 42 --action-id 7", "doact droplet actions 42 7"),
        ] {
            let Some(Equivalent::Command { command, line }) = equivalent(theirs) else { panic!("{theirs}") };
            assert!(line == ours && line.starts_with(&format!("doact {command}")), "{theirs}: {line}");
        }
    }

    #[test]
    fn other_command_lines_have_no_equivalent() {
        for theirs in ["compute droplet list", "droplet list", "compute d ls"] {
            assert_eq!(equivalent(theirs), Some(Equivalent::NoDroplets), "{theirs}");
        }
        for theirs in ["compute ssh x", "compute", "compute volume create data"] {
            assert_eq!(equivalent(theirs), Some(Equivalent::Nothing), "{theirs}");
        }
        for ours in ["actions list", "droplet actions 42", ""] {
            assert_eq!(equivalent(ours), None, "{ours}");
        }
    }
}
