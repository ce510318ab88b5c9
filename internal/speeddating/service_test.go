package speeddating

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/programme"
)

func TestPlanningIsChecked(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		for want, change := range map[string]func(*Details){
			"/place_text required":         func(d *Details) { d.PlaceText = " " },
			"/link required":               func(d *Details) { d.How = Video },
			"/link https_only":             func(d *Details) { d.How, d.Link = Video, "http://example.org/room" },
			"/table_links https_only":      func(d *Details) { d.How, d.TableLinks = Video, "https://example.org/1\nexample.org/2" },
			"/minutes too_small":           func(d *Details) { d.Minutes = 2 },
			"/minutes too_large":           func(d *Details) { d.Minutes = 16 },
			"/minutes_to_change too_large": func(d *Details) { d.MinutesToChange = 6 },
			"/mode not_allowed_value":      func(d *Details) { d.Mode = "some" },
			"/how not_allowed_value":       func(d *Details) { d.How = "letter" },
			"/day in_the_past":             func(d *Details) { d.Clock = "09:00" },
			"day_malformed":                func(d *Details) { d.Day = "morgen" },
		} {
			d := w.afternoon
			change(&d)
			if _, err := w.Plan(t.Context(), w.katrin, w.cohort, database.NewID(), 0, d); problemtest.Code(err) != want {
				t.Errorf("%s: %v", want, problemtest.Code(err))
			}
		}
		for _, link := range []string{"https://", "javascript:alert(1)", "https://user:word@example.org/", "//example.org"} {
			if safeLink(link) {
				t.Errorf("%s is let through", link)
			}
		}
		same := w.must(w.Plan(t.Context(), w.katrin, w.cohort, w.dating, 0, w.afternoon))
		if same.Version != 1 {
			t.Errorf("planned again, version %d", same.Version)
		}
		later := w.afternoon
		later.Clock = "17:00"
		if _, err := w.Plan(t.Context(), w.katrin, w.cohort, w.dating, 0, later); problemtest.Code(err) != "stale" {
			t.Errorf("on no version: %v", err)
		}
		if v := w.must(w.Plan(t.Context(), w.katrin, w.cohort, w.dating, 1, later)); v.Version != 2 || v.Revision != 2 {
			t.Errorf("moved to %+v", v.SpeedDating)
		}
	})
}

func TestStrangersFindNothing(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		w.begins(w.everybody()...)
		yes := Yes
		for _, who := range []actor.Actor{w.elsewhere, w.admin, {PersonID: w.katrin.PersonID, Role: actor.Manager}, w.young[0]} {
			errs := map[string]error{
				"plan": second(w.Plan(ctx, who, w.cohort, database.NewID(), 0, w.afternoon)), "change": second(w.Plan(ctx, who, w.cohort, w.dating, 1, w.afternoon)),
				"list": second(w.InCohort(ctx, who, w.cohort)),
			}
			if who.Role != actor.Participant { // roles are asked for before
				errs["show"] = second(w.SpeedDating(ctx, who, w.dating))
				errs["open"], errs["start"], errs["end"] = second(w.Open(ctx, who, w.dating)), second(w.Start(ctx, who, w.dating)), second(w.End(ctx, who, w.dating))
				errs["tick"] = second(w.Tick(ctx, who, w.dating, map[uuid.UUID]Presence{w.young[0].PersonID: Away}))
				errs["note"] = second(w.Note(ctx, who, w.dating, w.old[0].PersonID, 0, &yes, ""))
				errs["cancel"] = w.Cancel(ctx, who, w.dating)
			}
			for what, err := range errs {
				if problemtest.Code(err) != "not_found" {
					t.Errorf("%s %s: %v", who.Role, what, err)
				}
			}
		}
		stranger := w.person(actor.Participant, "Fremd")
		if m := w.mine(stranger); m != nil {
			t.Errorf("somebody of no cohort sees %+v", m)
		}
		if _, err := w.Note(ctx, stranger, w.dating, w.old[0].PersonID, 0, &yes, ""); problemtest.Code(err) != "not_found" {
			t.Errorf("a stranger notes: %v", err)
		}
	})
}

func second[T any](_ T, err error) error { return err }

