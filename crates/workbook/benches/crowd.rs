//! How long a picture takes, for few tasks and for a thousand: `cargo bench --bench crowd --profile dev`.
//!
//! The recordings are made up here, as such a program would write them.

#![expect(
    dead_code,
    unused_imports,
    reason = "only a part of the program is taken in"
)]

#[path = "../src/deep.rs"]
mod deep;
#[path = "../src/files.rs"]
mod files;
#[path = "../src/timeline/mod.rs"]
mod timeline;

use std::time::{Duration, Instant};

use recording::{Entry, Event, PollResult, TaskKind, Usage};
use timeline::{Colours, Finish, Labelling, Labels, Source, Timeline, figure, label, read};

const PROGRAM: &str = "async fn visit(n: u64) {\n    sleep(Duration::from_millis(n)).await;\n}\n\
    async fn main() {\n    for n in 0..1000 { tasks.push(tokio::spawn(visit(n))); }\n}\n";

const ROUNDS: usize = 15;

fn main() {
    println!(
        "{:>6} {:>9} {:>12} {:>12} {:>10}",
        "tasks", "events", "read, ms", "drawn, ms", "kB"
    );
    for tasks in [10, 100, 1000] {
        let recording = recording(tasks);
        let labels = labels();
        let mut read_took = Vec::new();
        let mut drawn_took = Vec::new();
        let mut size = 0;
        for _ in 0..ROUNDS {
            let start = Instant::now();
            let model = read(&recording, Some(&labels), Finish::Ended);
            read_took.push(start.elapsed());
            let start = Instant::now();
            let timeline = Timeline::of(&model);
            size = figure(&timeline, 0, &mut Colours::default()).len();
            drawn_took.push(start.elapsed());
        }
        println!(
            "{tasks:>6} {:>9} {:>12.1} {:>12.1} {:>10.1}",
            recording.lines().count(),
            milliseconds(read_took),
            milliseconds(drawn_took),
            size as f64 / 1000.0
        );
    }
}

fn milliseconds(mut took: Vec<Duration>) -> f64 {
    took.sort();
    took[took.len() / 2].as_secs_f64() * 1000.0
}

fn labels() -> Labels {
    let source = Source {
        name: "main.rs",
        text: PROGRAM,
    };
    match label(&[source]) {
        Ok(Labelling::Done(_, labels)) => labels,
        _ => panic!("the program can be labelled"),
    }
}

/// All tasks are spawned, then each sleeps for its own time and is woken and finished.
fn recording(tasks: u64) -> String {
    let mut log = Log::default();
    log.add(Event::TaskMade {
        id: 1,
        kind: TaskKind::Root,
        file: "main.rs".to_owned(),
        line: 4,
        column: 1,
        name: String::new(),
    });
    log.poll(1, |log| {
        for task in 0..tasks {
            log.add(Event::TaskMade {
                id: 10 + 3 * task,
                kind: TaskKind::Spawned,
                file: "main.rs".to_owned(),
                line: 5,
                column: 35,
                name: String::new(),
            });
        }
    });
    for task in 0..tasks {
        let id = 10 + 3 * task;
        log.poll(id, |log| {
            log.add(Event::BodyBegan {
                id: id + 1,
                by: id,
                site: 0,
            });
            log.add(Event::FutureMade {
                id: id + 2,
                body: id + 1,
                by: id,
                site: 1,
                type_name: "tokio::time::sleep::Sleep".to_owned(),
            });
            log.add(Event::Due {
                id: id + 2,
                at: 1_000_000 * (task + 1),
            });
            log.inner_poll(id + 2, PollResult::Pending);
        });
    }
    for task in 0..tasks {
        let id = 10 + 3 * task;
        log.clock = log.clock.max(1_000_000 * (task + 1));
        log.add(Event::Woken { task: id, by: 0 });
        log.poll(id, |log| {
            log.inner_poll(id + 2, PollResult::Ready);
            log.add(Event::Dropped { id: id + 2 });
            log.add(Event::Dropped { id: id + 1 });
        });
        log.poll(id, |_| {}); // The future is dropped.
        log.add(Event::Dropped { id });
    }
    log.poll(1, |_| {});
    log.poll(1, |_| {});
    log.add(Event::Dropped { id: 1 });
    log.text
}

#[derive(Default)]
struct Log {
    text: String,
    clock: u64,
    real: u64,
}

impl Log {
    fn add(&mut self, event: Event) {
        self.real += 2000;
        let entry = Entry {
            real: self.real,
            clock: Some(self.clock),
            thread: 0,
            event,
        };
        self.text.push_str(&format!("{entry}\n"));
    }

    fn poll(&mut self, id: u64, inside: impl FnOnce(&mut Self)) {
        let usage = Usage::default();
        self.add(Event::PollBegan { id, usage });
        inside(self);
        let result = PollResult::Unknown;
        self.add(Event::PollEnded { id, usage, result });
    }

    fn inner_poll(&mut self, id: u64, result: PollResult) {
        let usage = Usage::default();
        self.add(Event::PollBegan { id, usage });
        self.add(Event::PollEnded { id, usage, result });
    }
}
