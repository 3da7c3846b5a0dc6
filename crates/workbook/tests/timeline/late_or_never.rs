use futures::FutureExt;
use std::future::{self, Future, IntoFuture, Ready};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use tokio::time::{Duration, Instant, sleep};

#[must_use]
struct Order { dish: &'static str, minutes: u64, extra: Option<String> }
impl Order {
    fn of(dish: &'static str) -> Self { Order { dish, minutes: 10, extra: None } }
    fn with(mut self, x: impl Into<String>) -> Self { self.extra = Some(x.into()); self }
    fn well_done(self) -> Self { Self { minutes: self.minutes * 3, ..self } }
}
impl IntoFuture for Order {
    type Output = String;
    type IntoFuture = Pin<Box<dyn Future<Output = String> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            sleep(Duration::from_millis(self.minutes)).await;
            match self.extra { Some(x) => format!("{} with {x}", self.dish), None => self.dish.into() }
        })
    }
}

struct Always(u8);
impl IntoFuture for Always { type Output = u8; type IntoFuture = Ready<u8>; fn into_future(self) -> Ready<u8> { future::ready(self.0) } }

struct Crumb(&'static str);
impl Drop for Crumb { fn drop(&mut self) { println!("  crumb of {}", self.0) } }

async fn cook(crumb: Crumb) -> usize { println!("cooking {}", crumb.0); sleep(Duration::from_millis(20)).await; crumb.0.len() }

fn pass_on<F: Future>(f: F) -> (F, &'static str) { (f, "moved") }

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let t = Instant::now();
    println!("{}", Order::of("fish").await);
    println!("{}", Order::of("steak").with("salt").well_done().await);
    println!("{}", Always(3).await + Always(4).into_future().await);

    let early = cook(Crumb("soup")); // nothing happens yet
    sleep(Duration::from_millis(50)).await;
    let (early, how) = pass_on(early);
    let boxed: Box<dyn Future<Output = usize>> = Box::new(early);
    println!("{how}, {}", Box::into_pin(boxed).await);

    let never = cook(Crumb("cake"));
    let mut half = Box::pin(cook(Crumb("pie")));
    println!("now or never: {:?}", half.as_mut().now_or_never());
    let poked = pin!(cook(Crumb("roll"))).poll(&mut Context::from_waker(Waker::noop()));
    println!("poked: {}", matches!(poked, Poll::Pending));
    tokio_test::assert_pending!(tokio_test::task::spawn(cook(Crumb("bun"))).poll());
    println!("polled by hand: {:?}", futures::poll!(&mut half).is_pending());
    drop(never);
    println!("pie: {}", half.await);

    let tea = async { sleep(Duration::from_millis(15)).await; println!("tea made once"); "tea" }.shared();
    let (a, b, c) = tokio::join!(tea.clone(), async { sleep(Duration::from_millis(30)).await; tea.clone().await }, tea.clone());
    println!("{a} {b} {c} {:?}", tea.peek());

    let futs = vec![cook(Crumb("a")), cook(Crumb("bb")), cook(Crumb("ccc"))];
    let mut it = futs.into_iter().rev();
    if let Some(f) = it.next() { println!("only {}", f.await) }
    drop(it);

    let h = tokio::spawn(cook(Crumb("toast")));
    h.abort();
    println!("{}", h.await.unwrap_err().is_cancelled());
    let h = tokio::spawn(cook(Crumb("waffle")));
    sleep(Duration::from_millis(5)).await;
    h.abort();
    println!("{} {}", h.is_finished(), h.await.is_err());
    let opt: futures::future::OptionFuture<_> = (t.elapsed() > Duration::from_secs(9)).then(|| cook(Crumb("ghost"))).into();
    println!("{:?}", opt.await);
    #[allow(clippy::let_underscore_future)]
    let _ = tokio::spawn(async { let _c = Crumb("stew"); sleep(Duration::from_secs(60)).await; println!("stew ready") });
    tokio::task::yield_now().await;
    println!("closing");
}
