// Package privacy is what people can see and do about what is kept of them: who of the staff has opened what, the
// team's own view, everything as a file, and erasure for real. It also deletes what is of no use any more.
//
// What there is about a person the domains say themselves, see the package personal.
package privacy

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"sync"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/person"
	"mainpate/internal/personal"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

// Domain describes what its tables keep about people.
type Domain interface{ Personal() []personal.Table }

// Secrets knows whether somebody who is signed in also knows their PIN or password.
type Secrets interface {
	ConfirmSecret(ctx context.Context, who actor.Actor, secret string) error
}

// News tells people that something is waiting in the app, without saying what.
type News interface {
	News(ctx context.Context, tx *gorm.DB, occasionID uuid.UUID, revision int, people []uuid.UUID) error
}

// Figures keeps the numbers of a cohort before its pages go.
type Figures interface {
	KeepFigures(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) error
}

// Keep says for how many days things are kept; 0 is for ever.
type Keep struct {
	Notes     int // workbooks, after the end of the cohort
	Meetings  int // milestone meetings, after the end of the cohort
	AccessLog int
	Account   int // after it was last used
}

// Config is what the process knows and this package needs.
type Config struct {
	ErasuresFile string // where the ids of erased people are written down outside of the database; none when empty
	Keep         Keep
	Zone         *time.Location
	Log          *slog.Logger
}

// Service answers people about themselves.
type Service struct {
	db         *database.DB
	config     Config
	people     *person.Service
	programmes *programme.Service
	secrets    Secrets
	news       News
	figures    Figures
	tables     []personal.Table

	mu     sync.Mutex
	slot   int64
	logged map[line]bool // what this process has written in the current slot
}

// NewService needs the people and cohorts, and whom it asks and tells. Connect brings the domains.
func NewService(db *database.DB, c Config, people *person.Service, programmes *programme.Service, secrets Secrets, news News, figures Figures) *Service {
	return &Service{db: db, config: c, people: people, programmes: programmes, secrets: secrets, news: news, figures: figures}
}

// Connect names domains before the first request: those lower down first, as rows refer downwards.
func (s *Service) Connect(domains ...Domain) {
	own := s.Personal()
	s.tables = s.tables[:max(0, len(s.tables)-len(own))]
	for _, d := range append(domains, s) { // its own tables stay on top
		s.tables = append(s.tables, d.Personal()...)
	}
}

// Tables are the descriptions of all tables.
func (s *Service) Tables() []personal.Table { return slices.Clone(s.tables) }

// Personal describes what is kept so that people can see who has seen them, and so that erased people stay erased.
func (s *Service) Personal() []personal.Table {
	return []personal.Table{
		{
			Name: "access_log", Erase: namelessReader,
			People: map[string]personal.Fate{"person_id": personal.RowGoes, "reader_id": personal.Emptied},
			Views: []personal.View{
				{Section: "access_log", Where: "person_id = ?", Fields: []string{"at", "reader_name", "what"}},
				{Section: "openings", Where: "reader_id = ?", Fields: []string{"at", "what", "person_id AS person"}},
			},
		},
		{
			Name: "account_activity", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{Section: "activity", Where: "person_id = ?", Fields: []string{"last_day", "told_day"}}},
		},
		{Name: "erasures"}, // bare ids of people who are not there any more
		{Name: "kept_figures"},
	}
}

func (s *Service) today() calendar.Day { return calendar.DayOf(s.db.Now(), s.config.Zone) }

func isMissing(err error) bool {
	var p *problem.Error
	return errors.As(err, &p) && p.Kind == problem.Missing
}
