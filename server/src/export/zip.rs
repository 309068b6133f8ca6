//! A ZIP archive with files as they are, uncompressed: enough to hand over several tables at once, in the shape of PKWARE's
//! APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16. The transport compresses.

/// Version 2.0, the oldest that every reader knows; names are UTF-8 (bit 11); the first day of the format's calendar.
const VERSION: u16 = 20;
const UTF8: u16 = 1 << 11;
const FIRST_DAY: u16 = (1 << 5) | 1;

/// Files so far. Sizes stay under 4 GiB: a diary's tables are some megabytes.
#[derive(Default)]
pub(super) struct Archive {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    files: u16,
}

/// CRC-32 as ZIP wants it (polynomial 0xEDB88320, reflected).
fn crc32(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = table();
    !bytes.iter().fold(!0, |crc, byte| {
        let at = usize::from(crc.to_le_bytes()[0] ^ byte);
        (crc >> 8) ^ TABLE.get(at).copied().unwrap_or_default()
    })
}

#[expect(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "0 to 255, counted when it is compiled")]
const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut n = 0;
    while n < 256 {
        let mut crc = n as u32;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
            bit += 1;
        }
        table[n] = crc;
        n += 1;
    }
    table
}

fn size(bytes: usize) -> [u8; 4] {
    u32::try_from(bytes).unwrap_or(u32::MAX).to_le_bytes()
}

fn short(bytes: usize) -> [u8; 2] {
    u16::try_from(bytes).unwrap_or(u16::MAX).to_le_bytes()
}

impl Archive {
    /// One more file.
    pub(super) fn add(&mut self, name: &str, content: &[u8]) {
        let offset = size(self.bytes.len());
        let mut common = Vec::with_capacity(26);
        for number in [VERSION, UTF8, 0, 0, FIRST_DAY] {
            common.extend(number.to_le_bytes());
        }
        common.extend(crc32(content).to_le_bytes());
        common.extend(size(content.len()));
        common.extend(size(content.len()));
        common.extend(short(name.len()));
        common.extend([0, 0]);
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&common);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(content);
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&common);
        // No comment, first disk, no attributes.
        self.directory.extend([0; 10]);
        self.directory.extend(offset);
        self.directory.extend(name.as_bytes());
        self.files += 1;
    }

    /// The whole.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let offset = size(self.bytes.len());
        self.bytes.extend(&self.directory);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend(self.files.to_le_bytes());
        self.bytes.extend(self.files.to_le_bytes());
        self.bytes.extend(size(self.directory.len()));
        self.bytes.extend(offset);
        self.bytes.extend([0, 0]);
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_is_the_published_one() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(crc32(b""), 0);
    }
}
