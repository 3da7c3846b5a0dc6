// expect: fail the_sent_mails_are_reported_in_order
// Believed that the users still stand beside their results after a filter.

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
    for (&user, result) in users.iter().zip(results.into_iter().flatten()) {
        match result {
            Ok(()) => report.sent.push(user),
            Err(error) => report
                .failed
                .push((user, Failure::Refused(error.to_string()))),
        }
    }
    for &user in &users[report.sent.len() + report.failed.len()..] {
        report.failed.push((user, Failure::Panicked));
    }
    report
}

#[cfg(test)]
mod tests;
