use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use axum::Router;
use serde_json::{Value, json};
use tokio::runtime::Handle;
use tokio::task::yield_now;
use tokio::time::{Instant, sleep, timeout};

use super::app;
use super::support::{FakeUpstream, MemoryStore, Service, SqliteStore, Store, ask, database};

// Tests with SQLite run on the real clock: it answers from a thread of its own.
// No time is a criterion there; this limit only ends what hangs.
const LIMIT: Duration = Duration::from_secs(5);

const THINKS: Duration = Duration::from_millis(300);

/// The service with SQLite and services that answer at once.
fn sqlite_app() -> (Router, SqliteStore) {
    let store = SqliteStore::new(database());
    let upstream = FakeUpstream::default();
    (app(Service::new(store.clone(), upstream)), store)
}

/// The service in memory, whose validator thinks for 300 ms.
fn memory_app() -> (Router, MemoryStore, FakeUpstream) {
    let (store, upstream) = (MemoryStore::default(), FakeUpstream::that_takes(THINKS));
    let service = Service::new(store.clone(), upstream.clone());
    (app(service), store, upstream)
}

/// Ends what hangs.
async fn within<T>(what: &str, future: impl Future<Output = T>) -> T {
    match timeout(LIMIT, future).await {
        Ok(value) => value,
        Err(_) => panic!("{what} had not been answered after 5 s."),
    }
}

async fn post(app: &Router, email: &str) -> (u16, String) {
    let json = json!({ "email": email, "name": "O'Neill" }).to_string();
    within("`POST /users`", ask(app, "POST", "/users", &json)).await
}

#[tokio::test]
async fn a_created_user_can_be_read_back() {
    let (app, _) = sqlite_app();
    let (status, body) = post(&app, "bob@example.com").await;
    let created: Option<Value> = serde_json::from_str(&body).ok();
    assert!(
        status == 201 && created == Some(json!({ "id": 1 })),
        "`POST /users` with a good address answered {status} with the body `{body}`. \
         The first user was made: 201 and `{{\"id\":1}}`."
    );
    let read = ask(&app, "GET", "/users?ids=1", "");
    let (status, body) = within("`GET /users?ids=1`", read).await;
    let entries: Value = serde_json::from_str(&body).unwrap_or(Value::Null);
    assert!(
        status == 200 && entries[0]["name"] == "O'Neill",
        "After a 201 for user 1, `GET /users?ids=1` answered {status} with `{body}`. \
         A 201 promises that the user is stored."
    );
}

#[tokio::test]
async fn each_failure_has_its_status() {
    let (app, store) = sqlite_app();
    let (first, _) = post(&app, "bob@example.com").await;
    assert!(
        first / 100 == 2,
        "Not judged: the first user was answered {first}."
    );
    for (email, expected, why) in [
        ("nonsense", 422, "The validator says that it is invalid"),
        ("bob@example.com", 409, "Another user has this address"),
        ("down@example.com", 502, "The validator did not answer"),
    ] {
        let (status, _) = post(&app, email).await;
        assert!(
            status == expected,
            "{why}: `POST /users` for `{email}` answered {status}; {expected} is expected."
        );
    }
    let events = within("`events`", store.events()).await;
    let n_users: usize = events.map_or(0, |events| events.len());
    assert!(
        n_users == 1,
        "One user was answered 201 and three were refused; the store has {n_users}. \
         A refused user is not stored."
    );
}

#[tokio::test]
async fn a_failing_store_is_500_without_details() {
    let (app, store) = sqlite_app();
    store.close().await;
    let (status, body) = post(&app, "bob@example.com").await;
    assert!(
        status == 500,
        "The store was closed, and `POST /users` answered {status}. \
         This server is to blame: 500 is expected."
    );
    let lower = body.to_lowercase();
    let leaks: bool = ["pool", "sql", "store", "closed", "database"]
        .iter()
        .any(|word| lower.contains(word));
    assert!(
        !leaks,
        "The store was closed, and the client was told: `{body}`. \
         What is inside the server is for its log."
    );
}

#[tokio::test(start_paused = true)]
async fn two_creates_do_not_wait_for_each_other() {
    let (app, _, _) = memory_app();
    let start = Instant::now();
    let (first, second) = tokio::join!(post(&app, "ada@x"), post(&app, "bob@x"));
    let elapsed = start.elapsed();
    assert!(
        (first.0, second.0) == (201, 201) && elapsed == THINKS,
        "Two `POST /users` at once, with two addresses, were answered {} and {} after {elapsed:?}. \
         Each validation takes 300 ms and needs nothing of the other: 201, 201 after 300ms.",
        first.0,
        second.0
    );
}

#[tokio::test(start_paused = true)]
async fn of_two_creates_of_one_email_one_is_taken() {
    let (app, _, _) = memory_app();
    let (first, second) = tokio::join!(post(&app, "ada@x"), post(&app, "ada@x"));
    let statuses: (u16, u16) = (first.0.min(second.0), first.0.max(second.0));
    assert!(
        statuses == (201, 409),
        "Two `POST /users` at once, with one address, were answered {} and {}. \
         One stores the user, 201, the other finds the address taken, 409.",
        first.0,
        second.0
    );
}

#[tokio::test(start_paused = true)]
async fn a_client_that_leaves_early_leaves_nothing() {
    let (app, store, upstream) = memory_app();
    let left = timeout(THINKS / 2, post(&app, "ada@x")).await;
    assert!(
        left.is_err(),
        "Not judged: the answer was there before the client left after 150 ms."
    );
    sleep(Duration::from_millis(1)).await;
    let in_flight: usize = upstream.in_flight();
    sleep(LIMIT).await;
    let n_users: usize = store.events().await.map_or(0, |events| events.len());
    assert!(
        in_flight == 0 && n_users == 0,
        "The client left after 150 ms, while the validator thought. A millisecond later \
         {in_flight} validations were running; 5 s later there were {n_users} users. \
         Nobody wants them any more: 0 and 0."
    );
}

/// Polls a future `n` times, and drops it if it is not finished then.
async fn polled<T>(n: usize, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    let mut n_polls = 0;
    poll_fn(|context| {
        n_polls += 1;
        match future.as_mut().poll(context) {
            Poll::Ready(value) => Poll::Ready(Some(value)),
            Poll::Pending if n_polls == n => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

/// Waits until no more tasks are alive than before: a task may finish what the client began.
async fn settled(before: usize) {
    while Handle::current().metrics().num_alive_tasks() > before {
        yield_now().await;
    }
}

#[tokio::test]
async fn a_client_that_leaves_late_leaves_a_user_with_an_event_or_neither() {
    let (app, store) = sqlite_app();
    let before = Handle::current().metrics().num_alive_tasks();
    for n in 1..100 {
        let answer = polled(n, post(&app, &format!("{n}@x"))).await;
        within("what the client left behind", settled(before)).await;
        let events = within("`events`", store.events()).await;
        let events = match events {
            Ok(events) => events,
            Err(error) => panic!(
                "A client left after {n} polls of the handler, and then `events` returned `Err({error:?})`. \
                 A dropped future gives back what it holds."
            ),
        };
        for id in 1..=n as i64 {
            let found = within("`find`", store.find(id)).await;
            let (user, event): (bool, bool) = (matches!(found, Ok(Some(_))), events.contains(&id));
            assert!(
                user == event,
                "A client left after {n} polls of the handler. User {id} stored: {user}, event stored: {event}. \
                 Both or neither are expected."
            );
        }
        if answer.is_some() {
            return;
        }
    }
}
