//! Improves clap's errors: they name only what the user typed, and suggest only what is close to it.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

use super::LenientOptions;

/// `typed` is the command line that caused the error.
pub(super) fn improve(error: &mut Error, typed: &LenientOptions, tree: &Command) {
    keep_nearest_subcommand(error);
    drop_far_option(error, typed, tree);
    drop_escape_tip(error);
    keep_typed_conflicts(error, typed);
}

/// clap suggests every subcommand that is somewhat similar, the nearest last.
fn keep_nearest_subcommand(error: &mut Error) {
    let (Some(ContextValue::String(typed)), Some(ContextValue::Strings(similar))) =
        (error.get(ContextKind::InvalidSubcommand), error.get(ContextKind::SuggestedSubcommand))
    else {
        return;
    };
    let distance = |name: &&String| strsim::damerau_levenshtein(typed, name);
    if let Some(nearest) = similar.iter().min_by_key(distance).cloned() {
        error.insert(ContextKind::SuggestedSubcommand, ContextValue::String(nearest));
    }
}

/// Drops a suggestion that is not close: clap suggests `--color` for `--follow`, also in the usage.
fn drop_far_option(error: &mut Error, typed: &LenientOptions, tree: &Command) {
    if let (Some(ContextValue::String(word)), Some(ContextValue::String(suggested))) =
        (error.get(ContextKind::InvalidArg), error.get(ContextKind::SuggestedArg))
        && !is_near(word, suggested)
    {
        error.remove(ContextKind::SuggestedArg);
        error.insert(ContextKind::Usage, ContextValue::StyledStr(usage(typed, tree)));
    }
}

/// Whether one may be a typo of the other: a few letters differ, or words were added or left out.
fn is_near(typed: &str, option: &str) -> bool {
    let [typed, option] = [typed, option].map(|name| name.trim_start_matches('-'));
    let distance = strsim::damerau_levenshtein(typed, option);
    let has_words_of = |long: &str, short: &str| {
        let long: Vec<_> = long.split('-').collect();
        let short: Vec<_> = short.split('-').collect();
        long.windows(short.len()).any(|words| words == short)
    };
    distance <= option.len() / 3 || has_words_of(typed, option) || has_words_of(option, typed)
}

/// The usage of the command whose name was typed.
fn usage(typed: &LenientOptions, tree: &Command) -> StyledStr {
    let mut tree = tree.clone();
    tree.build();
    let command = typed.words().into_iter().fold(&tree, |command, word| {
        // The other words are arguments.
        command.find_subcommand(word).unwrap_or(command)
    });
    command.clone().render_usage()
}

/// Drops the tip on how to pass an unknown option as a value: no value of doact starts with `-`.
fn drop_escape_tip(error: &mut Error) {
    if let Some(ContextValue::StyledStrs(tips)) = error.get(ContextKind::Suggested) {
        let rest = tips.iter().filter(|tip| !tip.to_string().starts_with("to pass ")).cloned();
        let rest: Vec<_> = rest.collect();
        if rest.is_empty() {
            error.remove(ContextKind::Suggested);
        } else {
            error.insert(ContextKind::Suggested, ContextValue::StyledStrs(rest));
        }
    }
}

/// Where an argument conflicts with a group of options, clap lists the whole group. Only those that
/// were typed are kept.
fn keep_typed_conflicts(error: &mut Error, typed: &LenientOptions) {
    if error.kind() != ErrorKind::ArgumentConflict {
        return;
    }
    let Some(ContextValue::Strings(options)) = error.get(ContextKind::PriorArg) else { return };
    let long_name = |option: &str| option.split(' ').next()?.strip_prefix("--").map(str::to_owned);
    let is_typed = |option: &&String| long_name(option).is_none_or(|name| typed.has(&name));
    let mut options: Vec<_> = options.iter().filter(is_typed).cloned().collect();
    match options.len() {
        // None was recognized: the list of clap stays.
        0 => return,
        1 => error.insert(ContextKind::PriorArg, ContextValue::String(options.remove(0))),
        _ => error.insert(ContextKind::PriorArg, ContextValue::Strings(options)),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_subcommand_is_suggested() {
        let volume = Command::new("volume").subcommands(["actions", "attach", "detach"].map(Command::new));
        let mut error = volume.try_get_matches_from(["volume", "atach"]).unwrap_err();
        keep_nearest_subcommand(&mut error);
        let text = error.to_string();
        assert!(text.contains("a similar subcommand exists: 'attach'") && !text.contains("detach"), "{text}");
    }

    #[test]
    fn an_option_is_near_with_a_few_other_letters_or_with_other_words() {
        for (typed, option) in [
            ("--folow", "--follow"),
            ("--oputput", "--output"),
            ("--dryrun", "--dry-run"),
            ("--tags", "--tag"),
            ("--timeout", "--http-timeout"),
            ("--interval", "--poll-interval"),
            ("--no-color", "--color"),
            ("--fail", "--fail-fast"),
        ] {
            assert!(is_near(typed, option), "{typed} {option}");
        }
        for (typed, option) in [
            ("--follow", "--color"),
            ("--force", "--trace"),
            ("--since", "--size"),
            ("--page", "--progress"),
            ("--reverse", "--verbose"),
            ("--version", "--region"),
            ("--from-doctl", "--format"),
            ("--action-seconds", "--action-type"),
        ] {
            assert!(!is_near(typed, option), "{typed} {option}");
        }
    }
}
