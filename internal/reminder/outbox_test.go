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

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
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
	limbo     []limbo         // claimed by a replica that died or is asleep
	unnoted   map[string]bool // tags of what was handed over by a replica that died before noting it
	checked   map[ChannelName]int
}

type limbo struct {
	replica *Service
	line    *line
	rows    []Reminder
}

// TestOutboxSurvivesCrashes stops replicas between claiming, handing over and
// noting the outcome, lets them wake up late, moves the clock and the meetings,
// lets channels fail in every way, and checks that every due reminder is handed
// over as long as any channel works, that repetitions carry the same tag, that a
// second channel is used only when the first did not reach, that no SMS is sent
// twice, and that nothing comes after its occasion or from an older revision.
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
			s.tx(func(tx *gorm.DB) error { return tx.Exec("DELETE FROM reminder_settings").Error })
			w := &world{
				stage: s, replicas: []*Service{s.replica(), s.replica()}, occasions: map[uuid.UUID]*plannedOccasion{},
				unnoted: map[string]bool{}, checked: map[ChannelName]int{},
			}
			for _, c := range w.carriers() {
				c.handed, c.answer = nil, nil
			}
			s.mails.devices, s.texts.devices = rapid.IntRange(0, 1).Draw(r, "addresses"), rapid.IntRange(0, 1).Draw(r, "numbers")
			w.arrange(r)
			for range rapid.IntRange(3, 16).Draw(r, "steps") {
				w.step(r)
				w.check(r)
			}
			w.settle(r)
		})
	})
}

func (w *world) carriers() []*carrier { return []*carrier{w.phones, w.mails, w.texts} }

func (w *world) handed() []handover {
	var all []handover
	for _, c := range w.carriers() {
		all = append(all, c.handed...)
	}
	return all
}

func (w *world) step(r *rapid.T) {
	ctx := context.Background()
	on := w.replicas[rapid.IntRange(0, 1).Draw(r, "replica")]
	line := on.lines[rapid.IntRange(0, len(on.lines)-1).Draw(r, "line")]
	switch rapid.SampledFrom([]string{
		"arrange", "move", "cancel", "order", "clock", "clock", "next", "next", "pass", "pass",
		"trouble", "trouble", "die claimed", "die marked", "die handed", "wake",
	}).Draw(r, "do") {
	case "arrange":
		w.arrange(r)
	case "move":
		w.change(r, "moved")
	case "cancel":
		w.change(r, "cancelled")
	case "order":
		w.order(r)
	case "clock":
		w.clock.Advance(time.Duration(rapid.Int64Range(1, 40*60).Draw(r, "minutes")) * time.Minute)
	case "next":
		if next, ok := w.nextMoment(r); ok && next.After(w.clock.Now()) {
			w.clock.Set(next)
		}
	case "pass":
		w.wholePass(r, on)
	case "trouble":
		w.trouble(r)
	case "die claimed":
		rows, _, err := on.claim(ctx, line)
		noError(r, err)
		w.limbo = append(w.limbo, limbo{on, line, rows})
	case "die marked":
		w.dieMarked(r, on)
	case "die handed":
		w.dieHanded(r, on, line)
	case "wake":
		if len(w.limbo) > 0 {
			late := w.limbo[0]
			w.limbo = w.limbo[1:]
			for rows := range slices.Chunk(late.rows, late.line.traits.Bulk) {
				late.replica.deliver(ctx, late.line, rows)
			}
		}
	}
}

// trouble decides how each channel answers from now on.
func (w *world) trouble(r *rapid.T) {
	for _, c := range w.carriers() {
		outcome := rapid.SampledFrom([]Outcome{
			{Result: HandedOver}, {Result: HandedOver}, {Code: "busy"}, {Code: "busy", RetryAfter: time.Minute},
			{Code: "busy", RetryAfter: time.Hour}, {Result: Refused, Code: "refused"}, {Result: NoDevice}, {Result: Doubtful, Code: "unseen"},
		}).Draw(r, string(c.traits.Name))
		c.answer = func() Outcome { return outcome }
	}
}

