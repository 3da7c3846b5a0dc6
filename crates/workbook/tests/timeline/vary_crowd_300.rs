use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::{OnceCell, mpsc};

tokio::task_local! {
    static BADGE: u32;
}

static GATE: OnceCell<String> = OnceCell::const_new();

async fn open_gate() -> String {
    tokio::time::sleep(Duration::from_millis(40)).await;
    println!("gate opened");
    "open".to_string()
}

async fn visitor(inside: Arc<AtomicUsize>, exits: mpsc::UnboundedSender<(u32, usize)>) {
    let badge = BADGE.get();
    let gate = GATE.get_or_init(open_gate).await;
    assert_eq!(gate, "open");
    let crowd = inside.fetch_add(1, Ordering::SeqCst) + 1;
    for _ in 0..badge % 4 {
        tokio::task::yield_now().await;
    }
    tokio::time::sleep(Duration::from_millis(u64::from(badge % 10) * 10)).await;
    inside.fetch_sub(1, Ordering::SeqCst);
    if badge % 50 == 0 {
        println!("visitor {badge} leaves");
    }
    exits.send((badge, crowd)).unwrap();
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    let inside = Arc::new(AtomicUsize::new(0));
    let (tx, mut rx) = mpsc::unbounded_channel();

    let handles: Vec<_> = (0..300)
        .map(|n| BADGE.scope(n, visitor(inside.clone(), tx.clone())))
        .map(tokio::spawn) // the function itself, not a call
        .collect();
    drop(tx);

    let alive = Handle::current().metrics().num_alive_tasks();
    println!("alive: {alive}");

    let mut by_rest = BTreeMap::<u32, usize>::new();
    let mut biggest = 0;
    while let Some((badge, crowd)) = rx.recv().await {
        *by_rest.entry(badge % 10).or_default() += 1;
        biggest = biggest.max(crowd);
    }
    println!("groups of {:?}", by_rest.values().min().zip(by_rest.values().max()));
    println!("a crowd: {}", biggest > 1);

    let mut ids = std::collections::HashSet::new();
    for h in handles {
        ids.insert(h.id());
        h.await.unwrap();
    }
    println!("{} ids, {} inside", ids.len(), inside.load(Ordering::SeqCst));
}
