package main

import (
	"regexp"
	"slices"
	"strings"

	"testing"

	"mainpate/internal/database"
	"mainpate/internal/personal"
)

// column is a column of the schema as the database itself describes it.
type column struct {
	table, name, kind string
	nullable          bool
	refers            string // the table that a foreign key leads to
}

func (c column) String() string { return c.table + "." + c.name }

// columnsOfSchema lists every column of every table, without the migrations' own.
func (h *house) columnsOfSchema() []column {
	h.Helper()
	ask := `SELECT m.name, p.name, lower(p.type), p."notnull" = 0, coalesce(f."table", '') FROM sqlite_master m
		JOIN pragma_table_info(m.name) p LEFT JOIN pragma_foreign_key_list(m.name) f ON f."from" = p.name
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, p.cid`
	if h.db.Dialect() == database.Postgres {
		ask = `SELECT c.table_name, c.column_name, c.data_type, c.is_nullable = 'YES', coalesce((SELECT r.relname
				FROM pg_constraint k JOIN pg_class r ON r.oid = k.confrelid
				JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
				WHERE k.contype = 'f' AND k.conrelid = c.table_name::regclass AND a.attname = c.column_name LIMIT 1), '')
			FROM information_schema.columns c JOIN pg_tables t ON t.tablename = c.table_name AND t.schemaname = 'public'
			WHERE c.table_schema = 'public' ORDER BY c.table_name, c.ordinal_position`
	}
	rows, err := h.db.SQL().QueryContext(h.Context(), ask)
	h.must(err)
	defer func() { _ = rows.Close() }()
	var columns []column
	for rows.Next() {
		var c column
		h.must(rows.Scan(&c.table, &c.name, &c.kind, &c.nullable, &c.refers))
		if !strings.HasPrefix(c.table, "goose_") && !strings.HasPrefix(c.table, "kept_of_") {
			columns = append(columns, c)
		}
	}
	h.must(rows.Err())
	if len(columns) < 200 {
		h.Fatalf("the schema has %d columns", len(columns))
	}
	return columns
}

var namesAPerson = regexp.MustCompile(`(_by|_id|coach|person|owner|author)$`)

// notPeople are columns that are called as if they held a person and have no foreign key that says otherwise.
var notPeople = map[string]string{
	"erasures.id":                "bare ids of people who are gone, on purpose",
	"steps.entry_id":             "an entry that may come later",
	"reminders.occasion_id":      "what it is about; of a test reminder the person, whose row goes by person_id",
	"refresh_tokens.previous_id": "the token before",
	"push_subscriptions.key_id":  "a key of the server",
	"recovery_codes.key_id":      "a key of the server",
	"pauses.tell_contact_person": "whom the person wants it to be told",
	"entries.message_id":         "the message a note was made from",
	"steps.message_id":           "the message a step was made from",
	"messages.link_id":           "the entry, step or item that a message leads to",
	"passkeys.credential_id":     "a key of the person, whose row goes by person_id",
}

// shownElsewhere are tables with people in them that export has no section of its own for.
var shownElsewhere = map[string]string{
	"tandem_partners":    "shown as tandems",
	"passkey_challenges": "a question for some minutes",
	"pending_sign_ins":   "a sign-in for some minutes",
}

// Whoever adds a table has to say what it keeps about people: else this fails.
func TestEveryTableSaysWhatItKeepsOfPeople(t *testing.T) {
	each(t, func(h *house) {
		tables := map[string]personal.Table{}
		for _, table := range h.privacy.Tables() {
			if _, twice := tables[table.Name]; twice {
				h.Errorf("%s is described twice", table.Name)
			}
			tables[table.Name] = table
		}
		there := map[string]bool{}
		for _, c := range h.columnsOfSchema() {
			there[c.table], there[c.String()] = true, true
			table, described := tables[c.table]
			if !described {
				h.Errorf("%s: no domain describes the table of this column", c)
				continue
			}
			fate := table.People[c.name]
			switch {
			case c.refers == "persons" && fate == 0:
				h.Errorf("%s refers to people and has no fate", c)
			case fate == personal.Emptied && !c.nullable:
				h.Errorf("%s cannot become null", c)
			case fate == 0 && c.refers == "" && c.name != "id" && namesAPerson.MatchString(c.name) && notPeople[c.String()] == "":
				h.Errorf("%s sounds like a person: give it a fate, or say why not", c)
			}
		}
		for name, table := range tables {
			if !there[name] {
				h.Errorf("%s is described and does not exist", name)
			}
			for c := range table.People {
				if !there[name+"."+c] {
					h.Errorf("%s.%s is described and does not exist", name, c)
				}
			}
			if table.OfTandem || table.Keep != personal.UntilErased {
				if !there[name+".tandem_id"] {
					h.Errorf("%s has no tandem_id", name)
				}
			}
			goes := slices.Contains(fates(table), personal.RowGoes)
			if goes && len(table.Views) == 0 && shownElsewhere[name] == "" {
				h.Errorf("%s holds things of people and shows them nothing", name)
			}
		}
	})
}

func fates(t personal.Table) []personal.Fate {
	var all []personal.Fate
	for _, f := range t.People {
		all = append(all, f)
	}
	return all
}
