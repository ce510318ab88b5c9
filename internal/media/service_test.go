package media

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/person"
	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

var ctx = context.Background()

type world struct {
	*Service
	clock      *dbtest.Clock
	anna, bert actor.Actor
	entries    *door
}

// door lets only some people see what is behind it.
type door struct{ open []uuid.UUID }

func (d *door) MaySee(_ context.Context, _ *gorm.DB, who actor.Actor, _ uuid.UUID) (bool, error) {
	for _, id := range d.open {
		if id == who.PersonID {
			return true, nil
		}
	}
	return false, nil
}

func eachWorld(t *testing.T, test func(t *testing.T, w *world)) {
	t.Helper()
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		w := &world{Service: NewService(db), clock: clock, entries: &door{}}
		w.Connect(Message, w.entries)
		people := person.NewService(db)
		for _, who := range []*actor.Actor{&w.anna, &w.bert} {
			problemtest.OK(t, db.Tx(ctx, func(tx *gorm.DB) error {
				p, err := people.Create(ctx, tx, person.New{Role: actor.Participant, DisplayName: "Kim", Language: "de"})
				*who = actor.Actor{PersonID: p.ID, Role: actor.Participant}
				return err
			}))
		}
		test(t, w)
	})
}

// message is a row for things to hang on; what a message is, others know.
func (w *world) message(t *testing.T) Place {
	t.Helper()
	cohort, conversation, id := database.NewID(), database.NewID(), database.NewID()
	at := w.clock.Now()
	problemtest.OK(t, w.db.Tx(ctx, func(tx *gorm.DB) error {
		err := tx.Exec(`INSERT INTO cohorts (id, name, state, start_day, length_days, milestone_rhythm_days, meetings_per_week, age_rule, version, created_at, updated_at)
			VALUES (?, '', 'running', '2026-10-20', 120, 21, 1, true, 1, ?, ?)`, cohort, at, at).Error
		if err != nil {
			return err
		}
		if err := tx.Exec(`INSERT INTO conversations (id, kind, cohort_id, last_change, created_at) VALUES (?, 'group', ?, 1, ?)`, conversation, cohort, at).Error; err != nil {
			return err
		}
		return tx.Exec(`INSERT INTO messages (id, conversation_id, cohort_id, author_id, text, link_kind, link_text, position, change, version, created_at, changed_at)
			VALUES (?, ?, ?, ?, '', '', '', 1, 1, 1, ?, ?)`, id, conversation, cohort, w.anna.PersonID, at, at).Error
	}))
	return Place{Message, id}
}

func (w *world) attach(owner actor.Actor, place Place, ids ...uuid.UUID) error {
	return w.db.Tx(ctx, func(tx *gorm.DB) error { return w.Attach(ctx, tx, owner.PersonID, place, ids) })
}

func (w *world) hanging(t *testing.T, place Place) (ids []uuid.UUID) {
	t.Helper()
	found := problemtest.Must(w.Of(ctx, w.db.Read(ctx), place.Kind, []uuid.UUID{place.ID}))(t)
	for _, item := range found[place.ID] {
		ids = append(ids, item.ID)
	}
	return ids
}

func TestTheSameOnceMoreIsTheSame(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		id := database.NewID()
		first := problemtest.Must(w.Save(ctx, w.anna, id, spoken(3)))(t)
		again := problemtest.Must(w.Save(ctx, w.anna, id, spoken(3)))(t)
		if first.Seconds != 3 || again.ID != first.ID || !again.CreatedAt.Equal(first.CreatedAt) {
			t.Errorf("%+v, then %+v", first, again)
		}
		_, err := w.Save(ctx, w.anna, id, spoken(4))
		problemtest.RefusedAs(t, err, problem.Conflict, "id_taken")
		_, err = w.Save(ctx, w.bert, id, spoken(3))
		problemtest.Missing(t, err)
	})
}

func TestAPieceIsCutOutOfTheBytes(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		id, file := database.NewID(), spoken(5)
		problemtest.Must(w.Save(ctx, w.anna, id, file))(t)
		for _, c := range []struct{ from, length, first, last int }{
			{0, 0, 0, len(file)}, {0, 10, 0, 10}, {7, 3, 7, 10}, {len(file) - 4, 100, len(file) - 4, len(file)}, {20, 0, 20, len(file)},
		} {
			part := problemtest.Must(w.Read(ctx, w.anna, id, c.from, c.length))(t)
			if !bytes.Equal(part.Data, file[c.first:c.last]) || part.From != c.first {
				t.Errorf("%d bytes from %d: got %d from %d", c.length, c.from, len(part.Data), part.From)
			}
		}
		_, err := w.Read(ctx, w.anna, id, len(file), 5)
		if got := problemtest.Code(err); got != "beyond_end" {
			t.Errorf("behind the end: %s", got)
		}
	})
}

func TestOnlyWhoMaySeeThePlaceHears(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		id, place := database.NewID(), w.message(t)
		problemtest.Must(w.Save(ctx, w.anna, id, spoken(1)))(t)
		w.entries.open = []uuid.UUID{w.bert.PersonID}
		_, err := w.Read(ctx, w.bert, id, 0, 0)
		problemtest.Missing(t, err) // it hangs nowhere yet
		problemtest.OK(t, w.attach(w.anna, place, id))
		problemtest.Must(w.Read(ctx, w.bert, id, 0, 0))(t)
		w.entries.open = nil
		_, err = w.Read(ctx, w.bert, id, 0, 0)
		problemtest.Missing(t, err)
		problemtest.Must(w.Read(ctx, w.anna, id, 0, 0))(t)
		_, err = w.Read(ctx, w.anna, database.NewID(), 0, 0)
		problemtest.Missing(t, err)
	})
}

