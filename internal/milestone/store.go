package milestone

import (
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/problem"
)

// visible limits rows with a tandem_id to what the actor may see: partners their
// tandem, coaches the tandems of their cohorts, nobody else anything.
func visible(tx *gorm.DB, who actor.Actor) *gorm.DB {
	switch who.Role {
	case actor.Participant:
		return tx.Where("tandem_id IN (SELECT tandem_id FROM tandem_partners WHERE person_id = ?)", who.PersonID)
	case actor.Coach:
		return tx.Where(`tandem_id IN (SELECT t.id FROM tandems t
			JOIN cohort_coaches c ON c.cohort_id = t.cohort_id WHERE c.person_id = ?)`, who.PersonID)
	}
	return tx.Where("1 = 0")
}

// hold finds a visible row and keeps others from changing it until the transaction ends.
func hold(tx *gorm.DB, row any, who actor.Actor, id uuid.UUID) error {
	done := visible(tx.Model(row), who).Where("id = ?", id).UpdateColumn("version", gorm.Expr("version"))
	if done.Error != nil {
		return done.Error
	}
	if done.RowsAffected == 0 {
		return problem.NotFound()
	}
	return nil
}

// put writes a row under an id that a phone chose; an id that is taken elsewhere is not theirs.
func put(tx *gorm.DB, row any, isNew bool) error {
	if !isNew {
		return tx.Select("*").Updates(row).Error
	}
	err := tx.Create(row).Error
	if database.IsDuplicate(err) {
		return problem.NotFound().Because(err)
	}
	return err
}

// meetingRow is a meeting with one of its answers; the meeting comes once for each.
type meetingRow struct {
	Meeting Meeting `gorm:"embedded"`
	PlanID  uuid.UUID
	Answer  Answer `gorm:"embedded;embeddedPrefix:answer_"`
}

// The names inside are given so that a query's own conditions stay clear.
const withAnswers = `LEFT JOIN (SELECT id AS plan_id, meeting_id AS plan_meeting_id FROM plans) AS plan
		ON plan_meeting_id = milestone_meetings.id
	LEFT JOIN (SELECT meeting_id AS answer_meeting_id, person_id AS answer_person_id, answer AS answer_answer,
		text AS answer_text, revision AS answer_revision, updated_at AS answer_updated_at
		FROM meeting_answers) AS answer ON answer_meeting_id = milestone_meetings.id`

// findMeetings runs the query and brings plan ids and answers in the same statement.
func findMeetings(query *gorm.DB) ([]Meeting, error) {
	rows, err := database.Rows[meetingRow](query.Table("milestone_meetings").Joins(withAnswers).
		Select("milestone_meetings.*, plan_id, answer.*").Order("answer_updated_at, answer_person_id"))
	return meetingsIn(rows), err
}

func meetingsIn(rows []meetingRow) []Meeting {
	meetings := []Meeting{}
	for _, r := range rows {
		at := slices.IndexFunc(meetings, func(m Meeting) bool { return m.ID == r.Meeting.ID })
		if at < 0 {
			at = len(meetings)
			r.Meeting.PlanID = r.PlanID
			meetings = append(meetings, r.Meeting)
		}
		if r.Answer.MeetingID != uuid.Nil {
			meetings[at].Answers = append(meetings[at].Answers, r.Answer)
		}
	}
	return meetings
}

func findMeeting(tx *gorm.DB, who actor.Actor, id uuid.UUID) (Meeting, error) {
	meetings, err := findMeetings(visible(tx, who).Where("id = ?", id))
	if err != nil {
		return Meeting{}, err
	}
	if len(meetings) == 0 {
		return Meeting{}, problem.NotFound()
	}
	return meetings[0], nil
}

func saveMeeting(tx *gorm.DB, before, after Meeting) error {
	if after.Version == before.Version {
		return nil
	}
	if err := put(tx, &after, false); err != nil {
		return err
	}
	for i := range after.Answers {
		known := i < len(before.Answers)
		if known && before.Answers[i] == after.Answers[i] {
			continue
		}
		if err := put(tx, &after.Answers[i], !known); err != nil {
			return err
		}
	}
	return nil
}

// untouched are those meetings of a query under which nobody has written anything.
const untouched = `state = 'planned'
	AND NOT EXISTS (SELECT 1 FROM meeting_answers a WHERE a.meeting_id = milestone_meetings.id)
	AND NOT EXISTS (SELECT 1 FROM result_lines r WHERE r.meeting_id = milestone_meetings.id)
	AND NOT EXISTS (SELECT 1 FROM expectations e WHERE e.meeting_id = milestone_meetings.id)
	AND NOT EXISTS (SELECT 1 FROM evaluations e WHERE e.meeting_id = milestone_meetings.id)
	AND NOT EXISTS (SELECT 1 FROM plans p WHERE p.meeting_id = milestone_meetings.id AND p.version > 1)`

func meetingsOfTandems(tx *gorm.DB, tandems []uuid.UUID) ([]Meeting, error) {
	return findMeetings(tx.Where("tandem_id IN ?", tandems).Order("tandem_id, number"))
}

// lastHeldDay is the day of the last meeting before number that took place, if any did.
func lastHeldDay(tx *gorm.DB, tandem uuid.UUID, number int) (*calendar.Day, error) {
	var held []Meeting
	err := tx.Where("tandem_id = ? AND number < ? AND state = ?", tandem, number, Held).
		Order("number DESC").Limit(1).Find(&held).Error
	if err != nil || len(held) == 0 {
		return nil, err
	}
	return held[0].Day, nil
}
