use std::num::NonZeroU32;
use std::str::FromStr;

use crate::model::InvalidValue;

/// What can be made to go wrong. Each name is what the other side sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// `errored`: a change is accepted, and its action ends errored.
    Errored,
    /// `429`: a request is answered "API rate limit exceeded", and to come back in 1 s.
    TooManyRequests,
    /// `500`: a request is answered with a server error; nothing is carried out.
    ServerError,
    /// `503`: a request is answered with "unavailable"; nothing is carried out.
    Unavailable,
    /// `reset`: the connection is reset before the request is carried out.
    Reset,
    /// `lost-answer`: a change is carried out, and the connection closed without an answer.
    LostAnswer,
    /// `pending-event`: a change is refused as if the Droplet were busy.
    PendingEvent,
}

impl FaultKind {
    /// Every kind there is.
    pub const ALL: [Self; 7] = [
        Self::Errored,
        Self::TooManyRequests,
        Self::ServerError,
        Self::Unavailable,
        Self::Reset,
        Self::LostAnswer,
        Self::PendingEvent,
    ];

    /// The name that a user types.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Errored => "errored",
            Self::TooManyRequests => "429",
            Self::ServerError => "500",
            Self::Unavailable => "503",
            Self::Reset => "reset",
            Self::LostAnswer => "lost-answer",
            Self::PendingEvent => "pending-event",
        }
    }
}

/// A kind of fault and how often it happens: `KIND[:COUNT]`, once unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// What goes wrong.
    pub kind: FaultKind,
    /// How often, from 1 on.
    pub count: NonZeroU32,
}

impl FromStr for Fault {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        let (name, count) = text.split_once(':').unwrap_or((text, "1"));
        let kind = FaultKind::ALL.into_iter().find(|kind| kind.name() == name);
        let kind = kind.ok_or_else(|| {
            let names = FaultKind::ALL.map(FaultKind::name).join(", ");
            InvalidValue(format!("a fault is one of {names}, or such a one with ':COUNT'"))
        })?;
        let digits_only = count.bytes().all(|byte| byte.is_ascii_digit());
        let count = digits_only.then(|| count.parse().ok()).flatten();
        let count = count.ok_or_else(|| {
            InvalidValue(format!("a fault happens 1 to {} times, such as {name}:3", NonZeroU32::MAX))
        })?;
        Ok(Self { kind, count })
    }
}

/// The faults that are still to happen, in the order given.
#[derive(Debug, Clone, Default)]
pub(super) struct Faults {
    /// Kinds, and how often each is still due; never 0.
    due: Vec<(FaultKind, u32)>,
}

impl Faults {
    pub(super) fn new(faults: &[Fault]) -> Self {
        let due = faults.iter();
        Self { due: due.map(|fault| (fault.kind, fault.count.get())).collect() }
    }

    /// Uses up the first fault that meets a request now, and gives what it does.
    pub(super) fn take_first<T>(&mut self, meets: impl Fn(FaultKind) -> Meets<T>) -> Option<T> {
        for index in 0..self.due.len() {
            match meets(self.due[index].0) {
                Meets::Now(effect) => {
                    self.use_up(index);
                    return Some(effect);
                }
                Meets::Later => return None,
                Meets::Another => {}
            }
        }
        None
    }

    /// Whether a fault of this kind is due; it is used up.
    pub(super) fn take(&mut self, kind: FaultKind) -> bool {
        let index = self.due.iter().position(|(due, _)| *due == kind);
        index.map(|index| self.use_up(index)).is_some()
    }

    fn use_up(&mut self, index: usize) {
        self.due[index].1 -= 1;
        if self.due[index].1 == 0 {
            self.due.remove(index);
        }
    }
}

/// What a fault and a request have to do with one another.
pub(super) enum Meets<T> {
    /// The fault happens to the request, here and now.
    Now(T),
    /// It is this request's, but further on; those behind it wait for another.
    Later,
    /// It waits for another kind of request.
    Another,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_has_a_kind_and_happens_once_or_as_often_as_said() {
        for kind in FaultKind::ALL {
            let fault: Fault = kind.name().parse().unwrap();
            assert_eq!((fault.kind, fault.count.get()), (kind, 1));
            let fault: Fault = format!("{}:12", kind.name()).parse().unwrap();
            assert_eq!((fault.kind, fault.count.get()), (kind, 12));
        }
    }

    #[test]
    fn another_kind_or_count_is_refused_with_those_that_exist() {
        let error = "418".parse::<Fault>().unwrap_err().to_string();
        for kind in FaultKind::ALL {
            assert!(error.contains(kind.name()), "{error}");
        }
        for wrong in ["", ":", "429:", "429:0", "429:-1", "429:+1", "429:x", "429:1:2", "429:99999999999"] {
            assert!(wrong.parse::<Fault>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn faults_happen_in_the_order_given_and_as_often_as_said() {
        let faults = ["429:2", "lost-answer", "reset"].map(|text| text.parse().unwrap());
        let mut faults = Faults::new(&faults);
        assert!(!faults.take(FaultKind::Errored));
        assert!(faults.take(FaultKind::LostAnswer));
        assert!(!faults.take(FaultKind::LostAnswer));
        let mut next = || faults.take_first(Meets::Now);
        assert_eq!(next(), Some(FaultKind::TooManyRequests));
        assert_eq!(next(), Some(FaultKind::TooManyRequests));
        assert_eq!(next(), Some(FaultKind::Reset));
        assert_eq!(next(), None);
    }

    #[test]
    fn a_fault_keeps_its_turn_until_its_request_comes() {
        let faults = ["lost-answer", "reset"].map(|text| text.parse().unwrap());
        let mut faults = Faults::new(&faults);
        let is_a_change = |kind| match kind {
            FaultKind::LostAnswer => Meets::Later,
            other => Meets::Now(other),
        };
        assert_eq!(faults.take_first(is_a_change), None);
        let is_no_change = |kind| match kind {
            FaultKind::LostAnswer => Meets::Another,
            other => Meets::Now(other),
        };
        assert_eq!(faults.take_first(is_no_change), Some(FaultKind::Reset));
    }
}
