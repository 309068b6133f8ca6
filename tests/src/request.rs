//! One HTTP/1.1 request as it stands on the wire, for the small servers of these tests.
//!
//! Bodies have a `Content-Length`, as browsers and our client send them; anything else is an error, not a guess. One request
//! per connection: whoever answers says `Connection: close`.

use std::io::{Error, ErrorKind, Result};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

const HEAD_LIMIT_BYTES: usize = 64 * 1024;

/// What a client asked, header names and order as it sent them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `POST`, …
    pub method: String,
    /// The path with its query.
    pub target: String,
    /// Name and value, in order.
    pub headers: Vec<(String, String)>,
    /// Exactly `Content-Length` bytes.
    pub body: Vec<u8>,
}

impl Request {
    /// Reads one request; `None` when the client closes without having asked, as browsers do with connections kept ready.
    pub async fn read(stream: &mut (impl AsyncRead + Unpin)) -> Result<Option<Self>> {
        let mut bytes = Vec::new();
        let head_end = loop {
            if let Some(end) = head_end(&bytes) {
                break end;
            }
            if bytes.len() > HEAD_LIMIT_BYTES {
                return Err(Error::new(ErrorKind::InvalidData, "the head is too long"));
            }
            if stream.read_buf(&mut bytes).await? == 0 {
                return if bytes.is_empty() { Ok(None) } else { Err(ErrorKind::UnexpectedEof.into()) };
            }
        };
        let mut body = bytes.split_off(head_end);
        let mut request = Self::parse(&bytes).ok_or_else(|| Error::new(ErrorKind::InvalidData, "not HTTP/1.1"))?;
        let length = match request.header("content-length") {
            Some(length) => length.parse().map_err(|_| Error::new(ErrorKind::InvalidData, "malformed length"))?,
            None if request.header("transfer-encoding").is_some() => {
                return Err(Error::new(ErrorKind::Unsupported, "a body without a length"));
            }
            None => 0,
        };
        while body.len() < length {
            if stream.read_buf(&mut body).await? == 0 {
                return Err(ErrorKind::UnexpectedEof.into());
            }
        }
        body.truncate(length);
        request.body = body;
        Ok(Some(request))
    }

    /// The value of the header `name`, in whatever case it was sent.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// The path without its query.
    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    /// The request as bytes, unchanged but for `Connection: close`.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = format!("{} {} HTTP/1.1\r\n", self.method, self.target).into_bytes();
        for (name, value) in self.headers.iter().filter(|(name, _)| !is_about_the_connection(name)) {
            bytes.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
        }
        bytes.extend_from_slice(b"Connection: close\r\n\r\n");
        bytes.extend_from_slice(&self.body);
        bytes
    }

    fn parse(head: &[u8]) -> Option<Self> {
        let head = String::from_utf8_lossy(head);
        let mut lines = head.trim_end().split("\r\n");
        let mut first = lines.next()?.split(' ');
        let (method, target) = (first.next()?.to_owned(), first.next()?.to_owned());
        if !first.next()?.starts_with("HTTP/1.") {
            return None;
        }
        let headers =
            lines.map(|line| line.split_once(':').map(|(name, value)| (name.to_owned(), value.trim().to_owned())));
        Some(Self { method, target, headers: headers.collect::<Option<_>>()?, body: Vec::new() })
    }
}

/// Where the head of a message ends, its empty line included.
pub(crate) fn head_end(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|four| four == b"\r\n\r\n").map(|start| start + 4)
}

/// Headers that speak of one hop only.
pub(crate) fn is_about_the_connection(name: &str) -> bool {
    name.eq_ignore_ascii_case("connection") || name.eq_ignore_ascii_case("keep-alive")
}

/// Sends a whole answer, with its length, and closes. `status` is the code with its phrase: `201 Created`.
pub async fn answer(
    stream: &mut (impl AsyncWrite + Unpin),
    status: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> Result<()> {
    let mut bytes =
        format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n", body.len()).into_bytes();
    for (name, value) in headers {
        bytes.extend_from_slice(format!("{name}: {value}\r\n").as_bytes());
    }
    bytes.extend_from_slice(b"\r\n");
    bytes.extend_from_slice(body);
    stream.write_all(&bytes).await?;
    stream.shutdown().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_request_keeps_its_headers_and_body_and_loses_only_keep_alive() {
        let sent = b"POST /a?b=c HTTP/1.1\r\nHost: x:1\r\nCookie: a=b; c=d\r\nConnection: keep-alive\r\ncontent-length: 3\r\n\r\n\0\r\nnext";
        let request = Request::read(&mut sent.as_slice()).await.unwrap().unwrap();
        assert_eq!((request.path(), request.body.as_slice()), ("/a", b"\0\r\n".as_slice()));
        assert_eq!(
            request.to_bytes(),
            b"POST /a?b=c HTTP/1.1\r\nHost: x:1\r\nCookie: a=b; c=d\r\ncontent-length: 3\r\nConnection: close\r\n\r\n\0\r\n"
        );
    }

    #[tokio::test]
    async fn half_a_request_is_an_error_and_none_is_none() {
        assert!(Request::read(&mut b"".as_slice()).await.unwrap().is_none());
        for broken in [
            "GET / HT",
            "nonsense\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nfour",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
        ] {
            Request::read(&mut broken.as_bytes()).await.unwrap_err();
        }
    }
}
