//! The members of a value that no schema at their place describes.

use std::collections::HashSet;

use crate::openapi::{Nodes, Schema, SchemaType};
use crate::tree::Tree;

use super::fit::Fitting;
use super::merged::Merged;
use super::peeled::only_requires;

/// Below this depth every member counts as described.
const DEEPEST: usize = 64;

/// A value that may be more schemas than these may be anything.
const MOST: usize = 1_000;

/// JSON pointers to them. Every alternative is asked that the value is, and where it is none of them every one: what
/// any of these describes is described.
pub(super) fn members<'d>(nodes: &'d Nodes, schema: &'d Schema, value: &'d Tree) -> Vec<String> {
    let mut search = Search {
        nodes,
        fitting: Fitting::of_one_example(),
        way: String::new(),
        found: Vec::new(),
    };
    search.value(&[schema], value, 0);
    search.found
}

struct Search<'d> {
    nodes: &'d Nodes,
    fitting: Fitting<'d>,
    way: String,
    found: Vec<String>,
}

impl<'d> Search<'d> {
    fn value(&mut self, schemas: &[&'d Schema], value: &'d Tree, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        let mut parts = Vec::new();
        let mut seen = HashSet::new();
        for schema in schemas {
            if self.parts(schema, value, &mut seen, &mut parts) == Width::Anything {
                return;
            }
        }
        match value {
            Tree::Map(members) => {
                for (name, value) in members {
                    self.below(&name.replace('~', "~0").replace('/', "~1"), |search| {
                        search.member(&parts, name, value, depth);
                    });
                }
            }
            Tree::List(elements) => {
                let items: Vec<&Schema> = parts.iter().filter_map(|part| part.items).collect();
                if items.is_empty() || parts.iter().any(is_list_of_anything) {
                    return;
                }
                for (position, element) in elements.iter().enumerate() {
                    self.below(&position.to_string(), |search| {
                        search.value(&items, element, depth + 1);
                    });
                }
            }
            Tree::Null | Tree::Bool(_) | Tree::Number(_) | Tree::Text(_) => {}
        }
    }

    fn member(&mut self, parts: &[Merged<'d>], name: &str, value: &'d Tree, depth: usize) {
        let mut schemas: Vec<&Schema> = Vec::new();
        for part in parts {
            match part.properties.get(name) {
                Some(own) => schemas.extend(own),
                None => schemas.extend(part.rest),
            }
        }
        if schemas.is_empty() {
            self.found.push(self.way.clone());
        } else {
            self.value(&schemas, value, depth + 1);
        }
    }

    /// Everything that a schema may be at this place.
    fn parts(
        &mut self,
        schema: &'d Schema,
        value: &'d Tree,
        seen: &mut HashSet<*const Schema>,
        parts: &mut Vec<Merged<'d>>,
    ) -> Width {
        if !seen.insert(std::ptr::from_ref(schema)) {
            return Width::Known;
        }
        if seen.len() > MOST {
            return Width::Anything;
        }
        let merged = Merged::of(self.nodes, &[schema]);
        for set in merged.alternatives.iter().filter(|set| !only_requires(set)) {
            let fits = |one: &&'d Schema| self.fitting.fits(self.nodes, one, value);
            let fitting: Vec<&Schema> = set.iter().filter(fits).collect();
            let all: Vec<&Schema> = set.iter().collect();
            for one in if fitting.is_empty() { all } else { fitting } {
                if self.parts(one, value, seen, parts) == Width::Anything {
                    return Width::Anything;
                }
            }
        }
        let width = width(schema, &merged);
        parts.push(merged);
        width
    }

    fn below(&mut self, step: &str, look: impl FnOnce(&mut Self)) {
        let before = self.way.len();
        self.way.push('/');
        self.way.push_str(step);
        look(self);
        self.way.truncate(before);
    }
}

/// Whether a schema says which members there are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Width {
    Known,
    /// It is free, or not followed: all members are as good as described.
    Anything,
}

fn is_list_of_anything(merged: &Merged<'_>) -> bool {
    merged.items.is_none() && merged.kinds.contains(&SchemaType::Array)
}

fn width(schema: &Schema, merged: &Merged<'_>) -> Width {
    let is_object = merged.kinds.contains(&SchemaType::Object);
    let is_free = merged.alternatives.is_empty()
        && merged.properties.is_empty()
        && merged.rest.is_none()
        && merged.items.is_none()
        && merged.values.is_none()
        && (merged.kinds.is_empty() && !merged.nullable || is_object);
    let has_heirs = merged.discriminator.is_some() && merged.alternatives.is_empty();
    let is_followed = merged.contradiction.is_none() && !merged.too_deep;
    if schema.boolean == Some(true) || is_free || has_heirs || !is_followed {
        Width::Anything
    } else {
        Width::Known
    }
}

#[cfg(test)]
mod tests {
    use super::members;
    use crate::diagnostic::Diagnostics;
    use crate::parse;
    use crate::source::Sources;
    use crate::tree::Tree;

