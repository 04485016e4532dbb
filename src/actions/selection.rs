use std::ops::ControlFlow;

use jiff::Timestamp;

use crate::actions::Filter;
use crate::cli::FilterArgs;
use crate::error::Failure;
use crate::model::{Action, ActionId, Region};

/// Which actions of a list are shown, and how many.
pub struct Selection {
    filter: Filter,
    /// How many may still be taken.
    left: Option<usize>,
}

impl Selection {
    /// What these options ask for, with ages seen from `now`.
    pub fn new(args: &FilterArgs, regions: &[Region], now: Timestamp) -> Result<Self, Failure> {
        let filter = Filter {
            statuses: args.statuses.clone(),
            types: args.types.clone(),
            resource_types: args.resource_types.clone(),
            resource_ids: args.resource_ids.iter().map(ActionId::to_string).collect(),
            regions: regions.to_vec(),
            since: args.since.map(|moment| moment.timestamp(now)),
            until: args.until.map(|moment| moment.timestamp(now)),
        };
        if let (Some(since), Some(until)) = (filter.since, filter.until)
            && since > until
        {
            let problem = format!("nothing starts after {since} and before {until}");
            return Err(Failure::usage(problem, "exchange --since and --until"));
        }
        Ok(Self { filter, left: args.limit.map(usize::from) })
    }

    /// Which actions, however many.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Whether the list may be complete before its last page.
    pub fn may_end_early(&self) -> bool {
        self.left.is_some() || self.filter.since.is_some()
    }

    /// What is wanted of the next piece of a list that is newest first, and
    /// whether more may be wanted.
    pub fn pick(&mut self, piece: Vec<Action>) -> (Vec<Action>, ControlFlow<()>) {
        let is_last = piece.last().is_some_and(|oldest| self.filter.ends_before(oldest));
        let wanted = piece.into_iter().filter(|action| self.filter.takes(action));
        let picked: Vec<_> = wanted.take(self.left.unwrap_or(usize::MAX)).collect();
        self.left = self.left.map(|left| left - picked.len());
        let flow =
            if is_last || self.left == Some(0) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        (picked, flow)
    }
}
