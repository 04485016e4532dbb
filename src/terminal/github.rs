//! What GitHub Actions reads: annotations on standard error, and a job's summary.

/// An annotation that shows an error with the job ("Workflow commands", `error`).
pub fn error_annotation(message: &str) -> String {
    format!("::error title=doact::{}\n", escaped(message))
}

/// Text as the value of a workflow command, on one line.
fn escaped(text: &str) -> String {
    // The percent sign first: it begins the other two.
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Text from elsewhere in Markdown, where it is to be no markup.
pub fn markdown(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in crate::terminal::text::escape_controls(text).chars() {
        if character.is_ascii_punctuation() && !matches!(character, '-' | '.' | ',' | ':' | '/' | '(' | ')') {
            plain.push('\\');
        }
        plain.push(character);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_message_is_a_command_of_its_own() {
        assert_eq!(
            error_annotation("50% of\r\n::set-output name=a::b"),
            "::error title=doact::50%25 of%0D%0A::set-output name=a::b\n"
        );
    }

    #[test]
    fn nothing_in_a_summary_is_markup() {
        assert_eq!(markdown("<b>`x`</b> [a](b)\n| _c_"), r"\<b\>\`x\`\</b\> \[a\](b)\\n\| \_c\_");
        assert_eq!(markdown("attach volume data-1 to Droplet 42"), "attach volume data-1 to Droplet 42");
    }
}
