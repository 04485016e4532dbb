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
    /// SIGTERM or SIGHUP.
    Terminated,
    /// The exit code of a command that ran in the sandbox.
    External(u8),
}

impl ExitCode {
    /// The exit codes of doact itself in ascending order, with what they mean to a user.
    pub const TABLE: &[(Self, &str)] = &[
        (Self::Done, "success; after a wait: every action completed"),
        (Self::Failed, "any other failure: network, server error, unreadable response, HTTP 422"),
        (Self::Usage, "usage error: bad option, value or settings file; nothing was changed"),
        (Self::Errored, "an action errored (it is still printed)"),
        (Self::Unauthorized, "no token, or the API rejected it: HTTP 401 or 403"),
        (Self::NotFound, "not found: HTTP 404"),
        (Self::RateLimited, "rate limited, also after retries"),
        (Self::OutcomeUnknown, "outcome unknown: a change was sent and its response was lost"),
        (Self::TimedOut, "--timeout passed (the last known action is still printed)"),
        (Self::Interrupted, "interrupted (SIGINT)"),
        (Self::Terminated, "terminated (SIGTERM, SIGHUP)"),
    ];

    /// The most severe first. If several failures happen, it decides.
    pub(crate) const RANKING: &[Self] = &[
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
    pub(crate) fn most_severe(exit_codes: impl IntoIterator<Item = Self>) -> Self {
        let rank = |exit_code: &Self| Self::RANKING.iter().position(|ranked| ranked == exit_code);
        exit_codes
            .into_iter()
            .filter(|exit_code| *exit_code != Self::Done)
            .min_by_key(rank)
            .unwrap_or(Self::Done)
    }

    pub fn help() -> String {
        let line = |(exit_code, meaning): &(Self, &str)| format!("  {:>3}  {meaning}", exit_code.code());
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
    fn the_table_is_in_order_and_every_failure_has_a_rank() {
        let codes = ExitCode::TABLE.iter().map(|(exit_code, _)| exit_code.code());
        assert!(codes.is_sorted_by(|one, next| one < next));
        for (exit_code, _) in ExitCode::TABLE {
            let has_rank = ExitCode::RANKING.contains(exit_code);
            assert_eq!(has_rank, *exit_code != ExitCode::Done, "{exit_code:?}");
        }
    }
}
