package main

import (
	"net/http"
	"strconv"
	"testing"
)

// What somebody noted about others is in no answer to anybody else: each is the same with it and without it.
func TestAnImpressionShowsNowhere(t *testing.T) {
	alone(t, func(h *house) {
		v := newVillage(h)
		l := h.ledger()
		for _, about := range []string{"luis", "lola"} {
			v.anna.ask(200, "PUT", "/speed-datings/"+v.names["dating"]+"/impressions/"+v.names[about], obj{"answer": "no", "word": annasOwn})
		}
		l.keep("impressions")
		if n := h.number("SELECT count(*) FROM impressions"); n != 3 {
			t.Fatalf("%d impressions", n)
		}
		v.answers(l, "GET") // whoever asks for the first time leaves a line in the access log
		with := v.answers(l, "GET")
		h.must(h.exec("DELETE FROM impressions"))
		without := v.answers(l, "GET")
		if with["Bert GET /me/speed-dating"] == "" || len(with) < 100 {
			t.Fatalf("only %d answers", len(with))
		}
		for what, answer := range with {
			if without[what] != answer {
				t.Errorf("%s\nwith the impression: %s\nwithout it:          %s", what, answer, without[what])
			}
		}
	})
}

func TestAPhoneIsToldOnlyWhatIsNew(t *testing.T) {
	each(t, func(h *house) {
		v := newVillage(h)
		dating := "/speed-datings/" + v.names["dating"]
		for c, path := range map[*caller]string{v.anna: "/me/speed-dating", v.coach: dating} {
			look := func(known string) *http.Response {
				q, err := http.NewRequest(http.MethodGet, v1+path, nil)
				h.must(err)
				q.Header.Set("Authorization", "Bearer "+c.access)
				if known != "" {
					q.Header.Set("If-None-Match", known)
				}
				return h.raw(q).Result()
			}
			first := look("")
			if now, err := strconv.ParseInt(first.Header.Get("Server-Now"), 10, 64); err != nil || now != h.clock.Now().UnixMilli() {
				h.Errorf("%s: the server's time is %d, %v", path, now, err)
			}
			known := first.Header.Get("ETag")
			if again := look(known); again.StatusCode != http.StatusNotModified || again.ContentLength > 0 || again.Header.Get("Server-Now") == "" {
				h.Errorf("%s: nothing is new, and the answer is %d", path, again.StatusCode)
			}
			v.coach.ask(200, "PUT", dating+"/presence", obj{"people": []any{obj{"person_id": v.names["luis"], "presence": "away"}}})
			if fresh := look(known); fresh.StatusCode != http.StatusOK || fresh.Header.Get("ETag") == known {
				h.Errorf("%s: somebody has gone, and the answer is %d", path, fresh.StatusCode)
			}
			v.coach.ask(200, "PUT", dating+"/presence", obj{"people": []any{obj{"person_id": v.names["luis"], "presence": "here"}}})
		}
	})
}
