//! Who may talk to the server: only pages that it served itself, opened with the link it printed.
//!
//! Whoever reaches the API can run code on this machine, and every web page that is open in the
//! learner's browser can send requests to it. Known holes of other local servers were behind each rule.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use subtle::ConstantTimeEq;

use super::App;

/// The header that carries the token.
const TOKEN: HeaderName = HeaderName::from_static("x-workbook-token");

/// What every response carries.
const HEADERS: [(&str, &str); 4] = [
    ("x-content-type-options", "nosniff"),
    ("cross-origin-resource-policy", "same-origin"),
    ("referrer-policy", "no-referrer"),
    ("cache-control", "no-cache"),
];

/// Refuses every request that was not sent to the address that was printed. A site that lets its own
/// name point to 127.0.0.1 sends its own name here.
pub(super) async fn this_host_only(
    State(app): State<Arc<App>>,
    request: Request,
    next: Next,
) -> Response {
    let _request = app.request();
    // A proxy's form of address names a host of its own, before the header.
    let authority = request
        .uri()
        .authority()
        .is_none_or(|named| named.as_str() == app.host);
    let mut response = if authority && header(request.headers(), &HOST) == Some(&app.host) {
        next.run(request).await
    } else {
        let words = format!(
            "This workbook is at http://{}/ and answers nowhere else.\n",
            app.host
        );
        (StatusCode::MISDIRECTED_REQUEST, words).into_response()
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    response
}

/// Refuses every API request that does not come from a page of this server's, with its token.
pub(super) async fn ours_only(
    State(app): State<Arc<App>>,
    request: Request,
    next: Next,
) -> Response {
    match refusal(&app, request.headers()) {
        Some(refused) => refused.into_response(),
        None => next.run(request).await,
    }
}

fn refusal(app: &App, headers: &HeaderMap) -> Option<(StatusCode, &'static str)> {
    let origin = format!("http://{}", app.host);
    if header(headers, &ORIGIN) != Some(&origin) {
        return Some((
            StatusCode::FORBIDDEN,
            "only pages of this workbook may ask this\n",
        ));
    }
    let site = HeaderName::from_static("sec-fetch-site");
    if headers.contains_key(&site)
        && !matches!(header(headers, &site), Some("same-origin" | "none"))
    {
        return Some((
            StatusCode::FORBIDDEN,
            "only pages of this workbook may ask this\n",
        ));
    }
    if header(headers, &CONTENT_TYPE) != Some("application/json") {
        return Some((
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "only application/json is taken\n",
        ));
    }
    let token = header(headers, &TOKEN).unwrap_or_default();
    if !bool::from(token.as_bytes().ct_eq(app.token.as_bytes())) {
        return Some((
            StatusCode::UNAUTHORIZED,
            "the page has no valid token: open it with the link that the terminal printed\n",
        ));
    }
    None
}

/// A header's text, if it is there exactly once and is text.
fn header<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    if values.next().is_some() {
        None
    } else {
        value.to_str().ok()
    }
}
