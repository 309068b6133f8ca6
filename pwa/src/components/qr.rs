//! A QR code (ISO/IEC 18004) drawn as SVG, dark on white in either theme, with the quiet zone of four modules.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};
use yew::prelude::*;

const QUIET: i32 = 4;

/// [`Qr`]'s properties.
#[derive(Properties, PartialEq)]
pub struct QrProps {
    /// What a camera reads.
    pub text: AttrValue,
    /// What it is, for who does not see it.
    pub label: AttrValue,
    /// `data-test`.
    pub test: AttrValue,
}

/// One square per dark module.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            // A string takes whatever is written.
            let _ = write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET);
        }
    }
    path
}

/// The picture; nothing for a text that is too long for one.
#[component]
pub fn Qr(props: &QrProps) -> Html {
    let Ok(code) = QrCode::encode_text(&props.text, QrCodeEcc::Medium) else { return Html::default() };
    let size = code.size() + 2 * QUIET;
    html! {
        <svg
            viewBox={format!("0 0 {size} {size}")}
            width="240"
            height="240"
            role="img"
            aria-label={props.label.clone()}
            shape-rendering="crispEdges"
            data-test={props.test.clone()}
        >
            <rect width={size.to_string()} height={size.to_string()} fill="#fff" />
            <path d={path(&code)} fill="#000" />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_module_is_one_square() {
        let code =
            QrCode::encode_text("otpauth://totp/Rygrad:x?secret=GEZDGNBV&issuer=Rygrad", QrCodeEcc::Medium).unwrap();
        let dark = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        let dark = dark.filter(|(x, y)| code.get_module(*x, *y)).count();
        assert_eq!(path(&code).matches('M').count(), dark);
        assert!(path(&code).starts_with("M4 4h1v1h-1z"), "the finder pattern begins in the corner");
    }
}
