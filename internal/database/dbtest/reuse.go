package dbtest

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// Cloning a database takes PostgreSQL far longer than most tests take, so a test leaves its own to the next one.

// shape tells whether a test has left more behind than rows: tables, columns, triggers, functions or settings.
const shape = `SELECT md5(
	(SELECT string_agg(c.oid::regclass || '.' || a.attname || ' ' || a.atttypid::text, ',' ORDER BY c.oid::regclass::text, a.attnum)
		FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
		WHERE c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped) ||
	(SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal) || '.' ||
	(SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace) || '.' ||
	(SELECT count(*) FROM pg_db_role_setting WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())))`

// tables are all tables that have rows in a migrated database, and what is in them; the others are empty.
type tables map[string][]byte

func names(ctx context.Context, db *sql.Conn) ([]string, error) {
	rows, err := db.QueryContext(ctx, "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'")
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var all []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		all = append(all, name)
	}
	return all, rows.Err()
}

// filled are the tables with rows.
func filled(ctx context.Context, db *sql.Conn) ([]string, error) {
	all, err := names(ctx, db)
	if err != nil {
		return nil, err
	}
	parts := make([]string, len(all))
	for i, name := range all {
		parts[i] = fmt.Sprintf("CASE WHEN EXISTS (SELECT 1 FROM %s) THEN '%s' END", name, name)
	}
	var text string
	err = db.QueryRowContext(ctx, "SELECT array_to_string(ARRAY["+strings.Join(parts, ", ")+"]::text[], ',')").Scan(&text)
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' }), err
}

// look reads a migrated database: its shape and its rows.
func look(ctx context.Context, address string) (form string, fresh tables, err error) {
	err = with(ctx, address, func(db *sql.Conn) error {
		with, err := filled(ctx, db)
		if err != nil {
			return err
		}
		fresh = tables{}
		for _, name := range with {
			var rows []byte
			if err := db.QueryRowContext(ctx, "SELECT json_agg(t) FROM "+name+" t").Scan(&rows); err != nil {
				return err
			}
			fresh[name] = rows
		}
		return db.QueryRowContext(ctx, shape).Scan(&form)
	})
	return form, fresh, err
}

// clean makes a used database like a migrated one again. It says false when there is more to it than rows.
func clean(ctx context.Context, address, form string, fresh tables) (same bool, err error) {
	err = with(ctx, address, func(db *sql.Conn) error {
		var now string
		if err := db.QueryRowContext(ctx, shape).Scan(&now); err != nil {
			return err
		}
		if same = now == form; !same {
			return nil
		}
		used, err := filled(ctx, db)
		if err != nil {
			return err
		}
		// Without triggers the order of the tables does not matter.
		text := "BEGIN; SET LOCAL session_replication_role = replica; "
		for _, name := range used {
			text += "DELETE FROM " + name + "; "
		}
		if _, err := db.ExecContext(ctx, text+"COMMIT"); err != nil {
			return err
		}
		for name, rows := range fresh {
			if _, err := db.ExecContext(ctx, fmt.Sprintf("INSERT INTO %s SELECT * FROM json_populate_recordset(NULL::%s, $1)", name, name), string(rows)); err != nil {
				return err
			}
		}
		return nil
	})
	return same, err
}

func with(ctx context.Context, address string, do func(db *sql.Conn) error) error {
	pool, err := sql.Open("pgx", address)
	if err != nil {
		return err
	}
	defer func() { _ = pool.Close() }()
	db, err := pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	return do(db)
}
