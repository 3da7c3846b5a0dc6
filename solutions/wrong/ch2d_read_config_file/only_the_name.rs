// expect: fail a_folder_is_an_error
// Believed that the file's name is enough; there are many `config.toml`.

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
        Err(error) => Err(ConfigError(format!("{:?}: {error}", path.file_name()))),
    }
}

#[cfg(test)]
mod tests;
