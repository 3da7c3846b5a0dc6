//! Folders of submissions → one JSON file each.

use std::fs;

use serde_json::Value;

use crate::workbook::{Ran, Workbook};

/// The exercise that is submitted.
pub const ID: &str = "ch1b_fetch_data";

/// A folder of submissions, beside the course.
pub struct Class<'a>(pub &'a Workbook);

impl Class<'_> {
    pub fn submit(&self, name: &str, text: impl AsRef<[u8]>) {
        let folder = self.0.path(&format!("class/{name}/{ID}"));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("main.rs"), text).unwrap();
    }

    fn result(&self, name: &str) -> Value {
        let path = self.0.path(&format!("out/{name}.json"));
        serde_json::from_slice(&fs::read(&path).unwrap()).unwrap()
    }

    /// The verdict on the one exercise that these tests submit.
    pub fn verdict(&self, name: &str) -> Value {
        let result = self.result(name);
        assert_eq!(
            (&result["submission"], &result["isolation"]),
            (&name.into(), &self.0.isolation().into())
        );
        let exercises = result["exercises"].as_array().unwrap().clone();
        assert_eq!(exercises.len(), 5, "one verdict per exercise of the course");
        exercises
            .into_iter()
            .find(|verdict| verdict["id"] == ID)
            .unwrap()
    }

    #[track_caller]
    pub fn must_be(&self, name: &str, outcome: &str, words: &str) {
        let verdict = self.verdict(name);
        assert_eq!(verdict["verdict"], outcome, "{name}: {verdict:#}");
        assert!(verdict.to_string().contains(words), "{name}: {verdict:#}");
    }
}

pub const GRADE: [&str; 5] = ["grade", "class", "--out", "out", "--allow-unsandboxed"];

#[test]
fn every_kind_of_submission_gets_its_result() {
    let workbook = Workbook::new();
    let class = Class(&workbook);
    let answer = workbook.answer(ID);
    class.submit("answer", &answer);
    class.submit("starter", workbook.read(ID));
    class.submit("not-utf8", b"fn main() {} // \xff\xfe");
    class.submit(
        "no-tests-line",
        answer.replace("#[cfg(test)]\nmod tests;\n", ""),
    );
    class.submit("endless", answer.replace("fetch(url).await", "loop {}"));
    class.submit("huge", vec![b' '; 256 * 1024 + 1]);
    class.submit(
        "crlf-and-bom",
        format!("\u{feff}{}", answer.replace('\n', "\r\n")),
    );
    fs::create_dir_all(workbook.path("class/empty")).unwrap();
    fs::write(workbook.path("class/a note.txt"), "not a submission").unwrap();
    let wrong = fs::read_dir(workbook.path(&format!("solutions/wrong/{ID}"))).unwrap();
    let mut wrong: Vec<_> = wrong.map(|entry| entry.unwrap().path()).collect();
    wrong.sort();
    wrong.truncate(5); // The whole-content check judges them all.
    let wrong: Vec<(String, String)> = wrong
        .iter()
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (format!("wrong-{name}"), fs::read_to_string(path).unwrap())
        })
        .collect();
    for (name, text) in &wrong {
        class.submit(name, text);
    }

    let words = format!("{} submissions graded", 8 + wrong.len());
    workbook.run(&GRADE).must(0, &[&words, "isolated"]);

    class.must_be("answer", "passed", "\"hidden\":true");
    class.must_be("starter", "not-attempted", "the file is the starter");
    class.must_be("empty", "not-attempted", "there is no file");
    class.must_be("not-utf8", "rejected", "not UTF-8 text (byte 17)");
    class.must_be(
        "no-tests-line",
        "rejected",
        "`#[cfg(test)] mod tests;` is missing",
    );
    class.must_be("endless", "timed-out", "Is there a loop that never ends?");
    class.must_be("huge", "rejected", "larger than 256 KiB");
    class.must_be("crlf-and-bom", "passed", "");
    assert!(!wrong.is_empty());
    for (name, text) in &wrong {
        let declared: Vec<&str> = text.lines().next().unwrap().split(' ').skip(2).collect();
        let outcome = match declared[0] {
            "fail" => "failed",
            "compile" => "compile-error",
            "reject" => "rejected",
            _ => "timed-out",
        };
        class.must_be(name, outcome, declared.get(1).unwrap_or(&""));
    }
    let others = &class.result("answer")["exercises"][0];
    assert_eq!(others["verdict"], "not-attempted");
}

#[test]
fn without_isolation_somebody_must_allow_it() {
    let workbook = Workbook::new();
    Class(&workbook).submit("answer", workbook.answer(ID));
    // With nothing on the PATH there is nothing to try a level of isolation with.
    let nothing = workbook.path("nothing");
    fs::create_dir(&nothing).unwrap();
    let refused = workbook.command(&GRADE[..4]).env("PATH", &nothing).output();
    Ran::of(refused.unwrap()).must(4, &["not isolated", "--allow-unsandboxed"]);
    assert!(!workbook.path("out").exists());
}

#[test]
fn one_submission_may_be_named_in_any_of_its_shapes() {
    let workbook = Workbook::new();
    let answer = workbook.answer(ID);
    let places = [
        ("tree", format!("exercises/src/bin/{ID}/main.rs")),
        ("crate", format!("src/bin/{ID}/main.rs")),
        ("folder", format!("{ID}/main.rs")),
        ("file", format!("{ID}.rs")),
    ];
    let mut args = vec!["grade"];
    for (name, place) in &places {
        let path = workbook.path(name).join(place);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &answer).unwrap();
        args.push(name);
    }
    args.extend(["--out", "out", "--allow-unsandboxed"]);
    workbook.run(&args).must(0, &["4 submissions graded"]);
    for (name, _) in &places {
        Class(&workbook).must_be(name, "passed", "");
    }
}

