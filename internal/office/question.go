// Package office is where a participant asks the office something that everybody of the cohort may want to know, with
// or without their name, and a coach answers once for all of them.
//
// Whoever asks without a name is known to nobody but themselves: no answer to the team or to others names them, the row
// holds a seal instead of them, which only their own requests make again, nothing is written down of when they asked, and what they ask reaches the team only on the next day, together with whatever
// else was asked without a name, so that it cannot be told from who was using the app.
package office

import (
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/problem"
)

// mostOpen is how many unanswered questions somebody may have.
const mostOpen = 10

// randomID is the version of ids that tell nothing; others hold the moment at which they were made.
const randomID = 4

// Question is what somebody asks the office.
type Question struct {
	ID        uuid.UUID `gorm:"primaryKey"`
	CohortID  uuid.UUID
	AskerID   *uuid.UUID // only with a name
	AskerSeal string     // without one
	Named     bool
	Text      string
	ShownFrom calendar.Day // the day from which the team sees it
	OwnerID   *uuid.UUID   // the coach who has taken it on
	Version   int
}

// TableName names the table.
func (Question) TableName() string { return "office_questions" }

// Answer is what a coach says to a question: for everybody, or for whoever asked where the question cannot be shown to
// all, because it names others for example.
type Answer struct {
	QuestionID  uuid.UUID `gorm:"primaryKey"`
	CoachID     *uuid.UUID
	Text        string
	AnsweredAt  time.Time
	CorrectedAt *time.Time
	ForAll      bool // else whoever asked reads it alone, with the reason why
}

// TableName names the table.
func (Answer) TableName() string { return "office_answers" }

// ask makes a question of somebody's words. Without a name it waits for the next day.
func (s seals) ask(id, cohortID, askerID uuid.UUID, named bool, text string, today calendar.Day) (Question, error) {
	q := Question{ID: id, CohortID: cohortID, AskerID: &askerID, Named: named, Text: strings.TrimSpace(text), ShownFrom: today, Version: 1}
	if q.Text == "" {
		return q, problem.Invalid(problem.Field{Pointer: "/text", Code: "required"})
	}
	if !named {
		if id.Version() != randomID {
			return q, problem.Rule("id_tells_when")
		}
		q.AskerID, q.AskerSeal = nil, s.of(id, askerID)
		q.ShownFrom = today.AddDays(1)
	}
	return q, nil
}

// askedAs says whether exactly this was asked already, by the same person.
func (q Question) askedAs(wish Question) bool {
	return q.CohortID == wish.CohortID && q.Named == wish.Named && q.Text == wish.Text
}

// asker is whom everybody may know of as the one who asked; nobody without a name.
func (q Question) asker() *uuid.UUID {
	if !q.Named {
		return nil
	}
	return q.AskerID
}

func (q Question) ownedBy(personID uuid.UUID) bool { return q.OwnerID != nil && *q.OwnerID == personID }

// take makes somebody the one who answers, or gives the question back; it reports whether that changed anything.
func (q *Question) take(coachID uuid.UUID, mine bool) bool {
	if q.ownedBy(coachID) == mine {
		return false
	}
	q.OwnerID = nil
	if mine {
		q.OwnerID = &coachID
	}
	q.Version++
	return true
}

// answered is the question's answer in these words: the first, or the earlier one with a mark that it was corrected.
func (q Question) answered(before *Answer, coachID uuid.UUID, text string, forAll bool, now time.Time) Answer {
	if before == nil {
		return Answer{QuestionID: q.ID, CoachID: &coachID, Text: text, AnsweredAt: now, ForAll: forAll}
	}
	corrected := *before
	corrected.CoachID, corrected.Text, corrected.ForAll, corrected.CorrectedAt = &coachID, text, forAll, &now
	return corrected
}

// tellsAll says whether everybody is told that there is something new. They are also told of what they cannot read,
// where nobody may be told apart by whose phone rings.
func (q Question) tellsAll(before *Answer, forAll bool) bool {
	if before == nil {
		return forAll || !q.Named
	}
	return forAll && !before.ForAll
}
