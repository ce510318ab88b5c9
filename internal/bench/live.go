package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/database"
)

const (
	words       = 200 // messages that are timed, each way
	openStreams = 2000
	perPerson   = 8                // as many as the server lets one person have
	fastEnough  = 0.3 * 1000       // milliseconds
	smallEnough = float64(200)     // megabytes
	patience    = 20 * time.Second // until something counts as lost
)

// live measures how long a message takes to the other phone: written here and shown by what it asks there, on the same
// replica and on the other one.
func (b *bench) live(ctx context.Context) error {
	t, err := b.build(ctx, "live", true, fewTandems)
	if err != nil {
		return err
	}
	if err := b.open(ctx, t); err != nil {
		return err
	}
	defer t.server.stop()
	second, err := b.serve(ctx, "DATABASE_URL="+t.url, "MAINPATE_DATA="+t.dir)
	if err != nil {
		return err
	}
	defer second.stop()
	for name, there := range map[string]*server{"live_same_replica": t.server, "live_other_replica": second} {
		took, err := t.exchange(ctx, there)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		b.report(name, median(took), "ms", fastEnough)
	}
	return nil
}

// exchange lets one of a tandem write while the other listens, and says how many milliseconds each message took.
func (t *town) exchange(ctx context.Context, there *server) ([]float64, error) {
	p := t.asking[0]
	ears, hangUp, err := listen(ctx, there, t.tokens[p.People[1]])
	if err != nil {
		return nil, err
	}
	defer hangUp()
	if err := hears(ears, `"hears":true`); err != nil {
		return nil, err
	}
	var took []float64
	for range words {
		id := database.NewID()
		begun := time.Now()
		path := fmt.Sprintf("/api/v1/conversations/tandem/%s/messages", p.Tandem)
		if _, err := talk(ctx, t.server, t.tokens[p.People[0]], http.MethodPut, path+"/"+id.String(), `{"text":"Bis Dienstag um drei!"}`); err != nil {
			return nil, err
		}
		if err := hears(ears, "event: change"); err != nil {
			return nil, err
		}
		shown, err := talk(ctx, there, t.tokens[p.People[1]], http.MethodGet, path+"?limit=1", "")
		if err != nil {
			return nil, err
		}
		if !bytes.Contains(shown, []byte(id.String())) {
			return nil, errors.New("the other phone was told too early")
		}
		took = append(took, float64(time.Since(begun).Microseconds())/1000)
	}
	return took, nil
}

// streams measures what two thousand open phones take.
func (b *bench) streams(ctx context.Context) error {
	t, err := b.build(ctx, "streams", true, openStreams/perPerson/2)
	if err != nil {
		return err
	}
	if err := b.open(ctx, t); err != nil {
		return err
	}
	defer t.server.stop()
	var people []uuid.UUID
	for _, p := range t.pairs {
		for _, id := range p.People {
			if t.tokens[id], err = signIn(ctx, t.server, loginOf(id)); err != nil {
				return err
			}
			people = append(people, id)
		}
	}
	for i := range openStreams {
		ears, hangUp, err := listen(ctx, t.server, t.tokens[people[i%len(people)]])
		if err != nil {
			return fmt.Errorf("stream %d: %w", i, err)
		}
		defer hangUp()
		if err := hears(ears, "event: hello"); err != nil {
			return err
		}
	}
	megabytes, err := t.server.memory()
	if err != nil {
		return err
	}
	b.report("open_streams_2000", megabytes, "MB", smallEnough)
	return nil
}

// listen opens a stream over a connection of its own and passes on its lines.
func listen(ctx context.Context, s *server, token string) (lines <-chan string, hangUp func(), err error) {
	var dialer net.Dialer
	conn, err := dialer.DialContext(ctx, "tcp", strings.TrimPrefix(s.url, "http://"))
	if err != nil {
		return nil, nil, err
	}
	if _, err := fmt.Fprintf(conn, "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n", token); err != nil {
		return nil, nil, errors.Join(err, conn.Close())
	}
	said := make(chan string, 64)
	go func() {
		defer close(said)
		for text := bufio.NewScanner(conn); text.Scan(); {
			said <- text.Text()
		}
	}()
	return said, func() { _ = conn.Close() }, nil
}

// hears waits for a line.
func hears(lines <-chan string, wanted string) error {
	late := time.After(patience)
	for {
		select {
		case line, open := <-lines:
			if !open {
				return errors.New("the stream has ended")
			}
			if strings.Contains(line, wanted) {
				return nil
			}
		case <-late:
			return fmt.Errorf("nothing says %q", wanted)
		}
	}
}

// talk sends one request and gives its answer.
func talk(ctx context.Context, s *server, token, method, path, body string) ([]byte, error) {
	q, err := http.NewRequestWithContext(ctx, method, s.url+path, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	q.Header.Set("Authorization", "Bearer "+token)
	if body != "" {
		q.Header.Set("Content-Type", "application/json")
	}
	answer, err := client.Do(q)
	if err != nil {
		return nil, err
	}
	defer func() { _ = answer.Body.Close() }()
	var text bytes.Buffer
	if _, err := text.ReadFrom(answer.Body); err != nil {
		return nil, err
	}
	if answer.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s %s: %d %s", method, path, answer.StatusCode, text.Bytes())
	}
	return text.Bytes(), nil
}
