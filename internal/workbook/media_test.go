package workbook

import (
	"bytes"
	"image"
	"image/jpeg"
	"testing"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/tandem"
)

// photo is something of somebody's that can hang on an entry.
func (w *world) photo(t *testing.T, who actor.Actor) uuid.UUID {
	t.Helper()
	var b bytes.Buffer
	problemtest.OK(t, jpeg.Encode(&b, image.NewRGBA(image.Rect(0, 0, 4, 4)), nil))
	return problemtest.Must(w.media.Save(ctx, who, database.NewID(), b.Bytes()))(t).ID
}

func (w *world) sees(t *testing.T, who actor.Actor, id uuid.UUID) bool {
	t.Helper()
	_, err := w.media.Read(ctx, who, id, 0, 0)
	return unlessNotFound(err) == nil && err == nil
}

func with(d Draft, ids ...uuid.UUID) Draft {
	d.Media = append([]uuid.UUID{}, ids...)
	return d
}

func TestWhoMaySeeAnEntryMayHearItsNoteAndNobodyElse(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		note := w.photo(t, w.a)
		if w.sees(t, w.b, note) || !w.sees(t, w.a, note) {
			t.Error("what hangs nowhere is its owner's alone")
		}
		entry := w.log(t, w.a, with(meeting(today, OnlyMe), note))
		for i, c := range []struct {
			visibility       Visibility
			partner, coached bool
		}{{OnlyMe, false, false}, {WeTwo, true, false}, {Team, true, true}, {WeTwo, true, false}, {OnlyMe, false, false}} {
			if i > 0 {
				entry = problemtest.Must(w.book.SaveEntry(ctx, w.a, w.tandem, entry.ID, meeting(today, c.visibility), entry.Version))(t)
			}
			if len(entry.Media) != 1 || entry.Media[0].ID != note {
				t.Fatalf("%s: hanging on it: %v", c.visibility, entry.Media)
			}
			for name, who := range map[string]struct {
				actor.Actor
				may bool
			}{
				"author": {w.a, true}, "partner": {w.b, c.partner}, "coach": {w.coach, c.coached}, "other coach": {w.otherCoach, false}, "stranger": {w.stranger, false},
			} {
				if w.sees(t, who.Actor, note) != who.may {
					t.Errorf("%s: the %s sees it: %v", c.visibility, name, !who.may)
				}
			}
		}
	})
}

func TestANoteHangsOnItsEntryEverywhere(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		note, second := w.photo(t, w.a), w.photo(t, w.a)
		entry := w.log(t, w.a, with(meeting(today, Team), note))
		if pages := w.read(t, w.b).Pages; len(pages[0].Media) != 1 || pages[0].Media[0].ID != note {
			t.Errorf("the partner reads %v", pages[0].Media)
		}
		if released := problemtest.Must(w.book.ReadReleased(ctx, w.coach, w.tandem))(t); len(released.Pages[0].Media) != 1 {
			t.Errorf("the coach reads %v", released.Pages[0].Media)
		}
		same := problemtest.Must(w.book.SaveEntry(ctx, w.a, w.tandem, entry.ID, with(meeting(today, Team), note), 0))(t)
		if same.Version != 1 || len(same.Media) != 1 {
			t.Errorf("the same once more: %+v", same)
		}
		_, err := w.book.SaveEntry(ctx, w.b, w.tandem, entry.ID, with(meeting(today, Team)), 1)
		problemtest.RefusedAs(t, err, problem.Forbidden, "author_only")
		both := problemtest.Must(w.book.SaveEntry(ctx, w.a, w.tandem, entry.ID, with(meeting(today, Team), second, note), 1))(t)
		if len(both.Media) != 2 || both.Media[0].ID != second || both.Version != 2 {
			t.Errorf("both: %+v", both)
		}
		moved := problemtest.Must(w.book.SaveEntry(ctx, w.b, w.tandem, entry.ID, meeting("2026-11-24", Team), 2))(t)
		if len(moved.Media) != 2 {
			t.Errorf("after the partner's correction: %v", moved.Media)
		}
		problemtest.Must(w.book.SaveEntry(ctx, w.a, w.tandem, entry.ID, with(meeting("2026-11-24", Team), note), 3))(t)
		if w.sees(t, w.a, second) || !w.sees(t, w.a, note) {
			t.Error("what was taken off the entry is still there")
		}
		_, err = w.book.SaveEntry(ctx, w.b, w.tandem, uuid.New(), with(meeting(today, WeTwo), note), 0)
		problemtest.RefusedAs(t, err, problem.Unprocessable, "/media_ids media_missing")
		problemtest.OK(t, w.book.DeleteEntry(ctx, w.a, w.tandem, entry.ID, 4))
		if w.sees(t, w.a, note) {
			t.Error("the entry has gone, and its note has stayed")
		}
	})
}

func TestWhoHasLeftHearsWhatWasThere(t *testing.T) {
	eachWorldAt(t, func(t *testing.T, w *world, clock *dbtest.Clock) {
		before := w.photo(t, w.a)
		w.log(t, w.a, with(meeting(today, WeTwo), before))
		problemtest.OK(t, w.tandems.Leave(ctx, w.b, tandem.Goodbye{Sentence: tandem.Thanks}))
		clock.Advance(time.Minute)
		after := w.photo(t, w.a)
		w.log(t, w.a, with(meeting(today, WeTwo), after))
		if !w.sees(t, w.b, before) || w.sees(t, w.b, after) {
			t.Error("whoever has left hears what was there, and nothing later")
		}
	})
}
