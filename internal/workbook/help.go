package workbook

import (
	"time"

	"github.com/google/uuid"
)

// HelpRequest is one partner asking the team for help. The other partner does not see it.
type HelpRequest struct {
	ID         uuid.UUID `gorm:"primaryKey"`
	TandemID   uuid.UUID
	PersonID   uuid.UUID
	Text       string
	CreatedAt  time.Time
	AnsweredBy *uuid.UUID
	AnsweredAt *time.Time
}

// Answer notes which coach has taken care of it; the first answer stays. It reports whether that was news.
func (h *HelpRequest) Answer(coach uuid.UUID, now time.Time) bool {
	if h.AnsweredAt != nil {
		return false
	}
	h.AnsweredBy, h.AnsweredAt = &coach, &now
	return true
}
