//! What a person sees on terminals of several widths.

use crate::harness::{Doact, action, fixture};
use crate::raw_server::{RawServer, Reply};
use crate::terminal::Finished;

fn at_width(doact: Doact, columns: u16) -> Finished {
    doact.on_terminal_of(columns).finish().ended_with(0)
}

fn config_show() -> Doact {
    let file = "timeout = \"20m\"\n[contexts.prod]\nregion = \"nyc1\"\n";
    Doact::new().config(file).line("config show --context prod")
}

#[test]
fn an_action_has_an_age_and_fits_80_columns() {
    let shown = |columns| {
        let server = RawServer::new([Reply::json(200, action(2_600_000_000, "in-progress"))]);
        at_width(Doact::at(server.url()).line("actions get 2600000000 --color never"), columns).screen
    };
    let header = "        ID  STATUS       TYPE             AGE  DURATION  RESOURCE  REGION\n";
    assert!(shown(80).starts_with(header), "{}", shown(80));
    let narrow = shown(40);
    assert!(narrow.starts_with("        ID  STATUS       TYPE\n"), "{narrow}");
    assert!(
        narrow.ends_with("note: no room for AGE, DURATION, RESOURCE, REGION (see --format, -o json)"),
        "{narrow}"
    );
}

#[test]
fn long_settings_are_wrapped_in_their_column_and_nothing_is_lost() {
    for columns in [40, 80, 200] {
        let done = at_width(config_show(), columns);
        let column = done.rows[0].find("SOURCE").unwrap();
        let rows = done.rows.iter().filter(|row| !row.trim().is_empty());
        let (left, right): (Vec<_>, Vec<_>) = rows.map(|row| row.split_at(column.min(row.len()))).unzip();
        assert!(left.iter().all(|part| part.ends_with("  ") || part.len() < column), "{done:#?}");
        let sources: String = right.iter().map(|part| part.trim_end()).collect();
        let path = done.path("config.toml");
        assert!(sources.contains(&format!("{}:1", path.display())), "{sources}");
        assert!(sources.replace(' ', "").contains("(contextprod)"), "{sources}");
    }
}

#[test]
fn the_status_of_a_token_is_a_row_or_a_line_for_each_column() {
    let shown = |columns| {
        let server = RawServer::new([Reply::json(200, fixture("actions"))]);
        at_width(Doact::at(server.url()).line("auth status"), columns)
    };
    assert!(shown(120).rows[0].starts_with("CONTEXT  TOKEN  SOURCE "), "{:#?}", shown(120));
    let narrow = shown(40);
    let lines: Vec<_> = narrow.rows.iter().map(|row| row.trim_end()).collect();
    assert_eq!(lines[..3], ["CONTEXT  default", "TOKEN    valid", "SOURCE   DIGITALOCEAN_ACCESS_TOKEN"]);
}
