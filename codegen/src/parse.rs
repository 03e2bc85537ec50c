//! A description, as files, becomes one document of known shape, its references unresolved.

mod address;
mod anchor;
mod branches;
mod components;
mod content;
mod cursor;
mod cycle;
mod dangling;
mod desk;
mod files;
mod flows;
mod load;
mod misplaced;
mod object;
mod operation;
mod overlay;
mod parameter;
mod reference;
mod root;
mod schema;
mod schema_type;
mod schema_words;
mod security;
mod server;
mod style;
mod unused;
mod version;
mod words;

use self::cursor::Cursor;
use self::desk::Desk;
use self::version::version;
use crate::coverage::Seen;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::input::Input;
use crate::openapi::Document;
use crate::source::{At, NodeId, Place, ReadError, Source, Sources};

/// Reads the root, mended by the overlays, and every file that it refers to, each once. Nothing when the root is not an
/// OpenAPI document; what else is wrong is left out of the document and said.
pub(crate) fn document(
    input: &Input,
    read: &mut dyn FnMut(&str) -> Result<Vec<u8>, ReadError>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
    seen: &mut Option<Seen>,
) -> Option<Document> {
    let Input {
        root,
        overlays,
        part: _,
        coverage,
    } = input;
    let files = load::files(root, overlays, read, sources, diagnostics);
    let file = match files.reach_root(root, diagnostics) {
        Ok(file) => file,
        Err(error) => {
            let file = sources.add(Source {
                path: root.clone(),
                bytes: Vec::new(),
            });
            let message = format!("`{root}` cannot be read: {error}");
            let place = Place { file, at: At::File };
            diagnostics.push(Diagnostic::new(Code::Unreadable, place, message));
            return None;
        }
    };
    let id = NodeId::root(file);
    let tree = files.node(&id)?;
    let version = version(tree, file, diagnostics)?;
    let mut desk = Desk::new(&files, file, version);
    if *coverage {
        desk = desk.counting();
    }
    let document = root::document(&Cursor {
        desk: &desk,
        tree,
        id,
    });
    let (said, counted) = desk.into_said();
    diagnostics.append(said);
    *seen = counted;
    let mut document = document?;
    cycle::open(&mut document.nodes, diagnostics);
    Some(document)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::document;
    use crate::diagnostic::Diagnostics;
    use crate::openapi::{Document, Referenced, SchemaType, StatusKey};
    use crate::source::{ReadError, Sources};

    /// The document, what is said about it in short, and the files in the order in which they were read.
    fn parsed(files: &[(&str, &str)]) -> (Option<Document>, String, Vec<String>) {
        let texts: HashMap<&str, &str> = files.iter().copied().collect();
        let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
        let mut asked = Vec::new();
        let mut read = |path: &str| {
            asked.push(path.to_owned());
            texts
                .get(path)
                .map(|text| text.as_bytes().to_vec())
                .ok_or(ReadError::NotFound)
        };
        let document = document(
            &files[0].0.into(),
            &mut read,
            &mut sources,
            &mut diagnostics,
            &mut None,
        );
        let said = diagnostics.render_short(&sources);
        (document, said, asked)
    }

    fn clean(files: &[(&str, &str)]) -> Document {
        let (document, said, _) = parsed(files);
        assert_eq!(said, "");
        document.expect("a document")
    }

    const ROOT: &str = "\
openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /pets/{id}:
    $ref: 'sub/pets.yaml#/one'
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: [string, 'null']}
        friend: {$ref: '#/components/schemas/Pet', description: Its friend.}
";
    const PETS: &str = "\
one:
  get:
    operationId: getPet
    responses:
      200: {$ref: '#/answers/pet'}
      4XX: {description: No pet.}
answers:
  pet:
    description: A pet.
    content: {application/json: {schema: {$ref: '../api.yaml#/components/schemas/Pet'}}}
";

    #[test]
    fn a_small_description_is_read_from_two_files() {
        let document = clean(&[("api.yaml", ROOT), ("sub/pets.yaml", PETS)]);
        let [path] = &document.paths[..] else {
            panic!("one path")
        };
        assert_eq!(path.id.pointer.to_string(), "/paths/~1pets~1{id}");
        let [get] = &path.operations[..] else {
            panic!("one operation")
        };
        assert_eq!(
            (get.method.as_str(), get.operation_id.as_deref()),
            ("GET", Some("getPet"))
        );
        let [
            (StatusKey::Code(200), Referenced::Reference(found)),
            (StatusKey::Class(4), _),
        ] = &get.responses[..]
        else {
            panic!("two responses")
        };
        let Referenced::Inline(answer) = &document.nodes.responses[&found.target] else {
            panic!("the response itself")
        };
        let reference = answer.content[0]
            .schema
            .as_ref()
            .and_then(|it| it.reference.as_ref());
        let (name, id) = &document.component_schemas[0];
        assert_eq!(
            (name.as_str(), Some(id)),
            ("Pet", reference.map(|it| &it.target))
        );
        let pet = &document.nodes.schemas[id];
        assert_eq!(
            pet.properties["name"].types,
            [SchemaType::String, SchemaType::Null]
        );
        assert_eq!(
            pet.properties["friend"].description.as_deref(),
            Some("Its friend.")
        );
    }

    #[test]
    fn each_file_is_read_once() {
        let (_, _, asked) = parsed(&[
            ("./api.yaml", ROOT),
            ("api.yaml", ROOT),
            ("sub/pets.yaml", PETS),
        ]);
        assert_eq!(asked, ["api.yaml", "sub/pets.yaml"]);
    }

    #[test]
    fn nullable_of_3_0_becomes_a_type() {
        let root = "{openapi: 3.0.3, info: {title: A, version: b}, paths: {}, components: {schemas: {\
                    A: {type: string, nullable: true}}}}";
        let text = format!("# YAML\n{root}");
        let document = clean(&[("a.yaml", &text)]);
        let schema = document.nodes.schemas.values().next().expect("a schema");
        assert_eq!(schema.types, [SchemaType::String, SchemaType::Null]);
    }

    #[test]
    fn what_looks_like_a_reference_in_an_example_is_not_followed() {
        let text = "openapi: 3.1.0\ninfo: {title: A, version: b}\ncomponents:\n  schemas:\n    \
                    A: {example: {$ref: nowhere.yaml}}\n";
        clean(&[("a.yaml", text)]);
    }

    #[test]
    fn the_deepest_schema_that_is_read_does_not_exhaust_the_stack() {
        let depth = 120;
        let text = format!(
            "{{\"openapi\": \"3.1.0\", \"info\": {{\"title\": \"A\", \"version\": \"b\"}}, \"components\": \
             {{\"schemas\": {{\"A\": {}{{}}{}}}}}}}",
            "{\"items\": ".repeat(depth),
            "}".repeat(depth),
        );
        clean(&[("a.json", &text)]);
    }

    #[test]
    fn all_problems_are_said_at_once() {
        let text = "openapi: 3.1.0\ninfo: {title: [], version: b}\npaths:\n  /a:\n    fetch: {}\n    \
                    get: {tags: one, responses: {}}\n";
        let (_, said, _) = parsed(&[("a.yaml", text)]);
        let codes = ["OA0202", "OA0204", "OA0202"];
        let all = said
            .lines()
            .zip(codes)
            .all(|(line, code)| line.contains(code));
        assert!(all && said.lines().count() == codes.len(), "{said}");
    }

    #[test]
    fn a_root_that_cannot_be_read_is_said() {
        let (document, said, _) = parsed(&[("a.yaml", "")]);
        assert!(document.is_none() && said.contains("OA0104"), "{said}");
    }
}
