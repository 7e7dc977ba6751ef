//! The command line: exit codes, levels and acceptances, the day of a run, `init`, `explain`, and the
//! promise that a failed build leaves the old site as it was.

mod support;

use std::fs::{self, File};

use clausebook::diagnostics::Code;
use support::{Book, DAY, Run, files};

/// A book about which nothing is found.
fn clean() -> Book {
    Book::new().settings(NO_FRAMEWORK).file("content/index.md", "# Handbook\n")
}

const NO_FRAMEWORK: &str = "[compliance]\nframeworks = []\n";

/// A document with one warning, a broken link, in line 3 from column 9 on.
const WARNING: &str = "# Handbook\n\nSee the [plan](plan.md).\n";

/// A document with one error, an unknown id.
const ERROR: &str = "# Handbook\n\nSee [[plan]].\n";

fn check(book: &Book, more: &[&str]) -> Run {
    book.run(["check", "--as-of", DAY].iter().chain(more))
}

fn build(book: &Book, more: &[&str]) -> Run {
    book.run(["build", "--as-of", DAY].iter().chain(more))
}

/// The code and the level of every finding.
fn levels(book: &Book) -> Vec<(String, String)> {
    let findings = check(book, &["--format", "json"]).json();
    let word = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let findings = findings.as_array().cloned().unwrap_or_default();
    findings.iter().map(|finding| (word(&finding["code"]), word(&finding["level"]))).collect()
}

