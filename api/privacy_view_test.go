package main

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// What participants see behind the glass is what the coach's requests are answered at the same moment.
func TestTheTeamsViewIsWhatTheTeamSees(t *testing.T) {
	each(t, func(h *house) {
		v := newVillage(h)
		lines := h.number("SELECT count(*) FROM access_log WHERE person_id = $1", v.anna.id.String())
		fresh := "/tandems/" + v.names["tandem"] + "/entries/" + newID()
		v.anna.ask(200, "PUT", fresh, obj{"kind": "note", "day": "2026-11-26", "note": "Neu für das Team.", "visibility": "team"})
		before := v.anna.ask(200, "GET", "/me/team-view", nil)
		if !strings.Contains(string(before.body), "Neu für das Team.") {
			h.Errorf("what was just released is not behind the glass: %s", before.body)
		}
		if n := h.number("SELECT count(*) FROM entries WHERE note = 'Neu für das Team.' AND team_seen_at IS NULL"); n != 1 {
			h.Error("looking through the glass counts as having been seen")
		}
		if n := h.number("SELECT count(*) FROM access_log WHERE person_id = $1", v.anna.id.String()); n != lines {
			h.Error("looking through the glass is written down as if a coach had looked")
		}
		before.without(annasOwn, ofTheTwo, unreleased, stillDrafting, v.names["note"])

		tandem := "/tandems/" + v.names["tandem"]
		released := v.coach.ask(200, "GET", tandem+"/released", nil)
		view := v.anna.ask(200, "GET", "/me/team-view", nil)
		view.want("through", "Karim")
		same(view, "tandem", v.coach.ask(200, "GET", tandem, nil).value(""))
		same(view, "released", released.value(""))
		meetings := v.coach.ask(200, "GET", tandem+"/milestone-meetings", nil)
		same(view, "milestone_meetings", meetings.value("items"))
		for i, m := range meetings.list("items") {
			meeting := m.(obj)
			same(view, fmt.Sprintf("milestone_sheets.%d", i), v.coach.ask(200, "GET", "/milestone-meetings/"+meeting["id"].(string), nil).value(""))
			view.want(fmt.Sprintf("plan_versions.%d.plan_id", i), meeting["plan_id"])
			versions := v.coach.ask(200, "GET", "/milestone-plans/"+meeting["plan_id"].(string)+"/versions", nil)
			same(view, fmt.Sprintf("plan_versions.%d.items", i), versions.value("items"))
		}
		same(view, "promises", lineOf(v.coach.ask(200, "GET", "/promises", nil).list("items"), "tandem_id", v.names["tandem"]))
		same(view, "participant", lineOf(v.coach.ask(200, "GET", "/cohorts/"+v.names["cohort"]+"/participants", nil).list("items"), "id", v.names["anna"])[0])
		same(view, "account", lineOf(v.admin.ask(200, "GET", "/persons", nil).list("items"), "id", v.names["anna"])[0])
		profiles := v.coach.ask(200, "GET", "/cohorts/"+v.names["cohort"]+"/profiles", nil).list("items")
		same(view, "profile", lineOf(profiles, "person_id", v.names["anna"])[0])
		same(view, "sheets", v.coach.ask(200, "GET", "/cohorts/"+v.names["cohort"]+"/sheets/"+v.names["anna"], nil).value(""))
		asked := v.coach.ask(200, "GET", "/cohorts/"+v.names["cohort"]+"/office-questions", nil)
		same(view, "office_questions", []any{asked.list("items")[0]})
		home := v.coach.ask(200, "GET", "/team/home", nil)
		for list := range home.value("").(obj) {
			if list != "cohorts" {
				same(view, "home."+list, aboutThem(list, home.list(list), v))
			}
		}
	})
}

func TestBehindTheGlassIsNothingWithoutACoachOrTandem(t *testing.T) {
	alone(t, func(h *house) {
		v := newVillage(h)
		lola := v.participant(v.coach, v.names["cohort"], "Lotte", "under_25")
		view := lola.ask(200, "GET", "/me/team-view", nil).want("tandem", nil).want("released", nil).want("through", "Karim")
		view.want("participant.display_name", "Lotte").want("account.display_name", "Lotte")
		h.must(h.exec("DELETE FROM cohort_coaches"))
		v.anna.ask(200, "GET", "/me/team-view", nil).want("through", "").want("tandem", nil).want("participant", nil).want("account.display_name", "Anna")
	})
}

// value is what stands at a place, or everything.
func (a reply) value(path string) any {
	a.t.Helper()
	if path != "" {
		return a.at(path)
	}
	var all any
	if err := json.Unmarshal(a.body, &all); err != nil {
		a.t.Fatal(err)
	}
	return all
}

