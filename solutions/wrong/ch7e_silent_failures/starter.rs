// expect: fail a_refused_mail_is_reported_with_its_user_and_reason
// Believed that what went well is all that counts; the starter. Nobody notices.

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
    let sent = results
        .into_iter()
        .zip(users)
        .filter_map(|(result, &user)| result.ok()?.ok().map(|()| user))
        .collect();
    let failed = Vec::new();
    Report { sent, failed }
}

#[cfg(test)]
mod tests;
