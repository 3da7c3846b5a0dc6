//! What a verdict depends on, as one number.

use std::time::UNIX_EPOCH;

use anyhow::{Context, Result};
use sha2::{Digest as _, Sha256};

use crate::build::{Dependencies, rustc_version};
use crate::course::Exercise;
use crate::sandbox;

/// Takes in pieces, each with its length, so that none can pass for another.
pub(super) struct Digest(Sha256);

impl Digest {
    pub fn new() -> Self {
        Self(Sha256::new())
    }

    pub fn add(mut self, piece: impl AsRef<[u8]>) -> Self {
        let piece = piece.as_ref();
        self.0.update((piece.len() as u64).to_le_bytes());
        self.0.update(piece);
        self
    }

    /// The digest in hexadecimal digits.
    pub fn finish(self) -> String {
        let bytes = self.0.finalize();
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

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

#[cfg(test)]
mod tests {
    use super::Digest;

    #[test]
    fn pieces_do_not_run_together() {
        let one = Digest::new().add("ab").add("c").finish();
        assert_ne!(one, Digest::new().add("a").add("bc").finish());
        assert_eq!(one, Digest::new().add("ab").add("c").finish());
    }
}
