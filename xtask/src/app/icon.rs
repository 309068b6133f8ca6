//! The app's icon, drawn from five bars on a curve: vertebrae. One description gives the SVG and every PNG.

use std::fmt::Write as _;

use anyhow::{Context as _, Result};

/// How the background meets the edge of the picture.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Margin {
    /// A tile with round corners and nothing behind it.
    Rounded,
    /// Colour to the edge, the drawing kept inside the circle that a launcher may cut out.
    Full,
}

/// A bar with round ends, in a square of side 1: centre, half of its length, half of its height.
struct Bar {
    x: f32,
    y: f32,
    length: f32,
    height: f32,
}

const BARS: [Bar; 5] = [
    Bar { x: 0.53, y: 0.22, length: 0.115, height: 0.050 },
    Bar { x: 0.56, y: 0.36, length: 0.135, height: 0.052 },
    Bar { x: 0.53, y: 0.50, length: 0.155, height: 0.054 },
    Bar { x: 0.47, y: 0.64, length: 0.170, height: 0.056 },
    Bar { x: 0.46, y: 0.78, length: 0.145, height: 0.054 },
];

const CORNER: f32 = 0.22;
const GROUND: [u8; 3] = [0x1f, 0x6f, 0x6b];
const INK: [u8; 3] = [0xfa, 0xf8, 0xf4];

/// The launcher keeps a circle of 80 % of the width; the bars then stay well inside it.
const MASKABLE_SCALE: f32 = 0.82;

/// Points per pixel and direction, for smooth edges.
const SAMPLES: u32 = 4;

/// The icon as a scalable picture.
pub(crate) fn svg() -> String {
    let mut bars = String::new();
    for bar in &BARS {
        let (x, y) = (bar.x - bar.length, bar.y - bar.height);
        // Writing to a String cannot fail.
        let _ = writeln!(
            bars,
            r#"<rect x="{:.1}" y="{:.1}" width="{:.1}" height="{:.1}" rx="{:.1}"/>"#,
            x * 512.0,
            y * 512.0,
            bar.length * 1024.0,
            bar.height * 1024.0,
            bar.height * 512.0,
        );
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 512 512\">\n\
         <rect width=\"512\" height=\"512\" rx=\"{:.1}\" fill=\"{}\"/>\n<g fill=\"{}\">\n{bars}</g>\n</svg>\n",
        CORNER * 512.0,
        hex(GROUND),
        hex(INK),
    )
}

/// The icon as pixels, `size` on each side.
pub(crate) fn png(size: u32, margin: Margin) -> Result<Vec<u8>> {
    // Two colours and the steps between them: a palette makes a third of the file that full colours would.
    let mut palette: Vec<[u8; 4]> = Vec::new();
    let mut places = Vec::new();
    for row in 0..size {
        for column in 0..size {
            let colour = pixel(row, column, size, margin);
            let place = palette.iter().position(|known| *known == colour).unwrap_or_else(|| {
                palette.push(colour);
                palette.len() - 1
            });
            places.push(u8::try_from(place).context("an icon of more than 256 colours")?);
        }
    }
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, size, size);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(palette.iter().flat_map(|[red, green, blue, _]| [*red, *green, *blue]).collect::<Vec<u8>>());
    encoder.set_trns(palette.iter().map(|[.., opacity]| *opacity).collect::<Vec<u8>>());
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_compression(png::Compression::High);
    let mut writer = encoder.write_header().context("starting a PNG")?;
    writer.write_image_data(&places).context("writing a PNG")?;
    writer.finish().context("ending a PNG")?;
    Ok(file)
}

/// Colour and opacity of one pixel: the share of its sample points on a bar, and on the ground.
fn pixel(row: u32, column: u32, size: u32, margin: Margin) -> [u8; 4] {
    let (mut ink, mut ground) = (0_u32, 0_u32);
    for sample in 0..SAMPLES * SAMPLES {
        let x = (column as f32 + (0.5 + (sample % SAMPLES) as f32) / SAMPLES as f32) / size as f32;
        let y = (row as f32 + (0.5 + (sample / SAMPLES) as f32) / SAMPLES as f32) / size as f32;
        if margin == Margin::Full || in_box(x - 0.5, y - 0.5, 0.5, 0.5, CORNER) {
            ground += 1;
        }
        let scale = if margin == Margin::Full { MASKABLE_SCALE } else { 1.0 };
        let (x, y) = ((x - 0.5) / scale + 0.5, (y - 0.5) / scale + 0.5);
        if BARS.iter().any(|bar| in_box(x - bar.x, y - bar.y, bar.length, bar.height, bar.height)) {
            ink += 1;
        }
    }
    let share = ink as f32 / (SAMPLES * SAMPLES) as f32;
    let [red, green, blue] = mix(share);
    let opacity = ground * 255 / (SAMPLES * SAMPLES);
    [red, green, blue, opacity as u8]
}

fn mix(share: f32) -> [u8; 3] {
    let [ground_red, ground_green, ground_blue] = GROUND;
    let [ink_red, ink_green, ink_blue] = INK;
    let between = |from: u8, to: u8| (f32::from(from) + (f32::from(to) - f32::from(from)) * share).round() as u8;
    [between(ground_red, ink_red), between(ground_green, ink_green), between(ground_blue, ink_blue)]
}

/// Whether a point lies in a box around the origin with the given half sides and corner radius.
fn in_box(x: f32, y: f32, half_width: f32, half_height: f32, radius: f32) -> bool {
    let dx = (x.abs() - half_width + radius).max(0.0);
    let dy = (y.abs() - half_height + radius).max(0.0);
    dx.hypot(dy) <= radius
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rounded_tile_is_clear_in_its_corner_and_a_full_one_is_not() {
        assert_eq!(pixel(0, 0, 192, Margin::Rounded)[3], 0);
        assert_eq!(pixel(0, 0, 192, Margin::Full)[3], 255);
    }

    #[test]
    fn the_middle_bar_is_ink() {
        let [red, green, blue, opacity] = pixel(96, 100, 192, Margin::Rounded);
        assert_eq!(([red, green, blue], opacity), (INK, 255));
    }

    #[test]
    fn the_file_is_a_png_of_that_size() {
        let file = png(180, Margin::Full).unwrap();
        let reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
        assert_eq!((reader.info().width, reader.info().height), (180, 180));
    }
}
