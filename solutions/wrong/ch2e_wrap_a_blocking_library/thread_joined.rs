// expect: fail the_runtimes_thread_stays_free
// Believed that another thread is enough; `join` blocks this one until it has ended.

pub mod support;

use support::{Crashed, Driver, User};

pub async fn get_users(driver: &Driver, ids: &[u32]) -> Vec<Result<User, Crashed>> {
    let mut users = Vec::new();
    for pair in ids.chunks(2) {
        let start = |&id| {
            let driver = driver.clone();
            std::thread::spawn(move || driver.get_user(id))
        };
        let threads: Vec<_> = pair.iter().map(start).collect();
        for thread in threads {
            users.push(thread.join().map_err(|_| Crashed));
        }
    }
    users
}

#[cfg(test)]
mod tests;
