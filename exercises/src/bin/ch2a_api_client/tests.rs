use std::time::Duration;

use tokio::net::TcpListener;
use tokio::time::{Instant, timeout};

use super::ApiClient;
use super::support::{ApiError, Upstream, Validation};

const DEADLINE: Duration = Duration::from_secs(2);

/// A server and a client of it, on this test's runtime.
async fn server_and_client() -> (Upstream, ApiClient) {
    let upstream = Upstream::start().await;
    let client = ApiClient::new(&upstream.base, DEADLINE);
    (upstream, client)
}

/// What the client returns, unless it takes more than a minute.
async fn answer(client: &ApiClient, email: &str) -> Result<Validation, ApiError> {
    let Ok(result) = timeout(Duration::from_secs(60), client.validate(email)).await else {
        panic!(
            "`validate` had not returned after 60 s, and its deadline is {DEADLINE:?}. \
             The server is there, but does not complete its answer."
        );
    };
    result
}

/// Requires this error, and says why it is due.
async fn require(client: &ApiClient, email: &str, expected: ApiError, why: &str) {
    let result = answer(client, email).await;
    assert!(
        result.as_ref() == Err(&expected),
        "{why}. `validate` returned `{}`; `Err({expected:?})` is expected.",
        shown(&result)
    );
}

/// A result in words, without a library's long texts.
fn shown(result: &Result<Validation, ApiError>) -> String {
    match result {
        Ok(Validation { email, valid }) => format!("Ok(email \"{email}\", valid {valid})"),
        Err(ApiError::Transport(_)) => "Err(Transport(…))".to_owned(),
        Err(error) => format!("Err({error:?})"),
    }
}

#[tokio::test(start_paused = true)]
async fn a_good_answer_is_decoded() {
    let (_upstream, client) = server_and_client().await;
    for (email, valid) in [("ada@example.com", true), ("nobody@example.com", false)] {
        let result = answer(&client, email).await;
        let expected = Validation {
            email: email.to_owned(),
            valid,
        };
        assert!(
            result == Ok(expected),
            "The server answered 200 and `valid: {valid}` for \"{email}\". `validate` returned `{}`.",
            shown(&result)
        );
    }
}

#[tokio::test(start_paused = true)]
async fn not_found_is_an_error_even_with_a_json_body() {
    let (_upstream, client) = server_and_client().await;
    let why = "The server answered 404, with a body that looks like a validation";
    require(&client, "missing@example.com", ApiError::NotFound, why).await;
}

#[tokio::test(start_paused = true)]
async fn another_status_is_told_apart() {
    let (_upstream, client) = server_and_client().await;
    for code in [503, 400] {
        let email = format!("status-{code}@example.com");
        let why = format!("The server answered {code}, with a body that looks like a validation");
        require(&client, &email, ApiError::Status(code), &why).await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_body_that_is_no_validation_is_a_decode_error() {
    let (_upstream, client) = server_and_client().await;
    let why = "The server answered 200 and `<html>`";
    require(&client, "html@example.com", ApiError::Decode, why).await;
    let why = "The server answered 200 and JSON with `error` instead of `email` and `valid`";
    require(&client, "other@example.com", ApiError::Decode, why).await;
}

#[tokio::test(start_paused = true)]
async fn a_server_that_never_answers_times_out() {
    let (_upstream, client) = server_and_client().await;
    let start = Instant::now();
    let why = "The server took the request and never answered";
    require(&client, "hang@example.com", ApiError::Timeout, why).await;
    let elapsed = start.elapsed();
    assert!(
        elapsed == DEADLINE,
        "`validate` gave up after {elapsed:?}. The deadline is {DEADLINE:?}, not earlier and not later."
    );
}

#[tokio::test(start_paused = true)]
async fn a_body_that_stalls_times_out() {
    let (_upstream, client) = server_and_client().await;
    for (email, why) in [
        (
            "stall@example.com",
            "The server answered 200 and the first byte of the body, and then nothing more",
        ),
        (
            "slow@example.com",
            "The server answered 200 after 1.5 s, then came the first byte of the body and nothing more",
        ),
        (
            "drip@example.com",
            "The body came a byte a second and took 10 s, five times the deadline",
        ),
    ] {
        let start = Instant::now();
        require(&client, email, ApiError::Timeout, why).await;
        let elapsed = start.elapsed();
        assert!(
            elapsed == DEADLINE,
            "{why}. `validate` gave up after {elapsed:?}; the deadline of {DEADLINE:?} counts from the call."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_server_that_is_gone_is_a_transport_error() {
    let listener = TcpListener::bind("127.0.0.1:0").await;
    let address = listener.and_then(|listener| listener.local_addr());
    let address = address.expect("there is a free port"); // and nobody listens there any more
    let client = ApiClient::new(&format!("http://{address}"), DEADLINE);
    let result = answer(&client, "ada@example.com").await;
    assert!(
        matches!(result, Err(ApiError::Transport(_))),
        "Nobody listens at the client's address. `validate` returned `{}`, not `Err(Transport(…))`.",
        shown(&result)
    );
}

#[tokio::test(start_paused = true)]
async fn ten_calls_share_one_connection() {
    let (upstream, client) = server_and_client().await;
    for n in 1..=10 {
        let result = answer(&client, "ada@example.com").await;
        assert!(
            result.is_ok(),
            "Not judged: call {n} of 10 returned `{}`.",
            shown(&result)
        );
    }
    let n_connections = upstream.n_connections();
    assert!(
        n_connections == 1,
        "Ten calls in a row, and the server accepted {n_connections} connections. \
         Each answer was complete before the next call, so one connection carries them all."
    );
}

#[tokio::test(start_paused = true)]
async fn awkward_emails_arrive_as_they_are() {
    let (_upstream, client) = server_and_client().await;
    for email in ["a/b@x", "a?b@x", "a#b@x", "a%2Fb@x", "ü @x", "../b@x"] {
        let result = answer(&client, email).await;
        assert!(
            matches!(&result, Ok(validation) if validation.email == email),
            "The email \"{email}\" was asked for, and the server knows it. `validate` returned `{}`. \
             Another address than `{{base}}/validate/…` with this email was asked.",
            shown(&result)
        );
    }
}
