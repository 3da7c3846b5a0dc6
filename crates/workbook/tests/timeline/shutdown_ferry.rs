//! Graceful shutdown: a watch flag, four workers, one of which never looks at it.

use std::ops::ControlFlow;
use std::time::Duration;
use tokio::sync::{broadcast, mpsc, watch};
use tokio::time::{interval, sleep, timeout};

/// Dropping the last one tells `main` that everybody is off board.
#[derive(Clone)]
struct OnBoard(#[allow(dead_code)] mpsc::Sender<std::convert::Infallible>);

struct Worker {
    id: u32,
    stop: watch::Receiver<bool>,
    _seat: OnBoard,
}

impl Worker {
    async fn run(mut self) -> u32 {
        let mut trips = 0;
        let mut clock = interval(Duration::from_millis(30 + 1 * self.id as u64));
        loop {
            let flow = tokio::select! {
                changed = self.stop.changed() => match changed {
                    Ok(()) if *self.stop.borrow() => ControlFlow::Break("told to"),
                    Ok(()) => ControlFlow::Continue(()),
                    Err(_) => ControlFlow::Break("captain gone"),
                },
                _ = clock.tick() => { trips += 1; ControlFlow::Continue(()) }
            };
            if let ControlFlow::Break(why) = flow {
                sleep(Duration::from_millis(40 * self.id as u64)).await; // tidy up
                println!("worker {} stops: {why}", self.id);
                return trips;
            }
        }
    }
}

async fn deaf(_seat: OnBoard) {
    loop {
        sleep(Duration::from_millis(25)).await;
    }
}

async fn bells(mut rx: broadcast::Receiver<u8>) -> usize {
    let mut heard = 0;
    loop {
        match rx.recv().await {
            Ok(0) | Err(broadcast::error::RecvError::Closed) => return heard,
            Ok(n) => heard += n as usize,
            Err(e) => println!("{e}"),
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (stop, seen) = watch::channel(false);
    let (alive, mut all_gone) = mpsc::channel(1);
    let board = OnBoard(alive);
    let (bell, _) = broadcast::channel(8);

    let crew = Vec::from_iter((1..=3).map(|id| {
        tokio::spawn(Worker { id, stop: seen.clone(), _seat: board.clone() }.run())
    }));
    tokio::spawn(deaf(board));
    let ears = [bell.subscribe(), bell.subscribe()].map(|rx| tokio::spawn(bells(rx)));

    tokio::select! {
        r = tokio::signal::ctrl_c() => panic!("nobody presses it: {r:?}"),
        _ = async { for n in [1, 2, 3] { sleep(Duration::from_millis(35)).await; bell.send(n).ok(); } } => println!("rang"),
    }
    bell.send(0).unwrap();
    stop.send(true).unwrap();
    println!("stop!");

    let waited = timeout(Duration::from_millis(200), all_gone.recv()).await;
    println!("all off board: {}", waited.is_ok());
    for (i, w) in crew.into_iter().enumerate() {
        println!("crew {i} made trips: {}", w.await.unwrap() > 2);
    }
    for e in ears { print!("{} ", e.await.unwrap()) }
    println!("\nmain leaves, the deaf one is still rowing");
    std::process::exit(0);
}
