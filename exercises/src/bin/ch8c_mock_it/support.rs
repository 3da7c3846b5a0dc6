//! Given: a repository with its mock, what is to be tested, and something that runs a test.

use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures::FutureExt;
use mockall::automock;
use tokio::time::timeout;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct User(pub &'static str);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepoError {
    /// There is no such user.
    NotFound,
    /// The database did not answer.
    Offline,
}

/// The text, or why there is none.
pub type Greeting = Result<String, RepoError>;

/// `automock` makes `MockRepo`, with `expect_get_user` and `expect_cached_user`.
#[automock]
pub trait Repo {
    /// Asks the database.
    fn get_user(&self, id: u32) -> impl Future<Output = Result<User, RepoError>> + Send;

    /// Looks into the cache, where names may be old.
    fn cached_user(&self, id: u32) -> impl Future<Output = Result<User, RepoError>> + Send;
}

/// Right: asks the database once, and greets.
pub async fn greeting(repo: &impl Repo, id: u32) -> Greeting {
    let user = repo.get_user(id).await?;
    Ok(format!("Hello, {}!", user.0))
}

/// Broken: asks twice.
pub async fn twice(repo: &impl Repo, id: u32) -> Greeting {
    let _first = repo.get_user(id).await?;
    greeting(repo, id).await
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
    words.join(" ").chars().take(110).collect()
}
