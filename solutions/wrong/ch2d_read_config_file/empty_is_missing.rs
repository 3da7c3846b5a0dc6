// expect: fail the_text_of_the_file_is_returned
// Believed that an empty file is a missing one.

pub mod support;

use std::io::ErrorKind;
use std::path::Path;

pub const DEFAULT: &str = "deadline = 2\n";

#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(String);

pub async fn read_config(path: &Path) -> Result<String, ConfigError> {
    match tokio::fs::read_to_string(path).await {
        Ok(text) if text.is_empty() => Ok(DEFAULT.to_owned()),
        Ok(text) => Ok(text),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(DEFAULT.to_owned()),
        Err(error) => Err(ConfigError(format!("{}: {error}", path.display()))),
    }
}

#[cfg(test)]
mod tests;
