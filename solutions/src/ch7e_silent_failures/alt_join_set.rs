//! A `JoinSet` gives results as they end, and all its tasks are aborted with it.
//! A panic is known by the id of its task; the order has to be made again.

#[path = "../../../exercises/src/bin/ch7e_silent_failures/support.rs"]
pub mod support;

use std::collections::HashMap;

use support::{Failure, Mailer, Report};
use tokio::task::JoinSet;

pub async fn send_all(mailer: &Mailer, users: &[u32]) -> Report {
    let (mut set, mut places) = (JoinSet::new(), HashMap::new());
    for (place, &user) in users.iter().enumerate() {
        let mailer = mailer.clone();
        let task = set.spawn(async move { mailer.send(user).await });
        places.insert(task.id(), place);
    }
    let mut ended = Vec::new();
    while let Some(result) = set.join_next_with_id().await {
        ended.push(match result {
            Ok((id, Ok(()))) => (places[&id], None),
            Ok((id, Err(error))) => (places[&id], Some(Failure::Refused(error.to_string()))),
            Err(panic) => (places[&panic.id()], Some(Failure::Panicked)),
        });
    }
    ended.sort_by_key(|(place, _)| *place);
    let mut report = Report::default();
    for (place, failure) in ended {
        match failure {
            None => report.sent.push(users[place]),
            Some(failure) => report.failed.push((users[place], failure)),
        }
    }
    report
}

#[cfg(test)]
#[path = "../../../exercises/src/bin/ch7e_silent_failures/tests.rs"]
mod tests;
