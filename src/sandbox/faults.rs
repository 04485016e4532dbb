use std::num::NonZeroU32;
use std::ops::RangeInclusive;
use std::str::FromStr;

use jiff::SignedDuration;

use super::fault_kind::FaultKind;
use crate::model::{InvalidValue, whole_number};

/// `KIND[:COUNT]`, where the count is 1 by default, or `KIND:SECONDS`, which lasts forever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    pub(super) kind: FaultKind,
    pub(super) extent: Extent,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// How many requests it affects.
    Times(NonZeroU32),
    Forever,
    /// The delay or offset of the server, in every response.
    Seconds(i32),
}

impl FromStr for Fault {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let (name, value) = text.split_once(':').map_or((text, None), |(name, value)| (name, Some(value)));
        let kind = FaultKind::ALL.into_iter().find(|kind| kind.name() == name);
        let kind = kind.ok_or_else(|| {
            let names = FaultKind::ALL.map(FaultKind::name).join(", ");
            InvalidValue(format!("a fault is one of {names}, most of them optionally followed by ':COUNT'"))
        })?;
        let extent = match kind.seconds() {
            Some(range) => parse_seconds(value.unwrap_or_default(), &range).ok_or_else(|| {
                let (min, max) = range.into_inner();
                InvalidValue(format!("{name} takes seconds from {min} to {max}, such as {name}:60"))
            })?,
            None => parse_count(value.unwrap_or("1")).ok_or_else(|| {
                let max = NonZeroU32::MAX;
                InvalidValue(format!("a fault happens 1 to {max} times, such as {name}:3, or {name}:forever"))
            })?,
        };
        Ok(Self { kind, extent })
    }
}

fn parse_seconds(text: &str, range: &RangeInclusive<i32>) -> Option<Extent> {
    let seconds = text.parse().ok().filter(|seconds| range.contains(seconds));
    seconds.map(Extent::Seconds)
}

fn parse_count(text: &str) -> Option<Extent> {
    if text == "forever" {
        return Some(Extent::Forever);
    }
    whole_number(NonZeroU32::MIN..=NonZeroU32::MAX)(text).ok().map(Extent::Times)
}

/// The remaining faults, in the order given.
#[derive(Debug, Clone)]
pub(super) struct FaultQueue(Vec<Fault>);

/// Whether a fault applies to a request.
pub(super) enum Applies<T> {
    /// Yes, with this effect.
    Now(T),
    /// Yes, but only in the handler of the request. No later fault is applied before it.
    InHandler,
    /// Not to this request.
    No,
}

impl FaultQueue {
    pub(super) fn new(faults: &[Fault]) -> Self {
        Self(faults.to_vec())
    }

    /// The seconds of the first fault of this kind; 0 without one.
    pub(super) fn seconds(&self, kind: FaultKind) -> SignedDuration {
        let seconds = self.0.iter().find_map(|fault| match fault.extent {
            Extent::Seconds(seconds) if fault.kind == kind => Some(seconds),
            _ => None,
        });
        SignedDuration::from_secs(seconds.unwrap_or_default().into())
    }

    /// Uses up the first fault that applies to a request and returns its effect.
    pub(super) fn take_first<T>(&mut self, applies: impl Fn(FaultKind) -> Applies<T>) -> Option<T> {
        for index in 0..self.0.len() {
            match applies(self.0[index].kind) {
                Applies::Now(effect) => {
                    self.use_up(index);
                    return Some(effect);
                }
                Applies::InHandler => return None,
                Applies::No => {}
            }
        }
        None
    }

    /// Uses up the first fault of this kind, if there is one.
    pub(super) fn take(&mut self, kind: FaultKind) -> bool {
        let index = self.0.iter().position(|fault| fault.kind == kind);
        index.map(|index| self.use_up(index)).is_some()
    }

