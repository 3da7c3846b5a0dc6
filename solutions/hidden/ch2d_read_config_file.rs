use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tokio::runtime::Builder;
use tokio::task::yield_now;
use workbook_harness::{random, saw};

use super::support::Folder;
use super::{ConfigError, DEFAULT, read_config};

fn within_3_seconds(test: impl AsyncFnOnce() + Send + 'static) {
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
        Err(_) => panic!("`read_config` had not returned after 3 real seconds."),
    }
}

/// Opening a pipe to write waits for its reader, so a thread of its own does it.
fn write_to(pipe: &Path, text: &'static str) {
    let pipe = pipe.to_owned();
    thread::spawn(move || std::fs::write(pipe, text));
}

async fn settings(path: &Path) -> Result<String, String> {
    let result: Result<String, ConfigError> = read_config(path).await;
    result.map_err(|error| error.to_string())
}

#[test]
fn any_text_is_returned_as_it_is() {
    within_3_seconds(async || {
        let folder = Folder::new();
        for n_lines in [1, 50 + random() % 50, 20_000] {
            let text: String = (0..n_lines)
                .map(|n| format!("ключ-{n} = {}\r\n", random()))
                .collect();
            let path = folder.write("long.toml", text.as_bytes());
            let settings = settings(&path).await;
            let seen = settings.as_deref().unwrap_or_default();
            saw(&(seen.len(), seen.bytes().map(u64::from).sum::<u64>()));
            assert!(
                settings.as_deref() == Ok(&text),
                "A file of {n_lines} lines was not returned as it is."
            );
        }
    });
}

#[test]
fn a_missing_folder_means_the_default_too() {
    within_3_seconds(async || {
        let folder = Folder::new();
        let path = folder.path(&format!("{}/config.toml", random()));
        let settings = settings(&path).await;
        assert!(
            settings.as_deref() == Ok(DEFAULT),
            "Not even the folder exists, so there is no such file, and the settings are the default. \
             `read_config` returned {settings:?}."
        );
    });
}

#[test]
fn a_path_through_a_file_is_an_error() {
    within_3_seconds(async || {
        let folder = Folder::new();
        folder.write("config.toml", b"deadline = 5\n");
        let path = folder.path("config.toml/config.toml");
        match settings(&path).await {
            Ok(text) => panic!(
                "The path leads through a file as if it were a folder, and `read_config` returned {text:?}."
            ),
            Err(text) => assert!(
                text.contains(&path.display().to_string()),
                "The error \"{text}\" does not contain the path."
            ),
        }
    });
}

#[test]
fn broken_text_at_the_very_end_is_an_error() {
    within_3_seconds(async || {
        let folder = Folder::new();
        let mut bytes = vec![b'#'; 5_000 + (random() % 5_000) as usize];
        bytes.push(0xc3);
        let path = folder.write("broken.toml", &bytes);
        let settings = settings(&path).await;
        assert!(
            settings.is_err(),
            "The file ends in the middle of a character. That is not UTF-8, so it is an `Err`."
        );
    });
}

#[test]
fn two_pipes_are_read_beside_each_other() {
    within_3_seconds(async || {
        let folder = Folder::new();
        let first = folder.make_pipe("first.toml");
        let second = folder.make_pipe("second.toml");
        let read_second = async {
            yield_now().await;
            write_to(&second, "second");
            let text = settings(&second).await;
            // Only now somebody writes what the other one has been waiting for.
            write_to(&first, "first");
            text
        };
        let (first_text, second_text) = tokio::join!(settings(&first), read_second);
        saw(&(&first_text, &second_text));
        assert!(
            first_text.as_deref() == Ok("first") && second_text.as_deref() == Ok("second"),
            "Two pipes gave {first_text:?} and {second_text:?}, not \"first\" and \"second\"."
        );
    });
}
