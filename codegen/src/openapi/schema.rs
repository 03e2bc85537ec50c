//! Schemas as they are written, whatever their dialect.

use indexmap::IndexMap;

use super::Reference;
use crate::source::NodeId;
use crate::tree::Tree;

/// A schema with every keyword that has a meaning for us, whatever its type.
#[derive(Clone, Debug)]
pub(crate) struct Schema {
    pub(crate) id: NodeId,
    /// `$ref`; in 3.1 the other keywords may stand beside it.
    pub(crate) reference: Option<Reference>,
    /// The name in a `$dynamicRef`, whose usual target is `reference` then.
    pub(crate) dynamic: Option<String>,
    /// What such names mean to whatever is referred to from here.
    pub(crate) bindings: Vec<(String, NodeId)>,
    /// `true` and `false` as schemas.
    pub(crate) boolean: Option<bool>,
    /// Empty when `type` is not written. 3.0's `nullable: true` adds `Null` here,
    /// which then stands alone when `type` is not written.
    pub(crate) types: Vec<SchemaType>,
    pub(crate) format: Option<String>,
    /// `contentSchema`: what stands in a text that is JSON.
    pub(crate) content: Option<Box<Schema>>,
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) deprecated: bool,
    pub(crate) read_only: bool,
    pub(crate) write_only: bool,
    pub(crate) default: Option<Tree>,
    pub(crate) examples: Vec<Tree>,
    pub(crate) enumeration: Option<Vec<Tree>>,
    /// What the values of `enum` are called: `x-enum-varnames`, in their order.
    pub(crate) value_names: Vec<String>,
    pub(crate) constant: Option<Tree>,
    pub(crate) properties: IndexMap<String, Schema>,
    pub(crate) required: Vec<Required>,
    pub(crate) additional_properties: Option<Box<Schema>>,
    pub(crate) items: Option<Box<Schema>>,
    pub(crate) all_of: Vec<Schema>,
    pub(crate) one_of: Vec<Schema>,
    pub(crate) any_of: Vec<Schema>,
    /// What holds under a condition, for the members that are described nowhere else.
    pub(crate) branches: Vec<Schema>,
    pub(crate) discriminator: Option<Discriminator>,
}

impl Schema {
    /// A schema in which nothing is written.
    pub(crate) fn empty(id: NodeId) -> Self {
        Self {
            id,
            reference: None,
            dynamic: None,
            bindings: Vec::new(),
            boolean: None,
            types: Vec::new(),
            format: None,
            content: None,
            title: None,
            description: None,
            deprecated: false,
            read_only: false,
            write_only: false,
            default: None,
            examples: Vec::new(),
            enumeration: None,
            value_names: Vec::new(),
            constant: None,
            properties: IndexMap::new(),
            required: Vec::new(),
            additional_properties: None,
            items: None,
            all_of: Vec::new(),
            one_of: Vec::new(),
            any_of: Vec::new(),
            branches: Vec::new(),
            discriminator: None,
        }
    }

    /// A schema that is what stands there.
    pub(crate) fn reference(id: NodeId, target: NodeId) -> Self {
        let reference = Reference {
            place: target.value(),
            target,
            description: None,
        };
        Self {
            reference: Some(reference),
            ..Self::empty(id)
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Required {
    pub(crate) id: NodeId,
    pub(crate) name: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum SchemaType {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

#[derive(Clone, Debug)]
pub(crate) struct Discriminator {
    pub(crate) id: NodeId,
    pub(crate) property: String,
    /// Tag values and what they name: a schema's name or a resolved reference.
    pub(crate) mapping: Vec<(String, Reference)>,
    /// 3.2: what it is when the tag is missing or none of these.
    pub(crate) default: Option<Reference>,
}

impl Discriminator {
    /// Every reference that it says a value leads to.
    pub(crate) fn references_mut(&mut self) -> impl Iterator<Item = &mut Reference> {
        let mapped = self.mapping.iter_mut().map(|(_, reference)| reference);
        mapped.chain(&mut self.default)
    }
}
