package main

import (
	"strings"
	"testing"
)

// Who wants a coach to say it in person has left without a word: until then nothing tells the partner.
func TestNothingTellsOfALeavingBeforeTheCoachDoes(t *testing.T) {
	each(t, func(h *house) {
		v := newVillage(h)
		tandem := "/tandems/" + v.names["tandem"]
		v.anna.ask(204, "POST", "/me/leaving", obj{"sentence": "team", "erase_now": false})
		look := func() string {
			var all strings.Builder
			for _, path := range []string{"/home", "/me/tandem", tandem, tandem + "/workbook", tandem + "/milestone-meetings", "/me/team-view", "/me/data", "/me/reminders"} {
				all.Write(v.bert.ask(200, "GET", path, nil).body)
			}
			return all.String()
		}
		tells := []string{`"left_day":"`, `"sentence":"`, `"offers"`, `"departures":[{`, `"kind":"left"`}
		before := look()
		for _, word := range tells {
			if strings.Contains(before, word) {
				h.Errorf("%s tells it: %.200s", word, before[strings.Index(before, word):])
			}
		}
		departures := v.coach.ask(200, "GET", "/team/home", nil).list("departures")
		for _, d := range departures {
			if d := d.(obj); d["person_name"] == "Anna" {
				v.coach.ask(200, "POST", "/departures/"+d["id"].(string)+"/offer", obj{"text": "Ich komme am Dienstag dazu."})
			}
		}
		if after := look(); !strings.Contains(after, "Ich komme am Dienstag dazu.") || !strings.Contains(after, `"offers"`) {
			h.Errorf("he has not been told: %v", departures)
		}
	})
}
