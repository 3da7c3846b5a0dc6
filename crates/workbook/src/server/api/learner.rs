//! Where the learner stands: what has passed, and all that was written.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};

use super::file::text_of;
use super::{Failure, find, on_disk};
use crate::learner;
use crate::overview::{Chapter, chapters};
use crate::progress::{Loaded, Progress};
use crate::sandbox;
use crate::server::{App, Libraries};

/// The form of [`Exported`].
const FORMAT: u32 = 1;

/// The course, as this learner stands in it.
#[derive(Serialize)]
pub(in crate::server) struct Overview {
    chapters: Vec<Chapter>,
    libraries: Libraries,
    isolation: &'static str,
    damage: Option<String>,
}

/// A learner's work as one file. The page gives it back one exercise at a time.
#[derive(Serialize)]
pub(in crate::server) struct Exported {
    /// So that another version can tell.
    workbook_export: u32,
    /// What the learner has worked on; what is as it was given is left out.
    exercises: Vec<Work>,
}

/// One exercise of a learner's.
#[derive(Serialize, Deserialize)]
pub(in crate::server) struct Work {
    id: String,
    passed: bool,
    source: String,
}

/// What an import did.
#[derive(Serialize)]
pub(in crate::server) struct Imported {
    /// Whether the file has a new text.
    replaced: bool,
    /// Whether it counts as passed now and did not before.
    passed: bool,
}

pub(in crate::server) async fn state(
    State(app): State<Arc<App>>,
) -> Result<Json<Overview>, Failure> {
    on_disk(app, |app| {
        let Loaded { progress, damage } = Progress::load(&app.course)?;
        Ok(Overview {
            chapters: chapters(&app.course, &progress)?,
            libraries: app.libraries.borrow().clone(),
            isolation: sandbox::isolation().in_words(),
            damage,
        })
    })
    .await
}

pub(in crate::server) async fn export(
    State(app): State<Arc<App>>,
) -> Result<Json<Exported>, Failure> {
    on_disk(app, |app| {
        let progress = Progress::load(&app.course)?.progress;
        let mut exercises = Vec::new();
        for exercise in app.course.exercises() {
            let (source, passed) = (text_of(exercise)?, progress.has_passed(&exercise.id));
            if passed || source != exercise.starter()? {
                let id = exercise.id.clone();
                exercises.push(Work { id, passed, source });
            }
        }
        Ok(Exported {
            workbook_export: FORMAT,
            exercises,
        })
    })
    .await
}

/// Takes over an exercise from an exported file. The text that it replaces is kept.
pub(in crate::server) async fn import(
    State(app): State<Arc<App>>,
    Json(work): Json<Work>,
) -> Result<Json<Imported>, Failure> {
    on_disk(app, move |app| {
        let exercise = find(app, &work.id)?;
        let _turn = app.edit();
        let replaced = learner::take_over(&app.course, exercise, &work.source)?;
        let has_passed = Progress::load(&app.course)?.progress.has_passed(&work.id);
        let passed = work.passed && !has_passed;
        if passed {
            Progress::add_pass(&app.course, &work.id)?;
        }
        Ok(Imported { replaced, passed })
    })
    .await
}
