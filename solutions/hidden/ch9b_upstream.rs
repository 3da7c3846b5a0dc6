use std::time::Duration;

use tokio::time::{Instant, timeout};
use workbook_harness::{random, saw};

use super::UpstreamClient;
use super::support::{Profile, Reply, Server, Upstream, UpstreamError};

/// What is due for a script: the result, when it comes, and the number of attempts.
fn due(script: &[(u64, u16)]) -> (Result<(), UpstreamError>, u64, usize) {
    let (mut now, pauses) = (0, [1000, 2000]);
    for (attempt, (after, code)) in script.iter().enumerate() {
        let limit = 2000.min(4000 - now);
        let error = if *after >= limit {
            now += limit;
            UpstreamError::Timeout
        } else {
            now += after;
            match code {
                200 => return (Ok(()), now, attempt + 1),
                code => UpstreamError::Status(*code),
            }
        };
        let final_answer = matches!(error, UpstreamError::Status(..500));
        let pause = pauses.get(attempt).copied();
        match pause.filter(|pause| now + pause < 4000 && !final_answer) {
            Some(pause) => now += pause,
            None => return (Err(error), now, attempt + 1),
        }
    }
    (Ok(()), now, script.len())
}

#[tokio::test(start_paused = true)]
async fn random_servers_are_asked_as_the_rules_say() {
    for _ in 0..40 {
        let codes = [
            200, 503, 500, 504, 503, 599, 500, 503, 400, 401, 408, 409, 418, 429,
        ];
        let script: Vec<(u64, u16)> = (0..3)
            .map(|_| {
                // Never on the same moment as a limit: a tie may go either way.
                let after = (random() % 30) * 100 + 7;
                (after, codes[(random() % 14) as usize])
            })
            .collect();
        let replies: Vec<Reply> = script
            .iter()
            .map(|(after, code)| Reply::Late(*after, *code))
            .collect();
        let server = Server::start(&replies).await;
        let client = UpstreamClient::new(&server.base);
        let start = Instant::now();
        let Ok(result) = timeout(Duration::from_secs(60), client.profile(1)).await else {
            panic!("For the script {script:?}, `profile` had not returned after 60 s.");
        };
        let result: Result<Profile, UpstreamError> = result;
        let seen = (
            result.map(|_| ()),
            start.elapsed().as_millis() as u64,
            server.hits().len(),
        );
        let due = due(&script);
        assert!(
            seen == due,
            "The server answered after and with {script:?} (milliseconds, status). \
             `profile` returned, after, with attempts: {seen:?}; due was {due:?}."
        );
        saw(&seen);
    }
}
