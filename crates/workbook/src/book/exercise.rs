//! An exercise in a page: readable as it is; workbook.js makes it editable.

use std::fmt::Write;

use anyhow::Result;

use super::predict;
use super::snippet::{fenced, look};
use crate::course::{Exercise, split_header};
use crate::timeline::{Colours, Timeline, figure};

/// The exercise as Markdown with HTML around it.
pub(super) fn html(exercise: &Exercise) -> Result<String> {
    let id = &exercise.id;
    let (title, task) = exercise.title_and_task()?;
    let hints = exercise.hints()?;
    let starter = exercise.starter()?;
    let (header, program) = split_header(&starter);
    let stars = hints.about.stars;
    let mut colours = Colours::default();
    let recorded = Timeline::recorded(&exercise.recorded_timeline())?;
    let picture = recorded.map(|timeline| figure(&timeline, 0, &mut colours));
    let mut html = String::new();
    write!(
        html,
        "<section class=\"wb-exercise\" data-exercise=\"{id}\" data-first-line=\"{first_line}\" {look}>\n\n\
         ### Exercise {number}: {title} {{#{id}}}\n\n\
         <p class=\"wb-meta\"><span class=\"wb-status\">not passed yet</span> \
         <span>about {minutes} minutes</span> \
         <span class=\"wb-stars\" role=\"img\" aria-label=\"difficulty {stars} of 3\">{drawn}</span></p>\n\n\
         {task}\n\n",
        first_line = header.lines().count() + 1,
        look = look(0, &colours)?,
        number = exercise.number(),
        minutes = hints.about.minutes,
        drawn = "★".repeat(stars.into()) + &"☆".repeat(3_usize.saturating_sub(stars.into())),
    )?;
    if let Some(prediction) = &hints.prediction {
        html.push_str(&predict::html(prediction)?);
    }
    write!(
        html,
        "<div class=\"wb-program\">\n\n<p class=\"wb-file\"><code>{file}</code></p>\n\n{code}\n</div>\n\n\
         <p class=\"wb-offline\">To work on it here, start <code>cargo run</code>. \
         Or edit that file and run <code>cargo workbook check {id}</code>.</p>\n\n",
        file = exercise.shown_file(),
        code = fenced("rust", program),
    )?;
    if let Some(picture) = picture {
        let title = "What the program does as it is given";
        html.push_str(&folded("wb-recorded", title, &picture));
    }
    html.push_str("<div class=\"wb-more\">\n\n");
    if let Some(support) = exercise.support()? {
        html.push_str(&folded(
            "wb-given",
            "Given in support.rs",
            &fenced("rust", &support),
        ));
    }
    for (level, (title, text)) in hints.levels.iter().enumerate() {
        let number = level + 1;
        let title = format!("Hint {number}: {}", title.to_lowercase());
        html.push_str(&folded("wb-hint", &title, text));
    }
    html.push_str(&folded(
        "wb-tests",
        "The tests",
        &fenced("rust", &exercise.tests()?),
    ));
    html.push_str("</div>\n\n");
    if exercise.has_answers() {
        html.push_str(&answers(exercise)?);
    }
    html.push_str("</section>\n\n");
    Ok(html)
}

/// The right answers, each folded, with what it teaches. With a server they come into sight after a pass.
fn answers(exercise: &Exercise) -> Result<String> {
    let mut html = String::from("<div class=\"wb-answers\">\n\n");
    for answer in exercise.answers()? {
        let (_, program) = split_header(&answer.source);
        let text = format!("{}\n{}", answer.about(), fenced("rust", program));
        html.push_str(&folded("wb-answer", &answer.title(), &text));
    }
    html.push_str("</div>\n\n");
    Ok(html)
}

/// Markdown that opens when its title is clicked.
fn folded(class: &str, title: &str, markdown: &str) -> String {
    format!("<details class=\"{class}\"><summary>{title}</summary>\n\n{markdown}\n\n</details>\n\n")
}
