package reminder

import (
	"context"
	"flag"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"pgregory.net/rapid"

	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/person"
)

// plannedOccasion is what the model knows of an occasion.
type plannedOccasion struct {
	revision  int
	start     time.Time
	cancelled bool
}

// world runs two replicas that may die after any step.
type world struct {
	*stage
	replicas  []*Service
	occasions map[uuid.UUID]*plannedOccasion
	limbo     []limbo // claimed by a replica that died or is asleep
	checked   int
}

type limbo struct {
	replica *Service
	rows    []Reminder
}

// TestOutboxSurvivesCrashes stops replicas between claiming, handing over and
// noting the outcome, lets them wake up late, moves the clock and the meetings,
// and checks that every due reminder is handed over, that repetitions carry the
// same tag, and that nothing comes after its occasion or from an older revision.
func TestOutboxSurvivesCrashes(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		cases := "200"
		if db.Dialect() == database.Postgres {
			cases = "50"
		}
		if err := flag.Set("rapid.checks", cases); err != nil {
			t.Fatal(err)
		}
		s, begin := setStage(t, db, clock), clock.Now()
		rapid.Check(t, func(r *rapid.T) {
			clock.Set(begin)
			s.tx(func(tx *gorm.DB) error { return tx.Exec("DELETE FROM reminders").Error })
			s.phones.handed, s.phones.answer = nil, nil
			w := &world{
				stage: s, replicas: []*Service{replica(t, db, s.phones), replica(t, db, s.phones)},
				occasions: map[uuid.UUID]*plannedOccasion{},
			}
			w.arrange(r)
			for range rapid.IntRange(3, 14).Draw(r, "steps") {
				w.step(r)
				w.check(r)
			}
			w.settle(r)
		})
	})
}

func (w *world) step(r *rapid.T) {
	ctx := context.Background()
	on := w.replicas[rapid.IntRange(0, 1).Draw(r, "replica")]
	switch rapid.SampledFrom([]string{
		"arrange", "move", "cancel", "clock", "clock", "next", "next", "pass", "trouble", "die claimed", "die handed", "wake",
	}).Draw(r, "do") {
	case "arrange":
		w.arrange(r)
	case "move":
		w.change(r, "moved")
	case "cancel":
		w.change(r, "cancelled")
	case "clock":
		w.clock.Advance(time.Duration(rapid.Int64Range(1, 40*60).Draw(r, "minutes")) * time.Minute)
	case "next":
		if next, ok := w.nextMoment(r); ok && next.After(w.clock.Now()) {
			w.clock.Set(next)
		}
	case "pass":
		w.healthyPass(r, on)
	case "trouble":
		w.phones.answer = func() (Outcome, error) { return Outcome{Code: "busy", RetryAfter: time.Minute}, nil }
		_, err := on.RunDue(ctx)
		w.phones.answer = nil
		noError(r, err)
	case "die claimed":
		rows, _, err := on.claim(ctx)
		noError(r, err)
		w.limbo = append(w.limbo, limbo{on, rows})
	case "die handed":
		rows, _, err := on.claim(ctx)
		noError(r, err)
		for _, row := range rows {
			on.hand(ctx, row, w.personOf(r, row))
		}
	case "wake":
		if len(w.limbo) > 0 {
			late := w.limbo[0]
			w.limbo = w.limbo[1:]
			noError(r, late.replica.deliver(ctx, late.rows))
		}
	}
}

func (w *world) arrange(r *rapid.T) {
	start := w.clock.Now().Add(time.Duration(rapid.Int64Range(30, 10*24*60).Draw(r, "in minutes")) * time.Minute).UTC()
	id, kind := database.NewID(), rapid.SampledFrom([]Occasion{Milestone, Meeting}).Draw(r, "occasion")
	w.occasions[id] = &plannedOccasion{revision: 1, start: start}
	w.tx(func(tx *gorm.DB) error {
		if kind == Meeting {
			return w.PlannedMeeting(context.Background(), tx, id, 1, []uuid.UUID{w.samira, w.jonas}, &start)
		}
		return w.MilestoneMeeting(context.Background(), tx, id, 1, []uuid.UUID{w.samira, w.jonas}, start, "")
	})
}

// change moves or cancels the occasion that is next in line.
func (w *world) change(r *rapid.T, change string) {
	ids := make([]uuid.UUID, 0, len(w.occasions))
	for id, o := range w.occasions {
		if !o.cancelled && o.start.After(w.clock.Now()) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return
	}
	slices.SortFunc(ids, func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) })
	id := rapid.SampledFrom(ids).Draw(r, "which")
	o := w.occasions[id]
	o.revision++
	o.cancelled = change == "cancelled"
	if change == "moved" {
		o.start = w.clock.Now().Add(time.Duration(rapid.Int64Range(30, 10*24*60).Draw(r, "to minutes")) * time.Minute).UTC()
	}
	w.tx(func(tx *gorm.DB) error {
		return w.MilestoneMeeting(context.Background(), tx, id, o.revision, []uuid.UUID{w.samira, w.jonas}, o.start, change)
	})
}

