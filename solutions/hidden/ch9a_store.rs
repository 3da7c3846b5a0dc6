use std::time::Duration;

use futures::future::join_all;
use tokio::time::timeout;
use workbook_harness::{random, saw};

use super::support::{NewUser, Store, StoreError, User, database};
use super::{MemoryStore, SqliteStore};

const LIMIT: Duration = Duration::from_secs(5);

/// Both stores go through the same random users and must say the same.
#[tokio::test]
async fn random_users_get_the_same_answers_from_both() {
    let (sqlite, memory) = (SqliteStore::new(database()), MemoryStore::default());
    for step in 0..40 {
        let new = NewUser::new(&format!("{}'@x; --", random() % 12), &random().to_string());
        let created: [Result<i64, StoreError>; 2] =
            [sqlite.create(new.clone()).await, memory.create(new).await];
        assert!(
            created[0] == created[1],
            "At step {step}, `create` returned {created:?} from SQLite and memory."
        );
        let id = (random() % 14) as i64;
        let found: [Result<Option<User>, StoreError>; 2] =
            [sqlite.find(id).await, memory.find(id).await];
        assert!(
            found[0] == found[1],
            "At step {step}, `find({id})` returned {found:?} from SQLite and memory."
        );
        saw(&(&created[0], &found[0]));
    }
    let events: [Result<Vec<i64>, StoreError>; 2] = [sqlite.events().await, memory.events().await];
    assert!(
        events[0] == events[1],
        "`events` returned {events:?} from SQLite and memory."
    );
    saw(&events[0]);
}

#[tokio::test]
async fn of_many_creates_at_once_one_is_stored() {
    async fn require(name: &str, store: impl Store) {
        let n: usize = 3 + (random() % 5) as usize;
        let creates = (0..n).map(|_| store.create(NewUser::new("eve@x", "Eve")));
        let Ok(answers) = timeout(LIMIT, join_all(creates)).await else {
            panic!("{name}: {n} `create` had not returned after 5 real seconds.");
        };
        let n_taken = answers.iter().filter(|one| **one == Err(StoreError::Taken));
        let n_taken: usize = n_taken.count();
        let n_stored: usize = answers.iter().filter(|one| **one == Ok(1)).count();
        assert!(
            (n_stored, n_taken) == (1, n - 1),
            "{name}: of {n} `create` with one address {n_stored} stored it and {n_taken} were told that it is taken."
        );
        saw(&(n_stored, n_taken));
    }
    require("SqliteStore", SqliteStore::new(database())).await;
    require("MemoryStore", MemoryStore::default()).await;
}
