//! The endpoints.

use std::str::FromStr;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Serialize;
use serde_json::json;

use super::change_request::ChangeRequest;
use super::create_request::CreateRequest;
use super::error_response::ErrorResponse;
use super::fault_kind::FaultKind;
use super::faults::FaultQueue;
use super::middleware;
use super::paging::{Page, PageLinks, PageRequest, query_value};
use super::responses::{ActionView, JsonResponse};
use super::server::Disconnect;
use super::shared::{Inner, Shared};
use super::state::VolumeFilter;

type SharedState = State<Arc<Shared>>;
type JsonResult = Result<JsonResponse, ErrorResponse>;

pub(super) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/v2/account", get(get_account))
        .route("/v2/actions", get(list_actions))
        .route("/v2/actions/{action_id}", get(get_action))
        .route("/v2/droplets/{droplet_id}/actions", get(list_droplet_actions))
        .route("/v2/droplets/{droplet_id}/actions/{action_id}", get(get_droplet_action))
        .route("/v2/volumes", get(list_volumes).post(create_volume))
        .route("/v2/volumes/actions", post(post_change))
        .route("/v2/volumes/{volume_id}", get(get_volume))
        .route("/v2/volumes/{volume_id}/actions", get(list_volume_actions).post(post_change))
        .route("/v2/volumes/{volume_id}/actions/{action_id}", get(get_volume_action))
        .fallback(async || ErrorResponse::NotFound)
        .method_not_allowed_fallback(async || ErrorResponse::MethodNotAllowed)
        .layer(from_fn_with_state(Arc::clone(&shared), middleware::handle))
        .with_state(shared)
}

async fn get_account() -> JsonResponse {
    let account = json!({
        "droplet_limit": 25,
        "floating_ip_limit": 5,
        "reserved_ip_limit": 5,
        "volume_limit": 100,
        "name": "Sandbox",
        "email": "sandbox@example.com",
        "uuid": "00000000000040008000000000000001",
        "email_verified": true,
        "status": "active",
        "status_message": "",
        "team": { "name": "Sandbox", "uuid": "00000000000040008000000000000002" },
    });
    JsonResponse::one(StatusCode::OK, "account", &account)
}

async fn list_actions(State(shared): SharedState, headers: HeaderMap, uri: Uri) -> JsonResponse {
    let reserved_ips = accepts_reserved_ips(&headers);
    let (mut inner, now) = shared.lock();
    let Inner { state, pages, .. } = &mut *inner;
    let key = format!("{uri} {reserved_ips}");
    pages.get_or_insert_with(state.generation(now), &key, || {
        let list = ListRequest::new(&shared, &uri);
        let Page { items, total } = state.actions(list.page, now);
        let items = items.into_iter().map(|record| ActionView { record, reserved_ips }).collect();
        JsonResponse::page("actions", &Page { items, total }, list.links(total))
    })
}

async fn get_action(State(shared): SharedState, headers: HeaderMap, Path(id): Path<String>) -> JsonResult {
    let id = parse_id(&id)?;
    let (mut inner, now) = shared.lock();
    let Inner { state, faults, .. } = &mut *inner;
    let record = state.action(id, now)?;
    action_response(faults, &ActionView { record, reserved_ips: accepts_reserved_ips(&headers) })
}

/// Whether the client accepts the media type that the API documents for reserved IPs.
fn accepts_reserved_ips(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok());
    accepted.into_iter().any(|types| types.contains("application/vnd.digitalocean.reserveip+json"))
}

async fn list_droplet_actions(State(shared): SharedState, Path(id): Path<String>, uri: Uri) -> JsonResult {
    let id = parse_id(&id)?;
    let list = ListRequest::new(&shared, &uri);
    let (mut inner, now) = shared.lock();
    let page = inner.state.droplet_actions(id, list.page, now);
    Ok(JsonResponse::page("actions", &page, list.links(page.total)))
}

