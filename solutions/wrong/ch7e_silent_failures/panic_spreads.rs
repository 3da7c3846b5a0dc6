// expect: fail a_panic_is_reported_with_its_user
// Believed that `join_all` keeps panics apart as it keeps errors. They are all in one task.

pub mod support;

use futures::future::join_all;
use support::{Failure, Mailer, Report};

pub async fn send_all(mailer: &Mailer, users: &[u32]) -> Report {
    let results = join_all(users.iter().map(|&user| mailer.send(user))).await;
    let mut report = Report::default();
    for (&user, result) in users.iter().zip(results) {
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
