use std::future::pending;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;
use tokio::net::TcpStream;
use tokio::runtime::Handle;
use tokio::time::{Instant, sleep, timeout};
use tokio_util::sync::CancellationToken;

use super::serve_until;
use super::support::{Cache, FakeUpstream, MemoryStore, NewUser, Service, Store, StoreError, User};
use super::support::{bind, fetch, store_with};

const HOUR: Duration = Duration::from_secs(3600);

fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// A store that remembers when it was closed, and may hang.
#[derive(Clone)]
struct Watched {
    store: MemoryStore,
    start: Instant,
    closed: Arc<Mutex<Option<Duration>>>,
    /// Whether `events` names the users, so that they are refreshed.
    refreshed: bool,
    find_hangs: bool,
    close_hangs: bool,
}

impl Watched {
    /// A store with nine users.
    async fn new() -> Watched {
        Watched {
            store: store_with(9).await,
            start: Instant::now(),
            closed: Arc::default(),
            refreshed: false,
            find_hangs: false,
            close_hangs: false,
        }
    }
}

impl Store for Watched {
    async fn find(&self, id: i64) -> Result<Option<User>, StoreError> {
        if self.find_hangs {
            pending::<()>().await;
        }
        self.store.find(id).await
    }

    async fn create(&self, new: NewUser) -> Result<i64, StoreError> {
        self.store.create(new).await
    }

    async fn events(&self) -> Result<Vec<i64>, StoreError> {
        let events = self.store.events().await?;
        Ok(if self.refreshed { events } else { Vec::new() })
    }

    async fn close(&self) {
        let at = self.start.elapsed();
        self.closed.lock().expect("not poisoned").get_or_insert(at);
        self.store.close().await;
        if self.close_hangs {
            pending::<()>().await;
        }
    }
}

/// What came of a run; times count from the start.
struct Run {
    /// When `serve_until` returned.
    returned: Option<Duration>,
    /// When the store was closed.
    closed: Option<Duration>,
    cache: Cache,
    asked: Vec<String>,
    /// How many tasks were left a millisecond later.
    left: usize,
}

fn at(time: Option<Duration>) -> String {
    time.map_or("after more than an hour, if ever".to_owned(), |time| {
        format!("at {time:?}")
    })
}

/// Serves until `stopped`, while `client` gets the address.
async fn run<T>(
    store: Watched,
    upstream: FakeUpstream,
    stopped: Duration,
    client: impl AsyncFnOnce(String) -> T,
) -> (Run, T) {
    let before = Handle::current().metrics().num_alive_tasks();
    let closed = Arc::clone(&store.closed);
    let service = Service::new(store, upstream.clone());
    let cache = service.cache.clone();
    let (listener, address) = bind(0).await;
    let (start, stop) = (Instant::now(), CancellationToken::new());
    let stopping = async {
        sleep(stopped).await;
        stop.cancel();
    };
    let serving = async {
        let serving = serve_until(listener, service, stop.clone());
        let returned = timeout(HOUR, serving).await;
        let returned = returned.is_ok().then(|| start.elapsed());
        sleep(ms(1)).await;
        let left = Handle::current().metrics().num_alive_tasks();
        (returned, left.saturating_sub(before))
    };
    let client = async {
        let answer = timeout(HOUR / 2, client(address)).await;
        answer.ok()
    };
    let ((returned, left), (), answer) = tokio::join!(serving, stopping, client);
    let Some(answer) = answer else {
        panic!(
            "A client had no answer after half an hour; `serve_until` returned {}.",
            at(returned)
        );
    };
    let run = Run {
        returned,
        closed: *closed.lock().expect("not poisoned"),
        cache,
        asked: upstream.asked(),
        left,
    };
    (run, answer)
}

async fn nobody(_: String) {}