    fn use_up(&mut self, index: usize) {
        let Extent::Times(times) = &mut self.0[index].extent else { return };
        match NonZeroU32::new(times.get() - 1) {
            Some(left) => *times = left,
            None => {
                self.0.remove(index);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_faults_have_a_kind_and_an_optional_count() {
        let times = |number| Extent::Times(NonZeroU32::new(number).unwrap());
        for kind in FaultKind::ALL.into_iter().filter(|kind| kind.seconds().is_none()) {
            for (suffix, extent) in [("", times(1)), (":12", times(12)), (":forever", Extent::Forever)] {
                let fault: Fault = format!("{}{suffix}", kind.name()).parse().unwrap();
                assert_eq!(fault, Fault { kind, extent });
            }
        }
    }

    #[test]
    fn late_list_and_clock_take_seconds_instead_of_a_count() {
        let seconds = |texts: &[&str], kind| {
            let faults: Vec<_> = texts.iter().map(|text| text.parse().unwrap()).collect();
            FaultQueue::new(&faults).seconds(kind).as_secs()
        };
        assert_eq!(seconds(&["late-list:6"], FaultKind::LateList), 6);
        assert_eq!(seconds(&["429:3", "clock:-90", "late-list:6"], FaultKind::Clock), -90);
        assert_eq!(seconds(&["clock:+90", "clock:5"], FaultKind::Clock), 90);
        assert_eq!(seconds(&["late-list:6", "429:3"], FaultKind::Clock), 0);
        for wrong in ["late-list", "late-list:", "late-list:-1", "late-list:86401", "clock", "clock:forever"]
        {
            let error = wrong.parse::<Fault>().unwrap_err().to_string();
            assert!(error.contains("takes seconds from"), "{wrong}: {error}");
        }
    }

    #[test]
    fn an_unknown_kind_is_rejected_with_the_list_and_an_invalid_count_is_rejected() {
        let error = "418".parse::<Fault>().unwrap_err().to_string();
        for kind in FaultKind::ALL {
            assert!(error.contains(kind.name()), "{error}");
        }
        for wrong in [
            "",
            ":",
            "429:",
            "429:0",
            "429:-1",
            "429:+1",
            "429:x",
            "429:1:2",
            "429:99999999999",
            "429:Forever",
        ] {
            assert!(wrong.parse::<Fault>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn faults_apply_in_order_and_as_often_as_their_count() {
        let faults = ["429:2", "lost-answer", "reset"].map(|text| text.parse().unwrap());
        let mut faults = FaultQueue::new(&faults);
        assert!(!faults.take(FaultKind::Errored));
        assert!(faults.take(FaultKind::LostAnswer));
        assert!(!faults.take(FaultKind::LostAnswer));
        let mut next = || faults.take_first(Applies::Now);
        assert_eq!(next(), Some(FaultKind::TooManyRequests));
        assert_eq!(next(), Some(FaultKind::TooManyRequests));
        assert_eq!(next(), Some(FaultKind::Reset));
        assert_eq!(next(), None);
    }

    #[test]
    fn a_forever_fault_is_never_used_up() {
        let mut faults = FaultQueue::new(&["500:forever", "reset"].map(|text| text.parse().unwrap()));
        for _ in 0..100 {
            assert_eq!(faults.take_first(Applies::Now), Some(FaultKind::ServerError));
            assert!(faults.take(FaultKind::ServerError));
        }
    }

    #[test]
    fn a_fault_for_the_handler_is_not_skipped_for_a_later_fault() {
        let faults = ["lost-answer", "reset"].map(|text| text.parse().unwrap());
        let mut faults = FaultQueue::new(&faults);
        let for_a_change = |kind| match kind {
            FaultKind::LostAnswer => Applies::InHandler,
            other => Applies::Now(other),
        };
        assert_eq!(faults.take_first(for_a_change), None);
        let for_another_request = |kind| match kind {
            FaultKind::LostAnswer => Applies::No,
            other => Applies::Now(other),
        };
        assert_eq!(faults.take_first(for_another_request), Some(FaultKind::Reset));
    }
}
