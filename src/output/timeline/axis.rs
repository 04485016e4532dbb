use jiff::Timestamp;

/// A period of time mapped to a row of cells. All times are UTC, as in the API's answers.
pub(super) struct Axis {
    from: Timestamp,
    to: Timestamp,
    cells: usize,
}

/// Distances between ticks: seconds, the format of a label, and its width.
const STEPS: [(i64, &str, usize); 19] = [
    (1, "%H:%M:%S", 8),
    (5, "%H:%M:%S", 8),
    (15, "%H:%M:%S", 8),
    (30, "%H:%M:%S", 8),
    (60, "%H:%M", 5),
    (5 * 60, "%H:%M", 5),
    (10 * 60, "%H:%M", 5),
    (30 * 60, "%H:%M", 5),
    (HOUR, "%H:%M", 5),
    (3 * HOUR, "%H:%M", 5),
    (6 * HOUR, "%H:%M", 5),
    (12 * HOUR, "%H:%M", 5),
    (DAY, "%m-%d", 5),
    (2 * DAY, "%m-%d", 5),
    (7 * DAY, "%m-%d", 5),
    (30 * DAY, "%Y-%m-%d", 10),
    (90 * DAY, "%Y-%m-%d", 10),
    (365 * DAY, "%Y-%m-%d", 10),
    (3_650 * DAY, "%Y-%m-%d", 10),
];
const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

/// Formats of the two ends on one day. The first pair that fits is used.
const WITHIN_A_DAY: [(&str, &str); 5] = [
    (WHOLE, WHOLE),
    (WHOLE, "%H:%M:%SZ"),
    ("%Y-%m-%dT%H:%MZ", "%H:%MZ"),
    ("%H:%M:%SZ", "%H:%M:%SZ"),
    ("%H:%MZ", "%H:%MZ"),
];

/// Formats of the two ends on different days. The first pair that fits is used.
const OVER_DAYS: [(&str, &str); 5] = [
    (WHOLE, WHOLE),
    ("%Y-%m-%dT%H:%MZ", "%Y-%m-%dT%H:%MZ"),
    ("%m-%dT%H:%MZ", "%m-%dT%H:%MZ"),
    ("%Y-%m-%d", "%Y-%m-%d"),
    ("%m-%d", "%m-%d"),
];
const WHOLE: &str = "%Y-%m-%dT%H:%M:%SZ";

impl Axis {
    /// `to` must be later than `from`.
    pub(super) fn new(from: Timestamp, to: Timestamp, cells: usize) -> Self {
        Self { from, to, cells: cells.max(1) }
    }

    /// The first and the last cell of a period, whose ends are nanoseconds. Times beyond an end of the
    /// axis are at that end.
    pub(super) fn cells_of(&self, start_ns: i128, end_ns: i128) -> (usize, usize) {
        let first = self.cell(start_ns);
        // A period that ends exactly where a cell begins does not fill it.
        (first, self.cell(end_ns - 1).max(first))
    }

    fn cell(&self, time_ns: i128) -> usize {
        let (from, span) = (self.from.as_nanosecond(), self.span_ns());
        let cell = (time_ns - from) * i128::try_from(self.cells).unwrap_or(1) / span;
        usize::try_from(cell.max(0)).unwrap_or(0).min(self.cells - 1)
    }

    fn span_ns(&self) -> i128 {
        (self.to.as_nanosecond() - self.from.as_nanosecond()).max(1)
    }

    /// The start and the end, as precise as fits; empty if nothing fits.
    pub(super) fn labels(&self) -> String {
        let day = |time: Timestamp| time.as_second().div_euclid(DAY);
        let pairs = if day(self.from) == day(self.to) { WITHIN_A_DAY } else { OVER_DAYS };
        let labels = pairs.map(|(from, to)| {
            let (from, to) = (self.from.strftime(from).to_string(), self.to.strftime(to).to_string());
            let gap = self.cells.saturating_sub(from.len() + to.len());
            (gap, format!("{from}{}{to}", " ".repeat(gap)))
        });
        // Labels with a gap below 3 are hard to read, but better than none.
        let wide = labels.iter().find(|(gap, _)| *gap >= 3);
        let any = || labels.last().filter(|(gap, _)| *gap > 0);
        wide.or_else(any).map(|(_, labels)| labels.clone()).unwrap_or_default()
    }

    /// A line from end to end with ticks at round times.
    pub(super) fn ruler(&self, unicode: bool) -> String {
        let [left, line, tick, right] =
            if unicode { ['├', '─', '┬', '┤'] } else { ['|', '-', '+', '|'] };
        let mut ruler = vec![line; self.cells];
        for (cell, label) in self.ticks() {
            // No tick whose label would reach the end.
            if cell + label.len() + 2 < self.cells {
                ruler[cell] = tick;
                ruler.splice(cell + 1..=cell + label.len(), label.chars());
            }
        }
        let last = self.cells - 1;
        ruler[last] = right;
        ruler[0] = left;
        ruler.into_iter().collect()
    }

    /// The cells and labels of round times, far enough apart for the labels.
    fn ticks(&self) -> Vec<(usize, String)> {
        let seconds = i64::try_from(self.span_ns() / 1_000_000_000).unwrap_or(i64::MAX);
        let cells = i64::try_from(self.cells).unwrap_or(0);
        let room = |step: i64| usize::try_from(step.saturating_mul(cells) / seconds.max(1)).unwrap_or(0);
        let Some((step, format, _)) = STEPS.into_iter().find(|(step, _, width)| room(*step) >= width + 4)
        else {
            return Vec::new();
        };
        let first = self.from.as_second().div_euclid(step) + 1;
        let times = (first..).map_while(|number| Timestamp::from_second(number.checked_mul(step)?).ok());
        let within = times.take_while(|time| *time < self.to);
        let labelled = within.map(|time| {
            // Midnight has the date as its label.
            let is_midnight = step < DAY && time.as_second() % DAY == 0;
            let format = if is_midnight && step >= 60 { "%m-%d" } else { format };
            (self.cell(time.as_nanosecond()), time.strftime(format).to_string())
        });
        labelled.filter(|(cell, _)| *cell > 0).collect()
    }
}