// healthyPass must leave nothing behind that could have been sent.
func (w *world) healthyPass(r *rapid.T, on *Service) {
	_, err := on.RunDue(context.Background())
	noError(r, err)
	left, err := oldestDue(context.Background(), w.db.Read(context.Background()), w.db.Now())
	noError(r, err)
	if left != nil {
		r.Fatalf("left behind: %+v", left)
	}
}

// check holds every handover since the last call against what was true then.
func (w *world) check(r *rapid.T) {
	byTag := w.byTag(r)
	for _, h := range w.phones.handed[w.checked:] {
		row, ok := byTag[h.notice.Tag]
		if !ok || row.PersonID != h.person || h.notice.Topic != h.notice.Tag {
			r.Fatalf("handed over under a tag of nobody: %+v", h)
		}
		if !h.at.Before(row.ExpiresAt) || h.at.Before(row.DueAt) {
			r.Fatalf("handed over at %s: %+v", h.at, row)
		}
		o := w.occasions[row.OccasionID]
		if row.Revision != o.revision || (o.cancelled && row.Kind != Cancelled) {
			r.Fatalf("handed over though the occasion is at revision %d: %+v", o.revision, row)
		}
	}
	w.checked = len(w.phones.handed)
}

// settle lets one healthy replica finish and looks at every reminder's end.
func (w *world) settle(r *rapid.T) {
	possible := map[uuid.UUID]bool{}
	for _, row := range w.rows(r) {
		if row.State == Pending || row.State == Claimed {
			possible[row.ID] = w.readyAt(row).Before(row.ExpiresAt)
		}
	}
	for {
		next, ok := w.nextMoment(r)
		if !ok {
			break
		}
		if next.After(w.clock.Now()) {
			w.clock.Set(next)
		}
		w.healthyPass(r, w.replicas[0])
		w.check(r)
	}
	reached := map[string]bool{}
	for _, h := range w.phones.handed {
		reached[h.notice.Tag] = true
	}
	rows := w.rows(r)
	for _, row := range rows {
		switch {
		case row.State == Sent && !reached[w.tag(row)]:
			r.Fatalf("counts as sent and nobody got it: %+v", row)
		case row.State == Sent, row.LastError == skippedChanged:
		case row.LastError == skippedNewer && overtakenBy(row, rows):
		case row.LastError == skippedExpired && !possible[row.ID], row.State == Failed && !possible[row.ID]:
		default:
			r.Fatalf("lost: %+v", row)
		}
	}
}

func overtakenBy(row Reminder, rows []Reminder) bool {
	return slices.ContainsFunc(rows, func(n Reminder) bool {
		return n.OccasionID == row.OccasionID && n.PersonID == row.PersonID && n.ID != row.ID && !n.DueAt.Before(row.DueAt)
	})
}

func (w *world) nextMoment(r *rapid.T) (time.Time, bool) {
	var next time.Time
	for _, row := range w.rows(r) {
		if row.State != Pending && row.State != Claimed {
			continue
		}
		if at := w.readyAt(row); next.IsZero() || at.Before(next) {
			next = at
		}
	}
	return next, !next.IsZero()
}

func (w *world) readyAt(row Reminder) time.Time {
	ready := row.NextTryAt
	if row.LeaseUntil != nil && row.LeaseUntil.After(ready) {
		ready = *row.LeaseUntil
	}
	if now := w.clock.Now(); now.After(ready) {
		return now
	}
	return ready
}

func (w *world) rows(r *rapid.T) []Reminder {
	var all []Reminder
	noError(r, w.db.Read(context.Background()).Order("id").Find(&all).Error)
	return all
}

func (w *world) byTag(r *rapid.T) map[string]Reminder {
	tags := map[string]Reminder{}
	for _, row := range w.rows(r) {
		if other, taken := tags[w.tag(row)]; taken {
			r.Fatalf("one would silently replace the other: %+v and %+v", row, other)
		}
		tags[w.tag(row)] = row
	}
	return tags
}

func noError(r *rapid.T, err error) {
	r.Helper()
	if err != nil {
		r.Fatal(err)
	}
}

func (w *world) personOf(r interface{ Fatal(...any) }, row Reminder) person.Person {
	p, err := w.people.Find(context.Background(), w.db.Read(context.Background()), row.PersonID)
	if err != nil {
		r.Fatal(err)
	}
	return p
}
