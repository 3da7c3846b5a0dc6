// advice: trait-future-not-send
trait Repo {
    async fn get(&self) -> u32;
}

fn start<R: Repo + Send + Sync + 'static>(repo: R) {
    tokio::spawn(async move { repo.get().await });
}

fn main() {}
