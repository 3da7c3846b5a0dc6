//! Tables that are made from the course itself.

use std::fmt::Write;

use anyhow::Result;

use crate::course::{Course, Exercise, Page};

/// The lengths of courses, in minutes of lessons.
const COURSES: [(&str, u32); 3] = [("half a day", 210), ("one day", 390), ("two days", 780)];

/// Links to the exercises against a misconception, `M1` to `M22`, in a line of text.
pub(super) fn against(course: &Course, misconception: &str) -> Result<String> {
    let mut links = Vec::new();
    for page in &course.pages {
        for exercise in &page.exercises {
            let about = exercise.hints()?.about;
            if about
                .misconceptions
                .iter()
                .any(|found| found == misconception)
            {
                links.push(link(page, exercise));
            }
        }
    }
    Ok(links.join(", "))
}

fn link(page: &Page, exercise: &Exercise) -> String {
    let (file, id) = (page.file.display(), &exercise.id);
    format!("[{}]({file}#{id})", exercise.number())
}

/// A table of the minutes of each page, and what sums up to courses of three lengths.
pub(super) fn minutes(course: &Course) -> Result<String> {
    let mut table = String::from(
        "| page | reading | exercises | of these, hard ones (★★★) | in all |\n|---|--:|--:|--:|--:|\n",
    );
    let mut total = 0;
    let mut ends = Vec::new();
    for page in course
        .pages
        .iter()
        .filter(|page| !page.exercises.is_empty())
    {
        let reading = page.reading_minutes(course)?;
        let (mut all, mut hard) = (0, 0);
        for exercise in &page.exercises {
            let about = exercise.hints()?.about;
            all += about.minutes;
            hard += if about.stars == 3 { about.minutes } else { 0 };
        }
        let whole = reading + all;
        total += whole;
        ends.push((page.title.clone(), total));
        writeln!(
            table,
            "| [{}]({}) | {reading} | {all} | {hard} | {whole} |",
            page.title,
            page.file.display()
        )?;
    }
    writeln!(table, "| **all** | | | | **{total}** |\n")?;
    for (name, length) in COURSES {
        let last = ends.iter().rev().find(|(_, end)| *end <= length);
        if let Some((title, end)) = last {
            writeln!(
                table,
                "- In {name} ({length} minutes of lessons) a group comes to the end of *{title}* \
                 ({end} minutes), if it works everything."
            )?;
        }
    }
    Ok(table)
}
