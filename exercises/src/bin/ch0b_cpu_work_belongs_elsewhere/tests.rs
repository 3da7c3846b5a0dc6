use std::cell::Cell;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::thread;
use std::time::Duration;

use futures::FutureExt;
use tokio::time::{sleep, timeout};

use super::checksum_all;
use super::support::{File, Gate, HashFailed, hash};

/// What `checksum_all` returns, unless it hangs.
async fn checksums(files: &[File]) -> Vec<Result<u64, HashFailed>> {
    let result = timeout(Duration::from_secs(10), checksum_all(files.to_vec())).await;
    result
        .expect("`checksum_all` had not returned after 10 s. Small files take a few milliseconds.")
}

/// The checksums as they should be, computed here.
fn expected(contents: &[&str]) -> Vec<Result<u64, HashFailed>> {
    let files = contents.iter().map(|content| File::new((*content).into()));
    files.map(|file| Ok(hash(&file))).collect()
}

#[tokio::test]
async fn the_hash_runs_on_another_thread() {
    let files = ["one", "two", "three"].map(|content| File::new(content.into()));
    checksums(&files).await;
    let n_here = files
        .iter()
        .filter(|file| file.hashed_on().contains(&thread::current().id()))
        .count();
    assert!(
        n_here == 0,
        "{n_here} of 3 files were hashed on the executor thread. \
         While it computes it polls nothing else, so `hash` runs on another thread."
    );
    let n_hashed = files
        .iter()
        .map(|file| file.hashed_on().len())
        .sum::<usize>();
    assert!(
        n_hashed == 3,
        "For 3 files `hash` was called {n_hashed} times. Each file is hashed once."
    );
}

#[tokio::test]
async fn the_executor_thread_stays_free() {
    let gate = Gate::default();
    let files = [File::behind(&gate, b"slow".to_vec())];
    let is_done = Cell::new(false);
    let caller = async {
        checksums(&files).await;
        is_done.set(true);
    };
    let other = async {
        while files[0].hashed_on().is_empty() && !is_done.get() {
            sleep(Duration::from_millis(1)).await;
        }
        gate.open();
    };
    tokio::join!(caller, other);
    assert!(
        !files[0].hashed_on().is_empty(),
        "Not judged: `hash` was not called for the file."
    );
    assert!(
        gate.was_opened_in_time(),
        "While a file was being hashed, the executor thread polled nothing else for 2 s. \
         It should be free for others until the checksum is there. \
         Does something compute on it, or wait there without `.await`?"
    );
}

/// Which files the results belong to, by their numbers.
fn order(seen: &[Result<u64, HashFailed>], expected: &[Result<u64, HashFailed>]) -> String {
    let numbers = seen.iter().map(|sum| {
        let found = expected.iter().position(|expected| expected == sum);
        found.map_or("none".to_string(), |index| (index + 1).to_string())
    });
    numbers.collect::<Vec<_>>().join(", ")
}

#[tokio::test]
async fn the_results_come_in_the_order_of_the_files() {
    let contents = ["a long one", "short", "c", "dd"];
    let files = contents.map(|content| File::new(content.into()));
    let order = order(&checksums(&files).await, &expected(&contents));
    assert!(
        order == "1, 2, 3, 4",
        "The results were those of files {order}. They should be those of files 1, 2, 3, 4. \
         (\"none\" means a result that belongs to none of them.)"
    );
}

#[tokio::test]
async fn the_order_holds_if_the_first_file_takes_longest() {
    let gate = Gate::default();
    let contents = ["slow", "quick", "quicker"];
    let files = [
        File::behind(&gate, contents[0].into()),
        File::new(contents[1].into()),
        File::new(contents[2].into()),
    ];
    // Opened after the two others are done, or after half a second if they wait their turn.
    let others = async {
        for _ in 0..40 {
            sleep(Duration::from_millis(10)).await;
            if files[1..].iter().all(|file| !file.hashed_on().is_empty()) {
                break;
            }
        }
        sleep(Duration::from_millis(100)).await;
        gate.open();
    };
    let (seen, ()) = tokio::join!(checksums(&files), others);
    let order = order(&seen, &expected(&contents));
    assert!(
        order == "1, 2, 3",
        "The first of three files took longest. The results were those of files {order}; \
         they should be those of files 1, 2, 3. (\"none\" means a result that belongs to none of them.)"
    );
}

#[tokio::test]
async fn a_panic_in_the_hash_is_an_err() {
    let files = ["one", "", "three"].map(|content| File::new(content.into()));
    let caught = AssertUnwindSafe(checksums(&files)).catch_unwind().await;
    let seen: Vec<Result<u64, HashFailed>> = caught.unwrap_or_else(|panic| {
        if files[1].hashed_on().is_empty() {
            resume_unwind(panic); // not a panic of `hash`
        }
        panic!(
            "`hash` panicked for the empty file, and then a panic left `checksum_all`. \
             Expected: Ok, Err(HashFailed), Ok."
        )
    });
    let kinds = seen.iter().map(|sum| match sum {
        Ok(_) => "Ok",
        Err(HashFailed) => "Err",
    });
    let kinds = kinds.collect::<Vec<_>>().join(", ");
    assert!(
        kinds == "Ok, Err, Ok",
        "A good, an empty and a good file gave {kinds}. \
         `hash` panics for the empty one, and only for that: expected are Ok, Err, Ok."
    );
    let order = order(&seen, &expected(&["one", "two", "three"]));
    assert!(
        order == "1, none, 3",
        "Beside a file whose `hash` panicked, the results were those of files {order}. \
         The two good ones are files 1 and 3."
    );
}
