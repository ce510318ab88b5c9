package main

import (
	"context"
	"log/slog"

	"mainpate/internal/auth"
	"mainpate/internal/config"
	"mainpate/internal/database"
	"mainpate/internal/person"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
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
	workbook   *workbook.Service
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
	s.programmes.Connect(programme.Neighbours{Inviter: s.auth, Tandems: s.tandems})
	s.workbook = workbook.NewService(db, s.tandems, s.programmes, nil)
	s.accounts = auth.NewAccounts(db, s.people, s.auth, s.programmes)
	s.workers = append(s.workers, hourly(s.auth.Sweep, log))
	return s, nil
}
