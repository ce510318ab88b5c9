package milestone

import (
	"context"
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/personal"
)

// Personal describes what is kept of milestone meetings. Steps belong to their owner, those of both to whoever stays;
// what the office has promised and written stays without the name of who wrote it.
func (s *Service) Personal() []personal.Table {
	return slices.Concat(s.aboutMeetings(), s.aboutPlans(), s.aboutPromises())
}

const (
	ofMeeting      = " JOIN milestone_meetings m ON m.id = "
	ofPlan         = " JOIN plans ON plans.id = "
	onTheirMeeting = "m." + personal.OfTheirTandem
	onTheirPlan    = "plans." + personal.OfTheirTandem
)

func (s *Service) aboutMeetings() []personal.Table {
	return []personal.Table{
		{
			Name: "milestone_meetings", OfTandem: true, Keep: personal.WithMeetings,
			People: map[string]personal.Fate{"coach_id": personal.Nameless},
			Views: []personal.View{{
				Section: "milestone_meetings", Where: personal.OfTheirTandem + " OR coach_id = ?",
				Fields: []string{
					"planned_day", "number", "kind", "state", "day", "clock", "place_name", "place_address", "place_text",
					"coach_id AS coach", "cancel_reason", "held_at",
				},
			}},
		},
		{
			Name: "meeting_answers", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "meeting_answers", From: "meeting_answers a" + ofMeeting + "a.meeting_id", Where: "a.person_id = ?",
				Fields: []string{"m.day", "a.answer", "a.text", "a.updated_at"},
			}},
		},
		{
			Name: "result_lines", People: map[string]personal.Fate{"set_by": personal.RowGoes},
			Views: []personal.View{{
				Section: "results", From: "result_lines r" + ofMeeting + "r.meeting_id", Where: onTheirMeeting, Lists: []string{"value"},
				Fields: []string{"m.planned_day", "r.line", "r.value", "r.released", "r.set_by"},
			}},
		},
		{
			Name: "expectations", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "expectations", From: "expectations e" + ofMeeting + "e.meeting_id", Where: "e.person_id = ?",
				Fields: []string{
					"m.planned_day", "e.partner_met", "e.team_met", "e.heard", "e.changed", "e.changed_what", "e.eye_level",
					"e.taken_seriously", "e.released",
				},
			}},
		},
		{
			Name: "evaluations", People: map[string]personal.Fate{"author_id": personal.Nameless},
			Views: []personal.View{{
				Section: "evaluations", From: "evaluations e" + ofMeeting + "e.meeting_id", Where: onTheirMeeting + " OR e.author_id = ?",
				Fields: []string{"e.updated_at", "e.text", "e.author_id AS author"},
			}},
		},
	}
}

func (s *Service) aboutPlans() []personal.Table {
	return []personal.Table{
		{Name: "plans"}, // gone with their meeting
		{
			Name: "plan_items", People: map[string]personal.Fate{"owner_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "plan_items", From: "plan_items i" + ofPlan + "i.plan_id" + ofMeeting + "plans.meeting_id",
				Where: "i.owner_id = ? OR (i.owner_id IS NULL AND " + onTheirPlan + ")",
				Fields: []string{
					"m.planned_day", "i.owner_id AS owner", "i.what", "i.why", "i.step", "i.day", "i.clock", "i.place", "i.obstacle",
					"i.then_text", "i.helper", "i.helper_text", "i.confidence", "i.review", "i.review_note",
				},
			}},
		},
		{
			Name: "plan_versions", People: map[string]personal.Fate{"changed_by": personal.Nameless}, Erase: eraseFromVersions,
			Views: []personal.View{{
				Section: "plan_versions", Rows: versionsOf,
				Fields: []string{
					"created_at", "version", "owner", "what", "why", "step", "place", "obstacle", "then_text", "helper_text", "support", "how",
				},
			}},
		},
		{
			Name: "signatures", People: map[string]personal.Fate{"person_id": personal.RowGoes}, Erase: keepOfficeSignatures,
			Views: []personal.View{{
				Section: "signatures", Where: "person_id = ?", Fields: []string{"signed_at", "plan_version", "side"},
			}},
		},
		{
			Name: "remarks", Erase: eraseAnswers,
			People: map[string]personal.Fate{"coach_id": personal.Nameless, "answered_by": personal.Emptied},
			Views: []personal.View{{
				Section: "remarks", From: "remarks r" + ofPlan + "r.plan_id", Where: onTheirPlan + " OR r.coach_id = ?",
				Fields: []string{
					"r.created_at", "r.kind", "r.text", "r.coach_id AS coach", "r.answer", "r.answered_by", "r.answered_at",
				},
			}},
		},
	}
}

