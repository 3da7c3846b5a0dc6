use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use axum::Router;
use futures::future::join_all;
use serde_json::Value;
use tokio::runtime::Builder;
use tokio::time::{Instant, sleep};
use workbook_harness::{random, saw};

use super::app;
use super::support::{Profiles, get};

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
        Err(_) => panic!("Nothing happened for 3 real seconds."),
    }
}

async fn visit(app: &Router, id: u32) -> u64 {
    let (status, body) = get(app, &format!("/user/{id}")).await;
    let answer: Value = serde_json::from_str(&body).unwrap_or_default();
    assert!(
        status == 200 && answer["name"] == format!("user {id}"),
        "`GET /user/{id}` answered {status} with the body `{body}`."
    );
    answer["visit"].as_u64().unwrap_or_default()
}

#[test]
fn random_visits_are_all_counted() {
    within_3_seconds(async || {
        let app = app(Profiles::default());
        let ids: Vec<u32> = (0..40).map(|_| (random() % 5) as u32).collect();
        let visits = join_all(ids.iter().map(|id| visit(&app, *id))).await;
        let mut of_user: BTreeMap<u32, Vec<u64>> = BTreeMap::new();
        for (id, visit) in ids.into_iter().zip(visits) {
            of_user.entry(id).or_default().push(visit);
        }
        for (id, visits) in of_user {
            let different: BTreeSet<u64> = visits.iter().copied().collect();
            let expected: BTreeSet<u64> = (1..=visits.len() as u64).collect();
            saw(&(id, &different));
            assert!(
                different == expected,
                "{} requests for user {id}, among others, got the visits {visits:?}.",
                visits.len()
            );
        }
    });
}

#[test]
fn requests_that_come_later_do_not_wait_either() {
    within_3_seconds(async || {
        let app = app(Profiles::default());
        let late = Duration::from_millis(1 + random() % 99);
        let start = Instant::now();
        let second = async {
            sleep(late).await;
            visit(&app, 1).await
        };
        let (first, second) = tokio::join!(visit(&app, 1), second);
        let elapsed = start.elapsed();
        assert!(
            (first, second) == (1, 2) || (first, second) == (2, 1),
            "Two requests for one user got the visits {first} and {second}."
        );
        saw(&elapsed);
        assert!(
            elapsed == Duration::from_millis(100) + late,
            "The second request came after {late:?}, and both were answered after {elapsed:?}."
        );
    });
}

#[test]
fn two_apps_count_apart() {
    within_3_seconds(async || {
        let (first, second) = (app(Profiles::default()), app(Profiles::default()));
        let visits = (
            visit(&first, 1).await,
            visit(&first, 1).await,
            visit(&second, 1).await,
        );
        saw(&visits);
        assert!(
            visits == (1, 2, 1),
            "Two visits in one app and one in another were {visits:?}; each app has its own counts."
        );
    });
}
