//! Where each row stands in the program at each time, for a page that shows the code beside the picture.

use serde::Serialize;

use super::colours::Colours;
use super::data::{Row, Timeline};

/// A row, and the lines of main.rs that it stands at; times in nanoseconds.
#[derive(Serialize)]
struct Steps<'a> {
    name: &'a str,
    hue: u8,
    /// The line that it begins on; 0 if that is elsewhere.
    line: u32,
    lives: Vec<(u64, u64)>,
    /// From, to, and the line of what it waits at.
    waits: Vec<(u64, u64, u32)>,
}

/// The rows in the order of the picture, as JSON.
pub(super) fn steps(timeline: &Timeline, colours: &Colours) -> String {
    let rows: Vec<Steps<'_>> = timeline
        .rows
        .iter()
        .map(|row| of_row(row, colours))
        .collect();
    // There is nothing in it that serde could refuse; a page does without.
    serde_json::to_string(&rows).unwrap_or_default()
}

fn of_row<'a>(row: &'a Row, colours: &Colours) -> Steps<'a> {
    Steps {
        name: &row.name,
        hue: colours.of(&row.colour),
        line: row.line,
        lives: row.lives.iter().map(|life| (life.from, life.to)).collect(),
        waits: row
            .waits
            .iter()
            .map(|wait| (wait.from, wait.to, wait.line))
            .collect(),
    }
}
