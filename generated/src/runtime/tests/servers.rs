//! Settings to servers.

use super::{API, ExchangeToken, JAR, Shop, builder, get, json};
use crate::runtime::generated::*;
use crate::runtime::{BearerToken, ErrorKind};

fn refused(builder: Builder) -> String {
    let error = builder.build().expect_err("refused");
    assert_eq!(error.kind(), ErrorKind::Configuration);
    error.to_string()
}

#[tokio::test]
async fn a_variable_chooses_and_a_url_wins_over_it() {
    let shop = Shop::new([json(200, JAR), json(200, JAR)]);
    let with = || {
        builder(&shop)
            .credentials(BearerToken::new("b"))
            .variable("region", "south")
    };
    get(&with().build().expect("a client"))
        .await
        .expect("a jar");
    let url = with().base_url("https://own.example/v3").build();
    get(&url.expect("a client")).await.expect("a jar");
    assert_eq!(
        shop.lines(),
        [
            "GET https://api.south.example.com/v1/shelves/top/jars/j%201",
            "GET https://own.example/v3/shelves/top/jars/j%201"
        ]
    );
}

#[tokio::test]
async fn with_one_server_replaced_calls_do_not_go_to_the_others_by_mistake() {
    let shop = Shop::default();
    let client = builder(&shop).base_url("http://localhost:1").build();
    let client = client.expect("a client");
    let error = Call::<ExchangeToken>::new(&client)
        .await
        .expect_err("no server");
    assert_eq!(
        error.to_string(),
        "tokens.exchange: `.base_url(…)` is set and the server `auth` is not: call \
         `.auth_base_url(…)` on the builder"
    );
    assert_eq!(shop.lines(), [""; 0]);
    let both = builder(&shop)
        .base_url("http://localhost:1")
        .server_url(1, "http://localhost:2");
    let request = Call::<ExchangeToken>::new(&both.build().expect("a client")).into_request();
    assert_eq!(
        request.expect("a request").uri(),
        "http://localhost:2/tokens/exchange"
    );
}

#[tokio::test]
async fn settings_that_make_no_sense_name_the_setter() {
    let shop = Shop::default();
    assert!(
        refused(builder(&shop).base_url("localhost:1"))
            .starts_with("base_url: `localhost:1` has no scheme")
    );
    assert!(refused(builder(&shop).server_url(1, "https://a?b")).starts_with("auth_base_url: "));
    assert!(
        refused(builder(&shop).variable("planet", "x")).contains("no server variable `planet`")
    );
    assert!(refused(builder(&shop).variable("region", "")).contains("`region` has no value"));
    let empty = builder(&shop).credentials(BearerToken::new(""));
    assert_eq!(refused(empty), "the token of `BearerToken` is empty");
    assert!(refused(builder(&shop).user_agent("a\nb")).starts_with("user_agent: "));
    assert!(refused(builder(&shop).with(|options| options.header("a", "\n"))).contains("`a`"));
}

#[tokio::test]
async fn the_environment_completes_a_bare_host_and_chooses_variables() {
    let shop = Shop::new([json(200, JAR), json(200, JAR), json(200, JAR)]);
    let with = |set: &'static [(&str, &str)]| {
        let builder = Builder::from_environment(&API, |name| {
            let found = set.iter().find(|(known, _)| *known == name);
            Ok(found.map(|(_, text)| (*text).to_owned()))
        });
        let builder = builder.transport(shop.clone());
        builder.credentials(BearerToken::new("b"))
    };
    let region = with(&[("JARS_TEST_REGION", "south")]);
    get(&region.build().expect("a client"))
        .await
        .expect("a jar");
    let both = || {
        with(&[
            ("JARS_TEST_REGION", "south"),
            ("JARS_TEST_URL", "own.example"),
        ])
    };
    get(&both().build().expect("a client"))
        .await
        .expect("a jar");
    let code = both().base_url("https://code.example").build();
    get(&code.expect("a client")).await.expect("a jar");
    let path = "shelves/top/jars/j%201";
    assert_eq!(
        shop.lines(),
        [
            format!("GET https://api.south.example.com/v1/{path}"),
            format!("GET https://own.example/v1/{path}"),
            format!("GET https://code.example/{path}")
        ]
    );
}

#[test]
fn a_secret_that_is_not_in_the_environment_is_named() {
    let error = secret_from_env("JARS_TEST_NO_SUCH_TOKEN").expect_err("not set");
    assert_eq!(
        error.to_string(),
        "the environment variable JARS_TEST_NO_SUCH_TOKEN is not set; put the secret in it, or give it to `.credentials(…)`"
    );
}

#[cfg(not(feature = "reqwest"))]
#[test]
fn without_a_transport_there_is_no_client() {
    assert!(refused(Builder::new(&API)).contains("switch on the feature `rustls`"));
}

#[cfg(feature = "reqwest")]
#[test]
fn a_client_needs_no_settings() {
    Builder::new(&API).build().expect("a client");
}

static MANY: Api = Api {
    servers: &[
        server("https://api.example.com/v1/", None),
        server("https://sandbox.example.com", None),
        server("/local", None),
        server("/files/v2", Some("files")),
        server("https://login.example.com", Some("login")),
    ],
    title: "Many",
    variables: &[],
    schemes: &[],
};

const fn server(url: &'static str, name: Option<&'static str>) -> Server {
    let setter = match name {
        Some(name) => name,
        None => "base_url",
    };
    Server {
        url,
        env: None,
        name,
        setter,
    }
}

fn places(builder: Builder) -> Vec<Result<String, String>> {
    let shop = Shop::default();
    let client = builder.transport(shop).build().expect("a client");
    let places = (0..MANY.servers.len()).map(|index| {
        let base = client.server(index);
        base.map(|base| base.text().to_owned())
            .map_err(str::to_owned)
    });
    places.collect()
}

#[test]
fn what_is_relative_goes_where_the_root_goes() {
    let places = places(Builder::new(&MANY));
    assert_eq!(places[0], Ok("https://api.example.com/v1".to_owned()));
    assert_eq!(places[3], Ok("https://api.example.com/files/v2".to_owned()));
    assert_eq!(places[4], Ok("https://login.example.com".to_owned()));
}

#[test]
fn another_of_the_described_servers_is_chosen() {
    let places = places(Builder::new(&MANY).root_server(1));
    assert_eq!(places[0], Ok("https://sandbox.example.com".to_owned()));
    assert_eq!(
        places[3],
        Ok("https://sandbox.example.com/files/v2".to_owned())
    );
    assert_eq!(places[4], Ok("https://login.example.com".to_owned()));
}

#[test]
fn a_chosen_server_without_a_host_is_told_and_a_url_wins_over_it() {
    let error = refused(Builder::new(&API_WITHOUT_HOST).root_server(1));
    assert_eq!(
        error,
        "the description does not say on which host the API is: call `.base_url(…)` on the builder"
    );
    let places = places(
        Builder::new(&MANY)
            .root_server(2)
            .base_url("http://[::1]:1/v9/"),
    );
    assert_eq!(places[0], Ok("http://[::1]:1/v9".to_owned()));
    assert_eq!(places[3], Ok("http://[::1]:1/files/v2".to_owned()));
    assert!(
        places[4]
            .as_ref()
            .is_err_and(|why| why.contains("`.login(…)`"))
    );
}

static API_WITHOUT_HOST: Api = Api {
    servers: &[server("./", None), server("/v2", None)],
    title: "Nowhere",
    variables: &[],
    schemes: &[],
};
