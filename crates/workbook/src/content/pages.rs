//! The built book has nothing left undone: no directive, no empty program, no dead link.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::{course, require_none};
use crate::book::{self, Readers};

/// The longest page, in words of prose.
const PAGE_WORDS: usize = 1200;

/// The longest sentence, in words.
const SENTENCE_WORDS: usize = 25;

#[test]
fn the_built_book_is_whole() {
    let out = tempfile::tempdir().unwrap();
    book::build(&course(), Readers::Instructors, out.path()).unwrap();
    let mut problems = Vec::new();
    let pages = html_files(out.path());
    assert!(pages.len() > 2, "there are no pages");
    for path in &pages {
        let html = fs::read_to_string(path).unwrap();
        let name = path.strip_prefix(out.path()).unwrap().display().to_string();
        if html.contains("{{#") {
            problems.push(format!("{name}: a directive is left"));
        }
        if html.contains("\"></code></pre>") {
            problems.push(format!("{name}: a program is empty"));
        }
        for link in attribute_values(&html, "href").chain(attribute_values(&html, "src")) {
            if let Some(problem) = dead(path, &html, link) {
                problems.push(format!("{name}: {problem}"));
            }
        }
    }
    require_none(&problems);
}

#[test]
fn the_minutes_that_a_page_names_are_those_of_its_exercises() {
    let course = course();
    let mut problems = Vec::new();
    let mut n_pages = 0;
    for page in course
        .pages
        .iter()
        .filter(|page| !page.exercises.is_empty())
    {
        n_pages += 1;
        page.reading_minutes(&course).unwrap();
        let markdown = page.text(&course).unwrap();
        let line = markdown
            .lines()
            .find(|line| line.contains(", the exercises "));
        let (_, sentence) = line.unwrap().split_once(", the exercises ").unwrap();
        let words = sentence.split(|c: char| !c.is_ascii_digit());
        let named: u32 = words.filter_map(|word| word.parse::<u32>().ok()).sum();
        let exercises = page.exercises.iter();
        let minutes = exercises.map(|exercise| exercise.hints().unwrap().about.minutes);
        let sum: u32 = minutes.sum();
        if named != sum {
            problems.push(format!("{}: {named}, not {sum}", page.file.display()));
        }
    }
    assert!(n_pages > 10, "{n_pages} pages have exercises");
    require_none(&problems);
}

#[test]
fn pages_are_short_and_so_are_their_sentences() {
    let course = course();
    let mut problems = Vec::new();
    for page in &course.pages {
        let markdown = page.text(&course).unwrap();
        let prose = prose(&markdown);
        let words: usize = prose
            .iter()
            .map(|line| line.split_whitespace().count())
            .sum();
        if words > PAGE_WORDS {
            problems.push(format!("{}: {words} words", page.file.display()));
        }
        for sentence in prose
            .iter()
            .flat_map(|line| line.split_inclusive(['.', '?', ':', ';']))
        {
            let words = sentence.split_whitespace().count();
            if words > SENTENCE_WORDS && !sentence.contains('|') {
                problems.push(format!(
                    "{}: {words} words: {sentence}",
                    page.file.display()
                ));
            }
        }
    }
    require_none(&problems);
}

/// The elements of the guideline that CURRICULUM counts, each with a row in the appendix.
const ELEMENTS: usize = 59;

#[test]
fn every_element_of_the_guideline_has_its_links() {
    let course = course();
    let appendix = fs::read_to_string(course.root.join("src/appendix-guideline.md")).unwrap();
    let is_row = |line: &&str| line.starts_with('|') && !line.starts_with("|-");
    let rows: Vec<&str> = appendix.lines().filter(is_row).collect();
    let rows: Vec<&str> = rows
        .into_iter()
        .filter(|row| !row.starts_with("|guideline|"))
        .collect();
    assert_eq!(rows.len(), ELEMENTS);
    let mut problems = Vec::new();
    for row in rows {
        let place = row.trim_end_matches('|').rsplit('|').next().unwrap();
        if place.trim().is_empty() {
            problems.push(format!("no page is named: {row}"));
        }
        let unlinked = without_links(place);
        let names = unlinked
            .split([',', ';'])
            .flat_map(|name| name.split(" to "));
        for name in names.map(str::trim) {
            let is_exercise = course.exercises().any(|exercise| exercise.number() == name);
            let is_page = course.pages.iter().any(|page| page.title.starts_with(name));
            if !name.is_empty() && (is_exercise || is_page) {
                problems.push(format!("`{name}` is no link: {row}"));
            }
        }
    }
    require_none(&problems);
}

/// A cell of a table without its links and their texts.
fn without_links(cell: &str) -> String {
    let parts = cell.split('[').enumerate();
    let parts = parts.map(|(index, part)| match index {
        0 => part,
        _ => part.split_once(')').map_or("", |(_, after)| after),
    });
    parts.collect()
}

/// The lines of a page that are read as prose: without code, questions, directives and the
/// instructors' part.
fn prose(markdown: &str) -> Vec<&str> {
    let learners = markdown
        .split("<summary>Instructor notes</summary>")
        .next()
        .unwrap_or_default();
    let mut in_fence = false;
    let mut lines = Vec::new();
    for line in learners.lines() {
        if line.starts_with("```") {
            in_fence = !in_fence;
        } else if !in_fence && !line.starts_with("{{#") && !line.starts_with('<') {
            lines.push(line);
        }
    }
    lines
}

fn html_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(html_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "html") {
            files.push(path);
        }
    }
    files
}

fn attribute_values<'a>(html: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    let begin = format!(" {name}=\"");
    let starts: Vec<usize> = html
        .match_indices(&begin)
        .map(|(found, _)| found + begin.len())
        .collect();
    starts
        .into_iter()
        .filter_map(|start| html[start..].split('"').next())
}

/// What is wrong with a link inside the book. Links to elsewhere are not followed.
fn dead(page: &Path, html: &str, link: &str) -> Option<String> {
    if link.contains("://") || link.starts_with("mailto:") || link.starts_with("data:") {
        return None;
    }
    let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
    let target = page.parent()?.join(file);
    let text = if file.is_empty() {
        html.to_owned()
    } else if page.ends_with("404.html") {
        return None; // mdBook's page for lost readers is served at any depth.
    } else if !target.is_file() {
        return Some(format!("`{link}` leads nowhere"));
    } else {
        fs::read_to_string(target).unwrap_or_default()
    };
    let ids: BTreeSet<&str> = attribute_values(&text, "id").collect();
    (!anchor.is_empty() && !ids.contains(anchor)).then(|| format!("`{link}` has no such place"))
}
