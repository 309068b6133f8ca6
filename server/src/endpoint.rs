//! Push endpoints are addresses from users: https and public only, checked again on the address connected to, so that
//! a name that resolves to our own network gets nothing. A setting opens loopback for tests.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

/// Why an endpoint is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EndpointError {
    /// No absolute address.
    #[error("not an address")]
    Malformed,
    /// Not https.
    #[error("only https is used")]
    NotHttps,
    /// With a name or password in it.
    #[error("an address with credentials is not used")]
    Credentials,
    /// Private, loopback, link-local or otherwise not public.
    #[error("only public addresses are used")]
    NotPublic,
}

/// Checks an endpoint by form; answers its origin with the port, the audience of VAPID.
///
/// # Errors
/// [`EndpointError`].
pub fn parse(endpoint: &str, loopback: bool) -> Result<String, EndpointError> {
    let url = Url::parse(endpoint).map_err(|_| EndpointError::Malformed)?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err(EndpointError::Credentials);
    }
    let host = url.host_str().ok_or(EndpointError::Malformed)?;
    let literal: Option<IpAddr> = host.trim_start_matches('[').trim_end_matches(']').parse().ok();
    let on_loopback = literal.is_some_and(|ip| ip.is_loopback());
    match url.scheme() {
        "https" => {}
        "http" if loopback && on_loopback => {}
        _ => return Err(EndpointError::NotHttps),
    }
    if literal.is_some_and(|ip| !usable(ip, loopback)) || host.eq_ignore_ascii_case("localhost") {
        return Err(EndpointError::NotPublic);
    }
    Ok(url.origin().ascii_serialization())
}

/// Whether an address may be connected to.
fn usable(ip: IpAddr, loopback: bool) -> bool {
    (loopback && ip.is_loopback()) || is_public(ip)
}

/// Globally reachable, by the IANA special-purpose registries (RFC 6890 and its updates).
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => is_public_v4(v4),
        IpAddr::V6(v6) => is_public_v6(v6),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = a == 0
        || a == 127
        || a >= 224
        || ip.is_private()
        || ip.is_link_local()
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && (c == 0 || c == 2))
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (b == 18 || b == 19))
        || ip.is_documentation();
    !special
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    if let Some(v4) = ip.to_ipv4_mapped() {
        return is_public_v4(v4);
    }
    let [first, second, ..] = ip.segments();
    // Only 2000::/3 is given out; within it the tunnels and documentation are not for this.
    let global = (first & 0xe000) == 0x2000;
    let special = first == 0x2002 || (first == 0x2001 && (second < 0x200 || second == 0xdb8)) || first == 0x3fff;
    global && !special
}

/// What a name stands for at this moment.
type Lookup = Pin<Box<dyn Future<Output = io::Result<Vec<SocketAddr>>> + Send>>;

/// Resolves names to public addresses only. The client asks it for each connection it makes, and connects to what it
/// answers: a name that stands for another address by then is judged by that.
#[derive(Clone)]
pub struct PublicOnly {
    loopback: bool,
    lookup: Arc<dyn Fn(String) -> Lookup + Send + Sync>,
}

impl PublicOnly {
    /// By this machine's resolver; `loopback` counts as public where it may.
    #[must_use]
    pub fn new(loopback: bool) -> Self {
        let lookup = |name: String| -> Lookup {
            Box::pin(async move { Ok(tokio::net::lookup_host((name, 0)).await?.collect()) })
        };
        Self { loopback, lookup: Arc::new(lookup) }
    }

    /// By another resolver.
    #[cfg(test)]
    pub(crate) fn by(loopback: bool, lookup: impl Fn(&str) -> Vec<SocketAddr> + Send + Sync + 'static) -> Self {
        let lookup = move |name: String| -> Lookup {
            let found = lookup(&name);
            Box::pin(async move { Ok(found) })
        };
        Self { loopback, lookup: Arc::new(lookup) }
    }
}

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        let (loopback, found) = (self.loopback, (self.lookup)(name.as_str().to_owned()));
        Box::pin(async move {
            let usable: Vec<SocketAddr> = found.await?.into_iter().filter(|addr| usable(addr.ip(), loopback)).collect();
            if usable.is_empty() {
                return Err(EndpointError::NotPublic.into());
            }
            Ok(Box::new(usable.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_https_is_used() {
        assert_eq!(parse("https://push.example/x", false).as_deref(), Ok("https://push.example"));
        assert_eq!(parse("https://push.example:8443/x", false).as_deref(), Ok("https://push.example:8443"));
        assert_eq!(parse("http://push.example/x", false), Err(EndpointError::NotHttps));
        assert_eq!(parse("ftp://push.example/x", true), Err(EndpointError::NotHttps));
        assert_eq!(parse("https://a:b@push.example/x", false), Err(EndpointError::Credentials));
        assert_eq!(parse("push", false), Err(EndpointError::Malformed));
        for inside in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "[::1]",
            "[fd00::1]",
            "[fe80::1]",
            "[::ffff:10.0.0.1]",
            "[64:ff9b::a00:1]",
            "[2002:a00:1::]",
            "localhost",
            "2130706433",
            "0x7f.1",
        ] {
            assert_eq!(parse(&format!("https://{inside}/x"), false), Err(EndpointError::NotPublic), "{inside}");
        }
        assert!(parse("http://127.0.0.1:9/x", true).is_ok());
        assert_eq!(parse("http://127.0.0.1:9/x", false), Err(EndpointError::NotHttps));
        assert_eq!(parse("http://10.0.0.1/x", true), Err(EndpointError::NotHttps));
    }
}
