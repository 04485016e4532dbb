//! A change of which answers are lost, while another client changes the same volume, lists lag, clocks differ
//! and reads are forbidden. The bytes choose all of that.
//!
//! Checks the law of the property test in `src/volumes/tests.rs`, on the same simulated server: no change is
//! sent again once it was carried out, none is reported that was not made, and what is not certain is said to be.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    doact::fuzz_recovery(bytes);
});
