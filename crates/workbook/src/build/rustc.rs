//! Calls of rustc, each in the sandbox.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs::{self, Permissions};
use std::io::ErrorKind;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::Workplace;
use super::dependencies::{Dependencies, JOINED, RECORDER};
use super::diagnostics;
use crate::files::{make_folder, write};
use crate::sandbox::{self, End, Job, Limits, Role};
use crate::verdict::Diagnostic;

const EDITION: &str = "--edition=2024";

/// What calls a learner's tests; it is compiled into the joined library, once.
pub(super) const HARNESS: &str = include_str!("harness.rs");

/// What most tests need of the libraries; it is compiled there too.
pub(super) const TYPICAL: &str = include_str!("typical.rs");

/// rustc's exit code when it panicked. Now and then it does so over what it remembers of the last call.
const INTERNAL_ERROR: i32 = 101;

/// What rustc says when this machine fails, and not the program.
const MACHINE: [&str; 5] = [
    "No space left on device",
    "linker `cc` not found",
    "extern location for ",
    "can't find crate for `workbook_dependencies`",
    "which `workbook_dependencies` depends on",
];

/// What to make of a main.rs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    /// The program.
    Program,
    /// A labelled copy of the program.
    LabelledProgram,
    /// Nothing but what rustc says about the program.
    Diagnostics,
    /// Its tests.
    Tests,
    /// A labelled copy with its tests.
    LabelledTests,
}

impl Target {
    /// The name of what is made, and how.
    fn recipe(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Program => ("program", &["--crate-type=bin"]),
            Self::LabelledProgram => ("labelled-program", &["--crate-type=bin"]),
            Self::Diagnostics => ("diagnostics", &["--crate-type=bin", "--emit=metadata"]),
            Self::Tests => ("tests", &["--test"]),
            Self::LabelledTests => ("labelled-tests", &["--test"]),
        }
    }

    fn is_labelled(self) -> bool {
        matches!(self, Self::LabelledProgram | Self::LabelledTests)
    }
}

/// What rustc made.
#[derive(Debug)]
pub(crate) struct Compiled {
    /// The executable, or a sentence that says why there is none.
    pub executable: Result<PathBuf, String>,
    /// What rustc said.
    pub diagnostics: Vec<Diagnostic>,
}

/// The line to put at the end of a main.rs that [`compile`] gets: it makes rustc link against the
/// one shared library instead of against each static one. The library is no `--extern`, so that no
/// other line can name it.
pub(super) fn link_line() -> String {
    format!("extern crate {JOINED} as _;\n")
}

/// Compiles the `main.rs` in a workplace.
pub(crate) async fn compile(
    dependencies: &Dependencies,
    workplace: &Workplace,
    target: Target,
) -> Result<Compiled> {
    let (name, kind) = target.recipe();
    let executable = workplace.folder().join(name);
    // rustc does not write over what nobody may write.
    remove_if_there(&executable)?;
    let mut args: Vec<OsString> = [
        EDITION,
        "--crate-name=main",
        "-Cprefer-dynamic",
        "-Funsafe-code",
        "main.rs",
    ]
    .map(OsString::from)
    .to_vec();
    args.extend(kind.iter().map(OsString::from));
    if target.is_labelled() {
        args.push(pair(
            &format!("--extern={RECORDER}="),
            &dependencies.recorder,
        ));
    }
    args.extend([OsString::from("-o"), executable.clone().into()]);
    let joined = folder_of(&dependencies.joined)?;
    args.push(pair("-Lcrate=", joined));
    if let Some(folder) = workplace.incremental(name) {
        args.push(pair("-Cincremental=", &folder));
        // Most of the time goes into linking many small objects; fewer and larger ones pay here.
        args.push("-Ccodegen-units=16".into());
    } else if target == Target::Tests {
        // Nobody waits for one of many submissions: one object costs less than many side by side.
        args.push("-Ccodegen-units=1".into());
    }
    let call_once = async || {
        let mut others: Vec<&Path> = vec![joined, &dependencies.recorder];
        others.extend(dependencies.quoted.iter().map(PathBuf::as_path));
        let libraries = Libraries {
            externs: &dependencies.externs,
            folders: &dependencies.folders,
            others: &others,
        };
        call(
            &dependencies.rustc,
            &libraries,
            args.clone(),
            workplace.folder(),
        )
        .await
    };
    let mut finished = call_once().await?;
    if finished.end == End::Exited(INTERNAL_ERROR) && workplace.forget(name)? {
        finished = call_once().await?;
    }
    let stderr = String::from_utf8_lossy(&finished.stderr);
    if let Some(line) = stderr
        .lines()
        .find(|line| MACHINE.iter().any(|sign| line.contains(sign)))
    {
        bail!(
            "rustc could not do its work: {}",
            diagnostics::first_line(line)
        );
    }
    let diagnostics = diagnostics::parse(&stderr);
    let executable = match finished.end {
        End::Exited(0) => only_to_execute(&executable).map(|()| Ok(executable))?,
        End::Exited(1) if diagnostics.iter().any(|found| found.level == "error") => {
            Err("it does not compile".to_owned())
        }
        End::StillWaiting | End::StillComputing => {
            Err("rustc was stopped: it was still compiling when its time was up".to_owned())
        }
        End::TooMuchOutput => Err("rustc was stopped: it had too much to say".to_owned()),
        End::TooManyThreads | End::TooMuchInFiles => {
            Err("rustc was stopped: it needed too much of this machine".to_owned())
        }
        End::Exited(_) | End::Signalled(_) | End::Replied => {
            Err(format!("rustc itself failed: {}", last_line(&stderr)))
        }
    };
    Ok(Compiled {
        executable,
        diagnostics,
    })
}

