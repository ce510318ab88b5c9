package office

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/database"
	"mainpate/internal/problem"
)

// Cards are the office's own, the oldest first.
func (s *Service) Cards(ctx context.Context) ([]ToldCard, error) {
	return allCards(ctx, s.db.Read(ctx))
}

// SaveCard keeps a card under the id that the screen chose: a new one without a version, or a better one over the
// version that somebody has read. The same once more is the same.
func (s *Service) SaveCard(ctx context.Context, id uuid.UUID, version *int, texts []CardText) (ToldCard, error) {
	card, err := cardOf(id, texts)
	if err != nil {
		return ToldCard{}, err
	}
	err = s.db.Tx(ctx, func(tx *gorm.DB) error {
		cards, err := lockCards(ctx, tx)
		if err != nil {
			return err
		}
		for _, before := range cards {
			if before.ID != id {
				continue
			}
			switch {
			case before.says(card):
				card.Version = before.Version
				return nil
			case version == nil || *version != before.Version:
				return problem.Stale(before)
			}
			card.Version = before.Version + 1
			return saveCard(ctx, tx, card)
		}
		switch {
		case version != nil:
			return problem.NotFound()
		case len(cards) >= mostCards:
			return problem.New(problem.Conflict, "too_many_cards")
		}
		return insertCard(ctx, tx, card)
	})
	if database.IsDuplicate(err) {
		err = problem.New(problem.Conflict, "being_saved").Because(err)
	}
	return card, err
}

// RemoveCard takes a card away. What is not there is away already.
func (s *Service) RemoveCard(ctx context.Context, id uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error { return removeCard(ctx, tx, id) })
}