func same(view reply, path string, want any) {
	view.t.Helper()
	if got := view.at(path); !reflect.DeepEqual(got, want) {
		view.t.Errorf("%s behind the glass\n%v\nand for the team\n%v", path, got, want)
	}
}

func lineOf(list []any, field, value string) []any {
	return slices.DeleteFunc(slices.Clone(list), func(line any) bool { return line.(obj)[field] != value })
}

// aboutThem are the lines about the tandem; of those about one of the two only Anna's.
func aboutThem(name string, list []any, v *village) []any {
	left := []any{}
	for _, line := range list {
		text, _ := json.Marshal(line)
		ofOne := name == "without_device" || name == "paused"
		hers := strings.Contains(string(text), v.names["anna"]) || strings.Contains(string(text), `"person_name":"Anna"`)
		if strings.Contains(string(text), v.names["tandem"]) && (!ofOne || hers) {
			left = append(left, line)
		}
	}
	return left
}

func TestTheGlassKeepsWhatThePartnerToldTheTeamAlone(t *testing.T) {
	each(t, func(h *house) {
		v := newVillage(h)
		const secret = "Ich brauche jemanden, der zuhört."
		v.bert.ask(204, "PUT", "/me/contact-person", obj{"coach_id": v.coach.id})
		v.bert.ask(200, "PUT", "/conversations/contact/"+v.bert.id.String()+"/messages/"+newID(), obj{"text": secret})
		v.bert.ask(200, "PUT", "/me/pause", obj{"tell_partner": false, "tell_contact_person": true})
		if words := v.coach.ask(200, "GET", "/conversations", nil); !strings.Contains(string(words.body), secret) {
			h.Fatalf("the coach has no question: %s", words.body)
		}
		if home := v.coach.ask(200, "GET", "/team/home", nil); len(home.list("paused")) != 1 {
			h.Fatalf("the coach does not know: %s", home.body)
		}
		hers := v.anna.ask(200, "GET", "/me/team-view", nil)
		hers.without(secret).want("home.paused", "[]").without(`"paused":true`).want("tandem.partners.0.paused_from", nil).want("tandem.partners.1.paused_from", nil)
		own := v.bert.ask(200, "GET", "/me/team-view", nil)
		if !strings.Contains(string(own.body), secret) || len(own.list("home.paused")) != 1 || !strings.Contains(string(own.body), `"paused":true`) {
			h.Errorf("what he has told the team himself is not behind his glass: %s", own.body)
		}
	})
}

// Whatever a coach or an administrator is shown about somebody, that person can read it in their log.
func TestNothingIsOpenedWithoutALine(t *testing.T) {
	alone(t, func(h *house) {
		v := newVillage(h)
		l := h.ledger()
		shown := 0
		for _, a := range attempts {
			for _, reader := range []*caller{v.coach, v.admin} {
				h.must(h.exec("DELETE FROM access_log"))
				h.clock.Advance(11 * time.Minute) // a new slot
				reader.freshen()
				got := v.try(a, reader)
				if got.status < 300 && !strings.Contains(a.request, " /me") && !strings.HasPrefix(a.request, "POST /auth") {
					shown += v.checkLogged(a, reader, got)
				}
				l.restore()
			}
		}
		if shown < 30 {
			h.Errorf("only %d answers showed anything", shown)
		}
	})
}

func (v *village) checkLogged(a attempt, reader *caller, got reply) int {
	v.Helper()
	about := 0
	for name, c := range map[string]*caller{"Anna": v.anna, "Bert": v.bert} {
		text := string(got.body)
		if !strings.Contains(text, c.id.String()) && !strings.Contains(text, `"`+name+`"`) && !strings.Contains(text, `"tandem_id":"`+v.names["tandem"]) {
			continue
		}
		if name == "Bert" && strings.Contains(a.request, "fit-checks") {
			continue // the partner knows nothing of it, and is not shown
		}
		about++
		if v.number("SELECT count(*) FROM access_log WHERE person_id = $1 AND reader_id = $2", c.id.String(), reader.id.String()) == 0 {
			v.Errorf("%s shows something about %s and writes no line", got.what, name)
		}
	}
	return about
}

// freshen keeps somebody signed in while the clock runs.
func (c *caller) freshen() { c.signIn() }

