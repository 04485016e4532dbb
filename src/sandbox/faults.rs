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
    /// `unauthorized`: a request is answered with a 401, as if its token were not known.
    Unauthorized,
    /// `forbidden`: a request is answered with a 403, as if its token lacked a scope.
    Forbidden,
    /// `redirect`: a request is answered with a 302 to another host; nothing is carried out.
    Redirect,
    /// `reset`: the connection is reset before the request is carried out.
    Reset,
    /// `hang`: a request is neither carried out nor answered; the connection
    /// stays open until the client gives up.
    Hang,
    /// `slow`: a request is carried out, and its answer held back for 60 s.
    Slow,
    /// `lost-answer`: a change is carried out, and the connection closed without an answer.
    LostAnswer,
    /// `half-body`: a request is carried out; its answer promises its full length,
    /// and the connection is closed after half of it.
    HalfBody,
    /// `html`: a request is carried out, and answered with a 502 and a page of
    /// HTML, as by a proxy that lost the server behind it.
    Html,
    /// `not-json`: a request is carried out, and the body of its answer is no JSON.
    NotJson,
    /// `pending-event`: a change is refused as if the Droplet were busy.
    PendingEvent,
    /// `not-found`: one action that exists is asked for, and answered with a 404.
    NotFound,
    /// `page`: page 2 of a list, or a later one, is answered with a server error.
    Page,
}

impl FaultKind {
    /// Every kind there is.
    pub const ALL: [Self; 17] = [
        Self::Errored,
        Self::TooManyRequests,
        Self::ServerError,
        Self::Unavailable,
        Self::Unauthorized,
        Self::Forbidden,
        Self::Redirect,
        Self::Reset,
        Self::Hang,
        Self::Slow,
        Self::LostAnswer,
        Self::HalfBody,
        Self::Html,
        Self::NotJson,
        Self::PendingEvent,
        Self::NotFound,
        Self::Page,
    ];

    /// The name that a user types.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.name_and_effect().0
    }

    /// What happens, in a few words.
    #[must_use]
    pub fn effect(self) -> &'static str {
        self.name_and_effect().1
    }

    fn name_and_effect(self) -> (&'static str, &'static str) {
        match self {
            Self::Errored => ("errored", "a change is accepted, and its action ends errored"),
            Self::TooManyRequests => ("429", "rate limited, for a second"),
            Self::ServerError => ("500", "a server error; nothing is carried out"),
            Self::Unavailable => ("503", "unavailable; nothing is carried out"),
            Self::Unauthorized => ("unauthorized", "401, as for an unknown token"),
            Self::Forbidden => ("forbidden", "403, as for a token without the scope"),
            Self::Redirect => ("redirect", "302 to another host"),
            Self::Reset => ("reset", "the connection is reset; nothing is carried out"),
            Self::Hang => ("hang", "no answer on an open connection; nothing is done"),
            Self::Slow => ("slow", "carried out, and the answer comes after a minute"),
            Self::LostAnswer => ("lost-answer", "a change is carried out, and the connection closed"),
            Self::HalfBody => ("half-body", "carried out, and the connection closed mid-answer"),
            Self::Html => ("html", "carried out, and answered with a 502 and HTML"),
            Self::NotJson => ("not-json", "carried out, and answered with what is no JSON"),
            Self::PendingEvent => ("pending-event", "a change is refused: the Droplet is busy"),
            Self::NotFound => ("not-found", "404 for one action, although it exists"),
            Self::Page => ("page", "a server error for page 2 of a list, or a later one"),
        }
    }
}

/// A kind of fault and how often it happens: `KIND[:COUNT]`, once unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// What goes wrong.
    pub kind: FaultKind,
    /// How often.
    pub count: Count,
}

/// How often a fault happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// So many times.
    Times(NonZeroU32),
    /// `forever`: whenever a request meets it.
    Forever,
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
        let count = parse_count(count).ok_or_else(|| {
            let max = NonZeroU32::MAX;
            InvalidValue(format!("a fault happens 1 to {max} times, such as {name}:3, or {name}:forever"))
        })?;
        Ok(Self { kind, count })
    }
}

fn parse_count(text: &str) -> Option<Count> {
    if text == "forever" {
        return Some(Count::Forever);
    }
    let digits_only = text.bytes().all(|byte| byte.is_ascii_digit());
    digits_only.then(|| text.parse().ok()).flatten().map(Count::Times)
}

/// The faults that are still to happen, in the order given.
#[derive(Debug, Clone, Default)]
pub(super) struct Faults {
    due: Vec<Fault>,
}

impl Faults {
    pub(super) fn new(faults: &[Fault]) -> Self {
        Self { due: faults.to_vec() }
    }

    /// Uses up the first fault that meets a request now, and gives what it does.
    pub(super) fn take_first<T>(&mut self, meets: impl Fn(FaultKind) -> Meets<T>) -> Option<T> {
        for index in 0..self.due.len() {
            match meets(self.due[index].kind) {
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
        let index = self.due.iter().position(|due| due.kind == kind);
        index.map(|index| self.use_up(index)).is_some()
    }

    fn use_up(&mut self, index: usize) {
        let Count::Times(times) = &mut self.due[index].count else { return };
        match NonZeroU32::new(times.get() - 1) {
            Some(left) => *times = left,
            None => {
                self.due.remove(index);
            }
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
        let times = |number| Count::Times(NonZeroU32::new(number).unwrap());
        for kind in FaultKind::ALL {
            for (suffix, count) in [("", times(1)), (":12", times(12)), (":forever", Count::Forever)] {
                let fault: Fault = format!("{}{suffix}", kind.name()).parse().unwrap();
                assert_eq!(fault, Fault { kind, count });
            }
        }
    }

    #[test]
    fn another_kind_or_count_is_refused_with_those_that_exist() {
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
    fn a_fault_that_happens_forever_is_never_used_up() {
        let mut faults = Faults::new(&["500:forever", "reset"].map(|text| text.parse().unwrap()));
        for _ in 0..100 {
            assert_eq!(faults.take_first(Meets::Now), Some(FaultKind::ServerError));
            assert!(faults.take(FaultKind::ServerError));
        }
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