func TestItOpensWithTheStartGate(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		w.gateOpen = false
		if _, err := w.Open(ctx, w.katrin, w.dating); problemtest.Code(err) != "start_gate_closed" {
			t.Errorf("opened: %v", err)
		}
		if w.mine(w.young[0]) != nil || len(w.told) != 0 {
			t.Error("somebody knows of it already")
		}
		w.gateOpen = true
		if _, err := w.Start(ctx, w.katrin, w.dating); problemtest.Code(err) != "speed_dating_not_open" {
			t.Errorf("started: %v", err)
		}
		w.must(w.Open(ctx, w.katrin, w.dating))
		w.must(w.Open(ctx, w.katrin, w.dating))
		if _, err := w.Start(ctx, w.katrin, w.dating); problemtest.Code(err) != "nobody_to_meet" {
			t.Errorf("started with nobody: %v", err)
		}
		later := w.afternoon
		later.Day = "2026-11-26"
		w.must(w.Plan(ctx, w.katrin, w.cohort, w.dating, 2, later))
		if err := w.Cancel(ctx, w.katrin, w.dating); err != nil {
			t.Fatal(err)
		}
		want := []string{`time 1 "" to 6`, "news to 6", `time 2 "moved" to 6`, `time 2 "cancelled" to 6`}
		if !slices.Equal(w.told, want) {
			t.Errorf("told %q", w.told)
		}
		if found, err := w.InCohort(ctx, w.katrin, w.cohort); err != nil || len(found) != 0 {
			t.Errorf("left %v, %v", found, err)
		}
	})
}

func TestThePlanIsOnThePhoneBefore(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		w.must(w.Open(t.Context(), w.katrin, w.dating))
		m := w.mine(w.young[0])
		if m.State != Planned || m.Presence != Expected || len(m.Rounds) != 3 || m.Rounds[0].Partner == nil || m.Rounds[0].Table == 0 {
			t.Fatalf("%+v", m)
		}
		for _, r := range m.Rounds {
			back := w.partnerIn(actor.Actor{PersonID: *r.Partner, Role: actor.Participant}, r.Number)
			if back != w.young[0].PersonID || m.Names[*r.Partner] == "" {
				t.Errorf("round %d: %s does not sit with them", r.Number, m.Names[*r.Partner])
			}
		}
	})
}

// seats says for each guest and round which table the phone shows, and whom.
func (w *world) seats() map[string]string {
	all := map[string]string{}
	for _, who := range w.everybody() {
		for _, r := range w.mine(who).Rounds {
			partner := "break"
			if r.Partner != nil && !r.Cut {
				partner = fmt.Sprint(r.Table, " ", r.Partner)
			}
			all[fmt.Sprint(who.PersonID, " ", r.Number)] = partner
		}
	}
	return all
}

// Phones without network go by the plan that was on them when it was opened.
func TestWhoStaysAwayMovesNobody(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		w.must(w.Open(t.Context(), w.katrin, w.dating))
		published := w.seats()
		absent := w.old[2].PersonID
		unmoved := func(when string) {
			t.Helper()
			breaks := 0
			for place, seat := range w.seats() {
				switch {
				case strings.Contains(published[place], absent.String()) || strings.HasPrefix(place, absent.String()):
					if seat == "break" {
						breaks++
					}
				case seat != published[place]:
					t.Errorf("%s, %s: %s instead of %s", when, place, seat, published[place])
				}
			}
			if breaks != 6 {
				t.Errorf("%s: %d breaks", when, breaks)
			}
		}
		w.ticks(Away, w.old[2])
		unmoved("said before")
		w.ticks(Expected, w.old[2])
		if got := w.seats(); !maps.Equal(got, published) {
			t.Error("who comes after all has lost a place")
		}
		w.ticks(Here, slices.Concat(w.young, w.old[:2])...)
		w.must(w.Start(t.Context(), w.katrin, w.dating))
		unmoved("at the start")
		w.clock.Advance(lead)
		w.ticks(Here, w.old[2])
		if got := w.seats(); !maps.Equal(got, published) {
			t.Errorf("who comes while the first talks are on sits elsewhere: %v", got)
		}
		w.ticks(Away, w.young[0])
		for place, seat := range w.seats() {
			if strings.HasPrefix(seat, "break") != strings.Contains(place+published[place], w.young[0].PersonID.String()) {
				t.Errorf("%s: %s", place, seat)
			}
		}
	})
}

