// expect: fail all_mails_take_200_ms
// Believed that a task which is spawned when its turn comes is under way before.

pub mod support;

use support::{Failure, MailError, Mailer, Report};
use tokio::task::JoinHandle;

/// One mail, in a task of its own: what goes wrong there stays there.
fn begin(mailer: &Mailer, user: u32) -> JoinHandle<Result<(), MailError>> {
    let mailer = mailer.clone();
    tokio::spawn(async move { mailer.send(user).await })
}

pub async fn send_all(mailer: &Mailer, users: &[u32]) -> Report {
    let mut report = Report::default();
    for &user in users {
        match begin(mailer, user).await {
            Ok(Ok(())) => report.sent.push(user),
            Ok(Err(error)) => report
                .failed
                .push((user, Failure::Refused(error.to_string()))),
            Err(_) => report.failed.push((user, Failure::Panicked)),
        }
    }
    report
}

#[cfg(test)]
mod tests;
