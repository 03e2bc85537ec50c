//! A path and a tree become the nodes that are selected, each once, and the way to each.

use std::cell::Cell;
use std::collections::HashSet;
use std::ptr;
use std::rc::Rc;

use super::{Query, Reach, Segment, Selector, Start};
use crate::tree::Tree;

/// A node that is selected.
#[derive(Clone, Debug)]
pub(crate) struct Found<'t> {
    pub(crate) tree: &'t Tree,
    way: Way,
}

/// The position in each map and list on the way down from where the path starts, last first.
#[derive(Clone, Debug, Default)]
struct Way(Option<Rc<(Way, usize)>>);

/// Looking costs more than a document of any use takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooMuch;

/// A document to select from.
pub(crate) struct Select<'t> {
    root: &'t Tree,
    /// How many nodes may still be looked at: filters in filters could take forever.
    left: Cell<usize>,
}

impl<'t> Found<'t> {
    fn start(tree: &'t Tree) -> Self {
        let way = Way::default();
        Self { tree, way }
    }

    /// The positions from the root down.
    pub(crate) fn way(&self) -> Vec<usize> {
        let mut steps = Vec::new();
        let mut at = &self.way;
        while let Some(link) = &at.0 {
            steps.push(link.1);
            at = &link.0;
        }
        steps.reverse();
        steps
    }

    fn child(&self, position: usize, tree: &'t Tree) -> Self {
        let way = Way(Some(Rc::new((self.way.clone(), position))));
        Self { tree, way }
    }
}

impl<'t> Select<'t> {
    pub(crate) fn new(root: &'t Tree) -> Self {
        const ENOUGH: usize = 20_000_000;
        Self::within(root, ENOUGH)
    }

    fn within(root: &'t Tree, nodes: usize) -> Self {
        let left = Cell::new(nodes);
        Self { root, left }
    }

