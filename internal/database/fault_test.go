package database_test

import (
	"bytes"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"gorm.io/gorm"

	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/database/pgtest"
)

func openAt(t *testing.T, address string) *database.DB {
	t.Helper()
	db, err := database.Open(ctx, database.Config{URL: address, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	return db
}

func write(db *database.DB, key string) error {
	return db.Tx(ctx, func(tx *gorm.DB) error { return tx.Create(&setting{key, "", 1, db.Now()}).Error })
}

func count(t *testing.T, db *database.DB) int64 {
	t.Helper()
	var n int64
	if err := db.Read(ctx).Model(&setting{}).Count(&n).Error; err != nil {
		t.Fatal(err)
	}
	return n
}

// busy opens several connections, so that there are idle ones to go wrong.
func busy(t *testing.T, db *database.DB, connections int) {
	t.Helper()
	var open, done sync.WaitGroup
	open.Add(connections)
	for range connections {
		done.Go(func() {
			err := db.Tx(ctx, func(tx *gorm.DB) error {
				open.Done()
				open.Wait()
				return tx.Exec("SELECT 1").Error
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	done.Wait()
}

// pair is a server with a standby that follows it, and an address that names both.
func pair(t *testing.T) (primary, standby *pgtest.Server, address string) {
	t.Helper()
	primary, err := pgtest.New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { primary.Remove() })
	if standby, err = primary.Standby(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { standby.Remove() })
	both := "127.0.0.1:" + primary.Port
	return primary, standby, strings.Replace(primary.URL("postgres"), both, both+",127.0.0.1:"+standby.Port, 1) +
		"&target_session_attrs=read-write"
}

func TestItFollowsAPromotedStandby(t *testing.T) {
	primary, standby, url := pair(t)
	db := openAt(t, url)
	busy(t, db, 5)
	if err := write(db, "before"); err != nil {
		t.Fatal(err)
	}
	primary.Stop() // politely: the standby gets everything first
	if err := write(db, "while nobody writes"); !database.IsUnavailable(err) {
		t.Errorf("without a server: %v", err)
	}
	if err := standby.Promote(ctx); err != nil {
		t.Fatal(err)
	}
	if err := write(db, "after"); err != nil {
		t.Errorf("after the promotion: %v", err)
	}
	if n := count(t, db); n != 2 {
		t.Errorf("%d rows, want 2", n)
	}
}

// A server that has been demoted keeps its connections, but must not be written to any more.
func TestItLeavesAServerThatOnlyReads(t *testing.T) {
	primary, standby, url := pair(t)
	db := openAt(t, url)
	busy(t, db, 5)
	if err := primary.Exec(ctx, "ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()"); err != nil {
		t.Fatal(err)
	}
	waitUntil(t, db, "SELECT current_setting('transaction_read_only') = 'on'")
	if err := standby.Promote(ctx); err != nil {
		t.Fatal(err)
	}
	if err := write(db, "after"); err != nil {
		t.Errorf("after the change: %v", err)
	}
	if n := count(t, db); n != 1 {
		t.Errorf("%d rows on the new server, want 1", n)
	}
}

func TestAServerThatOnlyReadsIsNoServer(t *testing.T) {
	_, standby, _ := pair(t)
	if _, err := database.Open(ctx, database.Config{URL: standby.URL("postgres"), Now: time.Now}); err == nil {
		t.Error("opened a standby")
	}
}

func waitUntil(t *testing.T, db *database.DB, question string) {
	t.Helper()
	for range 500 {
		var yes bool
		if err := db.Read(ctx).Raw(question).Scan(&yes).Error; err != nil {
			t.Fatal(err)
		}
		if yes {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("never: " + question)
}

const cutAll = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"

func TestNobodyNoticesThatIdleConnectionsAreCut(t *testing.T) {
	db := openAt(t, dbtest.PostgresURL(t))
	for _, key := range []string{"a", "b", "c"} {
		busy(t, db, 5)
		if err := db.Read(ctx).Exec(cutAll).Error; err != nil {
			t.Fatal(err)
		}
		if err := write(db, key); err != nil {
			t.Error(err)
		}
	}
	if n := count(t, db); n != 3 {
		t.Errorf("%d rows, want 3", n)
	}
}

// What is lost while it is being committed may have happened, so it is not done a second time.
func TestALostCommitIsNotTriedAgain(t *testing.T) {
	url := dbtest.PostgresURL(t)
	db, other := openAt(t, url), openAt(t, url)
	// The cut comes from a trigger at the very end of the transaction.
	for _, statement := range []string{
		`CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'`,
		`CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON settings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cut()`,
	} {
		if err := other.Read(ctx).Exec(statement).Error; err != nil {
			t.Fatal(err)
		}
	}
	tries := 0
	err := db.Tx(ctx, func(tx *gorm.DB) error {
		tries++
		return tx.Create(&setting{"a", "", 1, db.Now()}).Error
	})
	if !database.IsUnavailable(err) || tries != 1 {
		t.Errorf("%d tries, %v", tries, err)
	}
}

// While replicas are exchanged one by one, the older ones meet the columns that the newer ones have added.
func TestAnOlderReplicaReadsBesideANewerOne(t *testing.T) {
	url := dbtest.PostgresURL(t)
	older, newer := openAt(t, url), openAt(t, url)
	save(t, older, setting{"a", "", 1, older.Now()})
	read := func() error {
		var s []setting
		return older.Read(ctx).Where("key = ?", "a").Find(&s).Error
	}
	if err := read(); err != nil {
		t.Fatal(err)
	}
	if err := newer.Read(ctx).Exec("ALTER TABLE settings ADD COLUMN more text NOT NULL DEFAULT ''").Error; err != nil {
		t.Fatal(err)
	}
	if err := read(); err != nil {
		t.Errorf("beside a newer replica: %v", err)
	}
}

func TestAFullDiskIsNotTheFaultOfTheRequest(t *testing.T) {
	db, err := database.Open(ctx, database.Config{DataDir: t.TempDir(), Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	db.SQL().SetMaxOpenConns(1) // the limit belongs to a connection
	var pages int
	if err := db.SQL().QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	limit := func(pages string) {
		if _, err := db.SQL().Exec("PRAGMA max_page_count = " + pages); err != nil {
			t.Fatal(err)
		}
	}
	limit("1") // as many as there are already
	for i := 0; err == nil && i < 1000; i++ {
		err = write(db, strings.Repeat("x", 1000+i))
	}
	if !database.IsUnavailable(err) {
		t.Errorf("on a full disk: %v", err)
	}
	kept := count(t, db)
	limit("100000")
	if err := write(db, "there is room again"); err != nil || count(t, db) != kept+1 {
		t.Errorf("with room again: %v", err)
	}
}

// The image holds nothing but the binary and the data: there is no /tmp to put anything aside.
func TestWhatIsPutAsideStaysInMemory(t *testing.T) {
	db, err := database.Open(ctx, database.Config{DataDir: t.TempDir(), Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	const inMemory = 2
	var where int
	if err := db.Read(ctx).Raw("PRAGMA temp_store").Scan(&where).Error; err != nil || where != inMemory {
		t.Errorf("temp_store is %d, %v", where, err)
	}
}

// What is deleted is not to be found in the file any more, nor in the log beside it.
func TestWhatIsDeletedIsOverwritten(t *testing.T) {
	dir := t.TempDir()
	db, err := database.Open(ctx, database.Config{DataDir: dir, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	lies := func() bool {
		if err := db.Tidy(ctx); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{database.File, database.File + "-wal"} {
			data, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(data, []byte("Samiras Stimme")) {
				return true
			}
		}
		return false
	}
	if err := write(db, strings.Repeat("Samiras Stimme ", 10_000)); err != nil || !lies() {
		t.Fatalf("not written: %v", err)
	}
	if err := db.Tx(ctx, func(tx *gorm.DB) error { return tx.Where("1 = 1").Delete(&setting{}).Error }); err != nil {
		t.Fatal(err)
	}
	if lies() {
		t.Error("deleted words can still be read")
	}
}

func TestWhatIsNotAvailable(t *testing.T) {
	for _, err := range []error{nil, sql.ErrNoRows, gorm.ErrDuplicatedKey, errors.New("something else")} {
		if database.IsUnavailable(err) {
			t.Errorf("%v counts as away", err)
		}
	}
}

// PgBouncer refuses settings for a connection, so the limits come with every transaction.
func TestLimitsHoldBehindPgBouncer(t *testing.T) {
	direct := dbtest.EmptyPostgres(t)
	bouncer, err := pgtest.NewBouncer(direct, 3)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(bouncer.Remove)
	u, err := url.Parse(direct)
	if err != nil {
		t.Fatal(err)
	}
	db := openAt(t, bouncer.URL(u.Path[1:]))
	busy(t, db, 3)
	var limit string
	err = db.Tx(ctx, func(tx *gorm.DB) error { return tx.Raw("SHOW lock_timeout").Scan(&limit).Error })
	if err != nil || limit != "2s" {
		t.Errorf("lock_timeout is %q, %v", limit, err)
	}
	if err := db.Read(ctx).Raw("SHOW lock_timeout").Scan(&limit).Error; err != nil || limit != "0" {
		t.Errorf("the limit has stayed with the server's connection: %q, %v", limit, err)
	}
}

func TestTheSimpleProtocolIsRefused(t *testing.T) {
	address := dbtest.PostgresURL(t) + "&default_query_exec_mode=simple_protocol"
	if _, err := database.Open(ctx, database.Config{URL: address, Now: time.Now}); err == nil {
		t.Error("accepted")
	}
}
