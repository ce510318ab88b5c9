package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
)

// A pause that nobody was told of is in no answer to anybody else: each is the same with it and without it.
func TestASecretPauseShowsNowhere(t *testing.T) {
	alone(t, func(h *house) {
		v := newVillage(h)
		l := h.ledger()
		without := v.answers(l, "")
		v.anna.ask(200, "PUT", "/me/pause", obj{"tell_partner": false, "tell_contact_person": false})
		v.pastPause(v.anna, false)
		l.keep("pauses")
		with := v.answers(l, "")
		if len(with) != len(without) || len(with) < 250 {
			t.Fatalf("%d answers, and %d", len(without), len(with))
		}
		for what, answer := range without {
			if with[what] != answer {
				t.Errorf("%s\nwithout the pause: %s\nwith it:           %s", what, answer, with[what])
			}
		}

		v.anna.ask(200, "PUT", "/me/pause", obj{"tell_partner": true, "tell_contact_person": true})
		v.pastPause(v.anna, true)
		l.keep("pauses")
		told := v.answers(l, "GET")
		for _, what := range []string{
			"Bert GET /home", "Bert GET /me/tandem", "Bert GET /tandems/{tandem}/workbook",
			"Karim GET /team/home", "Karim GET /tandems/{tandem}", "Karim GET /tandems/{tandem}/released",
		} {
			if told[what] == "" || told[what] == with[what] {
				t.Errorf("%s does not tell of a pause that was told: %s", what, told[what])
			}
		}
		for _, what := range []string{"Petra GET /home", "Oda GET /team/home", "Ines GET /persons"} {
			if told[what] == "" || told[what] != with[what] {
				t.Errorf("%s tells somebody who was not told: %s", what, told[what])
			}
		}
	})
}

// pastPause puts a pause of some days ago there; through the app it would take as long.
func (v *village) pastPause(c *caller, told bool) {
	v.Helper()
	v.must(v.db.Read(v.Context()).Exec(`INSERT INTO pauses
		(id, person_id, from_day, until_day, tell_partner, tell_contact_person, version, created_at, updated_at)
		VALUES (?, ?, '2026-11-02', '2026-11-16', ?, ?, 1, ?, ?)`,
		uuid.New(), c.id, told, told, v.clock.Now().Truncate(time.Millisecond), v.clock.Now().Truncate(time.Millisecond)).Error)
}

// answers are those to everything that everybody but Anna can ask, by who asks and what. Each request is taken back.
func (v *village) answers(l *ledger, only string) map[string]string {
	v.Helper()
	all := map[string]string{}
	for _, a := range attempts {
		method, path, _ := strings.Cut(a.request, " ")
		if only != "" && method != only || slices.ContainsFunc([]string{"/auth/", "/push/", "/me/pass", "/me/totp", "/me/recovery", "/me/device", "/me/calendar", "/me/pause"}, func(p string) bool {
			return strings.HasPrefix(path, p)
		}) {
			continue // secrets made by chance, or one's own
		}
		for _, c := range []*caller{v.bert, v.peer, v.coach, v.otherCoach, v.manager, v.admin} {
			got := v.try(a, c)
			what := c.name + " " + a.request
			if a.body != "" {
				what += " " + a.body
			}
			all[what] = v.masked(got)
			if method != "GET" && got.status < 300 {
				l.restore()
			}
		}
	}
	return all
}

// masked leaves out of an answer what is new in each: ids and codes made by the server.
func (v *village) masked(got reply) string {
	var body any
	if len(got.body) > 0 && json.Unmarshal(got.body, &body) != nil {
		return string(got.body)
	}
	known := map[string]bool{}
	for _, value := range v.names {
		known[value] = true
	}
	var mask func(any) any
	mask = func(value any) any {
		switch x := value.(type) {
		case map[string]any:
			for name := range x {
				if slices.Contains([]string{"code", "url", "login", "request_id", "access_token"}, name) {
					x[name] = "…"
				} else {
					x[name] = mask(x[name])
				}
			}
		case []any:
			for i := range x {
				x[i] = mask(x[i])
			}
		case string:
			if made, err := uuid.Parse(x); err == nil && !known[x] && made.Version() == 7 && !v.isPerson(x) {
				return "…"
			}
		}
		return value
	}
	text, err := json.Marshal(mask(body))
	v.must(err)
	return strings.Join([]string{got.header.Get("Content-Type"), string(text)}, " ")
}

// isPerson keeps people apart, whoever they are.
func (v *village) isPerson(id string) bool {
	return slices.ContainsFunc(v.columns(), func(c *caller) bool { return c.id.String() == id })
}
