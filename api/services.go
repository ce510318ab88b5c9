package main

import (
	"context"
	"log/slog"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/auth"
	"mainpate/internal/calendar"
	"mainpate/internal/config"
	"mainpate/internal/database"
	"mainpate/internal/milestone"
	"mainpate/internal/person"
	"mainpate/internal/programme"
	"mainpate/internal/reminder"
	"mainpate/internal/tandem"
	"mainpate/internal/team"
	"mainpate/internal/web"
	"mainpate/internal/workbook"
)

// services are all domains, built in the order in which they lean on each other.
type services struct {
	db         *database.DB
	config     config.Config
	log        *slog.Logger
	sessions   web.Sessions
	people     *person.Service
	auth       *auth.Service
	accounts   *auth.Accounts
	programmes *programme.Service
	tandems    *tandem.Service
	reminders  *reminder.Service
	workbook   *workbook.Service
	milestones *milestone.Service
	reach      team.Reach
	workers    []func(context.Context) // run until their context ends
}

func newServices(db *database.DB, c config.Config, log *slog.Logger) (*services, error) {
	s := &services{db: db, config: c, log: log}
	s.people = person.NewService(db)
	s.auth = auth.NewService(db, s.people, auth.Config{
		Secret: c.JWTSecret, PublicURL: c.PublicURL, SecureCookies: c.SecureCookies, Zone: c.Zone,
	})
	s.sessions = s.auth
	s.programmes = programme.NewService(db, s.people, c.Zone, c.OfficeName)
	s.tandems = tandem.NewService(db, s.programmes)
	s.reach = noDevices{}
	s.reminders = reminder.NewService(db, s.people, noDevices{}, reminder.Options{
		Zone: c.Zone, PublicURL: c.PublicURL, TagKey: c.JWTSecret, Log: log,
	})
	s.workbook = workbook.NewService(db, s.tandems, s.programmes, s.reminders)
	s.milestones = milestone.NewService(db, s.programmes, s.tandems, summaries{s.workbook}, s.reminders)
	s.tandems.Connect(s.milestones)
	s.programmes.Connect(programme.Neighbours{Inviter: s.auth, Schedule: s.milestones, Tandems: s.tandems, Reach: s.reach})
	s.accounts = auth.NewAccounts(db, s.people, s.auth, s.programmes)
	s.workers = append(s.workers, hourly(s.auth.Sweep, log))
	return s, nil
}

// summaries tells the milestone meeting what stands in the workbook, in the meeting's words.
type summaries struct{ workbook *workbook.Service }

// Summary counts what the two partners logged between two days.
func (s summaries) Summary(ctx context.Context, tx *gorm.DB, tandemID uuid.UUID, from, to calendar.Day) (milestone.Log, error) {
	logged, err := s.workbook.Summary(ctx, tx, tandemID, from, to)
	return milestone.Log{Met: logged.Met, Places: logged.Places, Topics: logged.Topics}, err
}

// noDevices is the channel of a place without push: nobody can be reached.
type noDevices struct{}

func (noDevices) Send(context.Context, uuid.UUID, reminder.Notice) (reminder.Outcome, error) {
	return reminder.Outcome{Result: reminder.NoDevice}, nil
}

func (noDevices) Devices(context.Context, *gorm.DB, uuid.UUID) (int, error) { return 0, nil }

func (noDevices) Reachable(context.Context, *gorm.DB, []uuid.UUID) (map[uuid.UUID]bool, error) {
	return map[uuid.UUID]bool{}, nil
}
