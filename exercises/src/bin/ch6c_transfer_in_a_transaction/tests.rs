use std::time::Duration;

use tokio::time::timeout;

use super::support::Bank;
use super::transfer;

// The database answers from a thread of its own, so these tests run on the real clock.
// No time is a criterion; the limit below only ends what hangs.
const LIMIT: Duration = Duration::from_secs(5);

/// Long enough that no test sees its end.
const HOUR: Duration = Duration::from_secs(3600);

async fn transferred(bank: &Bank, from: i64, to: i64, cents: i64) -> Result<(), String> {
    match timeout(LIMIT, transfer(bank, from, to, cents)).await {
        Ok(result) => result.map_err(|error| error.to_string()),
        Err(_) => panic!("`transfer` had not ended after 5 real seconds."),
    }
}

async fn check_balances(bank: &Bank, expected: [i64; 3], when: &str, reason: &str) {
    let Ok(balances) = timeout(LIMIT, bank.balances()).await else {
        panic!("{when}, reading the balances had not ended after 5 real seconds.");
    };
    match balances {
        Ok(balances) => assert!(
            balances == expected,
            "{when}, Ada, Grace and Bob had {balances:?} cents. {reason} {expected:?} is expected."
        ),
        Err(error) => panic!(
            "{when}, the balances could not be read: {error}. The only connection should be free again."
        ),
    }
}

#[tokio::test]
async fn after_ok_both_balances_have_changed() {
    let bank = Bank::new(Duration::ZERO);
    let result: Result<(), String> = transferred(&bank, 1, 2, 100).await;
    assert!(
        result.is_ok(),
        "100 of Ada's 500 cents to Grace, who has 200: `transfer` returned an error: {}. `Ok(())` is expected.",
        result.err().unwrap_or_default()
    );
    let reason = "The transfer of 100 from Ada to Grace was reported as done.";
    check_balances(&bank, [400, 300, 950], "After `Ok`", reason).await;
}

#[tokio::test]
async fn after_a_refused_second_statement_nothing_has_changed() {
    let bank = Bank::new(Duration::ZERO);
    let result: Result<(), String> = transferred(&bank, 1, 3, 100).await;
    assert!(
        result.is_err(),
        "Bob has 950 cents of at most 1000, and the table refuses 100 more. `transfer` returned `Ok(())`; \
         the caller must hear of it."
    );
    let reason = "Bob did not get the 100 cents, so Ada must still have them:";
    check_balances(&bank, [500, 200, 950], "After `Err`", reason).await;
}

#[tokio::test]
async fn after_a_refused_first_statement_nothing_has_changed() {
    let bank = Bank::new(Duration::ZERO);
    let result: Result<(), String> = transferred(&bank, 2, 1, 300).await;
    assert!(
        result.is_err(),
        "Grace has 200 cents, and the table refuses to take 300. `transfer` returned `Ok(())`; \
         the caller must hear of it."
    );
    let reason = "Grace did not pay, so Ada must not be paid:";
    check_balances(&bank, [500, 200, 950], "After `Err`", reason).await;
}

#[tokio::test]
async fn giving_up_between_the_statements_changes_nothing() {
    let bank = Bank::new(HOUR);
    let ended = tokio::select! {
        result = transfer(&bank, 1, 2, 100) => Some(result.map_err(|error| error.to_string())),
        _ = bank.line_is_in_use() => None, // drops the transfer
        _ = tokio::time::sleep(LIMIT) => panic!("Not judged: after 5 real seconds nobody waited for the slow line."),
    };
    assert!(
        ended.is_none(),
        "`transfer` ended without the hour that `bank.slow_line()` takes here. It returned {ended:?}."
    );
    let reason = "The other statement never came, so nothing may stay of the first:";
    let when = "After the caller had given up between the statements";
    check_balances(&bank, [500, 200, 950], when, reason).await;
}

#[tokio::test]
async fn after_giving_up_the_next_transfer_works() {
    let bank = Bank::new(Duration::from_millis(1));
    tokio::select! {
        biased;
        _ = bank.line_is_in_use() => {} // drops the transfer
        _ = transfer(&bank, 1, 2, 100) => {}
        _ = tokio::time::sleep(LIMIT) => panic!("Not judged: after 5 real seconds nobody waited for the slow line."),
    }
    let result: Result<(), String> = transferred(&bank, 1, 2, 100).await;
    assert!(
        result.is_ok(),
        "One caller gave up between the statements. The next transfer returned an error: {}. \
         `Ok(())` is expected: the connection is free, and nothing of the first transfer is left.",
        result.err().unwrap_or_default()
    );
    let reason = "The first transfer of 100 was given up, the second was done.";
    check_balances(&bank, [400, 300, 950], "After the second transfer", reason).await;
}