func (w *world) order(r *rapid.T) {
	ctx, who := context.Background(), actor.Actor{PersonID: rapid.SampledFrom([]uuid.UUID{w.samira, w.jonas}).Draw(r, "who")}
	current, err := w.Settings(ctx, who)
	noError(r, err)
	_, err = w.ChooseSettings(ctx, who, &current.Version, Choice{
		MeetingLeadMinutes: current.MeetingLeadMinutes, Channels: rapid.Permutation(usualOrder()).Draw(r, "order"),
	})
	noError(r, err)
}

// dieMarked is the worst moment for an SMS: it counts as sent and is not.
func (w *world) dieMarked(r *rapid.T, on *Service) {
	for _, l := range on.lines {
		if !l.traits.Once {
			continue
		}
		rows, _, err := on.claim(context.Background(), l)
		noError(r, err)
		if len(rows) > 0 {
			mine, err := on.markSent(context.Background(), rows[0])
			noError(r, err)
			if !mine {
				r.Fatalf("could not be marked: %+v", rows[0])
			}
			w.unnoted[w.tag(rows[0])] = true
		}
	}
}

func (w *world) dieHanded(r *rapid.T, on *Service, l *line) {
	rows, _, err := on.claim(context.Background(), l)
	noError(r, err)
	for handful := range slices.Chunk(rows, l.traits.Bulk) {
		done, err := on.hand(context.Background(), l, handful)
		noError(r, err)
		for _, d := range done {
			w.unnoted[w.tag(d.reminder)] = true
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

// wholePass must come to an end and leave nothing behind that could have been tried.
func (w *world) wholePass(r *rapid.T, on *Service) {
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
	for _, c := range w.carriers() {
		for _, h := range c.handed[w.checked[c.traits.Name]:] {
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
		w.checked[c.traits.Name] = len(c.handed)
	}
	w.checkTwice(r)
}

// checkTwice looks at what somebody got more than once.
func (w *world) checkTwice(r *rapid.T) {
	by := map[string][]ChannelName{}
	for _, h := range w.handed() {
		before := by[h.notice.Tag]
		if slices.Contains(before, SMS) && h.by == SMS {
			r.Fatalf("a second SMS: %+v", h)
		}
		if len(before) > 0 && !w.unnoted[h.notice.Tag] {
			r.Fatalf("came by %s although it had come by %s, and that was noted: %+v", h.by, before, h)
		}
		by[h.notice.Tag] = append(before, h.by)
	}
}

// settle lets one healthy replica finish and looks at every reminder's end.
func (w *world) settle(r *rapid.T) {
	for _, c := range w.carriers() {
		c.answer = nil
	}
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
		w.wholePass(r, w.replicas[0])
		w.check(r)
	}
	reached := map[string]bool{}
	for _, h := range w.handed() {
		reached[h.notice.Tag] = true
	}
	rows := w.rows(r)
	for _, row := range rows {
		switch {
		case row.State == Sent && row.Channel == SMS && w.unnoted[w.tag(row)]: // at most once, so perhaps not at all
		case row.State == Sent && row.LastError == "unseen": // handed over, and nowhere else to go
		case row.State == Sent && !reached[w.tag(row)]:
			r.Fatalf("counts as sent and nobody got it: %+v", row)
		case row.State == Sent, row.LastError == skippedChanged:
		case row.LastError == skippedNewer && overtakenBy(row, rows):
		case row.LastError == skippedExpired && !possible[row.ID]:
		case row.LastError == "busy" && row.State == Failed && !possible[row.ID]:
		case (row.LastError == "refused" || row.LastError == skippedNoDevice) && w.triedEverywhere(row):
		default:
			r.Fatalf("lost: %+v", row)
		}
	}
}

func (w *world) triedEverywhere(row Reminder) bool {
	for _, c := range w.carriers() {
		if c.devices > 0 && !slices.Contains(row.Tried, c.traits.Name) {
			return false
		}
	}
	return true
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
