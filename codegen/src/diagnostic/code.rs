//! The kinds of problem, each with its number and severity.

use super::Severity;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $number:literal $severity:ident;)*) => {
        /// The kinds of problem. Numbers are stable; each kind has a `refuses-` or `warns-` case.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            pub const ALL: &[Code] = &[$(Self::$name),*];

            /// `OA0101`.
            #[must_use]
            pub fn number(self) -> &'static str {
                match self { $(Self::$name => $number,)* }
            }

            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    // 01: reading files.
    /// The file cannot be read.
    Unreadable = "OA0101" Error;
    /// The file is not UTF-8.
    Encoding = "OA0102" Error;
    /// The file is not YAML or JSON.
    Syntax = "OA0103" Error;
    /// The file is empty.
    EmptyFile = "OA0104" Error;
    /// A key stands twice in one map.
    DuplicateKey = "OA0105" Error;

    // 02: the shape of the document.
    /// Not an OpenAPI version that is read here.
    Version = "OA0201" Error;
    /// A value is of another kind than OpenAPI says.
    WrongKind = "OA0202" Error;
    /// A member that must be there is missing.
    Missing = "OA0203" Error;
    /// A text that is none of the allowed ones.
    NotAllowed = "OA0204" Error;
    /// A word that OpenAPI does not have here.
    UnknownWord = "OA0205" Warning;
    /// A word that is understood but changes nothing in the client.
    Ignored = "OA0206" Warning;
    /// Something that OpenAPI does not allow, whose meaning is clear all the same.
    LooseKind = "OA0207" Warning;

    // 03: references.
    /// `$ref` points at nothing.
    DanglingReference = "OA0301" Error;
    /// `$ref` is not a reference that is followed.
    BadReference = "OA0302" Error;
    /// `$ref`s that lead back to themselves.
    CyclicReference = "OA0303" Error;
    /// No reference leads here.
    Unused = "OA0304" Warning;

    // 04: schemas.
    /// Members of an `allOf` contradict each other: they become free JSON.
    Conflict = "OA0401" Warning;
    /// `required` names a member that is not described.
    UndescribedRequired = "OA0402" Warning;
    /// A combination that has no Rust form yet; it becomes free JSON.
    NotModelled = "OA0403" Warning;
    /// A cycle of required members cannot have a value; it is cut by making one optional.
    EndlessType = "OA0404" Warning;
    /// A name from the document was changed because another has it.
    Renamed = "OA0405" Warning;
    /// The variants of a union cannot be told apart.
    AmbiguousUnion = "OA0406" Warning;
    /// An example does not fit its schema.
    Misfit = "OA0407" Warning;
    /// An example has members that no schema describes.
    Undescribed = "OA0408" Warning;

    // 05: operations.
    /// Two operations have one `operationId`; the second is called otherwise.
    DuplicateOperationId = "OA0501" Warning;
    /// A path parameter is in the path and not described, or the other way round.
    PathParameter = "OA0502" Error;
    /// A part of an operation that cannot be sent or read yet.
    UnsupportedPart = "OA0503" Error;
    /// A security scheme that is not described.
    UnknownScheme = "OA0504" Error;
    /// A server's URL or variable that cannot be used.
    BadServer = "OA0505" Error;
    /// An operation without any documented success.
    NoSuccess = "OA0506" Warning;

    // 06: our own words.
    /// `x-envelope` does not fit its schema.
    Envelope = "OA0601" Error;
    /// `x-wait` does not fit its operation.
    WaitWord = "OA0602" Error;
    /// `x-token-exchange` does not fit.
    ExchangeWord = "OA0603" Error;
    /// `x-pagination` does not fit its operation.
    PaginationWord = "OA0604" Error;
    /// A word of ours stands where it has no meaning.
    MisplacedWord = "OA0605" Error;

    // 07: overlays.
    /// The target of an action matches nothing.
    NoTarget = "OA0701" Warning;
    /// A text that is no path in a document, or uses what is not supported.
    JsonPath = "OA0702" Error;
    /// What an action does cannot be done to its target.
    Unfit = "OA0703" Error;
    /// The overlay is for another document.
    Extends = "OA0704" Warning;
    /// Overlays make the document too large, or take too long.
    OverlayTooLarge = "OA0705" Error;

    // 08: what is asked for beside the document.
    /// A group that is asked for is not there, or none is left.
    NoGroup = "OA0801" Error;
}
