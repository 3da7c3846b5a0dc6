use std::time::Duration;

use tokio::time::timeout;
use workbook_harness::{random, saw};

use super::import;
use super::support::Site;

#[tokio::test(start_paused = true)]
async fn any_users() {
    for _ in 0..10 {
        let steps: Vec<u32> = (0..20).map(|_| 1 + (random() % 4) as u32).collect();
        let mut ids: Vec<usize> = (0..random() % 20)
            .map(|_| (random() % 20) as usize)
            .collect();
        let site = Site::new(&steps);
        let result = timeout(Duration::from_secs(120), import(&site, &ids)).await;
        assert!(result.is_ok(), "`import` had not returned after 120 s.");
        let log = site.log();
        assert!(
            log.timed_out.is_empty(),
            "Of the ids {ids:?} these ran into their limit: {:?}.",
            log.timed_out
        );
        assert!(
            log.saved == ids,
            "The ids were {ids:?}, and {:?} were saved.",
            log.saved
        );
        assert!(
            log.most_lookups <= 3 && log.most_saving <= 1,
            "{} lookups ran at once, and {} users were saved at once.",
            log.most_lookups,
            log.most_saving
        );
        ids.truncate(1);
        let first = ids
            .first()
            .map(|&id| Duration::from_millis(100) * steps[id]);
        assert!(
            log.first_save == first,
            "The first saving began at {:?}; the first user was there at {first:?}.",
            log.first_save
        );
        saw(&(log.saved, log.first_save));
    }
}
