// advice: router-without-state
use axum::{Router, extract::State, routing::get};

async fn user(State(name): State<String>) -> String {
    name
}

fn app() -> Router {
    Router::new().route("/user", get(user))
}

fn main() {
    app();
}
