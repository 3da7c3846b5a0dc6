//! # Silent failures
//!
//! A nightly job mails users; each mail is a task.
//! Two mailboxes are full, one task panics, and the report speaks of neither.
//! Mend `async fn send_all(mailer: &Mailer, users: &[u32]) -> Report`.
//!
//! - `sent`: the users whose mail was sent, in the order of `users`.
//! - `failed`: each other user with `Failure::Refused` and the mailer's text, or `Failure::Panicked`, in that order too.
//! - No failure stops another mail, and they wait together: 200 ms for all.

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

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let report = send_all(&Mailer::default(), &[1, 3, 4, 7, 13, 5]).await;
    println!("sent to {:?}", report.sent);
    println!("failed: {:?}", report.failed);
}

#[cfg(test)]
mod tests;
