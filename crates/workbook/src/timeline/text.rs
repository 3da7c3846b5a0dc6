//! A timeline for the terminal: one line a row, 80 columns wide.

use colored::{Color, Colorize};

use super::colours::Colours;
use super::data::{Mark, Row, Timeline};
use super::time::{axis_label, axis_step, duration};

/// The width of the names.
const NAMES: usize = 24;

/// The width of the time axis.
const AXIS: usize = 52;

/// The seven colours, as every terminal has them.
const COLOURS: [Color; 8] = [
    Color::White,
    Color::Blue,
    Color::Cyan,
    Color::Magenta,
    Color::Yellow,
    Color::Red,
    Color::Green,
    Color::BrightBlue,
];

/// The picture, without the words.
pub(crate) fn text(timeline: &Timeline) -> String {
    let mut colours = Colours::default();
    colours.extend(timeline);
    let scale = Scale {
        span: timeline.end.max(1) as f64,
    };
    let mut text = axis(timeline, &scale);
    for row in &timeline.rows {
        text.push_str(&line(
            row,
            &scale,
            COLOURS[usize::from(colours.of(&row.colour))],
        ));
    }
    text.push_str(&threads(timeline, &scale));
    text.push_str(&legend(timeline));
    text
}

struct Scale {
    span: f64,
}

impl Scale {
    fn column(&self, at: u64) -> usize {
        let column = at as f64 / self.span * (AXIS - 1) as f64;
        (column.round() as usize).min(AXIS - 1)
    }
}

/// One line's worth of characters.
struct Cells(Vec<char>);

impl Cells {
    fn new() -> Self {
        Self(vec![' '; AXIS])
    }

    fn fill(&mut self, from: usize, to: usize, with: char) {
        for cell in &mut self.0[from..=to.min(AXIS - 1)] {
            *cell = with;
        }
    }

    fn write(&mut self, at: usize, words: &str) {
        for (cell, character) in self.0.iter_mut().skip(at).zip(words.chars()) {
            *cell = character;
        }
    }

    fn finish(self) -> String {
        let line: String = self.0.into_iter().collect();
        line.trim_end().to_owned()
    }
}

fn axis(timeline: &Timeline, scale: &Scale) -> String {
    let step = axis_step(timeline.end, 5);
    let end = match timeline.stopped_after {
        Some(real) => format!("… stopped after {}", duration(real)),
        None if timeline.end <= 1 => "0".to_owned(), // Nothing took any time.
        None => duration(timeline.end),
    };
    let end_at = AXIS - end.chars().count();
    let mut cells = Cells::new();
    let mut at = 0;
    while at <= timeline.end && at < u64::MAX {
        let label = axis_label(at, step);
        let column = scale.column(at);
        if column + label.chars().count() + 1 < end_at {
            cells.write(column, &label);
        }
        at = at.saturating_add(step);
    }
    cells.write(end_at, &end);
    let clock = if timeline.paused_clock {
        "paused clock"
    } else {
        ""
    };
    format!("{:NAMES$}{}\n", clock.dimmed(), cells.finish().dimmed())
}

fn line(row: &Row, scale: &Scale, colour: Color) -> String {
    let mut cells = Cells::new();
    if !row.in_flight.is_empty() {
        crowd(row, scale, &mut cells);
    }
    for life in row.lives.iter().filter(|_| row.in_flight.is_empty()) {
        cells.fill(scale.column(life.from), scale.column(life.to), '·');
    }
    for wait in &row.waits {
        let (from, to) = (scale.column(wait.from), scale.column(wait.to));
        cells.fill(from, to, '─');
        let room = (to - from).saturating_sub(2);
        if room >= 4 {
            cells.write(from + 1, &shortened(&wait.label, room));
        }
    }
    for (from, to) in &row.late {
        cells.fill(scale.column(*from), scale.column(*to), '░');
        tag(
            &mut cells,
            scale,
            *from,
            *to,
            &format!("{} late", duration(to - from)),
        );
    }
    for tick in &row.polls {
        let (from, to) = (scale.column(tick.from), scale.column(tick.to));
        match tick.blocked {
            Some(real) => {
                cells.fill(from, to, '█');
                tag(
                    &mut cells,
                    scale,
                    tick.from,
                    tick.to,
                    &format!(" {} in one poll ", duration(real)),
                );
            }
            None => cells.fill(from, from, '│'),
        }
    }
    for life in row.lives.iter().filter(|_| row.in_flight.is_empty()) {
        if let Some(mark) = mark(life.mark) {
            let column = scale.column(life.to);
            cells.fill(column, column, mark);
        }
    }
    let indent = "  ".repeat(row.depth);
    let name = shortened(&row.name, NAMES - 2 - indent.len());
    let end = row
        .lives
        .last()
        .and_then(|life| words(life.mark))
        .unwrap_or_default();
    let cells = cells.finish();
    let room = cells.chars().count() + 2 + end.len() <= AXIS;
    let end = if room && !end.is_empty() {
        format!(" {end}")
    } else {
        String::new()
    };
    let names = format!("{indent}{name}");
    let padding = " ".repeat(NAMES - names.chars().count());
    format!(
        "{}{padding}{}{}\n",
        names.color(colour).bold(),
        cells.color(colour),
        end.dimmed()
    )
}

