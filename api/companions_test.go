package main

import (
	"slices"
	"strings"
	"testing"
	"time"

	"mainpate/internal/companion"
)

// letsIn makes Anna let somebody in who has not come yet.
func (v *village) letsIn() {
	v.Helper()
	v.names["companion"] = newID()
	v.anna.ask(200, "PUT", "/me/companions/"+v.names["companion"], letIn(24, companion.Pages...))
}

func letIn(hours int, pages ...companion.Page) obj {
	return obj{"first_name": "Mina", "pages": pages, "hours": hours}
}

// accompany lets somebody in and takes their phone.
func accompany(c *caller, id string, hours int, pages ...companion.Page) *caller {
	c.h.Helper()
	code := c.ask(200, "PUT", "/me/companions/"+id, letIn(hours, pages...)).text("code")
	c.h.unsaid = append(c.h.unsaid, code)
	guest := c.h.anonymous("Mina, with " + c.name)
	guest.enter(guest.ask(200, "POST", "/auth/join", obj{"secret": code, "remember": true}))
	guest.refused(422, "invitation_invalid", "POST", "/auth/join", obj{"secret": code, "remember": false})
	return guest
}

// Every route is tried by a companion who was let into everything that there is, and into nothing but one page.
func TestACompanionOpensNothingButTheirPages(t *testing.T) {
	alone(t, func(h *house) {
		v := newVillage(h)
		everything := newID()
		all := accompany(v.anna, everything, 24, companion.Pages...)
		one := accompany(v.anna, newID(), 24, companion.Dates)
		tried := 0
		for _, a := range attempts {
			r := v.routeOf(a.request)
			if r.Who == everyone {
				continue
			}
			for _, guest := range []*caller{all, one} {
				if strings.HasPrefix(a.request, "DELETE /me/stay") {
					continue // it would be their last
				}
				got, mine := v.try(a, guest), slices.Clone(companion.Pages)
				if guest == one {
					mine = []companion.Page{companion.Dates}
				}
				open := r.Page == companion.Entry || slices.Contains(mine, r.Page)
				switch closed := got.status == 403 && strings.Contains(string(got.body), "not_"); {
				case open == closed:
					v.Errorf("%s: %d %.200s", got.what, got.status, got.body)
				case open && !strings.HasPrefix(a.request, "GET "):
					v.Errorf("%s: a companion changes something", got.what)
				}
				tried++
			}
		}
		if tried < 300 {
			t.Errorf("only %d tried", tried)
		}
	})
}

// routeOf is the route that a row of the table is about.
func (v *village) routeOf(request string) Route {
	v.Helper()
	method, path, _ := strings.Cut(request, " ")
	parts := strings.Split(path, "/")
	var found []Route
	for _, r := range v.routes {
		pattern := strings.Split(strings.TrimPrefix(r.Path, v1), "/")
		if r.Method != method || len(pattern) != len(parts) {
			continue
		}
		if !slices.ContainsFunc(indices(parts), func(i int) bool { return pattern[i] != parts[i] && !strings.HasPrefix(pattern[i], "{") }) {
			found = append(found, r)
		}
	}
	slices.SortFunc(found, func(a, b Route) int { return strings.Count(a.Path, "{") - strings.Count(b.Path, "{") })
	if len(found) == 0 {
		v.Fatalf("no route for %s", request)
	}
	return found[0]
}

func indices[T any](list []T) []int {
	all := make([]int, len(list))
	for i := range list {
		all[i] = i
	}
	return all
}

