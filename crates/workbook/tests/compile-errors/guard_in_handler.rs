// advice: not-a-handler
use axum::{Router, extract::State, routing::get};
use std::sync::{Arc, Mutex};

async fn visit(State(visits): State<Arc<Mutex<u32>>>) -> String {
    let mut visits = visits.lock().unwrap();
    tokio::task::yield_now().await;
    *visits += 1;
    visits.to_string()
}

fn main() {
    let _app: Router = Router::new()
        .route("/", get(visit))
        .with_state(Arc::default());
}
