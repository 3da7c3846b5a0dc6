use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use futures::future::join_all;
use tokio::runtime::Builder;
use tokio::time::{sleep, timeout};
use workbook_harness::{random, saw};

use super::Shop;
use super::support::Bank;

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
        Err(_) => panic!("Nothing had come back after 3 real seconds. The thread was never free."),
    }
}

#[test]
fn whatever_buyers_do_no_seat_is_lost_or_sold_twice() {
    within_3_seconds(async || {
        for _ in 0..20 {
            let (bank, n_seats) = (Bank::default(), (random() % 20) as u32);
            let shop = Shop::new(bank.clone(), n_seats);
            let buyers = (0..40).map(|_| async {
                sleep(Duration::from_millis(random() % 300)).await;
                let patience = Duration::from_millis(20 * (random() % 20) + 10);
                let buyer = (random() % 1000) as u32;
                let result = timeout(patience, shop.buy(buyer)).await;
                result.is_ok_and(|result| result.is_ok())
            });
            let sold = timeout(Duration::from_secs(60), join_all(buyers)).await;
            let sold: Vec<bool> =
                sold.unwrap_or_else(|_| panic!("after 60 s not every buyer had an answer"));
            let n_sold = sold.into_iter().filter(|&is_sold| is_sold).count();
            let (n_charged, n_free) = (bank.charged().len(), shop.free());
            assert!(
                n_sold == n_charged && n_sold + n_free as usize == n_seats as usize,
                "{n_seats} seats and 40 random buyers: {n_sold} were sold, {n_charged} cards charged, {n_free} seats free. \
                 What is sold is charged, and sold and free are all."
            );
            // How many are sold may depend on who comes first in one millisecond.
            saw(&(n_sold + n_free as usize, n_charged + n_free as usize));
        }
    });
}
