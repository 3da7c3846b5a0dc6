//! A learner's file: what it holds, what it is to hold.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Failure, Which, find, on_disk};
use crate::course::{Exercise, split_header};
use crate::files::read;
use crate::learner::{self, Saved};
use crate::progress::Progress;
use crate::server::App;

/// A learner's file as the page shows it: without the title and the task, which the page has itself.
#[derive(Serialize)]
pub(in crate::server) struct Opened {
    source: String,
    /// The line in the file that `source` begins on.
    first_line: usize,
    /// What [`Edited::version`] must say for this text to be replaced.
    version: String,
    passed: bool,
}

/// A text that a learner made from what [`Opened`] showed.
#[derive(Deserialize)]
pub(in crate::server) struct Edited {
    pub(super) id: String,
    source: String,
    version: String,
    first_line: usize,
}

/// The exercises of a page.
#[derive(Deserialize)]
pub(in crate::server) struct These {
    ids: Vec<String>,
}

/// What a page compares with what it shows.
#[derive(Serialize)]
pub(in crate::server) struct Standing {
    version: String,
    passed: bool,
}

pub(in crate::server) async fn open(
    State(app): State<Arc<App>>,
    Json(which): Json<Which>,
) -> Result<Json<Opened>, Failure> {
    on_disk(app, move |app| {
        let exercise = find(app, &which.id)?;
        Ok(opened(app, exercise, &text_of(exercise)?)?)
    })
    .await
}

/// Whether the files still hold what a page shows, and what has passed.
pub(in crate::server) async fn versions(
    State(app): State<Arc<App>>,
    Json(these): Json<These>,
) -> Result<Json<BTreeMap<String, Standing>>, Failure> {
    on_disk(app, move |app| {
        let progress = Progress::load(&app.course)?.progress;
        let standing = |id: String| {
            let version = learner::version(&text_of(find(app, &id)?)?);
            let passed = progress.has_passed(&id);
            Ok((id, Standing { version, passed }))
        };
        these.ids.into_iter().map(standing).collect()
    })
    .await
}

pub(in crate::server) async fn save(
    State(app): State<Arc<App>>,
    Json(edited): Json<Edited>,
) -> Result<Json<serde_json::Value>, Failure> {
    on_disk(app, move |app| {
        Ok(json!({ "version": save_edited(app, &edited)? }))
    })
    .await
}

/// Puts the starter back. Both the file's text and the page's are kept.
pub(in crate::server) async fn reset(
    State(app): State<Arc<App>>,
    Json(edited): Json<Edited>,
) -> Result<Json<Opened>, Failure> {
    on_disk(app, move |app| {
        let exercise = find(app, &edited.id)?;
        let starter = exercise.starter()?;
        let _turn = app.edit();
        let on_disk = read(&exercise.learner_file()).unwrap_or_default();
        let mine = whole(&on_disk, &edited);
        if mine != on_disk && mine != starter {
            learner::keep(&app.course, exercise, mine.as_bytes())?;
        }
        learner::reset(&app.course, exercise)?;
        Progress::remove_pass(&app.course, &edited.id)?;
        Ok(opened(app, exercise, &starter)?)
    })
    .await
}

/// What a page needs to show this text of an exercise.
pub(super) fn opened(app: &App, exercise: &Exercise, text: &str) -> anyhow::Result<Opened> {
    let (header, source) = split_header(text);
    Ok(Opened {
        source: source.to_owned(),
        first_line: header.lines().count() + 1,
        version: learner::version(text),
        passed: Progress::load(&app.course)?
            .progress
            .has_passed(&exercise.id),
    })
}

/// Saves the page's text, and returns its version.
pub(super) fn save_edited(app: &App, edited: &Edited) -> Result<String, Failure> {
    let exercise = find(app, &edited.id)?;
    let _turn = app.edit();
    let on_disk = text_of(exercise)?;
    let text = whole(&on_disk, edited);
    match learner::save(exercise, &edited.version, &text)? {
        Saved::Done => Ok(learner::version(&text)),
        Saved::Conflict(theirs) => {
            Err(Failure::Conflict(Box::new(opened(app, exercise, &theirs)?)))
        }
    }
}

/// The learner's text; the starter, if the file is gone.
pub(super) fn text_of(exercise: &Exercise) -> anyhow::Result<String> {
    let path = exercise.learner_file();
    if path.exists() {
        read(&path)
    } else {
        exercise.starter()
    }
}

/// The page's text under the lines that the page does not show.
fn whole(on_disk: &str, edited: &Edited) -> String {
    let hidden = edited.first_line.saturating_sub(1);
    let header: String = on_disk.split_inclusive('\n').take(hidden).collect();
    format!("{header}{}", edited.source)
}
