package milestone

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem/problemtest"
)

// table is a plan with everybody who could want something from it, and a memory of
// its own: what was signed, by whom, and what stood in the plan at that time.
type table struct {
	plan     Plan
	pair     Pair
	coaches  [2]actor.Actor
	stranger uuid.UUID
	items    []uuid.UUID
	promises []uuid.UUID
	today    calendar.Day
	now      time.Time

	signed   map[Signature]bool
	contents map[int]Content
}

func newTable() *table {
	id := func(n byte) uuid.UUID { return uuid.UUID{15: n} }
	t := &table{
		plan: Plan{ID: id(1), Version: 1}, pair: Pair{id(2), id(3)}, stranger: id(4), today: "2026-11-25",
		now:    time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC),
		signed: map[Signature]bool{}, contents: map[int]Content{},
	}
	t.coaches = [2]actor.Actor{{PersonID: id(5), Role: actor.Coach}, {PersonID: id(6), Role: actor.Coach}}
	for n := range byte(3) {
		t.items, t.promises = append(t.items, id(10+n)), append(t.promises, id(20+n))
	}
	t.remember()
	return t
}

func (b *table) remember() { b.contents[b.plan.Version] = b.plan.clone().content() }

func (p Plan) content() Content { return p.Snapshot(uuid.Nil, time.Time{}).Content }

// try does one thing; what is refused must leave no trace.
func (b *table) try(t *rapid.T, do func(p *Plan) error) {
	b.now = b.now.Add(time.Minute)
	before, worked := b.plan.clone(), b.plan.clone()
	if err := do(&worked); err != nil {
		if !reflect.DeepEqual(b.plan, before) {
			t.Fatalf("a refused change left a trace: %v", err)
		}
		return
	}
	b.plan = worked
	wasApproved := before.State() == PlanApproved
	if !reflect.DeepEqual(before.content(), worked.content()) && worked.Version == before.Version && !wasApproved {
		t.Fatalf("the content changed and version %d stayed", worked.Version)
	}
	if worked.Version != before.Version && worked.Version != before.Version+1 {
		t.Fatalf("version %d became %d", before.Version, worked.Version)
	}
	b.remember()
}

// sign checks that a signature is taken only under the version that was named.
func (b *table) sign(t *rapid.T, by uuid.UUID, side Side, named int, do func(p *Plan) error) {
	before := len(b.plan.Signatures)
	b.try(t, do)
	for _, s := range b.plan.Signatures[before:] {
		if s.PlanVersion != named || s.PersonID != by || s.Side != side {
			t.Fatalf("%v signed version %d, and got %+v", by, named, s)
		}
		b.signed[s] = true
	}
}

