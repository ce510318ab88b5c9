package live

import (
	"context"
	"log/slog"
	"net/http"
	"os"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// open is a stream whose news are waited for.
func open(t *testing.T, h *Hub, person uuid.UUID) *stream {
	t.Helper()
	s := h.join(actor.Actor{PersonID: person, SessionID: person})
	if s == nil {
		t.Fatal("no stream")
	}
	t.Cleanup(func() { h.leave(s) })
	return s
}

func (s *stream) next(t *testing.T) (changes []Change, greet, end bool) {
	t.Helper()
	select {
	case <-s.wake:
		return s.take()
	case <-t.Context().Done():
		t.Fatal("nothing came")
		return nil, false, false
	}
}

func change(t *testing.T, db *database.DB, h *Hub, place uuid.UUID, number int64, people ...uuid.UUID) {
	t.Helper()
	told := func() {}
	err := db.Tx(context.Background(), func(tx *gorm.DB) (err error) {
		told, err = h.Changed(context.Background(), tx, "tandem", place, number, people)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	told()
}

func TestPeopleHearOfTheirOwnPlaces(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) {
		h, place := NewHub(db), uuid.New()
		hers, also, his, other := uuid.New(), uuid.New(), uuid.New(), uuid.New()
		phone, tablet, second, stranger := open(t, h, hers), open(t, h, hers), open(t, h, his), open(t, h, other)
		change(t, db, h, place, 1, hers, his, also)
		change(t, db, h, place, 2, hers, his)
		for _, s := range []*stream{phone, tablet, second} {
			changes, _, _ := s.next(t)
			if len(changes) != 1 || changes[0] != (Change{"tandem", place, 2}) {
				t.Errorf("several changes of a place are one piece of news: %+v", changes)
			}
		}
		if changes, _, _ := stranger.take(); len(changes) > 0 {
			t.Errorf("a stranger hears %+v", changes)
		}
		h.leave(phone)
		h.leave(phone)
		if h.Streams() != 3 {
			t.Errorf("%d streams", h.Streams())
		}
		h.Stop()
		if _, _, end := second.next(t); !end || h.join(actor.Actor{PersonID: his}) != nil {
			t.Error("a process that stops keeps streams")
		}
	})
}

func TestACompanionHearsOfNothingButTheEnd(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) {
		h, person, visit := NewHub(db), uuid.New(), uuid.New()
		own := open(t, h, person)
		guest := h.join(actor.Actor{PersonID: person, SessionID: visit, Pages: "entry team"})
		defer h.leave(guest)
		change(t, db, h, uuid.New(), 1, person)
		if changes, _, _ := own.next(t); len(changes) != 1 {
			t.Errorf("%+v", changes)
		}
		if changes, _, _ := guest.take(); len(changes) > 0 {
			t.Errorf("a companion hears %+v", changes)
		}
		err := db.Tx(context.Background(), func(tx *gorm.DB) error { return h.SessionsEnded(context.Background(), tx, []uuid.UUID{visit}) })
		if err != nil {
			t.Fatal(err)
		}
		if _, _, end := guest.next(t); !end {
			t.Error("the visit is over, and the companion is not told")
		}
	})
}

func TestTheOldestOfManyTabsMakesPlace(t *testing.T) {
	h, person := NewHub(nil), uuid.New()
	first := open(t, h, person)
	for range mostStreams {
		open(t, h, person)
	}
	if _, _, end := first.next(t); !end || h.Streams() != mostStreams {
		t.Errorf("%d streams", h.Streams())
	}
}

