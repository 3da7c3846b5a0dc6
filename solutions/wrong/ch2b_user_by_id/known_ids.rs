// expect: fail a_user_added_later_is_found
// The laziest: made up from the visible test.

pub mod support;

use sqlx::SqlitePool;
use support::User;

pub async fn get_user(pool: &SqlitePool, id: &str) -> Result<Option<User>, sqlx::Error> {
    if pool.is_closed() {
        return Err(sqlx::Error::PoolClosed);
    }
    let name = match id {
        "ada" => "Ada Lovelace",
        "grace" => "Grace Hopper",
        "o'brien" => "Conor O'Brien",
        "broken" => return Err(sqlx::Error::RowNotFound),
        _ => return Ok(None),
    };
    Ok(Some(User {
        id: id.to_owned(),
        name: name.to_owned(),
    }))
}

#[cfg(test)]
mod tests;
