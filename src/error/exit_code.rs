//! What the process says with its exit code.

/// How a command ended. [`ExitCode::TABLE`] is what the help and the README show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExitCode {
    /// It is done.
    Done,
    /// It failed in a way that has no code of its own.
    Failed,
    /// It was not understood, and nothing was sent.
    Usage,
    /// An action ended `errored`.
    Errored,
    /// There is no token, or the API refuses it.
    Unauthorized,
    /// There is no such thing.
    NotFound,
    /// Too many requests.
    RateLimited,
    /// A change was sent, and nobody knows what became of it.
    OutcomeUnknown,
    /// The time was over.
    TimedOut,
    /// SIGINT.
    Interrupted,
    /// SIGTERM.
    Terminated,
    /// A command that was run in the sandbox ended with this code.
    External(u8),
}

impl ExitCode {
    /// Every exit of the program's own, with what it means to a user, by code.
    pub const TABLE: &[(Self, &str)] = &[
        (Self::Done, "done; with a wait: every action completed"),
        (Self::Failed, "any other failure: network, server error, unreadable answer, HTTP 422"),
        (Self::Usage, "usage: bad option, value or settings file; nothing was sent"),
        (Self::Errored, "an action ended errored (its object is still printed)"),
        (Self::Unauthorized, "no token, or refused: HTTP 401 or 403"),
        (Self::NotFound, "not found: HTTP 404"),
        (Self::RateLimited, "rate limited, and still so after the retries"),
        (Self::OutcomeUnknown, "outcome unknown: a change was sent and its answer was lost"),
        (Self::TimedOut, "--timeout passed (the last known object is still printed)"),
        (Self::Interrupted, "interrupted (SIGINT)"),
        (Self::Terminated, "terminated (SIGTERM)"),
    ];

    /// Failures from the most severe on: of several actions, the first in this list decides.
    const RANKING: &[Self] = &[
        Self::Interrupted,
        Self::Terminated,
        Self::Unauthorized,
        Self::OutcomeUnknown,
        Self::Errored,
        Self::NotFound,
        Self::RateLimited,
        Self::TimedOut,
        Self::Failed,
        Self::Usage,
    ];

    /// The process's exit code.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Errored => 3,
            Self::Unauthorized => 4,
            Self::NotFound => 5,
            Self::RateLimited => 6,
            Self::OutcomeUnknown => 7,
            Self::TimedOut => 124,
            Self::Interrupted => 130,
            Self::Terminated => 143,
            Self::External(code) => code,
        }
    }

    /// The most severe of several; done if there is none.
    pub fn most_severe(exits: impl IntoIterator<Item = Self>) -> Self {
        let rank = |exit: &Self| Self::RANKING.iter().position(|ranked| ranked == exit);
        exits.into_iter().filter(|exit| *exit != Self::Done).min_by_key(rank).unwrap_or(Self::Done)
    }

    /// The table as lines for a help text: code, two spaces, meaning.
    pub fn help() -> String {
        let line = |(exit, meaning): &(Self, &str)| format!("  {:>3}  {meaning}", exit.code());
        let lines: Vec<_> = Self::TABLE.iter().map(line).collect();
        format!("Exit codes:\n{}", lines.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gravest_failure_decides() {
        use ExitCode::{Done, Errored, Failed, NotFound, OutcomeUnknown, TimedOut, Unauthorized};
        assert_eq!(ExitCode::most_severe([]), Done);
        assert_eq!(ExitCode::most_severe([Done, Done]), Done);
        assert_eq!(ExitCode::most_severe([Done, Failed, TimedOut, NotFound]), NotFound);
        assert_eq!(ExitCode::most_severe([Errored, OutcomeUnknown, Unauthorized]), Unauthorized);
    }

    #[test]
    fn the_table_has_each_code_once_and_in_order() {
        let codes: Vec<_> = ExitCode::TABLE.iter().map(|(exit, _)| exit.code()).collect();
        assert_eq!(codes, [0, 1, 2, 3, 4, 5, 6, 7, 124, 130, 143]);
        assert_eq!(ExitCode::RANKING.len(), codes.len() - 1);
    }
}