func TestWhoWasNotPlannedGetsThePlaceOfWhoStaysAway(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		w.must(w.Open(t.Context(), w.katrin, w.dating))
		published := w.seats()
		late := w.joins(programme.Over25, "Neu")
		w.ticks(Here, append(w.young, w.old[0], w.old[1], late)...)
		w.must(w.Start(t.Context(), w.katrin, w.dating))
		for _, r := range w.mine(late).Rounds {
			if r.Partner == nil || r.Cut {
				t.Fatalf("a break in round %d", r.Number)
			}
			if want := fmt.Sprint(r.Table, " ", w.old[2].PersonID); published[fmt.Sprint(r.Partner, " ", r.Number)] != want {
				t.Errorf("round %d: the partner was to sit at %s", r.Number, published[fmt.Sprint(r.Partner, " ", r.Number)])
			}
		}
	})
}

func TestTheTeamPlansAnew(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		w.must(w.Open(t.Context(), w.katrin, w.dating))
		w.ticks(Away, w.old[1], w.old[2])
		w.must(w.PlanAnew(t.Context(), w.katrin, w.dating))
		if got := w.mine(w.young[0]); len(got.Rounds) != 3 || got.Rounds[0].Cut || got.Rounds[1].Cut {
			t.Errorf("three for one: %+v", got.Rounds)
		}
		everybody := w.afternoon
		everybody.Mode = Everybody
		v := w.must(w.SpeedDating(t.Context(), w.katrin, w.dating))
		if v = w.must(w.Plan(t.Context(), w.katrin, w.cohort, w.dating, v.Version, everybody)); len(v.Talks) != 6 {
			t.Errorf("four meet in %d talks", len(v.Talks))
		}
		w.ticks(Here, w.young...)
		w.must(w.Start(t.Context(), w.katrin, w.dating))
		w.must(w.End(t.Context(), w.katrin, w.dating))
		if _, err := w.PlanAnew(t.Context(), w.katrin, w.dating); problemtest.Code(err) != "speed_dating_over" {
			t.Errorf("afterwards: %v", err)
		}
	})
}

func TestEachRoomHasItsLink(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		d := w.afternoon
		d.How, d.PlaceText, d.Link, d.TableLinks = Video, "", "https://example.org/all", "https://example.org/1\nhttps://example.org/2"
		w.must(w.Plan(t.Context(), w.katrin, w.cohort, w.dating, 1, d))
		w.must(w.Open(t.Context(), w.katrin, w.dating))
		for _, r := range mineWire(w.mine(w.young[0])).Rounds {
			want := map[int]string{1: "https://example.org/1", 2: "https://example.org/2", 3: "https://example.org/all"}[r.Table]
			if r.Link != want {
				t.Errorf("table %d: %q", r.Table, r.Link)
			}
		}
		if mine := mineWire(w.mine(w.young[0])); len(mine.TableLinks) != 0 {
			t.Errorf("the rooms of others: %v", mine.TableLinks)
		}
	})
}

func TestTheClockRuns(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		v := w.begins(w.everybody()...)
		begun := v.ClockAt.Add(0)
		if v.State != Running || len(v.Talks) != 9 || !begun.Equal(w.db.Now()) {
			t.Fatalf("%+v", v.SpeedDating)
		}
		if last := w.told[len(w.told)-1]; last != `time 1 "declined" to 6` {
			t.Errorf("people are still reminded: %q", w.told)
		}
		for _, c := range []struct {
			after time.Duration
			want  Moment
		}{
			{-time.Second, Moment{Soon, 1, begun}},
			{0, Moment{Talks, 1, begun.Add(6 * time.Minute)}},
			{6 * time.Minute, Moment{Change, 2, begun.Add(7 * time.Minute)}},
			{7 * time.Minute, Moment{Talks, 2, begun.Add(13 * time.Minute)}},
			{20*time.Minute - time.Millisecond, Moment{Talks, 3, begun.Add(20 * time.Minute)}},
			{20 * time.Minute, Moment{Phase: Done, Round: 3}},
			{5 * time.Hour, Moment{Phase: Done, Round: 3}},
		} {
			if got := v.At(begun.Add(c.after), 3); got.Phase != c.want.Phase || got.Round != c.want.Round || !got.Until.Equal(c.want.Until) {
				t.Errorf("after %s: %+v", c.after, got)
			}
		}
	})
}

