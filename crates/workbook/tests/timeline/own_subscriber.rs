use std::fmt::Write as _;
use std::sync::{Arc, Mutex, atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed}};
use std::time::Duration;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Instrument, Level, Metadata, Subscriber, info, info_span, instrument, warn};

#[derive(Default)]
struct Counts { enters: AtomicUsize, exits: AtomicUsize, closed: AtomicUsize }

/// Prints this program's own events, counts spans; nothing of tokio's or the tool's.
struct Diary { next: AtomicU64, counts: Arc<Counts>, names: Mutex<Vec<&'static str>> }

struct Line(String);
impl Visit for Line {
    fn record_debug(&mut self, f: &Field, v: &dyn std::fmt::Debug) {
        if f.name() == "message" { write!(self.0, " {v:?}").unwrap() } else { write!(self.0, " {}={v:?}", f.name()).unwrap() }
    }
}

impl Subscriber for Diary {
    fn enabled(&self, m: &Metadata<'_>) -> bool { m.target().starts_with(module_path!()) && *m.level() <= Level::INFO }
    fn new_span(&self, a: &Attributes<'_>) -> Id {
        let mut line = Line(String::new());
        a.record(&mut line);
        println!("[diary] span {}{}", a.metadata().name(), line.0);
        self.names.lock().unwrap().push(a.metadata().name());
        Id::from_u64(self.next.fetch_add(1, Relaxed))
    }
    fn record(&self, _: &Id, values: &Record<'_>) {
        let mut line = Line("[diary] record".into());
        values.record(&mut line);
        println!("{}", line.0);
    }
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, e: &Event<'_>) {
        let mut line = Line(format!("[diary] {}", e.metadata().level()));
        e.record(&mut line);
        println!("{}", line.0);
    }
    fn enter(&self, _: &Id) { self.counts.enters.fetch_add(1, Relaxed); }
    fn exit(&self, _: &Id) { self.counts.exits.fetch_add(1, Relaxed); }
    fn try_close(&self, _: Id) -> bool { self.counts.closed.fetch_add(1, Relaxed); true }
}

#[instrument(skip(cargo), fields(weight = cargo.len(), port = tracing::field::Empty))]
async fn sail(ship: u32, cargo: Vec<&'static str>) -> Result<u32, String> {
    tokio::time::sleep(Duration::from_millis(20 * u64::from(ship))).await;
    tracing::Span::current().record("port", "riga");
    if cargo.is_empty() {
        warn!(ship, "empty hold");
        return Err("empty".into());
    }
    info!(first = cargo[0], "arrived");
    Ok(ship * 10)
}

#[instrument(err, ret)]
async fn check(n: i8) -> Result<i8, std::num::TryFromIntError> {
    tokio::task::yield_now().await;
    u8::try_from(n).map(|_| n)
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let counts = Arc::new(Counts::default());
    let diary = Diary { next: 1.into(), counts: counts.clone(), names: Default::default() };
    tracing::subscriber::set_global_default(diary).expect("nobody else may have set one");

    let a = tokio::spawn(sail(1, vec!["salt", "fish"]).instrument(info_span!("convoy", lead = true)));
    let b = tokio::spawn(async { sail(2, vec![]).await }.in_current_span());
    tracing::debug!("not of interest");
    println!("{:?} {:?}", a.await.unwrap(), b.await.unwrap());
    let (x, y) = tokio::join!(check(5), check(-5));
    println!("{x:?} {}", y.is_err());
    println!("balanced: {}", counts.enters.load(Relaxed) == counts.exits.load(Relaxed));
    println!("enters {} closed {}", counts.enters.load(Relaxed), counts.closed.load(Relaxed));
}
