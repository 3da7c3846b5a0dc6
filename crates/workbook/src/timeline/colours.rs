//! One colour for one thing, before and after an edit.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::data::Timeline;

/// How many colours there are, besides the root's.
const HUES: u8 = 7;

/// What the rows of root tasks have their colour by.
pub(super) const ROOT: &str = "main";

/// Which colour each thing has: 0 for root tasks, then 1 to 7.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Colours(BTreeMap<String, u8>);

impl Colours {
    /// Gives colours to what has none yet: those that are used least, in the order of the rows.
    pub fn extend(&mut self, timeline: &Timeline) {
        for row in &timeline.rows {
            self.add(&row.colour);
            for wait in &row.waits {
                if let Some(colour) = &wait.colour {
                    self.add(colour);
                }
            }
        }
    }

    /// The colour of a thing.
    pub fn of(&self, thing: &str) -> u8 {
        self.0
            .get(thing)
            .copied()
            .filter(|hue| *hue <= HUES)
            .unwrap_or(0)
    }

    fn add(&mut self, thing: &str) {
        if thing == ROOT || self.0.contains_key(thing) {
            return;
        }
        let used = |hue: &u8| self.0.values().filter(|other| *other == hue).count();
        let least = (1..=HUES).min_by_key(used).unwrap_or(1);
        self.0.insert(thing.to_owned(), least);
    }
}
