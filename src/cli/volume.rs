use std::str::FromStr;

use clap::Args;

use super::{FilterArgs, ListOptions, WaitOptions};
use crate::config::Options;
use crate::error::Failure;
use crate::model::{ActionId, DropletId, InvalidValue, Region, Size, VolumeRef};

/// Options of every command that changes a volume.
#[derive(Args)]
pub(crate) struct ChangeArgs {
    /// The volume's region, if VOLUME is a name.
    ///
    /// Names are unique within a region only. With an ID, the region is sent if it is given here.
    #[arg(long, value_name = "SLUG")]
    pub(crate) region: Option<Region>,
    /// Treat VOLUME as a name in any case.
    ///
    /// A volume may have a name that looks like an ID.
    #[arg(long)]
    pub(crate) by_name: bool,
    /// Wait until it is completed or errored.
    ///
    /// `--wait=false` does not wait where the settings say `wait = true`.
    #[arg(long, num_args = 0..=1, require_equals = true, default_missing_value = "true", value_name = "BOOL", hide_possible_values = true)]
    pub(crate) wait: Option<bool>,
    #[command(flatten)]
    pub(crate) wait_options: WaitOptions,
    /// Succeed if there is nothing to change.
    ///
    /// Without it, attaching an attached volume is an error, for example.
    #[arg(long)]
    pub(crate) if_needed: bool,
    /// Print the requests instead of sending them.
    ///
    /// Reads what the requests depend on, and changes nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

impl ChangeArgs {
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
  doact volume attach data logs 11612190 --region nyc1 --wait --timeout 5m
  doact volume attach data 11612190 --region nyc1 --move --wait"
)]
pub(crate) struct AttachArgs {
    /// The volumes: IDs, or names with --region.
    #[arg(required = true, value_name = "VOLUME", allow_negative_numbers = true)]
    pub(crate) volumes: Vec<VolumeRef>,
    /// The Droplet ID.
    #[arg(value_name = "DROPLET_ID", allow_negative_numbers = true, value_parser = parse_droplet_id)]
    pub(crate) droplet: DropletId,
    /// Detach a volume from another Droplet first.
    ///
    /// Reads where each volume is attached. One that is attached to another Droplet is detached
    /// there; once that is completed, it is attached to this one. One that is attached to this
    /// Droplet already is left as it is, which is a success.
    #[arg(long = "move")]
    pub(crate) moves: bool,
    /// Continue with the others after one fails.
    #[arg(long)]
    pub(crate) keep_going: bool,
    #[command(flatten)]
    pub(crate) change: ChangeArgs,
    /// Add a tag to the volume.
    ///
    /// Separate several with commas.
    #[arg(long = "tag", value_name = "NAME", value_delimiter = ',', value_parser = parse_tag)]
    pub(crate) tags: Vec<String>,
}

/// Detach volumes from a Droplet.
#[derive(Args)]
#[command(
    visible_alias = "d",
    after_help = "\
Examples:
  doact volume detach data --region nyc1 --wait
  doact volume detach data logs 11612190 --region nyc1 --wait
  doact volume detach 7724db7c-e098-11e5-b522-000f53304e51 11612190

Without a Droplet ID each volume is detached from the Droplet to which it is
attached, which is read first. With one, it must be attached to that Droplet."
)]
#[command(override_usage = "doact volume detach [OPTIONS] <VOLUME>... [DROPLET_ID]")]
pub(crate) struct DetachArgs {
    /// The volumes: IDs, or names with --region; a number at the end is the Droplet ID.
    #[arg(required = true, value_name = "VOLUME", allow_negative_numbers = true)]
    pub(crate) words: Vec<DetachWord>,
    /// Continue with the others after one fails.
    #[arg(long)]
    pub(crate) keep_going: bool,
    #[command(flatten)]
    pub(crate) change: ChangeArgs,
}

/// An argument of `volume detach`. No volume is a number: a name starts with a letter.
#[derive(Debug, Clone)]
pub(crate) enum DetachWord {
    Volume(VolumeRef),
    Droplet(DropletId),
}

