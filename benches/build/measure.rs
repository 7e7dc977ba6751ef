//! Runs a program as a whole process and tells what it took.

use std::fs;
use std::io;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Clock ticks of `/proc` in a second; Linux promises a hundred.
const TICKS: f64 = 100.0;
/// How often memory is looked at. The kernel keeps the peak, so only the last moment can be missed.
const LOOK: Duration = Duration::from_millis(3);

/// What one run took. CPU and memory are known on Linux only.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// Seconds from start to end.
    pub seconds: f64,
    /// CPU seconds of all threads, the system's share included.
    pub cpu: Option<f64>,
    /// Most memory held at once, in bytes.
    pub peak: Option<u64>,
}

/// Runs a command, which has to succeed, with nothing to read and its output thrown away.
pub fn run(command: &mut Command) -> io::Result<Run> {
    command.stdin(Stdio::null()).stdout(Stdio::null());
    let before = cpu_of_children();
    let started = Instant::now();
    let mut child = command.spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let over = AtomicBool::new(false);
    let (exit, seconds, peak) = thread::scope(|scope| {
        let watcher = scope.spawn(|| watch(&status, &over));
        let exit = child.wait();
        let seconds = started.elapsed().as_secs_f64();
        over.store(true, Ordering::Relaxed);
        (exit, seconds, watcher.join().ok().flatten())
    });
    let exit = exit?;
    if !exit.success() {
        return Err(io::Error::other(format!("{command:?} ended with {exit}")));
    }
    let cpu = cpu_of_children().zip(before).map(|(after, before)| after - before);
    Ok(Run { seconds, cpu, peak })
}

/// Looks at the peak of a process until it is over.
fn watch(status: &str, over: &AtomicBool) -> Option<u64> {
    let mut peak = None;
    while !over.load(Ordering::Relaxed) {
        let now = fs::read_to_string(status).ok().and_then(|text| kibibytes(&text, "VmHWM:"));
        peak = peak.max(now.map(|kibibytes| kibibytes << 10));
        thread::sleep(LOOK);
    }
    peak
}

fn kibibytes(text: &str, key: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(key))?;
    line.split_whitespace().next()?.parse().ok()
}

/// CPU seconds of all children that have ended.
fn cpu_of_children() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name may hold anything; what follows its last bracket does not.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<f64>().ok();
    Some((ticks(13)? + ticks(14)?) / TICKS)
}

/// The middle of a list of numbers that is not empty.
pub fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    if numbers.len() % 2 == 1 { numbers[middle] } else { (numbers[middle - 1] + numbers[middle]) / 2.0 }
}
