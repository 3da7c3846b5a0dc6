use std::error::Error;
use std::os::unix::fs::symlink;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tokio::runtime::Builder;
use tokio::task::yield_now;

use super::support::Folder;
use super::{ConfigError, DEFAULT, read_config};

/// Runs a test on a runtime with one thread, and gives up on it after three real seconds.
fn within_3_seconds(late: &'static str, test: impl AsyncFnOnce() + Send + 'static) {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let run = || {
            Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime can be built")
                .block_on(test());
        };
        sender.send(catch_unwind(AssertUnwindSafe(run)))
    });
    match receiver.recv_timeout(Duration::from_secs(3)) {
        Ok(Ok(())) => {}
        Ok(Err(panic)) => resume_unwind(panic),
        Err(_) => panic!("{late}"),
    }
}

const LATE: &str = "`read_config` had not returned after 3 real seconds.";

/// The settings, or the text of the error.
async fn settings(path: &Path) -> Result<String, String> {
    let result: Result<String, ConfigError> = read_config(path).await;
    result.map_err(|error| {
        let error: &dyn Error = &error;
        error.to_string()
    })
}

/// Requires an error that says which file it is about.
async fn require_error(what: &str, path: &Path) {
    match settings(path).await {
        Ok(text) => panic!(
            "{what}: `read_config` returned `Ok({text:?})`. \
             The file is there and cannot be read as text, so somebody has to be told: `Err`."
        ),
        Err(text) => assert!(
            text.contains(&path.display().to_string()),
            "{what}: the error says \"{text}\". \
             Whoever reads it cannot tell which file it is about: the path is missing."
        ),
    }
}

#[test]
fn the_text_of_the_file_is_returned() {
    within_3_seconds(LATE, async || {
        let folder = Folder::new();
        for (name, text) in [
            ("short.toml", "deadline = 5\n"),
            ("empty.toml", ""),
            ("ü.toml", "name = \"Ü\""),
        ] {
            let path: PathBuf = folder.write(name, text.as_bytes());
            let settings = settings(&path).await;
            assert!(
                settings.as_deref() == Ok(text),
                "The file contains {text:?}. `read_config` returned `{settings:?}`; \
                 it returns all of the file, even if that is nothing."
            );
        }
    });
}

#[test]
fn a_missing_file_means_the_default() {
    within_3_seconds(LATE, async || {
        let folder = Folder::new();
        let settings = settings(&folder.path("missing.toml")).await;
        assert!(
            settings.as_deref() == Ok(DEFAULT),
            "There is no such file, and `read_config` returned `{settings:?}`. \
             A service without a config file has the settings {DEFAULT:?}."
        );
    });
}

#[test]
fn bytes_that_are_not_utf_8_are_an_error() {
    within_3_seconds(LATE, async || {
        let folder = Folder::new();
        let path: PathBuf = folder.write("broken.toml", b"deadline = \xff\n");
        require_error("A file with the byte 0xFF", &path).await;
    });
}

#[test]
fn a_folder_is_an_error() {
    within_3_seconds(LATE, async || {
        let folder = Folder::new();
        let path: PathBuf = folder.make_folder("folder.toml");
        require_error("A folder", &path).await;
    });
}

#[test]
fn a_link_to_itself_is_an_error() {
    within_3_seconds(LATE, async || {
        let folder = Folder::new();
        let path: PathBuf = folder.path("loop.toml");
        symlink(&path, &path).expect("a link can be made");
        require_error("A link that leads to itself", &path).await;
    });
}

#[test]
fn the_thread_is_free_while_the_file_is_read() {
    const BLOCKED: &str = "The file was a pipe, whose writer shares the thread with `read_config`. \
         After 3 real seconds the writer had not had a turn: `read_config` kept the thread while it waited.";
    within_3_seconds(BLOCKED, async || {
        let folder = Folder::new();
        let path: PathBuf = folder.make_pipe("pipe.toml");
        let write = async {
            yield_now().await;
            let path = path.clone();
            thread::spawn(move || std::fs::write(path, b"deadline = 7\n"));
        };
        let (settings, ()) = tokio::join!(settings(&path), write);
        assert!(
            settings.as_deref() == Ok("deadline = 7\n"),
            "\"deadline = 7\" was written into a pipe. `read_config` returned `{settings:?}`. \
             Its text is complete when the writer has closed it."
        );
    });
}
