package limit_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"gorm.io/gorm"

	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/limit"
	"mainpate/internal/problem/problemtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

func TestEnoughIsEnoughUntilTheSpanIsOver(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		limits := limit.New("feedback_limits", "too_many_tries", []byte("key"))
		take := func(what ...string) string {
			spans := map[string]limit.Span{}
			for _, w := range what {
				spans[w] = limit.Span{Most: 2, Per: time.Hour}
			}
			return problemtest.Code(db.Tx(t.Context(), func(tx *gorm.DB) error {
				return limits.Take(context.Background(), tx, db.Now(), spans)
			}))
		}
		for i, want := range []string{"", "", "too_many_tries"} {
			if got := take("here"); got != want {
				t.Errorf("take %d: %q, want %q", i+1, got, want)
			}
		}
		// Whatever is refused counts nothing, also where something else was welcome.
		if got := take("there", "here"); got != "too_many_tries" {
			t.Errorf("with something else: %q", got)
		}
		if first, second := take("there"), take("there"); first != "" || second != "" {
			t.Errorf("something else: %q, %q", first, second)
		}
		var keys []string
		if err := db.Read(t.Context()).Table("feedback_limits").Pluck("key", &keys).Error; err != nil || len(keys) != 2 {
			t.Fatal(keys, err)
		}
		for _, key := range keys {
			if strings.Contains(key, "here") {
				t.Errorf("what was counted can be read: %q", key)
			}
		}
		clock.Advance(time.Hour)
		if got := take("here"); got != "" {
			t.Errorf("an hour later: %q", got)
		}
		err := db.Tx(t.Context(), func(tx *gorm.DB) error { return limits.Forget(t.Context(), tx, db.Now().Add(-time.Hour)) })
		if err != nil {
			t.Fatal(err)
		}
		var left int64
		if err := db.Read(t.Context()).Table("feedback_limits").Count(&left).Error; err != nil || left != 1 {
			t.Errorf("%d counts are kept, %v", left, err)
		}
	})
}
