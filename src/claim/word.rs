//! One pair for each stored word: the variant and the word that schema, JSON and command line share.
//!
//! Not here: what a word means; that stands with each enum.

/// A word that is none of those an enum knows.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{word:?} is no {of}: it is one of {known}")]
pub struct UnknownWord {
    /// The word at fault.
    pub word: String,
    /// What it was read as, for example `kind`.
    pub of: &'static str,
    /// All words that are known, joined by commas.
    pub known: String,
}

/// Defines an enum whose variants each have one stored word.
macro_rules! worded {
    ($(#[$doc:meta])* $name:ident, $of:literal { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// Every variant, in the order of the documentation.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The word that is stored, printed and typed.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::claim::word::UnknownWord;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $($word => Ok($name::$variant),)+
                    _ => Err($crate::claim::word::UnknownWord {
                        word: word.to_owned(),
                        of: $of,
                        known: [$($word,)+].join(", "),
                    }),
                }
            }
        }
    };
}
pub(crate) use worded;

#[cfg(test)]
mod tests {
    use crate::claim::{
        Basis, CheckOf, ConditionKind, EventKind, Kind, LinkKind, Outcome, Place, Reason, Stage, Status, Strength,
    };

    macro_rules! round_trips {
        ($($name:ident),+) => {
            $(for value in $name::ALL {
                assert_eq!(value.as_str().parse::<$name>().as_ref(), Ok(value));
            }
            assert!("no such word".parse::<$name>().is_err());)+
        };
    }

    #[test]
    fn every_word_reads_back() {
        round_trips!(
            Basis,
            CheckOf,
            ConditionKind,
            EventKind,
            Kind,
            LinkKind,
            Outcome,
            Place,
            Reason,
            Stage,
            Status,
            Strength
        );
    }

    #[test]
    fn an_unknown_word_is_named_with_those_that_are_known() {
        let message = "maybe".parse::<Strength>().expect_err("no strength").to_string();
        assert_eq!(message, "\"maybe\" is no strength: it is one of firm, hedged");
    }
}
