//! Server-sent events, each described as an object with text in `data`, become events with the value that
//! this text is the JSON of.

use std::collections::{HashMap, HashSet};

use crate::openapi::{Document, Nodes, Schema, SchemaType};
use crate::source::NodeId;
use crate::tree::Tree;

use super::merged::Merged;
use super::peeled::{Peeled, peel};
use super::{elements, visit};

/// What a server-sent event has, as OpenAPI 3.2 describes one.
const MEMBERS: [&str; 4] = ["data", "event", "id", "retry"];

/// So many names of events make a name for what they have in common.
const FEW: usize = 3;

/// An event as it is described.
pub(super) struct Described<'d> {
    merged: Merged<'d>,
}

impl<'d> Described<'d> {
    /// Nothing when the schema is that of the data.
    pub(super) fn of(nodes: &'d Nodes, schema: &'d Schema) -> Option<Self> {
        let merged = Merged::of(nodes, &[schema]);
        let is_event = merged.properties.contains_key("data")
            && merged.properties.keys().all(|name| MEMBERS.contains(name));
        is_event.then_some(Self { merged })
    }

    /// What `contentSchema` says of its data.
    pub(super) fn content(&self) -> Option<&'d Schema> {
        let data = self.merged.properties.get("data")?;
        data.iter().rev().find_map(|data| data.content.as_deref())
    }

    /// Whether its data is text and not what stands in it.
    pub(super) fn is_text(&self, nodes: &Nodes) -> bool {
        let data = self.merged.properties.get("data");
        data.is_some_and(|data| Merged::of(nodes, data).kinds == [SchemaType::String])
    }

    /// What it may be called; nothing when it may be called anything.
    pub(super) fn names(&self, nodes: &Nodes) -> Vec<String> {
        let event = self.merged.properties.get("event");
        let values = event.and_then(|event| Merged::of(nodes, event).values);
        let values = values.unwrap_or_default();
        let texts = values.into_iter().filter_map(Tree::as_text);
        texts.map(str::to_owned).collect()
    }

    /// The same with what stands in its data.
    fn opened(&self, schema: &Schema) -> Schema {
        let mut opened = Schema {
            title: schema.title.clone(),
            description: schema.description.clone(),
            deprecated: schema.deprecated,
            types: vec![SchemaType::Object],
            required: self.merged.required.iter().copied().cloned().collect(),
            ..Schema::empty(schema.id.clone())
        };
        for (name, schemas) in &self.merged.properties {
            let id = schema.id.child("properties").child(name);
            let content = self.content().filter(|_| *name == "data");
            let member = match (content, schemas.as_slice()) {
                // Called by its event: others may have data, too.
                (Some(content), _) => Schema {
                    id,
                    ..content.clone()
                },
                (None, [only]) => (*only).clone(),
                (None, several) => Schema {
                    all_of: several.iter().map(|part| (*part).clone()).collect(),
                    ..Schema::empty(id)
                },
            };
            opened.properties.insert((*name).to_owned(), member);
        }
        opened
    }
}

/// Opens the data of the events among which the name tells, where nothing but streams of events refers to
/// them: as JSON they would be objects with text in `data`.
pub(super) fn open(document: &mut Document) {
    if !visit::answers(document).any(elements::is_of_events) {
        return;
    }
    let referred = referred(document);
    let nodes = &document.nodes;
    let mut walk = Walk {
        nodes,
        steps: Vec::new(),
        events: Vec::new(),
    };
    for media in visit::answers(document).filter(|media| elements::is_of_events(media)) {
        if let Some(root) = elements::item(nodes, media) {
            walk.follow(root, None, Role::Whole);
        }
    }
    let kept = walk.used_elsewhere(&referred);
    let events = walk.events.iter();
    let events = events.filter(|(_, within)| within.is_none_or(|within| !kept.contains(within)));
    let opened: HashMap<NodeId, Schema> = events
        .filter_map(|(event, _)| Some((event.id.clone(), better(nodes, event)?)))
        .collect();
    visit::each(document, &mut |schema| replace(schema, &opened));
}

