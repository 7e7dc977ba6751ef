//! Programs and files of others that some tests need; `tests/run` installs them.

use std::env;
use std::path::PathBuf;

/// Where one is: named by a variable of the environment, or found on the path. Where every check has to run it
/// must be there; elsewhere its absence is said.
pub(crate) fn tool(variable: &str, name: &str) -> Option<PathBuf> {
    let found = env::var_os(variable).map(PathBuf::from).or_else(|| {
        let paths = env::var_os("PATH")?;
        env::split_paths(&paths).map(|folder| folder.join(name)).find(|path| path.is_file())
    });
    let has_to = cfg!(target_os = "linux") && env::var_os("CI").is_some();
    assert!(found.is_some() || !has_to, "{name} is missing; tests/run installs it");
    if found.is_none() {
        eprintln!("SKIPPED: {name} is not installed; tests/run installs it");
    }
    found
}
