use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::{Barrier, Notify, OwnedSemaphorePermit, Semaphore};

#[derive(Clone)]
struct Park {
    bays: Arc<Semaphore>,
    lights_on: Arc<Notify>,
    washed: Arc<AtomicU32>,
}

async fn park_and_wash(park: Park, car: u64) -> u64 {
    tokio::time::sleep(Duration::from_millis(20 * car)).await;
    let came = Instant::now();
    let bay = park.bays.clone().acquire_owned().await.expect("open");
    let queued = came.elapsed() > Duration::from_millis(30);
    println!("car {car} in{}", if queued { " (queued)" } else { "" });
    // The wash keeps the bay, not the driver.
    tokio::spawn(wash(park, bay, car));
    car
}

async fn wash(park: Park, _bay: OwnedSemaphorePermit, car: u64) {
    tokio::time::sleep(Duration::from_millis(150)).await;
    park.washed.fetch_add(1, Ordering::Relaxed);
    println!("car {car} out");
    if car == 6 {
        park.lights_on.notify_waiters();
    }
}

#[tokio::main(worker_threads = 2)]
async fn main() {
    let park = Park {
        bays: Arc::new(Semaphore::new(3)),
        lights_on: Default::default(),
        washed: Default::default(),
    };
    let leaders = Arc::new(AtomicU32::new(0));
    let rope = Arc::new(Barrier::new(3));
    let crew: Vec<_> = (1..=3)
        .map(|n| {
            let (rope, leaders, lights) = (rope.clone(), leaders.clone(), park.lights_on.clone());
            tokio::spawn(async move {
                lights.notified().await;
                tokio::time::sleep(Duration::from_millis(15 * n)).await;
                if rope.wait().await.is_leader() {
                    leaders.fetch_add(1, Ordering::SeqCst);
                }
            })
        })
        .collect();

    let mut drivers = tokio::task::JoinSet::new();
    for car in 1..=6 {
        drivers.spawn(park_and_wash(park.clone(), car));
    }
    while let Some(done) = drivers.join_next().await {
        assert!((1..=6).contains(&done.unwrap()));
    }
    println!("all drivers gone, free bays: {}", park.bays.available_permits());

    let all = park.bays.acquire_many(3).await.unwrap();
    println!("park empty, washed {}", park.washed.load(Ordering::Relaxed));
    all.forget();
    for c in crew {
        c.await.unwrap();
    }
    println!("leaders: {}", leaders.load(Ordering::SeqCst));

    let late = AtomicBool::new(false);
    tokio::select! {
        _ = park.bays.acquire() => late.store(true, Ordering::Relaxed),
        _ = tokio::time::sleep(Duration::from_millis(20)) => println!("no bay any more"),
    }
    let waiting = tokio::spawn({ let b = park.bays.clone(); async move { b.acquire_owned().await.is_err() } });
    tokio::task::yield_now().await;
    park.bays.close();
    println!("closed: {} {}", waiting.await.unwrap(), late.into_inner());
}
