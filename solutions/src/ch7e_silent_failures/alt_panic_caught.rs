//! No tasks: the panic is caught where the user is known, and everything is dropped with `send_all`.

#[path = "../../../exercises/src/bin/ch7e_silent_failures/support.rs"]
pub mod support;

use std::panic::AssertUnwindSafe;

use futures::FutureExt;
use futures::future::join_all;
use support::{Failure, Mailer, Report};

pub async fn send_all(mailer: &Mailer, users: &[u32]) -> Report {
    let mails = users.iter().map(|&user| async move {
        let mail = AssertUnwindSafe(mailer.send(user)).catch_unwind();
        let failure = match mail.await {
            Ok(Ok(())) => None,
            Ok(Err(error)) => Some(Failure::Refused(error.to_string())),
            Err(_) => Some(Failure::Panicked),
        };
        (user, failure)
    });
    let mut report = Report::default();
    for (user, failure) in join_all(mails).await {
        match failure {
            None => report.sent.push(user),
            Some(failure) => report.failed.push((user, failure)),
        }
    }
    report
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch7e_silent_failures/tests.rs"]
mod tests;
