//! Given: the users, and a way to ask a router without a network.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use serde::{Deserialize, Serialize};
use tower::ServiceExt;

#[derive(Debug, Clone, Serialize)]
pub struct User {
    pub id: u32,
    pub name: String,
}

/// The body of a `PUT` request.
#[derive(Debug, Deserialize)]
pub struct NewName {
    pub name: String,
}

/// The users. A clone is another handle to the same ones.
#[derive(Debug, Clone)]
pub struct Users(Arc<Mutex<BTreeMap<u32, String>>>);

impl Users {
    pub fn new(users: impl IntoIterator<Item = (u32, &'static str)>) -> Users {
        let users = users.into_iter().map(|(id, name)| (id, name.to_owned()));
        Users(Arc::new(Mutex::new(users.collect())))
    }

    /// The user with this id, if there is one.
    pub fn find(&self, id: u32) -> Option<User> {
        let users = self.0.lock().expect("not poisoned");
        let name = users.get(&id)?.clone();
        Some(User { id, name })
    }

    /// Gives the user with this id another name, if there is one.
    pub fn rename(&self, id: u32, name: String) -> Option<User> {
        let mut users = self.0.lock().expect("not poisoned");
        name.clone_into(users.get_mut(&id)?);
        Some(User { id, name })
    }
}

/// What a client gets: the status and the body, or nothing because the handler panicked.
#[derive(Debug)]
pub enum Reply {
    Answer(u16, String),
    Panicked,
}

/// Sends a request to the router. An empty `json` means no body.
pub async fn ask(app: &Router, method: &str, path: &str, json: &'static str) -> Reply {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("content-type", "application/json")
        .body(Body::from(json))
        .expect("a request");
    // A task, as in a server: there, too, a panic in a handler ends only its task.
    let Ok(answer) = tokio::spawn(app.clone().oneshot(request)).await else {
        return Reply::Panicked;
    };
    let answer = answer.expect("a router has no other error");
    let status = answer.status().as_u16();
    let body = to_bytes(answer.into_body(), usize::MAX).await;
    let body = body.expect("the body is in memory");
    Reply::Answer(status, String::from_utf8_lossy(&body).into_owned())
}