func (b *table) actions() map[string]func(*rapid.T) {
	someone := func(t *rapid.T) uuid.UUID {
		return rapid.SampledFrom([]uuid.UUID{b.pair[0], b.pair[1], b.stranger, b.coaches[0].PersonID}).Draw(t, "who")
	}
	coach := func(t *rapid.T) actor.Actor { return rapid.SampledFrom(b.coaches[:]).Draw(t, "coach") }
	partner := actor.Actor{PersonID: b.pair[0], Role: actor.Participant}
	item := func(t *rapid.T) uuid.UUID { return rapid.SampledFrom(b.items).Draw(t, "item") }
	promise := func(t *rapid.T) uuid.UUID { return rapid.SampledFrom(b.promises).Draw(t, "promise") }
	version := func(t *rapid.T) int {
		return b.plan.Version - rapid.SampledFrom([]int{0, 0, 0, 0, 1, -1}).Draw(t, "behind")
	}
	words := func(t *rapid.T) string { return rapid.SampledFrom([]string{"anrufen", "schreiben"}).Draw(t, "words") }
	due := func(t *rapid.T) calendar.Day { return b.today.AddDays(rapid.IntRange(0, 3).Draw(t, "due")) }
	known := func(id uuid.UUID) int {
		if at := b.plan.indexOfItem(id); at >= 0 {
			return b.plan.Items[at].Version
		}
		if at := b.plan.indexOfPromise(id); at >= 0 {
			return b.plan.Promises[at].Version
		}
		return 0
	}
	return map[string]func(*rapid.T){
		"write item": func(t *rapid.T) {
			id, c := item(t), ItemContent{What: words(t), OwnerID: &b.pair[0]}
			b.try(t, func(p *Plan) error { return p.PutItem(id, b.pair, c, known(id), b.now) })
		},
		"remove item": func(t *rapid.T) {
			id := item(t)
			b.try(t, func(p *Plan) error { return p.RemoveItem(id, known(id), b.now) })
		},
		"review item": func(t *rapid.T) {
			id := item(t)
			b.try(t, func(p *Plan) error { return p.ReviewItem(id, ReviewDone, words(t), b.now) })
		},
		"wish": func(t *rapid.T) {
			id, c := promise(t), PromiseContent{Support: "talk", What: words(t)}
			b.try(t, func(p *Plan) error { return p.PutPromise(id, partner, c, known(id), b.today, b.now) })
		},
		"promise": func(t *rapid.T) {
			id, by, day := promise(t), coach(t), due(t)
			c := PromiseContent{Support: "talk", What: words(t), CoachID: &by.PersonID, DueDay: &day}
			b.try(t, func(p *Plan) error { return p.PutPromise(id, by, c, known(id), b.today, b.now) })
		},
		"take promise out": func(t *rapid.T) {
			id, by := promise(t), rapid.SampledFrom([]actor.Actor{partner, b.coaches[0]}).Draw(t, "by")
			b.try(t, func(p *Plan) error { return p.RemovePromise(id, by, known(id), b.now) })
		},
		"keep promise": func(t *rapid.T) {
			id := promise(t)
			b.try(t, func(p *Plan) error { return p.KeepPromise(id, b.now) })
		},
		"move promise": func(t *rapid.T) {
			id, move := promise(t), Move{DueDay: due(t), Reason: words(t)}
			b.try(t, func(p *Plan) error { return p.MovePromise(id, coach(t).PersonID, move, b.today, b.now) })
		},
		"remark": func(t *rapid.T) {
			b.try(t, func(p *Plan) error { return p.Remark(uuid.New(), coach(t).PersonID, AsksQuestion, words(t), b.now) })
		},
		"agree": func(t *rapid.T) {
			by, named := someone(t), version(t)
			b.sign(t, by, PartnerSide, named, func(p *Plan) error { return p.Agree(by, b.pair, named, b.now) })
		},
		"approve": func(t *rapid.T) {
			by := rapid.SampledFrom([]actor.Actor{b.coaches[0], b.coaches[1], partner}).Draw(t, "by")
			named := version(t)
			b.sign(t, by.PersonID, CoachSide, named, func(p *Plan) error { return p.Approve(by, named, b.now) })
		},
		"": b.check,
	}
}

func (b *table) check(t *rapid.T) {
	p := &b.plan
	partners, coaches := 0, 0
	for _, s := range p.CurrentSignatures() {
		switch {
		case s.Side == PartnerSide && b.pair.Has(s.PersonID):
			partners++
		case s.Side == CoachSide && (s.PersonID == b.coaches[0].PersonID || s.PersonID == b.coaches[1].PersonID):
			coaches++
		default:
			t.Fatalf("a stranger signed: %+v", s)
		}
	}
	if p.State() == PlanApproved && (partners != 2 || coaches != 1) {
		t.Fatalf("approved with %d partners and %d coaches under version %d", partners, coaches, p.Version)
	}
	if (p.AgreedAt != nil) != (partners == 2) || (p.ApprovedAt != nil) != (coaches == 1) {
		t.Fatalf("signed by %d and %d, but the plan says %s", partners, coaches, p.State())
	}
	if p.ApprovedAt != nil && p.AgreedAt == nil {
		t.Fatal("a coach signed before the partners")
	}
	now := map[Signature]bool{}
	for _, s := range p.Signatures {
		now[s] = true
	}
	if !maps.Equal(now, b.signed) {
		t.Fatalf("signatures moved:\n%v\nwere\n%v", now, b.signed)
	}
}

