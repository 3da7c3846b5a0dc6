// expect: fail a_folder_is_an_error
// Believed that what is no file is missing, as Python's `os.path.isfile` suggests.

pub mod support;

use std::path::Path;

pub const DEFAULT: &str = "deadline = 2\n";

#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(String);

pub async fn read_config(path: &Path) -> Result<String, ConfigError> {
    if !path.is_file() {
        return Ok(DEFAULT.to_owned());
    }
    let text = tokio::fs::read_to_string(path).await;
    text.map_err(|error| ConfigError(format!("{}: {error}", path.display())))
}

#[cfg(test)]
mod tests;
