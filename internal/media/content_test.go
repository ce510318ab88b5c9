package media

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"

	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
)

// recorded is what Chromium's MediaRecorder made of a second and a half.
func recorded(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func judge(data []byte) (checked, error) {
	read, _ := recognise(data)
	if read == nil {
		return checked{}, problem.Rule("media_unknown")
	}
	return read(data)
}

func expectRefused(t *testing.T, what, code string, data []byte) {
	t.Helper()
	if got, err := judge(data); problemtest.Code(err) != code {
		t.Errorf("%s: %s %s, %v, want %s", what, got.kind, got.typ, err, code)
	}
}

const place = "50.1109,8.6821"

// Making files

func ebml(id uint32, inside ...[]byte) []byte {
	all := bytes.Join(inside, nil)
	made := bytes.TrimLeft(binary.BigEndian.AppendUint32(nil, id), "\x00")
	made = binary.BigEndian.AppendUint64(made, 1<<56|uint64(len(all)))
	return append(made, all...)
}

func ebmlOpen(id uint32, inside ...[]byte) []byte {
	made := binary.BigEndian.AppendUint32(nil, id)
	return append(append(made, 0xff), bytes.Join(inside, nil)...)
}

// spoken is a WebM file with a block every second.
func spoken(seconds int, more ...[]byte) []byte {
	track := ebml(ebmlTracks, ebml(ebmlTrack, ebml(ebmlTrackType, []byte{2}), ebml(ebmlCodec, []byte("A_OPUS"))))
	inside := [][]byte{ebml(ebmlInfo, ebml(ebmlScale, []byte{0x0f, 0x42, 0x40})), track}
	inside = append(inside, more...)
	for s := range seconds {
		at := binary.BigEndian.AppendUint32(nil, uint32(s*1000))
		inside = append(inside, ebmlOpen(ebmlCluster, ebml(ebmlTime, at), ebml(ebmlSimpleBlock, []byte{0x81, 3, 0xd4, 0x80, 1, 2, 3})))
	}
	return append(ebml(ebmlHead, ebml(ebmlDocType, []byte("webm"))), ebmlOpen(ebmlSegment, inside...)...)
}

func atom(name string, inside ...[]byte) []byte {
	all := bytes.Join(inside, nil)
	return slices.Concat(binary.BigEndian.AppendUint32(nil, uint32(8+len(all))), []byte(name), all)
}

// dictated is an MP4 file of so many seconds.
func dictated(seconds uint32, handler string, more ...[]byte) []byte {
	head := slices.Concat(make([]byte, 12), binary.BigEndian.AppendUint32(nil, 1000), binary.BigEndian.AppendUint32(nil, seconds*1000), make([]byte, 4))
	description := slices.Concat([]byte{0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 16}, []byte("mp4a"), make([]byte, 8))
	media := atom("mdia", atom("mdhd", head), atom("hdlr", make([]byte, 8), []byte(handler), make([]byte, 12), []byte("Samiras iPhone\x00")),
		atom("minf", atom("stbl", atom("stsd", description))))
	movie := append([][]byte{atom("mvhd", head), atom("trak", media)}, more...)
	return slices.Concat(atom("ftyp", []byte("M4A \x00\x00\x00\x00")), atom("moov", movie...), atom("mdat", []byte("sound")))
}

func oggPageOf(kind byte, granule uint64, number uint32, body []byte) []byte {
	page := slices.Concat([]byte("OggS\x00"), []byte{kind}, binary.LittleEndian.AppendUint64(nil, granule), []byte("seri"),
		binary.LittleEndian.AppendUint32(nil, number), make([]byte, 4), []byte{byte(len(body))}, nil)
	page[26] = 1
	page = append(page[:27], append([]byte{byte(len(body))}, body...)...)
	binary.LittleEndian.PutUint32(page[oggChecksum:], oggSum(page))
	return page
}

// said is an Ogg file of so many seconds, with a comment.
func said(seconds uint64, comment string) []byte {
	head := append([]byte("OpusHead\x01\x01"), make([]byte, 9)...)
	vendor := append(binary.LittleEndian.AppendUint32([]byte("OpusTags"), 3), "Moz"...)
	tags := binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(vendor, 1), uint32(len(comment)))
	return slices.Concat(oggPageOf(2, 0, 0, head), oggPageOf(0, 0, 1, append(tags, comment...)), oggPageOf(4, seconds*oggRate, 2, []byte("sound")))
}

