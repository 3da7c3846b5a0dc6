//! Many pieces → one number that stands for all of them.

use sha2::{Digest as _, Sha256};

/// Takes in pieces, each with its length, so that none can pass for another.
pub(crate) struct Digest(Sha256);

impl Digest {
    /// Of nothing yet.
    pub fn new() -> Self {
        Self(Sha256::new())
    }

    /// Takes in one more piece.
    pub fn add(mut self, piece: impl AsRef<[u8]>) -> Self {
        let piece = piece.as_ref();
        self.0.update((piece.len() as u64).to_le_bytes());
        self.0.update(piece);
        self
    }

    /// The digest in hexadecimal digits.
    pub fn finish(self) -> String {
        let bytes = self.0.finalize();
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The first 64 bits of the digest.
    pub fn number(self) -> u64 {
        let bytes: [u8; 32] = self.0.finalize().into();
        bytes[..8]
            .iter()
            .fold(0, |number, byte| number << 8 | u64::from(*byte))
    }
}

#[cfg(test)]
mod tests {
    use super::Digest;

    #[test]
    fn pieces_do_not_run_together() {
        let one = Digest::new().add("ab").add("c").finish();
        assert_ne!(one, Digest::new().add("a").add("bc").finish());
        assert_eq!(one, Digest::new().add("ab").add("c").finish());
    }

    #[test]
    fn the_number_is_the_beginning_of_the_digits() {
        let digest = || Digest::new().add("a");
        assert!(
            digest()
                .finish()
                .starts_with(&format!("{:016x}", digest().number()))
        );
    }
}
