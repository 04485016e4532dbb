//! A server that sends scripted replies and records the requests. It can also
//! break off, hang, wait for the test, or send what is not HTTP.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

use rustls::{ServerConfig, ServerConnection, StreamOwned};

/// How long a test waits for a request before it fails.
const LIMIT: Duration = Duration::from_secs(30);

/// The reaction to one request.
#[derive(Clone)]
pub enum Reply {
    /// Sends these bytes and keeps the connection open.
    Bytes(Vec<u8>),
    /// Sends these bytes and closes the connection.
    BytesThenClose(Vec<u8>),
    /// Sends nothing until the client closes the connection.
    Hang,
    /// Replies once the gate is open.
    Behind(Gate, Box<Reply>),
    /// Replies after a delay.
    Late(Duration, Box<Reply>),
}

/// Holds replies back until the test opens it.
#[derive(Clone, Default)]
pub struct Gate(Arc<(Mutex<bool>, Condvar)>);

impl Gate {
    pub fn open(&self) {
        *self.0.0.lock().unwrap() = true;
        self.0.1.notify_all();
    }

    pub fn is_open(&self) -> bool {
        *self.0.0.lock().unwrap()
    }

    fn wait(&self) {
        let is_open = self.0.0.lock().unwrap();
        drop(self.0.1.wait_timeout_while(is_open, LIMIT, |is_open| !*is_open).unwrap());
    }
}

impl Reply {
    /// A response with these headers (each `Name: value`) and this body.
    pub fn with(http_status: u16, headers: &[&str], body: impl AsRef<str>) -> Self {
        let body = body.as_ref();
        let headers: Vec<_> = headers.iter().map(|header| format!("{header}\r\n")).collect();
        let headers = headers.concat();
        let length = body.len();
        Self::Bytes(
            format!("HTTP/1.1 {http_status} Status\r\nContent-Length: {length}\r\n{headers}\r\n{body}")
                .into(),
        )
    }

    /// A response with this JSON.
    pub fn json(http_status: u16, body: impl AsRef<str>) -> Self {
        Self::with(http_status, &["Content-Type: application/json"], body)
    }

    /// The API's error object with this status.
    pub fn error(http_status: u16, id: &str, message: &str) -> Self {
        let error = serde_json::json!({"id": id, "message": message, "request_id": "req-1"});
        Self::json(http_status, error.to_string())
    }

    /// A 429 that may be retried at once.
    pub fn rate_limited() -> Self {
        let body = r#"{"id":"too_many_requests","message":"API rate limit exceeded."}"#;
        Self::with(429, &["Retry-After: 0"], body)
    }

    /// A 503 that may be retried at once.
    pub fn unavailable() -> Self {
        Self::with(503, &["Retry-After: 0"], r#"{"id":"service_unavailable","message":"busy"}"#)
    }

    /// Closes the connection without a response.
    pub fn close() -> Self {
        Self::BytesThenClose(Vec::new())
    }

    /// The same, held back until the gate is open.
    pub fn behind(self, gate: &Gate) -> Self {
        Self::Behind(gate.clone(), Box::new(self))
    }

    /// The same, after a time.
    pub fn late(self, delay: Duration) -> Self {
        Self::Late(delay, Box::new(self))
    }

    /// A response that breaks off in the middle of its body.
    pub fn half(http_status: u16, body: &str) -> Self {
        let (half, length) = (&body[..body.len() / 2], body.len());
        let text = format!("HTTP/1.1 {http_status} Status\r\nContent-Length: {length}\r\n\r\n{half}");
        Self::BytesThenClose(text.into())
    }
}

/// A request as it arrived.
#[derive(Debug, Clone)]
pub struct Request {
    /// `GET /v2/actions/5`, with the query.
    pub line: String,
    /// Names in lower case, in order.
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Request {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }
}

/// Chooses the reply to a request.
type Answer = dyn Fn(&Request) -> Reply + Send + Sync;

#[derive(Default)]
struct Shared {
    requests: Mutex<Vec<Request>>,
    replies: Mutex<VecDeque<Reply>>,
    rest: Mutex<Option<Arc<Answer>>>,
    connections: AtomicUsize,
    arrived: Condvar,
}

/// A server on a loopback port. Its threads end with the test process.
pub struct RawServer {
    scheme: &'static str,
    address: SocketAddr,
    shared: Arc<Shared>,
}

impl RawServer {
    /// Sends these replies in order, and then a status that is not retried.
    pub fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        Self::start("http", replies, |stream| stream)
    }

    /// The same over TLS.
    pub fn over_tls(config: Arc<ServerConfig>, replies: impl IntoIterator<Item = Reply>) -> Self {
        Self::start("https", replies, move |stream| {
            StreamOwned::new(ServerConnection::new(Arc::clone(&config)).unwrap(), stream)
        })
    }

