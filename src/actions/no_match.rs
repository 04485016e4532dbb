use super::query::ActionQuery;
use crate::model::{ACTION_TYPES, RESOURCE_TYPES, SIMILARITY_MIN, is_same_word};

/// What a person is told if a query selects nothing: probably a word was mistyped.
pub(super) fn describe_no_match(query: &ActionQuery) -> String {
    if query.matches_everything() {
        return "note: there are no actions".to_owned();
    }
    let types = ACTION_TYPES.map(|(action_type, _)| action_type);
    let types = query.types.iter().map(|word| ("type", word, &types[..]));
    let resources = query.resource_types.iter().map(|word| ("resource type", word, &RESOURCE_TYPES[..]));
    let suggestion = types.chain(resources).find_map(|(what, word, known)| {
        let nearest = nearest(word, known)?;
        Some(format!("; doact knows no {what} {word}, did you mean {nearest}?"))
    });
    format!("note: no actions match the filters{}", suggestion.unwrap_or_default())
}

/// The known word that is most similar to an unknown one.
fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    if known.iter().any(|known| is_same_word(known, word)) {
        return None;
    }
    let similarity = |known: &&'a str| (strsim::jaro_winkler(&word.to_ascii_lowercase(), known), *known);
    let similar = known.iter().map(similarity).filter(|(similarity, _)| *similarity >= SIMILARITY_MIN);
    similar.max_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_known_type_is_named_for_an_unknown_one() {
        let note = |types: &[&str], resource_types: &[&str]| {
            let owned = |words: &[&str]| words.iter().map(ToString::to_string).collect();
            let (types, resource_types) = (owned(types), owned(resource_types));
            describe_no_match(&ActionQuery { types, resource_types, ..ActionQuery::default() })
        };
        assert_eq!(note(&[], &[]), "note: there are no actions");
        let nothing = "note: no actions match the filters";
        for known in ["attach_volume", "Attach-Volume", "something-quite-different"] {
            assert_eq!(note(&[known], &[]), nothing);
        }
        let attach = "; doact knows no type atach_volume, did you mean attach_volume?";
        assert_eq!(note(&["create", "atach_volume"], &[]), format!("{nothing}{attach}"));
        for known in RESOURCE_TYPES {
            assert_eq!(note(&[], &[known]), nothing);
        }
        let droplet = "; doact knows no resource type Drolpet, did you mean droplet?";
        assert_eq!(note(&[], &["Drolpet"]), format!("{nothing}{droplet}"));
    }
}
