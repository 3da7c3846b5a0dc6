use std::collections::BTreeSet;
use std::time::Duration;

use axum::Router;
use futures::future::join_all;
use serde_json::{Value, json};
use tokio::time::timeout;
use workbook_harness::{random, saw};

use super::app;
use super::support::{AppState, Reply, Validator, ask, pool_with_ada};

const LIMIT: Duration = Duration::from_secs(5);

async fn world(validator: &Validator) -> Router {
    let pool = pool_with_ada();
    let validator = validator.clone();
    app(AppState { pool, validator })
}

async fn answer(app: &Router, method: &str, path: &str, json: &str) -> (u16, String) {
    match timeout(LIMIT, ask(app, method, path, json)).await {
        Ok(Reply::Answer(status, body)) => (status, body),
        Ok(Reply::Panicked) => panic!("The handler of `{method} {path}` panicked."),
        Err(_) => panic!("`{method} {path}` had not answered after 5 real seconds."),
    }
}

async fn create(app: &Router, email: &str, name: &str) -> (u16, String) {
    let json = json!({ "email": email, "name": name }).to_string();
    answer(app, "POST", "/user", &json).await
}

#[tokio::test]
async fn random_users_are_created_and_read_back() {
    let app = world(&Validator::that_takes(Duration::ZERO)).await;
    for _ in 0..10 {
        let (email, name) = (format!("{}@x'; --", random()), format!("N\"{}", random()));
        let (status, body) = create(&app, &email, &name).await;
        let created: Option<Value> = serde_json::from_str(&body).ok();
        let id = created.and_then(|body| body["id"].as_i64());
        assert!(
            status == 201 && id.is_some(),
            "`POST /user` for `{email}` answered {status} with `{body}`."
        );
        let path = format!("/user/{}", id.unwrap_or_default());
        let (status, body) = answer(&app, "GET", &path, "").await;
        let user: Option<Value> = serde_json::from_str(&body).ok();
        saw(&user.as_ref().map(|user| (&user["email"], &user["name"])));
        assert!(
            user == Some(json!({ "id": id, "email": email, "name": name })),
            "`GET {path}` answered {status} with `{body}`, other than what was sent."
        );
    }
}

#[tokio::test]
async fn many_creates_of_one_email_make_one_user() {
    let n: usize = 3 + (random() % 5) as usize;
    let validator = Validator::that_waits();
    let app = world(&validator).await;
    let creates = join_all((0..n).map(|_| create(&app, "eve@example.com", "Eve")));
    let all = async {
        let arrived = timeout(LIMIT / 2, validator.arrived(n as u32)).await;
        validator.answer(n);
        arrived.is_ok()
    };
    let (answers, all) = tokio::join!(creates, all);
    assert!(
        all,
        "Of {n} `POST /user` at once, not all were at the validator at once."
    );
    let mut statuses: Vec<u16> = answers.iter().map(|(status, _)| *status).collect();
    statuses.sort_unstable();
    let mut expected = vec![409; n];
    expected[0] = 201;
    saw(&statuses);
    assert!(
        statuses == expected,
        "{n} `POST /user` at once with one address answered {statuses:?}; one 201 is expected and 409 for the others."
    );
}

#[tokio::test]
async fn many_reads_go_on_while_two_creates_wait() {
    let validator = Validator::that_waits();
    let app = world(&validator).await;
    let first = create(&app, "eve@example.com", "Eve");
    let second = create(&app, "bob@example.com", "Bob");
    let reads = async {
        let arrived = timeout(LIMIT / 2, validator.arrived(2)).await.is_ok();
        let reads = join_all((0..20).map(|_| answer(&app, "GET", "/user/1", ""))).await;
        validator.answer(2);
        let statuses: BTreeSet<u16> = reads.iter().map(|(status, _)| *status).collect();
        (arrived, statuses)
    };
    let (_, _, (arrived, statuses)) = tokio::join!(first, second, reads);
    saw(&(arrived, &statuses));
    assert!(
        arrived && statuses == BTreeSet::from([200]),
        "While two `POST /user` waited for the validator, 20 reads answered {statuses:?}; 200 is expected."
    );
}

#[tokio::test]
async fn nobody_is_stored_without_a_yes() {
    let app = world(&Validator::that_takes(Duration::ZERO)).await;
    for email in ["nonsense", "down@example.com", "", "down@"] {
        let (status, _) = create(&app, email, "N").await;
        let expected = if email.starts_with("down@") { 502 } else { 422 };
        saw(&status);
        assert!(
            status == expected,
            "`POST /user` for `{email}` answered {status}; {expected} is expected."
        );
    }
    let (status, body) = create(&app, "eve@example.com", "Eve").await;
    let created: Option<Value> = serde_json::from_str(&body).ok();
    saw(&(status, created.as_ref().map(|body| &body["id"])));
    assert!(
        status == 201 && created.is_some_and(|body| body["id"] == 2),
        "After four refused users, the next one was answered {status} with `{body}`; its id is 2."
    );
}
