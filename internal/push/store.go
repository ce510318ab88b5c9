package push

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
)

func subscriptionsOf(ctx context.Context, tx *gorm.DB, people []uuid.UUID) ([]Subscription, error) {
	var found []Subscription
	if len(people) == 0 {
		return found, nil
	}
	err := tx.WithContext(ctx).Where("person_id IN ?", people).Order("last_seen_at DESC, id").Find(&found).Error
	return found, err
}

func findEndpoint(ctx context.Context, tx *gorm.DB, endpoint string) (*Subscription, error) {
	var s Subscription
	err := tx.WithContext(ctx).Where("endpoint = ?", endpoint).Take(&s).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, nil
	}
	return &s, err
}

func insertSubscription(ctx context.Context, tx *gorm.DB, s Subscription) error {
	return tx.WithContext(ctx).Create(&s).Error
}

func saveSubscription(ctx context.Context, tx *gorm.DB, s Subscription) error {
	return tx.WithContext(ctx).Model(&Subscription{}).Where("id = ?", s.ID).Select("*").Updates(&s).Error
}

// noteAnswer touches only what sending teaches, and only while the address is
// the one that was sent to: the app may have renewed it meanwhile.
func noteAnswer(ctx context.Context, tx *gorm.DB, s Subscription) error {
	return tx.WithContext(ctx).Model(&Subscription{}).
		Where("id = ? AND endpoint = ? AND p256dh = ?", s.ID, s.Endpoint, s.P256dh).
		Select("LastSuccessAt", "Failures", "NeedsRenewal").Updates(&s).Error
}

// noteSuccess does the same for many devices that have taken a message.
func noteSuccess(ctx context.Context, tx *gorm.DB, letters []letter, now time.Time) error {
	if len(letters) == 0 {
		return nil
	}
	addresses := make([][]any, 0, len(letters))
	for _, l := range letters {
		addresses = append(addresses, []any{l.to.ID, l.to.P256dh})
	}
	return tx.WithContext(ctx).Model(&Subscription{}).Where("(id, p256dh) IN ?", addresses).
		Updates(map[string]any{"last_success_at": now, "failures": 0, "needs_renewal": false}).Error
}

func deleteAddress(ctx context.Context, tx *gorm.DB, s Subscription) error {
	return tx.WithContext(ctx).Where("id = ? AND endpoint = ? AND p256dh = ?", s.ID, s.Endpoint, s.P256dh).
		Delete(&Subscription{}).Error
}

func deleteOwn(ctx context.Context, tx *gorm.DB, personID uuid.UUID, endpoint string) error {
	return tx.WithContext(ctx).Where("person_id = ? AND endpoint = ?", personID, endpoint).Delete(&Subscription{}).Error
}

func deleteOfSessions(ctx context.Context, tx *gorm.DB, sessions []uuid.UUID) error {
	return tx.WithContext(ctx).Where("session_id IN ?", sessions).Delete(&Subscription{}).Error
}

func deleteByID(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) error {
	return tx.WithContext(ctx).Where("id IN ?", ids).Delete(&Subscription{}).Error
}

// deleteForgotten removes devices that have not shown up for so long that no push service knows them.
func deleteForgotten(ctx context.Context, tx *gorm.DB, before time.Time) error {
	return tx.WithContext(ctx).Where("last_seen_at < ? AND (last_success_at IS NULL OR last_success_at < ?)", before, before).
		Delete(&Subscription{}).Error
}
