package main

import (
	"slices"
	"strings"

	"mainpate/internal/database"
)

// ledger keeps a copy of every table beside it, to see what a request has changed and to take it back.
type ledger struct {
	h      *house
	tables []string
}

// counters change with every try to get in, whoever tries, and with everything that staff open.
var counters = []string{"sign_in_limits", "access_log"}

func (h *house) ledger() *ledger {
	h.Helper()
	l := &ledger{h: h}
	list := "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
	if h.db.Dialect() == database.Postgres {
		list = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
	}
	rows, err := h.db.SQL().QueryContext(h.Context(), list)
	h.must(err)
	for rows.Next() {
		var name string
		h.must(rows.Scan(&name))
		l.tables = append(l.tables, name)
	}
	h.must(rows.Err())
	for _, t := range l.tables {
		_, err := h.db.SQL().ExecContext(h.Context(), "CREATE TABLE kept_"+t+" AS SELECT * FROM "+t)
		h.must(err)
	}
	return l
}

// changed names the tables that are not as they were kept.
func (l *ledger) changed() []string {
	l.h.Helper()
	var ask []string
	for _, t := range l.tables {
		if slices.Contains(counters, t) {
			continue
		}
		const differs = "SELECT '%t' WHERE EXISTS (SELECT * FROM %t EXCEPT SELECT * FROM kept_%t) OR EXISTS (SELECT * FROM kept_%t EXCEPT SELECT * FROM %t)"
		ask = append(ask, strings.ReplaceAll(differs, "%t", t))
	}
	rows, err := l.h.db.SQL().QueryContext(l.h.Context(), strings.Join(ask, " UNION ALL "))
	l.h.must(err)
	var names []string
	for rows.Next() {
		var name string
		l.h.must(rows.Scan(&name))
		names = append(names, name)
	}
	l.h.must(rows.Err())
	return names
}

// restore takes back what was changed.
func (l *ledger) restore() {
	l.h.Helper()
	names := append(l.changed(), counters...)
	c, err := l.h.db.SQL().Conn(l.h.Context())
	l.h.must(err)
	defer func() { _ = c.Close() }()
	loose, strict := "PRAGMA foreign_keys = OFF", "PRAGMA foreign_keys = ON"
	if l.h.db.Dialect() == database.Postgres {
		loose, strict = "SET session_replication_role = replica", "SET session_replication_role = DEFAULT"
	}
	do := func(statement string) {
		l.h.Helper()
		_, err := c.ExecContext(l.h.Context(), statement)
		l.h.must(err)
	}
	do(loose)
	do("BEGIN")
	for _, t := range names {
		do("DELETE FROM " + t)
		do("INSERT INTO " + t + " SELECT * FROM kept_" + t)
	}
	do("COMMIT")
	do(strict)
}

// keep takes a table as it is now for how it should be.
func (l *ledger) keep(table string) {
	l.h.Helper()
	for _, statement := range []string{"DELETE FROM kept_" + table, "INSERT INTO kept_" + table + " SELECT * FROM " + table} {
		_, err := l.h.db.SQL().ExecContext(l.h.Context(), statement)
		l.h.must(err)
	}
}
