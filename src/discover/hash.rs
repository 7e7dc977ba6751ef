//! The length and hash of a file, read piece by piece.

use std::io::{self, Read};

use crate::project::{Hashed, Tree};

/// The length of a file in bytes and its SHA-256 in lower-case hexadecimal. An error names the path.
pub fn hash(tree: &dyn Tree, path: &str) -> io::Result<(u64, String)> {
    let mut reader = Hashed::new(tree.open(path)?);
    let mut buffer = vec![0; 64 << 10];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return Ok(reader.finish()),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(io::Error::new(error.kind(), format!("`{path}`: {error}"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::project::Memory;

    #[test]
    fn hashes_are_those_of_the_standard() -> io::Result<()> {
        let long = "a".repeat(1_000_000).into_bytes();
        let tree = Memory(BTreeMap::from([("abc".to_owned(), b"abc".to_vec()), ("long".to_owned(), long)]));
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let million = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
        assert_eq!(hash(&tree, "abc")?, (3, abc.to_owned()));
        assert_eq!(hash(&tree, "long")?, (1_000_000, million.to_owned()));
        assert!(hash(&tree, "gone").is_err());
        Ok(())
    }
}
