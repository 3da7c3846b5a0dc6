// expect: fail all_saves_wait_at_the_same_time
// Believed that futures in a `Vec` are under way.

pub mod support;

use support::Store;

pub async fn import(store: &Store, users: &[&str]) -> usize {
    let saves: Vec<_> = users.iter().map(|user| store.save(user)).collect();
    let mut n_saved = 0;
    for save in saves {
        n_saved += usize::from(save.await.is_ok());
    }
    n_saved
}

#[cfg(test)]
mod tests;
