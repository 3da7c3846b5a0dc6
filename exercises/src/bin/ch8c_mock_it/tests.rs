use super::support::{Greeting, MockRepo, Repo, RepoError, greeting, run, twice};
use super::test_greeting;

/// What becomes of the learner's test with this function.
async fn outcome(greeting: impl AsyncFn(&MockRepo, u32) -> Greeting) -> String {
    run(test_greeting(greeting)).await
}

async fn check_that_it_passes(greeting: impl AsyncFn(&MockRepo, u32) -> Greeting, what: &str) {
    let outcome = outcome(greeting).await;
    assert!(
        outcome == "passed",
        "Your test, with {what}: {outcome}. That function is right, so a test of it passes."
    );
}

/// Only a failed test says that something is wrong.
async fn check_that_it_fails(broken: impl AsyncFn(&MockRepo, u32) -> Greeting, what: &str) {
    // A test that is too strict fails with everything.
    let with_the_right_one: String = outcome(greeting).await;
    assert!(
        with_the_right_one == "passed",
        "Not judged: your test, with the right `greeting`: {with_the_right_one}."
    );
    let outcome = outcome(broken).await;
    assert!(
        outcome.starts_with("failed"),
        "Your test, with a `greeting` that {what}: {outcome}. It should have failed."
    );
}

#[tokio::test(start_paused = true)]
async fn the_right_one_passes() {
    check_that_it_passes(greeting, "the `greeting` of support.rs").await;
}

#[tokio::test(start_paused = true)]
async fn another_right_one_passes() {
    async fn mapped(repo: &impl Repo, id: u32) -> Greeting {
        tokio::task::yield_now().await;
        let user = repo.get_user(id).await;
        user.map(|user| ["Hello, ", user.0, "!"].concat())
    }
    check_that_it_passes(
        mapped,
        "a `greeting` that gives way first, asks once and greets",
    )
    .await;
}

#[tokio::test(start_paused = true)]
async fn another_user_is_noticed() {
    async fn next(repo: &impl Repo, id: u32) -> Greeting {
        greeting(repo, id + 1).await
    }
    check_that_it_fails(next, "asks for the user after `id`").await;
}

#[tokio::test(start_paused = true)]
async fn asking_twice_is_noticed() {
    check_that_it_fails(twice, "asks twice for `id`, and greets").await;
}

#[tokio::test(start_paused = true)]
async fn asking_nobody_is_noticed() {
    async fn asks_nobody(_: &MockRepo, id: u32) -> Greeting {
        match id {
            0 => Err(RepoError::Offline),
            _ => Ok("Hello, Ada!".to_owned()),
        }
    }
    check_that_it_fails(
        asks_nobody,
        "never asks the repository, and always greets Ada",
    )
    .await;
}

#[tokio::test(start_paused = true)]
async fn a_wrong_greeting_is_noticed() {
    async fn nameless(repo: &impl Repo, id: u32) -> Greeting {
        greeting(repo, id).await.map(|_| "Hello, {}!".to_owned())
    }
    check_that_it_fails(nameless, "greets everybody with `Hello, {}!`").await;
}

#[tokio::test(start_paused = true)]
async fn a_lost_error_is_noticed() {
    async fn stranger(repo: &impl Repo, id: u32) -> Greeting {
        Ok(greeting(repo, id)
            .await
            .unwrap_or_else(|_| "Hello, stranger!".to_owned()))
    }
    check_that_it_fails(stranger, "greets a stranger when the repository is offline").await;
}

#[tokio::test(start_paused = true)]
async fn another_error_is_noticed() {
    async fn not_found(repo: &impl Repo, id: u32) -> Greeting {
        greeting(repo, id).await.map_err(|_| RepoError::NotFound)
    }
    check_that_it_fails(not_found, "turns `Err(Offline)` into `Err(NotFound)`").await;
}
