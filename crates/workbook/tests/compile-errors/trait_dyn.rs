// advice: async-trait-dyn
trait Repo {
    async fn get(&self) -> u32;
}

async fn show(repo: &dyn Repo) {
    println!("{}", repo.get().await);
}

fn main() {}
