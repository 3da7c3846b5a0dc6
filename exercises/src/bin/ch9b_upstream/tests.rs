use std::time::Duration;

use tokio::net::TcpListener;
use tokio::time::{Instant, timeout};

use super::UpstreamClient;
use super::support::{Profile, Reply, Server, Upstream, UpstreamError};

/// What became of one call.
struct Call {
    result: Result<Profile, UpstreamError>,
    returned: Duration,
    /// When the attempts reached the server.
    hits: Vec<Duration>,
}

impl Call {
    /// The result and the attempts in words.
    fn shown(&self) -> String {
        let result = match &self.result {
            Ok(_) => "Ok".to_owned(),
            Err(UpstreamError::Transport(_)) => "Err(Transport(…))".to_owned(),
            Err(error) => format!("Err({error:?})"),
        };
        let (returned, hits) = (self.returned, &self.hits);
        format!("`profile(7)` returned `{result}` after {returned:?}, with attempts at {hits:?}")
    }

    fn attempts_at(&self, millis: &[u64]) -> bool {
        let hits: Vec<u128> = self.hits.iter().map(Duration::as_millis).collect();
        let expected: Vec<u128> = millis.iter().map(|at| u128::from(*at)).collect();
        hits == expected
    }

    fn returned_at(&self, millis: u64) -> bool {
        self.returned == Duration::from_millis(millis)
    }
}

/// Asks for the profile 7 of a server that answers by this script.
async fn ask(script: &[Reply]) -> Call {
    let server = Server::start(script).await;
    let client = UpstreamClient::new(&server.base);
    let start = Instant::now();
    let Ok(result) = timeout(Duration::from_secs(60), client.profile(7)).await else {
        panic!("`profile(7)` had not returned after 60 s. A call may take 4 s in all.");
    };
    Call {
        result,
        returned: start.elapsed(),
        hits: server.hits().into_iter().map(|(at, _)| at).collect(),
    }
}

#[tokio::test(start_paused = true)]
async fn a_good_answer_is_returned_at_once() {
    let call = ask(&[]).await;
    let bio = "user 7".to_owned();
    assert!(
        call.result == Ok(Profile { bio }) && call.returned_at(0) && call.attempts_at(&[0]),
        "The server answered at once: {}. `Ok` with the bio `user 7` after 0 s and one attempt are expected.",
        call.shown()
    );
}

#[tokio::test(start_paused = true)]
async fn a_busy_server_is_asked_again_after_1_s_and_2_s() {
    let call = ask(&[Reply::Status(503), Reply::Status(500)]).await;
    assert!(
        call.result.is_ok() && call.attempts_at(&[0, 1000, 3000]) && call.returned_at(3000),
        "The server answered 503, 500, 200: {}. \
         Expected is `Ok` after 3 s, with attempts at 0 s, 1 s and 3 s.",
        call.shown()
    );
}

#[tokio::test(start_paused = true)]
async fn after_three_attempts_the_last_error_is_returned() {
    let call = ask(&[Reply::Status(503), Reply::Status(503), Reply::Status(502)]).await;
    assert!(
        call.result == Err(UpstreamError::Status(502))
            && call.attempts_at(&[0, 1000, 3000])
            && call.returned_at(3000),
        "The server answered 503, 503, 502: {}. \
         Expected is `Err(Status(502))` at 3 s: after the third attempt there is nothing to wait for.",
        call.shown()
    );
}

#[tokio::test(start_paused = true)]
async fn a_final_answer_is_not_asked_for_again() {
    for (reply, error, why) in [
        (Reply::Status(404), UpstreamError::NotFound, "404"),
        (Reply::Status(403), UpstreamError::Status(403), "403"),
        (Reply::Html, UpstreamError::Decode, "200 and `<html>`"),
    ] {
        let call = ask(&[reply]).await;
        assert!(
            call.result == Err(error.clone()) && call.attempts_at(&[0]) && call.returned_at(0),
            "The server answered {why}: {}. Expected is `Err({error:?})` at once: \
             the same question would get the same answer.",
            call.shown()
        );
    }
}

#[tokio::test(start_paused = true)]
async fn an_attempt_without_an_answer_ends_after_2_s() {
    let call = ask(&[Reply::Hang]).await;
    assert!(
        call.result.is_ok() && call.attempts_at(&[0, 3000]) && call.returned_at(3000),
        "The server did not answer the first request: {}. \
         An attempt may take 2 s, the pause is 1 s: a second attempt at 3 s, and `Ok` then.",
        call.shown()
    );
}

