//! The program: parse, run, exit status. Everything else is in the library.

fn main() -> std::process::ExitCode {
    onrecord::cli::main()
}