    /// A server with an https URL that closes each connection without a handshake.
    pub fn closing() -> Self {
        Self::start("https", [], |_| io::empty())
    }

    /// Serves each connection through the stream that `open` makes of it.
    fn start<S: Read + Write>(
        scheme: &'static str,
        replies: impl IntoIterator<Item = Reply>,
        open: impl Fn(TcpStream) -> S + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let shared =
            Arc::new(Shared { replies: Mutex::new(replies.into_iter().collect()), ..Shared::default() });
        let serving = Arc::clone(&shared);
        let open = Arc::new(open);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                serving.connections.fetch_add(1, Ordering::SeqCst);
                let (shared, open) = (Arc::clone(&serving), Arc::clone(&open));
                thread::spawn(move || serve(open(stream), &shared));
            }
        });
        Self { scheme, address, shared }
    }

    /// A server for tests in which no request should arrive.
    pub fn untouched() -> Self {
        Self::new([])
    }

    /// Chooses each reply by the request.
    pub fn answering(answer: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Self {
        let server = Self::new([]);
        *server.shared.rest.lock().unwrap() = Some(Arc::new(answer));
        server
    }

    /// Sends this reply after those of the list.
    pub fn then_always(self, reply: Reply) -> Self {
        *self.shared.rest.lock().unwrap() = Some(Arc::new(move |_| reply.clone()));
        self
    }

    /// The API URL of this server.
    pub fn url(&self) -> String {
        // The certificates of the tests are for a name.
        let host = if self.scheme == "https" { "localhost" } else { "127.0.0.1" };
        format!("{}://{host}:{}", self.scheme, self.address.port())
    }

    pub fn connections(&self) -> usize {
        self.shared.connections.load(Ordering::SeqCst)
    }

    pub fn requests(&self) -> Vec<Request> {
        self.shared.requests.lock().unwrap().clone()
    }

    /// The methods and paths of the requests so far.
    pub fn lines(&self) -> Vec<String> {
        self.requests().into_iter().map(|request| request.line).collect()
    }

    /// The number of POST requests so far.
    pub fn posts(&self) -> usize {
        self.lines().iter().filter(|line| line.starts_with("POST ")).count()
    }

    /// Returns once this many requests have arrived.
    pub fn wait_for_requests(&self, count: usize) {
        let requests = self.shared.requests.lock().unwrap();
        let waiting = |requests: &mut Vec<Request>| requests.len() < count;
        let (requests, timeout) = self.shared.arrived.wait_timeout_while(requests, LIMIT, waiting).unwrap();
        assert!(!timeout.timed_out(), "only these requests arrived: {requests:?}");
    }
}

/// Replies to the requests of one connection.
fn serve(stream: impl Read + Write, shared: &Shared) {
    let mut reader = BufReader::new(stream);
    while let Some(request) = read_request(&mut reader) {
        // Taken before the request is recorded: a test that waits for the request
        // finds the script advanced.
        let reply = shared.replies.lock().unwrap().pop_front();
        let reply = reply.or_else(|| {
            let rest = shared.rest.lock().unwrap().clone();
            rest.map(|answer| answer(&request))
        });
        shared.requests.lock().unwrap().push(request);
        shared.arrived.notify_all();
        let mut reply = reply.unwrap_or_else(|| Reply::error(418, "unscripted", "nothing more was expected"));
        loop {
            match reply {
                // The client may have closed the connection.
                Reply::Bytes(bytes) => break drop(reader.get_mut().write_all(&bytes)),
                Reply::BytesThenClose(bytes) => return drop(reader.get_mut().write_all(&bytes)),
                Reply::Hang => {
                    let _ = reader.read(&mut [0]);
                    return;
                }
                Reply::Behind(gate, held) => {
                    gate.wait();
                    reply = *held;
                }
                Reply::Late(delay, late) => {
                    pause(delay);
                    reply = *late;
                }
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "simulates a slow server")]
fn pause(delay: Duration) {
    thread::sleep(delay);
}

fn read_request(reader: &mut impl BufRead) -> Option<Request> {
    let mut line = || {
        let mut line = String::new();
        (reader.read_line(&mut line).ok()? > 0).then(|| line.trim_end().to_owned())
    };
    let first = line()?;
    let mut headers = Vec::new();
    while let Some(header) = line().filter(|line| !line.is_empty()) {
        let (name, value) = header.split_once(": ")?;
        headers.push((name.to_lowercase(), value.to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length = length.map_or(Some(0), |(_, length)| length.parse().ok())?;
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let line = first.strip_suffix(" HTTP/1.1").unwrap_or(&first).to_owned();
    Some(Request { line, headers, body: String::from_utf8(body).ok()? })
}
