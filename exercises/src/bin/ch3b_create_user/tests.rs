use std::time::Duration;

use axum::Router;
use serde_json::{Value, json};
use sqlx::SqlitePool;
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout};

use super::app;
use super::support::{AppState, Reply, Validator, ask, pool_with_ada};

// The database answers from a thread of its own, so these tests run on the real clock.
// No time is a criterion; the limits below only end what hangs.
const LIMIT: Duration = Duration::from_secs(5);

struct World {
    app: Router,
    pool: SqlitePool,
    validator: Validator,
}

async fn world(validator: Validator) -> World {
    let pool = pool_with_ada();
    let state = AppState {
        pool: pool.clone(),
        validator: validator.clone(),
    };
    World {
        app: app(state),
        pool,
        validator,
    }
}

/// A world whose validator answers at once.
async fn quick_world() -> World {
    world(Validator::that_takes(Duration::ZERO)).await
}

/// The status and the body of the answer.
async fn answer(app: &Router, method: &str, path: &str, json: &str) -> (u16, String) {
    match timeout(LIMIT, ask(app, method, path, json)).await {
        Ok(Reply::Answer(status, body)) => (status, body),
        Ok(Reply::Panicked) => panic!(
            "The handler of `{method} {path}` panicked. \
             From a server the client would get no answer at all: the connection closes."
        ),
        Err(_) => panic!("`{method} {path}` had not answered after 5 real seconds."),
    }
}

async fn read(app: &Router, id: i64) -> (u16, String) {
    answer(app, "GET", &format!("/user/{id}"), "").await
}

async fn create(app: &Router, email: &str) -> (u16, String) {
    let json = json!({ "email": email, "name": "O'Neill" }).to_string();
    answer(app, "POST", "/user", &json).await
}

/// The body, read as JSON.
fn parsed(body: &str) -> Option<Value> {
    serde_json::from_str(body).ok()
}

#[tokio::test]
async fn an_existing_user_is_returned() {
    let world = quick_world().await;
    let (status, body) = read(&world.app, 1).await;
    let user: Option<Value> = parsed(&body);
    assert!(
        status == 200
            && user == Some(json!({ "id": 1, "email": "ada@example.com", "name": "Ada" })),
        "`GET /user/1` answered {status} with the body `{body}`. \
         200 and Ada with her id, email and name are expected."
    );
}

#[tokio::test]
async fn a_missing_user_is_404() {
    let world = quick_world().await;
    let (status, _) = read(&world.app, 999).await;
    assert!(
        status == 404,
        "`GET /user/999` answered {status}. The database works and has no such user: 404 is expected. \
         A 500 would wake whoever looks after the server."
    );
}

#[tokio::test]
async fn an_id_that_is_no_number_is_400() {
    let world = quick_world().await;
    let (status, _) = answer(&world.app, "GET", "/user/abc", "").await;
    assert!(
        status == 400,
        "`GET /user/abc` answered {status}. The request is wrong, so 400 is expected."
    );
}

#[tokio::test]
async fn an_invalid_email_is_422() {
    let world = quick_world().await;
    let (status, _) = create(&world.app, "nonsense").await;
    assert!(
        status == 422,
        "The validator called the address `nonsense` invalid, and `POST /user` answered {status}. \
         The client can mend that, so 422 is expected."
    );
    let (_, body) = read(&world.app, 2).await;
    assert!(
        !body.contains("nonsense"),
        "The user with the invalid address was stored all the same: `GET /user/2` answered with `{body}`."
    );
}

#[tokio::test]
async fn a_validator_that_is_down_is_502() {
    let world = quick_world().await;
    let (status, _) = create(&world.app, "down@example.com").await;
    assert!(
        status == 502,
        "The validator was down, and `POST /user` answered {status}. \
         Neither this client nor this server is to blame, but a server behind it: 502 is expected."
    );
}

#[tokio::test]
async fn a_created_user_can_be_read_back() {
    let world = quick_world().await;
    let (status, body) = create(&world.app, "bob@example.com").await;
    assert!(
        status == 201,
        "`POST /user` with a good address and the name `O'Neill` answered {status} with the body `{body}`. \
         A user was to be made: 201 says that it was."
    );
    let id = parsed(&body).and_then(|body| body["id"].as_i64());
    assert!(
        id == Some(2),
        "`POST /user` answered with the body `{body}`. \
         The second user's id is 2, so `{{\"id\":2}}` is expected."
    );
    let (status, body) = read(&world.app, 2).await;
    let user: Option<Value> = parsed(&body);
    assert!(
        user == Some(json!({ "id": 2, "email": "bob@example.com", "name": "O'Neill" })),
        "`POST /user` answered 201, but then `GET /user/2` answered {status} with the body `{body}`. \
         A 201 promises that the user is in the database."
    );
}

