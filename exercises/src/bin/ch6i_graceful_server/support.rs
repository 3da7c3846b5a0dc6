//! Given: an app with a slow page and a page that hangs, and a client.

use std::future::pending;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::time::sleep;

/// How long after the stop the server may still take.
pub const GRACE: Duration = Duration::from_secs(5);

/// `/report` answers after 1 s, `/stuck` never, `/` at once.
pub fn app() -> Router {
    Router::new()
        .route("/", get(async || "hello"))
        .route("/report", get(report))
        .route("/stuck", get(async || pending::<()>().await))
}

async fn report() -> &'static str {
    sleep(Duration::from_secs(1)).await;
    "42 users"
}

/// A listener on a free port of this machine, and its address.
pub async fn bind() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("there is a free port");
    let address = listener.local_addr().expect("it has an address");
    (listener, address.to_string())
}

/// Asks for a page and returns the status; `None` if there was no answer.
pub async fn ask(address: &str, path: &str) -> Option<u16> {
    let client = reqwest::Client::builder().no_proxy().build();
    let client = client.expect("a client can be built");
    let answer = client.get(format!("http://{address}{path}")).send().await;
    let answer = answer.ok()?;
    let status = answer.status().as_u16();
    answer.bytes().await.ok()?;
    Some(status)
}
