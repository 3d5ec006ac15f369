//! The publisher's tool as it is run: what `new`, `fmt` and `schema` write, say and answer.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use bulletin::bulletin::load::load;
use bulletin::bulletin::write::canonical;
use bulletin::check::inspect;

const TEMPLATE: &str = include_str!("../src/bulletin/template.json");
const FIXTURE: &str = include_str!("../src/bulletin/fixture.json");

/// A folder for one test, empty at its start.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("tool-{test}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// What a run of the tool answered.
struct Answer {
    code: i32,
    out: String,
    err: String,
}

fn tool(folder: &Path, arguments: &[&str]) -> Answer {
    let output = Command::new(env!("CARGO_BIN_EXE_bulletin"))
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .output()
        .expect("the tool runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Answer { code: output.status.code().expect("a code"), out: text(output.stdout), err: text(output.stderr) }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<_> =
        entries.map(|it| it.expect("an entry").file_name().into_string().expect("UTF-8")).collect();
    names.sort();
    names
}

/// A file that says what the fixture says, untidily.
fn untidy() -> String {
    let file: serde_json::Value = serde_json::from_str(FIXTURE).expect("JSON");
    let pretty = serde_json::to_string_pretty(&file).expect("JSON");
    format!("\u{feff}{}\r\n", pretty.replace('\n', "\r\n"))
}

fn tidy() -> String {
    canonical(load(FIXTURE.as_bytes()).expect("it loads").file())
}

#[test]
fn the_bulletin_to_start_from_is_proven_and_tidy() {
    let bulletin = load(TEMPLATE.as_bytes()).expect("it loads");
    assert_eq!(canonical(bulletin.file()), TEMPLATE);
    // The text that it carries is proof enough.
    let report = inspect(TEMPLATE.as_bytes(), &[]).report;
    assert_eq!(report.findings, []);
    // Three observations and two entries.
    assert_eq!((report.proven, report.unproven), (5, 0));
}

#[test]
fn new_writes_a_file_that_passes_the_check() {
    let folder = folder("new");
    let answer = tool(&folder, &["new", "county.json"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert!(answer.out.contains("bulletin check county.json"), "{}", answer.out);
    assert_eq!(fs::read_to_string(folder.join("county.json")).unwrap(), TEMPLATE);
    let checked = tool(&folder, &["check", "county.json"]);
    assert_eq!(checked.code, 0, "{}{}", checked.out, checked.err);
    assert_eq!(tool(&folder, &["fmt", "--check", "county.json"]).code, 0);
}

#[test]
fn new_without_a_name_prints_the_same() {
    let folder = folder("new-printed");
    let answer = tool(&folder, &["new"]);
    assert_eq!((answer.code, answer.out.as_str(), answer.err.as_str()), (0, TEMPLATE, ""));
    assert!(names(&folder).is_empty());
}

#[test]
fn new_never_writes_over_a_file() {
    let folder = folder("new-taken");
    fs::write(folder.join("mine.json"), "my work").unwrap();
    let answer = tool(&folder, &["new", "mine.json"]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("mine.json already exists"), "{}", answer.err);
    assert_eq!(fs::read_to_string(folder.join("mine.json")).unwrap(), "my work");
    let nowhere = tool(&folder, &["new", "no/such/folder.json"]);
    assert_eq!(nowhere.code, 2);
    assert!(nowhere.err.contains("cannot be written"), "{}", nowhere.err);
}

#[test]
fn fmt_rewrites_what_is_untidy_and_says_so() {
    let folder = folder("fmt");
    fs::write(folder.join("untidy.json"), untidy()).unwrap();
    fs::write(folder.join("tidy.json"), tidy()).unwrap();
    let answer = tool(&folder, &["fmt", "untidy.json", "tidy.json"]);
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert_eq!(answer.out, "✓ untidy.json: rewritten\n· tidy.json: in canonical form\n");
    assert_eq!(fs::read_to_string(folder.join("untidy.json")).unwrap(), tidy());
    // Nothing is left lying about.
    assert_eq!(names(&folder), ["tidy.json", "untidy.json"]);
}

#[test]
fn fmt_check_writes_nothing() {
    let folder = folder("fmt-check");
    fs::write(folder.join("untidy.json"), untidy()).unwrap();
    fs::write(folder.join("tidy.json"), tidy()).unwrap();
    let answer = tool(&folder, &["fmt", "--check", "untidy.json", "tidy.json"]);
    assert_eq!(answer.code, 1);
    assert!(answer.err.contains("untidy.json: not in canonical form"), "{}", answer.err);
    assert_eq!(fs::read_to_string(folder.join("untidy.json")).unwrap(), untidy());
    assert_eq!(tool(&folder, &["fmt", "--check", "tidy.json"]).code, 0);
}

#[test]
fn fmt_leaves_alone_what_does_not_load_and_goes_on() {
    let folder = folder("fmt-broken");
    let broken = untidy().replace("\"6.2\"", "6.2");
    fs::write(folder.join("broken.json"), &broken).unwrap();
    fs::write(folder.join("untidy.json"), untidy()).unwrap();
    let answer = tool(&folder, &["fmt", "broken.json", "missing.json", "untidy.json"]);
    assert_eq!(answer.code, 2);
    assert!(
        answer.err.contains("broken.json: left unchanged, because it has errors\n  observations[0].value"),
        "{}",
        answer.err
    );
    assert!(answer.err.contains("missing.json cannot be read"), "{}", answer.err);
    assert_eq!(fs::read_to_string(folder.join("broken.json")).unwrap(), broken);
    assert_eq!(fs::read_to_string(folder.join("untidy.json")).unwrap(), tidy());
}

#[cfg(unix)]
#[test]
fn fmt_keeps_permissions_and_follows_links() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = folder("fmt-link");
    let (file, link) = (folder.join("file.json"), folder.join("link.json"));
    fs::write(&file, untidy()).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("file.json", &link).unwrap();
    assert_eq!(tool(&folder, &["fmt", "link.json"]).code, 0);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&file).unwrap(), tidy());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn the_tool_speaks_chinese_too() {
    let folder = folder("chinese");
    fs::write(folder.join("untidy.json"), untidy()).unwrap();
    let answer = tool(&folder, &["fmt", "--lang", "zh", "untidy.json"]);
    assert_eq!(answer.out, "✓ untidy.json：已改写为规范格式\n");
    let taken = tool(&folder, &["new", "--lang", "zh", "untidy.json"]);
    assert_eq!((taken.code, taken.err.as_str()), (2, "✗ untidy.json 已经存在，没有改动；请换一个文件名\n"));
}

#[test]
fn schema_prints_the_schema_that_is_published() {
    let answer = tool(&folder("schema"), &["schema"]);
    let published = include_str!("../public/data/bulletin.schema.json");
    assert_eq!((answer.code, answer.err.as_str()), (0, ""));
    assert!(answer.out == published);
}

#[test]
fn checking_a_folder_passes_over_the_schema_in_it() {
    let folder = folder("check-folder");
    fs::write(folder.join("bulletin.schema.json"), tool(&folder, &["schema"]).out).unwrap();
    let only = tool(&folder, &["check", "."]);
    assert_eq!(only.code, 2);
    assert!(only.err.contains("contains no data file"), "{}", only.err);
    fs::write(folder.join("county.json"), TEMPLATE).unwrap();
    let both = tool(&folder, &["check", "."]);
    assert_eq!(both.code, 0, "{}{}", both.out, both.err);
}
