// Package migrations carries the SQL that builds the database, in the order of the file numbers.
package migrations

import "embed"

// Files holds every numbered migration; the same SQL runs on SQLite and PostgreSQL.
//
//go:embed *.sql
var Files embed.FS
