use axum::Router;
use serde_json::{Value, json};

use super::app;
use super::support::{Reply, Users, ask};

fn two_users() -> Router {
    app(Users::new([(1, "Ada"), (2, "Grace")]))
}

/// The status and the body of the answer.
async fn answer(app: &Router, method: &str, path: &str, json: &'static str) -> (u16, String) {
    match ask(app, method, path, json).await {
        Reply::Answer(status, body) => (status, body),
        Reply::Panicked => panic!(
            "The handler of `{method} {path}` panicked. \
             From a server the client would get no answer at all: the connection closes. \
             A client's mistake is an ordinary case and gets a status."
        ),
    }
}

/// The body as a message shows it.
fn shown(body: &str) -> String {
    if body.is_empty() {
        "no body".to_owned()
    } else {
        format!("the body `{body}`")
    }
}

/// The body, read as JSON.
fn parsed(body: &str) -> Option<Value> {
    serde_json::from_str(body).ok()
}

#[tokio::test]
async fn a_user_is_returned_as_json() {
    let app = two_users();
    for (id, name) in [(1, "Ada"), (2, "Grace")] {
        let (status, body) = answer(&app, "GET", &format!("/user/{id}"), "").await;
        assert!(
            status == 200,
            "`GET /user/{id}` answered {status}. The user exists: 200 and the user are expected."
        );
        let user: Option<Value> = parsed(&body);
        assert!(
            user == Some(json!({ "id": id, "name": name })),
            "`GET /user/{id}` answered 200 with {}. \
             The user with this id is {{\"id\":{id},\"name\":\"{name}\"}}.",
            shown(&body)
        );
    }
}

#[tokio::test]
async fn a_rename_is_answered_and_can_be_read_back() {
    let app = two_users();
    let renamed = json!({ "id": 1, "name": "Ada King" });
    let (status, body) = answer(&app, "PUT", "/user/1", r#"{"name":"Ada King"}"#).await;
    assert!(
        status == 200,
        "`PUT /user/1` with a new name answered {status}. \
         The user exists and the body is as it should be: 200 is expected."
    );
    let user: Option<Value> = parsed(&body);
    assert!(
        user.as_ref() == Some(&renamed),
        "`PUT /user/1` answered with {}. It should be the renamed user, `{renamed}`.",
        shown(&body)
    );
    let (_, body) = answer(&app, "GET", "/user/1", "").await;
    let user: Option<Value> = parsed(&body);
    assert!(
        user == Some(renamed),
        "`GET /user/1` after the renaming answered with {}. \
         Both endpoints use the same users, so the new name is expected.",
        shown(&body)
    );
    let (_, body) = answer(&app, "GET", "/user/2", "").await;
    let user: Option<Value> = parsed(&body);
    assert!(
        user == Some(json!({ "id": 2, "name": "Grace" })),
        "`PUT /user/1` also changed user 2, who is now `{body}`."
    );
}

#[tokio::test]
async fn a_missing_user_is_404() {
    let app = two_users();
    for (method, json) in [("GET", ""), ("PUT", r#"{"name":"Nobody"}"#)] {
        let (status, body) = answer(&app, method, "/user/9", json).await;
        assert!(
            status == 404,
            "`{method} /user/9` answered {status} with {}. \
             There is no user 9, and a client looks at the status first: 404 is expected.",
            shown(&body)
        );
    }
    let (status, body) = answer(&app, "GET", "/user/9", "").await;
    assert!(
        status == 404,
        "After `PUT /user/9` there is a user 9: `GET` answered {status} with {}. \
         Renaming makes nobody.",
        shown(&body)
    );
}

#[tokio::test]
async fn an_id_that_is_no_number_is_400() {
    let app = two_users();
    for (method, json) in [("GET", ""), ("PUT", r#"{"name":"Ada King"}"#)] {
        for path in ["/user/ada", "/user/-1", "/user/1x"] {
            let (status, _) = answer(&app, method, path, json).await;
            assert!(
                status == 400,
                "`{method} {path}` answered {status}. That is not an id that a user could have: \
                 the request is wrong, and 400 says so."
            );
        }
    }
}

#[tokio::test]
async fn other_methods_are_405() {
    let app = two_users();
    for method in ["DELETE", "POST", "PATCH"] {
        let (status, _) = answer(&app, method, "/user/1", "").await;
        assert!(
            status == 405,
            "`{method} /user/1` answered {status}. The path exists, but not for this method: 405 is expected."
        );
    }
}
