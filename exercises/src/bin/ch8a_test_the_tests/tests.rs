use std::future::pending;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tokio::runtime::Builder;
use tokio::task::JoinSet;
use tokio::time::sleep;

use super::support::{
    FetchError, LOOKUP, User, Users, fetch_users, look_up, one_after_the_other, run,
};
use super::test_fetch_users;

/// What becomes of the learner's test with this function, on a thread and a runtime of its own.
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
    match receiver.recv_timeout(Duration::from_secs(3)) {
        Ok(outcome) => outcome,
        Err(_) => panic!(
            "After 3 real seconds your test was still running. \
             On the paused clock the lookups' 10 s need no time: something waits on the real one."
        ),
    }
}

fn check_that_it_passes(outcome: String, what: &str) {
    assert!(
        outcome == "passed",
        "Your test, with {what}: {outcome}. That function does all that is promised, so a test of it passes."
    );
}

/// Only a failed test says that something is wrong.
fn check_that_it_fails(outcome: String, what: &str) {
    // A test that is too strict fails with everything.
    let with_the_right_one: String = self::outcome(fetch_users);
    assert!(
        with_the_right_one == "passed",
        "Not judged: your test, with the right `fetch_users`: {with_the_right_one}."
    );
    assert!(
        outcome.starts_with("failed"),
        "Your test, with a `fetch_users` that {what}: {outcome}. It should have failed."
    );
}

#[test]
fn the_right_one_passes() {
    check_that_it_passes(
        outcome(fetch_users),
        "the `fetch_users` of support.rs, which takes 10 s",
    );
}

#[test]
fn another_right_one_passes() {
    async fn in_tasks(ids: &[u32]) -> Users {
        let mut tasks = JoinSet::new();
        for (place, id) in ids.iter().copied().enumerate() {
            tasks.spawn(async move { (place, look_up(id).await) });
        }
        let mut users = tasks.join_all().await;
        users.sort_by_key(|(place, _)| *place);
        users.into_iter().map(|(_, user)| user).collect()
    }
    check_that_it_passes(
        outcome(in_tasks),
        "a `fetch_users` that looks each user up in a task of its own",
    );
}

#[test]
fn a_wrong_value_is_noticed() {
    async fn all_are_ada(ids: &[u32]) -> Users {
        let users = fetch_users(ids).await;
        let all_are_ada = |user| User {
            name: "Ada",
            ..user
        };
        users
            .into_iter()
            .map(|user| user.map(all_are_ada))
            .collect()
    }
    check_that_it_fails(outcome(all_are_ada), "names every user Ada");
}

#[test]
fn a_missing_user_left_out_is_noticed() {
    async fn without_errors(ids: &[u32]) -> Users {
        let users = fetch_users(ids).await;
        users.into_iter().filter(Result::is_ok).collect()
    }
    check_that_it_fails(
        outcome(without_errors),
        "leaves out the users that do not exist",
    );
}

#[test]
fn the_wrong_error_is_noticed() {
    async fn always_offline(ids: &[u32]) -> Users {
        let users = fetch_users(ids).await;
        let offline = |user: Result<User, FetchError>| user.map_err(|_| FetchError::Offline);
        users.into_iter().map(offline).collect()
    }
    check_that_it_fails(
        outcome(always_offline),
        "returns `Offline` for a user who does not exist, instead of `NotFound`",
    );
}

#[test]
fn one_after_the_other_is_noticed() {
    check_that_it_fails(
        outcome(one_after_the_other),
        "looks one user up after the other, 10 s each",
    );
}

#[test]
fn a_blocked_thread_is_noticed() {
    async fn blocking(ids: &[u32]) -> Users {
        // In earnest it would be 10 s; a paused clock does not count them anyway.
        let (_sender, receiver) = mpsc::channel::<()>();
        let _ = receiver.recv_timeout(Duration::from_millis(20));
        let user = |id: &u32| match id {
            1 => Ok("Ada"),
            2 => Ok("Grace"),
            3 => Ok("Barbara"),
            _ => Err(FetchError::NotFound),
        };
        let with_id = |id: &u32| user(id).map(|name| User { id: *id, name });
        ids.iter().map(with_id).collect()
    }
    check_that_it_fails(
        outcome(blocking),
        "blocks the thread instead of awaiting, while the paused clock stands still",
    );
}

#[test]
fn one_that_never_ends_is_noticed() {
    async fn never(ids: &[u32]) -> Users {
        sleep(LOOKUP).await;
        pending::<()>().await;
        fetch_users(ids).await
    }
    check_that_it_fails(outcome(never), "never ends");
}
