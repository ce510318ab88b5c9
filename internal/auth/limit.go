package auth

import "time"

const (
	firstBlock   = 30 * time.Second
	longestBlock = 15 * time.Minute
)

// limit says how many wrong tries are free and how soon one is forgotten.
type limit struct {
	free   int
	forget time.Duration
}

// One address may stand for a whole library, one account for one person.
var (
	accountLimit = limit{free: 5, forget: time.Hour}
	addressLimit = limit{free: 30, forget: time.Minute}
	// Asking is not guessing: this only keeps the table of challenges small.
	challengeLimit = limit{free: 120, forget: 5 * time.Second}
)

// Tries counts the tries that did not succeed for one account or one address.
type Tries struct {
	Key          string `gorm:"primaryKey"`
	Failures     int
	BlockedUntil time.Time
	UpdatedAt    time.Time `gorm:"autoUpdateTime:false"`
}

// TableName says what the tries are for.
func (Tries) TableName() string { return "sign_in_limits" }

// wait is how long the next try has to wait.
func (t Tries) wait(now time.Time) time.Duration { return max(0, t.BlockedUntil.Sub(now)) }

// take counts a try before its outcome is known, so that many at once do not
// slip through. The block grows, but never beyond a quarter of an hour: nobody
// can lock somebody else out for long.
func (t *Tries) take(l limit, now time.Time) {
	if forgotten := int(now.Sub(t.UpdatedAt) / l.forget); forgotten > 0 {
		t.Failures = max(0, t.Failures-forgotten)
		t.UpdatedAt = t.UpdatedAt.Add(time.Duration(forgotten) * l.forget)
	}
	if t.Failures == 0 {
		t.UpdatedAt = now
	}
	t.Failures++
	if over := t.Failures - l.free; over > 0 {
		t.BlockedUntil = now.Add(min(longestBlock, firstBlock<<min(over-1, 10)))
	}
}

// giveBack takes a try out of the count again because it succeeded.
func (t *Tries) giveBack(now time.Time) {
	t.Failures = max(0, t.Failures-1)
	t.BlockedUntil = now
}