func TestACoachPausesAndGoesOn(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		v := w.begins(w.everybody()...)
		bell := v.At(w.db.Now(), 3).Until
		w.clock.Advance(2 * time.Minute)
		w.must(w.Service.Pause(ctx, w.katrin, w.dating))
		w.clock.Advance(10 * time.Minute)
		if v = w.must(w.Service.Pause(ctx, w.katrin, w.dating)); v.At(w.db.Now(), 3).Round != 1 {
			t.Error("the clock went on")
		}
		v = w.must(w.GoOn(ctx, w.katrin, w.dating))
		if got := v.At(w.db.Now(), 3).Until; !got.Equal(bell.Add(10 * time.Minute)) {
			t.Errorf("the bell rings at %s", got)
		}
		w.clock.Set(v.At(w.db.Now(), 3).Until.Add(-time.Second))
		w.must(w.Service.Pause(ctx, w.katrin, w.dating))
		v = w.must(w.GoOn(ctx, w.katrin, w.dating))
		if got := v.At(w.db.Now(), 3); got.Phase != Talks || !got.Until.Equal(w.db.Now().Add(lead)) {
			t.Errorf("the phones cannot know yet: %+v", got)
		}
	})
}

func TestACoachGoesOnToTheNextRound(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		w.begins(w.everybody()...)
		seen := Moment{Phase: Talks, Round: 1}
		v := w.must(w.Next(ctx, w.katrin, w.dating, seen))
		now := w.db.Now()
		if got := v.At(now, 3); got.Phase != Talks || got.Round != 1 || !got.Until.Equal(now.Add(lead)) {
			t.Errorf("the bell should ring in a moment: %+v", got)
		}
		if again := w.must(w.Next(ctx, w.katrin, w.dating, seen)); again.Version != v.Version {
			t.Error("a second tap rings twice")
		}
		w.clock.Advance(lead)
		if got := v.At(w.db.Now(), 3); got.Phase != Change || got.Round != 2 || !got.Until.Equal(w.db.Now().Add(time.Minute)) {
			t.Errorf("%+v", got)
		}
		if late := w.must(w.Next(ctx, w.katrin, w.dating, seen)); late.Version != v.Version {
			t.Error("what was seen is over, and something happened")
		}
		v = w.must(w.Next(ctx, w.katrin, w.dating, Moment{Phase: Change, Round: 2}))
		w.clock.Advance(lead)
		if got := v.At(w.db.Now(), 3); got.Phase != Talks || got.Round != 2 || !got.Until.Equal(w.db.Now().Add(6*time.Minute)) {
			t.Errorf("%+v", got)
		}
		w.clock.Advance(7 * time.Minute)
		v = w.must(w.Next(ctx, w.katrin, w.dating, Moment{Phase: Talks, Round: 3}))
		w.clock.Advance(lead)
		if got := v.At(w.db.Now(), 3); got.Phase != Done {
			t.Errorf("after the last round: %+v", got)
		}
		v = w.must(w.End(ctx, w.katrin, w.dating))
		if _, err := w.Next(ctx, w.katrin, w.dating, seen); v.State != Over || problemtest.Code(err) != "speed_dating_not_running" {
			t.Errorf("%s, %v", v.State, err)
		}
	})
}

func TestSomebodyComesLateAndSomebodyGoes(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		late, goes := w.old[2], w.young[0]
		first := w.begins(slices.Concat(w.young, w.old[:2])...)
		if rests := w.partnerIn(late, 1); rests != uuid.Nil {
			t.Error("who is not here sits at a table")
		}
		left := w.partnerIn(goes, 1)
		if left == uuid.Nil { // the break of three for two
			goes = w.young[1]
			left = w.partnerIn(goes, 1)
		}
		w.ticks(Here, late)
		v := w.ticks(Away, goes)
		for _, r := range w.mine(actor.Actor{PersonID: left, Role: actor.Participant}).Rounds[:1] {
			if !r.Cut {
				t.Error("nobody is told that the partner has gone")
			}
		}
		for i, talk := range first.Talks {
			if talk.Round == 1 && talk.Talk != v.Talks[i].Talk {
				t.Error("the round that is on has changed")
			}
		}
		w.clock.Advance(7 * time.Minute)
		w.ticks(Here, goes)
		v = w.must(w.PlanAnew(t.Context(), w.katrin, w.dating))
		met := map[[2]uuid.UUID]int{}
		for _, talk := range v.Talks {
			if !talk.Cut {
				met[pairOf(talk.First, talk.Second)]++
			}
		}
		if len(met) != 9 {
			t.Errorf("%d of 9 pairs meet", len(met))
		}
		for pair, n := range met {
			if n != 1 {
				t.Errorf("%v meet %d times", pair, n)
			}
		}
	})
}

