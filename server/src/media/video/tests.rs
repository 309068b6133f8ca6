//! Videos made box by box.

use super::*;

fn boxed(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let size = u32::try_from(content.len() + 8).unwrap();
    [&size.to_be_bytes(), kind.as_slice(), content].concat()
}

fn full(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    boxed(kind, &[&[0; 4], content].concat())
}

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// How a made-up video differs from a good one.
struct Made {
    handler: &'static [u8; 4],
    coded: &'static [u8; 4],
    seconds: u32,
    offset: u32,
}

const GOOD: Made = Made { handler: b"vide", coded: b"avc1", seconds: 5, offset: 0 };

/// A file of one track, whose place and maker are said in three ways.
fn video(made: &Made) -> Vec<u8> {
    let config =
        boxed(b"avcC", &[1, 0x42, 0, 10, 0xFF, 0xE1, 0, 4, 0x67, 0x42, 0, 10, 1, 0, 4, 0x68, 0xCE, 0x38, 0x80]);
    let sample = [&[0; 6][..], &[0, 1], &[0; 16], &[2, 128, 1, 104], &[0; 50], &config].concat();
    let described = full(b"stsd", &[words(&[1]), boxed(made.coded, &sample)].concat());
    let head = boxed(b"ftyp", b"isom\0\0\0\0isommp42");
    let build = |offset: u32| {
        let table = [
            described.clone(),
            full(b"stts", &words(&[1, 1, made.seconds * 1000])),
            full(b"stsc", &words(&[1, 1, 1, 1])),
            full(b"stsz", &words(&[0, 1, 4])),
            full(b"stco", &words(&[1, offset])),
        ]
        .concat();
        let reference = full(b"dref", &[words(&[1]), full(b"url ", b"")].concat());
        let inner = [full(b"vmhd", &[0; 8]), boxed(b"dinf", &reference), boxed(b"stbl", &table)].concat();
        let handler = [&[0; 4], made.handler.as_slice(), &[0; 12], b"x\0"].concat();
        let media = [
            full(b"mdhd", &words(&[0, 0, 1000, made.seconds * 1000, 0])),
            full(b"hdlr", &handler),
            boxed(b"minf", &inner),
        ]
        .concat();
        let mut track_head = words(&[0, 0, 1, 0, made.seconds * 1000, 0, 0, 0, 0]);
        track_head.extend(words(&[0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x4000_0000, 640 << 16, 360 << 16]));
        let track =
            [full(b"tkhd", &track_head), boxed(b"mdia", &media), boxed(b"udta", &boxed(b"name", b"Hemmelig Person"))]
                .concat();
        let mut movie_head = words(&[0, 0, 1000, made.seconds * 1000, 0x10000, 0x0100_0000, 0, 0]);
        movie_head.extend(words(&[0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x4000_0000, 0, 0, 0, 0, 0, 0, 2]));
        let movie = [
            full(b"mvhd", &movie_head),
            boxed(b"trak", &track),
            boxed(b"udta", &boxed(b"\xA9xyz", b"\x00\x12\x15\xC7+56.1629+010.2039/")),
        ]
        .concat();
        [head.clone(), boxed(b"moov", &movie), boxed(b"uuid", b"56.1629 GPS")].concat()
    };
    let offset = if made.offset == 0 { u32::try_from(build(0).len()).unwrap() + 8 } else { made.offset };
    [build(offset), boxed(b"mdat", &[0, 0, 0, 0])].concat()
}

fn holds(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|window| window == text)
}

#[test]
fn a_video_is_kept_without_place_and_person() {
    let sent = video(&GOOD);
    assert!(is_one(&sent) && holds(&sent, b"56.1629") && holds(&sent, b"Hemmelig"));
    let kept = prepared(sent.clone()).unwrap();
    assert_eq!(kept.len(), sent.len(), "nothing moves");
    assert!(!holds(&kept, b"56.1629") && !holds(&kept, b"Hemmelig") && !holds(&kept, b"udta"));
    assert_eq!(prepared(kept.clone()).unwrap(), kept);
}

#[test]
fn what_browsers_do_not_show_is_no_video() {
    let wrong = [
        (Made { seconds: 61, ..GOOD }, "it is longer than a minute"),
        (Made { handler: b"meta", ..GOOD }, "it holds more than picture and sound"),
        (Made { coded: b"mp4v", ..GOOD }, ""),
        (Made { offset: 7, ..GOOD }, "its samples lie outside it"),
    ];
    for (made, said) in wrong {
        let refused = prepared(video(&made)).unwrap_err();
        assert!(said.is_empty() || refused == said, "{refused}");
    }
}

#[test]
fn what_is_broken_or_goes_on_behind_its_end_is_no_video() {
    let good = video(&GOOD);
    let mut behind = good.clone();
    behind.extend_from_slice(b"PK\x03\x04 and an archive");
    for broken in [behind, good[..good.len() - 3].to_vec(), good[..40].to_vec(), b"\0\0\0\x08ftyp".to_vec()] {
        assert!(prepared(broken).is_err());
    }
    // A whole foreign box behind the end is overwritten.
    let mut hidden = good;
    hidden.extend(boxed(b"evil", b"<script>alert(1)</script>"));
    assert!(!holds(&prepared(hidden).unwrap(), b"script"));
    let mut deep = boxed(b"trak", &[]);
    for _ in 0..40 {
        deep = boxed(b"trak", &deep);
    }
    let bottomless = [boxed(b"ftyp", b"isom\0\0\0\0"), boxed(b"moov", &deep)].concat();
    assert_eq!(prepared(bottomless), Err("its parts lie too deep"));
}