func drawn(width, height int) image.Image {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(picture, picture.Bounds(), image.NewUniform(color.RGBA{200, 30, 30, 255}), image.Point{}, draw.Src)
	return picture
}

func asJPEG(t *testing.T, picture image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, picture, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// withEXIF puts a place into a photo, as phones do.
func withEXIF(photo []byte) []byte {
	exif := append([]byte("Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08"), "GPSLatitude "+place+" Samiras Telefon"...)
	segment := append([]byte{0xff, 0xe1}, binary.BigEndian.AppendUint16(nil, uint16(len(exif)+2))...)
	return slices.Concat(photo[:2], segment, exif, photo[2:])
}

// pngOf claims a size and holds whatever is given.
func pngOf(width, height uint32, depth, kind byte, rows []byte) []byte {
	chunk := func(name string, data []byte) []byte {
		named := append([]byte(name), data...)
		return slices.Concat(binary.BigEndian.AppendUint32(nil, uint32(len(data))), named, binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(named)))
	}
	head := append(binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height), depth, kind, 0, 0, 0)
	return slices.Concat([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", head), chunk("IDAT", rows), chunk("IEND", nil))
}

// Recordings

func TestWhatBrowsersRecordIsTaken(t *testing.T) {
	for name, typ := range map[string]string{"voice.webm": "audio/webm", "voice.mp4": "audio/mp4"} {
		sent := recorded(t, name)
		got, err := judge(sent)
		if err != nil || got.kind != Voice || got.typ != typ || got.seconds < 1 || got.seconds > 2 || len(got.data) != len(sent) {
			t.Errorf("%s: %s %s of %d seconds, %v", name, got.kind, got.typ, got.seconds, err)
		}
	}
	for _, seconds := range []int{1, 7, MaxSeconds} {
		for typ, file := range map[string][]byte{
			"audio/webm": spoken(seconds), "audio/ogg": said(uint64(seconds), ""), "audio/mp4": dictated(uint32(seconds), "soun"),
		} {
			if got, err := judge(file); err != nil || got.seconds != seconds || got.typ != typ {
				t.Errorf("%s of %d seconds: %d seconds, %v", typ, seconds, got.seconds, err)
			}
		}
	}
}

func TestWhatIsTooLongIsRefused(t *testing.T) {
	for what, file := range map[string][]byte{
		"webm": spoken(130), "ogg": said(130, ""), "mp4": dictated(130, "soun"),
	} {
		expectRefused(t, what, "media_too_long", file)
	}
}

func TestNoWordsComeAlongWithARecording(t *testing.T) {
	tags := ebml(ebmlTags, []byte("LOCATION "+place))
	note := ebml(ebmlVoid, []byte(place))
	named := ebml(ebmlInfo, ebml(0x7BA9, []byte(place)))
	for what, file := range map[string][]byte{
		"tags of webm": spoken(2, tags), "gaps in webm": spoken(2, note), "title of webm": spoken(2, named),
		"comments of ogg": said(2, "LOCATION="+place),
		"data of mp4":     dictated(2, "soun", atom("udta", atom("\xa9xyz", []byte(place)))),
		"gaps in mp4":     slices.Concat(dictated(2, "soun"), atom("free", []byte(place)), atom("uuid", []byte(place))),
	} {
		if !bytes.Contains(file, []byte(place)) {
			t.Fatalf("%s: the test has no place to take out", what)
		}
		got, err := judge(file)
		if err != nil || bytes.Contains(got.data, []byte(place)) || bytes.Contains(got.data, []byte("iPhone")) {
			t.Errorf("%s: %v %q", what, err, got.data)
		}
		if again, err := judge(got.data); err != nil || !bytes.Equal(again.data, got.data) {
			t.Errorf("%s: what is kept cannot be read any more: %v", what, err)
		}
	}
}

// A file is one thing only: nothing in front, nothing behind, and nothing in between that is no sound.
func TestWhatIsTwoThingsAtOnceIsNeither(t *testing.T) {
	page := []byte("<script>alert(1)</script>")
	video := ebml(ebmlTracks, ebml(ebmlTrack, ebml(ebmlTrackType, []byte{1}), ebml(ebmlCodec, []byte("V_VP9"))))
	for what, file := range map[string][]byte{
		"a page behind webm": append(spoken(2), page...), "a page behind ogg": append(said(2, ""), page...), "a page behind mp4": append(dictated(2, "soun"), page...),
		"an attachment":      spoken(2, ebml(0x1941A469, page)),
		"a second track":     spoken(2, ebml(ebmlTracks, ebml(ebmlTrack, ebml(ebmlTrackType, []byte{2}), ebml(ebmlCodec, []byte("A_OPUS"))))),
		"a film":             spoken(2, video),
		"a film in mp4":      dictated(2, "vide"),
		"two tracks in mp4":  dictated(2, "soun", atom("trak", nil)),
		"no sound":           spoken(0),
		"an empty container": ebml(ebmlHead, ebml(ebmlDocType, []byte("webm"))),
		"a zip behind webm":  append(spoken(2), "PK\x03\x04"...),
	} {
		expectRefused(t, what, "media_unreadable", file)
	}
	for what, file := range map[string][]byte{
		"nothing": nil, "text": []byte("Hallo"), "html": page, "svg": []byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), "pdf": []byte("%PDF-1.7"),
		"gif": []byte("GIF89a"), "a page in front": append(page, spoken(2)...), "wav": []byte("RIFF\x00\x00\x00\x00WAVE"), "zip": []byte("PK\x03\x04"),
		"a picture of an iPhone": atom("ftyp", []byte("heic\x00\x00\x00\x00mif1heic")),
	} {
		expectRefused(t, what, "media_unknown", file)
	}
}

