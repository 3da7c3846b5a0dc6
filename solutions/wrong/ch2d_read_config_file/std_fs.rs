// expect: fail the_thread_is_free_while_the_file_is_read
// Believed that inside an async fn every read gives way.

pub mod support;

use std::io::ErrorKind;
use std::path::Path;

pub const DEFAULT: &str = "deadline = 2\n";

#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(String);

pub async fn read_config(path: &Path) -> Result<String, ConfigError> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(DEFAULT.to_owned()),
        Err(error) => Err(ConfigError(format!("{}: {error}", path.display()))),
    }
}

#[cfg(test)]
mod tests;
