//! One exercise: its files, and what they say about it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::Hints;
use crate::files::read;
use crate::verdict::{Advice, Diagnostic};

/// One exercise of the course.
#[derive(Debug, Clone)]
pub(crate) struct Exercise {
    /// `ch1b_fetch_data`.
    pub id: String,
    root: PathBuf,
    /// A folder whose hidden tests take the place of ours.
    key: Option<PathBuf>,
}

/// A complete program that comes with the course, under the name of its file.
#[derive(Debug, Clone)]
pub(crate) struct Program {
    /// The file's name without its ending.
    pub name: String,
    /// Its text, as it would stand in a learner's main.rs.
    pub source: String,
}

impl Exercise {
    pub(super) fn new(root: &Path, id: &str) -> Self {
        Self {
            id: id.to_owned(),
            root: root.to_owned(),
            key: None,
        }
    }

    pub(super) fn set_key(&mut self, key: &Path) {
        self.key = Some(key.to_owned());
    }

    /// Chapter and letter: `1b` for `ch1b_fetch_data`.
    pub fn number(&self) -> &str {
        let end = self.id.find('_').unwrap_or(self.id.len());
        self.id[..end].trim_start_matches("ch")
    }

    /// The file that the learner edits.
    pub fn learner_file(&self) -> PathBuf {
        self.folder().join("main.rs")
    }

    /// The same file as people name it: relative to the root.
    pub fn shown_file(&self) -> String {
        format!("exercises/src/bin/{}/main.rs", self.id)
    }

    /// main.rs as it was delivered.
    pub fn starter(&self) -> Result<String> {
        read(&self.root.join(format!("exercises/starters/{}.rs", self.id)))
    }

    /// Where the timeline of the starter's `main` is recorded, if it does anything asynchronous.
    pub fn recorded_timeline(&self) -> PathBuf {
        let id = &self.id;
        self.root
            .join(format!("exercises/starters/{id}.timeline.json"))
    }

    /// The tests that learners have.
    pub fn tests(&self) -> Result<String> {
        read(&self.folder().join("tests.rs"))
    }

    /// The given types and fakes, if there are any.
    pub fn support(&self) -> Result<Option<String>> {
        let path = self.folder().join("support.rs");
        if path.exists() {
            read(&path).map(Some)
        } else {
            Ok(None)
        }
    }

    /// Minutes, prediction and hints.
    pub fn hints(&self) -> Result<Hints> {
        let path = self.folder().join("hints.md");
        Hints::parse(&read(&path)?).with_context(|| format!("in `{}`", path.display()))
    }

    /// Puts this exercise's tips in the place of the general advice. A hints.md that cannot be read is
    /// no reason to keep a verdict back.
    pub fn give_tips(&self, diagnostics: &mut [Diagnostic]) {
        if diagnostics.is_empty() {
            return;
        }
        let Ok(hints) = self.hints() else { return };
        let tips = &hints.about.tips;
        for found in diagnostics {
            let tip = found.code.as_ref().and_then(|code| tips.get(code));
            if let Some(tip) = tip.filter(|_| found.file == "main.rs") {
                let link = found.advice.take().and_then(|advice| advice.link);
                let sentence = tip.clone();
                found.advice = Some(Advice { sentence, link });
            }
        }
    }

