//! What the signs of a picture mean: only those that it has.

use super::super::data::{Mark, Timeline};
use super::MOST_LARGE_MARKS;

/// One sign and its meaning.
pub(super) struct Item {
    /// The sign, around the point (8, 0).
    pub sign: &'static str,
    /// What it means.
    pub words: &'static str,
}

/// The signs that a picture has.
pub(super) fn items(timeline: &Timeline, has_wakes: bool) -> Vec<Item> {
    let rows = &timeline.rows;
    let marks = |wanted: &[Mark]| {
        rows.iter()
            .filter(|row| row.lives.len() <= MOST_LARGE_MARKS)
            .flat_map(|row| &row.lives)
            .any(|life| wanted.contains(&life.mark))
    };
    let small = |wanted: &[Mark]| {
        rows.iter()
            .filter(|row| row.lives.len() > MOST_LARGE_MARKS)
            .flat_map(|row| &row.lives)
            .any(|life| wanted.contains(&life.mark))
    };
    let all = [
        (
            rows.iter().any(|row| !row.polls.is_empty()),
            "<rect class=\"wbt-poll wbt-h0\" x=\"6.8\" y=\"-7\" width=\"2.4\" height=\"14\"/>",
            "polled: code runs",
        ),
        (
            rows.iter().any(|row| !row.waits.is_empty()),
            "<rect class=\"wbt-wait wbt-h0\" y=\"-5.5\" width=\"16\" height=\"11\"/>",
            "waits at an .await",
        ),
        (
            rows.iter().any(|row| !row.in_flight.is_empty()),
            "<path class=\"wbt-crowd wbt-h0\" d=\"M0 5.5V1H5V-3H11V2H16V5.5Z\"/>",
            "how many at once",
        ),
        (
            rows.iter().any(|row| !row.late.is_empty()),
            "<rect class=\"wbt-late\" y=\"-5.5\" width=\"16\" height=\"11\"/>\
             <path class=\"wbt-late-lines\" d=\"M0 4L9 -5.5M4 5.5L15 -5.5M11 5.5L16 .5\"/>",
            "could go on, but is not polled",
        ),
        (
            rows.iter()
                .flat_map(|row| &row.polls)
                .any(|tick| tick.blocked.is_some()),
            "<rect class=\"wbt-block\" y=\"-5.5\" width=\"16\" height=\"11\"/>\
             <path class=\"wbt-block-lines\" d=\"M0 4L9 -5.5M4 5.5L15 -5.5M11 5.5L16 .5\"/>",
            "keeps its thread",
        ),
        (
            rows.iter()
                .any(|row| row.note.starts_with("a thread of its own")),
            "<path class=\"wbt-ticks wbt-h0\" d=\"M0 0H16\"/>",
            "runs on a thread of its own",
        ),
        (
            marks(&[Mark::Finished]) && rows.iter().any(|row| !row.polls.is_empty()),
            "<g class=\"wbt-mark wbt-h0\" transform=\"translate(8 0)\"><circle r=\"6\"/>\
             <path d=\"M-2.8 .2L-.8 2.2L3 -2.1\"/></g>",
            "finished",
        ),
        (
            marks(&[Mark::Dropped, Mark::Aborted, Mark::LeftBehind]),
            "<g class=\"wbt-mark wbt-mark-grey\" transform=\"translate(8 0)\"><circle r=\"6\"/>\
             <path d=\"M-2.3 -2.3L2.3 2.3M2.3 -2.3L-2.3 2.3\"/></g>",
            "dropped before it was finished",
        ),
        (
            small(&[Mark::Finished]),
            "<circle class=\"wbt-small wbt-h0\" cx=\"8\" cy=\"0\" r=\"4\"/>",
            "finished, in one of many rounds",
        ),
        (
            small(&[Mark::Dropped, Mark::Aborted, Mark::LeftBehind]),
            "<circle class=\"wbt-small wbt-mark-grey\" cx=\"8\" cy=\"0\" r=\"4\"/>",
            "dropped, in one of many rounds",
        ),
        (
            has_wakes,
            "<path class=\"wbt-wake wbt-h0\" d=\"M8 -7V3\"/>\
             <path class=\"wbt-poll wbt-h0\" d=\"M8 7l-3 -4.5h6z\"/>",
            "wakes another task",
        ),
        (
            timeline.prints.iter().any(|print| print.row.is_some()),
            "<path class=\"wbt-poll wbt-h0\" d=\"M8 3l-3.4 -5h6.8z\"/>",
            "prints",
        ),
    ];
    all.into_iter()
        .filter(|(is_there, ..)| *is_there)
        .map(|(_, sign, words)| Item { sign, words })
        .collect()
}
