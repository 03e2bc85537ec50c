use super::*;

#[test]
fn a_full_budget_lets_a_hundred_requests_be_resent() {
    let budget = Budget::default();
    for _ in 0..100 {
        assert!(budget.take(RESENDING));
    }
    assert!(!budget.take(RESENDING));
}

#[test]
fn five_successes_let_one_more_be_resent() {
    let budget = Budget::default();
    while budget.take(RESENDING) {}
    for _ in 0..4 {
        budget.give(WELL_AT_ONCE);
        assert!(!budget.take(RESENDING));
    }
    budget.give(WELL_AT_ONCE);
    assert!(budget.take(RESENDING));
}

#[test]
fn a_budget_does_not_grow_over_its_rim() {
    let budget = Budget::default();
    budget.take(AFTER_TIMEOUT);
    budget.give(u32::MAX);
    assert!(budget.take(FULL) && !budget.take(1));
}
