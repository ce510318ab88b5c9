package milestone

import (
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
)

// findPlan loads a visible plan with everything that hangs on it.
func findPlan(tx *gorm.DB, who actor.Actor, id uuid.UUID, today calendar.Day) (Plan, error) {
	var plan Plan
	if err := visible(tx, who).Where("id = ?", id).Take(&plan).Error; err != nil {
		return plan, database.Found(err)
	}
	if err := findRows(tx, who, &plan, today); err != nil {
		return plan, err
	}
	if err := tx.Where("plan_id = ?", id).Order("plan_version, signed_at, person_id").Find(&plan.Signatures).Error; err != nil {
		return plan, err
	}
	return plan, tx.Where("plan_id = ?", id).Order("created_at, id").Find(&plan.Remarks).Error
}

func findRows(tx *gorm.DB, who actor.Actor, plan *Plan, today calendar.Day) error {
	if err := tx.Where("plan_id = ?", plan.ID).Order("position, id").Find(&plan.Items).Error; err != nil {
		return err
	}
	var err error
	plan.Promises, err = findPromises(tx.Where("plan_id = ?", plan.ID), who, today)
	return err
}

// promiseRow is a promise with one of its moves; the promise comes once for each.
type promiseRow struct {
	Promise     Promise       `gorm:"embedded"`
	Change      PromiseChange `gorm:"embedded;embeddedPrefix:change_"`
	NudgedToday bool
}

const withMoves = `LEFT JOIN (SELECT id AS change_id, promise_id AS change_promise_id, from_due_day AS change_from_due_day,
		to_due_day AS change_to_due_day, reason AS change_reason, coach_id AS change_coach_id, created_at AS change_created_at
		FROM promise_changes) AS moved ON change_promise_id = promises.id`

// findPromises runs the query and brings moves and today's nudges in the same statement.
// A partner is told of their own nudge, a coach of anybody's.
func findPromises(query *gorm.DB, who actor.Actor, today calendar.Day) ([]Promise, error) {
	nudged, values := "n.promise_id = promises.id AND n.day = ?", []any{today}
	if who.Is(actor.Participant) {
		nudged, values = nudged+" AND n.person_id = ?", append(values, who.PersonID)
	}
	var rows []promiseRow
	err := query.Table("promises").Joins(withMoves).
		Select("promises.*, moved.*, EXISTS (SELECT 1 FROM promise_nudges n WHERE "+nudged+") AS nudged_today", values...).
		Order("created_at, id, change_created_at, change_id").Find(&rows).Error
	promises := []Promise{}
	for _, r := range rows {
		if n := len(promises); n == 0 || promises[n-1].ID != r.Promise.ID {
			r.Promise.NudgedToday = r.NudgedToday
			promises = append(promises, r.Promise)
		}
		if r.Change.ID != uuid.Nil {
			last := &promises[len(promises)-1]
			last.Changes = append(last.Changes, r.Change)
		}
	}
	return promises, err
}

// planOf finds the plan that a visible row of another table belongs to.
func planOf(tx *gorm.DB, row any, id uuid.UUID) (uuid.UUID, error) {
	var owner struct{ PlanID uuid.UUID }
	err := tx.Model(row).Select("plan_id").Where("id = ?", id).Take(&owner).Error
	return owner.PlanID, database.Found(err)
}

// findLastPlan is the newest plan before a meeting in which something stands.
func findLastPlan(tx *gorm.DB, who actor.Actor, m Meeting, today calendar.Day) (*Plan, error) {
	var plans []Plan
	err := tx.Table("plans").Select("plans.*").
		Joins("JOIN milestone_meetings m ON m.id = plans.meeting_id").
		Where("m.tandem_id = ? AND m.number < ?", m.TandemID, m.Number).
		Where(`(EXISTS (SELECT 1 FROM plan_items i WHERE i.plan_id = plans.id)
			OR EXISTS (SELECT 1 FROM promises q WHERE q.plan_id = plans.id))`).
		Order("m.number DESC").Limit(1).Find(&plans).Error
	if err != nil || len(plans) == 0 {
		return nil, err
	}
	return &plans[0], findRows(tx, who, &plans[0], today)
}

// savePlan writes what a use case has changed, and keeps every new version.
func savePlan(tx *gorm.DB, before, after Plan, by uuid.UUID) error {
	if err := put(tx, &after, false); err != nil {
		return err
	}
	if after.Version != before.Version {
		snapshot := after.Snapshot(by, after.UpdatedAt)
		if err := tx.Create(&snapshot).Error; err != nil {
			return err
		}
	}
	if err := saveItems(tx, before.Items, after.Items); err != nil {
		return err
	}
	if err := savePromises(tx, before.Promises, after.Promises); err != nil {
		return err
	}
	if signed := after.Signatures[len(before.Signatures):]; len(signed) > 0 {
		if err := tx.Create(&signed).Error; err != nil {
			return err
		}
	}
	for i := range after.Remarks {
		isNew := i >= len(before.Remarks)
		if !isNew && before.Remarks[i] == after.Remarks[i] {
			continue
		}
		if err := put(tx, &after.Remarks[i], isNew); err != nil {
			return err
		}
	}
	return nil
}

func saveItems(tx *gorm.DB, before, after []Item) error {
	for _, old := range before {
		if !slices.ContainsFunc(after, func(i Item) bool { return i.ID == old.ID }) {
			if err := tx.Delete(&old).Error; err != nil {
				return err
			}
		}
	}
	for _, item := range after {
		at := slices.IndexFunc(before, func(i Item) bool { return i.ID == item.ID })
		if at >= 0 && before[at].Version == item.Version {
			continue
		}
		if err := put(tx, &item, at < 0); err != nil {
			return err
		}
	}
	return nil
}

func savePromises(tx *gorm.DB, before, after []Promise) error {
	for _, old := range before {
		if !slices.ContainsFunc(after, func(q Promise) bool { return q.ID == old.ID }) {
			if err := tx.Delete(&old).Error; err != nil {
				return err
			}
		}
	}
	for _, promise := range after {
		at := slices.IndexFunc(before, func(q Promise) bool { return q.ID == promise.ID })
		known := 0
		if at >= 0 {
			if before[at].Version == promise.Version {
				continue
			}
			known = len(before[at].Changes)
		}
		if err := put(tx, &promise, at < 0); err != nil {
			return err
		}
		if moves := promise.Changes[known:]; len(moves) > 0 {
			if err := tx.Create(&moves).Error; err != nil {
				return err
			}
		}
	}
	return nil
}

func findVersions(tx *gorm.DB, plan uuid.UUID) ([]PlanVersion, error) {
	versions := []PlanVersion{}
	if err := tx.Where("plan_id = ?", plan).Order("version DESC").Find(&versions).Error; err != nil {
		return nil, err
	}
	var signatures []Signature
	if err := tx.Where("plan_id = ?", plan).Order("signed_at, person_id").Find(&signatures).Error; err != nil {
		return nil, err
	}
	for i := range versions {
		for _, s := range signatures {
			if s.PlanVersion == versions[i].Version {
				versions[i].Signatures = append(versions[i].Signatures, s)
			}
		}
	}
	return versions, nil
}
