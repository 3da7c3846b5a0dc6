use std::time::Duration;

use axum::Router;
use serde_json::{Value, json};
use tokio::runtime::Handle;
use tokio::time::{Instant, sleep, timeout};

use super::app;
use super::support::{Cache, FakeUpstream, NewUser, Profile, Service, Store, StoreError, User};
use super::support::{ask, store_with};

const STEP: Duration = Duration::from_millis(100);
const HOUR: Duration = Duration::from_secs(3600);

/// A service with `n` users, whose upstream takes so long for each profile.
async fn service(n: i64, takes: Duration) -> (Router, FakeUpstream) {
    let upstream = FakeUpstream::that_takes(takes);
    let service = Service::new(store_with(n).await, upstream.clone());
    (app(service), upstream)
}

/// The status, the body as JSON, and how long it took.
async fn get(app: &Router, ids: &str) -> (u16, Value, Duration) {
    let start = Instant::now();
    let path = format!("/users?ids={ids}");
    let Ok((status, body)) = timeout(Duration::from_secs(60), ask(app, "GET", &path, "")).await
    else {
        panic!(
            "`GET /users` had not answered after 60 s. The answer is due after 5 s at the latest."
        );
    };
    let body = serde_json::from_str(&body).unwrap_or(Value::Null);
    (status, body, start.elapsed())
}

fn list(ids: std::ops::RangeInclusive<i64>) -> String {
    let ids: Vec<String> = ids.map(|id| id.to_string()).collect();
    ids.join(",")
}

/// The first entry that is not the expected one, in words.
fn difference(body: &Value, expected: &[Value]) -> Option<String> {
    let entries = body.as_array().map_or(&[][..], Vec::as_slice);
    for (index, expected) in expected.iter().enumerate() {
        let seen = entries.get(index).unwrap_or(&Value::Null);
        if seen != expected {
            return Some(format!("Entry {index} was {seen}; expected is {expected}."));
        }
    }
    let n_more = entries.len() - expected.len();
    (n_more > 0).then(|| format!("There were {n_more} entries more than ids."))
}

/// Requires 200 and these entries.
fn require(what: &str, (status, body): (u16, &Value), expected: &[Value]) {
    assert!(
        status == 200,
        "{what} The answer was {status}; 200 is expected."
    );
    if let Some(difference) = difference(body, expected) {
        panic!("{what} {difference}");
    }
}

/// The entry of a user whose profile has come.
fn fresh(id: i64) -> Value {
    json!({ "id": id, "name": format!("user {id}"), "profile": { "bio": format!("bio {id}") }, "stale": false })
}

/// The entry of a user without a profile.
fn bare(id: i64, stale: bool) -> Value {
    json!({ "id": id, "name": format!("user {id}"), "profile": null, "stale": stale })
}

#[tokio::test(start_paused = true)]
async fn the_entries_come_in_the_order_of_the_ids() {
    let (app, _) = service(9, STEP).await;
    let (status, body, _) = get(&app, "7,2,9,2").await;
    let what = "`GET /users?ids=7,2,9,2` is answered in this order.";
    require(
        what,
        (status, &body),
        &[fresh(7), fresh(2), fresh(9), fresh(2)],
    );
}

#[tokio::test(start_paused = true)]
async fn at_most_4_lookups_are_running_at_once() {
    let (app, upstream) = service(30, STEP).await;
    let (status, _, elapsed) = get(&app, &list(10..=21)).await;
    let most: usize = upstream.max_in_flight();
    assert!(
        most <= 4,
        "For 12 ids {most} profiles were asked for at the same time; the limit is 4. \
         A service that is asked for everything at once is soon one that is down."
    );
    assert!(
        status == 200 && elapsed == 3 * STEP,
        "12 lookups of 100 ms took {elapsed:?}, and the status was {status}. \
         Four at a time is three rounds: 300ms, and 200."
    );
}

#[tokio::test(start_paused = true)]
async fn one_missing_profile_does_not_spoil_the_others() {
    let (app, _) = service(6, STEP).await;
    let (status, body, _) = get(&app, "1,3,5,10,6").await;
    let missing = json!({ "id": 10, "error": "not found" });
    let what = "User 3 has no profile, for 5 nobody answers, 10 does not exist, 1 and 6 are well.";
    let expected = [fresh(1), bare(3, false), bare(5, true), missing, fresh(6)];
    require(what, (status, &body), &expected);
}

#[tokio::test(start_paused = true)]
async fn when_the_profiles_are_down_the_last_good_one_is_shown() {
    let (app, upstream) = service(6, STEP).await;
    let (_, before, _) = get(&app, "1,2").await;
    let difference = difference(&before, &[fresh(1), fresh(2)]);
    if let Some(difference) = difference {
        panic!("Not judged: with all well, not all was well. {difference}");
    }
    upstream.go_down();
    let (status, body, _) = get(&app, "2,4").await;
    let mut old = fresh(2);
    old["stale"] = json!(true);
    let what = "User 2 was shown before the profiles went down, user 4 never. Now both are stale.";
    require(what, (status, &body), &[old, bare(4, true)]);
}

/// A store whose database fails for user 2.
#[derive(Clone)]
struct ShakyStore;

