use std::time::Duration;

use tokio::time::{Instant, timeout};

use super::fetch_profiles;
use super::support::Site;

/// What `fetch_profiles` returns, unless it takes more than a minute.
async fn profiles(site: &Site, ids: &[usize], limit: usize) -> Vec<String> {
    let result = timeout(Duration::from_secs(60), fetch_profiles(site, ids, limit)).await;
    result.expect("`fetch_profiles` had not returned after 60 s. All lookups together take less.")
}

#[tokio::test(start_paused = true)]
async fn when_a_lookup_ends_the_next_begins() {
    let site = Site::new(&[300, 100, 100, 100, 100, 100]);
    let start = Instant::now();
    profiles(&site, &[0, 1, 2, 3, 4, 5], 2).await;
    let elapsed = start.elapsed();
    let n_asked = site.n_asked();
    assert!(
        n_asked == 6,
        "Six profiles were asked for, and there were {n_asked} lookups. Each profile needs one."
    );
    assert!(
        elapsed == Duration::from_millis(400),
        "Lookups of 300, 100, 100, 100, 100 and 100 ms with a limit of 2 took {elapsed:?}. \
         They take 400ms if the next one begins whenever one ends: \
         while the slow one runs, three others end beside it."
    );
}

#[tokio::test(start_paused = true)]
async fn never_more_than_limit_run_at_once() {
    for limit in [1, 2, 3] {
        let site = Site::new(&[200, 100, 100, 100, 100]);
        profiles(&site, &[0, 1, 2, 3, 4], limit).await;
        let most = site.most_at_once();
        assert!(
            most <= limit,
            "{most} lookups ran at the same time; the limit was {limit}."
        );
    }
}

#[tokio::test(start_paused = true)]
async fn the_profiles_are_in_the_order_of_the_ids() {
    let site = Site::new(&[200, 100, 150, 400]);
    let ids = [3, 1, 0, 1, 2];
    let seen: Vec<String> = profiles(&site, &ids, 2).await;
    let expected: Vec<String> = ids.iter().map(|&id| site.profile(id)).collect();
    assert!(
        seen == expected,
        "For the ids 3, 1, 0, 1, 2 the answer was {}. \
         Expected is one profile for each id, in this order, whichever lookup ends first.",
        shown(&site, &seen)
    );
}

/// Whose profiles these are.
fn shown(site: &Site, profiles: &[String]) -> String {
    let ids = profiles
        .iter()
        .map(|profile| (0..4).find(|&id| site.profile(id) == *profile));
    let ids: Option<Vec<usize>> = ids.collect();
    let Some(ids) = ids else {
        return "not made of the site's profiles".to_owned();
    };
    let names: Vec<String> = ids.iter().map(usize::to_string).collect();
    match names.as_slice() {
        [] => "empty".to_owned(),
        names => names.join(", "),
    }
}
