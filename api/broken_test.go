package main

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestBrokenRequests(t *testing.T) {
	alone(t, func(h *house) {
		v := newVillage(h)
		l := h.ledger()
		idsAndVersionsThatAreNone(v, l)
		brokenBodies(v, l)
	})
}

func brokenBodies(v *village, l *ledger) {
	tried := map[string]bool{}
	for _, a := range attempts {
		at := slices.IndexFunc(a.statuses(v.T), func(s string) bool { return s < "300" })
		if a.body == "" || a.body == recorded || tried[a.request] || at < 0 {
			continue
		}
		tried[a.request] = true
		c := v.columns()[at]
		whole := v.fill(a.body, c)
		for _, b := range []struct{ what, body, kind, expected string }{
			{"cut off", whole[:len(whole)-1], "application/json", "400"}, {"two at once", whole + whole, "application/json", "400"},
			{"a list", "[" + whole + "]", "application/json", "422"}, {"null", "null", "application/json", "422"},
			{"nothing", "", "application/json", "400"}, {"a form", "a=b", "application/x-www-form-urlencoded", "415"},
			{"text", whole, "text/plain", "415"}, {"deep", strings.Repeat("[", 100_000), "application/json", "400"},
			{"big", `{"x":"` + strings.Repeat("x", 300_000) + `"}`, "application/json", "413"},
			{"a long list", `{"x":[` + strings.Repeat("1,", 100_000) + `1]}`, "application/json", "422"},
		} {
			got := v.try(attempt{a.request, a.version, strings.ReplaceAll(b.body, "{new}", "x"), ""}, c, "Content-Type", b.kind)
			if strconv.Itoa(got.status) != b.expected {
				v.Errorf("%s, %s: %d %.300s, want %s", got.what, b.what, got.status, got.body, b.expected)
			}
		}
		v.tryOddTexts(a, whole, c)
		if changed := l.changed(); len(changed) > 0 {
			l.restore()
		}
	}
}

// tryOddTexts puts what no keyboard makes into every text of a body: nothing may break.
func (v *village) tryOddTexts(a attempt, whole string, c *caller) {
	v.Helper()
	var asked map[string]any
	v.must(json.Unmarshal([]byte(whole), &asked))
	for name, value := range asked {
		if _, ok := value.(string); !ok {
			continue
		}
		for _, odd := range []string{"\x00", "a\x00b", "\u202eb\u2066", "'; DROP TABLE persons; --", "<script>alert(1)</script>", "\U0001F9D1\u200d\U0001F33E", "0001-01-01", "9999-12-31", "2026-02-30", "00000000-0000-0000-0000-000000000000"} {
			changed := map[string]any{}
			for k, v := range asked {
				changed[k] = v
			}
			changed[name] = odd
			text, err := json.Marshal(changed)
			v.must(err)
			v.try(attempt{a.request, a.version, string(text), ""}, c) // 500 fails
		}
	}
}

func idsAndVersionsThatAreNone(v *village, l *ledger) {
	for _, a := range attempts {
		at := slices.IndexFunc(a.statuses(v.T), func(s string) bool { return s < "300" })
		if at < 0 {
			continue
		}
		c := v.columns()[at]
		if strings.Contains(a.request, "{") {
			for _, bad := range []string{"1", "x", "%00", "..", "%2e%2e", "01890000-0000-7000-8000-00000000000g"} {
				parts := strings.Split(a.request, "/")
				for i, p := range parts {
					if strings.HasPrefix(p, "{") {
						parts[i] = bad
					}
				}
				got := v.try(attempt{strings.Join(parts, "/"), a.version, a.body, ""}, c)
				if got.status != 400 && got.status != 404 {
					v.Errorf("%s: %d %s", got.what, got.status, got.body)
				}
			}
		}
		if a.version != "" {
			for _, bad := range []string{`"x"`, `""`, `"-1"`, `"99999999999999999999"`, `W/"1"`} {
				if got := v.try(attempt{a.request, "", a.body, ""}, c, "If-Match", bad); got.status != 400 && got.status != 412 {
					v.Errorf("%s, If-Match %s: %d %s", got.what, bad, got.status, got.body)
				}
			}
			if got := v.try(attempt{a.request, "", a.body, ""}, c); got.status != 428 && got.status != 412 {
				v.Errorf("%s without a version: %d %s", got.what, got.status, got.body)
			}
		}
	}
	if changed := l.changed(); len(changed) > 0 {
		v.Errorf("%v changed", changed)
	}
}
