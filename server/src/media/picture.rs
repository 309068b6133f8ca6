//! A picture is read whole and made anew: what is kept is pixels and nothing that came along with them – no place, no camera,
//! no second file behind the end.

use std::io::Cursor;

use domain::media::MAX_PICTURE_SIDE;
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, Rgb, RgbImage};

use super::Unfit;

/// The longest side that is read, in pixels.
const MAX_SIDE: u32 = 12_000;
/// The most memory that reading one may take, in bytes: 48 megapixels of eight bits.
const MAX_MEMORY: u64 = 200 * 1024 * 1024;
/// Out of 100: what is saved below is seen, what is added above is not.
const QUALITY: u8 = 82;

/// The picture as it is kept: upright, at most [`MAX_PICTURE_SIDE`], a JPEG.
pub(super) fn prepared(bytes: &[u8]) -> Result<Vec<u8>, Unfit> {
    let format = image::guess_format(bytes).map_err(|_| Unfit::Unknown)?;
    if !matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP) {
        return Err(Unfit::Unknown);
    }
    let unreadable = |error: image::ImageError| match error {
        image::ImageError::Limits(_) => Unfit::Pixels,
        other => Unfit::Picture(other.to_string()),
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(unreadable)?;
    let (width, height) = decoder.dimensions();
    if width.max(height) > MAX_SIDE || decoder.total_bytes() > MAX_MEMORY {
        return Err(Unfit::Pixels);
    }
    // A picture that says nothing of it, or nothing readable, is upright.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(unreadable)?;
    if width.max(height) > MAX_PICTURE_SIDE {
        picture = picture.thumbnail(MAX_PICTURE_SIDE, MAX_PICTURE_SIDE);
    }
    picture.apply_orientation(orientation);
    let mut jpeg = Vec::new();
    let encoded = JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(&on_white(picture));
    encoded.map_err(unreadable)?;
    Ok(jpeg)
}

/// What is see-through stands on white: a JPEG has no other way.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    let mut solid = RgbImage::new(picture.width(), picture.height());
    for (to, from) in solid.pixels_mut().zip(picture.pixels()) {
        let [red, green, blue, alpha] = from.0.map(u32::from);
        // Between 0 and 255 by construction.
        let mix = |colour: u32| u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX);
        *to = Rgb([mix(red), mix(green), mix(blue)]);
    }
    solid
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgba, RgbaImage};

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let picture = RgbaImage::from_fn(width, height, |x, _| Rgba([200, 30, 30, if x == 0 { 0 } else { 255 }]));
        picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn what_is_kept_is_a_jpeg_of_the_pixels_alone() {
        let mut sent = png(3000, 1500);
        sent.extend_from_slice(b"PK\x03\x04<script>alert(1)</script>");
        let kept = prepared(&sent).unwrap();
        let read = image::load_from_memory(&kept).unwrap();
        assert_eq!((read.width(), read.height()), (MAX_PICTURE_SIDE, MAX_PICTURE_SIDE / 2));
        assert!(kept.starts_with(&[0xFF, 0xD8, 0xFF]));
        assert!(!kept.windows(6).any(|window| window == b"script"));
        let small = image::load_from_memory(&prepared(&png(8, 8)).unwrap()).unwrap().into_rgb8();
        assert!(small.get_pixel(0, 0).0.iter().all(|colour| *colour > 120), "see-through is white");
    }

    #[test]
    fn what_cannot_be_read_is_no_picture() {
        let whole = png(64, 64);
        assert!(matches!(prepared(&whole[..whole.len() / 2]), Err(Unfit::Picture(_))));
        assert_eq!(prepared(b"GIF89a\x01\x00\x01\x00"), Err(Unfit::Unknown));
        assert_eq!(prepared(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), Err(Unfit::Unknown));
        assert_eq!(prepared(b""), Err(Unfit::Unknown));
        // Says 60 000 × 60 000 in a few bytes.
        let mut bomb = whole;
        bomb[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
        assert!(matches!(prepared(&bomb), Err(Unfit::Pixels | Unfit::Picture(_))));
    }
}