impl Store for ShakyStore {
    async fn find(&self, id: i64) -> Result<Option<User>, StoreError> {
        if id == 2 {
            return Err(StoreError::Failed("disk 7 is on fire".to_owned()));
        }
        let (email, name) = (format!("{id}@example.com"), format!("user {id}"));
        Ok(Some(User { id, email, name }))
    }

    async fn create(&self, _: NewUser) -> Result<i64, StoreError> {
        Err(StoreError::Taken)
    }

    async fn events(&self) -> Result<Vec<i64>, StoreError> {
        Ok(Vec::new())
    }

    async fn close(&self) {}
}

#[tokio::test(start_paused = true)]
async fn a_failing_store_is_unavailable_for_that_id() {
    let app = app(Service::new(ShakyStore, FakeUpstream::that_takes(STEP)));
    let (status, body, _) = get(&app, "1,2,4").await;
    let unavailable = json!({ "id": 2, "error": "unavailable" });
    let what = "The store failed for user 2 only, and said something about a disk.";
    require(what, (status, &body), &[fresh(1), unavailable, fresh(4)]);
}

#[tokio::test(start_paused = true)]
async fn more_than_50_ids_or_none_or_no_number_are_400() {
    for (ids, why, expected) in [
        (list(1..=50), "50 ids", 200),
        (list(1..=51), "51 ids", 400),
        (String::new(), "no id", 400),
        ("1,zwei".to_owned(), "`zwei`", 400),
        ("1,,2,".to_owned(), "an empty id", 400),
    ] {
        let (app, upstream) = service(60, STEP).await;
        let (status, _, _) = get(&app, &ids).await;
        assert!(
            status == expected,
            "A request with {why} was answered {status}; {expected} is expected. {}",
            if expected == 200 {
                "50 ids are allowed, and an answer about many is 200."
            } else {
                "The client can mend a wrong request, so it has to hear of it."
            }
        );
        let n_asked = upstream.asked().len();
        assert!(
            expected == 200 || n_asked == 0,
            "A request with {why} was refused, but {n_asked} profiles were asked for."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn after_5_s_what_is_missing_is_stale() {
    let (app, _) = service(60, HOUR).await;
    let (status, body, elapsed) = get(&app, &list(10..=21)).await;
    let expected: Vec<Value> = (10..=21).map(|id| bare(id, true)).collect();
    assert!(
        status == 200 && elapsed == Duration::from_secs(5),
        "The profiles hang. `GET /users` for 12 ids answered {status} after {elapsed:?}. \
         200 after 5s is expected: 5 s are for the whole request, not for each id or each round."
    );
    let what =
        "The profiles hang, and all 12 users are known: each has a name, no profile, and is stale.";
    require(what, (status, &body), &expected);
    let (app, _) = service(60, Duration::from_secs(3)).await;
    let (_, body, elapsed) = get(&app, &list(10..=21)).await;
    let n_fresh = (10..=21).zip(body.as_array().into_iter().flatten());
    let n_fresh = n_fresh.filter(|(id, entry)| **entry == fresh(*id)).count();
    assert!(
        n_fresh == 4 && elapsed == Duration::from_secs(5),
        "Each profile takes 3 s, and 12 are wanted. After {elapsed:?} {n_fresh} had come. \
         Within 5 s four come, at 3 s, and the next four are cut off."
    );
}

#[tokio::test(start_paused = true)]
async fn the_cache_is_filled_by_answers_only() {
    let cache = Cache::default();
    let service = Service {
        store: store_with(9).await,
        upstream: FakeUpstream::that_takes(STEP),
        cache: cache.clone(),
    };
    let app = app(service);
    let old = Profile {
        bio: "of yesterday".to_owned(),
    };
    cache.put(5, old.clone());
    let (_, body, _) = get(&app, "5,2").await;
    let cached: [Option<Profile>; 2] = [cache.get(5), cache.get(2)];
    let new = Profile {
        bio: "bio 2".to_owned(),
    };
    assert!(
        cached == [Some(old), Some(new)] && body[0]["profile"]["bio"] == "of yesterday",
        "For user 5 the service is busy, and the cache has the bio `of yesterday`; user 2 is well. \
         Afterwards the cache had {cached:?} for 5 and 2, and entry 0 was {}.",
        body[0]
    );
}

#[tokio::test(start_paused = true)]
async fn a_client_that_leaves_ends_its_lookups() {
    let (app, upstream) = service(30, STEP).await;
    let before = Handle::current().metrics().num_alive_tasks();
    let path = format!("/users?ids={}", list(10..=21));
    // Dropping the future of the answer is what a server does when the client hangs up.
    let answer = timeout(STEP * 3 / 2, ask(&app, "GET", &path, "")).await;
    assert!(
        answer.is_err(),
        "Not judged: the answer was there before the client left after 150 ms."
    );
    sleep(Duration::from_millis(1)).await;
    let in_flight: usize = upstream.in_flight();
    sleep(Duration::from_secs(60)).await;
    let n_asked: usize = upstream.asked().len();
    let alive = Handle::current().metrics().num_alive_tasks() - before;
    assert!(
        in_flight == 0 && n_asked == 8 && alive == 0,
        "The client left after 150 ms. A millisecond later {in_flight} lookups were running, \
         in the end {n_asked} profiles had been asked for, and {alive} tasks were alive. \
         Expected are 0, 8 and 0: nobody wants the rest."
    );
}
