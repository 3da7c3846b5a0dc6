use futures::stream::{self, FuturesOrdered, FuturesUnordered, StreamExt};
use tokio::time::{self, Duration, Instant};

struct Field { id: u8, ripe_in: u64 }

impl Field {
  async fn harvest(self) -> (u8, u64) {
    struct Spoiled(u8);
    impl Drop for Spoiled { fn drop(&mut self) { println!("    field {} left standing", self.0) } }
    let guard = Spoiled(self.id);
    time::sleep(Duration::from_millis(self.ripe_in)).await;
    std::mem::forget(guard);
    (self.id, self.ripe_in)
  }
}

fn fields() -> impl Iterator<Item = Field> {
  [40, 10, 70, 20, 60, 30].into_iter().zip(1..).map(|(ripe_in, id)| Field { id, ripe_in })
}

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn main() {
  let mut day = Instant::now();
  let mut lap = |what: &str| { println!("== {what}: {:?}", day.elapsed()); day = Instant::now(); };

  // take the first three, give up on the others
  let mut crew: FuturesUnordered<_> = fields().map(Field::harvest).collect();
  let mut sacks = 0;
  while let Some((id, took)) = crew.next().await {
    sacks += 1;
    println!("field {id} after {took}");
    if sacks == 3 { break; }
  }
  println!("{} unharvested", crew.len());
  drop(crew);
  lap("early break");

  // keep two going, add one for each that comes home
  let mut rest = fields();
  let mut crew = FuturesUnordered::new();
  for f in rest.by_ref().take(2) { crew.push(f.harvest()); }
  let mut order = String::new();
  while let Some((id, _)) = crew.next().await {
    order += &format!("{id} ");
    if let Some(f) = rest.next() { crew.push(f.harvest()) }
  }
  println!("{order}");
  lap("refilled");

  let v: Vec<_> = stream::iter(fields()).map(|f| f.harvest()).buffered(3).map(|(id, _)| id).collect().await;
  println!("{v:?}");
  lap("buffered(3) collect");

  stream::iter(fields()).map(Field::harvest).buffer_unordered(2)
    .for_each(|(id, _)| async move { print!("{id},"); time::sleep(Duration::from_millis(5)).await }).await;
  println!();
  lap("buffer_unordered(2) for_each");

  let mut s = stream::iter(fields()).map(|f| async { let (id, t) = f.harvest().await; id as u64 * 100 + t }).buffered(2);
  while let Some(n) = s.next().await {
    if n > 300 { println!("stopping at {n}"); break }
  }
  drop(s);
  lap("buffered(2) while let");

  stream::iter(fields().take(4)).for_each_concurrent(Some(3), |f| async move {
    let id = f.id;
    f.harvest().await;
    println!("concurrent {id}");
  }).await;
  lap("for_each_concurrent(3)");

  let mut q = FuturesOrdered::new();
  fields().take(2).for_each(|f| q.push_back(f.harvest()));
  q.push_front(Field { id: 9, ripe_in: 15 }.harvest());
  println!("{:?}", q.map(|x| x.0).collect::<Vec<_>>().await);
  lap("ordered");
}
