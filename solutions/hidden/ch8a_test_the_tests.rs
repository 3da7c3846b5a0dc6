use std::future::pending;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use futures::StreamExt;
use futures::stream::iter;
use tokio::runtime::Builder;
use tokio::time::sleep;
use workbook_harness::{random, saw};

use super::support::{FetchError, LOOKUP, User, Users, fetch_users, look_up, run};
use super::test_fetch_users;

fn outcome(fetch_users: impl AsyncFn(&[u32]) -> Users + Send + 'static) -> String {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let runtime = Builder::new_current_thread()
            .enable_all()
            .start_paused(true)
            .build()
            .expect("a runtime");
        let outcome = runtime.block_on(run(test_fetch_users(fetch_users)));
        let _ = sender.send(outcome);
    });
    let outcome = receiver.recv_timeout(Duration::from_secs(3));
    outcome.unwrap_or_else(|_| "still running after 3 real seconds".to_owned())
}

fn check(outcome: String, expected: &str, what: &str) {
    // The number is known only to who comes here; the wording of a failure is free.
    saw(&(random(), outcome.split(':').next()));
    assert!(
        outcome.starts_with(expected),
        "Your test, with a `fetch_users` that {what}: {outcome}. Expected: {expected}."
    );
}

#[test]
fn a_third_right_one_passes() {
    async fn buffered(ids: &[u32]) -> Users {
        iter(ids.to_vec())
            .map(look_up)
            .buffered(100)
            .collect()
            .await
    }
    check(outcome(buffered), "passed", "is right, with a stream");
}

#[test]
fn right_ones_pass_in_any_order_of_polls() {
    for _ in 0..10 {
        let n = random() % 5;
        // Gives way a few times first, as real lookups do.
        let fetch = async move |ids: &[u32]| {
            for _ in 0..n {
                tokio::task::yield_now().await;
            }
            fetch_users(ids).await
        };
        check(
            outcome(fetch),
            "passed",
            "is right, and gives way a few times",
        );
    }
}

#[test]
fn users_that_look_alike_are_noticed() {
    async fn wrong_ids(ids: &[u32]) -> Users {
        let users = fetch_users(ids).await;
        let next = |user: User| User {
            id: user.id + 1,
            ..user
        };
        users.into_iter().map(|user| user.map(next)).collect()
    }
    check(outcome(wrong_ids), "failed", "gets each id wrong by one");
}

#[test]
fn only_errors_are_noticed() {
    async fn never_found(ids: &[u32]) -> Users {
        let users = fetch_users(ids).await;
        users.iter().map(|_| Err(FetchError::NotFound)).collect()
    }
    check(outcome(never_found), "failed", "finds nobody");
}

#[test]
fn no_answer_is_noticed() {
    async fn empty(ids: &[u32]) -> Users {
        fetch_users(ids).await;
        Vec::new()
    }
    check(outcome(empty), "failed", "returns an empty list");
}

#[test]
fn an_answer_without_a_wait_is_noticed() {
    async fn at_once(ids: &[u32]) -> Users {
        let known = |id: &u32| match id {
            1 => Ok(User { id: 1, name: "Ada" }),
            2 => Ok(User {
                id: 2,
                name: "Grace",
            }),
            3 => Ok(User {
                id: 3,
                name: "Barbara",
            }),
            _ => Err(FetchError::NotFound),
        };
        ids.iter().map(known).collect()
    }
    check(outcome(at_once), "failed", "answers after 0 s");
}

#[test]
fn one_that_never_begins_is_noticed() {
    async fn never(_: &[u32]) -> Users {
        pending().await
    }
    check(outcome(never), "failed", "never ends");
}

#[test]
fn one_that_takes_a_second_round_is_noticed() {
    async fn twice(ids: &[u32]) -> Users {
        sleep(LOOKUP).await;
        fetch_users(ids).await
    }
    check(outcome(twice), "failed", "takes 20 s");
}

#[test]
fn another_order_is_noticed() {
    async fn turned_round(ids: &[u32]) -> Users {
        let mut users = fetch_users(ids).await;
        users.reverse();
        users
    }
    check(
        outcome(turned_round),
        "failed",
        "returns the last id's answer first",
    );
}
