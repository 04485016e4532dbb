use super::world::{Fault, Traits};
use crate::model::{DropletId, SizeGib};
use crate::sandbox::state::Change;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::volumes) enum Verb {
    Attach,
    Detach,
    Resize,
}

impl Verb {
    pub(in crate::volumes) const ALL: [Self; 3] = [Self::Attach, Self::Detach, Self::Resize];
}

/// How a command makes the change.
#[derive(Debug, Clone, Copy)]
pub(in crate::volumes) struct CommandCase {
    pub(in crate::volumes) if_needed: bool,
    /// For an attach: the volume is attached to another Droplet.
    pub(in crate::volumes) moves: bool,
    pub(in crate::volumes) waits: bool,
    /// For a detach: from the Droplet to which the volume is attached.
    pub(in crate::volumes) names_no_droplet: bool,
}

/// A change, and what happens while it is made.
#[derive(Debug, Clone)]
pub(in crate::volumes) struct Case {
    pub(in crate::volumes) verb: Verb,
    pub(in crate::volumes) by_name: bool,
    /// Milliseconds since the volume was last attached and detached again.
    pub(in crate::volumes) history: Option<u64>,
    /// Whether the actions of the volume were read before the change.
    pub(in crate::volumes) knows_history: bool,
    pub(in crate::volumes) action_millis: u64,
    /// After this many seconds, an action appears in lists.
    pub(in crate::volumes) list_delay: i64,
    pub(in crate::volumes) faults: Vec<Fault>,
    pub(in crate::volumes) traits: Traits,
    /// Milliseconds after the beginning, and what the other client does then.
    pub(in crate::volumes) other_client: Vec<(u64, Change)>,
    pub(in crate::volumes) max_retries: u32,
    pub(in crate::volumes) timeout: Option<u64>,
    /// None if it is only submitted.
    pub(in crate::volumes) command: Option<CommandCase>,
}

impl Case {
    /// Any bytes are a case. What is short has few faults, and zeros are a change on a sound server.
    pub(in crate::volumes) fn from_bytes(bytes: &[u8]) -> Self {
        let mut choices = Choices(bytes);
        Self {
            verb: choices.one_of(&Verb::ALL),
            by_name: choices.happens(128),
            history: choices.maybe(128, |choices| choices.below(90_000)),
            knows_history: choices.happens(128),
            action_millis: if choices.happens(128) {
                choices.within(4_000, 40_000)
            } else {
                choices.within(1, 4_000)
            },
            list_delay: choices.below(9).cast_signed(),
            traits: choices.traits(),
            max_retries: choices.one_of(&[0, 1, 2]),
            timeout: choices.maybe(128, |choices| choices.within(1, 60)),
            other_client: (0..choices.below(4))
                .map(|_| (choices.below(30_000), choices.other_change()))
                .collect(),
            command: choices.maybe(128, Choices::command),
            // Last, because it takes what is left.
            faults: choices.faults(),
        }
    }
}

/// Makes choices from bytes; when these are used up, from zeros.
struct Choices<'a>(&'a [u8]);

impl Choices<'_> {
    fn byte(&mut self) -> u8 {
        self.0.split_off_first().copied().unwrap_or_default()
    }

    /// From one byte if that is enough, so that few bytes decide much.
    fn below(&mut self, end: u64) -> u64 {
        let low = u64::from(self.byte());
        let number = if end > 256 { low << 8 | u64::from(self.byte()) } else { low };
        // Two bytes reach up to 65,535: beyond that in steps.
        number * end.div_ceil(65_536) % end
    }

    fn within(&mut self, start: u64, end: u64) -> u64 {
        start + self.below(end - start)
    }

    /// Seconds, to either side.
    fn offset(&mut self, limit: u64) -> i64 {
        self.below(2 * limit + 1).cast_signed() - limit.cast_signed()
    }

    /// So many times of 256.
    fn happens(&mut self, times: u16) -> bool {
        u16::from(self.byte()) >= 256 - times
    }

    fn maybe<T>(&mut self, times: u16, choose: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.happens(times).then(|| choose(self))
    }

    fn one_of<T: Copy>(&mut self, values: &[T]) -> T {
        values[usize::from(self.byte()) % values.len()]
    }

    fn command(&mut self) -> CommandCase {
        let bits = self.byte();
        let bit = |index: u8| bits >> index & 1 == 1;
        CommandCase { if_needed: bit(0), moves: bit(1), waits: bit(2), names_no_droplet: bit(3) }
    }

    fn traits(&mut self) -> Traits {
        const RARELY: u16 = 26;
        let skew = match self.byte() {
            0..=84 => 0,
            85..=169 => self.offset(120),
            170.. => self.offset(90_000),
        };
        let date_offset = match self.byte() {
            0..=114 => Some(0),
            115..=229 => Some(self.offset(120)),
            // Without a date, the client's own clock has to be about right.
            230.. => (skew.abs() > 120).then_some(0),
        };
        Traits {
            skew,
            date_offset,
            date_jump: self.maybe(51, |choices| (choices.below(20), choices.offset(120))),
            latency: self.below(700),
            volumes_are_forbidden: self.happens(RARELY),
            actions_are_forbidden: self.happens(RARELY),
            actions_end_errored: self.happens(RARELY),
        }
    }

    fn other_change(&mut self) -> Change {
        let kind = self.byte() % 6;
        if kind == 5 {
            return Change::Resize { size: SizeGib::new(self.one_of(&[20, 30])).unwrap() };
        }
        let droplet = DropletId::new(self.one_of(&[42, 99])).unwrap();
        match kind {
            0..3 => Change::Attach { droplet, tags: Vec::new() },
            3.. => Change::Detach { droplet },
        }
    }

    fn faults(&mut self) -> Vec<Fault> {
        let mut faults = Vec::new();
        while !self.0.is_empty() && faults.len() < 16 {
            faults.push(self.fault());
        }
        faults
    }

    fn fault(&mut self) -> Fault {
        const STATUSES: [u16; 8] = [403, 408, 409, 425, 499, 500, 502, 503];
        match self.byte() % 19 {
            0..4 => Fault::Nothing,
            4 => Fault::NotSent,
            5..8 => Fault::LostBefore,
            8..11 => Fault::LostAfter,
            11..13 => Fault::CarriedOutLate(self.below(2_000)),
            13 => Fault::ErrorBefore(self.one_of(&STATUSES)),
            14 => Fault::ErrorAfter(self.one_of(&STATUSES)),
            15 => Fault::GarbageAfter,
            16 => Fault::RateLimited,
            17 => Fault::Lagging,
            18.. => Fault::Pending,
        }
    }
}
