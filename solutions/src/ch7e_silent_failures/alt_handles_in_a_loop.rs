//! The handles are kept beside their users and awaited in turn; all tasks are under way meanwhile.

#[path = "../../../exercises/src/bin/ch7e_silent_failures/support.rs"]
pub mod support;

use support::{Failure, MailError, Mailer, Report};
use tokio::task::JoinHandle;

/// One mail, in a task of its own: what goes wrong there stays there.
fn begin(mailer: &Mailer, user: u32) -> JoinHandle<Result<(), MailError>> {
    let mailer = mailer.clone();
    tokio::spawn(async move { mailer.send(user).await })
}

pub async fn send_all(mailer: &Mailer, users: &[u32]) -> Report {
    let begun = users.iter().map(|&user| (user, begin(mailer, user)));
    let tasks: Vec<_> = begun.collect();
    let mut report = Report::default();
    for (user, task) in tasks {
        let result = task.await.map_err(|_| Failure::Panicked);
        let result =
            result.and_then(|sent| sent.map_err(|error| Failure::Refused(error.to_string())));
        match result {
            Ok(()) => report.sent.push(user),
            Err(failure) => report.failed.push((user, failure)),
        }
    }
    report
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch7e_silent_failures/tests.rs"]
mod tests;
