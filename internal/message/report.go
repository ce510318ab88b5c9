package message

import (
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/problem"
)

// mostShared is how many further messages somebody may show with the one they report.
const mostShared = 10

// Report shows one message to one person of the team, whom the reporter has chosen, and nothing else of the
// conversation but what the reporter wants to be seen with it; or a question to the office with its answer.
type Report struct {
	ID         uuid.UUID `gorm:"primaryKey"`
	MessageID  *uuid.UUID
	QuestionID *uuid.UUID // to the office, instead of a message
	ReporterID uuid.UUID
	CoachID    *uuid.UUID
	Why        string
	Shared     []uuid.UUID `gorm:"serializer:json"` // messages of the same conversation
	Answer     string      // to the reporter; empty while there is none
	AnsweredAt *time.Time
	CreatedAt  time.Time `gorm:"autoCreateTime:false"`
}

// TableName names the table.
func (Report) TableName() string { return "message_reports" }

// Hiding covers a message for everybody but whoever wrote it. The reason is for all of them to read; nothing goes in
// silence, and whoever wrote it can answer.
type Hiding struct {
	MessageID uuid.UUID `gorm:"primaryKey"`
	CoachID   *uuid.UUID
	Reason    string
	Reply     string // of the writer to the team
	HiddenAt  time.Time
}

// TableName names the table.
func (Hiding) TableName() string { return "message_hidings" }

func (r Report) tidy() Report {
	r.Why = strings.TrimSpace(r.Why)
	r.Shared = append([]uuid.UUID{}, r.Shared...)
	slices.SortFunc(r.Shared, func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) })
	r.Shared = slices.DeleteFunc(slices.Compact(r.Shared), r.isAbout)
	return r
}

// sameAs says whether exactly this was reported already.
func (r Report) sameAs(wish Report) bool {
	return r.ReporterID == wish.ReporterID && sameID(r.MessageID, wish.MessageID) && sameID(r.QuestionID, wish.QuestionID) && r.CoachID != nil && *r.CoachID == *wish.CoachID &&
		r.Why == wish.Why && slices.Equal(r.Shared, wish.Shared)
}

func sameID(a, b *uuid.UUID) bool { return a == b || a != nil && b != nil && *a == *b }

func (r Report) isAbout(messageID uuid.UUID) bool {
	return r.MessageID != nil && *r.MessageID == messageID
}

func (r Report) check(m Message) error {
	switch {
	case m.AuthorID == r.ReporterID:
		return problem.Invalid(problem.Field{Pointer: "/message_id", Code: "not_allowed_value"})
	case len(r.Shared) > mostShared:
		return problem.Invalid(problem.Field{Pointer: "/shared_ids", Code: "too_many"})
	}
	return nil
}

// conceal takes the words of hidden messages away from everybody but their writers, and the writers' replies from
// everybody but themselves.
func conceal(said []Said, reader uuid.UUID) {
	for i := range said {
		m := &said[i]
		if m.Hiding == nil || m.AuthorID == reader {
			continue
		}
		m.Text, m.Link, m.Media = "", Link{}, nil
		covered := *m.Hiding
		covered.Reply = ""
		m.Hiding = &covered
	}
}

// shows says whether a message is the one that is reported, or one that was shown with it.
func (r Report) shows(id uuid.UUID) bool { return r.isAbout(id) || slices.Contains(r.Shared, id) }
