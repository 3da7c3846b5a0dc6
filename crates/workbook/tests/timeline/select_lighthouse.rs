use std::pin::pin;
use tokio::select;
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Duration, Instant, sleep, sleep_until};

struct Gone(&'static str);
impl Drop for Gone {
    fn drop(&mut self) {
        println!("  ({} dropped)", self.0);
    }
}

async fn tide(level: u8) -> u8 {
    let _g = Gone("tide");
    sleep(Duration::from_millis(130)).await;
    level + 1
}

async fn ships(tx: mpsc::Sender<u32>) {
    for n in 1..=3 {
        sleep(Duration::from_millis(40)).await;
        if tx.send(n).await.is_err() { return; }
    }
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let began = Instant::now();
    let (tx, mut rx) = mpsc::channel(4);
    tokio::spawn(ships(tx));
    let storm = sleep(Duration::from_millis(100));
    tokio::pin!(storm);
    let mut high = pin!(tide(4));
    let (mut stormy, mut level) = (false, None);

    let verdict = 'watch: loop {
        select! {
            biased;
            () = &mut storm, if !stormy => { stormy = true; println!("storm {:?}", began.elapsed()) }
            Some(ship) = rx.recv() => println!("ship {ship} {:?}", began.elapsed()),
            l = &mut high, if level.is_none() => {
                level = Some(l);
                println!("tide {l} {:?}", began.elapsed());
            }
            else => break 'watch "quiet night",
        }
    };
    println!("{verdict} {:?}", began.elapsed());

    // losers are dropped; a handler may await
    let (stop_tx, mut stop_rx) = oneshot::channel::<&str>();
    let keeper = tokio::spawn(async move { sleep(Duration::from_millis(55)).await; stop_tx.send("relieved") });
    let mut turns = 0;
    let why = 'outer: loop {
        loop {
            select! {
                r = &mut stop_rx => break 'outer r.unwrap_or("abandoned"),
                _ = async { let _g = Gone("lamp turn"); sleep(Duration::from_millis(20)).await } => {
                    turns += 1;
                    sleep(Duration::from_millis(1)).await;
                    if turns % 2 == 0 { break }
                }
            }
        }
        println!("two turns {:?}", began.elapsed());
    };
    println!("{why} after {turns} turns, keeper said {:?}", keeper.await.unwrap());

    // a pattern that does not match takes its branch out of the race
    let fog = select! {
        Ok(n) = async { "x".parse::<u32>() } => n.to_string(),
        Err(e) = async { sleep(Duration::from_millis(10)).await; Err::<u8, _>("late") } => e.to_owned(),
        _ = sleep(Duration::from_secs(3600)), if cfg!(debug_assertions) || true => String::from("never"),
    };
    println!("fog: {fog} {:?}", began.elapsed());

    let idle = sleep_until(began);
    let mut idle = Box::pin(idle);
    for round in 0..3u64 {
        idle.as_mut().reset(Instant::now() + Duration::from_millis(10 + 10 * round));
        let r = select! { _ = idle.as_mut() => "idle", _ = sleep(Duration::from_millis(25)) => "busy" };
        println!("round {round}: {r}");
    }
}
