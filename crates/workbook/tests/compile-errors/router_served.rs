// advice: router-without-state
use axum::{Router, extract::State, routing::get};

async fn user(State(name): State<String>) -> String {
    name
}

#[tokio::main]
async fn main() {
    let app: Router<String> = Router::new().route("/user", get(user));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    axum::serve(listener, app).await.unwrap();
}
