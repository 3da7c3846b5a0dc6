//! `solution`: the answer, and other right answers.

use anyhow::Result;

use super::{find, print, report};
use crate::cli::Exit;
use crate::course::Course;
use crate::progress::{Loaded, Progress};

pub(super) fn solution(id: &str, anyway: bool) -> Result<Exit> {
    let course = Course::find()?;
    let exercise = find(&course, id)?;
    let Loaded { progress, damage } = Progress::load(&course)?;
    report(damage.as_deref());
    let id = &exercise.id;
    if !anyway && !progress.has_passed(id) {
        let words = format!("The answer is shown once {id} has passed. To see it before:\n");
        print(words + &format!("cargo workbook solution {id} --anyway\n"))?;
        return Ok(Exit::NotPassed);
    }
    for answer in exercise.answers()? {
        print(format_args!("// {}\n\n{}\n", answer.title(), answer.source))?;
    }
    Ok(Exit::Done)
}
