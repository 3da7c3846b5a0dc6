// advice: task-changes-threads
use tokio::runtime::Runtime;

fn start<F: Future<Output = ()> + 'static>(runtime: &Runtime, work: F) {
    runtime.spawn(work);
}

fn main() {
    start(&Runtime::new().unwrap(), async {});
}
