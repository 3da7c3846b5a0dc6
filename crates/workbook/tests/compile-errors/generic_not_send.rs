// advice: task-changes-threads
fn start<F: Future<Output = ()> + 'static>(work: F) {
    tokio::spawn(work);
}

#[tokio::main]
async fn main() {
    start(async {});
}
