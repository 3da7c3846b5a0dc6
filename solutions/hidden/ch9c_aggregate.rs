use std::time::Duration;

use serde_json::Value;
use tokio::time::{Instant, timeout};
use workbook_harness::{random, saw};

use super::app;
use super::support::{FakeUpstream, Profile, Service, ask, store_with};

#[tokio::test(start_paused = true)]
async fn random_lists_are_answered_in_rounds_of_four() {
    for _ in 0..20 {
        let n: u64 = 1 + random() % 50;
        let takes = Duration::from_millis(10 + random() % 200);
        let ids: Vec<i64> = (0..n).map(|_| 10 + (random() % 60) as i64).collect();
        let upstream = FakeUpstream::that_takes(takes);
        let app = app(Service::new(store_with(69).await, upstream.clone()));
        let list: Vec<String> = ids.iter().map(i64::to_string).collect();
        let path = format!("/users?ids={}", list.join(","));
        let start = Instant::now();
        let answer = timeout(Duration::from_secs(60), ask(&app, "GET", &path, "")).await;
        let Ok((status, body)) = answer else {
            panic!("`GET {path}` had not answered after 60 s.");
        };
        let elapsed = start.elapsed();
        let body: Value = serde_json::from_str(&body).unwrap_or(Value::Null);
        let entries = body.as_array().into_iter().flatten();
        let answered: Vec<i64> = entries.filter_map(|entry| entry["id"].as_i64()).collect();
        assert!(
            status == 200 && answered == ids,
            "`GET {path}` answered {status} with the ids {answered:?}."
        );
        let most: usize = upstream.max_in_flight();
        let rounds = takes * n.div_ceil(4) as u32;
        assert!(
            most == 4.min(n as usize) && elapsed == rounds,
            "{n} lookups of {takes:?} took {elapsed:?}, with {most} at once. \
             Four at a time is {rounds:?}."
        );
        saw(&(status, answered, most, elapsed));
    }
}

#[tokio::test(start_paused = true)]
async fn who_has_no_profile_has_no_old_one_either() {
    let service = Service::new(store_with(5).await, FakeUpstream::default());
    let old = Profile {
        bio: format!("bio {}", random()),
    };
    service.cache.put(3, old.clone());
    let app = app(service);
    let answer = timeout(
        Duration::from_secs(60),
        ask(&app, "GET", "/users?ids=3", ""),
    )
    .await;
    let (status, body) = answer.expect("it answers within 60 s");
    let body: Value = serde_json::from_str(&body).unwrap_or(Value::Null);
    let (profile, stale) = (&body[0]["profile"], &body[0]["stale"]);
    assert!(
        status == 200 && *profile == Value::Null && *stale == Value::Bool(false),
        "User 3 has no profile any more, the cache has {old:?}. The answer was {status} with {body}; \
         expected are the profile null and `stale` false."
    );
    saw(&(&old.bio, status, profile, stale));
}
