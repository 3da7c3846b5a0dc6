// expect: fail a_link_to_itself_is_an_error
// Believed that a file can be asked for before it is read. `exists` says no if it could not look.

pub mod support;

use std::path::Path;

pub const DEFAULT: &str = "deadline = 2\n";

#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(String);

pub async fn read_config(path: &Path) -> Result<String, ConfigError> {
    if !path.exists() {
        return Ok(DEFAULT.to_owned());
    }
    let text = tokio::fs::read_to_string(path).await;
    text.map_err(|error| ConfigError(format!("{}: {error}", path.display())))
}

#[cfg(test)]
mod tests;