func TestAThingHangsOnOnePlaceOfItsOwner(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		one, two, other := database.NewID(), database.NewID(), database.NewID()
		for _, id := range []uuid.UUID{one, two, other} {
			problemtest.Must(w.Save(ctx, w.anna, id, spoken(1)))(t)
		}
		here, there := w.message(t), w.message(t)
		problemtest.OK(t, w.attach(w.anna, here, two, one))
		problemtest.OK(t, w.attach(w.anna, here, two, one))
		if ids := w.hanging(t, here); len(ids) != 2 || ids[0] != two || ids[1] != one {
			t.Errorf("hanging: %v", ids)
		}
		problemtest.RefusedAs(t, w.attach(w.anna, there, one), problem.Unprocessable, "/media_ids media_missing")
		problemtest.RefusedAs(t, w.attach(w.bert, there, other), problem.Unprocessable, "/media_ids media_missing")
		problemtest.RefusedAs(t, w.attach(w.anna, there, database.NewID()), problem.Unprocessable, "/media_ids media_missing")
		problemtest.RefusedAs(t, w.Remove(ctx, w.anna, one), problem.Conflict, "media_in_use")
		problemtest.OK(t, w.attach(w.anna, here, one, other))
		if ids := w.hanging(t, here); len(ids) != 2 || ids[0] != one || ids[1] != other {
			t.Errorf("hanging: %v", ids)
		}
		_, err := w.Read(ctx, w.anna, two, 0, 0)
		problemtest.Missing(t, err)
		if n := w.bytesKept(t); n != 2 {
			t.Errorf("the bytes of %d things are there", n)
		}
	})
}

func (w *world) bytesKept(t *testing.T) (n int64) {
	t.Helper()
	problemtest.OK(t, w.db.Read(ctx).Model(&content{}).Count(&n).Error)
	return n
}

func TestWhatNobodyUsesGoes(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		used, unused, removed := database.NewID(), database.NewID(), database.NewID()
		for _, id := range []uuid.UUID{used, unused, removed} {
			problemtest.Must(w.Save(ctx, w.anna, id, asJPEG(t, drawn(4, 4))))(t)
		}
		problemtest.OK(t, w.attach(w.anna, w.message(t), used))
		problemtest.Missing(t, w.Remove(ctx, w.bert, removed))
		problemtest.OK(t, w.Remove(ctx, w.anna, removed))
		w.clock.Set(w.clock.Now().Add(keepUnattached - time.Minute))
		problemtest.OK(t, w.Tidy(ctx))
		problemtest.Must(w.Read(ctx, w.anna, unused, 0, 0))(t)
		w.clock.Set(w.clock.Now().Add(2 * time.Minute))
		problemtest.OK(t, w.Tidy(ctx))
		_, err := w.Read(ctx, w.anna, unused, 0, 0)
		problemtest.Missing(t, err)
		problemtest.Must(w.Read(ctx, w.anna, used, 0, 0))(t)
		if n := w.bytesKept(t); n != 1 {
			t.Errorf("the bytes of %d things are there", n)
		}
		problemtest.OK(t, w.db.Read(ctx).Exec("DELETE FROM messages").Error)
		if n := w.bytesKept(t); n != 0 {
			t.Errorf("what hung on a message that is gone is still there: %d", n)
		}
	})
}

func TestNobodyFillsTheHouse(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		id := database.NewID()
		problemtest.Must(w.Save(ctx, w.anna, id, spoken(1)))(t)
		problemtest.OK(t, w.db.Read(ctx).Model(&Item{}).Where("id = ?", id).UpdateColumn("size", MaxOfPerson-10).Error)
		_, err := w.Save(ctx, w.anna, database.NewID(), spoken(1))
		problemtest.RefusedAs(t, err, problem.Conflict, "media_full")
		problemtest.Must(w.Save(ctx, w.bert, database.NewID(), spoken(1)))(t)
	})
}

func TestPeopleTakeTheirFilesAlong(t *testing.T) {
	eachWorld(t, func(t *testing.T, w *world) {
		note, photo := spoken(2), asJPEG(t, drawn(8, 8))
		problemtest.Must(w.Save(ctx, w.anna, database.NewID(), note))(t)
		problemtest.Must(w.Save(ctx, w.anna, database.NewID(), photo))(t)
		problemtest.Must(w.Save(ctx, w.bert, database.NewID(), spoken(9)))(t)
		var packed bytes.Buffer
		problemtest.OK(t, w.Archive(ctx, w.anna, &packed))
		archive := problemtest.Must(zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len())))(t)
		rows := problemtest.Must(w.files(ctx, w.db.Read(ctx), w.anna.PersonID))(t)
		if len(archive.File) != 2 || len(rows) != 2 {
			t.Fatalf("%d files and %d rows", len(archive.File), len(rows))
		}
		for i, f := range archive.File {
			if f.Name != rows[i][5] {
				t.Errorf("the file is called %s, the data say %s", f.Name, rows[i][5])
			}
		}
		opened := problemtest.Must(archive.File[0].Open())(t)
		if data := problemtest.Must(io.ReadAll(opened))(t); !bytes.Equal(data, note) {
			t.Error("the voice note is another one")
		}
	})
}
