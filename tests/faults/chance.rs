//! A seed and what something is become a number that looks like chance, whatever the order it is asked in.

#[derive(Clone, Copy, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u32) -> Self {
        Self(u64::from(seed))
    }

    /// A number below 1000 for the `nth` of what is called so.
    pub(crate) fn per_mille(self, what: &str, number: u32, nth: usize) -> u64 {
        let mut state = self.0;
        for byte in what.bytes() {
            state = mixed(state ^ u64::from(byte));
        }
        let nth = u64::try_from(nth).unwrap_or(u64::MAX);
        mixed(mixed(state ^ u64::from(number)) ^ nth) % 1000
    }
}

/// The finalizer of `SplitMix64`: each bit of the input changes half of the output.
fn mixed(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}
