//! The files of the cache: opened without following a link, and used only where nobody
//! else can have written them.

use std::fs::{self, DirBuilder, File, Metadata, OpenOptions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::Path;

use rustix::fs::OFlags;

/// Opens a plain file of ours to be read; `None` where it is a link, a pipe, a folder, or can
/// be written by others.
///
/// # Errors
///
/// When nothing is there, or it cannot be read.
pub(super) fn open(path: &Path) -> io::Result<Option<(File, Metadata)>> {
    open_with(OpenOptions::new().read(true), path)
}

/// Opens a plain file of ours to be read and appended to; what else is there is put away,
/// and what is not there is made.
///
/// # Errors
///
/// When that cannot be done.
pub(super) fn open_to_append(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).append(true).mode(0o600);
    let opened = match open_with(options.clone().create(true), path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            make_folder(path.parent().unwrap_or(path))?;
            open_with(options.clone().create(true), path)?
        }
        opened => opened?,
    };
    if let Some((file, _)) = opened {
        return Ok(file);
    }
    fs::remove_file(path)?;
    let opened = open_with(options.create_new(true), path)?;
    let (file, _) = opened.ok_or(io::ErrorKind::AlreadyExists)?;
    Ok(file)
}

/// Makes a folder that nobody but its owner can enter, and those above it.
///
/// # Errors
///
/// When it cannot be made.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Whether it belongs to this user, and nobody else can write it.
pub(super) fn is_ours(about: &Metadata) -> bool {
    about.uid() == rustix::process::geteuid().as_raw() && about.mode() & 0o022 == 0
}

/// Opens without following a link, and without waiting for a pipe.
fn open_with(options: &mut OpenOptions, path: &Path) -> io::Result<Option<(File, Metadata)>> {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    let file = match options.custom_flags(flags.bits() as i32).open(path) {
        // A link leads elsewhere, and a socket is no file.
        Err(error) if matches!(error.raw_os_error(), Some(libc::ELOOP | libc::ENXIO)) => {
            return Ok(None);
        }
        opened => opened?,
    };
    let about = file.metadata()?;
    Ok((about.is_file() && is_ours(&about)).then_some((file, about)))
}
