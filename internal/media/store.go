package media

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/database"
	"mainpate/internal/problem"
)

const unattached = "entry_id IS NULL AND message_id IS NULL"

func find(ctx context.Context, tx *gorm.DB, id uuid.UUID) (Item, error) {
	var item Item
	err := tx.WithContext(ctx).Where("id = ?", id).Take(&item).Error
	return item, database.Found(err)
}

func isMissing(err error) bool {
	var p *problem.Error
	return errors.As(err, &p) && p.Kind == problem.Missing
}

// read takes a piece of the bytes out of the database, and no more than that.
func read(ctx context.Context, tx *gorm.DB, id uuid.UUID, from, length int) ([]byte, error) {
	var piece struct{ Data []byte }
	err := tx.WithContext(ctx).Raw("SELECT substr(data, ?, ?) AS data FROM media_bytes WHERE media_id = ?", from+1, length, id).Scan(&piece).Error
	if err == nil && len(piece.Data) == 0 {
		err = problem.NotFound() // deleted a moment ago
	}
	return piece.Data, err
}

func keptBy(ctx context.Context, tx *gorm.DB, owner uuid.UUID) (size int, err error) {
	err = tx.WithContext(ctx).Model(&Item{}).Where("owner_id = ?", owner).Select("COALESCE(SUM(size), 0)").Scan(&size).Error
	return size, err
}

// insert reports false when the id is taken.
func insert(ctx context.Context, tx *gorm.DB, item Item, data []byte) (bool, error) {
	done := tx.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&item)
	if done.Error != nil || done.RowsAffected != 1 {
		return false, done.Error
	}
	return true, tx.WithContext(ctx).Create(&content{MediaID: item.ID, Data: data}).Error
}

func remove(ctx context.Context, tx *gorm.DB, id uuid.UUID) error {
	return tx.WithContext(ctx).Where("id = ?", id).Where(unattached).Delete(&Item{}).Error
}

func dropOthers(ctx context.Context, tx *gorm.DB, place Place, stay []uuid.UUID) error {
	others := tx.WithContext(ctx).Where(place.Kind.column()+" = ?", place.ID)
	if len(stay) > 0 {
		others = others.Where("id NOT IN ?", stay)
	}
	return others.Delete(&Item{}).Error
}

// attach reports false when there is no such thing for the owner to take.
func attach(ctx context.Context, tx *gorm.DB, owner uuid.UUID, place Place, id uuid.UUID, position int) (bool, error) {
	column := place.Kind.column()
	done := tx.WithContext(ctx).Model(&Item{}).Where("id = ? AND owner_id = ?", id, owner).
		Where("(("+unattached+") OR "+column+" = ?)", place.ID).
		UpdateColumns(map[string]any{column: place.ID, "position": position})
	return done.RowsAffected == 1, done.Error
}

func hangingOn(ctx context.Context, tx *gorm.DB, kind PlaceKind, ids []uuid.UUID) ([]Item, error) {
	var found []Item
	const many = 500 // a statement takes only so many values
	for len(ids) > 0 {
		some := ids[:min(many, len(ids))]
		ids = ids[len(some):]
		var batch []Item
		if err := tx.WithContext(ctx).Where(kind.column()+" IN ?", some).Order("position, id").Find(&batch).Error; err != nil {
			return nil, err
		}
		found = append(found, batch...)
	}
	return found, nil
}

func ownedBy(ctx context.Context, tx *gorm.DB, owner uuid.UUID) ([]Item, error) {
	var found []Item
	err := tx.WithContext(ctx).Where("owner_id = ?", owner).Order("created_at, id").Find(&found).Error
	return found, err
}

func dropUnattached(ctx context.Context, tx *gorm.DB, before time.Time) error {
	return tx.WithContext(ctx).Where(unattached).Where("created_at < ?", before).Delete(&Item{}).Error
}
