//! What is set: a value a row, with where it came from.

use super::grid::{Fit, Grid, Lines};
use super::joined;

/// Returns a table of keys, origins and values, in this order in each row; nothing is cut off.
#[must_use]
pub fn settings(rows: &[[String; 3]], width: usize) -> String {
    let mut grid = Grid::new(vec![("KEY", Fit::Whole(0)), ("FROM", Fit::Whole(0)), ("VALUE", Fit::Rest)]);
    for row in rows {
        grid.add(row.iter().map(|cell| vec![cell.clone()]));
    }
    joined(&grid.lay_out(width, Lines::All))
}
