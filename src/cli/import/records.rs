//! Records of comma-separated values: lines in, cells out, whatever the separator. Quotes hold separators,
//! line breaks and, doubled, themselves.
//!
//! A record that is broken does not swallow those after it: of several lines only the first is refused, and
//! reading goes on at the second.

use std::io::{self, BufRead};

use super::lines::{Line, Lines};

/// No cell that somebody wrote is longer.
const LONGEST: usize = 1 << 20;

/// One record.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// The line on which it begins.
    pub(super) line: usize,
    text: String,
    ends: Vec<usize>,
}

impl Record {
    /// The cells, in their order.
    pub(super) fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|place| self.cell(place))
    }

    /// The cell in a place, counted from 0; empty behind the last.
    pub(super) fn cell(&self, place: usize) -> &str {
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let end = self.ends.get(place).copied().unwrap_or(start);
        self.text.get(start..end).unwrap_or_default()
    }
}

/// A record that cannot be read: its first line, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) line: usize,
    pub(super) why: String,
}

/// Records on their way out of a file.
pub(super) struct Records<R> {
    lines: Lines<R>,
    separator: u8,
    /// How many cells the heading has; `None` before it is known.
    width: Option<usize>,
}

impl<R: BufRead> Records<R> {
    /// Takes a file whose first line tells how cells are separated: by "sep=;", else by what stands in it
    /// most often.
    pub(super) fn open(reader: R) -> io::Result<Records<R>> {
        let mut lines = Lines::new(reader);
        let mut separator = b',';
        while let Some(line) = lines.next()? {
            if is_blank(&line.bytes) {
                continue;
            }
            match line.bytes.strip_prefix(b"sep=") {
                Some([named]) => separator = *named,
                _ => {
                    separator = separator_of(&line.bytes);
                    lines.hand_back(vec![line.bytes]);
                }
            }
            break;
        }
        Ok(Records { lines, separator, width: None })
    }

    /// From now on no record may have more cells than so many.
    pub(super) fn expect_width(&mut self, width: usize) {
        self.width = Some(width);
    }

    /// The next record with anything in it; `None` at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Result<Record, Broken>>> {
        loop {
            let Some(first) = self.lines.next()? else { return Ok(None) };
            if first.bytes.iter().all(|byte| *byte == self.separator || byte.is_ascii_whitespace()) {
                continue;
            }
            return self.record(first).map(Some);
        }
    }

    fn record(&mut self, first: Line) -> io::Result<Result<Record, Broken>> {
        let line = first.number;
        let mut cells = Cells::new(self.separator);
        let mut more: Vec<Vec<u8>> = Vec::new();
        let mut fault = cells.feed(&first.bytes, line).err();
        while fault.is_none() && cells.is_quoted() {
            let next = if cells.text.len() > LONGEST { None } else { self.lines.next()? };
            let Some(next) = next else {
                fault = Some("a quote is opened and not closed".to_owned());
                break;
            };
            cells.text.push(b'\n');
            fault = cells.feed(&next.bytes, next.number).err();
            more.push(next.bytes);
        }
        let fault = fault.or_else(|| self.width.and_then(|width| cells.too_many(width)));
        match fault {
            None => Ok(Ok(cells.into_record(line))),
            Some(why) => {
                self.lines.hand_back(more);
                Ok(Err(Broken { line, why }))
            }
        }
    }
}

/// Where the reading of a record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Before the first byte of a cell.
    Start,
    /// In a cell without quotes.
    Plain,
    /// Between quotes.
    Quoted,
    /// After a quote between quotes: the end, or one half of two.
    Closed,
}

/// Cells while they are read.
struct Cells {
    separator: u8,
    text: Vec<u8>,
    ends: Vec<usize>,
    state: State,
}

impl Cells {
    fn new(separator: u8) -> Cells {
        Cells { separator, text: Vec::new(), ends: Vec::new(), state: State::Start }
    }

    fn is_quoted(&self) -> bool {
        self.state == State::Quoted
    }

    /// Reads one line.
    fn feed(&mut self, line: &[u8], number: usize) -> Result<(), String> {
        if let Err(error) = std::str::from_utf8(line) {
            return Err(format!("invalid UTF-8 in line {number}, byte {}", error.valid_up_to() + 1));
        }
        for byte in line {
            self.state = match (self.state, *byte) {
                (State::Start, b'"') => State::Quoted,
                (State::Quoted, b'"') => State::Closed,
                (State::Quoted, other) => self.push(other, State::Quoted),
                (State::Closed, b'"') => self.push(b'"', State::Quoted),
                (_, separator) if separator == self.separator => {
                    self.ends.push(self.text.len());
                    State::Start
                }
                (State::Closed, b' ' | b'\t') => State::Closed,
                (State::Closed, _) => return Err("text stands behind a closing quote".to_owned()),
                (State::Start | State::Plain, other) => self.push(other, State::Plain),
            };
        }
        Ok(())
    }

    fn push(&mut self, byte: u8, state: State) -> State {
        self.text.push(byte);
        state
    }

