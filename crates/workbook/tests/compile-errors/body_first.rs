// advice: not-a-handler
use axum::{Json, Router, extract::State, routing::post};

async fn rename(Json(name): Json<String>, State(_all): State<u32>) -> String {
    name
}

fn main() {
    let _app: Router = Router::new().route("/name", post(rename)).with_state(7);
}
