//! The lines of a file as they stand in it, numbered from 1, one at a time.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

/// A line longer than this is no text that somebody wrote.
const LONGEST: u64 = 64 << 20;

/// Lines on their way out of a file.
pub(super) struct Lines<R> {
    reader: R,
    /// How many were handed out.
    number: usize,
    /// Lines that were handed back, the next one first.
    held: VecDeque<Vec<u8>>,
}

/// One line, without its break.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) number: usize,
    pub(super) bytes: Vec<u8>,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(reader: R) -> Lines<R> {
        Lines { reader, number: 0, held: VecDeque::new() }
    }

    /// The next line; `None` at the end. A byte order mark before the first is left out. Of a line that is
    /// longer than any text, the beginning is given.
    pub(super) fn next(&mut self) -> io::Result<Option<Line>> {
        let bytes = match self.held.pop_front() {
            Some(held) => held,
            None => match self.read()? {
                Some(read) => read,
                None => return Ok(None),
            },
        };
        self.number += 1;
        Ok(Some(Line { number: self.number, bytes }))
    }

    /// Takes lines back that were handed out last, in their order.
    pub(super) fn hand_back(&mut self, lines: Vec<Vec<u8>>) {
        self.number -= lines.len();
        for line in lines.into_iter().rev() {
            self.held.push_front(line);
        }
    }

    fn read(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        let read = (&mut self.reader).take(LONGEST).read_until(b'\n', &mut line)?;
        if read == 0 {
            return Ok(None);
        }
        if line.ends_with(b"\n") {
            line.pop();
            if line.ends_with(b"\r") {
                line.pop();
            }
        } else if line.len() as u64 == LONGEST {
            self.pass_over()?;
        }
        if self.number == 0 && line.starts_with(b"\xef\xbb\xbf") {
            line.drain(..3);
        }
        Ok(Some(line))
    }

    /// Passes over what is left of a line.
    fn pass_over(&mut self) -> io::Result<()> {
        loop {
            let buffer = self.reader.fill_buf()?;
            let end = buffer.iter().position(|byte| *byte == b'\n');
            let used = end.map_or(buffer.len(), |at| at + 1);
            self.reader.consume(used);
            if end.is_some() || used == 0 {
                return Ok(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> Vec<(usize, String)> {
        let mut lines = Lines::new(text);
        let mut read = Vec::new();
        while let Some(line) = lines.next().expect("memory can be read") {
            read.push((line.number, String::from_utf8_lossy(&line.bytes).into_owned()));
        }
        read
    }

    #[test]
    fn breaks_of_every_kind_end_a_line() {
        let expected = [(1, "a"), (2, ""), (3, "b\r"), (4, "c")].map(|(at, text)| (at, text.to_owned()));
        assert_eq!(read(b"\xef\xbb\xbfa\r\n\nb\r\r\nc"), expected);
        assert_eq!(read(b"a\n"), [(1, "a".to_owned())]);
        assert_eq!(read(b""), []);
    }

    #[test]
    fn lines_handed_back_come_again_under_their_numbers() {
        let mut lines = Lines::new(&b"a\nb\nc\n"[..]);
        let mut next = || lines.next().expect("memory can be read").expect("a line");
        let (_, second, third) = (next(), next(), next());
        lines.hand_back(vec![second.bytes.clone(), third.bytes.clone()]);
        assert_eq!(lines.next().expect("memory can be read"), Some(second));
        assert_eq!(lines.next().expect("memory can be read"), Some(third));
        assert_eq!(lines.next().expect("memory can be read"), None);
    }
}
