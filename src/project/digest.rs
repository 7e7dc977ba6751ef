//! Hashes what is read on its way.

use std::fmt::Write;
use std::io::{self, Read};

use sha2::{Digest, Sha256};

/// A reader that counts and hashes the bytes that pass.
pub struct Hashed<R> {
    inner: R,
    hasher: Sha256,
    length: u64,
}

impl<R: Read> Hashed<R> {
    /// Nothing has passed yet.
    pub fn new(inner: R) -> Self {
        Self { inner, hasher: Sha256::new(), length: 0 }
    }

    /// How many bytes have passed, and their SHA-256 in lower-case hexadecimal.
    pub fn finish(self) -> (u64, String) {
        let mut text = String::with_capacity(64);
        for byte in self.hasher.finalize() {
            // Writing to a string does not fail.
            let _ = write!(text, "{byte:02x}");
        }
        (self.length, text)
    }
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.hasher.update(&buffer[..read]);
        self.length += read as u64;
        Ok(read)
    }
}