#[tokio::test(start_paused = true)]
async fn the_call_ends_after_4_s_in_all() {
    for (second, name) in [
        (Reply::Hang, "never answers"),
        (Reply::Late(1_500, 200), "answers at 1.5 s"),
    ] {
        let call = ask(&[Reply::Hang, second]).await;
        assert!(
            call.result == Err(UpstreamError::Timeout)
                && call.attempts_at(&[0, 3000])
                && call.returned_at(4000),
            "The first attempt hung, and the second, at 3 s, {name}: {}. \
             Of 4 s in all, 1 s was left to it: `Err(Timeout)` at 4 s.",
            call.shown()
        );
    }
    let call = ask(&[Reply::Hang, Reply::Late(500, 200)]).await;
    assert!(
        call.result.is_ok() && call.returned_at(3_500),
        "The first attempt hung, the second answered 500 ms after 3 s: {}. \
         That is within 4 s: `Ok` at 3.5 s.",
        call.shown()
    );
}

#[tokio::test(start_paused = true)]
async fn no_pause_is_begun_that_leaves_no_time() {
    let call = ask(&[Reply::Hang, Reply::Late(500, 503)]).await;
    assert!(
        call.result == Err(UpstreamError::Status(503))
            && call.attempts_at(&[0, 3000])
            && call.returned_at(3500),
        "The first attempt hung, the second answered 503 at 3.5 s: {}. \
         A pause of 2 s would last beyond 4 s: `Err(Status(503))` at 3.5 s.",
        call.shown()
    );
}

#[tokio::test(start_paused = true)]
async fn a_server_that_is_gone_is_asked_three_times() {
    let listener = TcpListener::bind("127.0.0.1:0").await;
    let address = listener.and_then(|listener| listener.local_addr());
    let address = address.expect("there is a free port"); // and nobody listens there any more
    let client = UpstreamClient::new(&format!("http://{address}"));
    let start = Instant::now();
    let result: Result<Profile, UpstreamError> = client.profile(7).await;
    let returned = start.elapsed();
    assert!(
        matches!(result, Err(UpstreamError::Transport(_))) && returned == Duration::from_secs(3),
        "Nobody listens: `profile(7)` returned `{}` after {returned:?}. \
         A server may come back: attempts at 0 s, 1 s and 3 s, then `Err(Transport(…))` at 3 s.",
        match &result {
            Err(UpstreamError::Transport(_)) => "Err(Transport(…))".to_owned(),
            other => format!("{other:?}"),
        }
    );
}

#[tokio::test(start_paused = true)]
async fn attempts_and_clones_share_one_connection() {
    let server = Server::start(&[Reply::Status(503), Reply::Status(404)]).await;
    let client = UpstreamClient::new(&server.base);
    for id in 1..=5 {
        let clone = client.clone();
        // Whatever comes: here only connections are counted.
        let _result = timeout(Duration::from_secs(60), clone.profile(id)).await;
    }
    let n_hits = server.hits().len();
    let n_connections = server.n_connections();
    assert!(
        n_connections <= 1,
        "The server saw {n_hits} requests one after the other, on {n_connections} connections. \
         Each answer was complete before the next request, so one connection carries them all."
    );
}

#[tokio::test(start_paused = true)]
async fn validations_are_asked_for_in_the_same_way() {
    let server = Server::start(&[Reply::Status(503)]).await;
    let client = UpstreamClient::new(&server.base);
    let start = Instant::now();
    let first: Result<bool, UpstreamError> = client.is_valid("a/b?c@x").await;
    let returned = start.elapsed();
    let second: Result<bool, UpstreamError> = client.is_valid("nonsense").await;
    let paths: Vec<String> = server.hits().into_iter().map(|(_, path)| path).collect();
    assert!(
        first == Ok(true) && second == Ok(false) && returned == Duration::from_secs(1),
        "The server answered 503 and then `valid: true`: `is_valid` returned `{first:?}` after {returned:?}, \
         and for `nonsense` `{second:?}`. `Ok(true)` after 1 s and `Ok(false)` are expected."
    );
    assert!(
        paths
            .first()
            .is_some_and(|path| path == "/validate/a%2Fb%3Fc@x"),
        "The address `a/b?c@x` was asked for as {paths:?}. It is one part of the path, whatever is in it."
    );
}
