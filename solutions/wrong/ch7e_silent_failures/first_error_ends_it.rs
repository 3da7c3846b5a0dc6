// expect: fail the_sent_mails_are_reported_in_order
// Believed that `try_join_all` is for errors. The good ones are dropped with the bad.

pub mod support;

use futures::future::try_join_all;
use support::{Failure, Mailer, Report};

pub async fn send_all(mailer: &Mailer, users: &[u32]) -> Report {
    let mails = users.iter().map(|&user| async move {
        let sent = mailer.send(user).await;
        sent.map(|()| user)
            .map_err(|error| (user, Failure::Refused(error.to_string())))
    });
    match try_join_all(mails).await {
        Ok(sent) => Report {
            sent,
            failed: Vec::new(),
        },
        Err(failure) => Report {
            sent: Vec::new(),
            failed: vec![failure],
        },
    }
}

#[cfg(test)]
mod tests;
