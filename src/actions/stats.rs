use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use crate::model::{Action, Status};

/// Counts actions without keeping them: memory grows with the number of types and of
/// different durations, not with the number of actions.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    by_type: HashMap<Option<String>, TypeTally>,
}

#[derive(Debug, Default)]
struct TypeTally {
    count: usize,
    in_progress: usize,
    errored: usize,
    durations: Durations,
}

/// The actions of one type, summed up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TypeStats {
    /// None for actions without a type.
    pub action_type: Option<String>,
    pub count: usize,
    /// How many are neither completed nor errored.
    pub in_progress: usize,
    pub errored: usize,
    /// The percentiles are over completed actions; none if there are none.
    pub p50: Option<Duration>,
    pub p95: Option<Duration>,
    pub longest: Option<Duration>,
}

impl Tally {
    /// Counts an action, and its duration if it is completed and has both times.
    pub(crate) fn add(&mut self, action: &Action) {
        let tally = self.by_type.entry(action.action_type().map(str::to_owned)).or_default();
        tally.count += 1;
        match action.status() {
            Some(Status::Completed) => {
                if let Some(duration) = action.duration() {
                    tally.durations.add(duration);
                }
            }
            Some(Status::Errored) => tally.errored += 1,
            Some(Status::InProgress | Status::Other(_)) | None => tally.in_progress += 1,
        }
    }

    /// A row for each type, the most frequent first; equally frequent ones by name.
    pub(crate) fn into_rows(self) -> Vec<TypeStats> {
        let row = |(action_type, tally): (Option<String>, TypeTally)| TypeStats {
            action_type,
            count: tally.count,
            in_progress: tally.in_progress,
            errored: tally.errored,
            p50: tally.durations.percentile(50),
            p95: tally.durations.percentile(95),
            longest: tally.durations.percentile(100),
        };
        let mut rows: Vec<_> = self.by_type.into_iter().map(row).collect();
        rows.sort_unstable_by(|a, b| b.count.cmp(&a.count).then_with(|| a.action_type.cmp(&b.action_type)));
        rows
    }
}

/// How often each duration occurred. The API's times are whole seconds, so many actions
/// have few different durations.
#[derive(Debug, Default)]
struct Durations {
    times: BTreeMap<Duration, usize>,
    count: usize,
}

impl Durations {
    fn add(&mut self, duration: Duration) {
        *self.times.entry(duration).or_default() += 1;
        self.count += 1;
    }

    /// The percentile by nearest rank: the shortest duration that at least `percent` in 100
    /// do not exceed. 100 is the longest.
    fn percentile(&self, percent: usize) -> Option<Duration> {
        let rank = self.count.saturating_mul(percent).div_ceil(100);
        let mut so_far = 0;
        self.times.iter().find_map(|(duration, times)| {
            so_far += times;
            (so_far >= rank).then_some(*duration)
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;
    use serde_json::value::to_raw_value;

    use super::*;

    fn action(kind: Option<&str>, status: &str, seconds: Option<u64>) -> Action {
        let start = jiff::Timestamp::UNIX_EPOCH;
        let end = seconds.map(|seconds| (start + Duration::from_secs(seconds)).to_string());
        let json =
            json!({"type": kind, "status": status, "started_at": start.to_string(), "completed_at": end});
        Action::from_raw(&to_raw_value(&json).unwrap()).unwrap()
    }

    fn rows(actions: &[Action]) -> Vec<TypeStats> {
        let mut tally = Tally::default();
        for action in actions {
            tally.add(action);
        }
        tally.into_rows()
    }

    #[test]
    fn durations_are_those_of_completed_actions_only() {
        let of = |status, seconds| action(Some("resize"), status, seconds);
        let actions = [
            of("completed", Some(4)),
            of("completed", Some(2)),
            of("completed", None),
            of("errored", Some(900)),
            of("in-progress", None),
            of("paused", None),
        ];
        let seconds = |seconds| Some(Duration::from_secs(seconds));
        let expected = TypeStats {
            action_type: Some("resize".to_owned()),
            count: 6,
            in_progress: 2,
            errored: 1,
            p50: seconds(2),
            p95: seconds(4),
            longest: seconds(4),
        };
        assert_eq!(rows(&actions), [expected]);
        let none = &rows(&[of("errored", Some(900))])[0];
        assert_eq!((none.p50, none.p95, none.longest), (None, None, None));
    }

    #[test]
    fn rows_are_sorted_by_count_and_then_by_name() {
        let kinds = [Some("b"), Some("c"), None, Some("a"), Some("c")];
        let rows = rows(&kinds.map(|kind| action(kind, "completed", Some(1))));
        let kinds: Vec<_> = rows.iter().map(|row| row.action_type.as_deref()).collect();
        assert_eq!(kinds, [Some("c"), None, Some("a"), Some("b")]);
    }

    #[test]
    fn a_percentile_is_the_nearest_rank() {
        let mut durations = Durations::default();
        assert_eq!(durations.percentile(50), None);
        // The usual textbook example.
        for seconds in [15, 20, 35, 40, 50] {
            durations.add(Duration::from_secs(seconds));
        }
        let percentiles =
            [5, 30, 40, 50, 100].map(|percent| durations.percentile(percent).unwrap().as_secs());
        assert_eq!(percentiles, [15, 20, 20, 35, 50]);
    }

    proptest! {
        #[test]
        fn a_percentile_is_the_value_at_its_rank_in_a_sorted_list(
            mut millis in prop::collection::vec(0_u64..5_000, 1..300),
            percent in 1_usize..=100,
        ) {
            let mut durations = Durations::default();
            for millis in &millis {
                durations.add(Duration::from_millis(*millis));
            }
            let found = durations.percentile(percent).unwrap();
            let at_most = millis.iter().filter(|millis| Duration::from_millis(**millis) <= found).count();
            prop_assert!(at_most * 100 >= percent * millis.len());
            let less = millis.iter().filter(|millis| Duration::from_millis(**millis) < found).count();
            prop_assert!(less * 100 < percent * millis.len());
            millis.sort_unstable();
            prop_assert_eq!(found, Duration::from_millis(millis[(percent * millis.len()).div_ceil(100) - 1]));
        }

        #[test]
        fn percentiles_are_ordered_and_within_the_extremes(
            seconds in prop::collection::vec(any::<u32>(), 1..100),
        ) {
            let actions: Vec<_> =
                seconds.iter().map(|s| action(Some("a"), "completed", Some(u64::from(*s)))).collect();
            let rows = rows(&actions);
            prop_assert_eq!(rows[0].count, seconds.len());
            let [p50, p95, longest] = [rows[0].p50, rows[0].p95, rows[0].longest].map(Option::unwrap);
            prop_assert!(p50 <= p95 && p95 <= longest);
            let second = |s: Option<&u32>| Duration::from_secs(u64::from(*s.unwrap()));
            prop_assert!(second(seconds.iter().min()) <= p50);
            prop_assert_eq!(longest, second(seconds.iter().max()));
        }
    }
}
