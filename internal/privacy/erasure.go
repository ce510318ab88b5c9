package privacy

import (
	"context"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/actor"
	"mainpate/internal/personal"
)

// erasure remembers by a bare id that somebody was erased.
type erasure struct {
	ID       uuid.UUID `gorm:"primaryKey"`
	ErasedAt time.Time
}

// EraseMe erases the acting person, who shows once more that it is them.
func (s *Service) EraseMe(ctx context.Context, who actor.Actor, secret string) error {
	if err := s.secrets.ConfirmSecret(ctx, who, secret); err != nil {
		return err
	}
	return s.ErasePerson(ctx, who.PersonID)
}

// ErasePerson erases somebody on their own wish, or because nobody has used the account for long.
func (s *Service) ErasePerson(ctx context.Context, id uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error { return s.Erase(ctx, tx, id) })
}

// Erase deletes a person and everything that is theirs, at once and for good; sessions and devices end with it. What
// others wrote stays, nameless where it named the person. The last administrator stays: nobody could let others in.
// It should be the last thing in a transaction, because it also writes the id into the file of erasures.
func (s *Service) Erase(ctx context.Context, tx *gorm.DB, id uuid.UUID) error {
	if err := s.people.RefuseLastAdministrator(ctx, tx, id); err != nil {
		return err
	}
	if _, err := s.people.Find(ctx, tx, id); err != nil {
		return err
	}
	if err := s.erase(ctx, tx, id); err != nil {
		return err
	}
	return writeDown(s.config.ErasuresFile, id)
}

func (s *Service) erase(ctx context.Context, tx *gorm.DB, id uuid.UUID) error {
	tandems, err := tandemsOf(ctx, tx, id)
	if err != nil {
		return err
	}
	for _, t := range s.tables {
		if t.Erase == nil {
			continue
		}
		if err := t.Erase(ctx, tx, id); err != nil {
			return err
		}
	}
	for i := range s.tables { // from the top down, persons last
		if err := forget(ctx, tx, s.tables[len(s.tables)-1-i], id); err != nil {
			return err
		}
	}
	if err := s.dropEmptyTandems(ctx, tx, tandems); err != nil {
		return err
	}
	return tx.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).
		Create(&erasure{ID: id, ErasedAt: s.db.Now()}).Error
}

func forget(ctx context.Context, tx *gorm.DB, t personal.Table, id uuid.UUID) error {
	for column, fate := range t.People {
		var err error
		table, where := tx.WithContext(ctx).Table(t.Name), column+" = ?"
		switch fate {
		case personal.RowGoes:
			err = table.Where(where, id).Delete(nil).Error
		case personal.Emptied:
			err = table.Where(where, id).UpdateColumn(column, nil).Error
		case personal.Nameless:
			err = table.Where(where, id).UpdateColumn(column, personal.Gone).Error
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func tandemsOf(ctx context.Context, tx *gorm.DB, id uuid.UUID) ([]uuid.UUID, error) {
	return idsOf(tx.WithContext(ctx).Table("tandem_partners").Select("tandem_id AS id").Where("person_id = ?", id))
}

// dropEmptyTandems deletes with everything in them the tandems in which nobody is left.
func (s *Service) dropEmptyTandems(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) error {
	if len(ids) == 0 {
		return nil
	}
	empty, err := idsOf(tx.WithContext(ctx).Table("tandems").Select("id").
		Where("id IN ? AND id NOT IN (SELECT tandem_id FROM tandem_partners)", ids))
	if err != nil || len(empty) == 0 {
		return err
	}
	for i := range s.tables {
		if t := s.tables[len(s.tables)-1-i]; t.OfTandem {
			if err := tx.WithContext(ctx).Table(t.Name).Where("tandem_id IN ?", empty).Delete(nil).Error; err != nil {
				return err
			}
		}
	}
	return tx.WithContext(ctx).Table("tandems").Where("id IN ?", empty).Delete(nil).Error
}

// Reapply erases again those who came back with an old backup, and says how many they were.
func (s *Service) Reapply(ctx context.Context, ids []uuid.UUID) (int, error) {
	n := 0
	for _, id := range ids {
		err := s.db.Tx(ctx, func(tx *gorm.DB) error {
			_, err := s.people.Find(ctx, tx, id)
			if isMissing(err) {
				return tx.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).
					Create(&erasure{ID: id, ErasedAt: s.db.Now()}).Error
			}
			if err != nil {
				return err
			}
			n++
			return s.erase(ctx, tx, id)
		})
		if err != nil {
			return n, err
		}
	}
	return n, nil
}

// Erased are the ids of everybody who was erased, as the database knows them.
func Erased(ctx context.Context, tx *gorm.DB) ([]uuid.UUID, error) {
	var ids []uuid.UUID
	err := tx.WithContext(ctx).Model(&erasure{}).Order("erased_at, id").Pluck("id", &ids).Error
	return ids, err
}

// idsOf reads a query for one column called id.
func idsOf(query *gorm.DB) ([]uuid.UUID, error) {
	var rows []struct{ ID uuid.UUID }
	err := query.Scan(&rows).Error
	ids := make([]uuid.UUID, 0, len(rows))
	for _, r := range rows {
		ids = append(ids, r.ID)
	}
	return ids, err
}
