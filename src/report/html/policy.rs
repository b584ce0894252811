//! What a browser may do with the page.

use data_encoding::BASE64;
use sha2::{Digest, Sha256};

/// The content security policy (W3C, Content Security Policy Level 3) of a page
/// with this style and this script, and nothing else: no other script or style runs,
/// nothing is loaded or sent, and no text can be made markup by a script.
///
/// `data:` images are allowed for the icon, which browsers would otherwise ask a
/// server for.
pub(super) fn policy(style: &str, script: &str) -> String {
    format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; img-src data:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        hash(style),
        hash(script)
    )
}

fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64.encode(&Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_as_browsers_make_them() {
        // The example of the standard, section 7.4.
        let known = "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=";
        assert_eq!(hash("alert('Hello, world.');"), known);
    }
}