    /// Why this is no record under a heading of so many cells. Empty cells at the end do no harm.
    fn too_many(&self, width: usize) -> Option<String> {
        let count = self.ends.len() + 1;
        let end = width.checked_sub(1).and_then(|last| self.ends.get(last)).copied()?;
        let is_more = self.text.get(end..).is_some_and(|rest| !rest.iter().all(u8::is_ascii_whitespace));
        is_more.then(|| format!("{count} cells under a heading of {width}: is one with a separator not in quotes?"))
    }

    fn into_record(mut self, line: usize) -> Record {
        self.ends.push(self.text.len());
        let text = String::from_utf8(self.text).expect("whole lines were checked, and cut at ASCII alone");
        Record { line, text, ends: self.ends }
    }
}

fn is_blank(line: &[u8]) -> bool {
    line.iter().all(u8::is_ascii_whitespace)
}

/// What separates the cells of a heading: comma, semicolon or tab, whichever stands there most often.
fn separator_of(heading: &[u8]) -> u8 {
    let mut is_quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in heading {
        is_quoted ^= *byte == b'"';
        for (separator, count) in &mut counts {
            *count += usize::from(!is_quoted && byte == separator);
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or_default();
    counts.iter().find(|(_, count)| *count == most).map_or(b',', |(separator, _)| *separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each record as its line and its cells joined by "|", each broken one as its line and why.
    fn read(text: &[u8], width: Option<usize>) -> Vec<String> {
        let mut records = Records::open(text).expect("memory can be read");
        records.width = width;
        let mut read = Vec::new();
        while let Some(record) = records.next().expect("memory can be read") {
            read.push(match record {
                Ok(record) => format!("{} {}", record.line, record.cells().collect::<Vec<_>>().join("|")),
                Err(broken) => format!("{} ! {}", broken.line, broken.why),
            });
        }
        read
    }

    #[track_caller]
    fn case(text: &str, expected: &[&str]) {
        assert_eq!(read(text.as_bytes(), None), expected, "{text:?}");
    }

    #[test]
    fn cells_and_lines() {
        case("a,b\nc,d\n", &["1 a|b", "2 c|d"]);
        case("\u{feff}a,b\r\nc,d", &["1 a|b", "2 c|d"]);
        case("a,b\n\n,\n  \nc,\n", &["1 a|b", "5 c|"]);
        case("a,b\n\"x, \"\"y\"\"\",z\n", &["1 a|b", "2 x, \"y\"|z"]);
        case("a,b\n\"one\r\ntwo\",z\nc,d\n", &["1 a|b", "2 one\ntwo|z", "4 c|d"]);
        case("a,b\n5\" pipe,z\n", &["1 a|b", "2 5\" pipe|z"]);
        case("a,b\n\"x\" ,z\n", &["1 a|b", "2 x|z"]);
        case("a,b\n\"\",\n", &["1 a|b", "2 |"]);
        case("", &[]);
    }

    #[test]
    fn the_heading_tells_what_separates() {
        case("a;b;c\n1,5;2;3\n", &["1 a|b|c", "2 1,5|2|3"]);
        case("a\tb\n1,5\t2;3\n", &["1 a|b", "2 1,5|2;3"]);
        case("\"a;b;c\",d\n1,2\n", &["1 a;b;c|d", "2 1|2"]);
        case("sep=|\na|b\n1,5|2\n", &["2 a|b", "3 1,5|2"]);
        case("statement\nx,y\n", &["1 statement", "2 x|y"]);
    }

    #[test]
    fn a_broken_record_costs_its_first_line_alone() {
        let unclosed = "2 ! a quote is opened and not closed";
        case("a,b\n\"x,y\nc,d\n", &["1 a|b", unclosed, "3 c|d"]);
        case("a,b\n\"x,y\n\"c\",d\ne,f\n", &["1 a|b", "2 ! text stands behind a closing quote", "3 c|d", "4 e|f"]);
        let long = format!("a,b\n\"x{}", "\ny,z".repeat(LONGEST / 2));
        let all = read(long.as_bytes(), None);
        assert_eq!((all[1].as_str(), all.len()), (unclosed, 2 + LONGEST / 2));
        let text = b"a,b\n\xff,d\n\"e\n\xff\",f\ng,h\n";
        let expected = [
            "1 a|b",
            "2 ! invalid UTF-8 in line 2, byte 1",
            "3 ! invalid UTF-8 in line 4, byte 1",
            "4 ! invalid UTF-8 in line 4, byte 1",
            "5 g|h",
        ];
        assert_eq!(read(text, None), expected);
    }

    #[test]
    fn more_cells_than_the_heading_has_are_no_record() {
        let expected =
            ["1 a|b", "2 ! 3 cells under a heading of 2: is one with a separator not in quotes?", "3 x|y||", "4 z"];
        assert_eq!(read(b"a,b\nx,y,z\nx,y,,\nz\n", Some(2)), expected);
    }
}
