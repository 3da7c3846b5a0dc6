//! The results of a class, for people and for other programs. The same results give the same bytes.

mod clean;
mod github;
mod html;
mod scheme;
mod tables;
#[cfg(test)]
mod tests;

pub(crate) use github::tell as tell_github;
pub(crate) use scheme::Scheme;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::course::Course;
use crate::files::{make_folder, write};
use crate::grade::fingerprint;
use crate::verdict::{Graded, Isolation, Outcome, Verdict};

/// Everything that reports say.
pub(crate) struct Class {
    /// The exercises, in the order of the course.
    exercises: Vec<Info>,
    /// What each misconception, `M1` to `M22`, is, as far as the course says it.
    misconceptions: BTreeMap<String, String>,
    /// The results, by name.
    graded: Vec<Graded>,
    scheme: Scheme,
    /// The fingerprints of the course's own answers.
    own: BTreeSet<String>,
}

/// What a report says about an exercise.
struct Info {
    id: String,
    number: String,
    title: String,
    misconceptions: Vec<String>,
}

/// How often something was met.
struct Met<'a> {
    what: &'a str,
    also: &'a str,
    times: usize,
}

impl Class {
    /// A class without results yet.
    pub fn new(course: &Course, scheme: Scheme) -> Result<Self> {
        let mut exercises = Vec::new();
        let mut own = BTreeSet::new();
        for exercise in course.exercises() {
            if exercise.has_answers() {
                let starter = exercise.starter()?;
                let answers = exercise.answers()?.into_iter();
                own.extend(answers.filter_map(|answer| fingerprint(&answer.source, &starter)));
            }
            exercises.push(Info {
                id: exercise.id.clone(),
                number: exercise.number().to_owned(),
                title: exercise.title_and_task()?.0,
                misconceptions: exercise.hints()?.about.misconceptions,
            });
        }
        Ok(Self {
            exercises,
            misconceptions: course.misconceptions()?,
            graded: Vec::new(),
            scheme,
            own,
        })
    }

    /// Takes a result in. What reports do not show is dropped, so that hundreds have room.
    pub fn add(&mut self, mut graded: Graded) {
        for verdict in &mut graded.exercises {
            verdict.output = String::new();
            for diagnostic in &mut verdict.diagnostics {
                diagnostic.rendered = String::new();
                diagnostic.suggestions.clear();
            }
        }
        let place = self
            .graded
            .partition_point(|other| other.submission < graded.submission);
        self.graded.insert(place, graded);
    }

    /// Writes `out/report`; what is there is replaced.
    pub fn write(&self, out: &Path) -> Result<()> {
        let folder = out.join("report");
        if folder.exists() {
            fs::remove_dir_all(&folder)
                .with_context(|| format!("failed to remove the folder `{}`", folder.display()))?;
        }
        for name in ["students", "gradescope", "exercism"] {
            make_folder(&folder.join(name))?;
        }
        write(&folder.join("class.html"), &html::class(self))?;
        write(&folder.join("class.csv"), &tables::csv(self))?;
        write(&folder.join("junit.xml"), &tables::junit(self))?;
        write(&folder.join("github-summary.md"), &github::summary(self))?;
        for graded in &self.graded {
            let name = &graded.submission;
            let file =
                |kind: &str, ending: &str| folder.join(kind).join(format!("{name}.{ending}"));
            write(&file("students", "html"), &html::student(self, graded))?;
            let gradescope = tables::gradescope(self, graded);
            write(&file("gradescope", "json"), &format!("{gradescope:#}\n"))?;
            let exercism = tables::exercism(graded);
            write(&file("exercism", "json"), &format!("{exercism:#}\n"))?;
        }
        Ok(())
    }

    /// The least isolation of all.
    fn isolation(&self) -> Option<Isolation> {
        let levels = self.graded.iter().map(|graded| graded.isolation);
        levels.max_by_key(|level| match level {
            Isolation::Full => 0,
            Isolation::Partial => 1,
            Isolation::None => 2,
        })
    }

