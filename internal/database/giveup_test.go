package database_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"gorm.io/gorm"

	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
)

// Whoever gives up must not spoil the statement that another one is about to run.
func TestGivingUpHarmsNobodyElse(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) {
		save(t, db, setting{"a", "", 1, db.Now()})
		for round := range 100 {
			column := fmt.Sprintf("version + %d", round) // a statement that nobody has prepared yet
			look := func(tx *gorm.DB) error {
				var n int
				return tx.Table("settings").Select(column).Where("key = ?", "a").Scan(&n).Error
			}
			var all sync.WaitGroup
			for i := range 8 {
				ctx, cancel := context.WithCancel(ctx)
				if i%2 == 0 {
					time.AfterFunc(time.Duration(i*20)*time.Microsecond, cancel)
				}
				all.Go(func() {
					defer cancel()
					err := db.Tx(ctx, look)
					if i%4 > 1 {
						err = look(db.Read(ctx))
					}
					if err != nil && ctx.Err() == nil {
						t.Error(err)
					}
				})
			}
			all.Wait()
		}
	})
}
