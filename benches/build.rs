//! How long a handbook takes, and how much memory: `cargo bench`, or `cargo bench -- 1000 --keep`.
//!
//! Steps: a handbook of so many documents is written to a file system in memory, where there is one ·
//! the program is run on it several times as a whole process, `check` alone and `build` · its output
//! is copied with `cp -r`, which is the least anything that writes such a site could take · the sizes
//! are compared. Nothing here is asserted but that every run succeeds. Without `--bench`, as from
//! `cargo test --benches`, one small handbook is built once.

#![allow(clippy::expect_used, clippy::print_stdout, clippy::print_stderr, reason = "a program of its own")]
#![allow(unreachable_pub, reason = "modules of one program")]

#[path = "build/code.rs"]
mod code;
#[path = "build/corpus.rs"]
mod corpus;
#[path = "build/document.rs"]
mod document;
#[path = "build/measure.rs"]
mod measure;
#[path = "build/rng.rs"]
mod rng;
#[path = "build/words.rs"]
mod words;

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use tempfile::TempDir;

use corpus::Corpus;
use measure::{Run, median, run};

/// Documents of the handbooks that are measured.
const SIZES: &[usize] = &[1_000, 10_000];
/// Documents of the handbook that only shows that all this works.
const SMOKE: usize = 20;
/// Runs of each measurement; the first warms the file cache and is not counted.
const RUNS: usize = 5;
/// What the handbook of one document, its site and two copies of it take, in bytes.
const ROOM: u64 = 300 << 10;

/// What was asked for.
struct Request {
    sizes: Vec<usize>,
    runs: usize,
    keep: bool,
}

/// What one size took.
struct Figures {
    documents: usize,
    build: f64,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match request(&arguments).and_then(|request| all(&request).map_err(|error| error.to_string())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Reads the arguments. Cargo adds `--bench` when it measures, and nothing when it tests.
fn request(arguments: &[String]) -> Result<Request, String> {
    if !arguments.iter().any(|argument| argument == "--bench") {
        return Ok(Request { sizes: vec![SMOKE], runs: 1, keep: false });
    }
    let mut request = Request { sizes: Vec::new(), runs: RUNS, keep: false };
    for argument in arguments {
        match argument.as_str() {
            "--bench" => {}
            "--keep" => request.keep = true,
            number => match number.parse() {
                Ok(documents) if documents > 0 => request.sizes.push(documents),
                _ => {
                    return Err(format!("`{number}` is no number of documents; usage: cargo bench -- [N]... [--keep]"));
                }
            },
        }
    }
    if request.sizes.is_empty() {
        request.sizes = SIZES.to_vec();
    }
    Ok(request)
}

fn all(request: &Request) -> io::Result<()> {
    let mut figures = Vec::new();
    for documents in &request.sizes {
        figures.push(size(*documents, request)?);
    }
    for pair in figures.windows(2) {
        let (growth, documents) = (pair[1].build / pair[0].build, pair[1].documents as f64 / pair[0].documents as f64);
        println!(
            "time({}) / time({}): {growth:.2} for {documents:.2} times the documents",
            pair[1].documents, pair[0].documents
        );
    }
    Ok(())
}

/// Measures one size.
fn size(documents: usize, request: &Request) -> io::Result<Figures> {
    let folder = place(documents)?;
    let root = folder.path().join("handbook");
    fs::create_dir(&root)?;
    let corpus = Corpus::new(documents).write(&root)?;
    println!(
        "{documents} documents, {:.1} KB of Markdown each; {} items of evidence, {} roles; in {}",
        corpus.markdown as f64 / 1e3 / documents as f64,
        corpus.items,
        corpus.roles,
        folder.path().display(),
    );
    let (output, copy) = (root.join("book"), folder.path().join("copy"));
    let program = |verb: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_clausebook"));
        command.args([verb, "--quiet"]).arg(&root);
        command
    };
    let check = several(request.runs, || run(&mut program("check")))?;
    let build = several(request.runs, || {
        removed(&output)?;
        run(&mut program("build"))
    })?;
    let again = run(&mut program("build"))?;
    let copied = several(request.runs, || {
        removed(&copy)?;
        run(Command::new("cp").arg("-r").arg(&output).arg(&copy))
    });
    print(&check, "check");
    let seconds = print(&build, "build");
    println!("  {:22} {:8.3} s", "build over a site", again.seconds);
    let (pages, files, bytes) = measured(&output)?;
    println!(
        "  {pages} pages, {:.0} pages per second; {files} files, {:.1} MB",
        pages as f64 / seconds,
        bytes as f64 / 1e6
    );
    match copied {
        Ok(copied) => println!("  build / cp -r of its output: {:.2}", seconds / print(&copied, "cp -r")),
        Err(error) => println!("  not compared with cp -r: {error}"),
    }
    if request.keep {
        println!("  kept in {}", folder.keep().display());
    }
    Ok(Figures { documents, build: seconds })
}

/// A folder in memory when there is one with room enough, else one for temporary files.
fn place(documents: usize) -> io::Result<TempDir> {
    let memory = Path::new("/dev/shm");
    let needed = documents as u64 * ROOM;
    match room(memory) {
        Some(free) if free > needed => tempfile::Builder::new().prefix("clausebook-bench-").tempdir_in(memory),
        _ => {
            println!("no file system in memory with {} MB free: the figures are those of a disk", needed / 1_000_000);
            tempfile::Builder::new().prefix("clausebook-bench-").tempdir()
        }
    }
}

/// Free bytes of a file system, where that can be known.
#[cfg(target_os = "linux")]
fn room(folder: &Path) -> Option<u64> {
    let found = rustix::fs::statvfs(folder).ok()?;
    Some(found.f_bavail * found.f_frsize)
}

#[cfg(not(target_os = "linux"))]
fn room(_: &Path) -> Option<u64> {
    None
}

/// Runs a measurement several times after one that is not counted.
fn several(runs: usize, mut once: impl FnMut() -> io::Result<Run>) -> io::Result<Vec<Run>> {
    if runs > 1 {
        once()?;
    }
    (0..runs).map(|_| once()).collect()
}

/// Prints what some runs took and returns the median of their seconds.
fn print(runs: &[Run], what: &str) -> f64 {
    let seconds: Vec<f64> = runs.iter().map(|run| run.seconds).collect();
    let least = seconds.iter().copied().fold(f64::INFINITY, f64::min);
    let middle = median(seconds);
    let cpu: Option<Vec<f64>> = runs.iter().map(|run| run.cpu).collect();
    let cpu = cpu.map_or_else(|| "CPU unknown".to_owned(), |cpu| format!("CPU {:.3} s", median(cpu)));
    let peak = runs.iter().filter_map(|run| run.peak).max();
    let peak =
        peak.map_or_else(|| "memory unknown".to_owned(), |peak| format!("peak {:.1} MiB", peak as f64 / 1_048_576.0));
    println!("  {what:22} {least:8.3} s least, {middle:.3} s median of {}; {cpu}; {peak}", runs.len());
    middle
}

fn removed(folder: &PathBuf) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Pages, files and bytes below a folder.
fn measured(folder: &Path) -> io::Result<(usize, usize, u64)> {
    let (mut pages, mut files, mut bytes) = (0, 0, 0);
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry?;
        if entry.file_type().is_file() {
            pages += usize::from(entry.path().extension().is_some_and(|ending| ending == "html"));
            files += 1;
            bytes += entry.metadata()?.len();
        }
    }
    Ok((pages, files, bytes))
}
