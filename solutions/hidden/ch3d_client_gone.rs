use std::time::Duration;

use futures::future::join_all;
use tokio::time::sleep;
use workbook_harness::{random, saw};

use super::app;
use super::support::{Shop, order, serve};

const HOUR: Duration = Duration::from_secs(3600);

#[tokio::test(start_paused = true)]
async fn whenever_the_client_leaves_the_order_is_recorded() {
    for _ in 0..10 {
        let shop = Shop::default();
        let address = serve(app(shop.clone())).await;
        let patience = Duration::from_millis(1 + random() % 1_199);
        let status: Option<u16> = order(&address, 7, patience).await;
        sleep(HOUR).await;
        let (charged, recorded): (Vec<u32>, Vec<u32>) = (shop.charged(), shop.recorded());
        assert!(
            status.is_none() && charged == recorded,
            "The client hung up after {patience:?} with the status {status:?}; \
             {charged:?} was charged and {recorded:?} recorded."
        );
        saw(&(patience, status));
    }
}

#[tokio::test(start_paused = true)]
async fn some_leave_and_some_stay() {
    let first = 1 + (random() % 90) as u32;
    let shop = Shop::default();
    let address = serve(app(shop.clone())).await;
    let orders = (1..=8).map(|n| {
        let patience = if n % 2 == 0 {
            HOUR
        } else {
            Duration::from_millis(100 * u64::from(n))
        };
        order(&address, first + n - 1, patience)
    });
    let statuses: Vec<Option<u16>> = join_all(orders).await;
    sleep(HOUR).await;
    let mut recorded: Vec<u32> = shop.recorded();
    recorded.sort_unstable();
    let expected: Vec<Option<u16>> = (1..=8).map(|n| (n % 2 == 0).then_some(201)).collect();
    assert!(
        statuses == expected && recorded.iter().copied().eq(first..first + 8),
        "Of eight clients every other one hung up: the statuses were {statuses:?}, and {recorded:?} was recorded."
    );
    saw(&(statuses, recorded));
}

#[tokio::test(start_paused = true)]
async fn a_declined_card_is_not_recorded_after_the_client_left() {
    let shop = Shop::default();
    let address = serve(app(shop.clone())).await;
    let order_id = 100 + (random() % 100) as u32;
    let status: Option<u16> = order(&address, order_id, Duration::from_millis(300)).await;
    sleep(HOUR).await;
    let recorded: Vec<u32> = shop.recorded();
    assert!(
        status.is_none() && recorded.is_empty(),
        "The card of order {order_id} is declined and its client left; {recorded:?} was recorded."
    );
    saw(&(order_id, status, recorded));
}
