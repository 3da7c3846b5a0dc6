//! Several errors of one cause become one.
//!
//! A value where `join!` wants a future is an error in each line of the macro; learners have one cause
//! to find, so they read the first and how many there are like it.

use crate::verdict::Diagnostic;

/// A message, and what tells whether another has its cause.
pub(super) struct Found {
    pub diagnostic: Diagnostic,
    /// Where the program calls the library's macro that the message goes through.
    pub call: Option<Place>,
    /// Whether rustc points at the macro's own code, and not at what the learner has written in it.
    pub is_in_the_macro: bool,
}

/// File, line and column.
pub(super) type Place = (String, usize, usize);

/// The messages without those that an earlier one stands for.
pub(super) fn merge(all: impl Iterator<Item = Found>) -> Vec<Diagnostic> {
    let mut kept: Vec<Found> = Vec::new();
    for found in all {
        match standing_for(&found, &kept) {
            Some(index) => {
                let first = &mut kept[index].diagnostic;
                first.more += 1;
                first.advice = first.advice.take().or(found.diagnostic.advice);
            }
            None => kept.push(found),
        }
    }
    kept.into_iter().map(|found| found.diagnostic).collect()
}

/// The earlier message of the same cause: first of all one in the same words.
fn standing_for(found: &Found, kept: &[Found]) -> Option<usize> {
    let same_words = |first: &Found| {
        let (a, b) = (&first.diagnostic, &found.diagnostic);
        (&a.level, &a.code, &a.message) == (&b.level, &b.code, &b.message)
    };
    let same_line = |first: &Found| {
        let (a, b) = (&first.diagnostic, &found.diagnostic);
        a.line > 0 && (&a.file, a.line, &a.label) == (&b.file, b.line, &b.label)
    };
    let same_call = |first: &Found| {
        let same_level = first.diagnostic.level == found.diagnostic.level;
        found.is_in_the_macro && found.call.is_some() && first.call == found.call && same_level
    };
    kept.iter()
        .position(|first| same_words(first) && (same_line(first) || same_call(first)))
        .or_else(|| kept.iter().position(same_call))
}

#[cfg(test)]
mod tests {
    use crate::build::{Dependencies, Target, Workplace, compile};
    use crate::course::Course;

    /// What is said about `program`, the body of an async main from line 7 on: line and code of each
    /// error, and whether it stands for more.
    async fn check(program: &str, expected: &[&str]) {
        let course = Course::find().unwrap();
        let dependencies = Dependencies::get(&course, |_| {}).await.unwrap();
        let workplace = Workplace::fresh().unwrap();
        let source = format!(
            "async fn fetch() -> u32 {{\n    7\n}}\n\
             macro_rules! twice {{ ($e:expr) => {{ ($e.await, $e.await) }} }}\n\
             #[tokio::main]\nasync fn main() {{\n{program}\n}}\n"
        );
        workplace.put_root(&source).unwrap();
        let compiled = compile(&dependencies, &workplace, Target::Diagnostics).await;
        let found = compiled.unwrap().diagnostics;
        let errors = found.iter().filter(|found| found.level == "error");
        let shown: Vec<String> = errors
            .map(|found| {
                let code = found.code.as_deref().unwrap_or("-");
                let more = if found.more > 0 { " and more" } else { "" };
                format!("{}:{} {code}{more}", found.file, found.line)
            })
            .collect();
        assert_eq!(shown, expected, "{program}\n{found:#?}");
    }

    #[tokio::test]
    async fn all_that_goes_wrong_inside_a_macro_is_one_error() {
        let one = "main.rs:7 E0277 and more";
        check("tokio::join!(fetch().await, fetch());", &[one]).await;
        check("let f = 7; futures::join!(f, fetch());", &[one]).await;
        check("tokio::select! { _ = &mut fetch() => {} }", &[one]).await;
        let lines = "tokio::join!(\nfetch(),\nfetch().await\n);";
        check(lines, &["main.rs:9 E0277 and more"]).await;
    }

    #[tokio::test]
    async fn an_error_in_a_macro_is_on_the_line_that_calls_it() {
        check("sqlx::query!(\"select 1\");", &["main.rs:7 -"]).await;
        check("assert_eq!(\n1,\n\"1\");", &["main.rs:7 E0277"]).await;
        check("println!(\n\"{}\",\nfetch()\n);", &["main.rs:9 E0277"]).await;
    }

    #[tokio::test]
    async fn an_attribute_is_not_one_cause() {
        let two = "let _a: u32 = \"1\";\nlet _b: u32 = \"1\";";
        check(two, &["main.rs:7 E0308", "main.rs:8 E0308"]).await;
    }

    /// rustc points at its definition, which the learner can see and has to mend.
    #[tokio::test]
    async fn a_macro_of_the_learners_is_wrong_where_rustc_says() {
        check("twice!(7);", &["main.rs:4 E0277 and more"]).await;
        check("twice!(missing());", &["main.rs:7 E0425"]).await;
    }

    #[tokio::test]
    async fn other_words_are_another_cause() {
        let two = ["main.rs:7 E0425", "main.rs:7 E0425"];
        check("let _ = (first, second);", &two).await;
        let two = "let (_a, _b): (u32, u32) = (fetch(), fetch());";
        check(two, &["main.rs:7 E0308 and more"]).await;
        check("let _ = (same, same);", &["main.rs:7 E0425 and more"]).await;
    }
}
