use std::time::Duration;

use axum::{Router, body::Body, http::Request, routing::get};
use tokio::time::{sleep, timeout};
use tower::ServiceExt;

async fn create_order() {
    println!("charged");
    sleep(Duration::from_millis(600)).await;
    println!("recorded");
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let app: Router = Router::new().route("/", get(create_order));
    let request = Request::get("/").body(Body::empty());
    let answer = app.oneshot(request.expect("a request"));
    let patience = Duration::from_millis(500);
    let answer = timeout(patience, answer).await;
    println!("the client gave up: {}", answer.is_err());
    sleep(Duration::from_secs(1)).await;
}
