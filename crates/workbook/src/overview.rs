//! The course as one learner stands in it: chapters, exercises, what has passed.

use anyhow::Result;
use serde::Serialize;

use crate::course::Course;
use crate::progress::Progress;

/// One page with exercises.
#[derive(Debug, Serialize)]
pub(crate) struct Chapter {
    /// Its title.
    pub title: String,
    /// Its file, relative to `src`.
    pub page: String,
    /// Its exercises, in reading order.
    pub exercises: Vec<Listed>,
}

/// One exercise in the list.
#[derive(Debug, Serialize)]
pub(crate) struct Listed {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether it has ever passed.
    pub passed: bool,
    /// How long it takes.
    pub minutes: u32,
    /// Difficulty from 1 to 3.
    pub stars: u8,
    /// What it is against: `M1` to `M22` of the curriculum.
    pub misconceptions: Vec<String>,
    /// The file to edit.
    pub file: String,
}

/// Every page that has exercises.
pub(crate) fn chapters(course: &Course, progress: &Progress) -> Result<Vec<Chapter>> {
    let mut chapters = Vec::new();
    for page in course
        .pages
        .iter()
        .filter(|page| !page.exercises.is_empty())
    {
        let mut exercises = Vec::new();
        for exercise in &page.exercises {
            let about = exercise.hints()?.about;
            exercises.push(Listed {
                id: exercise.id.clone(),
                title: exercise.title_and_task()?.0,
                passed: progress.has_passed(&exercise.id),
                minutes: about.minutes,
                stars: about.stars,
                misconceptions: about.misconceptions,
                file: exercise.shown_file(),
            });
        }
        let page = (page.title.clone(), page.file.display().to_string());
        chapters.push(Chapter {
            title: page.0,
            page: page.1,
            exercises,
        });
    }
    Ok(chapters)
}
