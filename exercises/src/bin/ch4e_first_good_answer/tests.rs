use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};

use super::first_good;
use super::support::{Mirror, MirrorError, mirrors};

/// What `first_good` returns, and after how long.
async fn asked(mirrors: &[Mirror]) -> (Result<String, Vec<MirrorError>>, Duration) {
    let start = Instant::now();
    let answer = timeout(Duration::from_secs(60), first_good(mirrors)).await;
    let Ok(answer) = answer else {
        panic!("`first_good` had not returned after 60 s. No mirror takes that long.")
    };
    (answer, start.elapsed())
}

fn shown(answer: &Result<String, Vec<MirrorError>>) -> String {
    match answer {
        Ok(answer) => format!("the answer {answer}"),
        Err(errors) => format!("the errors of {:?}", numbers(errors)),
    }
}

fn numbers(errors: &[MirrorError]) -> Vec<u32> {
    errors.iter().map(|MirrorError(number)| *number).collect()
}

#[tokio::test(start_paused = true)]
async fn an_answer_after_30_ms_beats_an_error_after_10_ms() {
    let (mirrors, counts) = mirrors(&[80, -10, 30]);
    let (answer, elapsed) = asked(&mirrors).await;
    assert!(
        answer == Ok("from mirror 3".to_owned()),
        "Mirror 2 fails after 10 ms, mirror 3 answers after 30 ms, mirror 1 after 80 ms. \
         `first_good` returned {} after {elapsed:?}; the first answer is that of mirror 3.",
        shown(&answer)
    );
    assert!(
        elapsed == Duration::from_millis(30),
        "The first answer is there after 30 ms, and `first_good` returned after {elapsed:?}."
    );
    let n_started: usize = counts.n_started();
    assert!(
        n_started == 3,
        "For three mirrors {n_started} requests were started. Each mirror is asked once."
    );
}

#[tokio::test(start_paused = true)]
async fn with_an_answer_no_other_request_goes_on() {
    let (mirrors, counts) = mirrors(&[80, -10, 30, 5000]);
    let (answer, elapsed) = asked(&mirrors).await;
    assert!(
        answer.is_ok(),
        "Not judged: there were answers, and `first_good` returned {}.",
        shown(&answer)
    );
    sleep(Duration::from_millis(1)).await; // Tasks that were aborted end on their next turn.
    let n_running: usize = counts.n_running();
    assert!(
        n_running == 0,
        "`first_good` had an answer after {elapsed:?}, and {n_running} requests were still running. \
         Nobody will read what they answer."
    );
}

#[tokio::test(start_paused = true)]
async fn if_all_fail_every_error_is_there_in_order() {
    let (mirrors, _) = mirrors(&[-50, -10, -30]);
    let (answer, elapsed) = asked(&mirrors).await;
    let Err(errors) = answer else {
        panic!(
            "All three mirrors fail, and `first_good` returned {}.",
            shown(&answer)
        )
    };
    let numbers: Vec<u32> = numbers(&errors);
    assert!(
        numbers == [1, 2, 3],
        "Three mirrors failed, after 50, 10 and 30 ms. `first_good` returned the errors of {numbers:?}; \
         the caller wants all, in the order of the mirrors: 1, 2, 3."
    );
    assert!(
        elapsed == Duration::from_millis(50),
        "The last of three errors is there after 50 ms, and `first_good` returned after {elapsed:?}."
    );
}

#[tokio::test(start_paused = true)]
async fn without_mirrors_there_are_no_errors() {
    let (answer, _) = asked(&[]).await;
    assert!(
        answer == Err(vec![]),
        "Without mirrors `first_good` returned {}. There is no answer, and nobody failed.",
        shown(&answer)
    );
}