#[tokio::test(start_paused = true)]
async fn running_requests_are_answered_while_the_store_is_open() {
    let start = Instant::now();
    let client = async |address| {
        let answer = fetch(format!("{address}/users?ids=1,2,4,6,7,8,9,1")).await;
        (answer, start.elapsed())
    };
    let upstream = FakeUpstream::that_takes(ms(600));
    let (run, (answer, answered)) = run(Watched::new().await, upstream, ms(300), client).await;
    let (status, body) = answer.unwrap_or_default();
    assert!(
        status == 200,
        "A request was running at the stop at 300 ms. It was answered {status} at {answered:?}; 200 is expected."
    );
    let entries: Value = serde_json::from_str(&body).unwrap_or(Value::Null);
    let entries = entries.as_array().into_iter().flatten();
    let n_well: usize = entries.filter(|entry| entry["stale"] == false).count();
    assert!(
        n_well == 8,
        "Of the 8 users of the request that was running at the stop, {n_well} were answered well. \
         The second round begins at 600 ms and needs the store, which was closed {}.",
        at(run.closed)
    );
    assert!(
        status == 200 && answered == ms(1200),
        "A request for 8 users, two rounds of 600 ms, was running at the stop at 300 ms. \
         It was answered {status} at {answered:?}; 200 at 1.2s is expected."
    );
    assert!(
        run.returned == Some(ms(1200)),
        "The last answer was sent at 1.2s; `serve_until` returned {}. \
         When it returns, `main` ends, and nothing else is left to wait for.",
        at(run.returned)
    );
}

#[tokio::test(start_paused = true)]
async fn the_store_is_closed_last() {
    let client = async |address| fetch(format!("{address}/users?ids=1")).await;
    let upstream = FakeUpstream::that_takes(ms(600));
    let (run, _) = run(Watched::new().await, upstream, ms(300), client).await;
    assert!(
        run.closed == Some(ms(600)) && run.returned == Some(ms(600)),
        "The stop came at 300 ms, and the last answer was due at 600 ms. \
         The store was closed {}, and `serve_until` returned {}; both are expected at 600ms.",
        at(run.closed),
        at(run.returned)
    );
}

#[tokio::test(start_paused = true)]
async fn after_the_stop_no_connection_is_accepted() {
    let client = async |address: String| {
        let running = fetch(format!("{address}/users?ids=1"));
        let newcomer = async {
            sleep(ms(450)).await;
            let address = address.trim_start_matches("http://");
            timeout(ms(1000), TcpStream::connect(address)).await
        };
        let (_, newcomer) = tokio::join!(running, newcomer);
        matches!(newcomer, Ok(Err(_)))
    };
    let upstream = FakeUpstream::that_takes(ms(600));
    let (_, refused) = run(Watched::new().await, upstream, ms(300), client).await;
    assert!(
        refused,
        "The stop came at 300 ms, a request was running, and at 450 ms somebody could still connect. \
         Whoever is refused now can go to another server."
    );
}

#[tokio::test(start_paused = true)]
async fn a_patient_request_is_still_answered() {
    let start = Instant::now();
    let client = async |address| {
        let answer = fetch(format!("{address}/users?ids=1")).await;
        (answer.map(|(status, _)| status), start.elapsed())
    };
    let upstream = FakeUpstream::that_takes(HOUR);
    let (run, (status, answered)) = run(Watched::new().await, upstream, ms(100), client).await;
    assert!(
        status == Some(200) && answered == ms(5000) && run.returned == Some(ms(5000)),
        "The profiles hang, a request came at 0 s, the stop at 100 ms. It got {} at {answered:?}, \
         and `serve_until` returned {}. A request may take 5 s, and 6 s are there: 200 at 5s.",
        status.map_or("no answer".to_owned(), |status| status.to_string()),
        at(run.returned)
    );
}

#[tokio::test(start_paused = true)]
async fn the_refresh_in_hand_is_finished() {
    let store = Watched {
        refreshed: true,
        ..Watched::new().await
    };
    let upstream = FakeUpstream::that_takes(ms(600));
    let (run, ()) = run(store, upstream, ms(700), nobody).await;
    let n_asked: usize = run.asked.len();
    assert!(
        n_asked == 2,
        "A refresh takes 600 ms, and the stop came at 700 ms, during the second. \
         In the end {n_asked} profiles had been asked for; 2 are expected: no other is begun."
    );
    let second: bool = run.cache.get(2).is_some();
    assert!(
        second && run.closed == Some(ms(1200)) && run.returned == Some(ms(1200)),
        "Profile 2 was asked for at 600 ms, the stop came at 700 ms, the answer was due at 1.2s. \
         In the cache: {second}; store closed {}; returned {}. Expected: true, and at 1.2s.",
        at(run.closed),
        at(run.returned)
    );
    let left: usize = run.left;
    assert!(
        left == 0,
        "A millisecond after `serve_until` had returned, {left} of its tasks were alive."
    );
}

