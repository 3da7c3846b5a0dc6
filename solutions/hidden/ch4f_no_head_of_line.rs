use std::time::Duration;

use tokio::time::{Instant, timeout};
use workbook_harness::{random, saw};

use super::fetch_profiles;
use super::support::Site;

/// How long it takes if the next one begins whenever one ends.
fn expected_ms(delays: &[u64], ids: &[usize], limit: usize) -> u64 {
    let mut free_at = vec![0; limit];
    for &id in ids {
        let next = free_at.iter_mut().min().expect("the limit is not 0");
        *next += delays[id];
    }
    free_at.into_iter().max().unwrap_or(0)
}

#[tokio::test(start_paused = true)]
async fn any_delays_and_any_limit() {
    for _ in 0..20 {
        let delays: Vec<u64> = (0..10).map(|_| 10 + random() % 500).collect();
        let ids: Vec<usize> = (0..random() % 20)
            .map(|_| (random() % 10) as usize)
            .collect();
        let limit = 1 + (random() % 5) as usize;
        let site = Site::new(&delays);
        let start = Instant::now();
        let lookups = fetch_profiles(&site, &ids, limit);
        let profiles = timeout(Duration::from_secs(60), lookups).await;
        let profiles: Vec<String> =
            profiles.expect("`fetch_profiles` had not returned after 60 s.");
        let expected: Vec<String> = ids.iter().map(|&id| site.profile(id)).collect();
        assert!(
            profiles == expected,
            "For the ids {ids:?} the profiles were not the site's, in this order."
        );
        let elapsed = start.elapsed();
        let expected = Duration::from_millis(expected_ms(&delays, &ids, limit));
        assert!(
            elapsed == expected,
            "The ids {ids:?} with the delays {delays:?} and a limit of {limit} took {elapsed:?}, not {expected:?}."
        );
        let most = site.most_at_once();
        assert!(
            most <= limit,
            "{most} lookups ran at once; the limit was {limit}."
        );
        // The profiles are others in each process, so this says whose they are.
        let whose = profiles
            .iter()
            .map(|profile| (0..10).find(|&id| site.profile(id) == *profile));
        let whose: Option<Vec<usize>> = whose.collect();
        saw(&(whose, elapsed));
    }
}