    /// The members of the example that nothing describes, with this as its schema.
    fn undescribed(schema: &str, example: &str) -> Vec<String> {
        let text = format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents: {{schemas: {{A: {schema}, B: {{type: object, properties: {{b: {{type: string}}}}}}, Example: {{example: {example}}}}}}}\n"
        );
        let mut read = |_: &str| Ok(text.clone().into_bytes());
        let (mut sources, mut said) = (Sources::default(), Diagnostics::default());
        let root = &"a.yaml".into();
        let document = parse::document(root, &mut read, &mut sources, &mut said, &mut None);
        let document = document.expect("a document");
        let schema = |name: &str| {
            let mut all = document.component_schemas.iter();
            let (_, node) = all.find(|(of, _)| of == name).expect("it is there");
            &document.nodes.schemas[node]
        };
        let value: &Tree = &schema("Example").examples[0];
        members(&document.nodes, schema("A"), value)
    }

    #[test]
    fn what_no_part_describes_is_found_by_its_pointer() {
        let schema = "{type: object, properties: {a: {type: array, items: {$ref: '#/components/schemas/B'}}}}";
        let found = undescribed(schema, "{a: [{b: x}, {c: y}], 'x/y~z': 1}");
        assert_eq!(found, ["/a/1/c", "/x~1y~0z"]);
    }

    #[test]
    fn what_any_part_or_alternative_describes_is_described() {
        let b = "{$ref: '#/components/schemas/B'}";
        let own = "{type: object, required: [a], properties: {a: {type: string}}}";
        for word in ["allOf", "anyOf", "oneOf"] {
            let schema = format!("{{{word}: [{own}, {b}]}}");
            assert_eq!(undescribed(&schema, "{a: x, b: y, c: z}"), ["/c"], "{word}");
        }
    }

    #[test]
    fn what_only_an_alternative_describes_that_the_value_is_not_is_not_described() {
        let b = "{type: object, required: [d], properties: {b: {type: string}, d: {type: string}}}";
        let own = "{type: object, properties: {a: {type: string}}}";
        let schema = format!("{{anyOf: [{own}, {b}]}}");
        assert_eq!(undescribed(&schema, "{a: x, b: y}"), ["/b"]);
        assert_eq!(undescribed(&schema, "{a: 3, b: y}"), [""; 0]);
    }

    #[test]
    fn where_members_may_be_any_all_are_described() {
        let free = [
            "{type: object}",
            "{type: object, properties: {a: {type: string}}, additionalProperties: true}",
            "{anyOf: [{type: object, properties: {a: {type: string}}}, {type: object}]}",
            "{}",
        ];
        for schema in free {
            let none: [&str; 0] = [];
            assert_eq!(undescribed(schema, "{a: x, b: {c: y}}"), none, "{schema}");
        }
    }

    #[test]
    fn alternatives_that_only_require_describe_nothing() {
        let schema = "{type: object, properties: {a: {type: string}}, anyOf: [{required: [a]}, {required: [b]}]}";
        assert_eq!(undescribed(schema, "{a: x, b: y}"), ["/b"]);
    }
}
