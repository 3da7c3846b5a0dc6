// expect: fail a_panic_is_reported_with_its_user
// Believed that `Err` of a handle is a cancelled task, and nobody's business.

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
        let Ok(result) = result else { continue };
        match result {
            Ok(()) => report.sent.push(user),
            Err(error) => report
                .failed
                .push((user, Failure::Refused(error.to_string()))),
        }
    }
    report
}

#[cfg(test)]
mod tests;
