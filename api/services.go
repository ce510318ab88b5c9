package main

import (
	"context"
	"log/slog"

	"mainpate/internal/config"
	"mainpate/internal/database"
	"mainpate/internal/web"
)

// services are all domains, built in the order in which they lean on each other.
type services struct {
	db       *database.DB
	config   config.Config
	log      *slog.Logger
	sessions web.Sessions
	workers  []func(context.Context) // run until their context ends
}

func newServices(db *database.DB, c config.Config, log *slog.Logger) (*services, error) {
	s := &services{db: db, config: c, log: log}
	return s, nil
}