func TestWhatIsCutOffOrBrokenIsRefusedAndBreaksNothing(t *testing.T) {
	files := map[string][]byte{
		"webm": recorded(t, "voice.webm"), "mp4": recorded(t, "voice.mp4"), "ogg": said(2, "X"), "made mp4": dictated(3, "soun"), "made webm": spoken(3),
		"photo": asJPEG(t, drawn(60, 40)),
	}
	for what, file := range files {
		for cut := range file {
			if cut%7 != 0 && cut < len(file)-20 {
				continue
			}
			if got, err := judge(file[:cut]); err == nil && what != "webm" && what != "made webm" && what != "mp4" && what != "made mp4" && what != "photo" {
				t.Errorf("%s cut off at %d of %d is taken as %s", what, cut, len(file), got.typ)
			}
		}
		for at := 0; at < len(file); at += 3 {
			broken := slices.Clone(file)
			broken[at] ^= 0xff
			_, _ = judge(broken) // must neither panic nor take for ever
		}
	}
	for what, cut := range map[string]int{"webm": 40, "mp4": 40, "photo": 300} {
		expectRefused(t, what+" cut off", "media_unreadable", files[what][:len(files[what])-cut])
	}
	deep := bytes.Repeat([]byte("\x00\x00\x00\x00moov"), 1<<17)
	expectRefused(t, "boxes in boxes", "media_unreadable", append(atom("ftyp", nil), deep...))
}

// Pictures

