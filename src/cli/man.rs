//! `onrecord man`: manual pages for whoever packages the program. Needs no ledger.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, CommandFactory, ValueHint};
use clap_mangen::roff::{Roff, roman};

use super::config::Settings;
use super::failure::Failure;
use super::{Cli, Format, Global, ui};

/// Write the manual pages, one for each command: onrecord.1, onrecord-add.1 and so on
#[derive(Args)]
#[command(before_help = "Example: onrecord man /usr/local/share/man/man1")]
pub(crate) struct Man {
    /// The folder, made if it is not there
    #[arg(value_name = "DIR", value_hint = ValueHint::DirPath)]
    folder: PathBuf,
}

/// A page and the file it goes to.
struct Page {
    path: PathBuf,
    text: Vec<u8>,
}

impl Man {
    pub(crate) fn run(&self, global: &Global) -> Result<(), Failure> {
        Settings::read(global).format_among(&[Format::Table])?;
        let mut command = Cli::command();
        command.build();
        let mut pages = Vec::new();
        self.add_pages(&command, &mut pages).map_err(|error| self.of_file(&error))?;
        if !global.dry_run {
            self.write(&pages)?;
        }
        let lines = pages.iter().map(|page| format!("{}\n", page.path.display()));
        ui::print(&lines.collect::<String>())
    }

    /// The page of a command, then those of the commands below it.
    fn add_pages(&self, command: &clap::Command, pages: &mut Vec<Page>) -> io::Result<()> {
        let page = clap_mangen::Man::new(laid_out(command));
        let path = self.folder.join(page.get_filename());
        pages.push(Page { path, text: text(command, &page)? });
        for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
            self.add_pages(below, pages)?;
        }
        Ok(())
    }

    /// Writes all pages beside their places, then moves them there: whole, or not at all.
    fn write(&self, pages: &[Page]) -> Result<(), Failure> {
        let is_new = !self.folder.exists();
        fs::create_dir_all(&self.folder).map_err(|error| self.of_file(&error))?;
        let beside = |page: &Page| page.path.with_extension(format!("part-{}", std::process::id()));
        let written = pages.iter().try_for_each(|page| {
            if page.path.exists() && !page.path.is_file() {
                return Err(io::Error::other(format!("{} is no file", page.path.display())));
            }
            fs::write(beside(page), &page.text)
        });
        let moved = written.and_then(|()| pages.iter().try_for_each(|page| fs::rename(beside(page), &page.path)));
        if let Err(error) = &moved {
            for page in pages {
                let _ = fs::remove_file(beside(page)); // most were never made
            }
            if is_new {
                let _ = fs::remove_dir(&self.folder);
            }
            return Err(self.of_file(error));
        }
        Ok(())
    }

    fn of_file(&self, error: &io::Error) -> Failure {
        Failure::misuse(format!("{}: {error}", self.folder.display()), "onrecord man DIR")
    }
}

/// The command with the usage line of its help, and the flags of every command under a heading of their own.
fn laid_out(command: &clap::Command) -> clap::Command {
    let usage = command.clone().render_usage().to_string();
    let is_top = command.get_name() == "onrecord";
    command
        .clone()
        .override_usage(usage.trim_start_matches("Usage: ").to_owned())
        .mut_args(|arg| if arg.is_global_set() && !is_top { arg.help_heading("Options of every command") } else { arg })
}

/// A page in the order in which people read: the example first, as in the help.
fn text(command: &clap::Command, page: &clap_mangen::Man) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    // By hand: a date that is not given has to be said, and would change with every build.
    writeln!(text, ".TH {name} 1 \"\" \"onrecord {}\" \"onrecord\"", env!("CARGO_PKG_VERSION"))?;
    page.render_name_section(&mut text)?;
    page.render_synopsis_section(&mut text)?;
    if let Some(example) = command.get_before_help() {
        let mut roff = Roff::new();
        roff.control("SH", ["EXAMPLE"]);
        let example = example.to_string();
        roff.text([roman(example.trim_start_matches("Example: "))]);
        roff.to_writer(&mut text)?;
    }
    page.render_description_section(&mut text)?;
    if let Some(after) = command.get_after_help() {
        writeln!(text, ".PP")?;
        let mut roff = Roff::new();
        roff.text([roman(after.to_string())]);
        roff.to_writer(&mut text)?;
    }
    page.render_options_section(&mut text)?;
    if command.has_subcommands() {
        page.render_subcommands_section(&mut text)?;
    }
    Ok(text)
}