impl FromStr for DetachWord {
    type Err = InvalidValue;

    fn from_str(text: &str) -> Result<Self, InvalidValue> {
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            text.parse().map(Self::Droplet)
        } else {
            text.parse().map(Self::Volume)
        }
    }
}

impl DetachArgs {
    /// The volumes, and the Droplet if its ID was typed.
    pub(crate) fn volumes_and_droplet(&self) -> Result<(Vec<VolumeRef>, Option<DropletId>), Failure> {
        let hint = "name the volumes first, and at most one Droplet ID after them";
        let (last, rest) = match self.words.split_last() {
            Some((DetachWord::Droplet(droplet), rest)) => (Some(*droplet), rest),
            _ => (None, &*self.words),
        };
        if rest.is_empty() {
            return Err(Failure::usage("a Droplet ID was given, but no volume", hint));
        }
        let volume = |word: &DetachWord| match word {
            DetachWord::Volume(volume) => Ok(volume.clone()),
            DetachWord::Droplet(id) => {
                Err(Failure::usage(format!("{id} is a Droplet ID, and not the last argument"), hint))
            }
        };
        Ok((rest.iter().map(volume).collect::<Result<_, _>>()?, last))
    }
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

A volume can only grow. The file system on it has to be grown afterwards."
)]
pub(crate) struct ResizeArgs {
    /// The volume: an ID, or a name with --region.
    #[arg(value_name = "VOLUME")]
    pub(crate) volume: VolumeRef,
    /// The new size: 100 (GiB), 2TiB, or +50.
    ///
    /// A number is in GiB; 100GiB and 2TiB have a unit. With +, the volume grows by that much.
    #[arg(long, value_name = "SIZE", allow_hyphen_values = true)]
    pub(crate) size: Size,
    #[command(flatten)]
    pub(crate) change: ChangeArgs,
}

/// List the actions of a volume, newest first, or show one of them.
#[derive(Args)]
#[command(after_help = "\
Examples:
  doact volume actions data --region nyc1
  doact volume actions data --region nyc1 --follow
  doact volume actions data --region nyc1 --timeline --limit 20
  doact volume actions 7724db7c-e098-11e5-b522-000f53304e51 72531856")]
pub(crate) struct VolumeActionsArgs {
    /// The volume: an ID, or a name with --region.
    #[arg(value_name = "VOLUME")]
    pub(crate) volume: VolumeRef,
    /// Show only this action.
    #[arg(value_name = "ACTION_ID", allow_negative_numbers = true, conflicts_with_all = ["FilterArgs", "ListOptions"])]
    pub(crate) id: Option<ActionId>,
    /// The volume's region, if VOLUME is a name.
    #[arg(long, value_name = "SLUG")]
    pub(crate) region: Option<Region>,
    /// Treat VOLUME as a name in any case.
    ///
    /// A volume may have a name that looks like an ID.
    #[arg(long)]
    pub(crate) by_name: bool,
    #[command(flatten)]
    pub(crate) options: ListOptions,
    #[command(flatten)]
    pub(crate) filter: FilterArgs,
}

/// The last word is the Droplet ID, so a volume there means that the ID was left out.
fn parse_droplet_id(text: &str) -> Result<DropletId, InvalidValue> {
    text.parse().map_err(|problem| match text.parse::<VolumeRef>() {
        Ok(_) => InvalidValue::new("this is a volume; DROPLET_ID is missing after the volumes"),
        Err(_) => problem,
    })
}

fn parse_tag(text: &str) -> Result<String, InvalidValue> {
    // Tags are separated by commas.
    let text = text.trim();
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, ':' | '-' | '_');
    if (1..=255).contains(&text.chars().count()) && text.chars().all(allowed) {
        Ok(text.to_owned())
    } else {
        Err(InvalidValue::new("a tag has up to 255 letters, digits, ':', '-' and '_'"))
    }
}