async fn get_droplet_action(
    State(shared): SharedState,
    Path((droplet, action)): Path<(String, String)>,
) -> JsonResult {
    let (droplet, action) = (parse_id(&droplet)?, parse_id(&action)?);
    let (mut inner, now) = shared.lock();
    let Inner { state, faults, .. } = &mut *inner;
    let action = state.droplet_action(droplet, action, now)?;
    action_response(faults, action)
}

async fn list_volumes(State(shared): SharedState, uri: Uri) -> JsonResponse {
    let list = ListRequest::new(&shared, &uri);
    let filter =
        VolumeFilter { name: query_value(list.query, "name"), region: query_value(list.query, "region") };
    let (mut inner, now) = shared.lock();
    let page = inner.state.volumes(&filter, list.page, now);
    JsonResponse::page("volumes", &page, list.links(page.total))
}

async fn create_volume(State(shared): SharedState, body: Bytes) -> JsonResult {
    let CreateRequest { volume, description, tags } = CreateRequest::parse(&body)?;
    let (mut inner, now) = shared.lock();
    let created = inner.state.create(volume, description, tags, now)?;
    Ok(JsonResponse::one(StatusCode::CREATED, "volume", created))
}

async fn get_volume(State(shared): SharedState, Path(id): Path<String>) -> JsonResult {
    let id = parse_id(&id)?;
    let (mut inner, now) = shared.lock();
    let volume = inner.state.volume(&id, now)?;
    Ok(JsonResponse::one(StatusCode::OK, "volume", volume))
}

async fn list_volume_actions(State(shared): SharedState, Path(id): Path<String>, uri: Uri) -> JsonResult {
    let id = parse_id(&id)?;
    let list = ListRequest::new(&shared, &uri);
    let (mut inner, now) = shared.lock();
    let page = inner.state.volume_actions(&id, list.page, now)?;
    Ok(JsonResponse::page("actions", &page, list.links(page.total)))
}

async fn get_volume_action(
    State(shared): SharedState,
    Path((volume, action)): Path<(String, String)>,
) -> JsonResult {
    let (volume, action) = (parse_id(&volume)?, parse_id(&action)?);
    let (mut inner, now) = shared.lock();
    let Inner { state, faults, .. } = &mut *inner;
    let action = state.volume_action(&volume, action, now)?;
    action_response(faults, action)
}

fn action_response(faults: &mut FaultQueue, action: &impl Serialize) -> JsonResult {
    if faults.take(FaultKind::NotFound) {
        return Err(ErrorResponse::NotFound);
    }
    Ok(JsonResponse::one(StatusCode::OK, "action", action))
}

async fn post_change(State(shared): SharedState, uri: Uri, body: Bytes) -> Result<Response, ErrorResponse> {
    let request = ChangeRequest::parse(uri.path(), &body)?;
    let (mut inner, now) = shared.lock();
    let Inner { state, faults, .. } = &mut *inner;
    let volume = request.find_volume(state, now)?;
    if faults.take(FaultKind::PendingEvent) {
        return Err(ErrorResponse::DropletPending);
    }
    let started = state.start(&volume, request.change, now);
    if let Ok(action) = &started
        && faults.take(FaultKind::Errored)
    {
        state.mark_errored(action.id);
    }
    if faults.take(FaultKind::LostAnswer) {
        return Ok(Disconnect.into_response());
    }
    Ok(JsonResponse::one(StatusCode::ACCEPTED, "action", &started?).into_response())
}

/// An invalid ID is a 404, like an unknown one.
fn parse_id<T: FromStr>(text: &str) -> Result<T, ErrorResponse> {
    text.parse().map_err(|_| ErrorResponse::NotFound)
}

struct ListRequest<'a> {
    page: PageRequest,
    url: String,
    query: &'a str,
}

impl<'a> ListRequest<'a> {
    fn new(shared: &Shared, uri: &'a Uri) -> Self {
        let query = uri.query().unwrap_or_default();
        Self { page: PageRequest::from_query(query), url: format!("{}{}", shared.url, uri.path()), query }
    }

    fn links(&self, total: usize) -> Option<PageLinks> {
        self.page.links(total, &self.url, self.query)
    }
}
