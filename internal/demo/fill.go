// Package demo fills an empty database with cohorts whose people live their days through the
// services, on a clock that moves: every date and signature is as honest as a real one. One
// cohort is over, one is on its way, one is about to be brought together, and one still looks
// for people.
package demo

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/auth"
	"mainpate/internal/calendar"
	"mainpate/internal/consent"
	"mainpate/internal/database"
	"mainpate/internal/gathering"
	"mainpate/internal/groupmeeting"
	"mainpate/internal/matching"
	"mainpate/internal/message"
	"mainpate/internal/milestone"
	"mainpate/internal/office"
	"mainpate/internal/person"
	"mainpate/internal/profile"
	"mainpate/internal/programme"
	"mainpate/internal/questionnaire"
	"mainpate/internal/recruiting"
	"mainpate/internal/speeddating"
	"mainpate/internal/tandem"
	"mainpate/internal/thanks"
	"mainpate/internal/workbook"
)

// Services are the doors through which the people of the demo go. Their database must follow the demo's clock.
type Services struct {
	DB            *database.DB
	People        *person.Service
	Auth          *auth.Service
	Programme     *programme.Service
	Tandems       *tandem.Service
	Workbook      *workbook.Service
	Milestones    *milestone.Service
	Recruiting    *recruiting.Service
	Gatherings    *gathering.Service
	Consents      *consent.Service
	Profiles      *profile.Service
	Questions     *questionnaire.Service
	Datings       *speeddating.Service
	Matching      *matching.Service
	Messages      *message.Service
	Office        *office.Service
	GroupMeetings *groupmeeting.Service
	Thanks        *thanks.Service
	Reminders     Reminders
}

// Reminders hands over what is due, so that nothing is left over from the days that have passed.
type Reminders interface {
	RunDue(ctx context.Context) (int, error)
}

// SignIn is how to be one of the demo's people.
type SignIn struct {
	Name     string    `json:"name"`
	Role     string    `json:"role"`
	Login    string    `json:"login"`
	Secret   string    `json:"secret"`
	PersonID uuid.UUID `json:"person_id"`
}

// ErrNotEmpty says that the database holds something that the demo must not mix with.
var ErrNotEmpty = errors.New("this database is not empty: the demo data needs one of its own")

// The running cohort is at day 37 today; the first one ended some weeks ago.
const (
	dayToday      = 37
	lengthOfFirst = 120
	daysBetween   = 16
	daysToThird   = 45
)

// Fill lets the demo happen up to now and hands out its sign-ins. The clock must be the database's.
func Fill(ctx context.Context, s Services, clock Clock, now time.Time) ([]SignIn, error) {
	l := &life{
		Services: s, clock: clock, now: now.UTC().Truncate(time.Millisecond), zone: s.Programme.Zone(),
		people: map[string]actor.Actor{}, places: map[string]uuid.UUID{},
	}
	if err := RefuseStrangers(ctx, s); err != nil {
		return nil, err
	}
	l.clock.Set(l.now.AddDate(-1, 0, 0))
	l.today = calendar.DayOf(l.now, l.zone)
	second := l.today.AddDays(1 - dayToday)
	first := second.AddDays(-daysBetween - lengthOfFirst)
	l.remind(first)
	l.openOffice(first.AddDays(-30))
	l.runFirst(first)
	l.runSecond(second)
	l.planThird()
	l.choosePartners()
	l.lookForPeople()
	if err := l.live(ctx); err != nil {
		return nil, err
	}
	return l.signIns, nil
}

// RefuseStrangers says with ErrNotEmpty that there is something in the database already.
func RefuseStrangers(ctx context.Context, s Services) error {
	tx := s.DB.Read(ctx)
	anybody, err := s.People.All(ctx, tx)
	if err != nil {
		return err
	}
	places, err := s.Programme.Places(ctx)
	if err != nil {
		return err
	}
	if len(anybody)+len(places) > 0 {
		return ErrNotEmpty
	}
	return nil
}
