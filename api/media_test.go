package main

import (
	"archive/zip"
	"bytes"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"
)

// A voice note comes whole or in pieces, as it is and never packed, and is nothing that a page could run.
func TestAVoiceNoteComesInPieces(t *testing.T) {
	alone(t, func(h *house) {
		v := newVillage(h)
		whole := recording(t)
		all := v.bert.ask(200, "GET", "/media/"+v.names["media"], nil, "Accept-Encoding", "gzip")
		for name, want := range map[string]string{
			"Content-Type": "audio/webm", "Accept-Ranges": "bytes", "Content-Encoding": "", "Content-Security-Policy": "default-src 'none'; sandbox",
		} {
			if got := all.header.Get(name); got != want {
				h.Errorf("%s is %q, want %q", name, got, want)
			}
		}
		if len(all.body) != len(whole) {
			h.Errorf("%d bytes of %d", len(all.body), len(whole))
		}
		var together []byte
		for from := 0; from < len(whole); from += 1000 {
			piece := v.bert.ask(206, "GET", "/media/"+v.names["media"], nil, "Range", "bytes="+strconv.Itoa(from)+"-"+strconv.Itoa(from+999))
			if want := "bytes " + strconv.Itoa(from) + "-" + strconv.Itoa(min(from+999, len(whole)-1)) + "/" + strconv.Itoa(len(whole)); piece.header.Get("Content-Range") != want {
				h.Errorf("%s, want %s", piece.header.Get("Content-Range"), want)
			}
			together = append(together, piece.body...)
		}
		if !bytes.Equal(together, all.body) {
			h.Error("the pieces are not the whole")
		}
		v.bert.ask(206, "GET", "/media/"+v.names["media"], nil, "Range", "bytes=10-")
		for last, want := range map[int]int{5: 5, len(whole) + 9: len(whole)} {
			tail := v.bert.ask(206, "GET", "/media/"+v.names["media"], nil, "Range", "bytes=-"+strconv.Itoa(last))
			if !bytes.Equal(tail.body, all.body[len(whole)-want:]) {
				h.Errorf("the last %d bytes are %d others", last, len(tail.body))
			}
		}
		for _, behind := range []int{len(whole), 99999999} {
			refused := v.bert.ask(416, "GET", "/media/"+v.names["media"], nil, "Range", "bytes="+strconv.Itoa(behind)+"-").want("code", "beyond_end")
			if got, want := refused.header.Get("Content-Range"), "bytes */"+strconv.Itoa(len(whole)); got != want {
				h.Errorf("%s, want %s", got, want)
			}
		}
		for _, odd := range []string{"bytes=-0", "bytes=--5", "bytes=-", "bytes=5-1", "bytes=0-1,4-5", "lines=1-2", "bytes=x-y", "bytes=0-99999999999999999999"} {
			v.bert.ask(200, "GET", "/media/"+v.names["media"], nil, "Range", odd)
		}
	})
}

func TestWhatIsTooLargeOrNoFileIsRefused(t *testing.T) {
	alone(t, func(h *house) {
		v := newVillage(h)
		v.anna.refused(413, "too_large", "PUT", "/media/"+newID(), make([]byte, 2<<20+1))
		v.anna.refused(422, "media_unknown", "PUT", "/media/"+newID(), []byte("<script>alert(1)</script>"))
		v.anna.refused(422, "media_unreadable", "PUT", "/media/"+newID(), append(recording(t), "<script>"...))
		v.anna.refused(413, "too_large", "PUT", "/tandems/"+v.names["tandem"]+"/entries/"+newID(), `{"note":"`+strings.Repeat("x", 300<<10)+`"}`)
		v.nobody.refused(401, "not_signed_in", "PUT", "/media/"+newID(), recording(t))
	})
}

func TestACoachWhoListensIsWrittenDown(t *testing.T) {
	alone(t, func(h *house) {
		v := newVillage(h)
		count := func() int {
			return h.number("SELECT count(*) FROM access_log WHERE person_id = $1 AND reader_id = $2 AND what = 'workbook'", v.anna.id.String(), v.coach.id.String())
		}
		h.clock.Set(h.clock.Now().Add(11 * time.Minute))
		v.coach.signIn()
		before := count()
		v.coach.ask(200, "GET", "/media/"+v.names["media"], nil)
		v.coach.ask(206, "GET", "/media/"+v.names["media"], nil, "Range", "bytes=0-9")
		if n := count(); n != before+1 {
			h.Errorf("%d lines, before %d", n, before)
		}
	})
}

func TestPeopleTakeTheirRecordingsAlong(t *testing.T) {
	alone(t, func(h *house) {
		v := newVillage(h)
		packed := v.anna.ask(200, "GET", "/me/media", nil)
		archive, err := zip.NewReader(bytes.NewReader(packed.body), int64(len(packed.body)))
		h.must(err)
		data := string(v.anna.ask(200, "GET", "/me/data", nil).body)
		if len(archive.File) != 5 {
			h.Errorf("%d files", len(archive.File))
		}
		for _, f := range archive.File {
			if !strings.Contains(data, f.Name) {
				h.Errorf("the data do not name %s", f.Name)
			}
		}
		if empty := v.peer.ask(http.StatusOK, "GET", "/me/media", nil); len(empty.body) == 0 {
			h.Error("an archive of nothing is an archive, too")
		}
	})
}
