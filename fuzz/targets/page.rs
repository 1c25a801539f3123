#![no_main]

#[path = "../check.rs"]
#[allow(dead_code)]
mod check;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    if let Some((day, text)) = check::day_and_text(input) {
        check::paged(day, text);
    }
});
