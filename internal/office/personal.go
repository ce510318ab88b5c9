package office

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/personal"
)

// Personal describes who asked what. A question that was asked without a name stays when its asker is erased and is
// nobody's from then on: if it went with them, everybody could tell whose it was. Until then the asker can take it back.
func (s *Service) Personal() []personal.Table {
	return []personal.Table{
		{
			Name: "office_questions", People: map[string]personal.Fate{"asker_id": personal.Emptied, "owner_id": personal.Emptied},
			Views: []personal.View{{
				Section: "office_questions", Rows: s.questionsOf, Fields: []string{"shown_from", "text", "named"},
			}},
			Erase: s.eraseAsker,
		},
		{
			Name: "office_answers", People: map[string]personal.Fate{"coach_id": personal.Emptied},
			Views: []personal.View{{
				Section: "office_answers", Where: "coach_id = ?", Fields: []string{"answered_at", "text", "corrected_at"},
			}},
		},
		{Name: "office_cards"}, // what the office says of itself
		{Name: "office_card_texts"},
	}
}

func (s *Service) questionsOf(ctx context.Context, tx *gorm.DB, personID uuid.UUID) ([][]any, error) {
	asked, err := s.seals.theirs(ctx, tx, personID)
	if err != nil {
		return nil, err
	}
	found, err := findAll(asked)
	var rows [][]any
	for _, q := range found {
		rows = append(rows, []any{q.ShownFrom, q.Text, q.Named})
	}
	return rows, err
}

// eraseAsker takes the questions with the name away, and the seals off the others.
func (s *Service) eraseAsker(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	if err := tx.WithContext(ctx).Where("asker_id = ? AND named", personID).Delete(&Question{}).Error; err != nil {
		return err
	}
	asked, err := s.seals.theirs(ctx, tx, personID)
	if err != nil {
		return err
	}
	return asked.Model(&Question{}).UpdateColumns(map[string]any{"asker_id": nil, "asker_seal": ""}).Error
}
