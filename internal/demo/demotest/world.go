// Package demotest gives tests the demo data with the services that read it.
package demotest

import (
	"context"
	"io"
	"log/slog"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/auth"
	"mainpate/internal/calendar"
	"mainpate/internal/consent"
	"mainpate/internal/database"
	"mainpate/internal/demo"
	"mainpate/internal/gathering"
	"mainpate/internal/groupmeeting"
	"mainpate/internal/home"
	"mainpate/internal/matching"
	"mainpate/internal/media"
	"mainpate/internal/message"
	"mainpate/internal/milestone"
	"mainpate/internal/office"
	"mainpate/internal/person"
	"mainpate/internal/profile"
	"mainpate/internal/programme"
	"mainpate/internal/questionnaire"
	"mainpate/internal/recruiting"
	"mainpate/internal/reminder"
	"mainpate/internal/seal"
	"mainpate/internal/speeddating"
	"mainpate/internal/tandem"
	"mainpate/internal/team"
	"mainpate/internal/thanks"
	"mainpate/internal/workbook"
)

// World is the demo and everything that reads it.
type World struct {
	demo.Services
	Reminders *reminder.Service
	Home      *home.Service
	Team      *team.Service
	Today     calendar.Day
	SignIns   []demo.SignIn
}

// Fill makes a world and lets the demo happen in it, up to what the clock shows.
func Fill(t *testing.T, db *database.DB, clock demo.Clock) World {
	t.Helper()
	w := New(t, db)
	now := clock.Now()
	signIns, err := demo.Fill(context.Background(), w.Services, clock, now)
	if err != nil {
		t.Fatal(err)
	}
	if !clock.Now().Equal(now.Truncate(time.Millisecond)) {
		t.Fatalf("the demo came to %v, not to %v", clock.Now(), now)
	}
	w.Today, w.SignIns = w.Programme.Today(), signIns
	return w
}

// As is the actor behind a name.
func (w World) As(t *testing.T, name string) actor.Actor {
	t.Helper()
	for _, s := range w.SignIns {
		if s.Name == name {
			return actor.Actor{PersonID: s.PersonID, Role: actor.Role(s.Role), Language: "de"}
		}
	}
	t.Fatalf("nobody is called %s", name)
	return actor.Actor{}
}

// afterwards knows who may be contacted when their cohort is over.
type afterwards struct{ *consent.Service }

