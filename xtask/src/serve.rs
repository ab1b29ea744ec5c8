//! A server for dist/, with the headers that the pages are to be served with.

use crate::files::root;
use crate::site::headers;
use anyhow::{Context, Result, bail};
use axum::Router;
use axum::extract::Request;
use axum::middleware::{self, Next};
use axum::response::Response;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

pub(crate) const FIRST_PORT: u16 = 8000;
/// The system chooses.
pub(crate) const ANY_PORT: u16 = 0;
/// Ports that are tried from the first one on.
const TRIES: u16 = 50;

/// A server at work on threads of its own, until it is dropped.
pub(crate) struct Running {
    port: u16,
    runtime: Runtime,
    task: JoinHandle<std::io::Result<()>>,
}

impl Running {
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Serves until the program is stopped.
    pub(crate) fn wait(self) -> Result<()> {
        println!("\nFall Line is at {}/ (the embed: {0}/embed.html); Ctrl+C stops it", self.address());
        self.runtime.block_on(self.task)?.context("the server stopped")
    }
}

/// Serves dist/ at a port or at the next one that is free.
pub(crate) fn start(port: u16) -> Result<Running> {
    start_in(root().join("dist"), port)
}

/// Serves the files of a folder at a port or at the next one that is free.
fn start_in(folder: PathBuf, port: u16) -> Result<Running> {
    let runtime = Runtime::new().context("no threads to serve from")?;
    let listener = runtime.block_on(listen(port))?;
    let port = listener.local_addr()?.port();
    let task = runtime.spawn(async move { axum::serve(listener, pages(folder)).await });
    Ok(Running { port, runtime, task })
}

async fn listen(first: u16) -> Result<TcpListener> {
    let mut wrong = String::new();
    for port in first..=first.saturating_add(TRIES) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            Ok(listener) => return Ok(listener),
            Err(error) => wrong = error.to_string(),
        }
    }
    bail!("no free port from {first} on: {wrong}")
}

/// The files of a folder, each with its headers.
fn pages(folder: PathBuf) -> Router {
    Router::new().fallback_service(ServeDir::new(folder)).layer(middleware::from_fn(with_headers))
}

async fn with_headers(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    response.headers_mut().extend(headers::of(&path));
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    fn answer(server: &Running, path: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", server.port)).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn files_come_with_their_types_and_headers_and_nothing_else_does() {
        let server = start_in(root().join("examples"), ANY_PORT).unwrap();
        let page = answer(&server, "/course.html");
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
        for header in [
            "content-type: text/html",
            "cross-origin-resource-policy: cross-origin",
            "cache-control: no-cache",
        ] {
            assert!(page.contains(header), "{header} is missing:\n{page}");
        }
        assert!(answer(&server, "/nothing.html").starts_with("HTTP/1.1 404"));
        assert!(answer(&server, "/../Cargo.toml").starts_with("HTTP/1.1 404"));
    }

    #[test]
    fn connections_that_come_at_once_are_all_answered() {
        let server = start_in(root().join("examples"), ANY_PORT).unwrap();
        std::thread::scope(|scope| {
            for _ in 0..64 {
                scope.spawn(|| assert!(answer(&server, "/course.html").starts_with("HTTP/1.1 200")));
            }
        });
    }
}
