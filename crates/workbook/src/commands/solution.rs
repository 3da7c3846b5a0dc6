//! `solution`: the answer, and other right answers.

use anyhow::Result;

use super::{find, report};
use crate::cli::Exit;
use crate::course::Course;
use crate::progress::{Loaded, Progress};

pub(super) fn solution(id: &str, anyway: bool) -> Result<Exit> {
    let course = Course::find()?;
    let exercise = match find(&course, id) {
        Ok(exercise) => exercise,
        Err(exit) => return Ok(exit),
    };
    let Loaded { progress, damage } = Progress::load(&course)?;
    report(damage.as_deref());
    if !anyway && !progress.has_passed(id) {
        println!("The answer is shown once {id} has passed. To see it before: --anyway");
        return Ok(Exit::NotPassed);
    }
    for (number, answer) in exercise.answers()?.iter().enumerate() {
        match number {
            0 => println!("// The answer\n"),
            _ => println!(
                "\n// Another right answer: {}\n",
                answer.name.trim_start_matches("alt_")
            ),
        }
        print!("{}", answer.source);
    }
    Ok(Exit::Done)
}