    fn points(&self, graded: &Graded) -> f64 {
        let points = graded
            .exercises
            .iter()
            .map(|verdict| self.scheme.points(verdict));
        points.sum()
    }

    fn possible(&self) -> f64 {
        let points = self
            .exercises
            .iter()
            .map(|info| self.scheme.possible(&info.id));
        points.sum()
    }

    /// All verdicts on one exercise.
    fn on<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Verdict> {
        let all = self.graded.iter().flat_map(|graded| &graded.exercises);
        all.filter(move |verdict| verdict.id == id)
    }

    /// The tests that failed most often, first.
    fn most_failed(&self) -> Vec<Met<'_>> {
        let mut times: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for verdict in self.graded.iter().flat_map(|graded| &graded.exercises) {
            for test in verdict.tests.iter().filter(|test| !test.passed) {
                *times.entry((&verdict.id, &test.name)).or_default() += 1;
            }
        }
        sorted(
            times
                .into_iter()
                .map(|((what, also), times)| Met { what, also, times }),
        )
    }

    /// Submissions whose files are alike → in which exercises. The course's own answers are one of
    /// them, without a name.
    fn alike(&self) -> BTreeMap<Vec<&str>, Vec<&str>> {
        let mut by_file: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
        for graded in &self.graded {
            for verdict in &graded.exercises {
                if let Some(fingerprint) = &verdict.fingerprint {
                    let who = by_file
                        .entry((&verdict.id, fingerprint))
                        .or_insert_with(|| {
                            let is_own = self.own.contains(fingerprint);
                            if is_own { vec![""] } else { Vec::new() }
                        });
                    who.push(&graded.submission);
                }
            }
        }
        let mut alike: BTreeMap<Vec<&str>, Vec<&str>> = BTreeMap::new();
        for ((id, _), who) in by_file.into_iter().filter(|(_, who)| who.len() > 1) {
            alike.entry(who).or_default().push(id);
        }
        alike
    }

    /// The misconceptions that exercises warn of which somebody tried without success, and how many
    /// learners met them.
    fn misconceptions_met(&self) -> Vec<Met<'_>> {
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for graded in &self.graded {
            let tried = graded
                .exercises
                .iter()
                .filter(|verdict| is_tried_in_vain(verdict.verdict));
            let ids: BTreeSet<&str> = tried.map(|verdict| verdict.id.as_str()).collect();
            let infos = self
                .exercises
                .iter()
                .filter(|info| ids.contains(info.id.as_str()));
            let met: BTreeSet<&str> = infos
                .flat_map(|info| info.misconceptions.iter().map(String::as_str))
                .collect();
            for misconception in met {
                *times.entry(misconception).or_default() += 1;
            }
        }
        sorted(times.into_iter().map(|(what, times)| {
            let also = self.misconceptions.get(what).map_or("", String::as_str);
            Met { what, also, times }
        }))
    }
}

fn sorted<'a>(met: impl Iterator<Item = Met<'a>>) -> Vec<Met<'a>> {
    let mut met: Vec<Met> = met.collect();
    met.sort_by_key(|met| std::cmp::Reverse(met.times));
    met
}

fn is_tried_in_vain(outcome: Outcome) -> bool {
    use Outcome::{CompileError, Crashed, Failed, TimedOut};
    matches!(outcome, Failed | CompileError | TimedOut | Crashed)
}

/// A result as a word and as a sign.
fn in_words(outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Passed => ("passed", "✓"),
        Outcome::Failed => ("failed", "✗"),
        Outcome::CompileError => ("compile error", "E"),
        Outcome::TimedOut => ("timed out", "T"),
        Outcome::Crashed => ("crashed", "!"),
        Outcome::Rejected => ("rejected", "R"),
        Outcome::NotAttempted => ("not attempted", "·"),
    }
}
