package main

import (
	"context"
	"log/slog"

	"mainpate/internal/config"
	"mainpate/internal/database"
	"mainpate/internal/person"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
	"mainpate/internal/web"
)

// services are all domains, built in the order in which they lean on each other.
type services struct {
	db         *database.DB
	config     config.Config
	log        *slog.Logger
	sessions   web.Sessions
	people     *person.Service
	programmes *programme.Service
	tandems    *tandem.Service
	workers    []func(context.Context) // run until their context ends
}

func newServices(db *database.DB, c config.Config, log *slog.Logger) (*services, error) {
	s := &services{db: db, config: c, log: log}
	s.people = person.NewService(db)
	s.programmes = programme.NewService(db, s.people, c.Zone, c.OfficeName)
	s.tandems = tandem.NewService(db, s.programmes)
	s.programmes.Connect(programme.Neighbours{Tandems: s.tandems})
	return s, nil
}

// joinURL is what the QR code of an invitation says; the code stays out of every server log behind the #.
func (s *services) joinURL(code string) string { return s.config.PublicURL + "/join#" + code }
