use std::time::Duration;

use futures::future::join_all;
use serde_json::{Value, json};
use tokio::time::{Instant, timeout};
use workbook_harness::{random, saw};

use super::app;
use super::support::{FakeUpstream, MemoryStore, Service, Store, ask};

#[tokio::test(start_paused = true)]
async fn random_clients_leave_and_the_store_agrees_with_the_answers() {
    for _ in 0..20 {
        let takes = Duration::from_millis(100);
        let upstream = FakeUpstream::that_takes(takes);
        let store = MemoryStore::default();
        let app = app(Service::new(store.clone(), upstream.clone()));
        let n: u64 = 3 + random() % 8;
        let start = Instant::now();
        let answered = join_all((0..n).map(async |_| {
            let email = format!("{}@x", random() % 4);
            let patience = Duration::from_millis(50 + 100 * (random() % 2));
            let json = json!({ "email": email, "name": "N" }).to_string();
            let answer = timeout(patience, ask(&app, "POST", "/users", &json)).await;
            (email, answer.ok())
        }))
        .await;
        let elapsed = start.elapsed();
        // Whose address nobody else has: what they are answered does not depend on the others.
        let alone: Vec<Option<u16>> = answered
            .iter()
            .filter(|(email, _)| answered.iter().filter(|other| other.0 == *email).count() == 1)
            .map(|(_, answer)| answer.as_ref().map(|(status, _)| *status))
            .collect();
        let answers = answered.into_iter().filter_map(|(_, answer)| answer);
        let answers: Vec<(u16, String)> = answers.collect();
        let created = answers.iter().filter(|(status, _)| *status == 201);
        let mut ids: Vec<i64> = created
            .filter_map(|(_, body)| serde_json::from_str::<Value>(body).ok())
            .filter_map(|body| body["id"].as_i64())
            .collect();
        ids.sort_unstable();
        let events: Vec<i64> = store.events().await.unwrap_or_default();
        assert!(
            ids == events
                && answers
                    .iter()
                    .all(|(status, _)| [201, 409].contains(status)),
            "{n} clients, some of whom left while the validator thought. \
             The ids in their 201s were {ids:?}, the stored ones {events:?}."
        );
        assert!(
            elapsed <= takes && upstream.in_flight() == 0,
            "{n} requests at once took {elapsed:?}, and {} validations were still running.",
            upstream.in_flight()
        );
        saw(&(n, alone, upstream.in_flight()));
    }
}
