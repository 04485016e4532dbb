//! GitHub Actions: annotations on standard error, and Markdown for the job summary.

use super::text::escape_controls;
use crate::system::Environment;

/// Whether this is a job of GitHub Actions.
pub(crate) fn is_workflow(environment: &Environment) -> bool {
    environment.get("GITHUB_ACTIONS") == Some("true")
}

/// See "Workflow commands" in the documentation of GitHub Actions.
pub(crate) fn error_annotation(message: &str) -> String {
    format!("::error title=doact::{}\n", escape_data(message))
}

fn escape_data(text: &str) -> String {
    // The percent sign first, because the other escapes contain it.
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

pub(crate) fn escape_markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in escape_controls(text).chars() {
        if character.is_ascii_punctuation() && !matches!(character, '-' | '.' | ',' | ':' | '/' | '(' | ')') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_cannot_contain_another_command() {
        assert_eq!(
            error_annotation("50% of\r\n::set-output name=a::b"),
            "::error title=doact::50%25 of%0D%0A::set-output name=a::b\n"
        );
    }

    #[test]
    fn markup_in_a_summary_is_escaped() {
        assert_eq!(escape_markdown("<b>`x`</b> [a](b)\n| _c_"), r"\<b\>\`x\`\</b\> \[a\](b)\\n\| \_c\_");
        assert_eq!(
            escape_markdown("attach volume data-1 to Droplet 42"),
            "attach volume data-1 to Droplet 42"
        );
    }
}