// A route that staff may call and that answers something names what it opens, or is on this list.
func TestRoutesThatStaffMayCallSayWhatTheyOpen(t *testing.T) {
	nothing := []string{
		"GET /cohorts", "PUT /cohorts/{id}", "GET /cohorts/{id}", "PATCH /cohorts/{id}", "POST /cohorts/{id}/start", "POST /cohorts/{id}/closing",
		"PUT /cohorts/{id}/extensions/{extension_id}", "POST /cohorts/{id}/pauses", "POST /cohorts/{id}/resumption", // days and rules
		"GET /cohorts/{id}/coaches", "GET /places", "PUT /places/{id}", "GET /office", "PUT /office", // open to the participants too
		"GET /declarations", "GET /declarations/{id}", "PUT /declarations/{id}", "GET /declarations/{id}/paper", // the same
		"POST /departures/{id}/offer",                                 // the coach's own words
		"PUT /media/{id}", "GET /events", "PUT /wording-reports/{id}", // one's own, and ids without content
		"GET /wording-reports", "PUT /wording-reports/{id}/done", // about the words of the app, and without a name
		"GET /accessibility/feedback", "PUT /accessibility/feedback/{id}/answer", // said without an account: about nobody the app knows
		"GET /figures",                                // numbers about whole cohorts
		"GET /office-cards", "PUT /office-cards/{id}", // how an office decides, of nobody
		"GET /question-sets", "GET /cohorts/{id}/group-values", "GET /cohorts/{id}/speed-datings", // questions, groups, times
	}
	alone(t, func(h *house) {
		for _, r := range h.routes {
			path := strings.TrimPrefix(r.Path, v1)
			own := path == "/me" || strings.HasPrefix(path, "/me/") || strings.HasPrefix(path, "/auth/") || strings.HasPrefix(path, "/push/")
			_, operation := h.document.find(r.Method, r.Path)
			answers := operation.Responses.Status(200) != nil
			if r.Who&(coaches|administrators) == 0 || own || !answers {
				continue
			}
			if listed := slices.Contains(nothing, r.Method+" "+path); listed == r.Opens {
				h.Errorf("%s %s: names what it opens %v, on the list of those that open nothing %v", r.Method, path, r.Opens, listed)
			}
		}
	})
}

// What phones of the team read before anybody asks for it is opened by nobody.
func TestWhatIsReadAheadForTheTeamOpensNothing(t *testing.T) {
	source, err := os.ReadFile("../frontend/src/staff/ahead.ts")
	if err != nil {
		t.Fatal(err)
	}
	paths := regexp.MustCompile("['`](/[^'`]+)['`]").FindAllStringSubmatch(string(source), -1)
	if len(paths) < 20 {
		t.Fatalf("only %d paths", len(paths))
	}
	alone(t, func(h *house) {
		for _, found := range paths {
			path := v1 + strings.ReplaceAll(found[1], "${id}", "{id}")
			i := slices.IndexFunc(h.routes, func(r Route) bool { return r.Method == "GET" && r.Path == path })
			if i < 0 || h.routes[i].Opens {
				h.Errorf("%s is read ahead: no such route, or one that shows something of people", path)
			}
		}
	})
}

func TestTheAccessLogInPages(t *testing.T) {
	each(t, func(h *house) {
		v := newVillage(h)
		h.must(h.exec("DELETE FROM access_log"))
		for range 2 {
			v.coach.ask(200, "GET", "/tandems/"+v.names["tandem"], nil) // twice the same is one line
		}
		log := v.anna.ask(200, "GET", "/me/access-log", nil).want("items.0.reader_name", "Karim").want("items.0.what", "tandem").want("next_cursor", nil)
		if n := len(log.list("items")); n != 1 {
			h.Errorf("%d lines", n)
		}
		v.peer.ask(200, "GET", "/me/access-log", nil).want("items", "[]")
		for i := range 60 {
			h.must(h.exec(`INSERT INTO access_log (id, person_id, reader_id, reader_name, what, tandem_id, slot, at)
				VALUES ($1, $2, NULL, 'Karim', 'plan', NULL, 0, $3)`, newID(), v.names["anna"], h.clock.Now().Add(-time.Duration(i/2)*time.Hour).UTC()))
		}
		first := v.anna.ask(200, "GET", "/me/access-log", nil)
		second := v.anna.ask(200, "GET", "/me/access-log?cursor="+first.text("next_cursor"), nil).want("next_cursor", nil)
		ids := map[string]bool{}
		for _, line := range append(first.list("items"), second.list("items")...) {
			ids[line.(obj)["id"].(string)] = true
		}
		if len(first.list("items")) != 50 || len(ids) != 61 {
			h.Errorf("%d on the first page, %d in all", len(first.list("items")), len(ids))
		}
		v.anna.ask(422, "GET", "/me/access-log?cursor=x", nil)
		h.clock.Advance(10 * time.Minute)
		v.coach.signIn()
		v.coach.ask(200, "GET", "/tandems/"+v.names["tandem"], nil)
		if n := h.number("SELECT count(*) FROM access_log WHERE person_id = $1 AND what = 'tandem'", v.names["anna"]); n != 2 {
			h.Errorf("%d lines after ten minutes", n)
		}
	})
}
