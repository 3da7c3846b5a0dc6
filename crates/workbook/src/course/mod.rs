//! Which pages and exercises there are, in what order, and where their files lie.
//! Nothing else in the program knows the folder layout.

mod exercise;
mod hints;

pub(crate) use exercise::{Exercise, split_header, submitted_files};
use hints::Hints;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use mdbook_summary::{SummaryItem, parse_summary};

use crate::files::read;

/// The whole course, as `src/SUMMARY.md` orders it.
#[derive(Debug, Clone)]
pub(crate) struct Course {
    /// The folder that holds `book.toml`.
    pub root: PathBuf,
    /// Every page of the book, those without exercises too.
    pub pages: Vec<Page>,
}

/// One page of the book.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    /// Its title in the table of contents.
    pub title: String,
    /// Its file, relative to `src`.
    pub file: PathBuf,
    /// Its exercises, in reading order.
    pub exercises: Vec<Exercise>,
}

impl Course {
    /// The course that the current folder belongs to, or else the one this program was built in.
    pub fn find() -> Result<Self> {
        let here = std::env::current_dir().context("the current folder cannot be read")?;
        let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let root = here
            .ancestors()
            .chain([built_in.as_path()])
            .find(|folder| folder.join("book.toml").is_file() && folder.join("exercises").is_dir());
        match root {
            Some(root) => Self::load(root),
            None => bail!(
                "no workbook found in `{}` or above it: run this from the folder that holds book.toml",
                here.display()
            ),
        }
    }

    /// The course whose `book.toml` lies in `root`.
    pub fn load(root: &Path) -> Result<Self> {
        let root = root
            .canonicalize()
            .with_context(|| format!("failed to open the folder `{}`", root.display()))?;
        let path = root.join("src/SUMMARY.md");
        let summary = parse_summary(&read(&path)?)
            .with_context(|| format!("failed to understand `{}`", path.display()))?;
        let mut pages = Vec::new();
        let items = summary
            .prefix_chapters
            .iter()
            .chain(&summary.numbered_chapters);
        for item in items.chain(&summary.suffix_chapters) {
            collect_pages(&root, item, &mut pages)?;
        }
        Ok(Self { root, pages })
    }

    /// Takes the hidden tests in `key`, a folder with `hidden/ID.rs`, instead of ours.
    ///
    /// # Errors
    ///
    /// A sentence that says what is wrong with the folder.
    pub fn take_key(&mut self, key: &Path) -> Result<(), String> {
        let hidden = key.join("hidden");
        let files = fs::read_dir(&hidden)
            .map_err(|error| format!("--key: failed to read `{}`: {error}", hidden.display()))?;
        for file in files.filter_map(Result::ok).map(|entry| entry.path()) {
            let id = file.file_stem().unwrap_or_default();
            if !self.exercises().any(|exercise| id == exercise.id.as_str()) {
                return Err(format!(
                    "--key: `{}` has the name of no exercise: `cargo workbook list` shows them all",
                    file.display()
                ));
            }
        }
        for page in &mut self.pages {
            page.exercises
                .iter_mut()
                .for_each(|exercise| exercise.set_key(key));
        }
        Ok(())
    }

    /// Every exercise, in course order.
    pub fn exercises(&self) -> impl Iterator<Item = &Exercise> {
        self.pages.iter().flat_map(|page| &page.exercises)
    }

    /// The exercise with that id, or with its beginning: `ch1b` or `1b`.
    pub fn exercise(&self, id: &str) -> Result<&Exercise> {
        let number = id.trim_start_matches("ch");
        self.exercises()
            .find(|exercise| exercise.id == id || exercise.number() == number)
            .with_context(|| {
                format!("there is no exercise `{id}`: `cargo workbook list` shows them all")
            })
    }

    /// The page that `path`, relative to `src`, names.
    pub fn page(&self, path: &Path) -> Option<&Page> {
        self.pages.iter().find(|page| page.file == path)
    }

    /// What each misconception, `M1` to `M22`, is: the rows of the table in the instructors' page.
    /// A copy of the course without that page knows none.
    pub fn misconceptions(&self) -> Result<BTreeMap<String, String>> {
        let path = self.root.join("src/for-instructors.md");
        if !path.exists() {
            return Ok(BTreeMap::new());
        }
        let rows = read(&path)?;
        let rows = rows.lines().filter_map(|line| {
            let mut cells = line.strip_prefix("| M")?.split(" | ");
            let (number, what) = (cells.next()?, cells.next()?);
            Some((format!("M{}", number.trim()), what.to_owned()))
        });
        Ok(rows.collect())
    }

    /// The folder for what the program writes down: progress, and what `reset` replaced.
    pub fn state_folder(&self) -> PathBuf {
        self.root.join(".workbook")
    }

    /// The folder for what can be built again at any time.
    pub fn build_folder(&self) -> PathBuf {
        self.root.join("target/workbook")
    }
}

impl Page {
    /// The source of this page's snippet of that name.
    pub fn snippet(&self, course: &Course, name: &str) -> PathBuf {
        self.snippet_folder(course).join(format!("{name}.rs"))
    }

    /// What that snippet printed when it was recorded.
    pub fn recorded(&self, course: &Course, name: &str) -> PathBuf {
        self.snippet_folder(course).join(format!("{name}.out"))
    }

    /// Where that snippet's timeline is recorded, if it does anything asynchronous.
    pub fn recorded_timeline(&self, course: &Course, name: &str) -> PathBuf {
        self.snippet_folder(course)
            .join(format!("{name}.timeline.json"))
    }

    /// The folder of this page's snippets; it need not exist.
    pub fn snippet_folder(&self, course: &Course) -> PathBuf {
        course.root.join("src").join(self.file.with_extension(""))
    }

    /// How long reading it and running its programs takes, in minutes, as the page itself says.
    ///
    /// # Errors
    ///
    /// A page with exercises has no sentence that says so.
    pub fn reading_minutes(&self, course: &Course) -> Result<u32> {
        let text = self.text(course)?;
        let sentence = text.split_once(READING).and_then(|(_, rest)| {
            let (minutes, _) = rest.split_once(" minutes")?;
            minutes.parse().ok()
        });
        sentence.with_context(|| {
            format!(
                "`src/{}` has exercises, so it must say how long it takes: \"{READING}15 minutes\"",
                self.file.display()
            )
        })
    }

    /// The page's Markdown.
    pub fn text(&self, course: &Course) -> Result<String> {
        read(&course.root.join("src").join(&self.file))
    }
}

/// How a page with exercises begins to say how long it takes.
const READING: &str = "Reading and running take about ";

/// The ids in the `{{#exercise ID}}` lines of a page.
fn listed_exercises(markdown: &str) -> impl Iterator<Item = &str> {
    markdown.lines().filter_map(|line| {
        line.trim()
            .strip_prefix("{{#exercise ")?
            .strip_suffix("}}")
            .map(str::trim)
    })
}

fn collect_pages(root: &Path, item: &SummaryItem, pages: &mut Vec<Page>) -> Result<()> {
    let SummaryItem::Link(link) = item else {
        return Ok(());
    };
    if let Some(file) = &link.location {
        let markdown = read(&root.join("src").join(file))?;
        let exercises = listed_exercises(&markdown)
            .map(|id| Exercise::new(root, id))
            .collect();
        pages.push(Page {
            title: link.name.clone(),
            file: file.clone(),
            exercises,
        });
    }
    for nested in &link.nested_items {
        collect_pages(root, nested, pages)?;
    }
    Ok(())
}
