//! A video is an MP4 (ISO 14496-12) of which a browser can show every track. What it says beside picture and sound – place,
//! person, device (`udta`, `meta`, `uuid`) – is overwritten where it stands, so that nothing else moves.

use std::io::Cursor;
use std::ops::Range;

use domain::media::MAX_VIDEO_SECONDS;
use mp4parse::{CodecType, MediaContext, SampleEntry, Track, TrackType};

/// Boxes that may stand in a file itself; what else stands there is overwritten.
const OF_FILE: [&[u8; 4]; 8] = [b"ftyp", b"moov", b"mdat", b"styp", b"sidx", b"moof", b"mfra", b"pdin"];
/// Boxes that hold boxes.
const HOLDERS: [&[u8; 4]; 6] = [b"moov", b"trak", b"mdia", b"moof", b"traf", b"minf"];
/// What speaks of more than picture and sound.
const TALK: [&[u8; 4]; 5] = [b"udta", b"meta", b"uuid", b"free", b"skip"];
/// How deep boxes may hold boxes.
const MAX_DEPTH: u8 = 6;
/// The longer side of a video, in pixels.
const MAX_SIDE: u16 = 4096;

/// Whether it begins as one.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.get(4..8) == Some(b"ftyp")
}

/// The video as it is kept.
pub(super) fn prepared(mut bytes: Vec<u8>) -> Result<Vec<u8>, &'static str> {
    let mut media = Vec::new();
    let whole = 0..bytes.len();
    silence(&mut bytes, whole, 0, &mut media)?;
    let read = mp4parse::read_mp4(&mut Cursor::new(&bytes)).map_err(|_| "it is no readable MP4")?;
    check(&read, &media)?;
    Ok(bytes)
}

/// One box: its kind and what it holds.
struct Found {
    kind: [u8; 4],
    head: usize,
    content: Range<usize>,
}

/// The box that begins at `at` and ends before `end`.
fn found(bytes: &[u8], at: usize, end: usize) -> Result<Found, &'static str> {
    const BROKEN: &str = "its parts do not fit together";
    let word = |from: usize| bytes.get(from..from + 4).and_then(|word| <[u8; 4]>::try_from(word).ok()).ok_or(BROKEN);
    let small = u32::from_be_bytes(word(at)?);
    let kind = word(at + 4)?;
    let (head, size) = match small {
        0 => (8, end - at),
        1 => {
            let wide =
                u64::from(u32::from_be_bytes(word(at + 8)?)) << 32 | u64::from(u32::from_be_bytes(word(at + 12)?));
            (16, usize::try_from(wide).map_err(|_| BROKEN)?)
        }
        size => (8, usize::try_from(size).map_err(|_| BROKEN)?),
    };
    let ends = at.checked_add(size).filter(|ends| size >= head && *ends <= end).ok_or(BROKEN)?;
    Ok(Found { kind, head: at, content: at + head..ends })
}

/// Overwrites what speaks of more than picture and sound, and notes where the samples lie.
fn silence(
    bytes: &mut [u8],
    within: Range<usize>,
    depth: u8,
    media: &mut Vec<Range<usize>>,
) -> Result<(), &'static str> {
    if depth > MAX_DEPTH {
        return Err("its parts lie too deep");
    }
    let mut at = within.start;
    while at < within.end {
        let Found { kind, head, content } = found(bytes, at, within.end)?;
        at = content.end;
        let foreign = depth == 0 && !OF_FILE.contains(&&kind);
        if foreign || TALK.contains(&&kind) {
            if let Some(name) = bytes.get_mut(head + 4..head + 8) {
                name.copy_from_slice(b"free");
            }
            if let Some(talk) = bytes.get_mut(content) {
                talk.fill(0);
            }
        } else if &kind == b"mdat" {
            media.push(content);
        } else if HOLDERS.contains(&&kind) {
            silence(bytes, content, depth + 1, media)?;
        }
    }
    Ok(())
}

fn check(read: &MediaContext, media: &[Range<usize>]) -> Result<(), &'static str> {
    let mut shows = false;
    for track in &read.tracks {
        match track.track_type {
            TrackType::Video => shows |= picture_of(track)?,
            TrackType::Audio => {}
            _ => return Err("it holds more than picture and sound"),
        }
        if seconds(track).is_some_and(|seconds| seconds > MAX_VIDEO_SECONDS) {
            return Err("it is longer than a minute");
        }
        let chunks = track.stco.iter().flat_map(|chunks| chunks.offsets.iter());
        for offset in chunks {
            let at = usize::try_from(*offset).map_err(|_| "its samples lie outside it")?;
            if !media.iter().any(|lies| lies.contains(&at)) {
                return Err("its samples lie outside it");
            }
        }
    }
    if shows { Ok(()) } else { Err("it shows nothing") }
}

/// Whether it is a track that browsers show.
fn picture_of(track: &Track) -> Result<bool, &'static str> {
    let entries = track.stsd.iter().flat_map(|described| described.descriptions.iter());
    let mut shows = false;
    for entry in entries {
        let SampleEntry::Video(entry) = entry else { return Err("it is coded in a way that browsers do not show") };
        if !matches!(entry.codec_type, CodecType::H264 | CodecType::AV1 | CodecType::VP9) {
            return Err("it is coded in a way that browsers do not show: H.264 is shown everywhere");
        }
        if entry.width == 0 || entry.height == 0 || entry.width.max(entry.height) > MAX_SIDE {
            return Err("its picture has no size that is shown");
        }
        shows = true;
    }
    Ok(shows)
}

/// Whole seconds, rounded up; `None` where it does not say.
fn seconds(track: &Track) -> Option<u64> {
    let (duration, scale) = (track.duration.as_ref()?.0, track.timescale.as_ref()?.0);
    (scale > 0).then(|| duration.div_ceil(scale))
}

#[cfg(test)]
mod tests;
