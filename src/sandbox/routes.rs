//! The endpoints, each in a few lines: read the request, ask the state, answer.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use jiff::Timestamp;

use super::error_response::ErrorResponse;
use super::faults::{FaultKind, Faults};
use super::middleware::{self, Disconnect};
use super::paging::{PageRequest, query_value};
use super::responses::JsonResponse;
use super::shared::{Inner, Shared};
use super::state::{ActionRecord, Change, VolumeFilter};
use super::{account, request_body};
use crate::model::{ActionId, VolumeId};

type Handle = State<Arc<Shared>>;
type JsonResult = Result<JsonResponse, ErrorResponse>;

/// All paths, behind the gate.
pub(super) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/v2/account", get(get_account))
        .route("/v2/actions", get(list_actions))
        .route("/v2/actions/{action_id}", get(get_action))
        .route("/v2/volumes", get(list_volumes))
        .route("/v2/volumes/actions", post(start_by_name))
        .route("/v2/volumes/{volume_id}", get(get_volume))
        .route("/v2/volumes/{volume_id}/actions", get(list_volume_actions).post(start_by_id))
        .route("/v2/volumes/{volume_id}/actions/{action_id}", get(get_volume_action))
        .fallback(async || ErrorResponse::NotFound)
        .method_not_allowed_fallback(async || ErrorResponse::MethodNotAllowed)
        .layer(from_fn_with_state(Arc::clone(&shared), middleware::handle))
        .with_state(shared)
}

async fn get_account() -> JsonResponse {
    JsonResponse::one(StatusCode::OK, "account", &account::ACCOUNT)
}

async fn list_actions(State(shared): Handle, uri: Uri) -> JsonResponse {
    let (mut inner, now) = shared.lock();
    let Inner { state, pages, .. } = &mut *inner;
    pages.get_or_write(state.generation(now), &uri.to_string(), || {
        let list = List::new(&shared, &uri);
        let page = state.actions(list.request, now);
        JsonResponse::page("actions", &page, list.links(page.total))
    })
}

async fn get_action(State(shared): Handle, Path(id): Path<String>) -> JsonResult {
    let id = action_id(&id)?;
    let (mut inner, now) = shared.lock();
    let Inner { state, faults, .. } = &mut *inner;
    let action = state.action(id, now)?;
    show(faults, action)
}

async fn list_volumes(State(shared): Handle, uri: Uri) -> JsonResponse {
    let list = List::new(&shared, &uri);
    let filter =
        VolumeFilter { name: query_value(list.query, "name"), region: query_value(list.query, "region") };
    let (mut inner, now) = shared.lock();
    let page = inner.state.volumes(&filter, list.request, now);
    JsonResponse::page("volumes", &page, list.links(page.total))
}

async fn get_volume(State(shared): Handle, Path(id): Path<String>) -> JsonResult {
    let id = volume_id(&id)?;
    let (mut inner, now) = shared.lock();
    let volume = inner.state.volume(&id, now)?;
    Ok(JsonResponse::one(StatusCode::OK, "volume", volume))
}

async fn list_volume_actions(State(shared): Handle, Path(id): Path<String>, uri: Uri) -> JsonResult {
    let id = volume_id(&id)?;
    let list = List::new(&shared, &uri);
    let (mut inner, now) = shared.lock();
    let page = inner.state.volume_actions(&id, list.request, now)?;
    Ok(JsonResponse::page("actions", &page, list.links(page.total)))
}

async fn get_volume_action(
    State(shared): Handle,
    Path((volume, action)): Path<(String, String)>,
) -> JsonResult {
    let (volume, action) = (volume_id(&volume)?, action_id(&action)?);
    let (mut inner, now) = shared.lock();
    let Inner { state, faults, .. } = &mut *inner;
    let action = state.volume_action(&volume, action, now)?;
    show(faults, action)
}

/// Answers with one action, unless a fault has it otherwise.
fn show(faults: &mut Faults, action: &ActionRecord) -> JsonResult {
    if faults.take(FaultKind::NotFound) {
        return Err(ErrorResponse::NotFound);
    }
    Ok(JsonResponse::one(StatusCode::OK, "action", action))
}

async fn start_by_id(
    State(shared): Handle,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<Response, ErrorResponse> {
    let id = volume_id(&id)?;
    let order = request_body::parse_by_id(&body)?;
    let (mut inner, now) = shared.lock();
    let volume = inner.state.volume(&id, now)?;
    if order.region.is_some_and(|region| region != volume.region.slug) {
        return Err(ErrorResponse::WrongRegion(volume.region.slug));
    }
    start(&mut inner, &id, order.change, now)
}

async fn start_by_name(State(shared): Handle, body: Bytes) -> Result<Response, ErrorResponse> {
    let order = request_body::parse_by_name(&body)?;
    let filter = VolumeFilter { name: Some(order.name), region: Some(order.region) };
    let (mut inner, now) = shared.lock();
    let found = inner.state.volumes(&filter, PageRequest::new(1, 1), now);
    let id = found.items.first().map(|volume| volume.id.clone());
    start(&mut inner, &id.ok_or(ErrorResponse::NotFound)?, order.change, now)
}

/// Starts a change, unless a fault has it otherwise.
fn start(
    inner: &mut Inner,
    volume: &VolumeId,
    change: Change,
    now: Timestamp,
) -> Result<Response, ErrorResponse> {
    if inner.faults.take(FaultKind::PendingEvent) {
        return Err(ErrorResponse::DropletPending);
    }
    let action = inner.state.start(volume, change, now)?;
    if inner.faults.take(FaultKind::Errored) {
        inner.state.mark_errored(action.id);
    }
    if inner.faults.take(FaultKind::LostAnswer) {
        return Ok(Disconnect.into_response());
    }
    Ok(JsonResponse::one(StatusCode::ACCEPTED, "action", &action).into_response())
}

/// An ID that cannot be one belongs to nothing.
fn volume_id(text: &str) -> Result<VolumeId, ErrorResponse> {
    text.parse().map_err(|_| ErrorResponse::NotFound)
}

fn action_id(text: &str) -> Result<ActionId, ErrorResponse> {
    text.parse().map_err(|_| ErrorResponse::NotFound)
}

/// A request for a page of a list.
struct List<'a> {
    request: PageRequest,
    url: String,
    query: &'a str,
}

impl<'a> List<'a> {
    fn new(shared: &Shared, uri: &'a Uri) -> Self {
        let query = uri.query().unwrap_or_default();
        Self { request: PageRequest::from_query(query), url: format!("{}{}", shared.url, uri.path()), query }
    }

    fn links(&self, total: usize) -> Option<super::paging::PageLinks> {
        self.request.links(total, &self.url, self.query)
    }
}
