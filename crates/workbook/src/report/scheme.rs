//! How many points an exercise is worth.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::course::Course;
use crate::files::read;
use crate::verdict::{Outcome, Verdict};

/// What `--points FILE` says. Without it each exercise that passes is worth one point.
///
/// ```toml
/// others = 0       # points for an exercise that is not named below; 1 if this line is missing
/// partial = true   # a share of the points for the share of the tests that pass
///
/// [weights]
/// ch1b_fetch_data = 2
/// ```
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Scheme {
    others: f64,
    partial: bool,
    weights: BTreeMap<String, f64>,
}

impl Default for Scheme {
    fn default() -> Self {
        Self {
            others: 1.0,
            partial: false,
            weights: BTreeMap::new(),
        }
    }
}

impl Scheme {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// It is not such a file, it names an exercise that the course does not have, or points that
    /// are no number from 0.
    pub fn read(path: &Path, course: &Course) -> Result<Self> {
        Self::parse(&read(path)?, course).with_context(|| format!("in `{}`", path.display()))
    }

    fn parse(text: &str, course: &Course) -> Result<Self> {
        let scheme: Self = toml::from_str(text)?;
        for (id, points) in &scheme.weights {
            if !course.exercises().any(|exercise| exercise.id == *id) {
                bail!("there is no exercise `{id}`: `cargo workbook list` shows them all");
            }
            if !points.is_finite() || *points < 0.0 {
                bail!("`{id} = {points}`: points are a number from 0");
            }
        }
        if !scheme.others.is_finite() || scheme.others < 0.0 {
            bail!("`others = {}`: points are a number from 0", scheme.others);
        }
        Ok(scheme)
    }

    /// The points for a right answer.
    pub fn possible(&self, id: &str) -> f64 {
        self.weights.get(id).copied().unwrap_or(self.others)
    }

    /// The points for this one.
    pub fn points(&self, verdict: &Verdict) -> f64 {
        let possible = self.possible(&verdict.id);
        if verdict.verdict == Outcome::Passed {
            return possible;
        }
        if !self.partial || verdict.tests.is_empty() {
            return 0.0;
        }
        let passed = verdict.tests.iter().filter(|test| test.passed).count();
        possible * passed as f64 / verdict.tests.len() as f64
    }
}

/// Points as people write them: two places at most.
pub(super) fn written(points: f64) -> String {
    let text = format!("{points:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Scheme, written};
    use crate::course::Course;
    use crate::verdict::{Isolation, Outcome, TestResult, Verdict};

    fn verdict(outcome: Outcome, passed: [bool; 4]) -> Verdict {
        let mut verdict = Verdict::without_tests("ch1b_fetch_data", outcome, "", Isolation::None);
        verdict.tests = passed
            .into_iter()
            .map(|passed| TestResult {
                name: "a_test".to_owned(),
                passed,
                hidden: false,
                message: None,
                why: None,
            })
            .collect();
        verdict
    }

    #[test]
    fn points_follow_the_file() {
        let course = Course::find().unwrap();
        let parse = |text: &str| Scheme::parse(text, &course);
        let failed = verdict(Outcome::Failed, [true, true, true, false]);
        let passed = verdict(Outcome::Passed, [true; 4]);
        let points = |text: &str| {
            let scheme = parse(text).unwrap();
            [scheme.points(&failed), scheme.points(&passed)].map(written)
        };
        assert_eq!(points(""), ["0", "1"]);
        assert_eq!(
            points("partial = true\n[weights]\nch1b_fetch_data = 2"),
            ["1.5", "2"]
        );
        assert_eq!(points("others = 0"), ["0", "0"]);
        for (text, words) in [
            ("[weights]\nch1x = 1", "no exercise `ch1x`"),
            ("[weights]\nch1b_fetch_data = -1", "a number from 0"),
            ("others = nan", "a number from 0"),
            ("weight = 1", "unknown field `weight`"),
        ] {
            let error = format!("{:#}", parse(text).unwrap_err());
            assert!(error.contains(words), "{text}: {error}");
        }
    }
}
