use crate::model::ActionId;

/// Describes actions that are not known to have ended: `action 7 is still running`.
pub(crate) fn describe_pending(ids: &[ActionId], is_seen: impl Fn(ActionId) -> bool) -> String {
    let unknown = ids.iter().filter(|id| !is_seen(**id)).count();
    let running = ids.len() - unknown;
    let many_running = match running {
        1 => "1 action is still running".to_owned(),
        _ => format!("{running} actions are still running"),
    };
    match (ids, running, unknown) {
        ([id], 1, _) => format!("action {id} is still running"),
        ([id], ..) => format!("the state of action {id} is unknown"),
        (_, _, 0) => many_running,
        (_, 0, _) => format!("the state of {unknown} actions is unknown"),
        _ => format!("{many_running}, and the state of {unknown} is unknown"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_that_was_never_seen_is_not_called_running() {
        let described = |ids: &[u64], seen: &[u64]| {
            let id = |id: &u64| ActionId::new(*id).unwrap();
            let seen: Vec<_> = seen.iter().map(id).collect();
            describe_pending(&ids.iter().map(id).collect::<Vec<_>>(), |id| seen.contains(&id))
        };
        assert_eq!(described(&[7], &[7]), "action 7 is still running");
        assert_eq!(described(&[7], &[]), "the state of action 7 is unknown");
        assert_eq!(described(&[7, 8], &[7, 8]), "2 actions are still running");
        assert_eq!(described(&[7, 8], &[]), "the state of 2 actions is unknown");
        assert_eq!(described(&[7, 8], &[7]), "1 action is still running, and the state of 1 is unknown");
    }
}
