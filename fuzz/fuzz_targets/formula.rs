#![no_main]

#[path = "../checks.rs"]
#[allow(dead_code, reason = "the other fuzzer makes the other check")]
mod checks;

libfuzzer_sys::fuzz_target!(|text: &str| checks::formula(text));
