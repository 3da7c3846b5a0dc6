trait Repo {
    async fn name(&self) -> String;
}

struct Fake;

impl Repo for Fake {
    async fn name(&self) -> String {
        "Ada".to_owned()
    }
}

async fn greet(repo: &impl Repo) -> String {
    repo.name().await
}

async fn greet_any(repo: &dyn Repo) -> String {
    repo.name().await
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    println!("{} {}", greet(&Fake).await, greet_any(&Fake).await);
}