/// An event with what stands in its data; one without a name is called by its event.
fn better(nodes: &Nodes, schema: &Schema) -> Option<Schema> {
    let described = Described::of(nodes, schema)?;
    let names = described.names(nodes);
    let is_nameless = schema.title.is_none() && !nodes.schemas.contains_key(&schema.id);
    let is_called = is_nameless && (1..=FEW).contains(&names.len());
    if described.content().is_none() && !is_called {
        return None;
    }
    let mut better = described.opened(schema);
    if is_called {
        let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
        better.title = Some(quoted.join(" or "));
    }
    Some(better)
}

/// How often each schema is referred to.
fn referred(document: &mut Document) -> HashMap<NodeId, usize> {
    let mut referred = HashMap::new();
    visit::each(document, &mut |schema| count(schema, &mut referred));
    referred
}

fn count(schema: &mut Schema, referred: &mut HashMap<NodeId, usize>) {
    if let Some(reference) = &schema.reference {
        *referred.entry(reference.target.clone()).or_default() += 1;
    }
    for part in &mut schema.all_of {
        count(part, referred);
    }
    for inner in visit::inside(schema) {
        count(inner, referred);
    }
}

fn replace(schema: &mut Schema, opened: &HashMap<NodeId, Schema>) {
    if let Some(opened) = opened.get(&schema.id) {
        schema.clone_from(opened);
        return;
    }
    for part in &mut schema.all_of {
        replace(part, opened);
    }
    for alternative in schema.one_of.iter_mut().chain(&mut schema.any_of) {
        replace(alternative, opened);
    }
}

/// The way from streams of events to the events.
struct Walk<'d> {
    nodes: &'d Nodes,
    /// The references that it took: within which component, and to which.
    steps: Vec<(Option<&'d NodeId>, &'d NodeId)>,
    /// What it led to, and within which component that is.
    events: Vec<(&'d Schema, Option<&'d NodeId>)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// The only one, whose data is what the stream is of.
    Whole,
    Alternative,
}

impl<'d> Walk<'d> {
    fn follow(&mut self, schema: &'d Schema, within: Option<&'d NodeId>, role: Role) {
        let own = match peel(schema) {
            Peeled::Own(own, _) => own,
            Peeled::Reference(target, _) => {
                let is_new = self.steps.iter().all(|(_, known)| *known != target);
                self.steps.push((within, target));
                if let Some(next) = self.nodes.schemas.get(target).filter(|_| is_new) {
                    self.follow(next, Some(target), role);
                }
                return;
            }
        };
        let alternatives = || own.one_of.iter().chain(&own.any_of);
        if own.properties.is_empty() && alternatives().next().is_some() {
            for alternative in alternatives() {
                self.follow(alternative, within, Role::Alternative);
            }
        } else if role == Role::Alternative {
            self.events.push((own, within));
        }
    }

    /// The components that more refers to than streams of events, and what these are made of.
    fn used_elsewhere(&self, referred: &HashMap<NodeId, usize>) -> HashSet<&'d NodeId> {
        let targets = self.steps.iter().map(|(_, target)| *target);
        let is_elsewhere = |target: &&'d NodeId| {
            let steps = self.steps.iter().filter(|(_, other)| other == target);
            referred
                .get(*target)
                .is_some_and(|all| *all > steps.count())
        };
        let mut found: HashSet<&NodeId> = targets.filter(is_elsewhere).collect();
        loop {
            let inner = self.steps.iter().filter(|(within, target)| {
                within.is_some_and(|within| found.contains(within)) && !found.contains(target)
            });
            let inner: Vec<&NodeId> = inner.map(|(_, target)| *target).collect();
            if inner.is_empty() {
                return found;
            }
            found.extend(inner);
        }
    }
}
