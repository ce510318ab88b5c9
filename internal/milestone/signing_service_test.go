package milestone

import (
	"encoding/json"
	"flag"
	"testing"
	"time"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
)

// fewer lowers the number of random runs where each of them costs a hundred transactions.
func fewer(t *testing.T, checks string) {
	t.Helper()
	old := flag.Lookup("rapid.checks").Value.String()
	if err := flag.Set("rapid.checks", checks); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := flag.Set("rapid.checks", old); err != nil {
			t.Error(err)
		}
	})
}

// notary looks at the tables themselves and remembers every signature and every kept version.
type notary struct {
	w          *world
	plan       uuid.UUID
	anna, bert actor.Actor
	signatures map[Signature]bool
	versions   map[int]string
}

func (n *notary) check(t *rapid.T) {
	tx := n.w.db.Read(n.w.t.Context())
	var plan Plan
	var signatures []Signature
	var versions []PlanVersion
	for _, err := range []error{
		tx.Where("id = ?", n.plan).Take(&plan).Error,
		tx.Where("plan_id = ?", n.plan).Find(&signatures).Error,
		tx.Where("plan_id = ?", n.plan).Find(&versions).Error,
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	current := map[uuid.UUID]Side{}
	seen := map[Signature]bool{}
	for _, s := range signatures {
		s.SignedAt = s.SignedAt.UTC()
		seen[s] = true
		if s.PlanVersion == plan.Version {
			current[s.PersonID] = s.Side
		}
	}
	for s := range n.signatures {
		if !seen[s] {
			t.Fatalf("a signature moved or vanished: %+v", s)
		}
	}
	n.signatures = seen
	for _, v := range versions {
		text, err := json.Marshal(v.Content)
		if err != nil {
			t.Fatal(err)
		}
		if old, known := n.versions[v.Version]; known && old != string(text) {
			t.Fatalf("version %d was rewritten:\n%s\nwas\n%s", v.Version, text, old)
		}
		n.versions[v.Version] = string(text)
	}
	partners := current[n.anna.PersonID] == PartnerSide && current[n.bert.PersonID] == PartnerSide
	coach := current[n.w.katrin.PersonID] == CoachSide || current[n.w.deniz.PersonID] == CoachSide
	if plan.State() == PlanApproved && (!partners || !coach || len(current) != 3) {
		t.Fatalf("approved in version %d, signed by %v", plan.Version, current)
	}
	if (plan.AgreedAt != nil) != partners || (plan.ApprovedAt != nil) != coach {
		t.Fatalf("version %d is %s, signed by %v", plan.Version, plan.State(), current)
	}
}

func TestStoredPlansAreApprovedByThreeOrNotAtAll(t *testing.T) {
	fewer(t, "12")
	inWorld(t, func(t *testing.T, w *world) {
		ctx := t.Context()
		rapid.Check(t, func(t *rapid.T) {
			anna, bert, id := w.pair()
			meetings, err := w.Meetings(ctx, anna, id)
			if err != nil {
				t.Fatal(err)
			}
			plan := meetings[0].PlanID
			items, promises := []uuid.UUID{database.NewID(), database.NewID()}, []uuid.UUID{database.NewID()}
			n := &notary{w: w, plan: plan, anna: anna, bert: bert, signatures: map[Signature]bool{}, versions: map[int]string{}}
			now := func() Plan {
				sheet, err := w.Sheet(ctx, anna, meetings[0].ID)
				if err != nil {
					t.Fatal(err)
				}
				return sheet.Plan
			}
			anyone := rapid.SampledFrom([]actor.Actor{anna, bert, w.katrin, w.deniz, w.elsewhere, w.anna})
			words := rapid.SampledFrom([]string{"anrufen", "schreiben", "hingehen"})
			version := func(t *rapid.T) int { return rapid.IntRange(0, 3).Draw(t, "version") }
			signed := func(t *rapid.T) int { return now().Version - rapid.SampledFrom([]int{0, 0, 0, 1}).Draw(t, "behind") }
			// Whether a use case is refused does not matter here: only what stands in the tables afterwards.
			t.Repeat(map[string]func(*rapid.T){
				"": n.check,
				"item": func(t *rapid.T) {
					_, _ = w.SaveItem(ctx, anyone.Draw(t, "who"), plan, rapid.SampledFrom(items).Draw(t, "id"), version(t), ItemContent{What: words.Draw(t, "what")})
				},
				"no item": func(t *rapid.T) {
					_, _ = w.DeleteItem(ctx, anyone.Draw(t, "who"), plan, rapid.SampledFrom(items).Draw(t, "id"), version(t))
				},
				"wish": func(t *rapid.T) {
					_, _ = w.SavePromise(ctx, anyone.Draw(t, "who"), plan, promises[0], version(t), PromiseContent{Support: "talk", What: words.Draw(t, "what")})
				},
				"promise": func(t *rapid.T) {
					due := w.cohorts.Today().AddDays(rapid.IntRange(0, 2).Draw(t, "due"))
					c := PromiseContent{Support: "talk", What: words.Draw(t, "what"), CoachID: &w.katrin.PersonID, DueDay: &due}
					_, _ = w.SavePromise(ctx, anyone.Draw(t, "who"), plan, promises[0], version(t), c)
				},
				"no promise": func(t *rapid.T) { _, _ = w.DeletePromise(ctx, anyone.Draw(t, "who"), plan, promises[0], version(t)) },
				"keep":       func(t *rapid.T) { _, _ = w.KeepPromise(ctx, anyone.Draw(t, "who"), promises[0]) },
				"move": func(t *rapid.T) {
					day := calendar.Day(w.cohorts.Today()).AddDays(rapid.IntRange(0, 5).Draw(t, "due"))
					_, _ = w.MovePromise(ctx, anyone.Draw(t, "who"), promises[0], day, "Es dauert länger.", nil)
				},
				"review": func(t *rapid.T) {
					_, _ = w.ReviewItem(ctx, anyone.Draw(t, "who"), rapid.SampledFrom(items).Draw(t, "id"), ReviewDone, words.Draw(t, "note"))
				},
				"remark": func(t *rapid.T) {
					_, _ = w.RemarkOnPlan(ctx, anyone.Draw(t, "who"), plan, database.NewID(), SuggestsChange, words.Draw(t, "text"))
				},
				"agree":   func(t *rapid.T) { _, _ = w.AgreePlan(ctx, anyone.Draw(t, "who"), plan, signed(t)) },
				"approve": func(t *rapid.T) { _, _ = w.ApprovePlan(ctx, anyone.Draw(t, "who"), plan, signed(t)) },
				"all agree": func(t *rapid.T) {
					p := now()
					_, _ = w.AgreePlan(ctx, anna, plan, p.Version)
					_, _ = w.AgreePlan(ctx, bert, plan, p.Version)
					_, _ = w.ApprovePlan(ctx, w.deniz, plan, p.Version)
				},
				"time": func(*rapid.T) { w.clock.Advance(time.Minute) },
			})
		})
	})
}
