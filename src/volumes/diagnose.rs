use super::change::VolumeChange;
use super::resolve::{read_volume, similar_names};
use crate::api::VolumeAddress;
use crate::http::{ErrorResponse, HttpClient, HttpError, HttpErrorKind};
use crate::session::Session;

/// A hint about a rejected change that takes one more read.
pub(super) fn diagnose(
    http: &HttpClient,
    change: &VolumeChange,
    error: &HttpError,
    session: &Session,
) -> Option<String> {
    let HttpErrorKind::Refused(response) = &error.kind else { return None };
    match (response.http_status, change.volume(), change) {
        (404, VolumeAddress::Name(name, region), _) => similar_names(http, name, region),
        (422, volume, VolumeChange::Attach { .. }) if mentions_attachment(response) => {
            where_attached(http, volume, session)
        }
        _ => None,
    }
}

fn mentions_attachment(response: &ErrorResponse) -> bool {
    response.api.message.as_deref().is_some_and(|message| message.to_ascii_lowercase().contains("attached"))
}

/// Where a volume is attached, and how to detach it.
fn where_attached(http: &HttpClient, volume: &VolumeAddress, session: &Session) -> Option<String> {
    let found = read_volume(&http.without_retries(), volume).ok()??;
    let droplet = *found.droplet_ids.as_ref()?.first()?;
    let region = match volume {
        VolumeAddress::Id(..) => String::new(),
        VolumeAddress::Name(_, region) => format!(" --region {region}"),
    };
    let detach = session.command(&format!("volume detach {volume} {droplet}{region}"));
    Some(format!("volume {volume} is attached to Droplet {droplet}; `{detach}` detaches it"))
}
