//! Any program → what it printed, how it ended, and what the runtime did meanwhile.

mod listening;
mod outcome;

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::build::{
    Compiled, Dependencies, Target, Workplace, compile, library_path, shared_libraries,
};
use crate::sandbox::{self, End, Finished, Job, Limits, Role, Stream};
use crate::timeline::{self, Finish, Labelling, Labels, Source, Timeline, label};
use crate::verdict::Diagnostic;

use listening::Lines;
pub(crate) use listening::{Step, Watch};
pub(crate) use outcome::{Play, PlayOutcome};

/// The name of the file that a run is recorded in.
const RECORDING: &str = "recording";

/// Why a program is not recorded that wants Tokio's reports for itself.
const OWN_SUBSCRIBER: &str =
    "No timeline: this program has a tracing subscriber of its own, and there can be only one.";

/// Compiles and runs `source`, with `support` beside it as support.rs.
pub(crate) async fn play(
    dependencies: &Dependencies,
    source: &str,
    support: Option<&str>,
    workplace: &Workplace,
) -> Result<Play> {
    play_watched(dependencies, source, support, workplace, &|_| ()).await
}

/// The same; `watch` hears of each step at once.
pub(crate) async fn play_watched(
    dependencies: &Dependencies,
    source: &str,
    support: Option<&str>,
    workplace: &Workplace,
    watch: &Watch<'_>,
) -> Result<Play> {
    let program = Program { source, support };
    let made = make(dependencies, &program, workplace).await?;
    let executable = match &made.executable {
        Err(reason) => return Ok(not_compiled(reason.clone(), made.diagnostics)),
        Ok(executable) => executable,
    };
    let run = run(dependencies, executable, &made, workplace, watch);
    if !made.is_diagnosed {
        // Both at once: most warnings are no reason to wait.
        program.put(workplace)?;
        let (mut play, compiled) =
            tokio::try_join!(run, compile(dependencies, workplace, Target::Diagnostics))?;
        let diagnostics = program.shown(compiled.diagnostics);
        if let Err(reason) = compiled.executable {
            return Ok(not_compiled(reason, diagnostics));
        }
        play.diagnostics = diagnostics;
        return Ok(play);
    }
    let mut play = run.await?;
    play.diagnostics = made.diagnostics;
    Ok(play)
}

/// The program as it is, with nothing recorded: what a recorded run is compared with.
#[cfg(test)]
pub(crate) async fn play_unrecorded(
    dependencies: &Dependencies,
    source: &str,
    support: Option<&str>,
    workplace: &Workplace,
) -> Result<Play> {
    let program = Program { source, support };
    let made = plain(dependencies, &program, workplace, Recorded::Nothing("")).await?;
    match &made.executable {
        Err(reason) => Ok(not_compiled(reason.clone(), Vec::new())),
        Ok(executable) => run(dependencies, executable, &made, workplace, &|_| ()).await,
    }
}

struct Program<'a> {
    source: &'a str,
    support: Option<&'a str>,
}

/// What can be run of a program.
struct Made {
    executable: Result<PathBuf, String>,
    /// Whether rustc was asked about the program as it is, or has nothing to say.
    is_diagnosed: bool,
    /// What rustc said about it.
    diagnostics: Vec<Diagnostic>,
    recorded: Recorded,
}

impl Made {
    /// What it printed, with the program's own columns where the copy's stand.
    fn restored(&self, text: &str) -> String {
        match &self.recorded {
            Recorded::Whole(labels) => labels.restore(text),
            Recorded::Tasks | Recorded::Nothing(_) => text.to_owned(),
        }
    }
}

