//! Any program → what it printed and how it ended.

use std::path::Path;

use anyhow::Result;

use crate::build::{Compiled, Dependencies, Target, Workplace, compile, library_path};
use crate::sandbox::{self, End, Job, Limits};
use crate::verdict::{Play, PlayOutcome};

/// Compiles and runs `source`, with `support` beside it as support.rs.
pub(crate) async fn play(
    dependencies: &Dependencies,
    source: &str,
    support: Option<&str>,
    workplace: &Workplace,
) -> Result<Play> {
    if let Some(support) = support {
        workplace.put("support.rs", support)?;
    }
    workplace.put_root(source)?;
    let Compiled {
        executable,
        mut diagnostics,
    } = compile(dependencies, workplace, Target::Program).await?;
    let lines = source.lines().count();
    diagnostics.retain(|found| found.level == "error" || found.line <= lines);
    let mut play = match executable {
        Err(reason) => Play {
            outcome: PlayOutcome::CompileError,
            message: Some(reason),
            exit_code: None,
            stdout: String::new(),
            stderr: String::new(),
            diagnostics: Vec::new(),
            isolation: sandbox::isolation(),
        },
        Ok(executable) => run(dependencies, &executable, &workplace.run_folder()?).await?,
    };
    play.diagnostics = diagnostics;
    Ok(play)
}

async fn run(dependencies: &Dependencies, executable: &Path, folder: &Path) -> Result<Play> {
    let job = Job {
        program: executable,
        args: Vec::new(),
        env: vec![library_path(dependencies)?],
        folder,
        request: None,
    };
    let limits = Limits::PROGRAM;
    let finished = sandbox::run(job, &limits).await?;
    let (outcome, message) = match finished.end {
        End::Exited(_) | End::Replied => (PlayOutcome::Finished, None),
        end if end.is_a_limit() => (PlayOutcome::TimedOut, Some(finished.in_words(&limits))),
        _ => (PlayOutcome::Crashed, Some(finished.in_words(&limits))),
    };
    Ok(Play {
        outcome,
        message,
        exit_code: if let End::Exited(code) = finished.end {
            Some(code)
        } else {
            None
        },
        stdout: String::from_utf8_lossy(&finished.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&finished.stderr).into_owned(),
        diagnostics: Vec::new(),
        isolation: sandbox::isolation(),
    })
}
