//! bash also splits words at `=` and `:`, and replaces only the part at the cursor.

use std::ffi::{OsStr, OsString};

use clap_complete::CompletionCandidate;

/// The word at the cursor after its parts have been joined.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct JoinedWord {
    /// Its index in the joined words.
    pub(super) index: usize,
    /// What comes before the part that bash replaces.
    pub(super) prefix: OsString,
}

/// Joins the parts into the words that were typed: `--region`, `=`, `nyc1` are one word.
pub(super) fn join_parts(parts: &[OsString], index: usize) -> (Vec<OsString>, JoinedWord) {
    let mut words: Vec<OsString> = Vec::new();
    let mut joined = JoinedWord { index, prefix: OsString::new() };
    let mut after_separator = false;
    for (position, part) in parts.iter().enumerate() {
        let is_separator = is_separator(part);
        match words.last_mut().filter(|_| position > 1 && (is_separator || after_separator)) {
            Some(word) => {
                if position == index {
                    joined.prefix.clone_from(word);
                }
                word.push(part);
            }
            None => words.push(part.clone()),
        }
        if position == index {
            joined.index = words.len() - 1;
        }
        after_separator = is_separator;
    }
    (words, joined)
}

fn is_separator(part: &OsStr) -> bool {
    !part.is_empty() && part.as_encoded_bytes().iter().all(|byte| b"=:".contains(byte))
}

/// The part of each candidate that bash replaces.
pub(super) fn render(candidates: &[CompletionCandidate], joined: &JoinedWord, separator: &str) -> String {
    let prefix = joined.prefix.to_string_lossy();
    let values = candidates.iter().map(|candidate| candidate.get_value().to_string_lossy());
    let parts = values.filter_map(|value| value.strip_prefix(&*prefix).map(str::to_owned));
    parts.collect::<Vec<_>>().join(separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn join(parts: &str, index: usize) -> (Vec<String>, usize, String) {
        let parts: Vec<_> = parts.split(' ').map(OsString::from).collect();
        let (words, joined) = join_parts(&parts, index);
        let words = words.into_iter().map(|word| word.into_string().unwrap()).collect();
        (words, joined.index, joined.prefix.into_string().unwrap())
    }

    #[test]
    fn the_parts_of_a_word_are_joined() {
        let (words, index, prefix) = join("doact -u http : //127.0.0.1 : 80 volume ", 8);
        assert_eq!(words, ["doact", "-u", "http://127.0.0.1:80", "volume", ""]);
        assert_eq!((index, &*prefix), (4, ""));
    }

    #[test]
    fn only_the_part_at_the_cursor_is_replaced() {
        let (words, index, prefix) = join("doact actions list --region = ny --limit = 5", 5);
        assert_eq!(words, ["doact", "actions", "list", "--region=ny", "--limit=5"]);
        assert_eq!((index, &*prefix), (3, "--region="));
        let candidates = ["--region=nyc1", "--region=nyc2"].map(CompletionCandidate::new);
        let joined = JoinedWord { index, prefix: prefix.into() };
        assert_eq!(render(&candidates, &joined, "|"), "nyc1|nyc2");
    }
}
