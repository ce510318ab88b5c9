package database_test

import (
	"testing"

	"gorm.io/gorm"

	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
)

func TestALookSeesOneInstant(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) {
		save(t, db, setting{"a", "", 1, db.Now()})
		var before, after int64
		err := db.Look(ctx, func(tx *gorm.DB) error {
			if err := tx.Model(&setting{}).Count(&before).Error; err != nil {
				return err
			}
			save(t, db, setting{"b", "", 1, db.Now()}) // by somebody else
			return tx.Model(&setting{}).Count(&after).Error
		})
		if err != nil || before != 1 || after != 1 {
			t.Errorf("saw %d and then %d, %v", before, after, err)
		}
		if n := count(t, db); n != 2 {
			t.Errorf("%d rows afterwards", n)
		}
	})
}
