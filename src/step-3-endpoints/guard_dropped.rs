use std::sync::Mutex;

use axum::{Router, routing::get};
use tokio::task::yield_now;

static VISITS: Mutex<u32> = Mutex::new(0);

#[axum::debug_handler]
async fn greet() {
    let mut visits = VISITS.lock().expect("not poisoned");
    *visits += 1;
    drop(visits);
    yield_now().await;
    println!("hello");
}

fn main() {
    let _app: Router = Router::new().route("/", get(greet));
}