func TestAPlaceIsNotKept(t *testing.T) {
	photo := withEXIF(asJPEG(t, drawn(80, 60)))
	if !bytes.Contains(photo, []byte("GPSLatitude")) {
		t.Fatal("the photo of the test has no place")
	}
	photo = append(photo, "<script>"+place+"</script>"...)
	got, err := judge(photo)
	if err != nil || got.kind != Picture || got.typ != "image/jpeg" {
		t.Fatalf("%s %s, %v", got.kind, got.typ, err)
	}
	for _, trace := range []string{"Exif", "GPS", place, "Telefon", "script"} {
		if bytes.Contains(got.data, []byte(trace)) {
			t.Errorf("%q is still in the picture", trace)
		}
	}
	seen, err := jpeg.Decode(bytes.NewReader(got.data))
	if err != nil || seen.Bounds().Dx() != 80 || seen.Bounds().Dy() != 60 {
		t.Errorf("what is kept is no picture of 80 by 60: %v", err)
	}
}

func TestAPictureOnGlassLiesOnPaper(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	got, err := judge(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	seen, err := jpeg.Decode(bytes.NewReader(got.data))
	if err != nil {
		t.Fatal(err)
	}
	if r, _, _, _ := seen.At(4, 4).RGBA(); r < 0xf000 {
		t.Errorf("what can be seen through has become dark: %x", r)
	}
}

// A few bytes that unfold into gigabytes are refused before anything is unfolded.
func TestBombsDoNotGoOff(t *testing.T) {
	var rows bytes.Buffer
	w := zlib.NewWriter(&rows)
	if _, err := w.Write(make([]byte, 32<<20)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	huge := asJPEG(t, drawn(16, 16))
	at := bytes.Index(huge, []byte{0xff, 0xc0}) + 5
	binary.BigEndian.PutUint16(huge[at:], 65000)
	binary.BigEndian.PutUint16(huge[at+2:], 65000)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for what, file := range map[string][]byte{
		"a png of 30000 by 30000": pngOf(30000, 30000, 16, 6, rows.Bytes()), "a jpeg of 65000 by 65000": huge,
		"a png that is one long line": pngOf(1<<30, 1, 8, 0, rows.Bytes()), "a png of 4097": pngOf(4097, 1, 8, 0, rows.Bytes()),
	} {
		expectRefused(t, what, "picture_too_large", file)
	}
	runtime.ReadMemStats(&after)
	if taken := after.TotalAlloc - before.TotalAlloc; taken > 4<<20 {
		t.Errorf("refusing took %d MB", taken>>20)
	}
	// What fits is decoded no further than it says it is.
	runtime.ReadMemStats(&before)
	if _, err := judge(pngOf(100, 100, 8, 0, rows.Bytes())); problemtest.Code(err) != "media_unreadable" {
		t.Errorf("more rows than there are: %v", err)
	}
	runtime.ReadMemStats(&after)
	if taken := after.TotalAlloc - before.TotalAlloc; taken > 4<<20 {
		t.Errorf("reading took %d MB", taken>>20)
	}
}

func TestTheLargestPictureStaysWithinBounds(t *testing.T) {
	rows := func(width, height, channels int) []byte {
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		for range height {
			if _, err := w.Write(make([]byte, 1+width*channels)); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	largest := pngOf(2048, 2048, 16, 6, rows(2048, 2048, 8))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	got, err := judge(largest)
	runtime.ReadMemStats(&after)
	if err != nil || got.kind != Picture {
		t.Fatal(err)
	}
	if taken := after.TotalAlloc - before.TotalAlloc; taken > 96<<20 {
		t.Errorf("%d MB", taken>>20)
	}
}

func TestHeadsAreNotBelieved(t *testing.T) {
	for what, file := range map[string]string{
		"a jpeg of text": "\xff\xd8\xff\xe0Hallo", "a png of text": "\x89PNG\r\n\x1a\nHallo", "a webm of text": "\x1a\x45\xdf\xa3Hallo",
		"an ogg of text": "OggSHallo", "an mp4 of text": "\x00\x00\x00\x10ftypM4A " + strings.Repeat("x", 40),
	} {
		expectRefused(t, what, "media_unreadable", []byte(file))
	}
}