    /// The title and the task, from the starter's `//!` lines.
    pub fn title_and_task(&self) -> Result<(String, String)> {
        let starter = self.starter()?;
        let (header, _) = split_header(&starter);
        let text: String = header
            .lines()
            .filter_map(|line| line.strip_prefix("//!"))
            .map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line)))
            .collect();
        let Some((title, task)) = text
            .strip_prefix("# ")
            .and_then(|text| text.split_once('\n'))
        else {
            bail!(
                "`exercises/starters/{}.rs` does not begin with a line `//! # Title`",
                self.id
            );
        };
        Ok((title.trim().to_owned(), task.trim().to_owned()))
    }

    /// The tests that only graders have, if there are any.
    pub fn hidden_tests(&self) -> Result<Option<String>> {
        let ours = self.root.join("solutions");
        let keys = self.key.iter().chain([&ours]);
        let mut files = keys.map(|key| key.join(format!("hidden/{}.rs", self.id)));
        files
            .find(|file| file.exists())
            .map(|file| read(&file))
            .transpose()
    }

    /// The answer first, then the other right answers.
    pub fn answers(&self) -> Result<Vec<Program>> {
        let folder = self.root.join("solutions/src").join(&self.id);
        if !self.has_answers() {
            bail!(
                "there is no answer `{}`: this copy came without the key",
                folder.display()
            );
        }
        let mut answers = programs(&folder)?;
        answers.sort_by_key(|program| (program.name != "mod", program.name.clone()));
        for answer in &mut answers {
            answer.source = without_module_paths(&answer.source);
        }
        Ok(answers)
    }

    /// Whether this copy of the course has the answers.
    pub fn has_answers(&self) -> bool {
        let folder = self.root.join("solutions/src").join(&self.id);
        folder.join("mod.rs").exists()
    }

    /// The wrong answers that the tests must reject.
    #[cfg(test)]
    pub fn wrong_answers(&self) -> Result<Vec<Program>> {
        programs(&self.root.join("solutions/wrong").join(&self.id))
    }

    fn folder(&self) -> PathBuf {
        self.root.join("exercises/src/bin").join(&self.id)
    }
}

impl Program {
    /// What tells an answer from the others.
    pub fn title(&self) -> String {
        match self.name.strip_prefix("alt_") {
            None => "The answer".to_owned(),
            Some(name) => format!("Another right answer: {}", name.replace('_', " ")),
        }
    }

    /// What stands in its leading `//!` lines.
    pub fn about(&self) -> String {
        let (header, _) = split_header(&self.source);
        header
            .lines()
            .filter_map(|line| line.strip_prefix("//!"))
            .map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line)))
            .collect()
    }
}

/// Splits a file into its leading `//!` lines (with the blank lines after them) and the rest.
pub(crate) fn split_header(source: &str) -> (&str, &str) {
    let mut end = 0;
    let mut in_header = true;
    for line in source.split_inclusive('\n') {
        let is_doc = line.starts_with("//!");
        let is_blank_after_docs = end > 0 && line.trim().is_empty();
        if !(in_header && is_doc || is_blank_after_docs) {
            break;
        }
        in_header = is_doc;
        end += line.len();
    }
    source.split_at(end)
}

/// Where a submission may have its file for an exercise: the whole tree, the package, or the file alone.
pub(crate) fn submitted_files(submission: &Path, id: &str) -> [PathBuf; 4] {
    let in_package = format!("src/bin/{id}/main.rs");
    [
        submission.join("exercises").join(&in_package),
        submission.join(&in_package),
        submission.join(id).join("main.rs"),
        submission.join(format!("{id}.rs")),
    ]
}

/// The `.rs` files of a folder, by name.
fn programs(folder: &Path) -> Result<Vec<Program>> {
    let entries = fs::read_dir(folder)
        .with_context(|| format!("failed to read the folder `{}`", folder.display()))?;
    let mut programs = Vec::new();
    for entry in entries {
        let path = entry
            .with_context(|| format!("failed to read `{}`", folder.display()))?
            .path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            programs.push(Program {
                name,
                source: read(&path)?,
            });
        }
    }
    programs.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(programs)
}

/// An answer lives in a library, so its `mod tests;` needs a `#[path]` that a learner's does not.
fn without_module_paths(source: &str) -> String {
    source
        .split_inclusive('\n')
        .filter(|line| !line.trim().starts_with("#[path = "))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::split_header;

    #[track_caller]
    fn check(source: &str, header: &str) {
        assert_eq!(split_header(source), (header, &source[header.len()..]));
    }

    #[test]
    fn the_header_ends_where_code_begins() {
        check("//! # T\n//!\n//! x\n\nuse a;\n", "//! # T\n//!\n//! x\n\n");
        check("//! # T\nuse a;\n//! no", "//! # T\n");
        check("use a;\n//! no", "");
        check("\nuse a;", "");
        check("//! a\n\n\nfn b() {}", "//! a\n\n\n");
        check("", "");
        check("//! only", "//! only");
    }
}
