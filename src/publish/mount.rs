//! Whether the output is a mount point, which no rename can move.

use std::path::Path;

use super::PublishError;
use super::target::Target;

/// Refuses an output that is a mount point, before anything is built for it.
pub(super) fn refuse(target: &Target) -> Result<(), PublishError> {
    if is_mount(target.output(), target.parent()) {
        let why = "it is a mount point".to_owned();
        return Err(PublishError::NotSwappable { path: target.output().to_owned(), why });
    }
    Ok(())
}

#[cfg(target_os = "linux")]
fn is_mount(output: &Path, parent: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    match statx(CWD, output, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty()) {
        Ok(found) if found.stx_attributes_mask.contains(StatxAttributes::MOUNT_ROOT) => {
            found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT)
        }
        _ => other_device(output, parent),
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
fn is_mount(output: &Path, parent: &Path) -> bool {
    other_device(output, parent)
}

#[cfg(not(unix))]
fn is_mount(_output: &Path, _parent: &Path) -> bool {
    false
}

#[cfg(unix)]
fn other_device(output: &Path, parent: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (output.symlink_metadata(), parent.symlink_metadata()) {
        (Ok(output), Ok(parent)) => output.dev() != parent.dev(),
        _ => false,
    }
}