    /// What a path from the root selects, in the order of the document as far as it has one.
    pub(crate) fn all(&self, query: &Query) -> Result<Vec<Found<'t>>, TooMuch> {
        self.select(query, self.root)
    }

    pub(super) fn select(&self, query: &Query, here: &'t Tree) -> Result<Vec<Found<'t>>, TooMuch> {
        let Query { start, segments } = query;
        let tree = match start {
            Start::Root => self.root,
            Start::Here => here,
        };
        let start = vec![Found::start(tree)];
        segments
            .iter()
            .try_fold(start, |nodes, segment| self.step(segment, nodes))
    }

    /// The root alone, for going step by step.
    pub(crate) fn start(&self) -> Vec<Found<'t>> {
        vec![Found::start(self.root)]
    }

    /// What one segment makes of the nodes so far.
    pub(crate) fn step(
        &self,
        segment: &Segment,
        nodes: Vec<Found<'t>>,
    ) -> Result<Vec<Found<'t>>, TooMuch> {
        let Segment { reach, selectors } = segment;
        let from = match reach {
            Reach::Children => nodes,
            Reach::Descendants => self.descendants(nodes)?,
        };
        let mut selected = Vec::new();
        let mut seen = HashSet::new();
        for node in from {
            for selector in selectors {
                self.apply(selector, &node, &mut |found| {
                    if seen.insert(ptr::from_ref(found.tree)) {
                        selected.push(found);
                    }
                })?;
            }
        }
        Ok(selected)
    }

    /// The nodes and all below them.
    fn descendants(&self, nodes: Vec<Found<'t>>) -> Result<Vec<Found<'t>>, TooMuch> {
        let mut all = Vec::new();
        let mut seen = HashSet::new();
        let mut open: Vec<Found<'t>> = nodes.into_iter().rev().collect();
        while let Some(node) = open.pop() {
            self.spend(1)?;
            if !seen.insert(ptr::from_ref(node.tree)) {
                continue;
            }
            open.extend(
                children(node.tree)
                    .rev()
                    .map(|(at, tree)| node.child(at, tree)),
            );
            all.push(node);
        }
        Ok(all)
    }

    fn apply(
        &self,
        selector: &Selector,
        node: &Found<'t>,
        take: &mut dyn FnMut(Found<'t>),
    ) -> Result<(), TooMuch> {
        let elements = node.tree.as_list().unwrap_or_default();
        match selector {
            Selector::Name(name) => {
                let members = node.tree.as_map().unwrap_or_default();
                self.spend(members.len())?;
                let found = members.iter().position(|(key, _)| key == name);
                if let Some(at) = found {
                    take(node.child(at, &members[at].1));
                }
            }
            Selector::Index(index) => {
                self.spend(1)?;
                let at = from_start(*index, elements.len());
                let at = usize::try_from(at).ok().filter(|at| *at < elements.len());
                if let Some(at) = at {
                    take(node.child(at, &elements[at]));
                }
            }
            Selector::Slice { start, end, step } => {
                self.spend(elements.len())?;
                for at in slice(*start, *end, *step, elements.len()) {
                    take(node.child(at, &elements[at]));
                }
            }
            Selector::Wildcard => {
                for (at, tree) in children(node.tree) {
                    self.spend(1)?;
                    take(node.child(at, tree));
                }
            }
            Selector::Filter(test) => {
                for (at, tree) in children(node.tree) {
                    self.spend(1)?;
                    if self.holds(test, tree)? {
                        take(node.child(at, tree));
                    }
                }
            }
        }
        Ok(())
    }

    pub(super) fn spend(&self, nodes: usize) -> Result<(), TooMuch> {
        let left = self.left.get().checked_sub(nodes).ok_or(TooMuch)?;
        self.left.set(left);
        Ok(())
    }
}

/// What a node holds, by position.
fn children(tree: &Tree) -> impl DoubleEndedIterator<Item = (usize, &Tree)> {
    let members = tree.as_map().unwrap_or_default();
    let elements = tree.as_list().unwrap_or_default();
    let values = members.iter().map(|(_, value)| value).chain(elements);
    let count = members.len().max(elements.len());
    let positions = 0..count;
    positions.zip(values.collect::<Vec<_>>())
}

/// A negative index counts from the end.
fn from_start(index: i64, length: usize) -> i64 {
    let length = i64::try_from(length).unwrap_or(i64::MAX);
    if index < 0 { length + index } else { index }
}

/// The positions of a slice (RFC 9535, 2.3.4.2).
fn slice(start: Option<i64>, end: Option<i64>, step: i64, length: usize) -> Vec<usize> {
    let last = i64::try_from(length).unwrap_or(i64::MAX);
    let bound = |index: Option<i64>, otherwise: i64, low: i64, high: i64| {
        index.map_or(otherwise, |index| {
            from_start(index, length).clamp(low, high)
        })
    };
    let mut positions = Vec::new();
    let mut take = |at: i64| positions.extend(usize::try_from(at));
    if step > 0 {
        let end = bound(end, last, 0, last);
        let mut at = bound(start, 0, 0, last);
        while at < end {
            take(at);
            at = at.saturating_add(step);
        }
    } else if step < 0 {
        let end = bound(end, -1, -1, last - 1);
        let mut at = bound(start, last - 1, -1, last - 1);
        while at > end {
            take(at);
            at = at.saturating_add(step);
        }
    }
    positions
}

#[cfg(test)]
mod tests {
    use super::{Select, TooMuch};
    use crate::jsonpath::Query;
    use crate::tree::{Tree, read};

    const PETS: &str = "\
paths:
  /pets: {get: {tags: [a, b]}, post: {tags: [b]}}
  /pets/{id}: {get: {deprecated: true}, parameters: [{name: id, in: path}, {name: q, in: query}]}
big: [18446744073709551616, 1.0, 1]
letters: [a, b, c, d, e]
";

    fn tree(text: &str) -> Tree {
        read(text.as_bytes()).expect("a tree").tree
    }

    /// The ways to what is selected, as JSON pointers.
    fn found(path: &str) -> Vec<String> {
        let root = tree(PETS);
        let query = Query::parse(path).expect(path);
        let all = Select::new(&root).all(&query).expect("it is small");
        let pointer = |way: Vec<usize>| {
            let mut at = &root;
            let mut pointer = String::new();
            for step in way {
                pointer.push('|');
                if let Some(members) = at.as_map() {
                    pointer.push_str(&members[step].0);
                    at = &members[step].1;
                } else {
                    pointer.push_str(&step.to_string());
                    at = &at.as_list().expect("a list")[step];
                }
            }
            pointer
        };
        all.iter().map(|found| pointer(found.way())).collect()
    }

    fn assert_finds(path: &str, expected: &[&str]) {
        assert_eq!(found(path), expected, "{path}");
    }

    #[test]
    fn names_indexes_and_wildcards_select_children() {
        assert_finds("$", &[""]);
        assert_finds("$.paths['/pets'].get", &["|paths|/pets|get"]);
        assert_finds(
            "$.paths.*.get",
            &["|paths|/pets|get", "|paths|/pets/{id}|get"],
        );
        assert_finds("$.letters[-1, 0, 0]", &["|letters|4", "|letters|0"]);
        assert_finds("$.letters[5]", &[]);
        assert_finds("$.letters[-6]", &[]);
        assert_finds("$.nothing.x", &[]);
        assert_finds("$.letters.a", &[]);
    }

    #[test]
    fn slices_are_those_of_the_rfc() {
        assert_finds("$.letters[1:3]", &["|letters|1", "|letters|2"]);
        assert_finds("$.letters[3:]", &["|letters|3", "|letters|4"]);
        assert_finds(
            "$.letters[::2]",
            &["|letters|0", "|letters|2", "|letters|4"],
        );
        assert_finds("$.letters[3:1:-1]", &["|letters|3", "|letters|2"]);
        assert_finds("$.letters[::-3]", &["|letters|4", "|letters|1"]);
        assert_finds("$.letters[-2:]", &["|letters|3", "|letters|4"]);
        assert_finds("$.letters[::0]", &[]);
        assert_finds("$.letters[9:-9]", &[]);
    }

    #[test]
    fn descendants_are_found_once_each() {
        assert_finds(
            "$..tags",
            &["|paths|/pets|get|tags", "|paths|/pets|post|tags"],
        );
        assert_finds("$..tags..[1]", &["|paths|/pets|get|tags|1"]);
        assert_eq!(found("$..*..*").len(), found("$.*..*").len());
    }

    #[test]
    fn filters_compare_and_combine() {
        let id = ["|paths|/pets/{id}|parameters|0"];
        assert_finds("$..parameters[?(@.in == 'path')]", &id);
        assert_finds("$..parameters[?@.in=='path' && @.name!=\"q\"]", &id);
        assert_finds("$..parameters[?!(@.in == 'query' || @.name == 'x')]", &id);
        assert_finds("$.paths[?@.post]", &["|paths|/pets"]);
        assert_finds("$.paths[?!@.post]", &["|paths|/pets/{id}"]);
        assert_finds("$.paths[?@.get.deprecated == true]", &["|paths|/pets/{id}"]);
        assert_finds("$.paths[?@.get.tags[?@ == 'a']]", &["|paths|/pets"]);
        assert_finds("$.letters[?@ > 'c']", &["|letters|3", "|letters|4"]);
        assert_finds("$.letters[?@ == $.letters[1]]", &["|letters|1"]);
        assert_finds(
            "$.paths[?@.x == @.y]",
            &["|paths|/pets", "|paths|/pets/{id}"],
        );
    }

    #[test]
    fn numbers_are_compared_by_value_however_long() {
        assert_finds("$.big[?@ == 1]", &["|big|1", "|big|2"]);
        assert_finds("$.big[?@ > 18446744073709551615]", &["|big|0"]);
        assert_finds("$.big[?@ <= 10e-1]", &["|big|1", "|big|2"]);
        assert_finds("$.big[?@ > 'a']", &[]);
    }

    #[test]
    fn looking_too_long_is_given_up() {
        let root = tree(&format!(
            "[{}]",
            "[1, 2, 3, 4, 5, 6, 7, 8, 9],".repeat(2_000) + "1"
        ));
        let query = Query::parse("$..[?$..[?$..[?@ == 77]]]").expect("a path");
        let select = Select::within(&root, 100_000);
        assert_eq!(select.all(&query).err(), Some(TooMuch));
    }
}
