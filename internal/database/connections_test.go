package database_test

import (
	"context"
	"testing"

	"gorm.io/gorm"

	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
)

func TestConnectionsAreCounted(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) {
		err := db.Tx(context.Background(), func(*gorm.DB) error {
			if c := db.Connections(); c.InUse != 1 || c.Open < 1 || c.Most < c.Open {
				t.Errorf("during a transaction: %+v", c)
			}
			return nil
		})
		if c := db.Connections(); err != nil || c.InUse != 0 {
			t.Errorf("afterwards: %+v, %v", c, err)
		}
	})
}
