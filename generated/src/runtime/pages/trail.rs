//! The pages that were given become what tells whether the next one was among them.

/// What is remembered of a walk: the last page, and one further back, which moves on at twice the
/// distance each time, so that a circle of any length is noticed and nothing grows.
pub(super) struct Trail {
    last: Option<String>,
    mark: Option<String>,
    steps: usize,
    until: usize,
}

impl Trail {
    pub(super) fn new() -> Self {
        Self {
            last: None,
            mark: None,
            steps: 0,
            until: 1,
        }
    }

    /// Whether a page is known to have been given already.
    pub(super) fn knows(&self, url: &str) -> bool {
        [&self.last, &self.mark]
            .into_iter()
            .flatten()
            .any(|known| known == url)
    }

    /// A page was given.
    pub(super) fn passed(&mut self, url: String) {
        self.steps += 1;
        if self.steps == self.until {
            self.mark = Some(url.clone());
            self.steps = 0;
            self.until *= 2;
        }
        self.last = Some(url);
    }
}

#[cfg(test)]
mod tests {
    use super::Trail;

    /// How many pages are given when the server goes through `before` and then round in `circle`.
    fn given(before: usize, circle: usize) -> usize {
        let mut trail = Trail::new();
        for given in 0.. {
            let page = match given {
                given if given < before => given,
                given => before + (given - before) % circle,
            };
            if trail.knows(&page.to_string()) {
                return given;
            }
            trail.passed(page.to_string());
        }
        unreachable!("the circle is noticed")
    }

    #[test]
    fn a_page_that_leads_to_itself_is_noticed_at_once() {
        assert_eq!(given(0, 1), 1);
        assert_eq!(given(6, 1), 7);
    }

    #[test]
    fn a_circle_of_any_length_is_noticed() {
        for before in 0..20 {
            for circle in 1..20 {
                assert!(given(before, circle) <= 4 * (before + circle));
            }
        }
    }
}