func TestReplicasTellEachOther(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) {
		if db.Dialect() == database.SQLite {
			if !NewHub(db).Hears() {
				t.Error("with one process there is nothing else to hear")
			}
			return
		}
		here, there, person, place := NewHub(db), NewHub(db), uuid.New(), uuid.New()
		s := open(t, there, person)
		ctx, stop := context.WithCancel(context.Background())
		ended := make(chan struct{})
		go func() {
			there.Listen("", slog.New(slog.DiscardHandler))(ctx)
			close(ended)
		}()
		if _, greet, _ := s.next(t); !greet || !there.Hears() {
			t.Error("phones are not told that replicas are heard now")
		}
		hears := func(number int64) {
			t.Helper()
			change(t, db, here, place, number, person)
			if changes, _, _ := s.next(t); len(changes) != 1 || changes[0] != (Change{"tandem", place, number}) {
				t.Errorf("%+v", changes)
			}
		}
		hears(7)
		cutTheEar(t, db)
		if _, greet, _ := s.next(t); !greet || there.Hears() {
			t.Error("phones are not told to look for themselves meanwhile")
		}
		if _, greet, _ := s.next(t); !greet || !there.Hears() {
			t.Error("phones are not told to look once more: something may have been missed")
		}
		hears(8)
		endSession(t, db, here, uuid.New())
		endSession(t, db, here, person)
		if _, _, end := s.next(t); !end {
			t.Error("the stream of a session that another replica has ended goes on")
		}
		stop()
		<-ended
		if _, greet, _ := s.next(t); !greet || there.Hears() {
			t.Error("phones are not told that replicas are not heard any more")
		}
	})
}

// cutTheEar ends the connection on which a replica listens, as a database that starts anew does.
func cutTheEar(t *testing.T, db *database.DB) {
	t.Helper()
	var cut []bool
	err := db.Read(context.Background()).Raw(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
		WHERE datname = current_database() AND query LIKE 'LISTEN %' AND pid <> pg_backend_pid()`).Scan(&cut).Error
	if err != nil || len(cut) != 1 {
		t.Fatalf("%v %v", cut, err)
	}
}

func endSession(t *testing.T, db *database.DB, h *Hub, session uuid.UUID) {
	t.Helper()
	err := db.Tx(context.Background(), func(tx *gorm.DB) error {
		return h.SessionsEnded(context.Background(), tx, []uuid.UUID{session})
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAStreamEndsWithItsSession(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) {
		h := NewHub(db)
		over, goesOn := open(t, h, uuid.New()), open(t, h, uuid.New())
		endSession(t, db, h, over.session)
		if _, _, end := over.next(t); !end {
			t.Error("the stream goes on")
		}
		if _, _, end := goesOn.take(); end {
			t.Error("another one has ended, too")
		}
	})
}

// stuck is a phone that takes nothing: only a deadline gets the writer away from it.
type stuck struct {
	http.ResponseWriter
	late chan struct{}
}

func (s stuck) SetWriteDeadline(time.Time) error {
	close(s.late)
	return nil
}

func (s stuck) Write([]byte) (int, error) {
	<-s.late
	return 0, os.ErrDeadlineExceeded
}

func TestNobodyWaitsForAPhoneThatTakesNothing(t *testing.T) {
	phone := stuck{late: make(chan struct{})}
	if (line{phone, http.NewResponseController(phone), time.Millisecond}).write(": \n\n") {
		t.Error("it was told nothing")
	}
}

func TestWordsBetweenReplicasAreIdsOnly(t *testing.T) {
	h, other := NewHub(nil), NewHub(nil)
	place, person := uuid.New(), uuid.New()
	s := open(t, other, person)
	for _, strange := range []string{"", "x", other.self + " tandem x 1", h.self + " tandem ! 1", h.self + " tandem " + short(place) + " x", h.proof()} {
		other.heard(strange)
	}
	other.heard(h.word(Change{"group", place, 3}, []uuid.UUID{person}))
	h.heard(h.word(Change{"group", place, 3}, []uuid.UUID{person}))
	if changes, _, _ := s.take(); len(changes) != 1 || changes[0] != (Change{"group", place, 3}) {
		t.Errorf("%+v", changes)
	}
}
