//! Right, because no `Result` is thrown away: each handle is awaited, and each of its three outcomes has a line.
//! `join_all` keeps the order, so the user is found by `zip`.

#[path = "../../../exercises/src/bin/ch7e_silent_failures/support.rs"]
pub mod support;

use futures::future::join_all;
use support::{Failure, MailError, Mailer, Report};
use tokio::task::JoinHandle;

/// One mail, in a task of its own: what goes wrong there stays there.
fn begin(mailer: &Mailer, user: u32) -> JoinHandle<Result<(), MailError>> {
    let mailer = mailer.clone();
    tokio::spawn(async move { mailer.send(user).await })
}

pub async fn send_all(mailer: &Mailer, users: &[u32]) -> Report {
    let tasks = users.iter().map(|&user| begin(mailer, user));
    let results = join_all(tasks).await;
    let mut report = Report::default();
    for (&user, result) in users.iter().zip(results) {
        match result {
            Ok(Ok(())) => report.sent.push(user),
            Ok(Err(error)) => report
                .failed
                .push((user, Failure::Refused(error.to_string()))),
            Err(_) => report.failed.push((user, Failure::Panicked)),
        }
    }
    report
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let report = send_all(&Mailer::default(), &[1, 3, 4, 7, 13, 5]).await;
    println!("sent to {:?}", report.sent);
    println!("failed: {:?}", report.failed);
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch7e_silent_failures/tests.rs"]
mod tests;
