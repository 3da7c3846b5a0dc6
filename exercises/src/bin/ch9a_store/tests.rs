use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use tokio::time::timeout;

use super::support::{NewUser, Store, StoreError, User, database};
use super::{MemoryStore, SqliteStore};

// The database answers from a thread of its own, so these tests run on the real clock.
// No time is a criterion; this limit only ends what hangs.
const LIMIT: Duration = Duration::from_secs(5);

fn sqlite() -> SqliteStore {
    SqliteStore::new(database())
}

fn bob() -> NewUser {
    NewUser::new("bob@example.com", "O'Neill")
}

/// Ends what hangs.
async fn within<T>(what: &str, future: impl Future<Output = T>) -> T {
    match timeout(LIMIT, future).await {
        Ok(value) => value,
        Err(_) => panic!("{what} had not returned after 5 real seconds."),
    }
}

/// Creates a user, who has to be stored.
async fn created<S: Store>(name: &str, store: &S, new: NewUser) -> i64 {
    let email = new.email.clone();
    match within(name, store.create(new)).await {
        Ok(id) => id,
        Err(error) => panic!(
            "{name}: `create` for the free address {email} returned `Err({error:?})`. \
             A free address is stored. Of the one connection, how many does `create` need at once?"
        ),
    }
}

#[tokio::test]
async fn a_created_user_is_found() {
    async fn require(name: &str, store: impl Store) {
        let ids = [
            created(name, &store, NewUser::new("ada@example.com", "Ada")).await,
            created(name, &store, bob()).await,
        ];
        assert!(
            ids == [1, 2],
            "{name}: the first two users got the ids {ids:?}. 1 and 2 are expected."
        );
        let found: Result<Option<User>, StoreError> = within(name, store.clone().find(2)).await;
        let NewUser { email, name: bob } = bob();
        let expected = User {
            id: 2,
            email,
            name: bob,
        };
        assert!(
            found == Ok(Some(expected)),
            "{name}: after `create` had returned 2 for Bob, `find(2)` on a clone returned `{found:?}`. \
             A clone is a handle to the same store."
        );
    }
    require("SqliteStore", sqlite()).await;
    require("MemoryStore", MemoryStore::default()).await;
}

#[tokio::test]
async fn a_missing_user_is_none() {
    async fn require(name: &str, store: impl Store) {
        created(name, &store, bob()).await;
        for id in [0, 9, -1] {
            let found: Result<Option<User>, StoreError> = within(name, store.find(id)).await;
            assert!(
                found == Ok(None),
                "{name}: with one user, 1, `find({id})` returned `{found:?}`. \
                 The store works and there is no such user: `Ok(None)`."
            );
        }
    }
    require("SqliteStore", sqlite()).await;
    require("MemoryStore", MemoryStore::default()).await;
}

#[tokio::test]
async fn a_taken_email_is_refused_and_nothing_changes() {
    async fn require(name: &str, store: impl Store) {
        created(name, &store, bob()).await;
        let mut again = bob();
        again.name = "Robert".to_owned();
        let second: Result<i64, StoreError> = within(name, store.create(again)).await;
        assert!(
            second == Err(StoreError::Taken),
            "{name}: a second `create` with bob@example.com returned `{second:?}`. \
             The caller has to know that the address is taken: `Err(Taken)` is expected."
        );
        let events: Result<Vec<i64>, StoreError> = within(name, store.events()).await;
        assert!(
            events == Ok(vec![1]),
            "{name}: after one stored and one refused user, `events` returned `{events:?}`. \
             Only user 1 was created."
        );
    }
    require("SqliteStore", sqlite()).await;
    require("MemoryStore", MemoryStore::default()).await;
}

#[tokio::test]
async fn of_two_creates_at_once_one_is_taken() {
    async fn require(name: &str, store: impl Store) {
        let both = async { tokio::join!(store.create(bob()), store.create(bob())) };
        let (first, second) = within(name, both).await;
        let n_stored = [&first, &second].iter().filter(|one| one.is_ok()).count();
        let n_taken = [&first, &second];
        let n_taken = n_taken
            .iter()
            .filter(|one| **one == &Err(StoreError::Taken));
        let n_taken = n_taken.count();
        assert!(
            (n_stored, n_taken) == (1, 1),
            "{name}: two `create` at once with one address returned `{first:?}` and `{second:?}`. \
             One stores the user, the other gets `Err(Taken)`. Between a question and an insert there is an `.await`."
        );
    }
    require("SqliteStore", sqlite()).await;
    require("MemoryStore", MemoryStore::default()).await;
}

