use std::time::Duration;

use tokio::task::yield_now;
use tokio::time::{Instant, sleep, timeout};

use super::fetch_multiple_users;
use super::support::{Lookup, LookupError, User, Users};

/// What `fetch_multiple_users` returns, and after how long.
async fn fetched(users: &Users, ids: &[u32], limit: usize) -> (Vec<(u32, Lookup)>, Duration) {
    let start = Instant::now();
    let answers = timeout(
        Duration::from_secs(60),
        fetch_multiple_users(users, ids, limit),
    );
    let Ok(answers) = answers.await else {
        panic!(
            "`fetch_multiple_users` had not returned after 60 s, for {} ids and a limit of {limit}.",
            ids.len()
        )
    };
    (answers, start.elapsed())
}

fn ids_of(answers: &[(u32, Lookup)]) -> Vec<u32> {
    answers.iter().map(|(id, _)| *id).collect()
}

fn found(id: u32) -> Lookup {
    let name = format!("user{id}");
    Ok(Some(User { id, name }))
}

fn shown(lookup: &Lookup) -> String {
    match lookup {
        Ok(Some(user)) => user.name.clone(),
        Ok(None) => "no such user".to_owned(),
        Err(error) => format!("the error \"{error}\""),
    }
}

#[tokio::test(start_paused = true)]
async fn twelve_lookups_four_at_a_time_take_300_ms() {
    let users = Users::new(&[], &[], &[]);
    let ids: Vec<u32> = (1..=12).collect();
    let (_, elapsed) = fetched(&users, &ids, 4).await;
    assert!(
        elapsed == Duration::from_millis(300),
        "12 lookups of 100 ms took {elapsed:?}, with up to {} at once. \
         Four at a time is three rounds: 300ms.",
        users.most_in_flight()
    );
}

#[tokio::test(start_paused = true)]
async fn at_most_limit_lookups_are_in_flight() {
    for limit in [4, 1, 5] {
        let users = Users::new(&[], &[], &[]);
        let ids: Vec<u32> = (1..=12).collect();
        fetched(&users, &ids, limit).await;
        let most: usize = users.most_in_flight();
        assert!(
            most == limit,
            "Of 12 lookups {most} ran at once; the limit is {limit}, and there is work for so many."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn answers_come_in_the_order_of_the_ids() {
    let users = Users::new(&[(3, 500), (1, 300), (2, 50)], &[], &[]);
    let (answers, _) = fetched(&users, &[3, 1, 2, 1], 4).await;
    let ids: Vec<u32> = ids_of(&answers);
    assert!(
        ids == [3, 1, 2, 1],
        "For the ids 3, 1, 2, 1 the answers came for {ids:?}. \
         The caller wants a pair for each id, in the order of the ids."
    );
    for (id, lookup) in &answers {
        assert!(
            *lookup == found(*id),
            "Beside the id {id} stood {}.",
            shown(lookup)
        );
    }
}

#[tokio::test(start_paused = true)]
async fn errors_and_missing_users_keep_their_place() {
    let users = Users::new(&[], &[2], &[3]);
    let (answers, _) = fetched(&users, &[1, 2, 3, 4], 2).await;
    let ids: Vec<u32> = ids_of(&answers);
    assert!(
        ids == [1, 2, 3, 4],
        "Of the users 1 to 4 the lookup of 2 fails, and 3 does not exist. \
         There were answers for {ids:?}; each of the four ids has one."
    );
    let expected: [Lookup; 4] = [found(1), Err(LookupError(2)), Ok(None), found(4)];
    for ((id, seen), expected) in answers.iter().zip(&expected) {
        assert!(
            seen == expected,
            "Beside the id {id} stood {}. The store's answer was {}.",
            shown(seen),
            shown(expected)
        );
    }
}

#[tokio::test(start_paused = true)]
async fn a_caller_who_gives_up_leaves_no_lookup_behind() {
    let users = Users::new(&[], &[], &[]);
    let ids: Vec<u32> = (1..=12).collect();
    let patience = Duration::from_millis(150);
    let given_up = timeout(patience, fetch_multiple_users(&users, &ids, 4)).await;
    assert!(
        given_up.is_err(),
        "Not judged: the answers were there before the caller gave up at 150 ms. \
         Twelve lookups, four at a time, take 300 ms."
    );
    yield_now().await; // Tasks that were aborted end on their next turn.
    let (in_flight, n_started): (usize, usize) = (users.in_flight(), users.n_started());
    assert!(
        in_flight == 0,
        "The caller gave up after 150 ms, but {in_flight} lookups were still running. \
         What you start must end when your future is dropped."
    );
    sleep(Duration::from_secs(1)).await;
    let n_later: usize = users.n_started() - n_started;
    assert!(
        n_later == 0,
        "The caller gave up after 150 ms, and {n_later} lookups started after that."
    );
}

#[tokio::test(start_paused = true)]
async fn without_ids_there_are_no_answers() {
    let users = Users::new(&[], &[], &[]);
    let (answers, _) = fetched(&users, &[], 4).await;
    assert!(
        answers.is_empty(),
        "For no ids there were {} answers.",
        answers.len()
    );
}
