package main

import (
	"context"
	"database/sql"
	"sync"
)

// preparedStatements prepares each statement once.
type preparedStatements struct {
	db  *sql.DB
	mu  sync.RWMutex
	all map[string]*sql.Stmt
}

func (p *preparedStatements) get(ctx context.Context, text string) (*sql.Stmt, error) {
	p.mu.RLock()
	ready := p.all[text]
	p.mu.RUnlock()
	if ready != nil {
		return ready, nil
	}
	ready, err := p.db.PrepareContext(ctx, text)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.all[text] = ready
	return ready, nil
}
