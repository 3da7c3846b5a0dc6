//! Given: what a repository answers.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct User(pub &'static str);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepoError {
    /// There is no such user.
    NotFound,
    /// The database did not answer.
    Offline,
}

/// What a lookup comes to.
pub type Answer = Result<User, RepoError>;
