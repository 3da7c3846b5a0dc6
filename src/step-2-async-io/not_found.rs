use axum::{Json, Router, http::StatusCode, routing::get};
use serde_json::{Value, json};
use tokio::net::TcpListener;

async fn no_user() -> (StatusCode, Json<Value>) {
    (
        StatusCode::NOT_FOUND,
        Json(json!({"error": "no such user"})),
    )
}

async fn fetch_user(url: String) -> Result<Value, reqwest::Error> {
    let response = reqwest::get(url).await?;
    response.json().await
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let server = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = server.local_addr().expect("it is bound");
    let app = Router::new().route("/users/{id}", get(no_user));
    tokio::spawn(async { axum::serve(server, app).await });
    let user = fetch_user(format!("http://{address}/users/1")).await;
    println!("{:?}", user.map_err(|error| error.status()));
}
