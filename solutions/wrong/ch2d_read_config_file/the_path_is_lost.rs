// expect: fail a_folder_is_an_error
// Believed that an io::Error says which file it is about; Python's OSError does.

pub mod support;

use std::io::ErrorKind;
use std::path::Path;

pub const DEFAULT: &str = "deadline = 2\n";

#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(String);

pub async fn read_config(path: &Path) -> Result<String, ConfigError> {
    match tokio::fs::read_to_string(path).await {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(DEFAULT.to_owned()),
        Err(error) => Err(ConfigError(error.to_string())),
    }
}

#[cfg(test)]
mod tests;
