// expect: fail a_refused_mail_is_reported_with_its_user_and_reason
// Believed that a line on the terminal is a report.

pub mod support;

use futures::future::join_all;
use support::{MailError, Mailer, Report};
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
            Ok(Err(error)) => eprintln!("{user}: {error}"),
            Err(panic) => eprintln!("{user}: {panic}"),
        }
    }
    report
}

#[cfg(test)]
mod tests;
