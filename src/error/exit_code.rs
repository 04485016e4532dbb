//! The exit codes of the process.

/// How a command ended. Help and man pages show [`ExitCode::TABLE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ExitCode {
    Done,
    /// Any failure without a code of its own.
    Failed,
    Usage,
    Errored,
    /// There is no token, or the API rejects it.
    Unauthorized,
    NotFound,
    RateLimited,
    /// A change was sent, and it is unknown whether it was carried out.
    OutcomeUnknown,
    TimedOut,
    /// SIGINT.
    Interrupted,
    /// SIGTERM.
    Terminated,
    /// The exit code of a command that ran in the sandbox.
    External(u8),
}

impl ExitCode {
    /// The exit codes of doact itself in ascending order, with what they mean to a user.
    pub const TABLE: &[(Self, &str)] = &[
        (Self::Done, "success; after a wait: every action completed"),
        (Self::Failed, "any other failure: network, server error, unreadable response, HTTP 422"),
        (Self::Usage, "usage error: bad option, value or settings file; nothing was sent"),
        (Self::Errored, "an action errored (it is still printed)"),
        (Self::Unauthorized, "no token, or the API rejected it: HTTP 401 or 403"),
        (Self::NotFound, "not found: HTTP 404"),
        (Self::RateLimited, "rate limited, also after retries"),
        (Self::OutcomeUnknown, "outcome unknown: a change was sent and its response was lost"),
        (Self::TimedOut, "--timeout passed (the last known action is still printed)"),
        (Self::Interrupted, "interrupted (SIGINT)"),
        (Self::Terminated, "terminated (SIGTERM)"),
    ];

    /// The most severe first. It decides if several actions failed.
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

    /// `Done` if there are none.
    pub fn most_severe(exits: impl IntoIterator<Item = Self>) -> Self {
        let rank = |exit: &Self| Self::RANKING.iter().position(|ranked| ranked == exit);
        exits.into_iter().filter(|exit| *exit != Self::Done).min_by_key(rank).unwrap_or(Self::Done)
    }

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
    fn the_most_severe_failure_decides() {
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
