use std::fmt;

/// What a request does to the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads: may be sent as often as one likes.
    Get,
    /// Changes something: never sent again while the first may have been accepted.
    Post,
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Get => "GET",
            Self::Post => "POST",
        })
    }
}

/// One request, as an endpoint asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Read or change.
    pub method: Method,
    /// The path, from `/v2/` on, made of parts that need no escaping.
    pub path: String,
    /// Query parameters, in order.
    pub query: Vec<(&'static str, String)>,
    /// The JSON body of a change.
    pub body: Option<String>,
    /// An `Accept` header other than the usual one.
    pub accept: Option<&'static str>,
    /// The scope that a token needs for it (openapi `security`).
    pub scope: &'static str,
}

impl Request {
    /// A read of this path, for which a token needs `scope`.
    pub fn get(path: impl Into<String>, scope: &'static str) -> Self {
        Self { method: Method::Get, path: path.into(), query: Vec::new(), body: None, accept: None, scope }
    }

    /// A change: this JSON sent to this path, for which a token needs `scope`.
    pub fn post(path: impl Into<String>, body: String, scope: &'static str) -> Self {
        Self { method: Method::Post, body: Some(body), ..Self::get(path, scope) }
    }

    /// The same request with one more query parameter.
    pub fn with_query(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.query.push((name, value.into()));
        self
    }

    /// Its URL below an API URL.
    pub fn url(&self, api_url: &super::ApiUrl) -> url::Url {
        let mut url = api_url.endpoint(&self.path);
        if !self.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&self.query);
        }
        url
    }
}

/// The method and the path: what an error calls a request by.
impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}
