use workbook_harness::{random, saw};

use super::support::{Greeting, MockRepo, Repo, RepoError, greeting, run};
use super::test_greeting;

async fn check(broken: impl AsyncFn(&MockRepo, u32) -> Greeting, expected: &str, what: &str) {
    let outcome = run(test_greeting(broken)).await;
    // The number is known only to who comes here; the wording of a failure is free.
    saw(&(random(), outcome.split(':').next()));
    assert!(
        outcome.starts_with(expected),
        "Your test, with a `greeting` that {what}: {outcome}. Expected: {expected}."
    );
}

#[tokio::test(start_paused = true)]
async fn right_ones_pass() {
    check(greeting, "passed", "is right").await;
    async fn waits(repo: &impl Repo, id: u32) -> Greeting {
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        greeting(repo, id).await
    }
    check(waits, "passed", "is right, and waits first").await;
    async fn matches(repo: &impl Repo, id: u32) -> Greeting {
        match repo.get_user(id).await {
            Ok(user) => Ok(format!("{}, {}!", "Hello", user.0)),
            Err(error) => Err(error),
        }
    }
    check(matches, "passed", "is right, with a `match`").await;
}

#[tokio::test(start_paused = true)]
async fn the_cache_is_noticed() {
    async fn cached(repo: &impl Repo, id: u32) -> Greeting {
        let user = repo.cached_user(id).await?;
        Ok(format!("Hello, {}!", user.0))
    }
    check(cached, "failed", "asks the cache").await;
}

#[tokio::test(start_paused = true)]
async fn the_cache_beside_it_is_noticed() {
    async fn both(repo: &impl Repo, id: u32) -> Greeting {
        let (user, _) = tokio::join!(repo.get_user(id), repo.cached_user(id));
        Ok(format!("Hello, {}!", user?.0))
    }
    check(both, "failed", "asks the cache as well").await;
}

#[tokio::test(start_paused = true)]
async fn two_at_the_same_time_are_noticed() {
    async fn joined(repo: &impl Repo, id: u32) -> Greeting {
        let (greeting, _) = tokio::join!(greeting(repo, id), repo.get_user(id));
        greeting
    }
    check(joined, "failed", "asks twice at the same time").await;
}

#[tokio::test(start_paused = true)]
async fn a_retry_is_noticed() {
    async fn retries(repo: &impl Repo, id: u32) -> Greeting {
        match greeting(repo, id).await {
            Err(RepoError::Offline) => greeting(repo, id).await,
            result => result,
        }
    }
    check(retries, "failed", "asks again after an error").await;
}

#[tokio::test(start_paused = true)]
async fn a_fixed_user_is_noticed() {
    async fn always_one(repo: &impl Repo, _: u32) -> Greeting {
        greeting(repo, 999_983).await
    }
    check(always_one, "failed", "always asks for user 999983").await;
}

#[tokio::test(start_paused = true)]
async fn another_wording_is_noticed() {
    async fn quiet(repo: &impl Repo, id: u32) -> Greeting {
        greeting(repo, id).await.map(|text| text.replace('!', "."))
    }
    check(quiet, "failed", "greets with `Hello, Ada.`").await;
}
