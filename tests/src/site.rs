//! A few fixed pages on a loopback port, to try the browsers on.

use std::net::SocketAddr;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::request::{Request, answer};

pub(crate) struct Site {
    pub(crate) addr: SocketAddr,
    task: JoinHandle<()>,
}

impl Site {
    /// Serves `pages`, path and body, under the policy of the real app; the ending of a path decides its type.
    pub(crate) async fn start(pages: &'static [(&'static str, &'static str)]) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let addr = listener.local_addr().unwrap();
        let task = tokio::spawn(async move {
            while let Ok((mut client, _)) = listener.accept().await {
                tokio::spawn(async move {
                    let Ok(Some(request)) = Request::read(&mut client).await else { return };
                    let page = pages.iter().find(|(path, _)| *path == request.path());
                    let (status, body) = page.map_or(("404 Not Found", ""), |(_, body)| ("200 OK", *body));
                    let kind =
                        if request.path().ends_with(".js") { "text/javascript" } else { "text/html; charset=utf-8" };
                    let headers =
                        [("Content-Type", kind), ("Content-Security-Policy", "default-src 'self'; script-src 'self'")];
                    drop(answer(&mut client, status, &headers, body.as_bytes()).await);
                });
            }
        });
        Self { addr, task }
    }

    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.addr)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.task.abort();
    }
}
