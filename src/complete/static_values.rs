//! Values that are known without asking.

use clap_complete::CompletionCandidate;

use crate::config::{Context, Row};
use crate::model::{ACTION_KINDS, Action, REGIONS};
use crate::output::Tabular;
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

/// The columns of what the command with this path shows, in whatever case they are typed.
pub fn columns(path: &[&str], start: &str) -> Vec<CompletionCandidate> {
    let names = match path {
        ["actions" | "volume", ..] => names::<Action>(),
        ["auth", "list"] => names::<Context>(),
        ["config", "show"] => names::<Row>(),
        _ => Vec::new(),
    };
    let fits = |name: &&str| name.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    names.into_iter().filter(fits).map(CompletionCandidate::new).collect()
}

fn names<T: Tabular>() -> Vec<&'static str> {
    T::COLUMNS.iter().map(|column| column.name).collect()
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
    fn columns_are_those_that_the_command_has() {
        assert_eq!(values(columns(&["actions", "list"], "s")), ["Status", "StartedAt"]);
        assert_eq!(values(columns(&["volume", "attach"], "RegionN")), ["RegionName"]);
        assert_eq!(values(columns(&["auth", "list"], "")), ["Name", "Token", "Current"]);
        assert!(columns(&["completion"], "").is_empty() && columns(&["actions", "list"], "é").is_empty());
    }
}
