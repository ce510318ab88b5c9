package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"syscall"
	"time"

	"mainpate/internal/database/pgtest"
)

// cluster is a PostgreSQL with a standby that confirms every commit, as whoever promotes standbys must have it.
type cluster struct {
	w                *world
	primary, standby *pgtest.Server
}

func newCluster() (*cluster, error) {
	primary, err := pgtest.New("max_connections=100", "wal_retrieve_retry_interval=100ms", "shared_buffers=64MB", "max_wal_senders=5")
	if err != nil {
		return nil, err
	}
	c := &cluster{primary: primary}
	if c.standby, err = primary.Standby(); err == nil {
		err = c.trustStandby()
	}
	if err != nil {
		c.close()
		return nil, err
	}
	return c, nil
}

func (c *cluster) close() {
	c.primary.Remove()
	if c.standby != nil {
		c.standby.Remove()
	}
}

// url names both hosts; the servers find out which of them writes.
func (c *cluster) url() string {
	first := "127.0.0.1:" + c.primary.Port
	return strings.Replace(c.primary.URL("postgres"), first, first+",127.0.0.1:"+c.standby.Port, 1)
}

func (c *cluster) trustStandby() error {
	return c.primary.Exec(context.Background(), "ALTER SYSTEM SET synchronous_standby_names = '*'", "SELECT pg_reload_conf()")
}

func onPostgres(ctx context.Context, program string, faults []fault, total *ledger) error {
	c, err := newCluster()
	if err != nil {
		return err
	}
	defer c.close()
	w, err := newWorld(ctx, "PostgreSQL", program, 2, total, "DATABASE_URL="+c.url())
	if err != nil {
		return err
	}
	c.w = w
	defer w.close()
	if err := w.settleIn(8); err != nil {
		return err
	}
	w.live()
	err = w.during(faults, c.do)
	w.end()
	return errors.Join(err, c.checkRows())
}

func (c *cluster) do(f fault) error {
	if known, err := c.w.doAnywhere(f); known {
		return err
	}
	switch f.kind {
	case frozen:
		c.freeze(f)
	case race:
		c.race()
	case cut:
		return c.cut()
	case fast:
		c.primary.Stop()
		return c.primary.Start()
	case crashed:
		c.primary.Crash()
		return c.primary.Start()
	case away:
		c.primary.Stop()
		c.w.pause(500*time.Millisecond + f.after(time.Second))
		return c.primary.Start()
	case promoted:
		return c.promote(f)
	default:
		return fmt.Errorf("nobody knows how to do %q", f.kind)
	}
	return nil
}

// freeze stops a replica in the middle of whatever it does, sometimes for longer than a lease. The other one
// takes over, and then the first one wakes up and goes on.
func (c *cluster) freeze(f fault) {
	r := c.w.replicas[f.of(2)]
	r.signal(syscall.SIGSTOP)
	if f.when > 0.5 {
		if err := c.w.clock.step(130 * time.Second); err != nil {
			c.w.wrong("%v", err)
		}
	}
	c.w.pause(200*time.Millisecond + f.after(time.Second))
	r.signal(syscall.SIGCONT)
}

// race lets reminders of everybody become due at the same instant while both replicas are looking for some.
func (c *cluster) race() {
	start := c.w.clock.now().Add(lead + time.Minute)
	for _, t := range c.w.tandems {
		t.gate.Lock()
		t.planAt(t.pair[0], start)
		t.gate.Unlock()
	}
}

func (c *cluster) cut() error {
	return c.primary.Exec(context.Background(), `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
		WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`)
}

// promote ends the server that writes, one way or the other, and lets the standby take over. The old one comes
// back as the new standby.
func (c *cluster) promote(f fault) error {
	if !c.w.waitUntil("in step with the standby", c.inStep) {
		return nil
	}
	if f.when < 0.5 {
		c.primary.Stop()
	} else {
		c.primary.Crash()
	}
	ctx := context.Background()
	old := c.primary
	if err := c.standby.Promote(ctx); err != nil {
		return err
	}
	c.primary, c.standby = c.standby, nil
	if err := c.primary.Exec(ctx, "ALTER SYSTEM RESET synchronous_standby_names", "SELECT pg_reload_conf()"); err != nil {
		return err
	}
	old.Remove()
	var err error
	if c.standby, err = c.primary.Standby(old.Port); err != nil {
		return err
	}
	return c.trustStandby()
}

func (c *cluster) inStep() bool {
	n, err := c.ask("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'")
	return err == nil && n == 1
}

// checkRows asks the database itself whether a reminder has been forgotten.
func (c *cluster) checkRows() error {
	n, err := c.ask(fmt.Sprintf(`SELECT count(*) FROM reminders WHERE state = 'failed'
		OR (state IN ('pending', 'claimed') AND next_try_at < to_timestamp(%d) AND expires_at > to_timestamp(%d))`,
		c.w.clock.now().Add(-5*time.Minute).Unix(), c.w.clock.now().Unix()))
	if n > 0 {
		c.w.lostReminder("%d rows in the database have been forgotten", n)
	}
	return err
}

func (c *cluster) ask(question string) (int, error) {
	db, err := sql.Open("pgx", c.primary.URL("postgres"))
	if err != nil {
		return 0, err
	}
	defer func() { _ = db.Close() }()
	n := 0
	err = db.QueryRow(question).Scan(&n)
	return n, err
}
