//! A parameter's value becomes a text or pairs, in the styles that OpenAPI has for parameters.
//!
//! | style | a scalar | a list | an object |
//! |---|---|---|---|
//! | simple | `blue` | `blue,black` | `R,1,G,2` · exploded `R=1,G=2` |
//! | label | `.blue` | `.blue,black` · exploded `.blue.black` | `.R,1,G,2` · exploded `.R=1.G=2` |
//! | matrix | `;c=blue` | `;c=blue,black` · exploded `;c=blue;c=black` | `;c=R,1,G,2` · exploded `;R=1;G=2` |
//! | form | `c=blue` | `c=blue,black` · exploded `c=blue&c=black` | `c=R,1,G,2` · exploded `R=1&G=2` |
//! | space, pipe | `c=blue` | `c=blue%20black`, `c=blue%7Cblack` | `c=R%201%20G%202`, … |
//! | deep | `c=blue` | `c[0]=blue&c[1]=black` | `c[R]=1&c[G]=2`, and so on inside |
//! | JSON | `c="blue"` | `c=["blue","black"]` | `c={"R":1,"G":2}` |
//!
//! OpenAPI leaves open what stands inside the elements of a list and the members of an object. Where
//! they are lists or objects themselves they are written as JSON; in the deep style, which servers
//! know from the languages of web forms, with one more pair of brackets.

mod pieces;

pub(crate) use self::pieces::open;
use self::pieces::{Pieces, piece, pieces};
use crate::runtime::encode::Escape;
use crate::runtime::model::{View, each_member, written};

/// How a value is written where a parameter stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `blue,black`, members as `R,1`.
    Simple,
    /// `blue,black`, members as `R=1`.
    SimpleExploded,
    /// `.blue,black`
    Label,
    /// `.blue.black`
    LabelExploded,
    /// `;c=blue,black`
    Matrix,
    /// `;c=blue;c=black`
    MatrixExploded,
    /// `c=blue,black`
    Form,
    /// `c=blue&c=black`
    FormExploded,
    /// `c=blue%20black`
    Space,
    /// `c=blue%7Cblack`
    Pipe,
    /// `c[R]=1`
    Deep,
    /// `c={"R":1}`
    Json,
}

/// A value as one text, for a path or a header; nothing when it is absent or null.
pub(crate) fn text(
    style: Style,
    name: &str,
    view: View<'_>,
    escape: Escape,
) -> Result<Option<String>, &'static str> {
    if style == Style::Json {
        let json = given(view).map(written).transpose()?;
        return Ok(json.map(|json| escape.of(&json)));
    }
    let (prefix, named, apart) = match style {
        Style::Label => (".", "", ","),
        Style::LabelExploded => (".", "", "."),
        Style::Matrix => (";", name, ","),
        Style::MatrixExploded => (";", name, ";"),
        Style::Space => ("", "", "%20"),
        Style::Pipe => ("", "", "%7C"),
        Style::Simple
        | Style::SimpleExploded
        | Style::Form
        | Style::FormExploded
        | Style::Deep
        | Style::Json => ("", "", ","),
    };
    let of_name = |value: &str| match (named, value) {
        ("", value) => value.to_owned(),
        (name, "") => name.to_owned(),
        (name, value) => format!("{name}={value}"),
    };
    let escaped = |text: &str| escape.of(text);
    let value = match pieces(view)? {
        Pieces::Nothing => return Ok(None),
        Pieces::One(one) => of_name(&escaped(&one)),
        Pieces::List(items) if style == Style::MatrixExploded => {
            let items: Vec<_> = items.iter().map(|item| of_name(&escaped(item))).collect();
            items.join(apart)
        }
        Pieces::List(items) => {
            let items: Vec<_> = items.iter().map(|item| escaped(item)).collect();
            of_name(&items.join(apart))
        }
        Pieces::Object(members) if is_exploded(style) => {
            let pair =
                |(name, value): &(String, String)| format!("{}={}", escaped(name), escaped(value));
            members.iter().map(pair).collect::<Vec<_>>().join(apart)
        }
        Pieces::Object(members) => {
            let flat = members.iter().flat_map(|(name, value)| [name, value]);
            let flat: Vec<_> = flat.map(|piece| escaped(piece)).collect();
            of_name(&flat.join(apart))
        }
    };
    Ok(Some(format!("{prefix}{value}")))
}

/// A value as the pairs that it takes in a query, a form or cookies. An empty list has none.
pub(crate) fn pairs(
    style: Style,
    name: &str,
    view: View<'_>,
    escape: Escape,
) -> Result<Vec<(String, String)>, &'static str> {
    let mut pairs = Vec::new();
    match style {
        Style::Deep => given(view).map_or(Ok(()), |view| deep(name, view, &mut pairs))?,
        Style::FormExploded => exploded(name, view, &mut pairs)?,
        Style::Simple
        | Style::SimpleExploded
        | Style::Label
        | Style::LabelExploded
        | Style::Matrix
        | Style::MatrixExploded
        | Style::Form
        | Style::Space
        | Style::Pipe
        | Style::Json => {
            let empty = matches!(view, View::List(list) if list.count() == 0);
            let text = text(style, name, view, escape)?.filter(|_| !empty || style == Style::Json);
            // The text is escaped already, its separators are not.
            return Ok(text
                .map(|text| (escape.of(name), text))
                .into_iter()
                .collect());
        }
    }
    for (name, value) in &mut pairs {
        *name = escape.of(name);
        *value = escape.of(value);
    }
    Ok(pairs)
}

fn is_exploded(style: Style) -> bool {
    match style {
        Style::SimpleExploded
        | Style::LabelExploded
        | Style::MatrixExploded
        | Style::FormExploded => true,
        Style::Simple
        | Style::Label
        | Style::Matrix
        | Style::Form
        | Style::Space
        | Style::Pipe
        | Style::Deep
        | Style::Json => false,
    }
}

