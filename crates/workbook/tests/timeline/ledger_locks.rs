/* Locks held across awaits, and the temporaries that hold them a little longer than one thinks. */
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex as StdMutex};
use tokio::sync::{Mutex, RwLock};
use tokio::time::{Duration, Instant, sleep};

fn ms(n: u64) -> Duration { Duration::from_millis(n) }

type Book = Arc<RwLock<BTreeMap<String, i64>>>;

struct Clerk<'l> { name: &'static str, till: &'l Mutex<i64> }
impl Clerk<'_> {
    async fn count(&self, hold: u64) -> i64 {
        let mut till = self.till.lock().await;
        *till += 1;
        sleep(ms(hold)).await;
        println!("{} counted {}", self.name, *till);
        *till
    }
}

async fn reader(book: Book, n: u32, from: u64, t: Instant) -> usize {
    sleep(ms(from)).await;
    let r = book.read().await;
    println!("reader {n} in at {:?}", t.elapsed());
    sleep(ms(40)).await;
    r.len()
}

async fn writer(book: Book, from: u64, t: Instant) {
    sleep(ms(from)).await;
    let mut w = book.write().await;
    println!("writer in at {:?}", t.elapsed());
    sleep(ms(20)).await;
    w.insert("rent".into(), -500);
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
    let till = Mutex::new(0);
    let [a, b, c] = ["ada", "ben", "cyd"].map(|name| Clerk { name, till: &till });
    let got = futures::join!(a.count(30), b.count(20), async { sleep(ms(5)).await; c.count(10).await });
    println!("{got:?}");

    let t = Instant::now();
    let book = Book::default();
    let tasks = [(1, 0), (2, 10), (3, 25)].map(|(n, from)| tokio::spawn(reader(book.clone(), n, from, t)));
    let w = tokio::spawn(writer(book.clone(), 15, t));
    for r in tasks { println!("saw {}", r.await.unwrap()) }
    w.await.unwrap();

    let queue = Arc::new(Mutex::new(VecDeque::from([1, 2])));
    while let Some(x) = queue.lock().await.pop_front() {
        println!("job {x}, lock free: {}", queue.try_lock().is_ok()); // false: the scrutinee's guard lives on
        sleep(ms(1)).await;
    }
    if let Some(x) = queue.lock().await.front() { println!("{x}?") } else {
        println!("else, lock free: {}", queue.try_lock().is_ok()); // edition 2024
    }
    let size = match queue.lock().await.len() { n => { queue.try_lock().is_err() as usize * 10 + n } };
    let last = { let n = queue.lock().await.len(); n + queue.try_lock().map_or(7, |_| 0) };
    println!("size {size} last {last}");

    let held = queue.clone().lock_owned().await;
    let patient = tokio::spawn({ let q = queue.clone(); async move {
        tokio::time::timeout(ms(10), q.lock()).await.map(|g| g.len()).map_err(|e| e.to_string())
    } });
    sleep(ms(30)).await;
    drop(held);
    println!("patient: {:?}", patient.await.unwrap());

    let notes = StdMutex::new(Vec::new());
    let note = async |s: &'static str, n| { sleep(ms(n)).await; notes.lock().unwrap().push(s); notes.lock().unwrap().len() };
    let v = (note("c", 30), note("a", 10), note("b", 20));
    println!("{:?} {:?}", futures::join!(v.0, v.1, v.2), notes.lock().unwrap());
    let mut sum = 1;
    sum += { sum *= 10; note("d", 1).await };
    println!("{sum}");
}