#[tokio::test(start_paused = true)]
async fn with_nothing_in_hand_it_returns_at_once() {
    let store = Watched {
        refreshed: true,
        ..Watched::new().await
    };
    let (run, ()) = run(store, FakeUpstream::that_takes(ms(100)), ms(7000), nobody).await;
    assert!(
        run.returned == Some(ms(7000)),
        "All nine profiles were refreshed at 900 ms, and the stop came at 7 s, when nothing was in hand. \
         `serve_until` returned {}; 7s is expected. What was it waiting for?",
        at(run.returned)
    );
}

#[tokio::test(start_paused = true)]
async fn it_serves_and_refreshes_until_the_stop() {
    let upstream = FakeUpstream::that_takes(ms(100));
    let store = Watched {
        refreshed: true,
        ..Watched::new().await
    };
    let asked = upstream.clone();
    let client = async |address| {
        let mut counts = Vec::new();
        sleep(ms(5_000)).await;
        counts.push(asked.asked().len());
        for _ in 0..2 {
            sleep(ms(10_000)).await;
            counts.push(asked.asked().len());
        }
        let answer = fetch(format!("{address}/users?ids=1")).await;
        (counts, answer.map(|(status, _)| status))
    };
    let (run, (counts, status)) = run(store, upstream, ms(28_000), client).await;
    let counts: Vec<usize> = counts;
    assert!(
        counts == [9, 18, 27],
        "With nine users, {counts:?} profiles had been asked for after 5, 15 and 25 s. \
         A round begins at 0, 10 and 20 s: 9, 18 and 27."
    );
    assert!(
        status == Some(200) && run.returned == Some(ms(28_000)),
        "A request at 25 s got {}, and `serve_until` returned {}. \
         The stop comes at 28 s; until then it serves.",
        status.map_or("no answer".to_owned(), |status| status.to_string()),
        at(run.returned)
    );
}

#[tokio::test(start_paused = true)]
async fn a_request_that_hangs_is_given_up_after_6_s() {
    let store = Watched {
        find_hangs: true,
        ..Watched::new().await
    };
    let client = async |address| {
        let hanging = fetch(format!("{address}/users?ids=1"));
        timeout(Duration::from_secs(60), hanging).await.ok()
    };
    let upstream = FakeUpstream::that_takes(ms(100));
    let (run, _) = run(store, upstream, ms(300), client).await;
    assert!(
        run.closed == Some(ms(6300)) && run.returned == Some(ms(6300)),
        "A request hangs, and the stop came at 300 ms. The store was closed {}, \
         and `serve_until` returned {}. 6 s after the stop, at 6.3s, what hangs is given up.",
        at(run.closed),
        at(run.returned)
    );
}

#[tokio::test(start_paused = true)]
async fn a_refresh_that_hangs_leaves_no_task() {
    let store = Watched {
        refreshed: true,
        ..Watched::new().await
    };
    let (run, ()) = run(store, FakeUpstream::that_takes(HOUR), ms(300), nobody).await;
    assert!(
        run.closed == Some(ms(6300)) && run.returned == Some(ms(6300)),
        "A refresh hangs, and the stop came at 300 ms. The store was closed {}, \
         and `serve_until` returned {}. 6 s after the stop, at 6.3s, what hangs is given up.",
        at(run.closed),
        at(run.returned)
    );
    let left: usize = run.left;
    assert!(
        left == 0,
        "A refresh hung and was given up. A millisecond after `serve_until` had returned, \
         {left} of its tasks were alive. A task goes on until somebody ends it."
    );
}

#[tokio::test(start_paused = true)]
async fn a_store_that_does_not_close_is_given_up_after_1_s() {
    let store = Watched {
        close_hangs: true,
        ..Watched::new().await
    };
    let upstream = FakeUpstream::that_takes(ms(100));
    let (run, ()) = run(store, upstream, ms(300), nobody).await;
    assert!(
        run.returned == Some(ms(1300)),
        "Closing the store hangs. The stop came at 300 ms, nothing was in hand, and `serve_until` returned {}. \
         Closing may take 1 s: 1.3s is expected.",
        at(run.returned)
    );
}
