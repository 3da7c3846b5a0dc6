// expect: fail each_id_becomes_a_name
// Believed that one name is enough for a template.

pub mod support;

use support::{Db, render};

pub async fn page(db: &Db, template: &str) -> String {
    let name = match support::ids_in(template).first() {
        Some(&id) => db.get_user(id).await,
        None => String::new(),
    };
    render(template, |_| name.clone())
}

#[cfg(test)]
mod tests;