#[tokio::test]
async fn a_taken_email_is_409() {
    let world = quick_world().await;
    let (status, _) = create(&world.app, "ada@example.com").await;
    assert!(
        status == 409,
        "Ada's address was sent a second time, and `POST /user` answered {status}. \
         It is valid but taken: 409 is expected."
    );
    let (status, _) = read(&world.app, 1).await;
    assert!(
        status == 200,
        "After the refused user, `GET /user/1` answered {status}. The only connection should be free again."
    );
}

/// What happened first when two creates came at once.
enum Outcome {
    BothAsked,
    AnsweredFirst(u16),
    OneWaits,
}

#[tokio::test]
async fn two_creates_of_one_email_make_one_user() {
    let world = world(Validator::that_waits()).await;
    let (answered, mut first_answer) = mpsc::unbounded_channel();
    let create = async || {
        let (status, _) = create(&world.app, "bob@example.com").await;
        let _ = answered.send(status);
        status
    };
    let validator = async {
        let outcome = tokio::select! {
            _ = world.validator.arrived(2) => Outcome::BothAsked,
            status = first_answer.recv() => Outcome::AnsweredFirst(status.unwrap_or_default()),
            _ = sleep(LIMIT / 2) => Outcome::OneWaits,
        };
        world.validator.answer(2);
        outcome
    };
    let (first, second, outcome) = tokio::join!(create(), create(), validator);
    match outcome {
        Outcome::BothAsked => {}
        // 500: it got no connection in time.
        Outcome::OneWaits | Outcome::AnsweredFirst(500) => panic!(
            "Of two `POST /user` at once, only one came to the validator. \
             The other waited for something that the first one kept while it waited itself."
        ),
        Outcome::AnsweredFirst(status) => panic!(
            "Not judged: of two `POST /user` at once, one was answered {status} before both had asked the validator."
        ),
    }
    let statuses = (first.min(second), first.max(second));
    assert!(
        statuses == (201, 409),
        "Two `POST /user` at once with one address answered {} and {}. \
         One of them stores the user, 201; the other finds the address taken, 409.",
        statuses.0,
        statuses.1
    );
}

#[tokio::test]
async fn reads_go_on_while_the_validator_is_slow() {
    let world = world(Validator::that_waits()).await;
    let create = create(&world.app, "bob@example.com");
    let reads = async {
        let arrived = timeout(LIMIT / 2, world.validator.arrived(1)).await;
        let reads = tokio::join!(read(&world.app, 1), read(&world.app, 2));
        world.validator.answer(1);
        (arrived.is_ok(), reads)
    };
    let ((created, _), (arrived, ((ada, _), (_, new)))) = tokio::join!(create, reads);
    assert!(
        arrived,
        "Not judged: `POST /user` did not ask the validator."
    );
    assert!(
        ada == 200,
        "While the validator was busy with a `POST /user`, `GET /user/1` answered {ada}: \
         for 2 s it got no connection. The pool has one. \
         Who had it, and was using it for nothing?"
    );
    assert!(
        !new.contains("bob@example.com"),
        "While the validator was still thinking, `GET /user/2` answered with `{new}`. \
         A user is stored only after the validator's yes."
    );
    assert!(
        created == 201,
        "After the validator's yes, `POST /user` answered {created}; 201 is expected."
    );
}

#[tokio::test]
async fn a_failing_database_is_500_without_details() {
    let world = quick_world().await;
    world.pool.close().await;
    for (method, path, json) in [
        ("GET", "/user/1", ""),
        (
            "POST",
            "/user",
            r#"{"email":"bob@example.com","name":"Bob"}"#,
        ),
    ] {
        let (status, body) = answer(&world.app, method, path, json).await;
        assert!(
            status == 500,
            "The database was gone, and `{method} {path}` answered {status}. \
             That is this server's fault: 500 is expected."
        );
        let lower = body.to_lowercase();
        let leaks = ["pool", "sql", "database", "closed"];
        assert!(
            !leaks.iter().any(|word| lower.contains(word)),
            "The database was gone, and `{method} {path}` told the client: `{body}`. \
             What is inside the server is for its log."
        );
    }
}
