package main

import (
	"cmp"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
)

// asksTheOffice lets Anna ask with her name, and Petra suggest a meeting of the group.
func (v *village) asksTheOffice() {
	v.Helper()
	v.names["question"], v.names["groupmeeting"], v.names["thanks"] = newID(), newID(), newID()
	v.anna.ask(200, "PUT", "/office-questions/"+v.names["question"], obj{"text": "Wer zahlt den Sprachkurs?", "named": true})
	v.peer.ask(200, "PUT", "/cohorts/"+v.names["cohort"]+"/group-meetings/"+v.names["groupmeeting"], obj{
		"what": "Frühstück", "place_text": "Stadtteilcafé", "times": []any{obj{"day": "2026-12-08", "clock": "09:30"}, obj{"day": "2026-12-09", "clock": "09:30"}},
	})
	v.coach.ask(200, "PUT", "/group-meetings/"+v.names["groupmeeting"]+"/answers", obj{"answers": []any{obj{"number": 2, "answer": "yes"}}})
	v.anna.ask(204, "PUT", "/thanks/"+v.names["thanks"], obj{"to_id": v.coach.id})
}

// reportsMessages lets Bert show the coach two messages of Anna, one of which the coach covers.
func (v *village) reportsMessages() {
	v.Helper()
	v.names["covered"], v.names["report"], v.names["covering"] = newID(), newID(), newID()
	v.anna.ask(200, "PUT", "/conversations/tandem/"+v.names["tandem"]+"/messages/"+v.names["covered"], obj{"text": "Immer kommst Du zu spät!"})
	for report, said := range map[string]string{"report": "message", "covering": "covered"} {
		v.bert.ask(200, "PUT", "/message-reports/"+v.names[report], obj{"message_id": v.names[said], "coach_id": v.coach.id})
	}
	v.coach.ask(200, "PUT", "/message-reports/"+v.names["covering"]+"/hiding", obj{"reason": "Der Ton verletzt."})
}

// sharesWithTheGroup lets somebody ask with and without their name, suggest, answer and say thank you.
func (h *house) sharesWithTheGroup(cohort string, her, him, coach *caller) {
	h.Helper()
	meeting := newID()
	her.ask(200, "PUT", "/office-questions/"+newID(), obj{"text": "Wer zahlt den Sprachkurs?", "named": true})
	her.ask(200, "PUT", "/office-questions/"+uuid.NewString(), obj{"text": "Was ist eine Sperre?", "named": false})
	her.ask(200, "PUT", "/cohorts/"+cohort+"/group-meetings/"+meeting, obj{
		"what": "Frühstück", "place_text": "Café", "times": []any{obj{"day": "2026-12-14", "clock": "09:30"}},
	})
	her.ask(200, "PUT", "/group-meetings/"+meeting+"/answers", obj{"answers": []any{obj{"number": 1, "answer": "maybe"}}})
	her.ask(204, "PUT", "/thanks/"+newID(), obj{"to_id": coach.id})
	said, tandem := newID(), her.ask(200, "GET", "/me/tandem", nil).text("id")
	him.ask(200, "PUT", "/conversations/tandem/"+tandem+"/messages/"+said, obj{"text": "Wo bleibst Du?"})
	her.ask(200, "PUT", "/message-reports/"+newID(), obj{"message_id": said, "coach_id": coach.id, "why": "Der Ton."})
}

// Whoever asks without a name is known to nobody: every answer to everybody else is the same whether it was Anna or
// Bert, on the day it is asked, when it is answered, and when one of the two is erased.
func TestNobodyLearnsWhoAsksWithoutAName(t *testing.T) {
	var worlds []map[string]string
	for _, asker := range []string{"Anna", "Bert"} {
		alone(t, func(h *house) { worlds = append(worlds, h.heardOfAQuestion(asker)) })
	}
	if len(worlds[0]) != len(worlds[1]) || len(worlds[0]) < 40 {
		t.Fatalf("%d answers, and %d", len(worlds[0]), len(worlds[1]))
	}
	for what, answer := range worlds[0] {
		if worlds[1][what] != answer {
			t.Errorf("%s\nin one world: %s\nin the other: %s", what, answer, worlds[1][what])
		}
	}
}

