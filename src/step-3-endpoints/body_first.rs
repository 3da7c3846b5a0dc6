use axum::extract::Path;
use axum::routing::put;
use axum::{Json, Router};

async fn rename_user(Json(name): Json<String>, Path(id): Path<u32>) {
    println!("user {id} is now called {name}");
}

fn main() {
    let _app: Router = Router::new().route("/user/{user_id}", put(rename_user));
}
