//! Pictures made up for a test, and sending them in.

use domain::id::UnitId;
use domain::media::Media;
use reqwest::{Method, StatusCode};

use super::{Answer, Person};

/// A PNG of one colour.
#[must_use]
pub fn picture(width: u32, height: u32, colour: [u8; 3]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let pixels = usize::try_from(width * height).expect("a small picture");
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&colour.repeat(pixels)).expect("pixels");
    writer.finish().expect("an end");
    bytes
}

impl Person {
    /// Tries to send in a file for a unit.
    pub async fn tries_to_send_in(&self, unit: UnitId, bytes: Vec<u8>) -> Answer {
        Answer::of(self.request(Method::POST, &format!("/api/v1/units/{unit}/media")).body(bytes)).await
    }

    /// Sends in a file for a unit.
    pub async fn sends_in(&self, unit: UnitId, bytes: Vec<u8>) -> Media {
        let answer = self.tries_to_send_in(unit, bytes).await;
        answer.is(StatusCode::CREATED);
        answer.json()
    }
}
