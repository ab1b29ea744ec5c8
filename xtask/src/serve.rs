//! A small server for dist/, or another build's, with the headers that the pages are to be served with.

use crate::Outcome;
use crate::headers;
use crate::tools::root;
use std::net::TcpStream;
use std::path::{Component, Path, PathBuf};
use std::thread::JoinHandle;
use std::time::Duration;
use tiny_http::{Header, Request, Response, Server};

pub const FIRST_PORT: u16 = 8000;
/// The system chooses.
pub const ANY_PORT: u16 = 0;
/// Ports that are tried from the first one on.
const TRIES: u16 = 50;
const KNOCK: Duration = Duration::from_millis(100);

const TYPES: [(&str, &str); 7] = [
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("lzma", "application/octet-stream"),
    ("json", "application/json"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
];

/// A server at work on its own thread.
pub struct Running {
    port: u16,
    thread: JoinHandle<()>,
}

impl Running {
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Serves until the program is stopped.
    pub fn wait(self) -> Outcome {
        println!("\nFall Line is at {}/ (the embed: {0}/embed.html); Ctrl+C stops it", self.address());
        self.thread.join().map_err(|_| "the server stopped".into())
    }
}

/// Serves dist/ at a port or at the next one that is free.
pub fn start(port: u16) -> Outcome<Running> {
    start_in(root().join("dist"), port)
}

/// Serves the files of a folder at a port or at the next one that is free.
pub fn start_in(folder: PathBuf, port: u16) -> Outcome<Running> {
    let mut wrong = String::new();
    for port in port..=port.saturating_add(TRIES) {
        match Server::http(("127.0.0.1", port)) {
            Ok(server) => {
                let port = server.server_addr().to_ip().map_or(port, |address| address.port());
                std::thread::spawn(move || knock(port));
                return Ok(Running {
                    port,
                    thread: std::thread::spawn(move || answer_all(&server, &folder)),
                });
            }
            Err(error) => wrong = error.to_string(),
        }
    }
    Err(format!("no free port from {port} on: {wrong}"))
}

/// Of connections that come at the same moment the server may leave some waiting until there is
/// another: it wakes one thread for two. So there is always another.
fn knock(port: u16) {
    loop {
        std::thread::sleep(KNOCK);
        // Nothing is asked; one that fails is followed by the next.
        drop(TcpStream::connect(("127.0.0.1", port)));
    }
}

fn answer_all(server: &Server, folder: &Path) {
    for request in server.incoming_requests() {
        // A reader who left before the answer is no error of ours.
        let _ = answer(request, folder);
    }
}

fn answer(request: Request, folder: &Path) -> std::io::Result<()> {
    let path = request.url().split(['?', '#']).next().unwrap_or("/").to_owned();
    let Some(file) = file_of(folder, &path) else {
        return request.respond(Response::from_string("Not found").with_status_code(404));
    };
    let extension = file.extension().unwrap_or_default().to_string_lossy().into_owned();
    let kind =
        TYPES.iter().find(|(end, _)| *end == extension).map_or("application/octet-stream", |(_, kind)| kind);
    let mut response = Response::from_data(std::fs::read(file)?);
    for (name, value) in headers::of(&path).chain([("Content-Type", kind)]) {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

/// The file behind a path; nothing outside the folder.
fn file_of(folder: &Path, path: &str) -> Option<PathBuf> {
    let inside = Path::new(path.trim_start_matches('/'));
    if !inside.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let mut file = folder.join(inside);
    if file.is_dir() {
        file.push("index.html");
    }
    file.is_file().then_some(file)
}
