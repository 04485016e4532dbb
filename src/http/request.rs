use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// A read, which can be repeated.
    Get,
    /// A change, which is not repeated while the first may have been accepted.
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

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub method: Method,
    /// From `/v2/` on. Its parts need no escaping.
    pub path: String,
    pub query: Vec<(&'static str, String)>,
    /// JSON.
    pub body: Option<String>,
    /// An `Accept` header other than `application/json`.
    pub accept: Option<&'static str>,
    /// The scope that the token needs (openapi `security`).
    pub scope: &'static str,
}

impl Request {
    pub fn get(path: impl Into<String>, scope: &'static str) -> Self {
        Self { method: Method::Get, path: path.into(), query: Vec::new(), body: None, accept: None, scope }
    }

    pub fn post(path: impl Into<String>, body: String, scope: &'static str) -> Self {
        Self { method: Method::Post, body: Some(body), ..Self::get(path, scope) }
    }

    pub fn with_query(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.query.push((name, value.into()));
        self
    }

    pub fn url(&self, api_url: &super::ApiUrl) -> url::Url {
        let mut url = api_url.endpoint(&self.path);
        if !self.query.is_empty() {
            url.query_pairs_mut().extend_pairs(&self.query);
        }
        url
    }
}

/// The method and the path.
impl fmt::Display for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}
