// advice: router-without-state
use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    routing::get,
};
use tower::ServiceExt;

async fn user(State(name): State<String>) -> String {
    name
}

#[tokio::main]
async fn main() {
    let app = Router::new().route("/user", get(user));
    app.oneshot(Request::new(Body::empty())).await.unwrap();
}
