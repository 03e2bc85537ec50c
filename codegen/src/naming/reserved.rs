//! Which words are taken before the first name of a document comes.

/// Keywords that may be written raw: strict, reserved, and `gen` of edition 2024.
pub(super) const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Keywords that cannot be written raw.
pub(super) const NEVER_RAW: &[&str] = &["self", "Self", "super", "crate", "_"];

/// What the templates of models and operations write without a path.
pub(super) const TYPES: &[&str] = &[
    // The standard prelude, and what is imported beside it.
    "AsRef",
    "BTreeMap",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Display",
    "Drop",
    "Duration",
    "Eq",
    "Err",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "Hash",
    "Into",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Send",
    "Some",
    "String",
    "Sync",
    "ToString",
    "Vec",
    // The runtime's vocabulary.
    "Answers",
    "ApiError",
    "Builder",
    "Bytes",
    "Call",
    "Client",
    "Date",
    "DateTime",
    "Empty",
    "Json",
    "ListStyle",
    "Member",
    "Nullable",
    "Operation",
    "Record",
    "Secret",
    "Undocumented",
    "Uuid",
    "View",
    "Wait",
    "WaitRule",
];

/// What the template of a group writes without a path.
pub(super) const GROUP: &[&str] = &[
    "Answers",
    "ApiError",
    "AsRef",
    "BTreeMap",
    "Box",
    "Bytes",
    "Call",
    "Client",
    "Clone",
    "Copy",
    "Date",
    "DateTime",
    "Debug",
    "Default",
    "Display",
    "Duration",
    "Err",
    "From",
    "Into",
    "Json",
    "ListStyle",
    "None",
    "Nullable",
    "Ok",
    "Operation",
    "Option",
    "Result",
    "Secret",
    "Some",
    "String",
    "ToString",
    "Undocumented",
    "Uuid",
    "Vec",
    "Wait",
    "WaitRule",
];

/// What the root of the crate exports by hand.
pub(super) const ROOT: &[&str] = &[
    "Api",
    "ApiKey",
    "Basic",
    "BearerToken",
    "Body",
    "Clock",
    "Credentials",
    "Deviation",
    "Erased",
    "Error",
    "Exchange",
    "Options",
    "Raw",
    "Response",
    "Scheme",
    "Server",
    "TokenExchange",
    "Transport",
    "Variable",
];

/// Methods of a record beside its setters.
pub(super) const FIELDS: &[&str] = &["new", "clone"];

/// Methods of `Call` itself.
pub(super) const SETTERS: &[&str] = &[
    "with",
    "raw",
    "into_draft",
    "into_request",
    "into_future",
    "clone",
    "path",
    "query",
    "query_list",
    "header",
    "cookie",
    "json",
    "items",
    "pages",
    "new",
    "send",
];

/// Methods that every handle has.
pub(super) const METHODS: &[&str] = &["clone", "into", "try_into", "borrow", "to_owned", "type_id"];

/// Methods of `Client` itself.
pub(super) const ACCESSORS: &[&str] = &[
    "builder",
    "from_env",
    "new",
    "clone",
    "clone_from",
    "into",
    "try_into",
    "borrow",
    "to_owned",
    "type_id",
    "execute",
    "send",
    "options",
    "api",
    "call",
    "clock",
    "credentials",
    "server",
    "transport",
    "user_agent",
];

/// Methods of `Builder` itself.
pub(super) const BUILDER: &[&str] = &[
    "new",
    "build",
    "base_url",
    "credentials",
    "variable",
    "server_url",
    "transport",
    "clock",
    "options",
    "with",
    "timeout",
    "connect_timeout",
    "server",
    "from_environment",
    "user_agent",
    "from_env",
    "clone",
    "strict",
    "retries",
    "proxy",
    "into",
    "try_into",
    "to_owned",
    "borrow",
    "type_id",
];

/// Modules of every client, and crates that its code names.
pub(super) const MODULES: &[&str] = &[
    "types",
    "tests",
    "client",
    "runtime",
    "api",
    "std",
    "core",
    "alloc",
    "mod",
    "http",
    "bytes",
    "url",
    "serde",
    "serde_json",
    "futures_core",
    "reqwest",
    "tokio",
    "tracing",
    "shared",
];

/// What a file of tests imports.
pub(super) const TESTS: &[&str] = &["client"];

/// The variant that keeps what a client does not know.
pub(super) const VARIANTS: &[&str] = &["Unknown"];
