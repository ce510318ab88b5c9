package main

import (
	"slices"
	"strings"

	"mainpate/internal/database"
)

// ledger keeps a copy of every table beside it, to see what a request has changed and to take it back. Triggers write
// down which tables have been touched, so that only those are compared.
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
	l.tables = l.names(list)
	for _, t := range l.tables {
		l.do("CREATE TABLE kept_" + t + " AS SELECT * FROM " + t)
	}
	l.do("CREATE TABLE touched (name text PRIMARY KEY)")
	if h.db.Dialect() == database.Postgres {
		l.do("CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN INSERT INTO touched VALUES (TG_TABLE_NAME) ON CONFLICT DO NOTHING; RETURN NULL; END'")
	}
	for _, t := range l.tables {
		if h.db.Dialect() == database.Postgres {
			l.do("CREATE TRIGGER touch AFTER INSERT OR UPDATE OR DELETE ON " + t + " EXECUTE FUNCTION touch()")
			continue
		}
		for _, act := range []string{"INSERT", "UPDATE", "DELETE"} {
			l.do("CREATE TRIGGER touch_" + t + act + " AFTER " + act + " ON " + t + " BEGIN INSERT INTO touched SELECT '" + t + "' WHERE '" + t + "' NOT IN (SELECT name FROM touched); END")
		}
	}
	return l
}

func (l *ledger) do(statement string) {
	l.h.Helper()
	_, err := l.h.db.SQL().ExecContext(l.h.Context(), statement)
	l.h.must(err)
}

func (l *ledger) names(query string) (names []string) {
	l.h.Helper()
	rows, err := l.h.db.SQL().QueryContext(l.h.Context(), query)
	l.h.must(err)
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		var name string
		l.h.must(rows.Scan(&name))
		names = append(names, name)
	}
	l.h.must(rows.Err())
	return names
}

// changed names the tables that are not as they were kept.
func (l *ledger) changed() []string {
	l.h.Helper()
	var ask []string
	for _, t := range l.names("SELECT name FROM touched") {
		if slices.Contains(counters, t) {
			continue
		}
		const differs = "SELECT '%t' WHERE EXISTS (SELECT * FROM %t EXCEPT SELECT * FROM kept_%t) OR EXISTS (SELECT * FROM kept_%t EXCEPT SELECT * FROM %t)"
		ask = append(ask, strings.ReplaceAll(differs, "%t", t))
	}
	if len(ask) == 0 {
		return nil
	}
	return l.names(strings.Join(ask, " UNION ALL "))
}

// restore takes back what was changed.
func (l *ledger) restore() {
	l.h.Helper()
	names := l.names("SELECT name FROM touched")
	if len(names) == 0 {
		return
	}
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
	do("DELETE FROM touched")
	do("COMMIT")
	do(strict)
}

// keep takes a table as it is now for how it should be.
func (l *ledger) keep(table string) {
	l.h.Helper()
	l.do("DELETE FROM kept_" + table)
	l.do("INSERT INTO kept_" + table + " SELECT * FROM " + table)
}
