use std::time::Duration;

use tokio::time::{Instant, sleep, timeout};

use super::fetch_parts;
use super::support::{Down, Service, services};

/// What `fetch_parts` returns, and after how long.
async fn fetched(services: &[Service]) -> (Result<Vec<String>, Down>, Duration) {
    let start = Instant::now();
    let result = timeout(Duration::from_secs(60), fetch_parts(services)).await;
    let Ok(result) = result else {
        panic!("`fetch_parts` had not returned after 60 s. No service takes that long.")
    };
    (result, start.elapsed())
}

fn shown(result: &Result<Vec<String>, Down>) -> String {
    match result {
        Ok(parts) => format!("{} parts", parts.len()),
        Err(Down(number)) => format!("the error of service {number}"),
    }
}

#[tokio::test(start_paused = true)]
async fn the_first_error_returns_after_30_ms() {
    let (services, _) = services(&[100, -30, 80, -60]);
    let (result, elapsed) = fetched(&services).await;
    assert!(
        result == Err(Down(2)),
        "Of four services the second fails after 30 ms and the fourth after 60 ms. \
         `fetch_parts` returned {}; the first error in time is that of service 2.",
        shown(&result)
    );
    assert!(
        elapsed == Duration::from_millis(30),
        "Service 2 fails after 30 ms, and `fetch_parts` returned after {elapsed:?}. \
         Asked at the same time, the page is lost after 30 ms."
    );
}

#[tokio::test(start_paused = true)]
async fn after_an_error_no_request_goes_on() {
    let (services, counts) = services(&[100, -30, 80]);
    let (result, elapsed) = fetched(&services).await;
    assert!(
        result.is_err(),
        "Not judged: service 2 fails, and `fetch_parts` returned {}.",
        shown(&result)
    );
    sleep(Duration::from_millis(1)).await; // Tasks that were aborted end on their next turn.
    let n_running: usize = counts.n_running();
    assert!(
        n_running == 0,
        "After the error, at {elapsed:?}, {n_running} requests were still running. \
         Nobody will read their answers."
    );
    sleep(Duration::from_secs(1)).await;
    let n_answered: usize = counts.n_answered();
    assert!(
        n_answered == 0,
        "Service 2 fails after 30 ms; the others take 80 and 100 ms. \
         {n_answered} of them were asked until they had answered, though nothing comes of it."
    );
}

#[tokio::test(start_paused = true)]
async fn all_parts_come_in_order_after_100_ms() {
    let (services, counts) = services(&[100, 30, 80]);
    let (result, elapsed) = fetched(&services).await;
    let Ok(parts) = result else {
        panic!(
            "No service fails, and `fetch_parts` returned {}.",
            shown(&result)
        )
    };
    assert!(
        parts == ["part 1", "part 2", "part 3"],
        "The parts came as {parts:?}; the page is put together in the services' order: 1, 2, 3."
    );
    let n_answered: usize = counts.n_answered();
    assert!(
        n_answered == 3,
        "Three services answered {n_answered} times in all. Each is asked once."
    );
    assert!(
        elapsed == Duration::from_millis(100),
        "Services of 100, 30 and 80 ms took {elapsed:?}. Asked at the same time they take 100 ms."
    );
}

#[tokio::test(start_paused = true)]
async fn with_40_services_it_is_no_different() {
    let mut times = vec![100; 40];
    times[20] = -30;
    let (services, counts) = services(&times);
    let (result, elapsed) = fetched(&services).await;
    assert!(
        result == Err(Down(21)),
        "Of 40 services number 21 fails. `fetch_parts` returned {}.",
        shown(&result)
    );
    assert!(
        elapsed == Duration::from_millis(30),
        "Of 40 services number 21 fails after 30 ms, the others take 100 ms. \
         `fetch_parts` returned after {elapsed:?}. \
         Whoever looks at the results in their order sees those of 1 to 20 first."
    );
    sleep(Duration::from_millis(1)).await;
    let n_running: usize = counts.n_running();
    assert!(
        n_running == 0,
        "Of 40 services number 21 fails after 30 ms. After the error {n_running} requests were still running."
    );
}
