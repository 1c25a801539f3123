//! A file as chunks of whole lines, each as much as one reading gives: a file is read in large pieces, and of a pipe
//! that trickles a line is handed out as soon as it is there.

use std::io::{self, Read};

/// A line longer than this is no text that somebody wrote: only its beginning is kept.
pub(crate) const LONGEST: usize = 16 << 20;

/// So many bytes are asked for at once.
const TOGETHER: usize = 128 << 10;

/// One line, without its break and without a byte order mark at the start of the file.
pub(crate) struct Line<'a> {
    /// Its number, from 1.
    pub(crate) number: usize,
    pub(crate) bytes: &'a [u8],
}

/// Whole lines that were read together.
pub(super) struct Chunk {
    /// The number of the first line.
    first: usize,
    bytes: Vec<u8>,
}

impl Chunk {
    /// How long it is.
    pub(super) fn bytes(&self) -> usize {
        self.bytes.len()
    }

    /// Its lines that are not blank.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let lines = Lines { rest: Some(&self.bytes) }.zip(self.first..);
        let lines = lines.map(|(bytes, number)| {
            let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
            let mark: &[u8] = if number == 1 { b"\xef\xbb\xbf" } else { b"" };
            Line { number, bytes: bytes.strip_prefix(mark).unwrap_or(bytes) }
        });
        lines.filter(|line| !line.bytes.iter().all(u8::is_ascii_whitespace))
    }
}

/// Lines without their breaks; what stands behind the last break is one too.
struct Lines<'a> {
    rest: Option<&'a [u8]>,
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a [u8];

    fn next(&mut self) -> Option<&'a [u8]> {
        let rest = self.rest.take()?;
        let Some(at) = next_break(rest) else { return Some(rest) };
        self.rest = rest.get(at + 1..);
        rest.get(..at)
    }
}

/// Where the first line break stands.
fn next_break(bytes: &[u8]) -> Option<usize> {
    /// So many bytes are looked at together: a loop of fixed length without a way out takes them in one step.
    const AT_ONCE: usize = 32;
    let (together, _) = bytes.as_chunks::<AT_ONCE>();
    let has_none = |bytes: &&[u8; AT_ONCE]| !bytes.iter().fold(false, |any, byte| any | (*byte == b'\n'));
    let passed = together.iter().take_while(has_none).count() * AT_ONCE;
    let at = bytes.get(passed..)?.iter().position(|byte| *byte == b'\n')?;
    Some(passed + at)
}

/// Chunks on their way out of a file.
pub(super) struct Chunks<R> {
    input: R,
    /// What one reading gives, before it is put behind what is there.
    new: Vec<u8>,
    /// The beginning of a line whose end is still to be read.
    begun: Vec<u8>,
    /// The number of the line that is read next.
    number: usize,
    is_at_end: bool,
}

impl<R: Read> Chunks<R> {
    pub(super) fn new(input: R) -> Chunks<R> {
        Chunks { input, new: vec![0; TOGETHER], begun: Vec::new(), number: 1, is_at_end: false }
    }

    /// Lines up to the end of the last one that is whole.
    fn read(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = std::mem::take(&mut self.begun);
        loop {
            let from = bytes.len();
            if !self.more(&mut bytes)? {
                return Ok(bytes);
            }
            if let Some(end) = bytes.get(from..).and_then(|new| new.iter().rposition(|byte| *byte == b'\n')) {
                self.begun = bytes.split_off(from + end + 1);
                return Ok(bytes);
            }
            if bytes.len() > LONGEST {
                bytes.truncate(LONGEST + 1);
                self.pass_over()?;
                bytes.push(b'\n');
                return Ok(bytes);
            }
        }
    }

    /// Reads on to the end of a line, and keeps what comes after it.
    fn pass_over(&mut self) -> io::Result<()> {
        let mut passed = Vec::new();
        while self.more(&mut passed)? {
            if let Some(end) = passed.iter().position(|byte| *byte == b'\n') {
                self.begun = passed.split_off(end + 1);
                return Ok(());
            }
            passed.clear();
        }
        Ok(())
    }

    /// Appends what one reading gives; `false` at the end.
    fn more(&mut self, bytes: &mut Vec<u8>) -> io::Result<bool> {
        let read = loop {
            match self.input.read(&mut self.new) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        let new = read.as_ref().ok().and_then(|read| self.new.get(..*read));
        bytes.extend_from_slice(new.unwrap_or_default());
        self.is_at_end = !read.as_ref().is_ok_and(|read| *read > 0);
        read.map(|read| read > 0)
    }
}

impl<R: Read> Iterator for Chunks<R> {
    type Item = io::Result<Chunk>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_at_end {
            return None;
        }
        let bytes = match self.read() {
            Ok(bytes) if bytes.is_empty() => return None,
            Ok(bytes) => bytes,
            Err(error) => return Some(Err(error)),
        };
        let first = self.number;
        self.number += Lines { rest: Some(&bytes) }.count() - 1;
        Some(Ok(Chunk { first, bytes }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A pipe that gives so much at once.
    struct Trickle<'a> {
        rest: &'a [u8],
        at_once: usize,
    }

    impl Read for Trickle<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let (now, later) = self.rest.split_at(self.rest.len().min(self.at_once).min(buffer.len()));
            buffer[..now.len()].copy_from_slice(now);
            self.rest = later;
            Ok(now.len())
        }
    }

    fn lines(text: &[u8], at_once: usize) -> Vec<(usize, String)> {
        let chunks: io::Result<Vec<Chunk>> = Chunks::new(Trickle { rest: text, at_once }).collect();
        let chunks = chunks.expect("memory can be read");
        let shown = |line: Line<'_>| (line.number, String::from_utf8_lossy(line.bytes).into_owned());
        chunks.iter().flat_map(|chunk| chunk.lines().map(shown).collect::<Vec<_>>()).collect()
    }

    #[test]
    fn lines_come_out_whole_however_they_come_in() {
        let text = "\u{feff}one\r\n\n \t\r\ntwo\u{e9}\n\u{feff}three".as_bytes();
        let expected = [(1, "one"), (4, "two\u{e9}"), (5, "\u{feff}three")];
        for at_once in [1, 2, 3, 7, 1000] {
            assert_eq!(lines(text, at_once), expected.map(|(at, line)| (at, line.to_owned())), "{at_once}");
        }
        assert_eq!(lines(b"", 1), []);
        assert_eq!(lines(b"\n\n", 1), []);
    }

    #[test]
    fn of_a_line_without_end_the_beginning_is_kept_and_the_next_line_is_whole() {
        let mut text = b"one\n".to_vec();
        text.resize(text.len() + LONGEST + 3 * TOGETHER, b'x');
        text.extend(b"\ntwo\nthree");
        let read = lines(&text, usize::MAX);
        let lengths: Vec<(usize, usize)> = read.iter().map(|(at, line)| (*at, line.len())).collect();
        assert_eq!(lengths, [(1, 3), (2, LONGEST + 1), (3, 3), (4, 5)]);
    }

    #[test]
    fn a_file_that_cannot_be_read_further_says_so_once() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("it broke"))
            }
        }
        let read: Vec<bool> = Chunks::new(Broken.chain(&b""[..])).take(9).map(|chunk| chunk.is_err()).collect();
        assert_eq!(read, [true]);
    }
}
