use axum::Router;
use serde_json::{Value, json};
use workbook_harness::{random, saw};

use super::app;
use super::support::{Reply, Users, ask};

fn random_id() -> u32 {
    random() as u32
}

async fn answer(app: &Router, method: &str, path: &str, json: &'static str) -> (u16, String) {
    match ask(app, method, path, json).await {
        Reply::Answer(status, body) => (status, body),
        Reply::Panicked => panic!("The handler of `{method} {path}` panicked."),
    }
}

#[tokio::test]
async fn random_ids_are_found_and_renamed() {
    for _ in 0..20 {
        let id = random_id();
        let app = app(Users::new([(id, "Grace")]));
        let path = format!("/user/{id}");
        let (status, body) = answer(&app, "GET", &path, "").await;
        let user: Option<Value> = serde_json::from_str(&body).ok();
        let seen = user.as_ref().map(|user| (&user["id"], &user["name"]));
        saw(&(status, seen));
        assert!(
            status == 200 && user == Some(json!({ "id": id, "name": "Grace" })),
            "`GET {path}` answered {status} with `{body}`; the user is \"Grace\"."
        );
        let (status, _) = answer(&app, "PUT", &path, r#"{"name":"Ж \"x\""}"#).await;
        let (_, body) = answer(&app, "GET", &path, "").await;
        let user: Option<Value> = serde_json::from_str(&body).ok();
        let seen = user.as_ref().map(|user| (&user["id"], &user["name"]));
        saw(&(status, seen));
        assert!(
            status == 200 && user == Some(json!({ "id": id, "name": "Ж \"x\"" })),
            "`PUT {path}` answered {status}, and then `GET` answered `{body}`."
        );
        let missing = format!("/user/{}", id ^ 1);
        let (status, _) = answer(&app, "GET", &missing, "").await;
        saw(&status);
        assert!(
            status == 404,
            "`GET {missing}` answered {status}; only user {id} exists."
        );
    }
}

#[tokio::test]
async fn an_id_that_no_user_can_have_is_400() {
    let app = app(Users::new([(u32::MAX, "Ada")]));
    for path in ["/user/1.5", "/user/0x1", "/user/%20", "/user/one"] {
        let (status, _) = answer(&app, "GET", path, "").await;
        saw(&status);
        assert!(
            status == 400,
            "`GET {path}` answered {status}; 400 is expected."
        );
    }
}

#[tokio::test]
async fn a_body_that_is_no_new_name_changes_nothing() {
    let app = app(Users::new([(1, "Ada")]));
    for json in ["", "{", r#"{"id":1}"#, r#"{"name":7}"#] {
        let (status, _) = answer(&app, "PUT", "/user/1", json).await;
        assert!(
            (400..500).contains(&status),
            "`PUT /user/1` with the body `{json}` answered {status}; the client's mistake is a 4xx."
        );
    }
    let (_, body) = answer(&app, "GET", "/user/1", "").await;
    assert!(
        body.contains("\"Ada\""),
        "After four wrong bodies user 1 is `{body}`; her name was \"Ada\"."
    );
}

#[tokio::test]
async fn two_apps_have_users_of_their_own() {
    let (first, second) = (app(Users::new([(1, "Ada")])), app(Users::new([(2, "Bob")])));
    let (status, _) = answer(&first, "GET", "/user/2", "").await;
    saw(&status);
    assert!(
        status == 404,
        "User 2 of another app was answered {status}; this one has only user 1."
    );
    let (status, _) = answer(&second, "GET", "/user/2", "").await;
    saw(&status);
    assert!(status == 200, "The app with user 2 answered {status}.");
}
