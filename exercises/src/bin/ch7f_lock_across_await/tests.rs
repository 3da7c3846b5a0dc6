use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use futures::future::join_all;
use tokio::runtime::Builder;
use tokio::time::{Instant, timeout};

use super::Shop;
use super::support::{Bank, BuyError};

/// Runs a test on a paused runtime, on a thread of its own, and gives up on it after three real
/// seconds: a virtual clock cannot end a wait that keeps the thread.
fn within_3_seconds(test: impl AsyncFnOnce() + Send + 'static) {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let run = || {
            Builder::new_current_thread()
                .enable_all()
                .start_paused(true)
                .build()
                .expect("a runtime can be built")
                .block_on(test());
        };
        sender.send(catch_unwind(AssertUnwindSafe(run)))
    });
    match receiver.recv_timeout(Duration::from_secs(3)) {
        Ok(Ok(())) => {}
        Ok(Err(panic)) => resume_unwind(panic),
        Err(_) => panic!(
            "Nothing had come back after 3 real seconds. The thread was never free, \
             so nobody could poll the buyer who waits for the bank."
        ),
    }
}

/// What the buyers get, unless it takes more than a minute.
async fn buy(shop: &Shop, buyers: &[u32]) -> Vec<Result<(), BuyError>> {
    let buying = join_all(buyers.iter().map(|&buyer| shop.buy(buyer)));
    let results = timeout(Duration::from_secs(60), buying).await;
    results.unwrap_or_else(|_| panic!("After 60 s not every buyer had an answer. The bank takes 100 ms; without a seat the answer comes at once."))
}

#[test]
fn three_of_five_buyers_get_the_three_seats() {
    within_3_seconds(async || {
        let bank = Bank::default();
        let shop = Shop::new(bank.clone(), 3);
        let results = buy(&shop, &[1, 2, 3, 4, 5]).await;
        let n_sold = results.iter().filter(|result| result.is_ok()).count();
        let n_sold_out = results
            .iter()
            .filter(|&result| *result == Err(BuyError::SoldOut))
            .count();
        let (n_charged, n_free) = (bank.charged().len(), shop.free());
        assert!(
            n_sold == 3 && n_sold_out == 2 && n_charged == 3 && n_free == 0,
            "3 seats, 5 buyers at once: {n_sold} got a seat, {n_sold_out} were told that it is sold out, {n_charged} were charged, \
             and {n_free} seats are free. Expected are 3, 2, 3 and 0."
        );
    });
}

#[test]
fn without_a_free_seat_it_says_so_at_once() {
    within_3_seconds(async || {
        let bank = Bank::default();
        let shop = Shop::new(bank.clone(), 1);
        let start = Instant::now();
        let second = async {
            let free: u32 = shop.free();
            let result = timeout(Duration::from_secs(60), shop.buy(2)).await;
            (
                free,
                result.is_ok_and(|result| result == Err(BuyError::SoldOut)),
                start.elapsed(),
            )
        };
        let (_, (free, is_sold_out, elapsed)) = tokio::join!(biased; shop.buy(1), second);
        let charged: Vec<u32> = bank.charged();
        assert!(
            free == 0 && is_sold_out && elapsed.is_zero() && charged == [1],
            "Buyer 1 is paying for the only seat. Buyer 2 saw {free} free seats and got {} after {elapsed:?}; charged were {charged:?}. \
             Expected are 0, `SoldOut` at once, and [1].",
            if is_sold_out {
                "`SoldOut`"
            } else {
                "something else"
            }
        );
    });
}

#[test]
fn five_cards_are_charged_at_the_same_time() {
    within_3_seconds(async || {
        let shop = Shop::new(Bank::default(), 5);
        let start = Instant::now();
        let results = buy(&shop, &[1, 2, 3, 4, 5]).await;
        let elapsed = start.elapsed();
        let n_sold = results.iter().filter(|result| result.is_ok()).count();
        let free: u32 = shop.free();
        assert!(
            n_sold == 5 && free == 0 && elapsed == Duration::from_millis(100),
            "5 seats, 5 buyers at once: {n_sold} got a seat, after {elapsed:?}, and {free} were free then. \
             The bank's waits of 100 ms can overlap: 5, 100ms and 0 are expected."
        );
    });
}

#[test]
fn a_declined_card_frees_the_seat() {
    within_3_seconds(async || {
        let shop = Shop::new(Bank::default(), 2);
        let results = buy(&shop, &[9, 1]).await;
        let free: u32 = shop.free();
        assert!(
            results == [Err(BuyError::Declined), Ok(())] && free == 1,
            "2 seats; the first buyer's card is declined, the second's is not. They got {results:?}, and {free} seats are free. \
             `Declined`, `Ok` and 1 are expected: the first paid for nothing."
        );
        let results = buy(&shop, &[2]).await;
        assert!(
            results == [Ok(())],
            "The seat of a declined card could not be sold again: {results:?}."
        );
    });
}

#[test]
fn a_buyer_who_leaves_frees_the_seat() {
    within_3_seconds(async || {
        let bank = Bank::default();
        let shop = Shop::new(bank.clone(), 1);
        let left = timeout(Duration::from_millis(50), shop.buy(1)).await;
        let free: u32 = shop.free();
        assert!(
            left.is_err() && free == 1,
            "A buyer left after 50 of the bank's 100 ms, so `buy` was dropped there. {free} seats are free; 1 is expected."
        );
        let results = buy(&shop, &[2]).await;
        let charged: Vec<u32> = bank.charged();
        assert!(
            results == [Ok(())] && charged == [2] && shop.free() == 0,
            "The next buyer after one who left got {results:?}; charged were {charged:?}. `Ok` and [2] are expected."
        );
    });
}
