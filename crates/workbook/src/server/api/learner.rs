//! Where the learner stands: what has passed, and all that was written.

use std::collections::BTreeMap;
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

/// A learner's work as one file.
#[derive(Serialize, Deserialize)]
pub(in crate::server) struct Exported {
    /// So that another version can tell.
    workbook_export: u32,
    /// Exercise → what the learner has made of it; those that are as they were given are left out.
    exercises: BTreeMap<String, Work>,
}

/// One exercise of a learner's.
#[derive(Serialize, Deserialize)]
pub(in crate::server) struct Work {
    passed: bool,
    source: String,
}

/// What an import did.
#[derive(Serialize)]
pub(in crate::server) struct Imported {
    /// Exercises whose file has a new text.
    replaced: usize,
    /// Exercises that count as passed now and did not before.
    passed: usize,
    /// Exercises that this course does not have.
    unknown: Vec<String>,
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
        let mut exercises = BTreeMap::new();
        for exercise in app.course.exercises() {
            let (source, passed) = (text_of(exercise)?, progress.has_passed(&exercise.id));
            if passed || source != exercise.starter()? {
                exercises.insert(exercise.id.clone(), Work { passed, source });
            }
        }
        Ok(Exported {
            workbook_export: FORMAT,
            exercises,
        })
    })
    .await
}

/// Takes over an exported file. Each text that it replaces is kept.
pub(in crate::server) async fn import(
    State(app): State<Arc<App>>,
    Json(exported): Json<serde_json::Value>,
) -> Result<Json<Imported>, Failure> {
    on_disk(app, move |app| {
        let exported: Exported = serde_json::from_value(exported)
            .ok()
            .filter(|exported: &Exported| exported.workbook_export == FORMAT)
            .ok_or_else(|| {
                Failure::Unusable("This file was not exported by this workbook.".to_owned())
            })?;
        let mut imported = Imported {
            replaced: 0,
            passed: 0,
            unknown: Vec::new(),
        };
        let before = Progress::load(&app.course)?.progress;
        let _turn = app.edit();
        for (id, work) in exported.exercises {
            let Ok(exercise) = find(app, &id) else {
                imported.unknown.push(id);
                continue;
            };
            if learner::take_over(&app.course, exercise, &work.source)? {
                imported.replaced += 1;
            }
            if work.passed && !before.has_passed(&exercise.id) {
                Progress::add_pass(&app.course, &exercise.id)?;
                imported.passed += 1;
            }
        }
        Ok(imported)
    })
    .await
}
