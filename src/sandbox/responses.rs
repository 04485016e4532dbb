//! How what the sandbox knows is written: the API's JSON, and nothing else.

use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::ser::{Serialize, SerializeMap, SerializeStruct, Serializer};

use super::error_response::ErrorResponse;
use super::paging::{Page, PageLinks};
use super::state::{ActionRecord, VolumeRecord};

/// A JSON body with its status. A clone shares the body.
#[derive(Clone)]
pub(super) struct JsonResponse {
    http_status: StatusCode,
    body: Bytes,
}

impl JsonResponse {
    /// One object under its key: `{"action": …}`.
    pub(super) fn one(http_status: StatusCode, key: &str, value: &impl Serialize) -> Self {
        let body = Wrapped { key, value, tail: None::<&Tail> };
        Self::json(http_status, &body)
    }

    /// A page of a list with its `links` and `meta`.
    pub(super) fn page<T: Serialize>(key: &str, page: &Page<T>, pages: Option<PageLinks>) -> Self {
        let tail = Tail { links: Links { pages }, meta: Meta { total: page.total } };
        let body = Wrapped { key, value: &page.items, tail: Some(&tail) };
        Self::json(StatusCode::OK, &body)
    }

    /// openapi `error`.
    pub(super) fn error(error: &ErrorResponse, request_id: &str) -> Self {
        #[derive(serde::Serialize)]
        struct Error<'a> {
            id: &'a str,
            message: String,
            request_id: &'a str,
        }
        let (http_status, id) = error.http_status_and_id();
        let http_status = StatusCode::from_u16(http_status).expect("the status is valid");
        let message = error.to_string();
        Self::json(http_status, &Error { id, message, request_id })
    }

    fn json(http_status: StatusCode, body: &impl Serialize) -> Self {
        let body = serde_json::to_vec(body).expect("records are JSON");
        Self { http_status, body: body.into() }
    }
}

impl IntoResponse for JsonResponse {
    fn into_response(self) -> Response {
        let json = (CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
        (self.http_status, [json], self.body).into_response()
    }
}

/// Carried out of the handlers as it is: its body shows the request's ID, which
/// only [`super::gate`] knows.
impl IntoResponse for ErrorResponse {
    fn into_response(self) -> Response {
        let mut response = Response::default();
        response.extensions_mut().insert(self);
        response
    }
}

struct Wrapped<'a, T> {
    key: &'a str,
    value: &'a T,
    tail: Option<&'a Tail>,
}

#[derive(serde::Serialize)]
struct Tail {
    links: Links,
    meta: Meta,
}

#[derive(serde::Serialize)]
struct Links {
    #[serde(skip_serializing_if = "Option::is_none")]
    pages: Option<PageLinks>,
}

#[derive(serde::Serialize)]
struct Meta {
    total: usize,
}

impl<T: Serialize> Serialize for Wrapped<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(self.key, self.value)?;
        if let Some(tail) = self.tail {
            map.serialize_entry("links", &tail.links)?;
            map.serialize_entry("meta", &tail.meta)?;
        }
        map.end()
    }
}

/// openapi `action`, in the order of its examples.
impl Serialize for ActionRecord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut action = serializer.serialize_struct("action", 9)?;
        action.serialize_field("id", &self.id.number())?;
        action.serialize_field("status", self.status.as_str())?;
        action.serialize_field("type", self.action_type)?;
        action.serialize_field("started_at", &Text(self.started_at))?;
        action.serialize_field("completed_at", &self.completed_at.map(Text))?;
        action.serialize_field("resource_id", &self.resource_id)?;
        action.serialize_field("resource_type", self.resource_type)?;
        action.serialize_field("region", self.region)?;
        action.serialize_field("region_slug", self.region.slug)?;
        action.end()
    }
}

/// openapi `volume_full`.
impl Serialize for VolumeRecord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let droplet_ids: Vec<u64> = self.droplet.iter().map(|id| id.number()).collect();
        let mut volume = serializer.serialize_struct("volume", 10)?;
        volume.serialize_field("id", self.id.as_str())?;
        volume.serialize_field("region", self.region)?;
        volume.serialize_field("droplet_ids", &droplet_ids)?;
        volume.serialize_field("name", self.name.as_str())?;
        volume.serialize_field("description", "")?;
        volume.serialize_field("size_gigabytes", &self.size.gib())?;
        volume.serialize_field("created_at", &Text(self.created_at))?;
        volume.serialize_field("filesystem_type", "")?;
        volume.serialize_field("filesystem_label", "")?;
        volume.serialize_field("tags", &self.tags)?;
        volume.end()
    }
}

/// Something written as a string, the way it displays.
struct Text<T>(T);

impl<T: std::fmt::Display> Serialize for Text<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}
