package database_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
)

func TestRows(t *testing.T) {
	type inner struct {
		Word string
		At   *time.Time
	}
	type row struct {
		ID      uuid.UUID
		Other   *uuid.UUID
		Yes     bool
		Count   int
		Version *int
		Inner   inner `gorm:"embedded;embeddedPrefix:inner_"`
	}
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		ctx, id := context.Background(), database.NewID()
		insert := `INSERT INTO persons (id, role, display_name, login, language, state, version, created_at, updated_at)
			VALUES (?, 'coach', 'Katrin', 'katrin', 'de', 'active', 3, ?, ?)`
		if err := db.Read(ctx).Exec(insert, id, db.Now(), db.Now()).Error; err != nil {
			t.Fatal(err)
		}
		found, err := database.Rows[row](db.Read(ctx).Raw(`SELECT p.id, p.id AS other, EXISTS (SELECT 1 FROM persons) AS yes,
			(SELECT count(*) FROM contact_cards) AS count, p.version, p.display_name AS inner_word, p.created_at AS inner_at, p.role AS nowhere,
			NULL AS empty FROM persons p LEFT JOIN contact_cards c ON c.person_id = p.id WHERE p.id = ?`, id))
		if err != nil || len(found) != 1 {
			t.Fatalf("%v, %v", found, err)
		}
		r := found[0]
		if r.ID != id || r.Other == nil || *r.Other != id || !r.Yes || r.Count != 0 || r.Version == nil || *r.Version != 3 ||
			r.Inner.Word != "Katrin" || r.Inner.At == nil || !r.Inner.At.Equal(db.Now()) || r.Inner.At.Location() != time.UTC {
			t.Errorf("%+v", r)
		}
		empty, err := database.Rows[row](db.Read(ctx).Raw(`SELECT c.person_id AS id, c.person_id AS other, c.version, c.phone AS inner_word,
			c.updated_at AS inner_at FROM persons p LEFT JOIN contact_cards c ON c.person_id = p.id WHERE p.id = ?`, id))
		if err != nil || len(empty) != 1 || empty[0] != (row{}) {
			t.Errorf("NULL became %+v, %v", empty, err)
		}
		if _, err := database.Rows[row](db.Read(ctx).Raw("SELECT display_name AS count FROM persons WHERE id = ?", id)); err == nil {
			t.Error("a word fits into a number")
		}
		if _, err := database.Rows[row](db.Read(ctx).Raw("SELECT id FROM nowhere")); err == nil {
			t.Error("a table that is not there has rows")
		}
	})
}
