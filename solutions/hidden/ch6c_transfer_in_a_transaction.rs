use std::time::Duration;

use workbook_harness::{random, saw};

use super::support::Bank;
use super::transfer;

#[tokio::test]
async fn many_transfers_and_some_who_give_up() {
    let bank = Bank::new(Duration::from_millis(1));
    let mut expected: [i64; 3] = [500, 200, 950];
    for round in 0..40 {
        let from = (random() % 3) as usize;
        let to = (from + 1 + (random() % 2) as usize) % 3;
        let cents = 1 + (random() % 600) as i64;
        let is_possible = expected[from] >= cents && expected[to] + cents <= 1000;
        let transfer = transfer(&bank, from as i64 + 1, to as i64 + 1, cents);
        let result = tokio::select! {
            biased;
            _ = bank.line_is_in_use(), if round % 4 == 0 => None,
            result = transfer => Some(result.map_err(|error| error.to_string())),
        };
        if round % 4 != 0 {
            // Whoever used the line left a note; the next round must not see it.
            let _ = tokio::time::timeout(Duration::ZERO, bank.line_is_in_use()).await;
        }
        let as_expected = match &result {
            Some(result) => result.is_ok() == is_possible,
            None => true, // given up
        };
        assert!(
            as_expected,
            "{cents} cents from account {} to {} of {expected:?}: `transfer` returned {result:?}.",
            from + 1,
            to + 1
        );
        if matches!(result, Some(Ok(()))) {
            expected[from] -= cents;
            expected[to] += cents;
        }
        let balances: Result<Vec<i64>, String> =
            bank.balances().await.map_err(|error| error.to_string());
        saw(&balances);
        assert!(
            balances == Ok(expected.to_vec()),
            "{cents} cents from account {} to {} ended with {result:?}; \
             the balances were {balances:?}, and {expected:?} is expected.",
            from + 1,
            to + 1
        );
    }
}