#[tokio::test]
async fn events_name_the_users_in_order() {
    async fn require(name: &str, store: impl Store) {
        for n in 1..=5 {
            created(name, &store, NewUser::new(&format!("{n}@example.com"), "N")).await;
        }
        let events: Result<Vec<i64>, StoreError> = within(name, store.events()).await;
        assert!(
            events == Ok(vec![1, 2, 3, 4, 5]),
            "{name}: after five users, `events` returned `{events:?}`. 1 to 5 are expected."
        );
    }
    require("SqliteStore", sqlite()).await;
    require("MemoryStore", MemoryStore::default()).await;
}

/// Polls a future `n` times, and drops it if it is not finished then.
async fn polled<T>(n: usize, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    let mut n_polls = 0;
    poll_fn(|context| {
        n_polls += 1;
        match future.as_mut().poll(context) {
            Poll::Ready(value) => Poll::Ready(Some(value)),
            Poll::Pending if n_polls == n => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

#[tokio::test]
async fn a_dropped_create_leaves_nothing_half_done() {
    async fn require(name: &str, store: impl Store) {
        for n in 1..100 {
            let new = NewUser::new(&format!("{n}@example.com"), "N");
            let returned = within(name, polled(n, store.create(new))).await;
            let events = match within(name, store.events()).await {
                Ok(events) => events,
                Err(error) => panic!(
                    "{name}: `create` was dropped after {n} polls, and then `events` returned `Err({error:?})`. \
                     A dropped future gives back what it holds."
                ),
            };
            for id in 1..=n as i64 {
                let found = within(name, store.find(id)).await;
                let user: bool = matches!(found, Ok(Some(_)));
                let event: bool = events.contains(&id);
                assert!(
                    user == event,
                    "{name}: `create` was dropped after {n} polls. \
                     Then user {id} was {}stored, the event was {}. Both or neither are expected.",
                    if user { "" } else { "not " },
                    if event { "stored" } else { "not" }
                );
            }
            if returned.is_some() {
                return;
            }
        }
    }
    for _ in 0..3 {
        require("SqliteStore", sqlite()).await;
        require("MemoryStore", MemoryStore::default()).await;
    }
}

#[tokio::test]
async fn after_close_every_answer_is_failed() {
    async fn require(name: &str, store: impl Store) {
        created(name, &store, bob()).await;
        within(name, store.close()).await;
        let create = within(name, store.create(NewUser::new("eve@example.com", "Eve"))).await;
        let answers: [Option<StoreError>; 3] = [
            within(name, store.find(1)).await.err(),
            create.err(),
            within(name, store.events()).await.err(),
        ];
        for (what, error) in ["find(1)", "create", "events"].iter().zip(answers) {
            assert!(
                matches!(error, Some(StoreError::Failed(_))),
                "{name}: after `close`, `{what}` {}. `Err(Failed(…))` is expected: \
                 the fake must fail where the database fails.",
                error.map_or("was answered".to_owned(), |error| format!(
                    "returned `Err({error:?})`"
                ))
            );
        }
    }
    require("SqliteStore", sqlite()).await;
    require("MemoryStore", MemoryStore::default()).await;
}

#[tokio::test]
async fn a_failing_table_is_not_called_taken() {
    let pool = database();
    let dropped = sqlx::query("drop table events").execute(&pool).await;
    assert!(dropped.is_ok(), "Not judged: the table was not dropped.");
    let store = SqliteStore::new(pool);
    let result: Result<i64, StoreError> = within("SqliteStore", store.create(bob())).await;
    assert!(
        matches!(result, Err(StoreError::Failed(_))),
        "SqliteStore: without the table `events`, `create` returned `{result:?}`. \
         The event could not be stored and the address is free: `Err(Failed(…))` is expected."
    );
    let found: Result<Option<User>, StoreError> = within("SqliteStore", store.find(1)).await;
    assert!(
        found == Ok(None),
        "SqliteStore: the event could not be stored, but then `find(1)` returned `{found:?}`. \
         Both or neither are expected: `Ok(None)`."
    );
}