fn remove_if_there(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        result => result.with_context(|| format!("failed to remove `{}`", path.display())),
    }
}

/// Takes away the right to read an executable, which may hold hidden tests.
fn only_to_execute(executable: &Path) -> Result<()> {
    match fs::set_permissions(executable, Permissions::from_mode(0o111)) {
        // Nothing was made but what rustc says.
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        result => result.with_context(|| format!("failed to protect `{}`", executable.display())),
    }
}

/// What `rustc --version` prints, if there is a rustc.
pub(crate) fn rustc_version() -> Option<String> {
    let output = std::process::Command::new("rustc")
        .arg("--version")
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Links `externs` into one shared library, alone in a folder of its own in `folder`.
pub(super) async fn join(
    rustc: &Path,
    externs: &BTreeMap<String, PathBuf>,
    folders: &BTreeSet<PathBuf>,
    folder: &Path,
) -> Result<PathBuf> {
    let source: String = externs
        .keys()
        .map(|name| format!("pub extern crate {name};\n"))
        .chain(["pub mod workbook_harness;\npub mod typical;\n".to_owned()])
        .collect();
    let work = tempfile::tempdir_in(folder)
        .with_context(|| format!("failed to make a folder in `{}`", folder.display()))?;
    let root = work.path().join("lib.rs");
    write(&root, &source)?;
    write(&work.path().join("workbook_harness.rs"), HARNESS)?;
    write(&work.path().join("typical.rs"), TYPICAL)?;
    let crate_name = format!("--crate-name={JOINED}");
    let args = [
        EDITION,
        &crate_name,
        "--crate-type=dylib",
        "-Cprefer-dynamic",
        "lib.rs",
    ];
    let mut args = args.map(OsString::from).to_vec();
    if cfg!(target_os = "linux") {
        // Its own names are looked up now, and not whenever a program is started: there are thousands.
        args.push("-Clink-arg=-Wl,-Bsymbolic".into());
    }
    let libraries = Libraries {
        externs,
        folders,
        others: &[],
    };
    let finished = call(rustc, &libraries, args, work.path()).await?;
    if finished.end != End::Exited(0) {
        bail!(
            "the exercises' libraries could not be linked into one: {}",
            String::from_utf8_lossy(&finished.stderr).trim()
        );
    }
    let file = format!(
        "{}{JOINED}{}",
        std::env::consts::DLL_PREFIX,
        std::env::consts::DLL_SUFFIX
    );
    let alone = folder.join("joined");
    make_folder(&alone)?;
    let (from, to) = (work.path().join(&file), alone.join(&file));
    fs::rename(&from, &to).with_context(|| format!("failed to write `{}`", to.display()))?;
    Ok(to)
}

/// The shared libraries that every executable needs.
pub(crate) fn shared_libraries(dependencies: &Dependencies) -> Vec<PathBuf> {
    vec![dependencies.joined.clone(), dependencies.std_folder.clone()]
}

fn folder_of(library: &Path) -> Result<&Path> {
    library
        .parent()
        .context("the joined library lies in no folder")
}

/// The variable that lets an executable find its shared libraries.
pub(crate) fn library_path(dependencies: &Dependencies) -> Result<(&'static str, OsString)> {
    let name = if cfg!(target_os = "macos") {
        "DYLD_LIBRARY_PATH"
    } else {
        "LD_LIBRARY_PATH"
    };
    let ours = folder_of(&dependencies.joined)?;
    let value = std::env::join_paths([ours, &dependencies.std_folder])
        .context("a folder's name has a colon in it, so no program can find its libraries there")?;
    if value.to_string_lossy().contains([';', '$']) {
        bail!(
            "no program can find its libraries in a folder with `;` or `$` in its name: move `{}`",
            ours.display()
        );
    }
    Ok((name, value))
}

/// The libraries that rustc reads.
struct Libraries<'a> {
    externs: &'a BTreeMap<String, PathBuf>,
    folders: &'a BTreeSet<PathBuf>,
    /// What else it may read.
    others: &'a [&'a Path],
}

async fn call(
    rustc: &Path,
    libraries: &Libraries<'_>,
    mut args: Vec<OsString>,
    folder: &Path,
) -> Result<sandbox::Finished> {
    args.extend(["--error-format=json", "-Cdebuginfo=0"].map(OsString::from));
    let folders = libraries.folders.iter();
    args.extend(folders.map(|folder| pair("-Ldependency=", folder)));
    let externs = libraries.externs.iter();
    args.extend(externs.map(|(name, path)| pair(&format!("--extern={name}="), path)));
    let toolchain = rustc.ancestors().nth(2).unwrap_or(rustc);
    let mut reads: Vec<PathBuf> = [toolchain.to_owned()].into();
    reads.extend(libraries.folders.iter().cloned());
    let files = libraries.externs.values().map(PathBuf::as_path);
    for path in files.chain(libraries.others.iter().copied()) {
        // What lies in one of the folders is there already, and each thing to show takes time.
        if !reads.iter().any(|folder| path.starts_with(folder)) {
            reads.push(path.to_owned());
        }
    }
    // The linker is found on the PATH; nothing else of our environment reaches a learner's `env!`.
    let env = vec![("PATH", std::env::var_os("PATH").unwrap_or_default())];
    let job = Job {
        role: Role::Compiler,
        program: rustc,
        args,
        env,
        folder,
        reads,
        writes: Vec::new(),
        request: None,
        listener: None,
    };
    sandbox::run(job, &Limits::COMPILER).await
}

fn pair(flag: &str, path: &Path) -> OsString {
    let mut argument = OsString::from(flag);
    argument.push(path);
    argument
}

fn last_line(text: &str) -> &str {
    text.lines()
        .rev()
        .find(|line| !line.trim().is_empty())
        .unwrap_or("it said nothing")
}