func TestARoundForALateComerWaitsForTheCoach(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		w.must(w.Open(t.Context(), w.katrin, w.dating))
		w.ticks(Away, w.everybody()...)
		w.ticks(Here, w.young[0], w.old[0])
		w.must(w.PlanAnew(t.Context(), w.katrin, w.dating))
		w.must(w.Start(t.Context(), w.katrin, w.dating))
		w.clock.Advance(time.Hour)
		w.ticks(Here, w.old[1])
		v := w.must(w.PlanAnew(t.Context(), w.katrin, w.dating))
		if got := v.At(w.db.Now(), 2); v.PausedAt == nil || got.Phase != Change || got.Round != 2 {
			t.Fatalf("%+v", got)
		}
		v = w.must(w.GoOn(t.Context(), w.katrin, w.dating))
		w.clock.Advance(lead)
		if got := v.At(w.db.Now(), 2); got.Phase != Talks || got.Round != 2 {
			t.Errorf("%+v", got)
		}
		if w.partnerIn(w.old[1], 2) != w.young[0].PersonID {
			t.Error("the late comer meets nobody")
		}
	})
}

func TestWhileItRunsOnlyThePlaceChanges(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		v := w.begins(w.everybody()...)
		d := w.afternoon
		d.How, d.Link = Video, "https://example.org/room"
		v = w.must(w.Plan(t.Context(), w.katrin, w.cohort, w.dating, v.Version, d))
		d.Minutes = 5
		if _, err := w.Plan(t.Context(), w.katrin, w.cohort, w.dating, v.Version, d); v.Link == "" || problemtest.Code(err) != "speed_dating_running" {
			t.Errorf("%q, %v", v.Link, err)
		}
		if err := w.Cancel(t.Context(), w.katrin, w.dating); problemtest.Code(err) != "speed_dating_running" {
			t.Errorf("cancelled: %v", err)
		}
	})
}

func TestWhoJoinsTheCohortInBetweenCanCome(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		w.begins(w.young[0], w.old[0])
		fresh := w.joins(programme.Under25, "Neu")
		v := w.ticks(Here, fresh)
		if len(v.Guests) != 7 || w.partnerIn(fresh, 2) != w.old[0].PersonID {
			t.Errorf("%d guests", len(v.Guests))
		}
	})
}

