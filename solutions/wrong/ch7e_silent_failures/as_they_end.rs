// expect: fail the_failures_are_in_the_order_of_the_users
// Believed that a list of failures may have any order: the panics first, then the refused ones.

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
    let mut refused = Vec::new();
    for (&user, result) in users.iter().zip(results) {
        match result {
            Ok(Ok(())) => report.sent.push(user),
            Ok(Err(error)) => refused.push((user, Failure::Refused(error.to_string()))),
            Err(_) => report.failed.push((user, Failure::Panicked)),
        }
    }
    report.failed.extend(refused);
    report
}

#[cfg(test)]
mod tests;
