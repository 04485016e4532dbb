use crate::model::{DropletId, SizeGib};

/// Why a request is not carried out. Its text is the `message` of the answer.
///
/// Messages that clients are known to look at are spelled as the API spells
/// them; the others only say as much.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ErrorResponse {
    /// Not the sandbox's token (openapi `unauthorized`).
    #[error("Unable to authenticate you.")]
    Unauthorized,
    /// A fault: the token lacks a scope.
    #[error("You are not authorized to perform this operation.")]
    Forbidden,
    /// No such action, volume or path (openapi `not_found`).
    #[error("The resource you requested could not be found.")]
    NotFound,
    /// The path exists, but not for this method.
    #[error("This method is not allowed here.")]
    MethodNotAllowed,
    /// A fault (openapi `too_many_requests`).
    #[error("API rate limit exceeded.")]
    TooManyRequests,
    /// A fault (openapi `server_error`).
    #[error("Unexpected server-side error")]
    ServerError,
    /// A fault.
    #[error("Service temporarily unavailable.")]
    Unavailable,
    /// The path or the body cannot even be read.
    #[error("{0}")]
    Malformed(&'static str),
    /// The body is larger than any that the API documents.
    #[error("The request body is too large.")]
    BodyTooLarge,
    /// A field is missing, or is not what the API documents.
    #[error("{0}")]
    Invalid(String),
    /// Each Droplet takes one change at a time.
    #[error("Droplet already has a pending event.")]
    DropletPending,
    /// So does each volume.
    #[error("Volume already has a pending event.")]
    VolumePending,
    /// Attach: it is there already.
    #[error("This volume is already attached to Droplet {0}.")]
    AlreadyAttached(DropletId),
    /// Attach: it is somewhere else.
    #[error("This volume is already attached to another Droplet: {0}.")]
    AttachedElsewhere(DropletId),
    /// Detach: it is not there.
    #[error("Attachment not found")]
    NotAttached,
    /// Attach: up to fifteen volumes a Droplet (openapi `volumeActions_post`).
    #[error("A Droplet can have up to {max} volumes.", max = super::state::MAX_VOLUMES_PER_DROPLET)]
    TooManyVolumes,
    /// The region of the body is not the volume's.
    #[error("The volume is in region {0}.")]
    WrongRegion(&'static str),
    /// Resize: upwards only (openapi `volumeActions_post_byId`).
    #[error("Volumes can only be resized upwards: this one has {0}.")]
    NotLarger(SizeGib),
}

impl ErrorResponse {
    /// The HTTP status and the short `id` that goes with it (openapi `error.id`).
    #[must_use]
    pub fn http_status_and_id(&self) -> (u16, &'static str) {
        match self {
            Self::Malformed(_) => (400, "bad_request"),
            Self::Unauthorized => (401, "unauthorized"),
            Self::Forbidden => (403, "forbidden"),
            Self::NotFound => (404, "not_found"),
            Self::MethodNotAllowed => (405, "method_not_allowed"),
            Self::BodyTooLarge => (413, "request_entity_too_large"),
            Self::Invalid(_)
            | Self::DropletPending
            | Self::VolumePending
            | Self::AlreadyAttached(_)
            | Self::AttachedElsewhere(_)
            | Self::NotAttached
            | Self::TooManyVolumes
            | Self::WrongRegion(_)
            | Self::NotLarger(_) => (422, "unprocessable_entity"),
            Self::TooManyRequests => (429, "too_many_requests"),
            Self::ServerError => (500, "server_error"),
            Self::Unavailable => (503, "service_unavailable"),
        }
    }
}
