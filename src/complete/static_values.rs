//! Values that are known without asking.

use clap_complete::CompletionCandidate;

use crate::model::{ACTION_KINDS, REGIONS};
use crate::sandbox::FaultKind;

/// The published regions that start like this.
pub fn regions(start: &str) -> Vec<CompletionCandidate> {
    let regions = REGIONS.iter().filter(|(slug, _)| slug.starts_with(start));
    regions.map(|(slug, name)| CompletionCandidate::new(*slug).help(Some((*name).into()))).collect()
}

/// The known types of actions that start like this. `resize` is a Droplet's.
pub fn action_types(start: &str) -> Vec<CompletionCandidate> {
    let kinds = ACTION_KINDS.iter().filter(|(kind, _)| kind.starts_with(start));
    let help = |resource: &str| Some(format!("of a {resource}").into());
    kinds.map(|(kind, resource)| CompletionCandidate::new(*kind).help(help(resource))).collect()
}

/// The known types of resources that start like this. An action on a volume may
/// also call it `backend` (openapi, example of `VolumeAction`).
pub fn resource_types(start: &str) -> Vec<CompletionCandidate> {
    let mut types: Vec<_> = ACTION_KINDS.iter().map(|(_, resource)| *resource).chain(["backend"]).collect();
    types.sort_unstable();
    types.dedup();
    types.into_iter().filter(|name| name.starts_with(start)).map(CompletionCandidate::new).collect()
}

/// What can go wrong in the sandbox, if it starts like this.
pub fn faults(start: &str) -> Vec<CompletionCandidate> {
    let faults = FaultKind::ALL.into_iter().filter(|kind| kind.name().starts_with(start));
    faults.map(|kind| CompletionCandidate::new(kind.name()).help(Some(kind.effect().into()))).collect()
}

/// Those of these columns that start like this, in whatever case they are typed.
pub fn columns(names: &[&'static str], start: &str) -> Vec<CompletionCandidate> {
    let fits = |name: &&&str| name.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    names.iter().filter(fits).map(|name| CompletionCandidate::new(*name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(candidates: Vec<CompletionCandidate>) -> Vec<String> {
        candidates.into_iter().map(|candidate| candidate.get_value().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn each_kind_of_value_is_filtered_by_its_start() {
        assert_eq!(values(regions("nyc")), ["nyc1", "nyc2", "nyc3"]);
        assert_eq!(values(action_types("attach")), ["attach_volume"]);
        assert_eq!(values(resource_types("")), ["backend", "droplet", "image", "reserved_ip", "volume"]);
        assert_eq!(values(faults("lost")), ["lost-answer"]);
    }

    #[test]
    fn columns_are_found_in_any_case() {
        let names = ["Status", "Type", "StartedAt"];
        assert_eq!(values(columns(&names, "s")), ["Status", "StartedAt"]);
        assert_eq!(values(columns(&names, "STAR")), ["StartedAt"]);
        assert!(columns(&names, "é").is_empty());
    }
}