func TestNothingLeadsToAnApprovedPlanWithoutThreeSignatures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { t.Repeat(newTable().actions()) })
}

// Approving must be possible at all, or the property above would hold for nothing.
func TestThreeSignaturesApprove(t *testing.T) {
	b := newTable()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := b.plan.Agree(b.pair[0], b.pair, 1, b.now); problemtest.Code(err) != "plan_empty" {
		t.Errorf("an empty plan: %v", err)
	}
	must(b.plan.PutItem(b.items[0], b.pair, ItemContent{What: "anrufen"}, 0, b.now))
	if err := b.plan.Agree(b.pair[0], b.pair, 1, b.now); problemtest.Code(err) != "stale" {
		t.Errorf("an old version: %v", err)
	}
	must(b.plan.Agree(b.pair[0], b.pair, 2, b.now))
	must(b.plan.Agree(b.pair[0], b.pair, 2, b.now))
	if err := b.plan.Approve(b.coaches[0], 2, b.now); problemtest.Code(err) != "partners_first" {
		t.Errorf("one partner is not two: %v", err)
	}
	must(b.plan.Agree(b.pair[1], b.pair, 2, b.now))
	if err := b.plan.Approve(actor.Actor{PersonID: b.pair[0], Role: actor.Participant}, 2, b.now); problemtest.Code(err) != "not_allowed" {
		t.Errorf("a partner is no coach: %v", err)
	}
	must(b.plan.Approve(b.coaches[0], 2, b.now))
	must(b.plan.Approve(b.coaches[1], 2, b.now))
	if got := len(b.plan.CurrentSignatures()); got != 3 || b.plan.State() != PlanApproved {
		t.Fatalf("%d signatures, %s", got, b.plan.State())
	}
	must(b.plan.ReviewItem(b.items[0], ReviewDone, "ging gut", b.now))
	if b.plan.State() != PlanApproved {
		t.Error("a look back took the approval away")
	}
	must(b.plan.PutItem(b.items[1], b.pair, ItemContent{What: "schreiben"}, 0, b.now))
	if b.plan.State() != PlanDraft || len(b.plan.CurrentSignatures()) != 0 || len(b.plan.Signatures) != 3 {
		t.Errorf("after a change: %s, %d of %d signatures", b.plan.State(), len(b.plan.CurrentSignatures()), len(b.plan.Signatures))
	}
}

func TestAPlanHasRoomForTwentyItems(t *testing.T) {
	b := newTable()
	for n := range mostRows {
		if err := b.plan.PutItem(uuid.New(), b.pair, ItemContent{What: fmt.Sprint(n)}, 0, b.now); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.plan.PutItem(uuid.New(), b.pair, ItemContent{What: "noch etwas"}, 0, b.now); problemtest.Code(err) != "plan_full" {
		t.Errorf("the twenty-first: %v", err)
	}
	places := []int{}
	for _, i := range b.plan.Items {
		places = append(places, i.Position)
	}
	if !slices.IsSorted(places) || len(slices.Compact(places)) != mostRows {
		t.Errorf("positions %v", places)
	}
}

func TestItemsAreChecked(t *testing.T) {
	b := newTable()
	nowhere := calendar.Day("2026-02-30")
	for want, c := range map[string]ItemContent{
		"/what required":              {What: "  "},
		"/owner_id not_allowed_value": {What: "anrufen", OwnerID: &b.stranger},
		"/day wrong_format":           {What: "anrufen", Day: &nowhere},
	} {
		if err := b.plan.PutItem(b.items[0], b.pair, c, 0, b.now); problemtest.Code(err) != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if b.plan.Version != 1 {
		t.Error("a refused item made a new version")
	}
}
