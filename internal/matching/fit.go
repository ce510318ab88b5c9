package matching

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"mainpate/internal/database"
	"mainpate/internal/problem"
)

// Fit is somebody's answer to the question whether the two go well together.
type Fit string

// The answers. Only RatherNot reaches anybody, and only the coach whom the person chose.
const (
	Fits      Fit = "yes"
	NotSure   Fit = "not_sure"
	RatherNot Fit = "rather_not"
)

// asksAfter are the meetings after which the app asks.
var asksAfter = []int{1, 3}

const longestWords = 500

// FitCheck is what one of the two says of their tandem after a meeting.
type FitCheck struct {
	ID           uuid.UUID `gorm:"primaryKey"`
	TandemID     uuid.UUID
	PersonID     uuid.UUID
	AfterMeeting int
	Answer       Fit
	Words        string
	CoachID      *uuid.UUID // who reads it
	TalkedAt     *time.Time // when the coach noted that they have talked
	CreatedAt    time.Time  `gorm:"autoCreateTime:false"`
	UpdatedAt    time.Time  `gorm:"autoUpdateTime:false"`
}

// Say takes an answer and reports whether it is another one than before. Whoever has second thoughts says so here too,
// and then nobody reads the first.
func (f *FitCheck) Say(answer Fit, words string, coach *uuid.UUID, now time.Time) (bool, error) {
	words = strings.TrimSpace(words)
	if answer != RatherNot {
		words, coach = "", nil
	}
	switch {
	case utf8.RuneCountInString(words) > longestWords:
		return false, problem.Invalid(problem.Field{Pointer: "/words", Code: "too_long"})
	case answer == RatherNot && coach == nil:
		return false, problem.Invalid(problem.Field{Pointer: "/coach_id", Code: "required"})
	case f.Answer == answer && f.Words == words && database.Same(f.CoachID, coach):
		return false, nil
	}
	f.Answer, f.Words, f.CoachID, f.TalkedAt, f.UpdatedAt = answer, words, coach, nil, now
	return true, nil
}

// due is the meeting after which the person is to be asked now, 0 for none. Who has answered a later question is not
// asked an earlier one.
func due(met int, said []FitCheck) int {
	for _, after := range slices.Backward(asksAfter) {
		if slices.ContainsFunc(said, func(f FitCheck) bool { return f.AfterMeeting == after }) {
			return 0
		}
		if met >= after {
			return after
		}
	}
	return 0
}