func (s *Service) aboutPromises() []personal.Table {
	return []personal.Table{
		{
			Name: "promises", Erase: erasePromises,
			People: map[string]personal.Fate{"coach_id": personal.Nameless, "created_by": personal.Nameless},
			Views: []personal.View{{
				Section: "promises", Where: personal.OfTheirTandem + " OR coach_id = ? OR created_by = ?",
				Fields: []string{
					"created_at", "support", "what", "how", "coach_id AS coach", "due_day", "state", "change_reason", "kept_at",
					"created_by AS author",
				},
			}},
		},
		{
			Name: "promise_changes", People: map[string]personal.Fate{"coach_id": personal.Nameless},
			Views: []personal.View{{
				Section: "promise_changes", From: "promise_changes c JOIN promises q ON q.id = c.promise_id",
				Where:  "q." + personal.OfTheirTandem + " OR c.coach_id = ?",
				Fields: []string{"c.created_at", "c.from_due_day", "c.to_due_day", "c.reason", "c.coach_id AS coach"},
			}},
		},
		{
			Name: "promise_nudges", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "nudges", From: "promise_nudges n JOIN promises q ON q.id = n.promise_id", Where: "n.person_id = ?",
				Fields: []string{"n.day", "q.support", "q.what"},
			}},
		},
	}
}

// keepOfficeSignatures keeps that the office has signed, without a name; a partner's signature goes. That a plan was
// agreed stays written in the plan.
func keepOfficeSignatures(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	return tx.WithContext(ctx).Model(&Signature{}).Where("person_id = ? AND side = ?", personID, CoachSide).
		UpdateColumn("person_id", personal.Gone).Error
}

// eraseAnswers takes a partner's answers away; the other may answer anew.
func eraseAnswers(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	return tx.WithContext(ctx).Model(&Remark{}).Where("answered_by = ?", personID).
		UpdateColumns(map[string]any{"answer": "", "answered_by": nil, "answered_at": nil}).Error
}

// ofPartner limits promises to those a partner has written; what staff promised or wished for is the office's word.
const ofPartner = `created_by = ? AND created_by IN (SELECT id FROM persons WHERE role = 'participant')`

// erasePromises takes a partner's wishes away. What the office has taken over it still owes the one who stays: the
// kind of help, by whom and when; the words were perhaps the erased person's and go.
func erasePromises(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	tx = tx.WithContext(ctx)
	if err := tx.Where(ofPartner+" AND state = ?", personID, Wished).Delete(&Promise{}).Error; err != nil {
		return err
	}
	return tx.Model(&Promise{}).Where(ofPartner, personID).UpdateColumns(map[string]any{"what": "", "how": ""}).Error
}

// eraseFromVersions does to the kept versions of plans what happens to the plans themselves.
func eraseFromVersions(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	tx = tx.WithContext(ctx)
	var versions []PlanVersion
	err := tx.Where(`plan_id IN (SELECT plans.id FROM plans JOIN tandem_partners p ON p.tandem_id = plans.tandem_id
		WHERE p.person_id = ?) OR content LIKE ?`, personID, "%"+personID.String()+"%").Find(&versions).Error
	if err != nil || len(versions) == 0 {
		return err
	}
	var others []uuid.UUID // promises that somebody else wrote down
	err = tx.Model(&Promise{}).Where("created_by <> ?", personID).
		Where("plan_id IN (SELECT id FROM plans WHERE tandem_id IN (SELECT tandem_id FROM tandem_partners WHERE person_id = ?))", personID).
		Pluck("id", &others).Error
	if err != nil {
		return err
	}
	office, err := isStaff(tx, personID)
	if err != nil {
		return err
	}
	for _, v := range versions {
		v.Content.forget(personID, func(promise uuid.UUID) bool { return office || slices.Contains(others, promise) })
		if err := tx.Select("content").UpdateColumns(&v).Error; err != nil {
			return err
		}
	}
	return nil
}

func isStaff(tx *gorm.DB, personID uuid.UUID) (bool, error) {
	var n int64
	err := tx.Table("persons").Where("id = ? AND role <> 'participant'", personID).Count(&n).Error
	return n > 0, err
}

// forget takes out the steps of a person, the words of the promises that may be theirs, and their name.
func (c *Content) forget(personID uuid.UUID, othersWords func(promise uuid.UUID) bool) {
	c.Items = slices.DeleteFunc(c.Items, func(i SignedItem) bool { return i.OwnerID != nil && *i.OwnerID == personID })
	for i := range c.Promises {
		q := &c.Promises[i]
		if q.CoachID != nil && *q.CoachID == personID {
			q.CoachID = &personal.Gone
		}
		if !othersWords(q.ID) {
			q.What, q.How = "", ""
		}
	}
}

// versionsOf reads the person's own steps and those of both, and the promises, as they once were.
func versionsOf(ctx context.Context, tx *gorm.DB, personID uuid.UUID) ([][]any, error) {
	var versions []PlanVersion
	err := tx.WithContext(ctx).Where("plan_id IN (SELECT id FROM plans WHERE "+personal.OfTheirTandem+")", personID).
		Order("created_at, plan_id, version").Find(&versions).Error
	var rows [][]any
	for _, v := range versions {
		for _, i := range v.Content.Items {
			if i.OwnerID == nil || *i.OwnerID == personID {
				rows = append(rows, []any{v.CreatedAt, v.Version, i.OwnerID, i.What, i.Why, i.Step, i.Place, i.Obstacle, i.ThenText, i.HelperText, nil, nil})
			}
		}
		for _, q := range v.Content.Promises {
			rows = append(rows, []any{v.CreatedAt, v.Version, nil, q.What, nil, nil, nil, nil, nil, nil, q.Support, q.How})
		}
	}
	return rows, err
}