/// One digit for how many there are at each time, or a block if there are more than nine.
fn crowd(row: &Row, scale: &Scale, cells: &mut Cells) {
    let most = row
        .in_flight
        .iter()
        .map(|(_, count)| *count)
        .max()
        .unwrap_or(1)
        .max(1);
    let levels = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    for pair in row.in_flight.windows(2) {
        let (from, to) = (scale.column(pair[0].0), scale.column(pair[1].0));
        if pair[0].1 > 0 {
            let level = (pair[0].1 * levels.len())
                .div_ceil(most)
                .clamp(1, levels.len());
            cells.fill(from, to, levels[level - 1]);
        }
    }
}

fn tag(cells: &mut Cells, scale: &Scale, from: u64, to: u64, words: &str) {
    let (from, to) = (scale.column(from), scale.column(to));
    let length = words.chars().count();
    if length + 2 <= to - from {
        cells.write(from + (to - from - length).div_ceil(2), words);
    }
}

fn mark(mark: Mark) -> Option<char> {
    match mark {
        Mark::Finished => Some('✓'),
        Mark::Dropped | Mark::Aborted | Mark::LeftBehind => Some('✗'),
        Mark::Panicked => Some('!'),
        Mark::Waiting | Mark::Polling => Some('…'),
        Mark::NeverPolled => Some('○'),
        Mark::SetAside => None,
    }
}

fn words(mark: Mark) -> Option<&'static str> {
    match mark {
        Mark::Finished | Mark::SetAside => None,
        Mark::Dropped => Some("dropped"),
        Mark::Aborted => Some("aborted"),
        Mark::LeftBehind => Some("not finished"),
        Mark::Panicked => Some("panicked"),
        Mark::Waiting => Some("still waiting"),
        Mark::Polling => Some("still polled"),
        Mark::NeverPolled => Some("never polled"),
    }
}

fn threads(timeline: &Timeline, scale: &Scale) -> String {
    let mut text = String::new();
    for thread in &timeline.threads {
        let mut cells = Cells::new();
        for (_, tick) in &thread.polls {
            let (from, to) = (scale.column(tick.from), scale.column(tick.to));
            match tick.blocked {
                Some(_) => cells.fill(from, to, '█'),
                None => cells.fill(from, from, '│'),
            }
        }
        let name = shortened(&thread.name, NAMES - 2);
        text.push_str(&format!(
            "{}\n",
            format!("{name:NAMES$}{}", cells.finish()).dimmed()
        ));
    }
    text
}

fn legend(timeline: &Timeline) -> String {
    let rows = &timeline.rows;
    let is_blocked = rows
        .iter()
        .flat_map(|row| &row.polls)
        .any(|tick| tick.blocked.is_some());
    let signs = [
        (true, "│ polled"),
        (
            rows.iter().any(|row| !row.waits.is_empty()),
            "─ waits at an .await",
        ),
        (
            rows.iter().any(|row| !row.late.is_empty()),
            "░ could go on, is not polled",
        ),
        (is_blocked, "█ keeps its thread"),
        (
            rows.iter().any(|row| !row.in_flight.is_empty()),
            "▃ how many at once",
        ),
    ];
    let shown: Vec<&str> = signs
        .iter()
        .filter(|sign| sign.0)
        .map(|sign| sign.1)
        .collect();
    format!("{}\n", shown.join("   ").dimmed())
}

fn shortened(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(room.saturating_sub(1)).collect();
    short.push('…');
    short
}
