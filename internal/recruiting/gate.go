package recruiting

import (
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

// Opened is the start gate once it stands open.
type Opened struct {
	CohortID uuid.UUID `gorm:"primaryKey"`
	Places   int
	Agreed   int
	Reason   string
	OpenedBy *uuid.UUID
	OpenedAt time.Time
}

// TableName names the table.
func (Opened) TableName() string { return "start_gates" }

// Gate is how near a cohort is to its start.
type Gate struct {
	Places   *int // nobody is recruited, and nothing waits, without
	Agreed   int
	Under25  int
	Over25   int
	AgeRule  bool
	Unsigned []Named // who is in and has not signed the declaration
	Outside  []Named // who is in and has not come into the app yet; their ballot goes on paper
	AskNow   int     // how many wanted to be asked again by now
	Opened   *Opened
	OpenedBy string
}

// Named is somebody with the name to show.
type Named struct {
	ID   uuid.UUID
	Name string
}

func (g *Gate) count(group programme.AgeGroup) {
	g.Agreed++
	if group == programme.Under25 {
		g.Under25++
	} else {
		g.Over25++
	}
}

// Enough says whether as many are in as there are places.
func (g Gate) Enough() bool { return g.Places == nil || g.Agreed >= *g.Places }

// Open says whether what comes after the gate may begin.
func (g Gate) Open() bool { return g.Places == nil || g.Opened != nil }

// open opens the gate; with fewer people than places it takes a reason. Opening it twice changes nothing.
func (g Gate) open(cohortID uuid.UUID, by uuid.UUID, reason string, now time.Time) (*Opened, error) {
	reason = strings.TrimSpace(reason)
	switch {
	case g.Places == nil:
		return nil, problem.New(problem.Conflict, "nobody_recruited")
	case g.Opened != nil:
		return nil, nil
	case !g.Enough() && reason == "":
		return nil, problem.New(problem.Conflict, "not_enough_agreed")
	}
	return &Opened{CohortID: cohortID, Places: *g.Places, Agreed: g.Agreed, Reason: reason, OpenedBy: &by, OpenedAt: now}, nil
}
