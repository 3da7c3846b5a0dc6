//! What a verdict depends on, as one number.

use std::time::UNIX_EPOCH;

use anyhow::{Context, Result};

use crate::build::{Dependencies, rustc_version};
use crate::course::Exercise;
use crate::digest::Digest;
use crate::sandbox;

/// What compiles and runs the tests: the compiler, the libraries, and this program's version.
pub(super) fn engine(dependencies: &Dependencies) -> String {
    Digest::new()
        .add(rustc_version().unwrap_or_default())
        .add(&dependencies.sources)
        .add(env!("CARGO_PKG_VERSION"))
        .add(sandbox::isolation().in_words())
        .finish()
}

/// This very build of the program: what another one has found out is not believed.
pub(super) fn program() -> Result<String> {
    let context = "failed to find the file of this program";
    let file = std::env::current_exe().context(context)?;
    let data = file.metadata().context(context)?;
    let age = data
        .modified()
        .context(context)?
        .duration_since(UNIX_EPOCH)?;
    Ok(Digest::new()
        .add(data.len().to_le_bytes())
        .add(age.as_nanos().to_le_bytes())
        .finish())
}

/// Everything that comes with an exercise.
pub(super) fn exercise(exercise: &Exercise) -> Result<String> {
    let digest = Digest::new()
        .add(&exercise.id)
        .add(exercise.starter()?)
        .add(exercise.tests()?)
        .add(exercise.support()?.unwrap_or_default())
        .add(exercise.hidden_tests()?.unwrap_or_default());
    let answer = match exercise.has_answers() {
        true => exercise.answers()?.swap_remove(0).source,
        false => String::new(),
    };
    Ok(digest.add(answer).finish())
}
