//! Given: what a validation is, how it can fail, and a server to ask.

use std::convert::Infallible;
use std::future::pending;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::serve::ListenerExt;
use axum::{Json, Router};
use futures::{StreamExt, stream};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::time::sleep;

/// What the server says about an email.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Validation {
    pub email: String,
    pub valid: bool,
}

impl Validation {
    /// The validation in a JSON text, or `None` if the JSON is something else.
    pub fn from_json(json: &Value) -> Option<Validation> {
        let email = json.get("email")?.as_str()?.to_owned();
        let valid = json.get("valid")?.as_bool()?;
        Some(Validation { email, valid })
    }
}

/// Why there is no validation.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApiError {
    #[error("no such email")]
    NotFound,
    #[error("the server answered with status {0}")]
    Status(u16),
    #[error("the server did not answer in time")]
    Timeout,
    #[error("the server's answer is no validation")]
    Decode,
    #[error("the server cannot be asked: {0}")]
    Transport(String),
}

/// A server on 127.0.0.1, on the runtime of whoever started it: both have the same clock.
pub struct Upstream {
    /// Such as `http://127.0.0.1:8000`.
    pub base: String,
    n_connections: Arc<AtomicUsize>,
}

impl Upstream {
    pub async fn start() -> Upstream {
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.expect("there is a free port");
        let address = listener.local_addr().expect("it is bound");
        let n_connections = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&n_connections);
        let counted = listener.tap_io(move |connection| {
            counter.fetch_add(1, Ordering::Relaxed);
            // Small pieces leave at once. Otherwise the system may hold them back for some real
            // milliseconds, and the paused clock, which sees nobody busy, jumps to the next timer.
            // An error means that the connection is closed already.
            let _ = connection.set_nodelay(true);
        });
        let app = Router::new().route("/validate/{email}", get(validate));
        tokio::spawn(async move { axum::serve(counted, app).await });
        let base = format!("http://{address}");
        Upstream {
            base,
            n_connections,
        }
    }

    /// How many connections the server has accepted.
    pub fn n_connections(&self) -> usize {
        self.n_connections.load(Ordering::Relaxed)
    }
}

/// The part before the first `@` says how the server answers; `status-418@…` is answered with 418.
async fn validate(Path(email): Path<String>) -> Response {
    let name = email.split('@').next().unwrap_or_default();
    let valid = name != "nobody";
    let validation = Json(json!({ "email": email, "valid": valid }));
    match name {
        "missing" => (StatusCode::NOT_FOUND, validation).into_response(),
        "busy" => (StatusCode::SERVICE_UNAVAILABLE, validation).into_response(),
        "html" => "<html>".into_response(),
        "other" => Json(json!({ "error": "no such email" })).into_response(),
        "hang" => pending().await,
        "stall" | "slow" => {
            if name == "slow" {
                sleep(Duration::from_millis(1500)).await;
            }
            let first = stream::iter([Ok::<_, Infallible>(Bytes::from_static(b"{"))]);
            Body::from_stream(first.chain(stream::pending())).into_response()
        }
        "drip" => {
            // Complete after ten seconds, and never silent for longer than one.
            let space = |_| async {
                sleep(Duration::from_secs(1)).await;
                Ok::<_, Infallible>(Bytes::from_static(b" "))
            };
            let end = stream::iter([Ok(Bytes::from(validation.0.to_string()))]);
            Body::from_stream(stream::iter(0..10).then(space).chain(end)).into_response()
        }
        "late" => {
            sleep(Duration::from_secs(1)).await;
            validation.into_response()
        }
        _ => {
            let code = name.strip_prefix("status-").and_then(|n| n.parse().ok());
            let status = code.and_then(|code| StatusCode::from_u16(code).ok());
            (status.unwrap_or(StatusCode::OK), validation).into_response()
        }
    }
}
