use crate::model::{DropletId, SizeGib};

/// Why a request is refused. The text is the `message` of the response.
///
/// Messages that clients match on are the API's own; the others have only the same meaning.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ErrorResponse {
    /// openapi `unauthorized`
    #[error("Unable to authenticate you.")]
    Unauthorized,
    #[error("You are not authorized to perform this operation.")]
    Forbidden,
    /// openapi `not_found`
    #[error("The resource you requested could not be found.")]
    NotFound,
    #[error("This method is not allowed here.")]
    MethodNotAllowed,
    #[error("The sandbox is only served as 127.0.0.1, [::1] or localhost.")]
    WrongHost,
    /// openapi `too_many_requests`
    #[error("API rate limit exceeded.")]
    TooManyRequests,
    /// openapi `server_error`
    #[error("Unexpected server-side error")]
    ServerError,
    #[error("Service temporarily unavailable.")]
    Unavailable,
    /// The path or the body cannot be parsed at all.
    #[error("{0}")]
    Malformed(&'static str),
    #[error("The request body is too large.")]
    BodyTooLarge,
    /// A field is missing or has an invalid value.
    #[error("{0}")]
    Invalid(String),
    #[error("A volume with this name already exists in this region.")]
    NameTaken,
    #[error("Droplet already has a pending event.")]
    DropletPending,
    #[error("Volume already has a pending event.")]
    VolumePending,
    #[error("This volume is already attached to Droplet {0}.")]
    AlreadyAttached(DropletId),
    #[error("This volume is already attached to another Droplet: {0}.")]
    AttachedElsewhere(DropletId),
    #[error("Attachment not found")]
    NotAttached,
    #[error("A Droplet can have up to {max} volumes.")]
    TooManyVolumes { max: usize },
    /// The region in the body is not the volume's.
    #[error("The volume is in region {0}.")]
    WrongRegion(&'static str),
    /// openapi `volumeActions_post_byId`: volumes may only be resized upwards.
    #[error("Volumes can only be resized upwards: this one has {0}.")]
    NotLarger(SizeGib),
}

impl ErrorResponse {
    /// The HTTP status, and the `id` of the body (openapi `error.id`).
    pub(crate) fn http_status_and_id(&self) -> (u16, &'static str) {
        match self {
            Self::Malformed(_) => (400, "bad_request"),
            Self::Unauthorized => (401, "unauthorized"),
            Self::Forbidden => (403, "forbidden"),
            Self::NotFound => (404, "not_found"),
            Self::MethodNotAllowed => (405, "method_not_allowed"),
            Self::NameTaken => (409, "conflict"),
            Self::BodyTooLarge => (413, "request_entity_too_large"),
            Self::WrongHost => (421, "misdirected_request"),
            Self::Invalid(_)
            | Self::DropletPending
            | Self::VolumePending
            | Self::AlreadyAttached(_)
            | Self::AttachedElsewhere(_)
            | Self::NotAttached
            | Self::TooManyVolumes { .. }
            | Self::WrongRegion(_)
            | Self::NotLarger(_) => (422, "unprocessable_entity"),
            Self::TooManyRequests => (429, "too_many_requests"),
            Self::ServerError => (500, "server_error"),
            Self::Unavailable => (503, "service_unavailable"),
        }
    }
}
