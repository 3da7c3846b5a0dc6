use std::sync::Arc;

trait Repo {
    async fn get_user(&self, id: u32) -> &'static str;
}

struct FakeRepo;

impl Repo for FakeRepo {
    async fn get_user(&self, _id: u32) -> &'static str {
        "Ada"
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let repo: Arc<dyn Repo> = Arc::new(FakeRepo);
    println!("{}", repo.get_user(1).await);
}
