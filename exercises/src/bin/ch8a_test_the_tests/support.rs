//! Given: what is to be tested, right and too slow, and something that runs a test.

use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures::FutureExt;
use futures::future::join_all;
use tokio::time::{sleep, timeout};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct User {
    pub id: u32,
    pub name: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// There is no such user.
    NotFound,
    /// The server did not answer.
    Offline,
}

/// One answer for each id, in order.
pub type Users = Vec<Result<User, FetchError>>;

/// How long each lookup takes.
pub const LOOKUP: Duration = Duration::from_secs(10);

/// Looks one user up: 1 is Ada, 2 is Grace, 3 is Barbara; there are no others.
pub async fn look_up(id: u32) -> Result<User, FetchError> {
    sleep(LOOKUP).await;
    let name = match id {
        1 => "Ada",
        2 => "Grace",
        3 => "Barbara",
        _ => return Err(FetchError::NotFound),
    };
    Ok(User { id, name })
}

/// Right: looks all of them up at the same time, so it takes 10 s.
pub async fn fetch_users(ids: &[u32]) -> Users {
    join_all(ids.iter().map(|id| look_up(*id))).await
}

/// Broken: looks them up one after the other.
pub async fn one_after_the_other(ids: &[u32]) -> Users {
    let mut users = Vec::new();
    for id in ids {
        let user = look_up(*id).await;
        users.push(user);
    }
    users
}

/// Runs a test: "passed", "failed: " with its message, or "still waiting after an hour".
pub async fn run(test: impl Future<Output = ()>) -> String {
    let test = AssertUnwindSafe(test).catch_unwind();
    match timeout(Duration::from_secs(3600), test).await {
        Ok(Ok(())) => "passed".to_owned(),
        Ok(Err(panic)) => format!("failed: {}", message(&*panic)),
        Err(_) => "still waiting after an hour".to_owned(),
    }
}

/// The beginning of what a panic says, on one line.
fn message(panic: &dyn Any) -> String {
    let formatted = panic.downcast_ref::<String>().map(String::as_str);
    let message = formatted.or(panic.downcast_ref::<&str>().copied());
    let words: Vec<&str> = message.unwrap_or("no message").split_whitespace().collect();
    words.join(" ").chars().take(90).collect()
}
