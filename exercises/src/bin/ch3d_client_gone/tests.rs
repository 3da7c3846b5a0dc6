use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::app;
use super::support::{STEP, Shop, order, serve};

const HOUR: Duration = Duration::from_secs(3600);

/// The status as a message shows it.
fn shown(status: Option<u16>) -> String {
    status.map_or("no answer".to_owned(), |status| status.to_string())
}

/// Lets a client hang up after `patience`, and looks at the books a virtual minute later.
async fn check_that_both_or_neither_happened(patience: Duration) {
    let shop = Shop::default();
    let address = serve(app(shop.clone())).await;
    let status: Option<u16> = order(&address, 1, patience).await;
    assert!(
        status.is_none(),
        "Not judged: the client had its answer, {}, before it could hang up after {patience:?}.",
        shown(status)
    );
    sleep(Duration::from_secs(60)).await;
    let (charged, recorded): (bool, bool) =
        (!shop.charged().is_empty(), !shop.recorded().is_empty());
    assert!(
        recorded || !charged,
        "The client hung up after {patience:?}. A minute later its card was charged, \
         but its order was not recorded: it has paid for nothing. \
         When a client leaves, axum drops the handler's future."
    );
    assert!(
        charged || !recorded,
        "The client hung up after {patience:?}. A minute later its order was recorded, \
         but its card was not charged."
    );
}

#[tokio::test(start_paused = true)]
async fn a_patient_client_gets_201_after_both_steps() {
    let shop = Shop::default();
    let address = serve(app(shop.clone())).await;
    let start = Instant::now();
    let status: Option<u16> = order(&address, 1, HOUR).await;
    let elapsed = start.elapsed();
    let (charged, recorded): (Vec<u32>, Vec<u32>) = (shop.charged(), shop.recorded());
    assert!(
        status == Some(201),
        "A client that would have waited for an hour got {} after {elapsed:?}. \
         Its order can be charged and recorded: 201 is expected.",
        shown(status)
    );
    assert!(
        charged == [1] && recorded == [1],
        "The client got 201 after {elapsed:?}. By then the orders {charged:?} were charged and {recorded:?} recorded. \
         A 201 promises both for order 1."
    );
    assert!(
        elapsed == 2 * STEP,
        "The client got 201 after {elapsed:?}. Charging and recording take 600 ms each: 1.2s."
    );
}

#[tokio::test(start_paused = true)]
async fn an_order_is_recorded_though_the_client_left_while_recording() {
    check_that_both_or_neither_happened(Duration::from_millis(900)).await;
}

#[tokio::test(start_paused = true)]
async fn an_order_is_recorded_though_the_client_left_while_charging() {
    check_that_both_or_neither_happened(Duration::from_millis(300)).await;
}

#[tokio::test(start_paused = true)]
async fn a_declined_card_gets_402_and_is_not_recorded() {
    let shop = Shop::default();
    let address = serve(app(shop.clone())).await;
    let status: Option<u16> = order(&address, 100, HOUR).await;
    assert!(
        status == Some(402),
        "The card of order 100 is declined, and the client got {}. 402 is expected.",
        shown(status)
    );
    sleep(Duration::from_secs(60)).await;
    let recorded: Vec<u32> = shop.recorded();
    assert!(
        recorded.is_empty(),
        "The card of order 100 was declined, but the order was recorded: it will be sent without having been paid."
    );
}
