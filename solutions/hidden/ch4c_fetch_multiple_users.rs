use std::time::Duration;

use tokio::task::yield_now;
use tokio::time::timeout;
use workbook_harness::saw;

use super::fetch_multiple_users;
use super::support::{Lookup, LookupError, Users};

fn random(below: u64) -> u64 {
    workbook_harness::random() % below
}

/// The id of the user, or 100 more than that of the error, or 200 if there is no such user.
fn in_short(lookup: &Lookup) -> u32 {
    match lookup {
        Ok(Some(user)) => user.id,
        Err(LookupError(id)) => 100 + id,
        Ok(None) => 200,
    }
}

/// What `fetch_multiple_users` returns within an hour.
async fn fetched(users: &Users, ids: &[u32], limit: usize) -> Vec<(u32, Lookup)> {
    let hour = Duration::from_secs(3600);
    timeout(hour, fetch_multiple_users(users, ids, limit))
        .await
        .unwrap_or_else(|_| panic!("Not returned within an hour, with a limit of {limit}."))
}

#[tokio::test(start_paused = true)]
async fn any_ids_any_times_any_limit() {
    for _ in 0..30 {
        let limit = 1 + random(8) as usize;
        let ids: Vec<u32> = (0..random(60)).map(|_| random(20) as u32).collect();
        let times: Vec<(u32, u64)> = (0..20).map(|id| (id, 1 + random(500))).collect();
        let users = Users::new(&times, &[4, 5], &[6, 7]);
        let answers: Vec<(u32, Lookup)> = fetched(&users, &ids, limit).await;
        let seen: Vec<u32> = answers.iter().map(|(id, _)| *id).collect();
        assert!(
            seen == ids,
            "For {} ids there were {} answers, or in another order than that of the ids.",
            ids.len(),
            seen.len()
        );
        for (id, lookup) in &answers {
            let right = match id {
                4 | 5 => *lookup == Err(LookupError(*id)),
                6 | 7 => *lookup == Ok(None),
                _ => matches!(lookup, Ok(Some(user)) if user.id == *id),
            };
            assert!(
                right,
                "Beside the id {id} stood another answer: {lookup:?}."
            );
        }
        let (most, n_started): (usize, usize) = (users.most_in_flight(), users.n_started());
        assert!(
            most == limit.min(ids.len()),
            "Of {} lookups {most} ran at once; the limit is {limit}.",
            ids.len()
        );
        assert!(
            n_started == ids.len(),
            "{n_started} lookups started for {} ids.",
            ids.len()
        );
        let lookups: Vec<u32> = answers.iter().map(|(_, lookup)| in_short(lookup)).collect();
        saw(&(lookups, most, n_started));
    }
}

#[tokio::test(start_paused = true)]
async fn a_limit_above_the_number_of_ids() {
    let users = Users::new(&[], &[], &[]);
    let ids: Vec<u32> = (0..3).map(|_| random(1000) as u32).collect();
    let answers: Vec<(u32, Lookup)> = fetched(&users, &ids, 1000).await;
    let most: usize = users.most_in_flight();
    assert!(
        answers.len() == 3 && most == 3,
        "With a limit of 1000 three ids had {} answers, and {most} lookups ran at once.",
        answers.len()
    );
    let seen: Vec<u32> = answers.iter().map(|(id, _)| *id).collect();
    saw(&(seen, most));
}

#[tokio::test(start_paused = true)]
async fn whenever_the_caller_leaves_the_lookups_end() {
    for _ in 0..20 {
        let users = Users::new(&[], &[3], &[]);
        let ids: Vec<u32> = (1..=40).collect();
        let patience = Duration::from_millis(1 + random(700));
        let limit = 1 + random(5) as usize;
        let left = timeout(patience, fetch_multiple_users(&users, &ids, limit)).await;
        assert!(
            left.is_err(),
            "Not judged: 40 lookups, {limit} at a time, were done before the caller left after {patience:?}."
        );
        yield_now().await;
        let in_flight: usize = users.in_flight();
        assert!(
            in_flight == 0,
            "The caller left after {patience:?}, and {in_flight} lookups went on."
        );
        saw(&(patience, limit, left.is_err(), in_flight));
    }
}
