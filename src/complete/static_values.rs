//! Values that need no request.

use clap_complete::CompletionCandidate;

use crate::model::{ACTION_TYPES, REGIONS, RESOURCE_TYPES};
#[cfg(feature = "sandbox")]
use crate::sandbox::FaultKind;

pub(super) fn regions(prefix: &str) -> Vec<CompletionCandidate> {
    let regions = REGIONS.iter().filter(|(slug, _)| slug.starts_with(prefix));
    regions.map(|(slug, name)| CompletionCandidate::new(*slug).help(Some((*name).into()))).collect()
}

pub(super) fn action_types(prefix: &str) -> Vec<CompletionCandidate> {
    let types = ACTION_TYPES.iter().filter(|(name, _)| name.starts_with(prefix));
    let help = |resource: &str| Some(format!("of a {resource}").into());
    types.map(|(name, resource)| CompletionCandidate::new(*name).help(help(resource))).collect()
}

pub(super) fn resource_types(prefix: &str) -> Vec<CompletionCandidate> {
    words(&RESOURCE_TYPES, prefix)
}

#[cfg(feature = "sandbox")]
pub(super) fn faults(prefix: &str) -> Vec<CompletionCandidate> {
    let faults = FaultKind::ALL.into_iter().filter(|kind| kind.name().starts_with(prefix));
    faults.map(|kind| CompletionCandidate::new(kind.name()).help(Some(kind.effect().into()))).collect()
}

pub(super) fn words(words: &[&'static str], prefix: &str) -> Vec<CompletionCandidate> {
    words.iter().filter(|word| word.starts_with(prefix)).map(|word| CompletionCandidate::new(*word)).collect()
}

/// Ignores the case of the prefix, as `--format` does.
pub(super) fn columns(names: &[&'static str], prefix: &str) -> Vec<CompletionCandidate> {
    let fits = |name: &&&str| name.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    names.iter().filter(fits).map(|name| CompletionCandidate::new(*name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(candidates: Vec<CompletionCandidate>) -> Vec<String> {
        candidates.into_iter().map(|candidate| candidate.get_value().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn values_are_filtered_by_their_prefix() {
        assert_eq!(values(regions("nyc")), ["nyc1", "nyc2", "nyc3"]);
        assert_eq!(values(action_types("attach")), ["attach_volume"]);
        assert_eq!(values(resource_types("")), RESOURCE_TYPES);
        assert_eq!(values(resource_types("f")), ["floating_ip"]);
    }

    #[cfg(feature = "sandbox")]
    #[test]
    fn the_faults_of_the_sandbox_are_offered() {
        assert_eq!(values(faults("lost")), ["lost-answer"]);
    }

    #[test]
    fn columns_are_found_in_upper_and_lower_case() {
        let names = ["Status", "Type", "StartedAt"];
        assert_eq!(values(columns(&names, "s")), ["Status", "StartedAt"]);
        assert_eq!(values(columns(&names, "STAR")), ["StartedAt"]);
        assert!(columns(&names, "é").is_empty());
    }
}
