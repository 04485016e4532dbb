//! Command lines of doctl, and what to type instead.

use crate::terminal::text::shell_quote;

/// The equivalent of a doctl command line, if there is one. The words are without the program's name.
pub(crate) fn translate(words: &[String]) -> Option<String> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (group, verb, rest) = match words.as_slice() {
        ["compute" | "c", group, verb, rest @ ..] => (*group, *verb, rest),
        _ => return None,
    };
    let (command, rest) = match (group, verb) {
        ("action", "list" | "ls") => ("actions list", rest.to_vec()),
        ("action", "get" | "g") => ("actions get", rest.to_vec()),
        ("action", "wait" | "w") => ("actions wait", rest.to_vec()),
        ("volume-action", "attach" | "a") => ("volume attach", rest.to_vec()),
        ("volume-action", "detach" | "detach-by-droplet-id" | "d") => ("volume detach", rest.to_vec()),
        ("volume-action", "resize" | "r") => ("volume resize", rest.to_vec()),
        ("volume-action", "list" | "ls") => ("volume actions", rest.to_vec()),
        ("volume-action", "get" | "g") => ("volume actions", without_option_name(rest, "--action-id")),
        _ => return None,
    };
    let rest = rest.into_iter().map(shell_quote);
    Some(["doact".into(), command.into()].into_iter().chain(rest).collect::<Vec<_>>().join(" "))
}

/// An option of doctl is an argument here: `--action-id 5` and `--action-id=5` become `5`.
fn without_option_name<'a>(words: &[&'a str], option: &str) -> Vec<&'a str> {
    let value = |word: &'a str| word.strip_prefix(option).map_or(word, |rest| rest.trim_start_matches('='));
    words.iter().map(|word| value(word)).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &str) -> Option<String> {
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
            ("compute action list --format ID", "doact actions list --format ID"),
            ("c action wait 7", "doact actions wait 7"),
        ] {
            assert_eq!(line(theirs).as_deref(), Some(ours), "{theirs}");
        }
    }

    #[test]
    fn other_command_lines_are_not_translated() {
        for theirs in ["compute droplet list", "compute", "compute volume list", "actions list", ""] {
            assert_eq!(line(theirs), None, "{theirs}");
        }
    }
}