/// What a recording of the run will tell.
enum Recorded {
    /// Tasks and what they await.
    Whole(Labels),
    /// Only tasks.
    Tasks,
    /// Nothing; the sentence says why.
    Nothing(&'static str),
}

/// Compiles the labelled copy, and the program itself where that is not enough: rustc must speak of
/// the program and never of the copy.
async fn make(
    dependencies: &Dependencies,
    program: &Program<'_>,
    workplace: &Workplace,
) -> Result<Made> {
    let (texts, labels) = match label(&program.sources())? {
        Labelling::Done(texts, labels) => (texts, labels),
        Labelling::Unlabelled => {
            return plain(dependencies, program, workplace, Recorded::Tasks).await;
        }
        Labelling::OwnSubscriber => {
            let recorded = Recorded::Nothing(OWN_SUBSCRIBER);
            return plain(dependencies, program, workplace, recorded).await;
        }
    };
    let copy = Program {
        source: &texts[0],
        support: texts.get(1).map(String::as_str),
    };
    copy.put(workplace)?;
    let labelled = compile(dependencies, workplace, Target::LabelledProgram).await?;
    if labelled.executable.is_err() {
        return plain(dependencies, program, workplace, Recorded::Tasks).await;
    }
    Ok(Made {
        executable: labelled.executable,
        is_diagnosed: labelled.diagnostics.is_empty(),
        diagnostics: Vec::new(),
        recorded: Recorded::Whole(labels),
    })
}

/// Compiles the program as it is.
async fn plain(
    dependencies: &Dependencies,
    program: &Program<'_>,
    workplace: &Workplace,
    recorded: Recorded,
) -> Result<Made> {
    program.put(workplace)?;
    let Compiled {
        executable,
        diagnostics,
    } = compile(dependencies, workplace, Target::Program).await?;
    Ok(Made {
        executable,
        is_diagnosed: true,
        diagnostics: program.shown(diagnostics),
        recorded,
    })
}

impl Program<'_> {
    fn sources(&self) -> Vec<Source<'_>> {
        let main = Source {
            name: "main.rs",
            text: self.source,
        };
        let support = self.support.map(|text| Source {
            name: "support.rs",
            text,
        });
        [main].into_iter().chain(support).collect()
    }

    fn put(&self, workplace: &Workplace) -> Result<()> {
        if let Some(support) = self.support {
            workplace.put("support.rs", support)?;
        }
        workplace.put_root(self.source)
    }

    /// Without what rustc says about lines that we have added.
    fn shown(&self, mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
        let lines = self.source.lines().count();
        diagnostics.retain(|found| found.level == "error" || found.line <= lines);
        for found in &mut diagnostics {
            found.keep_suggestions_within(lines);
        }
        diagnostics
    }
}

fn not_compiled(reason: String, diagnostics: Vec<Diagnostic>) -> Play {
    Play {
        outcome: PlayOutcome::CompileError,
        message: Some(reason),
        exit_code: None,
        stdout: String::new(),
        stderr: String::new(),
        diagnostics,
        timeline: None,
        timeline_off: None,
        isolation: sandbox::isolation(),
    }
}

async fn run(
    dependencies: &Dependencies,
    executable: &Path,
    made: &Made,
    workplace: &Workplace,
    watch: &Watch<'_>,
) -> Result<Play> {
    let recording = workplace.folder().join(RECORDING);
    let mut env = vec![library_path(dependencies)?];
    let mut writes = Vec::new();
    if !matches!(made.recorded, Recorded::Nothing(_)) {
        workplace.put(RECORDING, "")?;
        env.push((recording::FILE_VARIABLE, recording.clone().into()));
        writes.push(recording.clone());
    }
    let lines = Lines::default();
    let listener = |stream: Stream, bytes: &[u8]| {
        if let Some(text) = lines.complete(stream, bytes) {
            watch(Step::printed(stream, made.restored(&text)));
        }
    };
    let job = Job {
        role: Role::Program,
        program: executable,
        args: Vec::new(),
        env,
        folder: &workplace.run_folder()?,
        reads: shared_libraries(dependencies),
        writes,
        request: None,
        listener: Some(&listener),
    };
    watch(Step::Running);
    let limits = Limits::PROGRAM;
    let start = std::time::Instant::now();
    let finished = sandbox::run(job, &limits).await?;
    let took = u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
    let (outcome, message) = match finished.end {
        End::Exited(_) | End::Replied => (PlayOutcome::Finished, None),
        end if end.is_a_limit() => (PlayOutcome::TimedOut, Some(finished.in_words(&limits))),
        _ => (PlayOutcome::Crashed, Some(finished.in_words(&limits))),
    };
    let restore = |bytes: &[u8]| made.restored(&String::from_utf8_lossy(bytes));
    Ok(Play {
        outcome,
        message,
        exit_code: match finished.end {
            End::Exited(code) => Some(code),
            _ => None,
        },
        stdout: restore(&finished.stdout),
        stderr: restore(&finished.stderr),
        diagnostics: Vec::new(),
        timeline: read_timeline(&recording, &made.recorded, &finished, took)?,
        timeline_off: match made.recorded {
            Recorded::Nothing(reason) => Some(reason.to_owned()),
            Recorded::Whole(_) | Recorded::Tasks => None,
        },
        isolation: sandbox::isolation(),
    })
}

/// The timeline of a run, if anything in it is worth a picture.
fn read_timeline(
    recording: &Path,
    recorded: &Recorded,
    finished: &Finished,
    took: u64,
) -> Result<Option<Timeline>> {
    let labels = match recorded {
        Recorded::Whole(labels) => Some(labels),
        Recorded::Tasks => None,
        Recorded::Nothing(_) => return Ok(None),
    };
    let Some(text) = timeline::load(recording)? else {
        return Ok(None);
    };
    let finish = if finished.end.is_a_limit() {
        Finish::Stopped(took)
    } else {
        Finish::Ended
    };
    let model = timeline::read(&text, labels, finish);
    Ok((!model.nodes.is_empty()).then(|| Timeline::of(&model)))
}
