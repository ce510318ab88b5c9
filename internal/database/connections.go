package database

import "time"

// Connections say how busy the connections to the database are.
type Connections struct {
	Open, InUse, Most int
	Waits             int64 // how often somebody had to wait for one
	Waited            time.Duration
}

// Connections looks at the pool of this process.
func (d *DB) Connections() Connections {
	if d.pool != nil {
		s := d.pool.Stat()
		return Connections{
			Open: int(s.TotalConns()), InUse: int(s.AcquiredConns()), Most: int(s.MaxConns()),
			Waits: s.EmptyAcquireCount(), Waited: s.EmptyAcquireWaitTime(),
		}
	}
	s := d.sql.Stats()
	return Connections{Open: s.OpenConnections, InUse: s.InUse, Most: s.MaxOpenConnections, Waits: s.WaitCount, Waited: s.WaitDuration}
}
