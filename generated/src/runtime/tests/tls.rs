//! Certificates of one's own making.

use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use super::counting::{answer, serving};
use super::{API, Remove};
use crate::runtime::ErrorKind;
use crate::runtime::generated::*;

/// An authority made for these tests, whose key was thrown away, and what it signed for 127.0.0.1.
const AUTHORITY: &str = include_str!("tls/ca.pem");
const CERTIFICATE: &str = include_str!("tls/server.pem");
const KEY: &str = include_str!("tls/server.key");

fn over_tls() -> String {
    let certificate = CertificateDer::from_pem_slice(CERTIFICATE.as_bytes());
    let key = PrivateKeyDer::from_pem_slice(KEY.as_bytes()).expect("a key");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate.expect("a certificate")], key)
        .expect("a certificate and its key");
    let config = Arc::new(config);
    let (url, _) = serving(
        |_| answer(204, ""),
        move |socket| {
            let connection = ServerConnection::new(config.clone()).expect("a connection");
            Box::new(StreamOwned::new(connection, socket))
        },
    );
    url.replace("http://", "https://")
}

#[tokio::test]
async fn a_certificate_is_trusted_when_its_authority_is_given() {
    let url = over_tls();
    let call = |builder: Builder| Call::<Remove>::new(&builder.build().expect("a client"));
    let stranger = Builder::new(&API).base_url(&url);
    let error = call(stranger).await.expect_err("an unknown authority");
    assert!(error.is_connect(), "{error:?}");
    let known = Builder::new(&API)
        .base_url(&url)
        .root_certificate(AUTHORITY);
    call(known).await.expect("removed");
}

#[test]
fn a_text_that_is_no_certificate_is_refused() {
    for text in [
        "no PEM",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    ] {
        let builder = Builder::new(&API).root_certificate(text);
        let error = builder.build().expect_err("refused");
        assert_eq!(error.kind(), ErrorKind::Configuration, "{text}");
    }
}
