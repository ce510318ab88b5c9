package main

import (
	"crypto/ecdh"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	mathrand "math/rand/v2"
	"net/http"
	"os/exec"
	"strings"

	"mainpate/internal/database"
)

const (
	password = "vier graue Gänse"
	pin      = "481516"
)

func vapidKey() (string, error) {
	key, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(key.Bytes()), nil
}

func (w *world) firstAdministrator(program string, env []string) error {
	add := exec.Command(program, "person", "add", "--role", "administrator", "--name", "Vera", "--login", "vera", "--password-stdin")
	add.Env = append(append([]string{}, env...), "MAINPATE_CLOCK="+w.clock.files[0])
	add.Stdin = strings.NewReader(password + "\n")
	if out, err := add.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
}

func (w *world) newPhone(name string) *phone {
	n := uint64(len(name)) + uint64(name[len(name)-1])*31 + uint64(name[0])
	return &phone{w: w, name: name, ip: fmt.Sprint("192.0.2.", n%250+1), random: mathrand.New(mathrand.NewPCG(n, 7))}
}

// must asks while nothing is broken yet.
func (p *phone) must(method, path string, body any, into any) {
	a := p.ask(method, path, body, 0)
	if a.status != http.StatusOK && a.status != http.StatusNoContent && p.w.ctx.Err() == nil {
		panic(fmt.Sprintf("%s: %s %s: %d %s", p.name, method, path, a.status, a.body)) // the harness and the API do not fit
	}
	if into != nil && a.status == http.StatusOK {
		a.read(into)
	}
}

type invited struct {
	Invitation struct{ Code string }
	ID         string
}

func (w *world) join(name, code, secret string) *phone {
	p := w.newPhone(name)
	p.secret = secret
	p.enter(p.ask(http.MethodPost, "/auth/join", obj{
		"secret": code, "display_name": name, "language": "en", "new_secret": secret, "remember": true,
	}, 0))
	return p
}

// settleIn makes a cohort with a coach and so many tandems, each with a plan to write and devices to remind.
func (w *world) settleIn(tandems int) error {
	if !w.waitUntil("ready", w.healthy) {
		return errors.New(w.replicas[0].last())
	}
	w.admin = w.newPhone("Vera")
	w.admin.login, w.admin.secret = "vera", password
	w.admin.enter(w.admin.ask(http.MethodPost, "/auth/sign-in", obj{"login": "vera", "secret": password, "remember": true}, 0))
	var in invited
	w.admin.must(http.MethodPut, "/persons/"+database.NewID().String(), obj{"role": "coach", "display_name": "Karim", "language": "en"}, &in)
	w.coach = w.join("Karim", in.Invitation.Code, password)
	cohort := "/cohorts/" + database.NewID().String()
	w.admin.must(http.MethodPut, cohort, obj{"name": "Erster Durchgang", "start_day": morning().Format("2006-01-02"), "length_days": 120}, nil)
	w.admin.must(http.MethodPut, cohort+"/coaches/"+w.coach.id, nil, nil)
	w.admin.must(http.MethodPost, cohort+"/start", nil, nil)
	for n := range tandems {
		w.tandems = append(w.tandems, w.form(cohort, n))
	}
	return w.ctx.Err()
}

func (w *world) form(cohort string, n int) *tandem {
	t := &tandem{w: w, id: database.NewID().String(), lines: map[string]*line{}}
	for i, age := range []string{"under_25", "over_25"} {
		var in invited
		w.coach.must(http.MethodPut, cohort+"/participants/"+database.NewID().String(), obj{"age_group": age, "language": "en"}, &in)
		t.pair[i] = w.join(fmt.Sprint([]string{"Anna", "Bert"}[i], n), in.Invitation.Code, pin)
		t.pair[i].carry()
	}
	w.coach.must(http.MethodPut, "/tandems/"+t.id, obj{
		"cohort_id": strings.TrimPrefix(cohort, "/cohorts/"), "partner_ids": []string{t.pair[0].id, t.pair[1].id}, "reason": "Beide mögen Holz.",
	}, nil)
	var meetings struct {
		Items []struct {
			ID     string
			PlanID string `json:"plan_id"`
		}
	}
	t.pair[0].must(http.MethodGet, t.path()+"/milestone-meetings", nil, &meetings)
	t.plan = newPlan(w, meetings.Items[0].PlanID, meetings.Items[0].ID)
	return t
}

// carry makes the phone a device to remind.
func (p *phone) carry() {
	s := p.w.push.Subscribe()
	p.device = s.Endpoint
	p.must(http.MethodPut, "/push/subscription", obj{"endpoint": s.Endpoint, "keys": obj{"p256dh": s.P256dh, "auth": s.Auth}}, nil)
	p.must(http.MethodPut, "/me/reminder-settings", obj{"off": []string{}, "meeting_lead_minutes": int(lead.Minutes())}, nil)
}