func TestACompanionReadsAlong(t *testing.T) {
	each(t, func(h *house) {
		v := newVillage(h)
		id := newID()
		devices := v.anna.ask(200, "GET", "/me/devices", nil)
		code := v.anna.ask(200, "PUT", "/me/companions/"+newID(), letIn(2, companion.Gives)).text("code")
		if seen := h.anonymous("finder").ask(200, "POST", "/auth/invitation-check", obj{"secret": code}); seen.text("login") != "" {
			t.Errorf("a code tells the name to sign in with: %s", seen.body)
		}
		guest := accompany(v.anna, id, 8, companion.Dates, companion.Gives, companion.Team)

		// Whom they accompany, and nothing to sign in with or to be taken for them.
		me := guest.ask(200, "GET", "/me", nil)
		if me.text("login") != "" || !strings.Contains(string(me.body), `"pages":["entry","team","dates","gives"]`) {
			t.Errorf("%s", me.body)
		}
		if after := v.anna.ask(200, "GET", "/me/devices", nil); string(after.body) != string(devices.body) {
			t.Errorf("a companion counts as a device: %s", after.body)
		}
		if theirs := guest.ask(200, "GET", "/me/gatherings", nil); theirs.text("items.0.code") != "" {
			t.Errorf("a companion has the code for the door: %s", theirs.body)
		}
		guest.refused(403, "not_for_companions", "GET", "/home", nil)
		guest.refused(403, "not_for_companions", "GET", "/me/sheets", nil)

		// What the team writes to her, and nothing that she sends along herself: it may be somebody else's.
		v.coach.ask(200, "PUT", "/conversations/contact/"+v.anna.id.String()+"/messages/"+newID(), obj{"text": "Ich komme mit."})
		words := guest.ask(200, "GET", "/me/team-words", nil)
		if words.text("items.0.text") != "Ich komme mit." || len(words.list("items")) != 1 {
			t.Errorf("%s", words.body)
		}
		guest.refused(403, "not_for_companions", "GET", "/conversations/contact/"+v.anna.id.String()+"/messages", nil)

		// What they have opened is Anna's to see.
		if visit := visitOf(v.anna, id); !strings.Contains(visit, `"page":"dates"`) || strings.Contains(visit, `"page":"gives"`) {
			t.Errorf("%s", visit)
		}

		// It ends with a tap, and stays ended.
		v.anna.ask(204, "DELETE", "/me/companions/"+id, nil)
		guest.refused(401, "not_signed_in", "GET", "/me", nil)
		guest.refused(401, "session_ended", "POST", "/auth/refresh", nil)
		v.anna.refused(409, "companion_came", "PUT", "/me/companions/"+id, letIn(8, companion.Dates))
	})
}

func visitOf(c *caller, id string) string {
	c.h.Helper()
	_, rest, _ := strings.Cut(string(c.ask(200, "GET", "/me/companions", nil).body), `"id":"`+id)
	visit, _, _ := strings.Cut(rest, `"id":"`)
	return visit
}

func TestAVisitEndsByItself(t *testing.T) {
	each(t, func(h *house) {
		v := newVillage(h)
		signedIn := func(c *caller) bool { return c.send("POST", "/auth/refresh", nil).status == 200 }

		short := accompany(v.anna, newID(), 2, companion.Dates)
		h.clock.Advance(2*time.Hour + time.Minute)
		if signedIn(short) {
			t.Error("the time is over, and the companion still there")
		}
		v.anna.signIn()
		v.bert.signIn()

		// Another PIN shuts everybody out, also who has only the code.
		changed := accompany(v.anna, newID(), 24, companion.Dates)
		code := v.anna.ask(200, "PUT", "/me/companions/"+newID(), letIn(24, companion.Dates)).text("code")
		v.anna.ask(204, "PUT", "/me/secret", obj{"current_secret": v.anna.secret, "new_secret": "998877"})
		if signedIn(changed) {
			t.Error("another PIN, and the companion still there")
		}
		if h.number("SELECT count(*) FROM companions WHERE session_id IS NOT NULL AND ended_at IS NULL AND until > $1", h.clock.Now().UTC()) != 0 {
			t.Error("another PIN, and the visit goes on")
		}
		h.anonymous("late").refused(422, "invitation_invalid", "POST", "/auth/join", obj{"secret": code, "remember": false})

		// Whoever goes themselves is gone.
		leaving := accompany(v.bert, newID(), 24, companion.Dates)
		leaving.ask(204, "DELETE", "/me/stay", nil)
		if signedIn(leaving) {
			t.Error("gone, and still there")
		}

		// Not more than three, and a code for half an hour.
		for range 3 {
			v.bert.ask(200, "PUT", "/me/companions/"+newID(), letIn(24, companion.Gives))
		}
		v.bert.refused(409, "companions_enough", "PUT", "/me/companions/"+newID(), letIn(24, companion.Gives))
		v.bert.refused(422, "invalid", "PUT", "/me/companions/"+newID(), obj{"first_name": " ", "pages": []string{}, "hours": 5})
	})
}
