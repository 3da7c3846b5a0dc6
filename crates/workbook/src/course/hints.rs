//! hints.md: front matter, a question to answer before running, and three hints.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

/// What hints.md says.
#[derive(Debug, Clone)]
pub(crate) struct Hints {
    /// Minutes, stars and the rest of the front matter.
    pub about: About,
    /// The question and its options, in Markdown.
    pub prediction: Option<String>,
    /// From "where to look" to "almost the answer": title and Markdown.
    pub levels: Vec<(String, String)>,
}

/// The front matter of hints.md.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct About {
    /// How long the exercise takes, in minutes.
    pub minutes: u32,
    /// Difficulty from 1 to 3.
    pub stars: u8,
    /// `M1` to `M22` of the curriculum.
    pub misconceptions: Vec<String>,
    /// The test that the starter fails.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "the whole-content check reads it")
    )]
    pub starter_fails: String,
    /// Whether the learner writes a test, which may move its own clock.
    #[serde(default)]
    pub may_move_clock: bool,
    /// What a compile error means in this exercise, by its code.
    #[serde(default)]
    pub tips: BTreeMap<String, String>,
}

const PREDICTION: &str = "Before you run it";
const LEVELS: [&str; 3] = ["Where to look", "What you need", "Almost the answer"];

impl Hints {
    /// Reads the text of a hints.md.
    pub fn parse(text: &str) -> Result<Self> {
        let (front, body) = text
            .strip_prefix("+++\n")
            .and_then(|rest| rest.split_once("\n+++\n"))
            .context("the front matter between two lines `+++` is missing")?;
        let about: About = toml::from_str(front).context("the front matter cannot be read")?;
        let mut prediction = None;
        let mut levels = Vec::new();
        for section in format!("\n{body}").split("\n## ").skip(1) {
            let (title, text) = section.split_once('\n').unwrap_or((section, ""));
            let (title, text) = (title.trim().to_owned(), text.trim().to_owned());
            if title == PREDICTION {
                prediction = Some(text);
            } else {
                levels.push((title, text));
            }
        }
        let titles: Vec<&str> = levels.iter().map(|(title, _)| title.as_str()).collect();
        if titles != LEVELS || levels.iter().any(|(_, text)| text.is_empty()) {
            bail!(
                "the hints must be `{}`, none of them empty",
                LEVELS.join("`, `")
            );
        }
        Ok(Self {
            about,
            prediction,
            levels,
        })
    }
}