// heardOfAQuestion is everything that everybody but the two is answered about a question of one of them.
func (h *house) heardOfAQuestion(asker string) map[string]string {
	h.Helper()
	katrin, admin := h.staff("coach", "Katrin"), h.staff("administrator", "Ute")
	cohort := h.cohort("Herbst", katrin)
	people := map[string]*caller{}
	for _, name := range []string{"Anna", "Bert", "Petra"} {
		people[name] = h.participant(katrin, cohort, name, "over_25")
	}
	known := map[string]string{cohort: "cohort", katrin.id.String(): "Katrin"}
	for name, p := range people {
		known[p.id.String()] = name
	}
	heard := map[string]string{}
	listen := func(when string) {
		for _, c := range []*caller{katrin, admin, people["Petra"]} {
			for _, path := range []string{
				"/office-questions", "/cohorts/" + cohort + "/office-questions", "/me/office-questions", "/cohorts/" + cohort + "/participants", "/persons",
				"/team/home", "/me/data", "/me/team-view", "/me/access-log", "/me/reminders", "/me/thanks", "/cohorts/" + cohort + "/group-meetings",
			} {
				got := c.send("GET", path, nil)
				text := anID.ReplaceAllStringFunc(string(got.body), func(id string) string { return cmp.Or(known[id], "…") })
				heard[when+": "+c.name+" "+strings.ReplaceAll(path, cohort, "{id}")] = fmt.Sprint(got.status, " ", aLogin.ReplaceAllString(text, `"login":"…"`))
			}
		}
		for _, name := range []string{"Anna", "Bert"} {
			heard[when+": lines about "+name] = fmt.Sprint(h.number("SELECT count(*) FROM access_log WHERE person_id = $1", people[name].id.String()))
		}
	}
	question := "/office-questions/" + uuid.NewString()
	people[asker].refused(422, "id_tells_when", "PUT", "/office-questions/"+newID(), obj{"text": "Was ist eine Sperre?", "named": false})
	people[asker].ask(200, "PUT", question, obj{"text": "Was ist eine Sperre?", "named": false}).want("mine", true).want("asker", nil)
	listen("on the day")
	katrin.ask(404, "PUT", question+"/owner", obj{"mine": true}, version(1)...)

	h.clock.Advance(24 * time.Hour)
	for _, c := range []*caller{katrin, admin, people["Anna"], people["Bert"], people["Petra"]} {
		if c.secret == pin {
			c.enter(c.ask(200, "POST", "/auth/refresh", nil))
		} else {
			c.signIn()
		}
	}
	waiting := katrin.ask(200, "GET", "/office-questions", nil).want("items.0.text", "Was ist eine Sperre?").want("items.0.asker", nil)
	waiting.without(people[asker].id.String())
	listen("on the next day")
	katrin.ask(200, "PUT", question+"/answer", obj{"text": "Eine Kürzung. Vorher wirst Du gehört."}, version(1)...)
	listen("when it is answered")
	people["Petra"].ask(200, "GET", "/me/office-questions", nil).want("items.0.mine", false).want("items.0.asker", nil)
	people[asker].ask(200, "GET", "/me/office-questions", nil).want("items.0.mine", true)
	people["Petra"].refused(404, "not_found", "DELETE", question, nil)

	anna := people["Anna"]
	anna.ask(204, "DELETE", "/me", obj{"current_secret": anna.secret})
	katrin.ask(200, "GET", "/cohorts/"+cohort+"/office-questions", nil).want("items.0.text", "Was ist eine Sperre?")
	listen("when Anna is erased")
	return heard
}
