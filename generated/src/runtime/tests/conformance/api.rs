//! An API of jars on shelves with something of everything, as generated code would say it.

use crate::runtime::generated::*;

pub(super) static API: Api = Api {
    title: "Shelves",
    servers: &[
        Server {
            url: "https://api.{region}.example.com/v1",
            env: Some("SHELVES_URL"),
            name: None,
            setter: "base_url",
        },
        Server {
            url: "https://auth.example.com/v1",
            env: Some("SHELVES_AUTH_URL"),
            name: Some("auth"),
            setter: "auth_base_url",
        },
    ],
    variables: &[Variable {
        name: "region",
        default: "north",
        env: Some("SHELVES_REGION"),
    }],
    schemes: &[
        scheme("Token", SchemeKind::Bearer, Some(&EXCHANGE)),
        scheme("Old", SchemeKind::Basic, None),
        key("HeaderKey", KeyPlace::Header, "X-Api-Key"),
        key("QueryKey", KeyPlace::Query, "api key"),
        key("CookieKey", KeyPlace::Cookie, "session"),
        granted("Granted", &TOKENS),
        scheme(
            "Signed",
            SchemeKind::Other("the HTTP scheme `signature`"),
            None,
        ),
    ],
};

const fn scheme(
    name: &'static str,
    kind: SchemeKind,
    exchange: Option<&'static Exchange>,
) -> Scheme {
    Scheme {
        name,
        kind,
        env: None,
        exchange,
        tokens: None,
        hint: "",
    }
}

const fn granted(name: &'static str, urls: &'static TokenUrls) -> Scheme {
    Scheme {
        tokens: Some(urls),
        ..scheme(name, SchemeKind::Bearer, None)
    }
}

static TOKENS: TokenUrls = TokenUrls {
    client_credentials: Some("https://auth.example.com/v1/oauth/token"),
    refresh_token: Some("oauth/token"),
};

const fn key(name: &'static str, place: KeyPlace, key: &'static str) -> Scheme {
    scheme(name, SchemeKind::ApiKey { place, name: key }, None)
}

static EXCHANGE: Exchange = Exchange {
    scheme: "Token",
    operation: <ExchangeToken as Operation>::INFO,
    token: "token",
    lifetime: Duration::from_secs(3600),
    renew: Duration::from_secs(300),
};

pub(super) static FULL: WaitRule = WaitRule {
    name: "full",
    field: "status",
    good: &["full"],
    bad: &["broken", "lost"],
    interval: Duration::from_secs(5),
    limit: Duration::from_secs(60),
};

#[derive(Clone, Debug)]
pub(super) struct Token(TokenExchange);
credentials!(Token);

impl Token {
    pub(super) fn new(token: impl Into<Secret>) -> Self {
        Self(TokenExchange::new(&EXCHANGE, token.into()))
    }
}

#[derive(Clone)]
pub(super) struct Jar {
    id: String,
    count: i64,
    status: Option<Status>,
    label: Nullable<String>,
    size: Option<i32>,
    weight: Option<f64>,
    content: Option<Content>,
    filled_at: Option<DateTime>,
    pin: Option<Secret>,
    tags: Option<Vec<String>>,
    note: Option<Json>,
}
record!(Jar {
    0 id "id" required, 1 count "count" required, 2 status "status" optional,
    3 label "label" optional_nullable, 4 size "size" optional, 5 weight "weight" optional,
    6 content "content" optional, 7 filled_at "filled_at" optional, 8 pin "pin" optional,
    9 tags "tags" optional, 10 note "note" optional,
});

pub(super) enum Status {
    Filling,
    Full,
    Broken,
    Unknown(String),
}
choice!(Status { 0 Filling "filling", 1 Full "full", 2 Broken "broken" });

#[derive(Clone)]
pub(super) enum Content {
    Jam(Jam),
    Pickles(Pickles),
    Unknown(Json),
}
union!(Content by "kind" { 0 Jam tag ["jam"], 1 Pickles tag ["pickles"] });

#[derive(Clone)]
pub(super) struct Jam {
    kind: String,
    fruit: String,
}
record!(Jam { 0 kind "kind" required, 1 fruit "fruit" required });

#[derive(Clone)]
pub(super) struct Pickles {
    kind: String,
    sour: bool,
}
record!(Pickles { 0 kind "kind" required, 1 sour "sour" required });

#[derive(Clone)]
pub(super) struct Problem {
    error: String,
    code: Option<String>,
}
record!(Problem { 0 error "error" required, 1 code "code" optional });
error_body!(Problem);

#[derive(Clone)]
pub(super) struct Invalid {
    errors: BTreeMap<String, Vec<String>>,
}
record!(Invalid { 0 errors "errors" required });
error_body!(Invalid);

