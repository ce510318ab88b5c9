package message

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
)

// MaySee reports whether somebody may read a message: for what hangs on it, and for reports about it. A hidden one is
// read by its writer and by the coach to whom it was shown.
func (s *Service) MaySee(ctx context.Context, tx *gorm.DB, who actor.Actor, messageID uuid.UUID) (bool, error) {
	m, p, err := placeOf(ctx, tx, messageID)
	if err != nil || m == nil {
		return false, err
	}
	if shown, err := shownTo(ctx, tx, who.PersonID, *m); err != nil || shown {
		return shown, err
	}
	hidden, err := hidingsOf(ctx, tx, []uuid.UUID{messageID})
	if _, is := hidden[messageID]; err != nil || is && m.AuthorID != who.PersonID {
		return false, err
	}
	c, err := s.circle(ctx, tx, who, p)
	if isMissing(err) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	var n int64
	err = c.readable(tx, who.PersonID).WithContext(ctx).Model(&Message{}).Where("messages.id = ?", messageID).Count(&n).Error
	return n > 0, err
}

// placeOf gives a message with its conversation's place, or nothing.
func placeOf(ctx context.Context, tx *gorm.DB, id uuid.UUID) (*Message, Place, error) {
	m, err := findMessage(ctx, tx, id)
	if err != nil || m == nil {
		return nil, Place{}, err
	}
	var c Conversation
	if err := tx.WithContext(ctx).Where("id = ?", m.ConversationID).Take(&c).Error; err != nil {
		return nil, Place{}, orNotFound(err)
	}
	return m, c.Place(), nil
}
