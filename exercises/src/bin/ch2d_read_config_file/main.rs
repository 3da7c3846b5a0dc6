//! # Read a config file
//!
//! A service reads its settings when it starts.
//! Finish `async fn read_config(path: &Path) -> Result<String, ConfigError>`.
//!
//! - A file that is text: `Ok` with all of it, be it empty.
//! - No such file: `Ok` with `DEFAULT`.
//! - Anything else, such as a folder or bytes that are not UTF-8: an `Err` whose text contains the path.
//! - While a file is read, the thread is free: keep the waits in row `main`.
//!
//! You may change `ConfigError` too, as long as it is a `std::error::Error`.

pub mod support;

use std::path::Path;

use support::Folder;

/// The settings of a service that has no config file.
pub const DEFAULT: &str = "deadline = 2\n";

/// Why the settings could not be read.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(String);

pub async fn read_config(path: &Path) -> Result<String, ConfigError> {
    let text = tokio::fs::read_to_string(path).await;
    Ok(text.unwrap_or_default())
}

fn main() {
    let folder = Folder::new();
    folder.write("good.toml", b"deadline = 5\n");
    folder.write("broken.toml", b"deadline = \xff\n");
    folder.make_folder("folder.toml");
    show_settings(&folder);
}

#[tokio::main(flavor = "current_thread")]
async fn show_settings(folder: &Folder) {
    for name in ["good.toml", "missing.toml", "broken.toml", "folder.toml"] {
        match read_config(&folder.path(name)).await {
            Ok(text) => println!("{name}: {text:?}"),
            Err(error) => println!("{name}: error: {error}"),
        }
    }
}

#[cfg(test)]
mod tests;
