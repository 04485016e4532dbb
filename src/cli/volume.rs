use clap::Args;

use super::{FilterArgs, ListOptions, WaitOptions};
use crate::config::Options;
use crate::model::{ActionId, DropletId, InvalidValue, Region, Size, VolumeRef};

/// Options of every command that changes a volume.
#[derive(Args)]
pub struct ChangeArgs {
    /// The volume's region: needed for a name, and only sent with an ID if given here.
    #[arg(long, value_name = "SLUG")]
    pub region: Option<Region>,
    /// Read VOLUME as a name, even if it looks like an ID.
    #[arg(long)]
    pub by_name: bool,
    /// Wait until the action is completed or errored.
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_name = "BOOL")]
    pub wait: Option<bool>,
    #[command(flatten)]
    pub wait_options: WaitOptions,
    /// Do nothing, and succeed, if the volume is already as it is to be.
    #[arg(long)]
    pub if_needed: bool,
    /// Show the requests instead of sending them.
    #[arg(long)]
    pub dry_run: bool,
}

impl ChangeArgs {
    /// The settings that these options set.
    pub(crate) fn settings(&self) -> Options {
        Options { region: self.region.clone(), wait: self.wait, ..self.wait_options.settings() }
    }
}

/// Attach volumes to a Droplet.
#[derive(Args)]
#[command(
    visible_alias = "a",
    after_help = "\
Examples:
  doact volume attach data 11612190 --region nyc1 --wait
  doact volume attach 7724db7c-e098-11e5-b522-000f53304e51 11612190
  doact volume attach data logs 11612190 --region nyc1 --wait --timeout 5m"
)]
pub struct AttachArgs {
    /// What is attached to what.
    #[command(flatten)]
    pub attachment: AttachmentArgs,
    /// Tag the volume; several are separated by commas, or given one by one.
    #[arg(long = "tag", value_name = "NAME", value_delimiter = ',', value_parser = parse_tag)]
    pub tags: Vec<String>,
}

/// Detach volumes from a Droplet.
#[derive(Args)]
#[command(
    visible_alias = "d",
    after_help = "\
Examples:
  doact volume detach data 11612190 --region nyc1 --wait
  doact volume detach 7724db7c-e098-11e5-b522-000f53304e51 11612190"
)]
pub struct DetachArgs {
    #[command(flatten)]
    pub attachment: AttachmentArgs,
}

/// Volumes and the Droplet that they are attached to, or are to be.
#[derive(Args)]
pub struct AttachmentArgs {
    /// The volumes: IDs, or names with --region.
    #[arg(required = true, value_name = "VOLUME", allow_negative_numbers = true)]
    pub volumes: Vec<VolumeRef>,
    /// The Droplet's ID.
    #[arg(value_name = "DROPLET_ID", allow_negative_numbers = true)]
    pub droplet: DropletId,
    /// Go on with the other volumes after one failed.
    #[arg(long)]
    pub keep_going: bool,
    #[command(flatten)]
    pub change: ChangeArgs,
}

/// Make a volume larger.
#[derive(Args)]
#[command(
    visible_alias = "r",
    after_help = "\
Examples:
  doact volume resize data --size 200 --region nyc1 --wait
  doact volume resize 7724db7c-e098-11e5-b522-000f53304e51 --size 2TiB
  doact volume resize data --region nyc1 --size +50

Volumes only grow. Afterwards the file system on the volume must be grown too."
)]
pub struct ResizeArgs {
    /// The volume: an ID, or a name with --region.
    #[arg(value_name = "VOLUME")]
    pub volume: VolumeRef,
    /// The new size in GiB (100, 100GiB, 2TiB), or a growth (+50).
    #[arg(long, value_name = "SIZE", allow_hyphen_values = true)]
    pub size: Size,
    #[command(flatten)]
    pub change: ChangeArgs,
}

/// List a volume's actions, newest first, or show one of them.
#[derive(Args)]
#[command(after_help = "\
Examples:
  doact volume actions data --region nyc1
  doact volume actions data --region nyc1 --follow
  doact volume actions data --region nyc1 --timeline --limit 20
  doact volume actions 7724db7c-e098-11e5-b522-000f53304e51 72531856")]
pub struct VolumeActionsArgs {
    /// The volume: an ID, or a name with --region.
    #[arg(value_name = "VOLUME")]
    pub volume: VolumeRef,
    /// Show this action only.
    #[arg(value_name = "ACTION_ID", allow_negative_numbers = true, conflicts_with_all = ["follow", "timeline"])]
    pub id: Option<ActionId>,
    /// Which of its actions.
    #[command(flatten)]
    pub filter: FilterArgs,
    /// How they are shown.
    #[command(flatten)]
    pub options: ListOptions,
    /// The region of a volume that is given by name.
    #[arg(long, value_name = "SLUG")]
    pub region: Option<Region>,
    /// Read VOLUME as a name, even if it looks like an ID.
    #[arg(long)]
    pub by_name: bool,
}

fn parse_tag(text: &str) -> Result<String, InvalidValue> {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, ':' | '-' | '_');
    if (1..=255).contains(&text.chars().count()) && text.chars().all(allowed) {
        Ok(text.to_owned())
    } else {
        Err(InvalidValue::new("a tag has up to 255 letters, digits, ':', '-' and '_'"))
    }
}
