//! Submissions that want to pass without being right, to harm the grader, or to leave something
//! behind: `tests/hostile`, each with what must become of it, at both levels of isolation.

use std::collections::BTreeSet;
use std::fs;
use std::net::TcpListener;
use std::path::Path;

use serde_json::Value;

use crate::workbook::{Ran, Workbook, processes_in};

const ID: &str = "ch1b_fetch_data";

/// The attacks of docs/threats.md that the text of a submission can carry. Others have tests of their
/// own: what is no plain file in grade.rs, the server's in server.rs.
const CARRIED: [&str; 39] = [
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17",
    "18", "19", "19b", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31",
    "32", "33", "34", "35", "36", "37", "42",
];

/// A submission, and what must become of it.
struct Attack {
    name: String,
    threat: String,
    source: String,
    must: String,
    says: String,
    /// What must not be said.
    never: Option<String>,
    /// The same where isolation is partial, if it is not the same.
    partial: Option<(String, String)>,
    /// Whether a person must be told to look at it.
    is_marked: bool,
}

impl Attack {
    /// Reads one from a file that begins with `// threat:`, `// must:` and what else there is.
    fn read(path: &Path) -> Self {
        let source = fs::read_to_string(path).unwrap();
        let header = |name: &str| {
            let line = source.lines().find_map(|line| line.strip_prefix(name));
            line.map(|rest| rest.trim_start_matches(':').trim().to_owned())
        };
        let two = |text: String| match text.split_once(' ') {
            Some((must, says)) => (must.to_owned(), says.to_owned()),
            None => (text, String::new()),
        };
        Self {
            name: path.file_stem().unwrap().to_str().unwrap().to_owned(),
            threat: header("// threat").expect("a line says which threat this is"),
            must: header("// must").expect("a line says what must become of it"),
            says: header("// says").unwrap_or_default(),
            never: header("// never"),
            partial: header("// partial").map(two),
            is_marked: header("// review").is_some(),
            source,
        }
    }

    /// One that is too monotonous to be kept in a file.
    fn made(name: &str, value: &str, must: &str, says: &str) -> Self {
        Self {
            name: name.to_owned(),
            threat: "26".to_owned(),
            source: format!(
                "pub struct Data {{ pub data: String }}\n\
                 pub async fn fetch_data(url: &str) -> Data {{ let _ = {value}; todo!() }}\n\
                 fn main() {{}}\n#[cfg(test)]\nmod tests;\n"
            ),
            must: must.to_owned(),
            says: says.to_owned(),
            never: None,
            partial: None,
            is_marked: false,
        }
    }
}

fn attacks() -> Vec<Attack> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut attacks: Vec<Attack> = files.map(|path| Attack::read(&path)).collect();
    let (open, close) = ("(".repeat(100_000), ")".repeat(100_000));
    let long = "the file is much longer than any answer";
    attacks.extend([
        Attack::made(
            "deep_parentheses",
            &format!("{open}1{close}"),
            "rejected",
            long,
        ),
        Attack::made("many_signs", &"!".repeat(200_000), "rejected", long),
        Attack::made(
            "deep_blocks",
            &format!("{}1{}", "{".repeat(9_000), "}".repeat(9_000)),
            "compile-error",
            "rustc",
        ),
        Attack::made(
            "deep_signs",
            &format!("{}1", "-".repeat(19_000)),
            "compile-error",
            "rustc",
        ),
        Attack::made(
            "long_sum",
            &format!("1{}", "+1".repeat(9_000)),
            "compile-error",
            "rustc",
        ),
        Attack::made(
            "long_chain",
            &format!("url{}", ".len()".repeat(4_000)),
            "compile-error",
            "",
        ),
    ]);
    attacks
}

/// Grades all of them, and requires of each what it says.
fn grade(how: impl Fn(&Workbook, &[&str]) -> Ran, level: &str) {
    let workbook = Workbook::new();
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = server.local_addr().unwrap().port().to_string();
    let attacks = attacks();
    for attack in &attacks {
        let folder = workbook.path(&format!("class/{}/{ID}", attack.name));
        fs::create_dir_all(&folder).unwrap();
        let source = attack.source.replace("{PORT}", &port);
        fs::write(folder.join("main.rs"), source).unwrap();
    }
    let temporary = workbook.path("temporary");
    fs::create_dir(&temporary).unwrap();

    let ran = how(&workbook, &["grade", "class", "--out", "out"]);
    ran.must(0, &[&format!("{} submissions graded", attacks.len())]);

    let mut wrong = Vec::new();
    for attack in &attacks {
        let path = workbook.path(&format!("out/{}.json", attack.name));
        let graded: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        assert_eq!(graded["isolation"], level);
        let verdicts = graded["exercises"].as_array().unwrap();
        let verdict = verdicts.iter().find(|verdict| verdict["id"] == ID).unwrap();
        let (must, says) = match &attack.partial {
            Some(partial) if level == "partial" => (&partial.0, &partial.1),
            _ => (&attack.must, &attack.says),
        };
        let is_marked = !verdict["review"].as_array().unwrap().is_empty();
        let text = verdict.to_string();
        let never = attack.never.as_deref();
        if verdict["verdict"] != must.as_str()
            || must == "passed"
            || !text.contains(says)
            || never.is_some_and(|words| text.contains(words))
            || (attack.is_marked && !is_marked)
        {
            wrong.push(format!(
                "{}: must be {must} and say \"{says}\", marked: {}\n{verdict:#}\n",
                attack.name, attack.is_marked
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
    assert_eq!(processes_in(workbook.root()), Vec::<String>::new());
    assert_eq!(
        fs::read_dir(temporary).unwrap().count(),
        0,
        "a folder is left"
    );
}

/// The command in an environment with a secret, and with a folder of its own for temporary files.
fn prepared(workbook: &Workbook, args: &[&str]) -> std::process::Command {
    let mut command = workbook.command(args);
    command
        .env("TMPDIR", workbook.path("temporary"))
        .env("WORKBOOK_TEST_SECRET", "hush");
    command
}

#[test]
#[ignore = "slow: CONTRIBUTING.md says when to run it"]
fn no_hostile_submission_passes_or_leaves_anything_behind() {
    grade(
        |workbook, args| Ran::of(prepared(workbook, args).output().unwrap()),
        "full",
    );
}

#[test]
#[ignore = "slow: CONTRIBUTING.md says when to run it"]
fn nor_does_one_where_isolation_is_partial() {
    grade(
        |workbook, args| {
            let programs = workbook.programs_without_bubblewrap();
            Ran::of(
                prepared(workbook, args)
                    .env("PATH", programs)
                    .output()
                    .unwrap(),
            )
        },
        "partial",
    );
}

#[test]
fn every_attack_that_a_submission_can_carry_is_there() {
    let there: BTreeSet<String> = attacks().into_iter().map(|attack| attack.threat).collect();
    let missing: Vec<&str> = CARRIED
        .into_iter()
        .filter(|threat| !there.contains(*threat))
        .collect();
    assert_eq!(missing, [""; 0]);
}
