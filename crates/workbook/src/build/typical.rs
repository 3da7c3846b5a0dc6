//! What tests and answers do with the libraries again and again. It is never called: rustc compiles
//! generic code where it is used first, so this is here to have it compiled once, with the libraries,
//! and not in each learner's program.

use std::pin::Pin;
use std::sync::mpsc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::Request;
use axum::routing::get;
use sqlx::sqlite::{SqlitePool, SqlitePoolOptions};
use tower::ServiceExt;

/// What `#[tokio::test]` makes of a test, and what a test on a thread of its own needs.
pub fn tests(runtime: &tokio::runtime::Runtime, test: Pin<&mut dyn Future<Output = ()>>) {
    runtime.block_on(test);
    let (sender, receiver) = mpsc::channel::<std::thread::Result<()>>();
    let _ = sender.send(Ok(()));
    let _ = receiver.recv_timeout(Duration::from_secs(3));
    runtime.block_on(Box::pin(endpoints()) as Pin<Box<dyn Future<Output = ()>>>);
    runtime.block_on(Box::pin(database()) as Pin<Box<dyn Future<Output = ()>>>);
}

async fn endpoints() {
    let app: Router = Router::new().route("/", get(async || "here"));
    let Ok(request) = Request::builder()
        .method("GET")
        .uri("/")
        .body(Body::empty())
    else {
        return;
    };
    if let Ok(answer) = app.clone().oneshot(request).await {
        let _ = to_bytes(answer.into_body(), usize::MAX).await;
    }
    if let Ok(listener) = tokio::net::TcpListener::bind("127.0.0.1:0").await {
        let _ = axum::serve(listener, app).await;
    }
}

async fn database() {
    let options = SqlitePoolOptions::new().max_connections(1);
    let Ok(pool) = options.connect_lazy("sqlite::memory:") else {
        return;
    };
    let _: &SqlitePool = &pool;
    let _ = sqlx::query("").bind("").bind(1_i64).execute(&pool).await;
    if let Ok(mut transaction) = pool.begin().await {
        let _ = sqlx::query("").execute(&mut *transaction).await;
        let _ = transaction.commit().await;
    }
}