fn exploded(
    name: &str,
    view: View<'_>,
    pairs: &mut Vec<(String, String)>,
) -> Result<(), &'static str> {
    match pieces(view)? {
        Pieces::Nothing => {}
        Pieces::One(one) => pairs.push((name.to_owned(), one.into_owned())),
        Pieces::List(items) => pairs.extend(items.into_iter().map(|item| (name.to_owned(), item))),
        Pieces::Object(members) => pairs.extend(members),
    }
    Ok(())
}

/// One pair of brackets for each level.
fn deep(name: &str, view: View<'_>, pairs: &mut Vec<(String, String)>) -> Result<(), &'static str> {
    match open(view) {
        View::List(list) => {
            let mut elements = (0..)
                .map_while(|position| list.element(position))
                .enumerate();
            elements.try_for_each(|(position, element)| {
                deep(&format!("{name}[{position}]"), element.view(), pairs)
            })
        }
        object @ (View::Record(_) | View::Map(_)) => {
            let mut outcome = Ok(());
            each_member(object, &mut |member, view| {
                if outcome.is_ok() {
                    outcome = deep(&format!("{name}[{member}]"), view, pairs);
                }
            });
            outcome
        }
        scalar => {
            pairs.push((name.to_owned(), piece(scalar)?));
            Ok(())
        }
    }
}

fn given(view: View<'_>) -> Option<View<'_>> {
    (!matches!(view, View::Absent | View::Null)).then_some(view)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Style, pairs, text};
    use crate::runtime::encode::Escape;
    use crate::runtime::model::{Json, Member};

    fn colours() -> Vec<String> {
        vec!["blue".to_owned(), "bl,ack".to_owned()]
    }

    fn channels() -> BTreeMap<String, i64> {
        BTreeMap::from([("G".to_owned(), 2), ("R".to_owned(), 1)])
    }

    fn in_path(style: Style, value: &dyn Member) -> String {
        let text = text(style, "c", value.view(), Escape::All);
        text.expect("it can be sent").expect("there is a value")
    }

    fn in_query(style: Style, value: &dyn Member) -> String {
        let pairs = pairs(style, "c", value.view(), Escape::All).expect("it can be sent");
        let pair = |(name, value)| format!("{name}={value}");
        pairs.into_iter().map(pair).collect::<Vec<_>>().join("&")
    }

    #[test]
    fn a_path_writes_a_value_in_three_styles() {
        let (one, list, object) = ("blue".to_owned(), colours(), channels());
        let all = |style| [&one as &dyn Member, &list, &object].map(|value| in_path(style, value));
        assert_eq!(all(Style::Simple), ["blue", "blue,bl%2Cack", "G,2,R,1"]);
        assert_eq!(
            all(Style::SimpleExploded),
            ["blue", "blue,bl%2Cack", "G=2,R=1"]
        );
        assert_eq!(all(Style::Label), [".blue", ".blue,bl%2Cack", ".G,2,R,1"]);
        assert_eq!(
            all(Style::LabelExploded),
            [".blue", ".blue.bl%2Cack", ".G=2.R=1"]
        );
        assert_eq!(
            all(Style::Matrix),
            [";c=blue", ";c=blue,bl%2Cack", ";c=G,2,R,1"]
        );
        assert_eq!(
            all(Style::MatrixExploded),
            [";c=blue", ";c=blue;c=bl%2Cack", ";G=2;R=1"]
        );
        assert_eq!(in_path(Style::Matrix, &String::new()), ";c");
    }

    #[test]
    fn a_query_writes_a_value_in_six_styles() {
        let (one, list, object) = ("blue".to_owned(), colours(), channels());
        let all = |style| [&one as &dyn Member, &list, &object].map(|value| in_query(style, value));
        assert_eq!(all(Style::Form), ["c=blue", "c=blue,bl%2Cack", "c=G,2,R,1"]);
        assert_eq!(
            all(Style::FormExploded),
            ["c=blue", "c=blue&c=bl%2Cack", "G=2&R=1"]
        );
        assert_eq!(
            all(Style::Space),
            ["c=blue", "c=blue%20bl%2Cack", "c=G%202%20R%201"]
        );
        assert_eq!(
            all(Style::Pipe),
            ["c=blue", "c=blue%7Cbl%2Cack", "c=G%7C2%7CR%7C1"]
        );
        assert_eq!(
            all(Style::Deep),
            [
                "c=blue",
                "c%5B0%5D=blue&c%5B1%5D=bl%2Cack",
                "c%5BG%5D=2&c%5BR%5D=1"
            ]
        );
        assert_eq!(
            in_query(Style::Json, &channels()),
            "c=%7B%22G%22%3A2%2C%22R%22%3A1%7D"
        );
    }

    #[test]
    fn what_stands_inside_is_json_or_one_more_pair_of_brackets() {
        let nested: Json = r#"{"a":[1,{"b":true}],"n":null}"#.parse().expect("JSON");
        assert_eq!(
            in_query(Style::Deep, &nested),
            "c%5Ba%5D%5B0%5D=1&c%5Ba%5D%5B1%5D%5Bb%5D=true&c%5Bn%5D="
        );
        assert_eq!(
            in_query(Style::FormExploded, &nested),
            "a=%5B1%2C%7B%22b%22%3Atrue%7D%5D&n="
        );
    }

    #[test]
    fn an_empty_list_takes_no_pair() {
        for style in [Style::Form, Style::FormExploded, Style::Pipe, Style::Deep] {
            assert_eq!(in_query(style, &Vec::<String>::new()), "");
        }
    }
}
