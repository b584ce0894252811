//! Messages on a pipe: frames of a length and a body.

use std::io::{self, Read, Write};

use serde::{Serialize, de::DeserializeOwned};

/// The largest frame, in bytes: a case of 16 MiB and an output of 64 MiB fit.
const FRAME_BYTES_MAX: u32 = 256 << 20;

/// Writes one frame.
///
/// # Errors
///
/// When the message is too large, or the pipe is broken.
pub fn send<T: Serialize>(mut to: impl Write, message: &T) -> io::Result<()> {
    const HEAD: usize = 4;
    let mut frame = postcard::to_extend(message, vec![0; HEAD]).map_err(io::Error::other)?;
    let length = u32::try_from(frame.len() - HEAD)
        .ok()
        .filter(|length| *length <= FRAME_BYTES_MAX);
    let length = length.ok_or_else(|| io::Error::other("a message is too large"))?;
    frame[..HEAD].copy_from_slice(&length.to_le_bytes());
    // One write: the other side wakes up once.
    to.write_all(&frame)?;
    to.flush()
}

/// Reads one frame; `None` at a clean end of the stream.
///
/// # Errors
///
/// When the stream ends within a frame, or holds something else.
pub fn receive<T: DeserializeOwned>(mut from: impl Read) -> io::Result<Option<T>> {
    let mut length = [0; 4];
    match from.read(&mut length[..1])? {
        0 => return Ok(None),
        _ => from.read_exact(&mut length[1..])?,
    }
    let length = u32::from_le_bytes(length);
    if length > FRAME_BYTES_MAX {
        return Err(io::Error::other("a message is too large"));
    }
    let body = receive_bytes(from, u64::from(length))?;
    postcard::from_bytes(&body)
        .map(Some)
        .map_err(io::Error::other)
}

/// Reads so many bytes that follow a frame. No more memory is taken than bytes have come.
///
/// # Errors
///
/// When the stream ends before them.
pub fn receive_bytes(from: impl Read, length: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length {
        Ok(bytes)
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}
