use super::*;

#[test]
fn ceilings_double_from_half_a_second_to_eight() {
    let pauses: Vec<_> = [0, 1, 2, 3, 4, 5, 31, 32, u32::MAX]
        .map(|others| Backoff::default().pause(others, || 1.0).as_millis())
        .to_vec();
    assert_eq!(
        pauses,
        [500, 1000, 2000, 4000, 8000, 8000, 8000, 8000, 8000]
    );
}

#[test]
fn a_pause_is_anything_below_its_ceiling() {
    let pause = |chance: Chance| Backoff::default().pause(1, chance);
    assert_eq!(pause(|| 0.0), Duration::ZERO);
    assert_eq!(pause(|| 0.25), Duration::from_millis(250));
}

#[test]
fn no_setting_is_too_long_to_be_drawn_from() {
    let endless = Backoff {
        first: Duration::MAX,
        most: Duration::MAX,
    };
    assert_eq!(endless.pause(3, || 1.0), Duration::MAX);
}

#[test]
fn chance_is_spread_and_stays_within_its_bounds() {
    let drawn: Vec<_> = (0..1000).map(|_| chance()).collect();
    assert!(drawn.iter().all(|drawn| (0.0..=1.0).contains(drawn)));
    let low = drawn.iter().filter(|drawn| **drawn < 0.5).count();
    assert!((300..700).contains(&low), "{low} of 1000 below the middle");
}