func TestAnImpressionIsItsAuthorsAlone(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		w.begins(w.young[0], w.young[1], w.old[0], w.old[1])
		me, other := w.young[0], w.old[0]
		before := w.mine(other)
		yes, no := Yes, No
		first, err := w.Note(ctx, me, w.dating, other.PersonID, 0, &yes, " Schach ")
		if err != nil || first.Word != "Schach" || first.Version != 1 {
			t.Fatalf("%+v, %v", first, err)
		}
		if again, err := w.Note(ctx, me, w.dating, other.PersonID, 0, &yes, "Schach"); err != nil || again.Version != 1 {
			t.Errorf("a repeated note: %+v, %v", again, err)
		}
		if _, err := w.Note(ctx, me, w.dating, other.PersonID, 0, &no, "Schach"); problemtest.Code(err) != "stale" {
			t.Errorf("on an old version: %v", err)
		}
		if changed, err := w.Note(ctx, me, w.dating, other.PersonID, 1, &no, ""); err != nil || changed.Version != 2 {
			t.Errorf("changed later: %+v, %v", changed, err)
		}
		if own := w.mine(me).Impressions; len(own) != 1 || *own[0].Answer != No {
			t.Errorf("own: %+v", own)
		}
		if after := w.mine(other); len(after.Impressions) != 0 || len(after.Rounds) != len(before.Rounds) {
			t.Errorf("the other one sees %+v", after.Impressions)
		}
		for what, about := range map[string]uuid.UUID{"oneself": me.PersonID, "who never came": w.old[2].PersonID, "nobody": uuid.New()} {
			if _, err := w.Note(ctx, me, w.dating, about, 0, &yes, ""); problemtest.Code(err) != "not_found" {
				t.Errorf("about %s: %v", what, err)
			}
		}
		read := func(who actor.Actor) []Impression {
			found, err := w.ImpressionsOf(ctx, w.db.Read(ctx), w.cohort, who.PersonID)
			if err != nil {
				t.Fatal(err)
			}
			return found
		}
		if len(read(me)) != 1 || len(read(other)) != 0 {
			t.Errorf("for the ballot: %v, %v", read(me), read(other))
		}
		w.must(w.End(ctx, w.katrin, w.dating))
		if _, err := w.Note(ctx, me, w.dating, w.old[1].PersonID, 0, nil, "Garten"); err != nil {
			t.Errorf("after the end: %v", err)
		}
		if _, err := w.cohorts.CloseCohort(ctx, w.admin, w.cohort); err != nil {
			t.Fatal(err)
		}
		if err := w.Tidy(ctx); err != nil || len(read(me)) != 0 {
			t.Errorf("of a cohort that is closed is left %v, %v", read(me), err)
		}
		for days, left := range []int{1, 0} {
			end, err := time.Parse(time.DateOnly, "2027-03-23") // day 100
			if err != nil {
				t.Fatal(err)
			}
			w.clock.Set(end.AddDate(0, 0, 90+days).Add(12 * time.Hour))
			if err := w.Tidy(ctx); err != nil {
				t.Fatal(err)
			}
			if found, err := w.InCohort(ctx, w.katrin, w.cohort); err != nil || len(found) != left {
				t.Errorf("%d days after the end %d are left, %v", 90+days, len(found), err)
			}
		}
	})
}

func TestTheEveningGoesOnWhenSomebodyIsErased(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		w.begins(w.everybody()...)
		gone := w.partnerIn(w.young[0], 2)
		for _, table := range []string{"cohort_participants", "persons"} {
			column := map[string]string{"persons": "id"}[table]
			if column == "" {
				column = "person_id"
			}
			err := w.db.Tx(t.Context(), func(tx *gorm.DB) error { return tx.Table(table).Where(column+" = ?", gone).Delete(nil).Error })
			if err != nil {
				t.Fatal(err)
			}
		}
		if w.partnerIn(w.young[0], 2) != uuid.Nil || w.partnerIn(w.young[0], 1) == uuid.Nil {
			t.Errorf("%+v", w.mine(w.young[0]).Rounds)
		}
		w.ticks(Away, w.young[2])
		w.ticks(Here, w.young[2])
	})
}

func TestThoseWhoJoinLaterAreRemindedToo(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		w.must(w.Open(t.Context(), w.katrin, w.dating))
		w.joins(programme.Over25, "Neu")
		if err := w.Tidy(t.Context()); err != nil || w.told[len(w.told)-1] != `time 1 "" to 7` {
			t.Errorf("%q, %v", w.told, err)
		}
	})
}

func TestTheOneThatMattersIsShown(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		w.begins(w.everybody()...)
		w.must(w.End(t.Context(), w.katrin, w.dating))
		next := w.afternoon
		next.Day = "2026-12-02"
		second := database.NewID()
		w.must(w.Plan(t.Context(), w.katrin, w.cohort, second, 0, next))
		if m := w.mine(w.young[0]); m.ID != w.dating || m.State != Over {
			t.Errorf("one that is not open is shown: %+v", m)
		}
		w.must(w.Open(t.Context(), w.katrin, second))
		if m := w.mine(w.young[0]); m.ID != second {
			t.Errorf("the next one is not shown: %+v", m)
		}
		w.missingFromGroup[w.young[0].PersonID] = true // found a tandem meanwhile
		if m := w.mine(w.young[0]); m.ID != w.dating {
			t.Errorf("%+v", m)
		}
	})
}