/// The day the states of a site were computed for.
fn as_of(book: &Book) -> String {
    book.site().json("data/handbook.json")["as_of"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn zero_is_nothing_at_or_above_error() {
    assert_eq!(check(&clean(), &[]).ends(0).stdout, "0 errors, 0 warnings, 0 info\n");
    build(&clean(), &["--strict"]).ends(0);
    let warned = clean().file("content/index.md", WARNING);
    let run = check(&warned, &[]).ends(0);
    assert!(run.stdout.starts_with("warning[broken-link]: "), "{}", run.stdout);
    assert!(run.stdout.ends_with("\n0 errors, 1 warning, 0 info\n"), "{}", run.stdout);
    build(&warned, &[]).ends(0);
}

#[test]
fn one_is_findings() {
    check(&clean().file("content/index.md", ERROR), &[]).ends(1);
    let run = build(&clean().file("content/index.md", ERROR), &[]).ends(1);
    assert!(run.stderr.starts_with("error[unknown-id]: "), "{}", run.stderr);
    assert!(run.stderr.ends_with("Nothing was published: 1 error, 0 warnings, 0 info\n"), "{}", run.stderr);
    assert_eq!(run.stdout, "");
}

#[test]
fn strict_counts_warnings() {
    let warned = clean().file("content/index.md", WARNING);
    check(&warned, &["--strict"]).ends(1);
    build(&warned, &["--strict"]).ends(1);
    assert_eq!(warned.site().files(), Vec::<String>::new());
    let informed = clean().settings(&format!("{NO_FRAMEWORK}[check.rules]\nbroken-link = \"info\"\n"));
    check(&informed.file("content/index.md", WARNING), &["--strict"]).ends(0);
}

#[test]
fn two_is_usage_or_configuration() {
    let book = clean();
    for arguments in [
        &["publish"][..],
        &[],
        &["check", "--no-such-flag"],
        &["check", "--format", "xml"],
        &["check", "--as-of", "16.11.2026"],
        &["check", "--as-of", "2026-02-30"],
        &["explain", "no-such-code"],
        &["check", "nowhere"],
        &["build", "nowhere"],
        &["build", "--dest-dir", "."],
        &["build", "--dest-dir", "content"],
    ] {
        let run = book.run(arguments).ends(2);
        assert!(!run.stderr.is_empty() && run.stdout.is_empty(), "{arguments:?}: {run:?}");
    }
    check(&Book::new(), &[]).ends(2);
    check(&clean().settings("[compliance]\nframework = []\n"), &[]).ends(2);
    check(&clean().settings("[compliance\n"), &[]).ends(2);
    assert_eq!(files(book.root()), ["book.toml", "content/index.md"], "nothing was written");
}

#[test]
fn three_is_the_outside_world() {
    let book = clean().file("in-the-way", "a file\n");
    let run = build(&book, &["--dest-dir", "in-the-way/site"]).ends(3);
    assert!(run.stderr.starts_with("error: cannot read or write "), "{}", run.stderr);
    assert_eq!(files(book.root()), ["book.toml", "content/index.md", "in-the-way"]);
}

#[test]
fn four_is_a_limit() {
    let book = clean().settings(&format!("{NO_FRAMEWORK}[limits]\ntext-bytes = 5\n"));
    let run = check(&book, &[]).ends(4);
    assert!(run.stdout.starts_with("error[limit-exceeded]: "), "{}", run.stdout);
    build(&book, &[]).ends(4);
    let few = clean().settings(&format!("{NO_FRAMEWORK}[limits]\nfiles = 1\n")).file("content/plan.md", "# Plan\n");
    check(&few, &[]).ends(4);
}

#[test]
fn help_tells_commands_and_exit_codes() {
    let help = Book::new().run(["--help"]).ends(0).stdout;
    for word in ["init", "build", "check", "explain", "Exit codes: 0 ", "1 such", "2 usage", "3 the", "4 a limit"] {
        assert!(help.split_whitespace().collect::<Vec<_>>().join(" ").contains(word), "{word} is not in {help}");
    }
    let version = Book::new().run(["--version"]).ends(0).stdout;
    assert_eq!(version, format!("clausebook {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn json_is_a_list_of_findings_with_places() {
    let book = clean().file("content/index.md", WARNING);
    let findings = check(&book, &["--format", "json"]).ends(0).json();
    let expected = serde_json::json!([{
        "code": "broken-link",
        "level": "warning",
        "message": "the link `plan.md` leads to no file of this book",
        "subject": "plan.md",
        "file": "content/index.md",
        "line": 3,
        "column": 9,
        "end_line": 3,
        "end_column": 24,
        "help": ["correct the path: with `/` in front it begins at the content folder, else at the folder of this file"],
    }]);
    assert_eq!(findings, expected);
    assert_eq!(check(&clean(), &["--format", "json"]).stdout, "[]\n");
    assert_eq!(build(&book, &["--format", "json"]).ends(0).json(), expected);
    let failed = build(&book.file("content/index.md", ERROR), &["--format", "json"]).ends(1).json();
    assert_eq!((&failed[0]["code"], &failed[0]["line"]), (&"unknown-id".into(), &3.into()));
}

#[test]
fn every_finding_is_told_at_once() {
    let book = clean()
        .file("content/index.md", format!("{WARNING}\nSee [[nothing]] and [[nobody]].\n"))
        .file("content/plan-2.md", "---\nstatus: aproved\n---\n")
        .file("content/registers/roles.yaml", "roles:\n  - {id: a, titel: A}\n")
        .file("content/evidence/register.yaml", "evidence: [\n");
    let found: Vec<String> = levels(&book).into_iter().map(|(code, _)| code).collect();
    for (code, count) in
        [("unknown-id", 2), ("broken-link", 1), ("invalid-value", 1), ("unknown-key", 1), ("malformed-yaml", 1)]
    {
        assert_eq!(found.iter().filter(|found| *found == code).count(), count, "{code} among {found:?}");
    }
}

#[test]
fn settings_give_levels() {
    for (level, found, code) in [("off", None, 0), ("info", Some("info"), 0), ("error", Some("error"), 1)] {
        let book = clean().settings(&format!("{NO_FRAMEWORK}[check.rules]\nbroken-link = \"{level}\"\n"));
        let book = book.file("content/index.md", WARNING);
        let expected: Vec<_> = found.into_iter().map(|level| ("broken-link".to_owned(), level.to_owned())).collect();
        assert_eq!(levels(&book), expected);
        check(&book, &[]).ends(code);
    }
    let unknown = clean().settings(&format!("{NO_FRAMEWORK}[check.rules]\nbroken-links = \"off\"\n"));
    let run = check(&unknown, &[]).ends(2);
    assert!(run.stdout.contains("did you mean `broken-link`?"), "{}", run.stdout);
}

#[test]
fn a_finding_is_accepted_until_its_day() {
    let accept = |subject: &str, until: &str| {
        format!(
            "{NO_FRAMEWORK}[[check.accept]]\ncode = \"unknown-id\"\nsubject = \"{subject}\"\nreason = \"Follows.\"\nuntil = {until}\n"
        )
    };
    let accepted = clean().settings(&accept("plan", DAY)).file("content/index.md", ERROR);
    let run = check(&accepted, &[]).ends(0);
    assert!(run.stdout.starts_with("info[unknown-id]: "), "an accepted finding stays visible: {}", run.stdout);
    assert!(run.stdout.contains("accepted: Follows. (until 2026-11-16)"), "{}", run.stdout);
    assert_eq!(check(&accepted, &["--format", "json"]).json()[0]["accepted"], "Follows. (until 2026-11-16)");
    build(&accepted, &["--strict"]).ends(0);
    for settings in [accept("plan", "2026-11-15"), accept("plans", DAY)] {
        let run = check(&clean().settings(&settings).file("content/index.md", ERROR), &[]).ends(1);
        assert!(run.stdout.contains("warning[unused-acceptance]: "), "{}", run.stdout);
    }
    let itself = accept("plan", DAY).replace("unknown-id", "unused-acceptance");
    check(&clean().settings(&itself), &["--strict"]).ends(1);
}

#[test]
fn quiet_says_only_what_is_wrong() {
    let run = build(&clean(), &["--quiet"]).ends(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    assert_eq!(check(&clean(), &["--quiet"]).ends(0).stdout, "");
    let run = check(&clean().file("content/index.md", WARNING), &["--quiet"]).ends(0);
    assert!(run.stdout.starts_with("warning[broken-link]: ") && !run.stdout.contains("0 errors"), "{}", run.stdout);
}

#[test]
fn colours_are_for_terminals_or_on_request() {
    let book = clean().file("content/index.md", WARNING);
    assert!(!check(&book, &[]).stdout.contains('\x1b'));
    assert!(check(&book, &["--color", "always"]).stdout.contains('\x1b'));
    assert!(!check(&book, &["--color", "never"]).stdout.contains('\x1b'));
}

#[test]
fn explain_prints_the_page_of_a_code() {
    let book = Book::new();
    for code in Code::ALL {
        assert_eq!(book.run(["explain", code.name()]).ends(0).stdout, code.page());
    }
    let list = book.run(["explain"]).ends(0).stdout;
    let told: Vec<Vec<&str>> = list.lines().map(|line| line.split_whitespace().collect()).collect();
    let codes: Vec<Vec<&str>> = Code::ALL.iter().map(|code| vec![code.name(), code.default_level().name()]).collect();
    assert_eq!(told, codes);
    let unknown = book.run(["explain", "unknown-requirment"]).ends(2);
    assert!(unknown.stderr.contains("did you mean `unknown-requirement`?"), "{}", unknown.stderr);
}

#[test]
fn what_init_writes_builds_without_errors() {
    for arguments in [&["--minimal"][..], &[]] {
        let book = Book::init(arguments.iter().copied());
        let run = book.run(["build"]).ends(0);
        assert!(run.stdout.contains("Findings   0 errors, "), "{}", run.stdout);
        assert!(book.site().has("index.html"));
    }
}

#[test]
fn init_writes_the_handbook_of_the_repository() {
    let book = Book::init([]);
    let own = |path: &str| fs::read(support::repository(path)).ok();
    let written = files(book.root());
    assert!(written.len() > 1);
    for path in &written {
        assert_eq!(fs::read(book.path(path)).ok(), own(path), "{path}");
    }
    let content: Vec<String> =
        files(&support::repository("content")).iter().map(|path| format!("content/{path}")).collect();
    assert_eq!(written, ["book.toml".to_owned()].into_iter().chain(content).collect::<Vec<_>>());
}

#[test]
fn init_overwrites_only_when_forced() {
    let book = Book::new().file("content/index.md", "ours\n");
    let run = book.run(["init", "--minimal"]).ends(2);
    assert!(run.stderr.contains("is there already; nothing was written"), "{}", run.stderr);
    assert_eq!(files(book.root()), ["content/index.md"]);
    assert_eq!(fs::read(book.path("content/index.md")).ok(), Some(b"ours\n".to_vec()));
    let book = book.file("content/other.md", "ours\n");
    book.run(["init", "--minimal", "--force"]).ends(0);
    assert_ne!(fs::read(book.path("content/index.md")).ok(), Some(b"ours\n".to_vec()));
    assert_eq!(fs::read(book.path("content/other.md")).ok(), Some(b"ours\n".to_vec()));
    book.run(["init", "--minimal", "new/folder"]).ends(0);
    assert!(book.path("new/folder/book.toml").is_file());
}

#[test]
fn the_site_goes_where_it_is_asked_to() {
    let book = clean().settings(&format!("{NO_FRAMEWORK}[build]\nbuild-dir = \"public\"\n"));
    build(&book, &[]).ends(0);
    assert!(book.site_in("public").has("index.html") && !book.site().has("index.html"));
    build(&book, &["-d", "elsewhere"]).ends(0);
    assert_eq!(book.site_in("elsewhere").snapshot(), book.site_in("public").snapshot());
    let outside = Book::new();
    let run = outside.run(["build".as_ref(), book.root().as_os_str(), "-d".as_ref(), "site".as_ref()]).ends(0);
    assert!(
        outside.site_in("site").has("index.html"),
        "a flag may lead outside, and is read from here: {}",
        run.stdout
    );
}

#[test]
fn the_day_is_asked_for_or_set_or_in_the_environment() {
    let epoch = |book: Book| book.env("SOURCE_DATE_EPOCH", "951782400").env("TZ", "Pacific/Kiritimati");
    let set = || epoch(clean().settings(&format!("{NO_FRAMEWORK}as-of = 2024-05-06\n")));
    let asked = set();
    build(&asked, &[]).ends(0);
    assert_eq!(as_of(&asked), DAY);
    let settings = set();
    settings.run(["build"]).ends(0);
    assert_eq!(as_of(&settings), "2024-05-06");
    let environment = epoch(clean());
    environment.run(["build"]).ends(0);
    assert_eq!(as_of(&environment), "2000-02-29");
    let today = || jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
    let clock = clean();
    let before = today();
    clock.run(["build"]).ends(0);
    assert!([before, today()].contains(&as_of(&clock)));
}

#[test]
fn the_same_inputs_give_the_same_bytes() {
    let one = Book::init(["--minimal"]).env("SOURCE_DATE_EPOCH", "1794787200").env("TZ", "Pacific/Kiritimati");
    let two = Book::init(["--minimal"]).env("SOURCE_DATE_EPOCH", "1794787200").env("TZ", "Pacific/Pago_Pago");
    let two = two.env("LC_ALL", "tr_TR.UTF-8").env("RAYON_NUM_THREADS", "1");
    one.run(["build"]).ends(0);
    two.run(["build"]).ends(0);
    assert!(one.site().files().len() > 200);
    for ((url, first), (other, second)) in one.site().snapshot().into_iter().zip(two.site().snapshot()) {
        assert_eq!(url, other);
        assert!(first == second, "{url} differs");
    }
    assert_eq!(one.site().files(), two.site().files());
    let before = one.site().snapshot();
    one.run(["build"]).ends(0);
    assert!(one.site().snapshot() == before, "a second build over the first");
}

#[test]
fn a_build_that_fails_leaves_the_old_site() {
    let book = clean();
    build(&book, &[]).ends(0);
    let before = book.site().snapshot();
    let there = fs::read_dir(book.root()).map(Iterator::count).ok();
    let book = book.file("content/index.md", ERROR);
    build(&book, &[]).ends(1);
    assert!(book.site().snapshot() == before, "after an error");
    let theme = format!("{NO_FRAMEWORK}[output.html]\ntheme = \"own\"\n");
    let book = book.file("content/index.md", "# New\n").settings(&theme);
    let book = book.file("themes/own/templates/document.html", "{{ no.such.value }}");
    let book = book.file("content/plan.md", "# Plan\n");
    let run = build(&book, &[]).ends(1);
    assert!(run.stderr.starts_with("error[theme-error]: "), "{}", run.stderr);
    assert!(book.site().snapshot() == before, "after a fault of the theme");
    assert_eq!(
        fs::read_dir(book.root()).map(Iterator::count).ok(),
        there.map(|count| count + 1),
        "only `themes` is new"
    );
    let book = book.without("themes/own/templates/document.html");
    build(&book, &[]).ends(0);
    assert!(book.site().has("plan.html"));
}

#[test]
fn a_folder_that_is_not_ours_is_not_replaced() {
    let book = clean().file("book/holiday.txt", "photographs\n");
    let run = build(&book, &[]).ends(2);
    assert!(run.stderr.contains("= help: "), "{}", run.stderr);
    assert_eq!(files(&book.path("book")), ["holiday.txt"]);
    let book = clean();
    build(&book, &[]).ends(0);
    let book = book.file("book/holiday.txt", "photographs\n");
    build(&book, &[]).ends(2);
    assert!(book.site().has("holiday.txt") && book.site().has("index.html"));
}

#[test]
fn a_second_build_at_the_same_time_is_refused() -> Result<(), Box<dyn std::error::Error>> {
    let book = clean();
    build(&book, &[]).ends(0);
    let before = book.site().snapshot();
    let lock = File::create(book.path(".book.lock"))?;
    lock.try_lock()?;
    let book = book.file("content/index.md", "# New\n");
    let run = build(&book, &[]).ends(3);
    assert!(run.stderr.starts_with("error: "), "{}", run.stderr);
    assert!(book.site().snapshot() == before);
    drop(lock);
    build(&book, &[]).ends(0);
    assert!(book.site().text("index.html").contains("New"));
    Ok(())
}

#[test]
fn builds_at_once_leave_one_whole_site() {
    let alone = Book::init(["--minimal"]);
    build(&alone, &[]).ends(0);
    let book = Book::init(["--minimal"]);
    let running: Vec<_> = (0..4).map(|_| book.start(["build", "--as-of", DAY])).collect();
    let codes: Vec<i32> = running.into_iter().map(|child| Run::of(child).code).collect();
    assert!(codes.contains(&0) && codes.iter().all(|code| [0, 3].contains(code)), "{codes:?}");
    assert!(book.site().snapshot() == alone.site().snapshot());
}
