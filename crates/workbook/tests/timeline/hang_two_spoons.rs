/// Two philosophers, two spoons, opposite order. This program never ends.
use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::time::{Duration, interval, sleep};

#[derive(Debug)]
struct Spoon(&'static str);

async fn eat(who: &str, first: &Mutex<Spoon>, second: &Mutex<Spoon>) {
    let a = first.lock().await;
    println!("{who} takes {}", a.0);
    sleep(Duration::from_millis(20)).await;
    let b = second.lock().await; // here both stay
    println!("{who} eats with {a:?} and {b:?}");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let silver = Arc::new(Mutex::new(Spoon("silver")));
    let wood = Arc::new(Mutex::new(Spoon("wood")));

    let (s, w) = (silver.clone(), wood.clone());
    let plato = tokio::spawn(async move { eat("plato", &s, &w).await });
    let (s, w) = (silver.clone(), wood.clone());
    let kant = tokio::spawn(async move { eat("kant", &w, &s).await });

    let clock = tokio::spawn(async {
        let mut tick = interval(Duration::from_millis(50));
        for n in 1..=4 {
            tick.tick().await;
            println!("tick {n}");
        }
    });

    sleep(Duration::from_millis(10)).await;
    let guest = tokio::time::timeout(Duration::from_millis(100), silver.lock()).await;
    println!("guest got a spoon: {}", guest.is_ok());
    clock.await.unwrap();
    println!("waiting for the philosophers");
    let _ = tokio::join!(plato, kant);
    println!("unreachable");
}