#[derive(Clone, Debug, PartialEq)]
pub(super) enum JarError {
    Unauthorized(Problem),
    NotFound(Problem),
    Invalid(Invalid),
    TooManyRequests(String),
    ServerError(Problem),
}
answers!(JarError {
    401 => Unauthorized json(None), 404 => NotFound json(None), 422 => Invalid json(None),
    429 => TooManyRequests text, 500..=599 => ServerError json(None),
});
api_error!(JarError);

#[derive(Clone, Debug, PartialEq)]
pub(super) enum OrderError {
    PaymentRequired(Problem),
    Gone(()),
    Other(Problem),
}
answers!(OrderError {
    402 => PaymentRequired json(None), 410 => Gone empty, _ => Other json(Some("problem")),
});
api_error!(OrderError);

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stored {
    Made(Box<Jar>),
    Kept(()),
    Later(String),
}
answers!(Stored { 201 => Made json(Some("jar")), 204 => Kept empty, 202 => Later text });

macro_rules! operations {
    ($($name:ident { $($rest:tt)* })+) => {$(
        #[derive(Debug)]
        pub(super) enum $name {}
        operation!($name { $($rest)* });
    )+};
}

pub(super) use operations;

operations! {
    Get {
        id: "jars.get", method: GET, path: "/shelves/{shelf}/jars/{jar}", server: 0,
        security: [[0], [1]], resend: Safe, success: [200],
        output: json(Some("jar")) Jar, error: JarError,
    }
    List {
        id: "jars.list", method: GET, path: "/shelves/{shelf}/jars", server: 0,
        security: [[0]], resend: Safe, success: [200],
        output: json(Some("jars")) Vec<Jar>, error: JarError,
    }
    Put {
        id: "jars.put", method: PUT, path: "/jars/{jar}", server: 0,
        security: [[0]], resend: Idempotent,
        output: by_status Stored, error: JarError,
    }
    Remove {
        id: "jars.remove", method: DELETE, path: "/jars/{jar}", server: 0,
        security: [[0]], resend: Idempotent, success: [204],
        output: empty, error: JarError,
    }
    Take {
        id: "jars.take", method: DELETE, path: "/jars/{jar}/content", server: 0,
        security: [[0]], resend: Idempotent, success: [200],
        output: json(None) Json, error: JarError,
    }
    Order {
        id: "jars.order", method: POST, path: "/jars", server: 0,
        security: [[0]], resend: Never, success: [201],
        output: json(Some("jar")) Jar, error: OrderError,
    }
    Change {
        id: "jars.change", method: PATCH, path: "/jars/{jar}", server: 0,
        security: [[0]], resend: Never, success: [200],
        output: json(Some("jar")) Jar, error: OrderError,
    }
    Seal {
        id: "jars.seal", method: POST, path: "/jars/{jar}/seal", server: 0,
        security: [[0]], resend: Marked, success: [204],
        output: empty, error: Undocumented,
    }
    Peek {
        id: "jars.peek", method: HEAD, path: "/jars/{jar}", server: 0,
        security: [[0]], resend: Safe, success: [200],
        output: empty, error: Undocumented,
    }
    Note {
        id: "jars.note", method: GET, path: "/jars/{jar}/note", server: 0,
        security: [[], [0]], resend: Safe, success: [200],
        output: text, error: Undocumented,
    }
    Picture {
        id: "jars.picture", method: GET, path: "/jars/{jar}/picture", server: 0,
        security: [], resend: Safe, success: [200],
        output: bytes, error: Undocumented,
    }
    ByHeader {
        id: "keys.header", method: GET, path: "/keys", server: 0,
        security: [[2]], resend: Safe, output: empty, error: Undocumented,
    }
    ByQuery {
        id: "keys.query", method: GET, path: "/keys", server: 0,
        security: [[3]], resend: Safe, output: empty, error: Undocumented,
    }
    ByCookie {
        id: "keys.cookie", method: GET, path: "/keys", server: 0,
        security: [[4]], resend: Safe, output: empty, error: Undocumented,
    }
    ByTwo {
        id: "keys.two", method: GET, path: "/keys", server: 0,
        security: [[0, 2]], resend: Safe, output: empty, error: Undocumented,
    }
    ByGrant {
        id: "keys.grant", method: GET, path: "/keys", server: 0,
        security: [[5]], resend: Safe, output: empty, error: Undocumented,
    }
    OrderByGrant {
        id: "keys.order", method: POST, path: "/keys", server: 0,
        security: [[5]], resend: Never, output: empty, error: Undocumented,
    }
    BySignature {
        id: "keys.signature", method: GET, path: "/keys", server: 0,
        security: [[6], [5]], resend: Safe, output: empty, error: Undocumented,
    }
    ExchangeToken {
        id: "tokens.exchange", method: POST, path: "/tokens/exchange", server: 1,
        security: [[1]], resend: Never, output: json(None) Json, error: Undocumented,
    }
}
