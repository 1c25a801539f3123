//! How a word is written: what its letters show, whatever it means.

/// How a word is written: one bit for each thing, and two for how it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape(u16);

impl Shape {
    pub(super) const PLAIN: Shape = Shape(0);
    pub(super) const CAPITAL: Shape = Shape(1);
    pub(super) const UPPER: Shape = Shape(1 << 1);
    pub(super) const GENITIVE: Shape = Shape(1 << 2);
    /// The mark of the genitive is a curved one.
    pub(super) const CURVED: Shape = Shape(1 << 3);
    pub(super) const DOTTED: Shape = Shape(1 << 4);
    pub(super) const SPACED: Shape = Shape(1 << 5);
    pub(super) const LETTERS: Shape = Shape(1 << 6);
    const ENDING: u32 = 8;

    /// Both.
    #[inline]
    pub(super) const fn and(self, Shape(more): Shape) -> Shape {
        Shape(self.0 | more)
    }

    /// This, where something holds.
    #[inline]
    pub(super) const fn when(self, holds: bool) -> Shape {
        Shape(self.0 * holds as u16)
    }

    #[inline]
    pub(super) const fn ends(self, ending: Ending) -> Shape {
        Shape(self.0 | (ending as u16) << Shape::ENDING)
    }

    #[inline]
    const fn has(self, Shape(one): Shape) -> bool {
        self.0 & one != 0
    }

    /// Whether it begins with a capital.
    #[inline]
    pub(super) const fn is_capital(self) -> bool {
        self.has(Shape::CAPITAL)
    }

    /// Whether all of it is capitals ("NATO"), of at least two.
    #[inline]
    pub(super) const fn is_upper(self) -> bool {
        self.has(Shape::UPPER)
    }

    /// Whether it ends with the mark of the genitive.
    #[inline]
    pub(super) const fn is_genitive(self) -> bool {
        self.has(Shape::GENITIVE)
    }

    /// How many bytes that mark has with its letter; none where there is none.
    #[inline]
    pub(super) const fn genitive_len(self) -> usize {
        match (self.is_genitive(), self.has(Shape::CURVED)) {
            (false, _) => 0,
            (true, false) => 2,
            (true, true) => 4,
        }
    }

    /// Whether a full stop belongs to it ("Sen.", "U.S.").
    #[inline]
    pub(super) const fn is_dotted(self) -> bool {
        self.has(Shape::DOTTED)
    }

    /// Whether white space stands before it.
    #[inline]
    pub(super) const fn is_spaced(self) -> bool {
        self.has(Shape::SPACED)
    }

    /// Whether it is letters in ASCII alone, and nothing behind them could belong to it.
    #[inline]
    pub(super) const fn is_letters(self) -> bool {
        self.has(Shape::LETTERS)
    }

    /// How it ends.
    #[inline]
    pub(super) const fn ending(self) -> Ending {
        Ending::of(self.0 >> Shape::ENDING)
    }
}

/// The endings that hint at a part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u16)]
pub(super) enum Ending {
    None = 0,
    Ed = 1,
    Ing = 2,
    S = 3,
}

impl Ending {
    /// The ending of a number.
    #[inline]
    pub(super) const fn of(number: u16) -> Ending {
        match number {
            0 => Ending::None,
            1 => Ending::Ed,
            2 => Ending::Ing,
            _ => Ending::S,
        }
    }
}
