//! Proxies, certificates, redirects: what lies between a client and its servers.

use super::counting::{answer, counting};
use super::{API, ExchangeToken, JAR, Remove, Shop, get};
use crate::runtime::generated::*;
use crate::runtime::{Basic, BearerToken, ErrorKind, ReqwestTransport};

#[tokio::test]
async fn a_proxy_is_asked_for_other_machines_and_not_for_this_one() {
    let (proxy, proxied) = counting(|_| answer(204, ""));
    let (auth, direct) = counting(|_| answer(200, r#"{"token":"t"}"#));
    let builder = Builder::new(&API)
        .base_url("http://jars.example")
        .server_url(1, &auth)
        .proxy(&proxy)
        .credentials(Basic::new("", "secret"));
    let client = builder.build().expect("settings that make sense");
    Call::<Remove>::new(&client).await.expect("removed");
    Call::<ExchangeToken>::new(&client).await.expect("a token");
    assert_eq!(proxied.lines(), ["DELETE http://jars.example/jars"]);
    assert_eq!(direct.lines(), ["POST /tokens/exchange"]);
}

#[tokio::test]
async fn a_client_of_this_machine_needs_no_proxy() {
    let (url, _) = counting(|_| answer(204, ""));
    // Nobody listens there.
    let builder = Builder::new(&API).base_url(url).proxy("http://127.0.0.1:1");
    let client = builder.build().expect("settings that make sense");
    Call::<Remove>::new(&client).await.expect("removed");
}

#[test]
fn a_proxy_that_cannot_be_is_refused_without_its_password() {
    let why = |url: &str| {
        let error = Builder::new(&API).proxy(url).build().expect_err("refused");
        assert_eq!(error.kind(), ErrorKind::Configuration);
        error.to_string()
    };
    assert_eq!(
        why("proxy.example:3128"),
        "proxy: `proxy.example:3128` has no scheme; write `http://proxy.example:3128`"
    );
    let socks = why("socks5://me:hunter2@proxy.example");
    assert!(socks.contains("is neither `http` nor `https`"), "{socks}");
    assert!(!socks.contains("hunter2"), "{socks}");
}

#[test]
fn settings_of_the_usual_transport_are_refused_beside_another() {
    let builder = Builder::new(&API).transport(Shop::default()).no_proxy();
    let error = builder.build().expect_err("refused");
    assert_eq!(
        error.to_string(),
        "`.no_proxy(…)` is a setting of the usual transport, and another was given to \
         `.transport(…)`: set it there"
    );
}

#[tokio::test]
async fn a_reqwest_client_that_follows_redirects_is_found_out() {
    let (url, counted) = counting(|head| {
        if head.starts_with("GET /elsewhere") {
            answer(200, JAR)
        } else {
            "HTTP/1.1 302 \r\nlocation: /elsewhere\r\ncontent-length: 0\r\n\r\n".to_owned()
        }
    });
    let builder = Builder::new(&API)
        .base_url(url)
        .transport(ReqwestTransport::from(reqwest::Client::new()));
    let client = builder.credentials(BearerToken::new("b")).build();
    let error = get(&client.expect("a client")).await.expect_err("refused");
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert!(error.to_string().contains("followed a redirect"), "{error}");
    assert_eq!(counted.lines().len(), 2, "it is not sent again");
}

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
#[test]
fn without_tls_a_server_that_needs_it_is_refused() {
    let error = Builder::new(&API).build().expect_err("refused");
    assert_eq!(
        error.to_string(),
        "https://api.north.example.com speaks TLS and this client does not: switch on the feature \
         `rustls` or `native-tls`, or call `.transport(…)`"
    );
    let plain = Builder::new(&API).base_url("http://127.0.0.1:1");
    plain.build().expect("a client");
}
