use axum::extract::Path;
use axum::routing::put;
use axum::{Json, Router};

fn main() {
    let rename_user = async |Json(name): Json<String>, Path(id): Path<u32>| {
        println!("user {id} is now called {name}");
    };
    let _app: Router = Router::new().route("/user/{user_id}", put(rename_user));
}
