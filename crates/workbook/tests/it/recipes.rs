//! The recipes for graders, as far as they can be run without the engines that they are for.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;
use yaml_rust2::{Yaml, YamlLoader};

use crate::workbook::{Ran, Workbook, program, source};

const ID: &str = "ch1b_fetch_data";
const NAMES: [&str; 4] = ["ada", "ben", "cleo", "dan"];

/// A class, and the program where the recipes look for it.
fn class() -> Workbook {
    let workbook = Workbook::new();
    for name in NAMES {
        let folder = workbook.path(&format!("submissions/{name}/{ID}"));
        fs::create_dir_all(&folder).unwrap();
        let text = match name {
            "ada" => workbook.answer(ID),
            _ => workbook.read(ID),
        };
        fs::write(folder.join("main.rs"), text).unwrap();
    }
    put_program(&workbook.path("course/target/debug"));
    workbook
}

fn put_program(folder: &std::path::Path) {
    fs::create_dir_all(folder).unwrap();
    symlink(program(), folder.join("workbook")).unwrap();
}

fn recipe(name: &str) -> PathBuf {
    source().join("recipes").join(name)
}

fn yaml(name: &str) -> Yaml {
    let text = fs::read_to_string(recipe(name)).unwrap();
    YamlLoader::load_from_str(&text).unwrap().remove(0)
}

/// The reports are there, and everybody is in them.
fn must_be_whole(results: PathBuf) {
    let table = fs::read_to_string(results.join("report/class.csv")).unwrap();
    for name in NAMES {
        assert!(table.contains(name), "{name} is not in {table}");
    }
}

/// A script, with these variables besides those that every process has.
fn script(workbook: &Workbook, name: &str, variables: &[(&str, &str)]) -> Ran {
    let mut command = Command::new("bash");
    command
        .arg(recipe(name))
        .current_dir(workbook.root())
        .env_remove("SLURM_ARRAY_TASK_ID")
        .envs(variables.iter().copied());
    Ran::of(command.output().unwrap())
}

#[test]
fn a_slurm_array_grades_its_shares() {
    let workbook = class();
    let folder = |name: &str| workbook.path(name).to_str().unwrap().to_owned();
    let (course, class, results) = (folder("course"), folder("submissions"), folder("results"));
    let places = [
        ("COURSE", &*course),
        ("CLASS", &*class),
        ("RESULTS", &*results),
    ];
    for id in ["0", "1", "2"] {
        let task = [("SLURM_ARRAY_TASK_ID", id), ("SLURM_ARRAY_TASK_COUNT", "3")];
        script(&workbook, "slurm/grade.sh", &[&places[..], &task].concat()).must(0, &["graded"]);
    }
    script(&workbook, "slurm/merge.sh", &places).must(0, &[]);
    must_be_whole(workbook.path("results/all"));
    script(&workbook, "slurm/grade.sh", &places[..1]).must(1, &["the folder of the submissions"]);
}

#[test]
fn gradescope_gets_its_results() {
    let workbook = class();
    let folder = workbook.path("autograder");
    put_program(&folder.join("source/course/target/debug"));
    let submission = folder.join("submission");
    fs::create_dir(&submission).unwrap();
    fs::write(submission.join(format!("{ID}.rs")), workbook.answer(ID)).unwrap();
    let variables = [("AUTOGRADER", folder.to_str().unwrap())];
    script(&workbook, "gradescope/run_autograder", &variables).must(0, &["1 submission graded"]);
    let results = fs::read(folder.join("results/results.json")).unwrap();
    let results: Value = serde_json::from_slice(&results).unwrap();
    let tests = results["tests"].as_array().unwrap();
    let passed: Vec<&Value> = tests
        .iter()
        .filter(|test| test["status"] == "passed")
        .collect();
    assert_eq!(passed.len(), 1, "{results:#}");
    assert_eq!(passed[0]["score"], passed[0]["max_score"]);
}

#[test]
fn an_indexed_job_grades_its_shares() {
    let workbook = class();
    let container = |job: &Yaml| job["spec"]["template"]["spec"]["containers"][0].clone();
    let run = |container: &Yaml, index: Option<i64>| {
        let index = index.map(|index| index.to_string());
        let argument = |text: &str| {
            let text = text.replace(
                "$(JOB_COMPLETION_INDEX)",
                index.as_deref().unwrap_or("none"),
            );
            let text = text.replace("/class", workbook.path("submissions").to_str().unwrap());
            text.replace("/results", workbook.path("results").to_str().unwrap())
        };
        let arguments = container["args"].as_vec().unwrap().iter();
        let arguments: Vec<String> = arguments
            .map(|text| argument(text.as_str().unwrap()))
            .collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let mut command = workbook.command(&arguments);
        if let Some(index) = index {
            command.env("JOB_COMPLETION_INDEX", index);
        }
        Ran::of(command.output().unwrap()).must(0, &[]);
    };
    let grade = yaml("kubernetes/grade.yaml");
    let shares = grade["spec"]["completions"].as_i64().unwrap();
    (0..shares).for_each(|index| run(&container(&grade), Some(index)));
    run(&container(&yaml("kubernetes/merge.yaml")), None);
    must_be_whole(workbook.path("results/all"));
}

#[test]
fn the_jobs_of_the_actions_matrix_grade_their_shares() {
    let workbook = class();
    let workflow = yaml("github-actions/grade.yml");
    let shares = workflow["env"]["SHARES"].as_i64().unwrap();
    let run = |job: &Yaml, name: &str, share: &str| {
        let steps = job["steps"].as_vec().unwrap();
        let step = steps
            .iter()
            .find(|step| step["name"].as_str() == Some(name))
            .unwrap();
        let text = step["run"]
            .as_str()
            .unwrap()
            .replace("${{ matrix.share }}", share);
        let mut command = Command::new("bash");
        command
            .args(["-e", "-c", &text])
            .current_dir(workbook.root())
            .env("SHARES", shares.to_string());
        Ran::of(command.output().unwrap()).must(0, &[]);
    };
    let jobs = &workflow["jobs"];
    let matrix = jobs["grade"]["strategy"]["matrix"]["share"]
        .as_vec()
        .unwrap();
    let numbers: Vec<i64> = matrix.iter().filter_map(Yaml::as_i64).collect();
    assert_eq!(numbers, (1..=shares).collect::<Vec<_>>());
    for number in numbers {
        run(&jobs["grade"], "Grade", &number.to_string());
    }
    run(&jobs["merge"], "Merge", "none");
    must_be_whole(workbook.path("results"));
}

#[test]
fn the_archive_for_gradescope_holds_what_it_needs() {
    let workbook = class();
    let zip = workbook.path("autograder.zip");
    let mut command = Command::new("bash");
    command.arg(recipe("gradescope/make-zip.sh")).arg(&zip);
    Ran::of(command.output().unwrap()).must(0, &["autograder.zip"]);
    // The names stand in a zip file as they are.
    let bytes = fs::read(zip).unwrap();
    for name in [
        "setup.sh",
        "run_autograder",
        "course/Cargo.toml",
        "course/solutions/Cargo.toml",
    ] {
        let found = bytes
            .windows(name.len())
            .any(|part| part == name.as_bytes());
        assert!(found, "{name} is not in the archive");
    }
}
