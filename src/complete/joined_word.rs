//! bash takes a line apart at `=` and `:` too, and replaces only the part at the cursor.

use std::ffi::{OsStr, OsString};

use clap_complete::CompletionCandidate;

/// Where the word at the cursor is once the parts are together again.
#[derive(Debug, PartialEq, Eq)]
pub struct JoinedWord {
    /// Its place among the words.
    pub index: usize,
    /// What stands in front of the part that bash replaces.
    pub before: OsString,
}

/// The words as they were typed: `--region`, `=` and `nyc1` are one.
pub fn put_together(parts: &[OsString], index: usize) -> (Vec<OsString>, JoinedWord) {
    let mut words: Vec<OsString> = Vec::new();
    let mut glued = JoinedWord { index, before: OsString::new() };
    let mut open = false;
    for (place, part) in parts.iter().enumerate() {
        let breaks = is_break(part);
        match words.last_mut().filter(|_| place > 1 && (breaks || open)) {
            Some(word) => {
                if place == index {
                    glued.before.clone_from(word);
                }
                word.push(part);
            }
            None => words.push(part.clone()),
        }
        if place == index {
            glued.index = words.len() - 1;
        }
        open = breaks;
    }
    (words, glued)
}

fn is_break(part: &OsStr) -> bool {
    !part.is_empty() && part.as_encoded_bytes().iter().all(|byte| b"=:".contains(byte))
}

/// The candidates without what bash keeps by itself.
pub fn render(candidates: &[CompletionCandidate], glued: &JoinedWord, separator: &str) -> String {
    let before = glued.before.to_string_lossy();
    let values = candidates.iter().map(|candidate| candidate.get_value().to_string_lossy());
    let rest = values.filter_map(|value| value.strip_prefix(&*before).map(str::to_owned));
    rest.collect::<Vec<_>>().join(separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn together(parts: &str, index: usize) -> (Vec<String>, usize, String) {
        let parts: Vec<_> = parts.split(' ').map(OsString::from).collect();
        let (words, glued) = put_together(&parts, index);
        let words = words.into_iter().map(|word| word.into_string().unwrap()).collect();
        (words, glued.index, glued.before.into_string().unwrap())
    }

    #[test]
    fn what_bash_took_apart_is_one_word_again() {
        let (words, index, before) = together("doact -u http : //127.0.0.1 : 80 volume ", 8);
        assert_eq!(words, ["doact", "-u", "http://127.0.0.1:80", "volume", ""]);
        assert_eq!((index, &*before), (4, ""));
    }

    #[test]
    fn only_the_part_at_the_cursor_is_replaced() {
        let (words, index, before) = together("doact actions list --region = ny --limit = 5", 5);
        assert_eq!(words, ["doact", "actions", "list", "--region=ny", "--limit=5"]);
        assert_eq!((index, &*before), (3, "--region="));
        let candidates = ["--region=nyc1", "--region=nyc2"].map(CompletionCandidate::new);
        let glued = JoinedWord { index, before: before.into() };
        assert_eq!(render(&candidates, &glued, "|"), "nyc1|nyc2");
    }
}
