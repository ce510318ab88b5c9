package milestone

import (
	"strings"
	"time"

	"github.com/google/uuid"
)

// Evaluation is the team's own text about a meeting. The partners can read it.
type Evaluation struct {
	MeetingID uuid.UUID `gorm:"primaryKey"`
	Text      string
	AuthorID  uuid.UUID
	Version   int
	UpdatedAt time.Time `gorm:"autoUpdateTime:false"`
}

// Write puts a new text down and says whether that changed anything.
func (e *Evaluation) Write(by uuid.UUID, text string, expected int, now time.Time) (bool, error) {
	text = strings.TrimSpace(text)
	write, err := settle(e.Version, expected, e.Text == text)
	if !write || err != nil {
		return false, err
	}
	e.Text, e.AuthorID, e.UpdatedAt = text, by, now
	e.Version++
	return true, nil
}