#[test]
fn only_plain_files_are_read() {
    let workbook = Workbook::new();
    let class = Class(&workbook);
    class.submit("link", "");
    let file = workbook.path(&format!("class/link/{ID}/main.rs"));
    fs::remove_file(&file).unwrap();
    std::os::unix::fs::symlink(workbook.path("solutions/src/lib.rs"), &file).unwrap();
    fs::create_dir_all(workbook.path(&format!("class/folder/{ID}/main.rs"))).unwrap();
    let theirs = workbook.path(&format!("class/alice/{ID}"));
    class.submit("alice", workbook.answer(ID));
    fs::create_dir_all(workbook.path("class/bob")).unwrap();
    std::os::unix::fs::symlink(theirs, workbook.path(&format!("class/bob/{ID}"))).unwrap();
    workbook.run(&GRADE).must(0, &["4 submissions graded"]);
    class.must_be("alice", "passed", "");
    class.must_be("bob", "rejected", "is not a plain file in the submission");
    class.must_be("link", "rejected", "is not a plain file");
    class.must_be("folder", "rejected", "is not a plain file");
}

#[test]
fn a_submission_does_not_choose_where_its_result_goes() {
    let workbook = Workbook::new();
    let class = Class(&workbook);
    class.submit("-rf", "fn main() {}");
    class.submit("@a b\nc", "fn main() {}");
    workbook.run(&GRADE).must(0, &["2 submissions graded"]);
    assert!(workbook.path("out/-rf.json").is_file());
    assert!(workbook.path("out/@a b~0ac.json").is_file());
    class.submit("@a b_c", "fn main() {}");
    class.submit(&"x".repeat(255), "fn main() {}");
    workbook.run(&GRADE).must(0, &["4 submissions graded"]);
    let again = workbook.path("again/-rf/ch1b_fetch_data");
    fs::create_dir_all(&again).unwrap();
    fs::write(again.join("main.rs"), "fn main() {}").unwrap();
    workbook
        .run(&["grade", "class", "again", "--out", "out"])
        .must(3, &["would both be written as", "rename one of them"]);
}

#[test]
fn a_class_that_is_taken_for_one_submission_is_told_of() {
    let workbook = Workbook::new();
    let class = Class(&workbook);
    class.submit("alice", "fn main() {}");
    let other = workbook.path(&format!("class/{ID}"));
    fs::create_dir_all(&other).unwrap();
    fs::write(other.join("main.rs"), "fn main() {}").unwrap();
    let ran = workbook.run(&GRADE);
    ran.must(0, &["1 submission graded"]);
    assert!(
        ran.stderr.contains("is taken for one submission") && ran.stderr.contains("class/alice"),
        "{}",
        ran.stderr
    );
}

#[test]
fn one_that_cannot_be_graded_does_not_stop_the_others() {
    let workbook = Workbook::new();
    let class = Class(&workbook);
    class.submit("ann", workbook.answer(ID));
    // Where her result belongs something else lies.
    fs::create_dir_all(workbook.path("out/ann.json/folder")).unwrap();
    class.submit("zed", workbook.answer(ID));
    workbook
        .run(&GRADE)
        .must(3, &["was not graded", "1 submission graded"]);
    class.must_be("zed", "passed", "");
}

#[test]
fn results_are_no_submissions() {
    let workbook = Workbook::new();
    Class(&workbook).submit("zed", workbook.answer(ID));
    let args = [
        "grade",
        "class",
        "class",
        "--out",
        "class/results",
        "--allow-unsandboxed",
    ];
    for _ in 0..2 {
        workbook.run(&args).must(0, &["1 submission graded"]);
    }
    fs::create_dir_all(workbook.path("nobody")).unwrap();
    let args = ["grade", "nobody", "--out", "out", "--allow-unsandboxed"];
    workbook.run(&args).must(2, &["there are no submissions"]);
}

#[test]
fn what_is_not_there_is_said() {
    let workbook = Workbook::new();
    let args = ["grade", "nowhere", "--out", "out", "--allow-unsandboxed"];
    workbook
        .run(&args)
        .must(3, &["failed to open the submission `nowhere`"]);
    fs::write(workbook.path("file"), "").unwrap();
    let args = ["grade", "file", "--out", "out", "--allow-unsandboxed"];
    workbook.run(&args).must(3, &["is not a folder"]);
}

#[test]
fn a_compile_error_does_not_quote_hidden_tests() {
    let workbook = Workbook::new();
    let class = Class(&workbook);
    class.submit(
        "renamed",
        workbook
            .answer(ID)
            .replace("url: &str", "url: &'static str"),
    );
    workbook.run(&GRADE).must(0, &[]);
    let verdict = class.verdict("renamed");
    assert_eq!(verdict["verdict"], "compile-error", "{verdict:#}");
    let hidden = fs::read_to_string(workbook.path(&format!("solutions/hidden/{ID}.rs"))).unwrap();
    let visible =
        fs::read_to_string(workbook.path(&format!("exercises/src/bin/{ID}/tests.rs"))).unwrap();
    for diagnostic in verdict["diagnostics"].as_array().unwrap() {
        let rendered = diagnostic["rendered"].as_str().unwrap();
        let quoted = rendered
            .lines()
            .filter_map(|line| line.split_once(" | "))
            .map(|(_, code)| code.trim());
        for code in quoted.filter(|code| code.len() > 20 && !visible.contains(code)) {
            assert!(!hidden.contains(code), "quotes a hidden test: {code}");
        }
    }
}
