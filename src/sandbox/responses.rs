//! Response bodies, and the JSON of the records in them.

use std::collections::HashMap;
use std::fmt::Display;

use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde_json::json;

use super::error_response::ErrorResponse;
use super::paging::{Page, PageLinks};
use super::state::{ActionRecord, VolumeRecord};

#[derive(Clone)]
pub(super) struct JsonResponse {
    http_status: StatusCode,
    body: Bytes,
}

impl JsonResponse {
    /// One object under its key: `{"action": …}`.
    pub(super) fn one(http_status: StatusCode, key: &str, value: &impl Serialize) -> Self {
        Self::new(http_status, &HashMap::from([(key, value)]))
    }

    /// A page of a list with its `links` and `meta`.
    pub(super) fn page<T: Serialize>(key: &str, page: &Page<T>, pages: Option<PageLinks>) -> Self {
        #[derive(serde::Serialize)]
        struct Body<'a, T> {
            #[serde(flatten)]
            items: HashMap<&'a str, &'a [T]>,
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
        let items = HashMap::from([(key, page.items.as_slice())]);
        let body = Body { items, links: Links { pages }, meta: Meta { total: page.total } };
        Self::new(StatusCode::OK, &body)
    }

    /// openapi `error`
    pub(super) fn error(error: &ErrorResponse, request_id: &str) -> Self {
        let (http_status, id) = error.http_status_and_id();
        let http_status = StatusCode::from_u16(http_status).expect("the status is valid");
        let message = error.to_string();
        Self::new(http_status, &json!({ "id": id, "message": message, "request_id": request_id }))
    }

    fn new(http_status: StatusCode, body: &impl Serialize) -> Self {
        let body = serde_json::to_vec(body).expect("records can be serialized");
        Self { http_status, body: body.into() }
    }
}

impl IntoResponse for JsonResponse {
    fn into_response(self) -> Response {
        let json = (CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
        (self.http_status, [json], self.body).into_response()
    }
}

/// Adds the error as an extension, which [`super::middleware`] turns into a body: only it knows the request
/// ID.
impl IntoResponse for ErrorResponse {
    fn into_response(self) -> Response {
        let mut response = Response::default();
        response.extensions_mut().insert(self);
        response
    }
}

/// An action in the form that the client accepts.
pub(super) struct ActionView<'a> {
    pub(super) record: &'a ActionRecord,
    /// Whether the resource type is `reserved_ip` instead of `floating_ip`.
    pub(super) reserved_ips: bool,
}

/// openapi `action`, with the fields in the order of its examples.
impl Serialize for ActionView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let record = self.record;
        let resource_type = match record.resource_type {
            "floating_ip" if self.reserved_ips => "reserved_ip",
            other => other,
        };
        let mut action = serializer.serialize_struct("action", 9)?;
        action.serialize_field("id", &record.id.number())?;
        action.serialize_field("status", record.status.as_str())?;
        action.serialize_field("type", record.action_type)?;
        action.serialize_field("started_at", &Text(record.started_at))?;
        action.serialize_field("completed_at", &record.completed_at.map(Text))?;
        action.serialize_field("resource_id", &record.resource_id)?;
        action.serialize_field("resource_type", resource_type)?;
        action.serialize_field("region", record.region)?;
        action.serialize_field("region_slug", record.region.slug)?;
        action.end()
    }
}

impl Serialize for ActionRecord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ActionView { record: self, reserved_ips: false }.serialize(serializer)
    }
}

/// openapi `volume_full`
impl Serialize for VolumeRecord {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let droplet_ids: Vec<u64> = self.droplet.iter().map(|id| id.number()).collect();
        let mut volume = serializer.serialize_struct("volume", 10)?;
        volume.serialize_field("id", self.id.as_str())?;
        volume.serialize_field("region", self.region)?;
        volume.serialize_field("droplet_ids", &droplet_ids)?;
        volume.serialize_field("name", self.name.as_str())?;
        volume.serialize_field("description", &self.description)?;
        volume.serialize_field("size_gigabytes", &self.size.gib())?;
        volume.serialize_field("created_at", &Text(self.created_at))?;
        volume.serialize_field("filesystem_type", "")?;
        volume.serialize_field("filesystem_label", "")?;
        volume.serialize_field("tags", &self.tags)?;
        volume.end()
    }
}

/// Serializes a value as its `Display` text.
struct Text<T>(T);

impl<T: Display> Serialize for Text<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}
