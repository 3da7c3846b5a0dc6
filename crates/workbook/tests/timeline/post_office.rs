// Post office: every kind of channel once.
use tokio::sync::{broadcast, mpsc, oneshot, watch};
use tokio::time::{sleep, Duration};

const NOTICE: &str = "closed
on Sundays";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage { Sorting, Carrying, Home }

async fn clerk(letters: mpsc::Sender<u32>) {
	for n in 1..=6 {
		letters.send(n).await.unwrap();	// capacity 2: waits for the carrier
		println!("posted {n}");
	}
	println!("clerk leaves");
}

async fn carrier(mut letters: mpsc::Receiver<u32>, stage: watch::Sender<Stage>) -> u32 {
	let mut sum = 0;
	sleep(Duration::from_millis(25)).await;
	stage.send(Stage::Carrying).unwrap();
	while let Some(n) = letters.recv().await {
		sleep(Duration::from_millis(20)).await;
		println!("		delivered {n}");
		sum += n;
	}
	stage.send_replace(Stage::Home);
	sum
}

async fn watcher(mut stage: watch::Receiver<Stage>) -> Vec<Stage> {
	let mut seen = vec![*stage.borrow_and_update()];
	while stage.changed().await.is_ok() {
		seen.push(*stage.borrow());
	}
	seen
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
	let (letter_tx, letter_rx) = mpsc::channel(2);
	let (stage_tx, stage_rx) = watch::channel(Stage::Sorting);
	let mut home = stage_rx.clone();
	let w = tokio::spawn(watcher(stage_rx));
	let c = tokio::spawn(carrier(letter_rx, stage_tx));
	tokio::spawn(clerk(letter_tx));
	home.wait_for(|s| matches!(s, Stage::Home)).await.unwrap();
	println!("sum {} seen {:?}", c.await.unwrap(), w.await.unwrap());

	// broadcast: one listener keeps up, one lags, one comes too late
	let (air, mut fast) = broadcast::channel::<&str>(2);
	let mut slow = air.subscribe();
	let quick = tokio::spawn(async move {
		let mut got = String::new();
		while let Ok(s) = fast.recv().await { got.push_str(s); }
		got
	});
	for s in ["a", "b", "c", "d", "e"] {
		air.send(s).unwrap();
		sleep(Duration::from_millis(5)).await;
	}
	let mut late = air.subscribe();
	drop(air);
	println!("quick {} slow {:?} then {:?} late {:?}", quick.await.unwrap(), slow.recv().await, slow.recv().await, late.recv().await);

	// oneshot: answered, sender dropped, receiver dropped
	let (tx, rx) = oneshot::channel();
	tokio::spawn(async move { sleep(Duration::from_millis(10)).await; tx.send("ja – größe 🦀".len()).unwrap(); }); println!("crab 🦀 {}", rx.await.unwrap());
	let (tx, rx) = oneshot::channel::<()>();
	tokio::spawn(async move { sleep(Duration::from_millis(10)).await; drop(tx) });
	println!("{}", rx.await.unwrap_err());
	let (mut tx, rx) = oneshot::channel::<u8>();
	let giver_up = tokio::spawn(async move { tx.closed().await; tx.send(1).is_err() });
	sleep(Duration::from_millis(10)).await;
	drop(rx);
	println!("nobody wanted it: {}", giver_up.await.unwrap());
	println!("{} {:?}", NOTICE.len(), NOTICE);
}
