use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use axum::Router;
use futures::future::join_all;
use serde_json::{Value, json};
use tokio::runtime::Builder;
use tokio::time::{Instant, timeout};

use super::app;
use super::support::{Profiles, get};

/// Runs a test on a paused runtime, on a thread of its own, and gives up on it after three real
/// seconds: a virtual clock cannot end a wait that keeps the thread.
fn within_3_seconds(test: impl AsyncFnOnce() + Send + 'static) {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let run = || {
            Builder::new_current_thread()
                .enable_all()
                .start_paused(true)
                .build()
                .expect("a runtime can be built")
                .block_on(test());
        };
        sender.send(catch_unwind(AssertUnwindSafe(run)))
    });
    match receiver.recv_timeout(Duration::from_secs(3)) {
        Ok(Ok(())) => {}
        Ok(Err(panic)) => resume_unwind(panic),
        Err(_) => panic!(
            "Nothing happened for 3 real seconds. The handler keeps its thread busy or blocked, \
             so nobody polls what it waits for, and no other request is served."
        ),
    }
}

/// The visit in the answer to `GET /user/{id}`.
async fn visit(app: &Router, id: u32) -> u64 {
    let path = format!("/user/{id}");
    let Ok((status, body)) = timeout(Duration::from_secs(60), get(app, &path)).await else {
        panic!(
            "`GET {path}` had not answered after 60 s. A name takes 100 ms; \
             the handler waits for something that does not come."
        );
    };
    let answer: Value = serde_json::from_str(&body).unwrap_or_default();
    let visit = answer["visit"].as_u64().unwrap_or_default();
    let expected: Value = json!({ "name": format!("user {id}"), "visit": visit });
    assert!(
        status == 200 && answer == expected,
        "`GET {path}` answered {status} with the body `{body}`. \
         200 and `{{\"name\":\"user {id}\",\"visit\":…}}` with the number of the visit are expected."
    );
    visit
}

#[test]
fn visits_are_counted() {
    within_3_seconds(async || {
        let app = app(Profiles::default());
        for expected in 1..=3 {
            let visit: u64 = visit(&app, 1).await;
            assert!(
                visit == expected,
                "Request {expected} for `/user/1`, after the one before was answered, got visit {visit}. \
                 Each visit counts one more."
            );
        }
    });
}

#[test]
fn each_user_has_a_count() {
    within_3_seconds(async || {
        let app = app(Profiles::default());
        let visits: (u64, u64, u64) = (
            visit(&app, 1).await,
            visit(&app, 2).await,
            visit(&app, 1).await,
        );
        assert!(
            visits == (1, 1, 2),
            "The visits of `/user/1`, `/user/2` and `/user/1` were {}, {} and {}. \
             They are the first of user 1, the first of user 2 and the second of user 1: 1, 1 and 2.",
            visits.0,
            visits.1,
            visits.2
        );
    });
}

#[test]
fn each_app_has_its_own_counts() {
    within_3_seconds(async || {
        let (first, second) = (app(Profiles::default()), app(Profiles::default()));
        let visits: (u64, u64, u64) = (
            visit(&first, 1).await,
            visit(&first, 1).await,
            visit(&second, 1).await,
        );
        assert!(
            visits == (1, 2, 1),
            "`/user/1` was visited twice in one app and once in another. \
             The visits were {}, {} and {}; 1, 2 and 1 are expected: what an app counts is in its state.",
            visits.0,
            visits.1,
            visits.2
        );
    });
}

#[test]
fn requests_do_not_wait_for_each_other() {
    within_3_seconds(async || {
        let profiles = Profiles::default();
        let app = app(profiles.clone());
        let start = Instant::now();
        join_all((0..10).map(|n| visit(&app, n % 3))).await;
        let elapsed = start.elapsed();
        let most = profiles.most_at_once();
        assert!(
            elapsed == Duration::from_millis(100) && most == 10,
            "Ten requests at once took {elapsed:?}, and at most {most} of them were fetching a name at the same time. \
             Each waits 100 ms for somebody else's server, and those waits can overlap: 100ms and 10 are expected."
        );
    });
}

#[test]
fn no_two_requests_get_the_same_visit() {
    within_3_seconds(async || {
        let app = app(Profiles::default());
        let visits = join_all((0..5).map(|_| visit(&app, 7))).await;
        let different: BTreeSet<u64> = visits.iter().copied().collect();
        let expected: BTreeSet<u64> = (1..=5).collect();
        assert!(
            different == expected,
            "Five requests at once for one user got the visits {visits:?}. \
             Each is a visit of its own, so 1 to 5 are expected, in any order."
        );
        let next: u64 = visit(&app, 7).await;
        assert!(
            next == 6,
            "The request after the first five got visit {next}; 6 is expected."
        );
    });
}
