use std::ops::RangeInclusive;

/// Kinds of faults, named after what the client observes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FaultKind {
    Errored,
    TooManyRequests,
    ServerError,
    Unavailable,
    Unauthorized,
    Forbidden,
    Redirect,
    Reset,
    Hang,
    Slow,
    LostAnswer,
    HalfBody,
    Html,
    NotJson,
    PendingEvent,
    NotFound,
    Page,
    OtherClient,
    OddFields,
    ShortTotal,
    LateList,
    Clock,
}

impl FaultKind {
    pub(crate) const ALL: [Self; 22] = [
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
        Self::OtherClient,
        Self::OddFields,
        Self::ShortTotal,
        Self::LateList,
        Self::Clock,
    ];

    /// The name on the command line.
    pub(crate) fn name(self) -> &'static str {
        self.name_and_effect().0
    }

    pub(crate) fn effect(self) -> &'static str {
        self.name_and_effect().1
    }

    fn name_and_effect(self) -> (&'static str, &'static str) {
        match self {
            Self::Errored => ("errored", "the change is accepted, and its action ends errored"),
            Self::TooManyRequests => ("429", "429 with Retry-After: 1; nothing is carried out"),
            Self::ServerError => ("500", "500; nothing is carried out"),
            Self::Unavailable => ("503", "503; nothing is carried out"),
            Self::Unauthorized => ("unauthorized", "401, as for an unknown token"),
            Self::Forbidden => ("forbidden", "403, as for a token without the required scope"),
            Self::Redirect => ("redirect", "302 to another host; nothing is carried out"),
            Self::Reset => ("reset", "the connection is reset; nothing is carried out"),
            Self::Hang => ("hang", "there is no response; nothing is carried out"),
            Self::Slow => ("slow", "carried out; the response takes 60 seconds"),
            Self::LostAnswer => ("lost-answer", "the change is processed; the connection is reset"),
            Self::HalfBody => ("half-body", "carried out; the connection closes mid-response"),
            Self::Html => ("html", "carried out; the response is a 502 with an HTML body"),
            Self::NotJson => ("not-json", "carried out; the response body is not JSON"),
            Self::PendingEvent => ("pending-event", "the change is refused: the Droplet is busy"),
            Self::NotFound => ("not-found", "404 for an action that exists"),
            Self::Page => ("page", "500 for page 2 or a later page of a list"),
            Self::OtherClient => ("other-client", "another client changes the volume just before"),
            Self::OddFields => ("odd-fields", "fields have other types; empty lists are null"),
            Self::ShortTotal => ("short-total", "meta.total of a list is too small; its links go on"),
            Self::LateList => ("late-list", "late-list:6: actions appear in lists 6 seconds late"),
            Self::Clock => ("clock", "clock:-90: the Date header is 90 seconds behind"),
        }
    }

    /// The valid values of a kind that takes seconds instead of a count.
    pub(super) fn seconds(self) -> Option<RangeInclusive<i32>> {
        match self {
            Self::LateList => Some(0..=MAX_SECONDS),
            Self::Clock => Some(-MAX_SECONDS..=MAX_SECONDS),
            _ => None,
        }
    }
}

/// A day.
const MAX_SECONDS: i32 = 86_400;
