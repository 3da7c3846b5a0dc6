//! One thread of our own for all files; a channel carries the result to the `.await`.
//! Worth it for work that goes on for as long as the program: the blocking threads stay free.

#[path = "../../../exercises/src/bin/ch0b_cpu_work_belongs_elsewhere/support.rs"]
pub mod support;
use std::panic::catch_unwind;
use std::thread;

use support::{File, HashFailed, hash};
use tokio::sync::oneshot;

pub async fn checksum_all(files: Vec<File>) -> Vec<Result<u64, HashFailed>> {
    let (sender, receiver) = oneshot::channel();
    thread::spawn(move || {
        let sums = files.iter().map(|file| {
            let hashed = catch_unwind(std::panic::AssertUnwindSafe(|| hash(file)));
            hashed.map_err(|_| HashFailed)
        });
        // An error means that nobody waits any more.
        let _ = sender.send(sums.collect());
    });
    receiver.await.expect("the thread catches every panic")
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch0b_cpu_work_belongs_elsewhere/tests.rs"]
mod tests;
