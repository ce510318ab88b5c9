package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"time"
)

type obj = map[string]any

// phone is one person's device: it repeats every request until it is answered, as the outbox does.
type phone struct {
	w      *world
	name   string
	id     string
	login  string
	secret string
	access string
	cookie string
	ip     string
	device string // the address at its push service
	random *rand.Rand
}

// answer is what came back; status 0 when the run was stopped before.
type answer struct {
	status int
	body   []byte
	cookie string
}

func (a answer) read(into any) {
	if err := json.Unmarshal(a.body, into); err != nil {
		panic(fmt.Sprintf("%v: %s", err, a.body)) // the harness and the API do not fit
	}
}

// patience is how long a phone tries before the servers count as broken.
const patience = 2 * time.Minute

// ask repeats until somebody answers. version is the one a change is based on, 0 for none.
func (p *phone) ask(method, path string, body any, version int) answer {
	sent, err := json.Marshal(body)
	if err != nil {
		panic(err)
	}
	start := time.Now()
	for p.w.ctx.Err() == nil {
		a, err := p.mischief(request{method, path, sent, version, p.access, p.cookie})
		switch {
		case err != nil || a.status >= 500 || a.status == http.StatusTooManyRequests || a.status == http.StatusRequestTimeout:
			p.w.count(unanswered, 1)
		case a.status == http.StatusUnauthorized && !strings.HasPrefix(path, "/auth/"):
			p.refresh()
			continue
		default:
			return a
		}
		if time.Since(start) > patience {
			p.w.wrong("%s: nobody answers %s %s: %d %s %v", p.name, method, path, a.status, a.body, err)
			p.w.abort()
			break
		}
		time.Sleep(time.Duration(20+p.random.IntN(150)) * time.Millisecond)
	}
	return answer{}
}

// want asks and is surprised by any other answer.
func (p *phone) want(method, path string, body any, version int) (answer, bool) {
	a := p.ask(method, path, body, version)
	if a.status == 0 {
		return a, false
	}
	ok := a.status == http.StatusOK || a.status == http.StatusNoContent
	if !ok {
		p.w.lostEntry("%s: %s %s (%d): %d %s", p.name, method, path, version, a.status, a.body)
	}
	return a, ok
}

type request struct {
	method, path string
	body         []byte
	version      int
	access       string
	cookie       string
}

var errLost = errors.New("lost on the way")

// mischief sends the request over a network that loses, cuts off and repeats.
func (p *phone) mischief(r request) (answer, error) {
	trouble := p.w.trouble()
	draw := p.random.Float64()
	chance := func(share float64) bool {
		draw -= share * trouble
		return draw < 0
	}
	switch {
	case chance(0.02):
		return answer{}, errLost
	case chance(0.03):
		if _, err := p.send(p.w.ctx, r); err != nil {
			return answer{}, err
		}
		return answer{}, errLost
	case chance(0.03): // the phone gives up in the middle
		ctx, cancel := context.WithTimeout(p.w.ctx, time.Duration(p.random.IntN(15))*time.Millisecond)
		defer cancel()
		return p.send(ctx, r)
	case chance(0.02) && r.method != http.MethodGet && !strings.HasPrefix(r.path, "/auth/"):
		late := time.Duration(p.random.IntN(2000)) * time.Millisecond
		p.w.strays.Go(func() {
			time.Sleep(late)
			_, _ = p.send(p.w.ctx, r)
		})
	case chance(0.02): // twice at once, to whichever replica
		p.w.strays.Go(func() { _, _ = p.send(p.w.ctx, r) })
	}
	return p.send(p.w.ctx, r)
}

func (p *phone) send(ctx context.Context, r request) (answer, error) {
	p.w.count(requests, 1)
	ctx, cancel := context.WithTimeout(ctx, 4*time.Second)
	defer cancel()
	sent, err := http.NewRequestWithContext(ctx, r.method, "http://"+p.w.someone()+"/api/v1"+r.path, bytes.NewReader(r.body))
	if err != nil {
		return answer{}, err
	}
	sent.Header.Set("Content-Type", "application/json")
	sent.Header.Set("Sec-Fetch-Site", "same-origin")
	sent.Header.Set("X-Forwarded-For", p.ip)
	if r.access != "" {
		sent.Header.Set("Authorization", "Bearer "+r.access)
	}
	if r.version > 0 {
		sent.Header.Set("If-Match", fmt.Sprintf(`"%d"`, r.version))
	}
	if r.cookie != "" && strings.HasPrefix(r.path, "/auth/") {
		sent.Header.Set("Cookie", "rt="+r.cookie)
	}
	got, err := p.w.client.Do(sent)
	if err != nil {
		return answer{}, err
	}
	defer func() { _ = got.Body.Close() }()
	a := answer{status: got.StatusCode}
	if a.body, err = io.ReadAll(got.Body); err != nil {
		return answer{}, err
	}
	for _, c := range got.Cookies() {
		a.cookie = c.Value
	}
	return a, nil
}

// refresh gets a new access token, or signs in again when the session has ended.
func (p *phone) refresh() {
	a := p.ask(http.MethodPost, "/auth/refresh", nil, 0)
	if a.status == http.StatusUnauthorized {
		p.w.count(signedOut, 1)
		a = p.ask(http.MethodPost, "/auth/sign-in", obj{"login": p.login, "secret": p.secret, "remember": true}, 0)
	}
	p.enter(a)
}

func (p *phone) enter(a answer) {
	if a.status != http.StatusOK {
		if a.status != 0 {
			p.w.wrong("%s cannot sign in: %d %s", p.name, a.status, a.body)
			p.w.abort()
		}
		return
	}
	var session struct {
		AccessToken string `json:"access_token"`
		Person      struct{ ID, Login string }
	}
	a.read(&session)
	p.access, p.id, p.login, p.cookie = session.AccessToken, session.Person.ID, session.Person.Login, a.cookie
}
