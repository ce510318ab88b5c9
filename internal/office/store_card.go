package office

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/database"
)

func allCards(ctx context.Context, tx *gorm.DB) ([]ToldCard, error) {
	var cards []Card
	if err := tx.WithContext(ctx).Order("id").Find(&cards).Error; err != nil {
		return nil, err
	}
	var texts []CardText
	if err := tx.WithContext(ctx).Order("card_id, language").Find(&texts).Error; err != nil {
		return nil, err
	}
	on := map[uuid.UUID][]CardText{}
	for _, t := range texts {
		on[t.CardID] = append(on[t.CardID], t)
	}
	told := make([]ToldCard, 0, len(cards))
	for _, c := range cards {
		told = append(told, ToldCard{c, on[c.ID]})
	}
	return told, nil
}

// lockCards keeps others from changing cards until the transaction ends.
func lockCards(ctx context.Context, tx *gorm.DB) ([]ToldCard, error) {
	return allCards(ctx, database.Lock(tx))
}

func insertCard(ctx context.Context, tx *gorm.DB, c ToldCard) error {
	if err := tx.WithContext(ctx).Create(&c.Card).Error; err != nil {
		return err
	}
	return tx.WithContext(ctx).Create(&c.Texts).Error
}

func saveCard(ctx context.Context, tx *gorm.DB, c ToldCard) error {
	tx = tx.WithContext(ctx)
	if err := tx.Model(&Card{}).Where("id = ?", c.ID).Update("version", c.Version).Error; err != nil {
		return err
	}
	if err := tx.Where("card_id = ?", c.ID).Delete(&CardText{}).Error; err != nil {
		return err
	}
	return tx.Create(&c.Texts).Error
}

func removeCard(ctx context.Context, tx *gorm.DB, id uuid.UUID) error {
	return tx.WithContext(ctx).Where("id = ?", id).Delete(&Card{}).Error
}