func (a afterwards) MayContactAfter(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (bool, error) {
	return a.Allows(ctx, tx, personID, consent.ContactAfter)
}

// log lets the milestone sheet read the workbook.
type log struct{ *workbook.Service }

func (l log) Summary(ctx context.Context, tx *gorm.DB, tandemID uuid.UUID, from, to calendar.Day) (milestone.Log, error) {
	sum, err := l.Service.Summary(ctx, tx, tandemID, from, to)
	return milestone.Log{Met: sum.Met, Places: sum.Places, Topics: sum.Topics}, err
}

// impressions puts people's own impressions on their ballot.
type impressions struct{ *speeddating.Service }

func (i impressions) ImpressionsOf(ctx context.Context, tx *gorm.DB, cohortID, personID uuid.UUID) ([]matching.Impression, error) {
	noted, err := i.Service.ImpressionsOf(ctx, tx, cohortID, personID)
	var own []matching.Impression
	for _, n := range noted {
		own = append(own, matching.Impression{AboutID: n.AboutID, Answer: string(*n.Answer), Word: n.Word})
	}
	return own, err
}

// meetings counts what the two of a tandem have logged.
type meetings struct{ *workbook.Service }

func (m meetings) Met(ctx context.Context, tx *gorm.DB, tandemID uuid.UUID) (int, error) {
	sum, err := m.Summary(ctx, tx, tandemID, "2000-01-01", "2099-12-31")
	return sum.Met, err
}

// nobodyReached is a place without devices.
type nobodyReached struct{}

func (nobodyReached) Traits() reminder.Traits { return reminder.Traits{Name: reminder.Push} }

func (nobodyReached) Reaches(context.Context, *gorm.DB, []uuid.UUID) (map[uuid.UUID]bool, error) {
	return nil, nil
}

func (nobodyReached) HandOver(_ context.Context, parcels []reminder.Parcel) []reminder.Outcome {
	return slices.Repeat([]reminder.Outcome{{Result: reminder.NoDevice, Code: "no_device"}}, len(parcels))
}

func (nobodyReached) Devices(context.Context, *gorm.DB, uuid.UUID) (int, error) { return 0, nil }

func (nobodyReached) Reachable(context.Context, *gorm.DB, []uuid.UUID) (map[uuid.UUID]bool, error) {
	return nil, nil
}

// New makes an empty world.
func New(t *testing.T, db *database.DB) World {
	t.Helper()
	zone, err := calendar.Zone("")
	if err != nil {
		t.Fatal(err)
	}
	people := person.NewService(db)
	programmes := programme.NewService(db, people, zone, "MainArbeit")
	tandems := tandem.NewService(db, programmes)
	signIn := auth.NewService(db, people, auth.Config{Secret: make([]byte, 32), Zone: zone, HashMemory: 64})
	reminders := reminder.NewService(db, nobodyReached{}, reminder.Options{
		Zone: zone, TagKey: make([]byte, 32), Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	})
	files := media.NewService(db)
	books := workbook.NewService(db, tandems, programmes, reminders, files)
	milestones := milestone.NewService(db, programmes, tandems, log{books}, reminders)
	programmes.Connect(programme.Neighbours{Inviter: signIn, Schedule: milestones, Tandems: tandems})
	words := message.NewService(db, people, programmes, tandems, message.Neighbours{Reminders: reminders, Media: files}, 90)
	consents, profiles := consent.NewService(db, programmes), profile.NewService(db, programmes)
	pool, err := seal.New("pool", [][]byte{make([]byte, 32)})
	if err != nil {
		t.Fatal(err)
	}
	recruits := recruiting.NewService(db, people, programmes, recruiting.Options{PublicURL: "https://mainpate.example", Key: make([]byte, 32), Seals: pool, KeepDays: 90})
	gatherings := gathering.NewService(db, people, programmes, recruits, reminders, make([]byte, 32))
	recruits.Connect(recruiting.Neighbours{Consents: afterwards{consents}, Tandems: tandems, Declarations: consents, Gatherings: gatherings})
	questions := office.NewService(db, people, programmes, reminders, [][]byte{[]byte("demo")})
	datings := speeddating.NewService(db, programmes, recruits, reminders, 0)
	sets, err := questionnaire.Load("")
	if err != nil {
		t.Fatal(err)
	}
	tandems.Connect(milestones)
	tandems.WhenSomebodyLeaves(tandem.Keeping{Domain: books, Days: 90}, tandem.Keeping{Domain: milestones, Days: 180})
	reminders.Connect(tandems)
	return World{
		Services: demo.Services{
			DB: db, People: people, Auth: signIn, Programme: programmes,
			Tandems: tandems, Workbook: books, Milestones: milestones, Messages: words, Reminders: reminders,
			Office: questions, GroupMeetings: groupmeeting.NewService(db, people, programmes, gatherings, reminders), Thanks: thanks.NewService(db, people, programmes, tandems, questions),
			Recruiting: recruits, Gatherings: gatherings, Consents: consents, Profiles: profiles, Datings: datings,
			Questions: questionnaire.NewService(db, programmes, tandems, sets),
			Matching: matching.NewService(db, people, programmes, tandems, matching.Neighbours{
				Group: recruits, Profiles: profiles, Impressions: impressions{datings}, Meetings: meetings{books}, News: reminders,
			}, 90),
		},
		Reminders: reminders,
		Home:      home.NewService(db, people, programmes, tandems, books, milestones),
		Team:      team.NewService(db, programmes, tandems, books, milestones, nobodyReached{}),
	}
}
