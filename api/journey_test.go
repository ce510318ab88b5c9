package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
)

// journey is one tandem from the first administrator to the kept promise, over the wire alone.
type journey struct {
	*house
	admin, manager, coach, substitute, mira, jonas *caller
	cohort, tandem, place                          string
}

func TestTheMainJourney(t *testing.T) { each(t, func(h *house) { travel(h) }) }

// travel goes the whole way.
func travel(h *house) *journey {
	h.Helper()
	j := &journey{house: h}
	j.clock.Set(time.Date(2026, time.October, 19, 9, 0, 0, 0, h.config.Zone))
	j.firstAdministrator()
	j.office()
	j.people()
	j.start()
	entry := j.logMeetings()
	j.coachSeesWhatIsReleased(entry)
	meeting, plan := j.propose()
	j.fillTheSheet(meeting)
	j.writeThePlan(plan)
	j.sign(meeting, plan)
	j.keepThePromise(plan)
	j.count()
	return j
}

// firstAdministrator is made on the server's own command line and joins with the printed code.
func (j *journey) firstAdministrator() {
	var out bytes.Buffer
	dir := j.TempDir()
	env := map[string]string{"MAINPATE_DATA": dir, "MAINPATE_JWT_SECRET": strings.Repeat("6d", 32)}
	t := terminal{getenv: func(name string) string { return env[name] }, in: strings.NewReader(password + "\n"), out: &out, err: &out}
	j.must(addPerson(context.Background(), t, []string{"add", "--role", "administrator", "--name", "Ines", "--login", "ines", "--password-stdin"}))
	if !strings.Contains(out.String(), "Login: ines") || strings.Contains(out.String(), password) {
		j.Error(out.String())
	}
	j.admin = j.staff(actor.Administrator, "Ines")
}

// office is the staff, the cohort and a good place to meet.
func (j *journey) office() {
	hire := func(role, name string) *caller {
		invited := j.admin.ask(200, "PUT", "/persons/"+newID(), obj{"role": role, "display_name": name, "language": "de"})
		invited.want("person.state", "invited").want("person.role", role)
		return j.join(name, invited.text("invitation.code"), password)
	}
	j.coach, j.substitute, j.manager = hire("coach", "Karim"), hire("coach", "Cora"), hire("manager", "Marlies")
	j.coach.ask(200, "PUT", "/me/contact-card", obj{"phone": "06151 1234", "email": "", "languages": []any{"de", "ar"}, "working_days": []any{1, 2, 4}})
	planned := j.admin.ask(200, "PUT", "/cohorts/"+newID(), obj{"name": "Erster Durchgang", "start_day": "2026-10-20", "length_days": 120})
	planned.want("state", "planned").want("day_plan.length_days", 120).wantCount("day_plan.stops", 6)
	planned.want("day_plan.stops.4.day_number", 105).want("day_plan.stops.5.kind", "closing")
	j.cohort = planned.text("id")
	for _, c := range []*caller{j.coach, j.substitute} {
		j.admin.ask(204, "PUT", "/cohorts/"+j.cohort+"/coaches/"+c.id.String(), nil)
	}
	j.place = newID()
	j.coach.ask(200, "PUT", "/places/"+j.place, obj{"name": "Stadtteilcafé", "address": "Am Markt 3", "step_free": true, "no_need_to_buy": true})
}

// people are invited, look at their code, join, and are brought together.
func (j *journey) people() {
	invited := j.coach.ask(200, "PUT", "/cohorts/"+j.cohort+"/participants/"+newID(), obj{"age_group": "under_25", "language": "de"})
	code := invited.text("invitation.code")
	for range 2 { // looking uses nothing up
		j.anonymous("Mira").ask(200, "POST", "/auth/invitation-check", obj{"secret": strings.ToLower(code)}).want("kind", "join").want("role", "participant")
	}
	j.anonymous("Mira").refused(422, "invalid", "POST", "/auth/join", obj{"secret": code, "display_name": "Mira", "language": "de", "new_secret": "123456", "remember": true})
	j.mira = j.join("Mira", code, pin)
	j.anonymous("Somebody").refused(422, "invitation_invalid", "POST", "/auth/join", obj{"secret": code, "display_name": "X", "language": "de", "new_secret": pin, "remember": true})
	j.jonas = j.participant(j.coach, j.cohort, "Jonas", "over_25")

	j.mira.refused(404, "no_tandem_yet", "GET", "/me/tandem", nil)
	j.tandem = newID()
	bring := obj{"cohort_id": j.cohort, "partner_ids": []any{j.mira.id, j.jonas.id}, "reason": "Beide arbeiten gern mit Holz."}
	first := j.coach.ask(200, "PUT", "/tandems/"+j.tandem, bring)
	again := j.coach.ask(200, "PUT", "/tandems/"+j.tandem, bring) // the answer was lost
	if !bytes.Equal(first.body, again.body) {
		j.Errorf("%s\n%s", first.body, again.body)
	}
	j.mira.ask(200, "GET", "/me/tandem", nil).want("id", j.tandem).want("reason", "Beide arbeiten gern mit Holz.")
	j.mira.ask(200, "GET", "/cohorts/"+j.cohort+"/coaches", nil).wantCount("items", 2)
	j.mira.ask(204, "PUT", "/me/contact-person", obj{"coach_id": j.coach.id})
}

func (j *journey) start() {
	j.coach.ask(200, "POST", "/cohorts/"+j.cohort+"/start", nil).want("state", "running")
	j.clock.Set(time.Date(2026, time.November, 9, 10, 0, 0, 0, j.config.Zone))
	j.everybodyComesBack()
	j.mira.ask(200, "GET", "/home", nil).want("day_plan.day_number", 21).want("tandem.partner.display_name", "Jonas").
		want("contact_person.display_name", "Karim").want("planned_meeting", nil).want("next_milestone.number", 1)
}

func (j *journey) everybodyComesBack() {
	j.Helper()
	for _, c := range []*caller{j.mira, j.jonas} {
		c.enter(c.ask(200, "POST", "/auth/refresh", nil))
	}
	for _, c := range []*caller{j.admin, j.manager, j.coach, j.substitute} {
		c.signIn()
	}
}

// logMeetings: one writes, the other confirms and adds; what is private stays so.
func (j *journey) logMeetings() (entry string) {
	book := "/tandems/" + j.tandem
	entry = book + "/entries/" + newID()
	logged := j.mira.ask(200, "PUT", entry, obj{"kind": "meeting", "outcome": "met", "day": "2026-11-05", "clock": "15:00", "place": "cafe",
		"topics": []any{"application", "money"}, "note": "Wir haben das Anschreiben fertig.", "visibility": "tandem"})
	j.jonas.ask(200, "PUT", entry+"/confirmation", nil, version(logged.at("version"))...).want("confirmed_by", j.jonas.id)
	j.jonas.ask(200, "PUT", entry+"/additions/"+newID(), obj{"text": "Und den Lebenslauf.", "visibility": "team"})
	j.mira.ask(200, "PUT", entry+"/my-answers", obj{"helped": 5, "mood": 2, "giving": "got"})
	j.mira.ask(200, "PUT", book+"/entries/"+newID(), obj{"kind": "note", "day": "2026-11-06", "note": "Mir war heute bang.", "visibility": "me"})
	j.jonas.ask(200, "PUT", book+"/entries/"+newID(), obj{"kind": "meeting", "outcome": "cancelled", "reason": "child", "day": "2026-11-08", "visibility": "tandem"})
	j.mira.ask(200, "PUT", book+"/steps/"+newID(), obj{"owner_id": j.mira.id, "text": "Beim Tischler anrufen", "due_day": "2026-11-12", "state": "open", "visibility": "tandem"})
	j.jonas.ask(200, "PUT", book+"/planned-meeting", obj{"day": "2026-11-12", "clock": "16:00", "place_text": "Bücherei"})

	his := j.jonas.ask(200, "GET", book+"/workbook", nil).wantCount("entries", 2).wantCount("steps", 1).without("Mir war heute bang.")
	his.want("planned_meeting.starts_at", "2026-11-12T15:00:00Z")
	for _, e := range his.list("entries") {
		if e.(obj)["my_answers"] != nil {
			j.Errorf("private answers are told: %s", his.body)
		}
	}
	hers := j.mira.ask(200, "GET", book+"/workbook", nil).wantCount("entries", 3)
	if !bytes.Contains(hers.body, []byte(`"giving":"got"`)) || !bytes.Contains(hers.body, []byte("Mir war heute bang.")) {
		j.Errorf("her own words are missing: %s", hers.body)
	}
	kept := false
	for _, w := range hers.list("weeks") {
		kept = kept || w.(obj)["kept"] == true
	}
	if !kept {
		j.Errorf("no week is kept: %s", hers.body)
	}
	j.mira.ask(200, "GET", "/home", nil).wantCount("my_steps", 1).want("planned_meeting.clock", "16:00")
	return entry
}

// coachSeesWhatIsReleased: days first, words only once they are released, and never money or private answers.
func (j *journey) coachSeesWhatIsReleased(entry string) {
	const hers = "Wir haben das Anschreiben fertig."
	released := "/tandems/" + j.tandem + "/released"
	j.coach.ask(200, "GET", released, nil).wantCount("entries", 0).wantCount("steps", 0).wantCount("meeting_days", 1).
		without(hers, "Lebenslauf", "bang", "Tischler", "child")
	book := j.mira.ask(200, "GET", "/tandems/"+j.tandem+"/workbook", nil)
	var now any
	for _, e := range book.list("entries") {
		if strings.HasSuffix(entry, e.(obj)["id"].(string)) {
			now = e.(obj)["version"]
		}
	}
	share := obj{"kind": "meeting", "outcome": "met", "day": "2026-11-05", "clock": "15:00", "place": "cafe",
		"topics": []any{"application", "money"}, "note": hers, "visibility": "team"}
	j.mira.refused(412, "stale", "PUT", entry, share).want("current.note", hers)
	j.mira.ask(200, "PUT", entry, share, version(now)...).want("team_seen_at", nil)
	seen := j.coach.ask(200, "GET", released, nil).wantCount("entries", 1).wantCount("entries.0.additions", 1).want("entries.0.my_answers", nil)
	seen.want("entries.0.topics", []any{"application"}).without("bang", "Tischler", "money")
	j.substitute.ask(200, "GET", released, nil).wantCount("entries", 1)
	after := j.mira.ask(200, "GET", "/tandems/"+j.tandem+"/workbook", nil)
	for _, e := range after.list("entries") {
		if entryIs := e.(obj); strings.HasSuffix(entry, entryIs["id"].(string)) && entryIs["team_seen_at"] == nil {
			j.Error("nobody tells that a coach has read it")
		}
	}
	for _, path := range []string{"/tandems/" + j.tandem + "/workbook", "/home", "/me/tandem"} {
		j.coach.refused(403, "not_allowed", "GET", path, nil)
	}
}

// propose: the coach names day and place, both say yes, everybody will be reminded.
func (j *journey) propose() (meeting, plan string) {
	list := j.coach.ask(200, "GET", "/tandems/"+j.tandem+"/milestone-meetings", nil).wantCount("items", 6)
	list.want("items.0.planned_day", "2026-11-09").want("items.0.suggested_day", "2026-11-09").want("items.0.state", "planned")
	meeting, plan = "/milestone-meetings/"+list.text("items.0.id"), "/milestone-plans/"+list.text("items.0.plan_id")
	wish := obj{"day": "2026-11-17", "clock": "10:00", "place_id": j.place}
	j.coach.refused(428, "version_missing", "PUT", meeting+"/proposal", wish)
	j.coach.ask(200, "PUT", meeting+"/proposal", wish, version(list.at("items.0.version"))...).want("state", "proposed").want("place.name", "Stadtteilcafé")
	j.mira.ask(200, "GET", "/home", nil).want("proposal_to_answer.revision", 1)
	j.jonas.ask(200, "PUT", meeting+"/answer", obj{"answer": "another_time", "text": "Lieber nachmittags.", "revision": 1}).want("state", "proposed")
	asked := j.coach.ask(200, "GET", "/team/home", nil).wantCount("questions", 1).want("questions.0.text", "Lieber nachmittags.")
	wish["clock"] = "14:00"
	j.coach.ask(200, "PUT", meeting+"/proposal", wish, version(asked.at("questions.0.meeting.version"))...).want("revision", 2)
	j.mira.refused(412, "stale", "PUT", meeting+"/answer", obj{"answer": "yes", "revision": 1}).want("current.clock", "14:00")
	j.mira.ask(200, "PUT", meeting+"/answer", obj{"answer": "yes", "revision": 2}).want("state", "proposed")
	j.jonas.ask(200, "PUT", meeting+"/answer", obj{"answer": "yes", "revision": 2}).want("state", "agreed").want("starts_at", "2026-11-17T13:00:00Z")
	if reminders := j.mira.ask(200, "GET", "/me/reminders", nil).list("items"); len(reminders) == 0 {
		j.Error("nobody will be reminded")
	}
	return meeting, plan
}

// fillTheSheet: block 1 is drafted from the log and released line by line; block 2 opens when both have released.
func (j *journey) fillTheSheet(meeting string) {
	j.clock.Set(time.Date(2026, time.November, 17, 14, 0, 0, 0, j.config.Zone))
	j.everybodyComesBack()
	sheet := j.mira.ask(200, "GET", meeting, nil).wantCount("results", 5).want("results.0.line", "count").want("results.0.value", 1).
		want("results.0.drafted", true).want("last", nil)
	sheet.without("money")
	j.coach.ask(200, "GET", meeting, nil).wantCount("results", 0)
	j.mira.ask(200, "PUT", meeting+"/results/count", obj{"value": 3, "released": true})
	j.coach.ask(200, "GET", meeting, nil).wantCount("results", 1).want("results.0.value", 3)
	j.mira.ask(200, "PUT", meeting+"/expectations", obj{"partner_met": 5, "team_met": 3, "changed_what": "Ich traue mich mehr.", "released": true})
	for _, c := range []*caller{j.jonas, j.coach} {
		c.ask(200, "GET", meeting, nil).want("expectations.partner", nil).wantCount("expectations.all", 0).without("Ich traue mich mehr.")
	}
	j.jonas.ask(200, "PUT", meeting+"/expectations", obj{"partner_met": 4, "released": true}).want("expectations.partner.changed_what", "Ich traue mich mehr.")
	j.coach.ask(200, "GET", meeting, nil).wantCount("expectations.all", 2)
	j.coach.ask(200, "POST", meeting+"/holding", nil).want("state", "held")
}

// writeThePlan: steps by the partners, wishes taken over by a coach.
func (j *journey) writeThePlan(plan string) {
	j.mira.refused(422, "plan_empty", "POST", plan+"/agreement", obj{"version": 1})
	j.mira.ask(200, "PUT", plan+"/items/"+newID(), obj{"owner_id": j.mira.id, "what": "Praktikum in der Tischlerei", "step": "Anrufen",
		"day": "2026-11-20", "clock": "09:30", "obstacle": "Ich rufe nicht gern an.", "then_text": "Jonas sitzt daneben.", "helper": "partner", "confidence": 3})
	promise := plan + "/promises/" + newID()
	wished := j.jonas.ask(200, "PUT", promise, obj{"support": "ticket", "how": "Fahrkarte zur Tischlerei"}).want("promises.0.state", "wished")
	j.substitute.ask(200, "PUT", promise, obj{"support": "ticket", "what": "Monatskarte", "how": "per Post", "coach_id": j.coach.id, "due_day": "2026-11-19"},
		version(wished.at("promises.0.version"))...).want("promises.0.state", "open")
}

// sign: both partners, then a coach; every change in between asks for new signatures.
func (j *journey) sign(meeting, plan string) {
	now := func() any { return j.mira.ask(200, "GET", meeting, nil).at("plan.version") }
	j.coach.refused(409, "partners_first", "POST", plan+"/approval", obj{"version": now()})
	j.mira.ask(200, "POST", plan+"/agreement", obj{"version": now()}).want("state", "draft").wantCount("signatures", 1)
	before := now()
	j.jonas.ask(200, "PUT", plan+"/items/"+newID(), obj{"what": "Bewerbungsfoto machen"}).wantCount("signatures", 0)
	j.mira.refused(412, "stale", "POST", plan+"/agreement", obj{"version": before}).want("current.version", now())
	j.coach.ask(200, "PUT", plan+"/remarks/"+newID(), obj{"kind": "question", "text": "Wer macht das Foto?"}).wantCount("remarks", 1)
	remark := j.mira.ask(200, "GET", meeting, nil).text("plan.remarks.0.id")
	j.mira.ask(200, "PUT", plan+"/remarks/"+remark+"/answer", obj{"text": "Jonas' Schwester."})
	j.mira.ask(200, "POST", plan+"/agreement", obj{"version": now()})
	j.jonas.ask(200, "GET", "/home", nil).want("plan_to_sign.plan_id", strings.TrimPrefix(plan, "/milestone-plans/"))
	j.jonas.ask(200, "POST", plan+"/agreement", obj{"version": now()}).want("state", "agreed")
	j.coach.ask(200, "GET", "/team/home", nil).wantCount("waiting_plans", 1)
	j.admin.refused(403, "not_allowed", "POST", plan+"/approval", obj{"version": now()})
	j.clock.Advance(time.Minute)
	approved := j.substitute.ask(200, "POST", plan+"/approval", obj{"version": now()}).want("state", "approved").wantCount("signatures", 3)
	again := j.substitute.ask(200, "POST", plan+"/approval", obj{"version": now()})
	if !bytes.Equal(approved.body, again.body) {
		j.Errorf("signing twice changes something:\n%s\n%s", approved.body, again.body)
	}
	j.coach.ask(200, "PUT", meeting+"/evaluation", obj{"text": "Ein starkes Paar."})
	j.mira.ask(200, "GET", meeting, nil).want("evaluation.text", "Ein starkes Paar.")
	if versions := j.mira.ask(200, "GET", plan+"/versions", nil).list("items"); len(versions) < 3 {
		j.Errorf("only %d versions are kept", len(versions))
	}
}

// keepThePromise: overdue in front of everybody, nudged once, moved with a reason, kept.
func (j *journey) keepThePromise(plan string) {
	j.clock.Set(time.Date(2026, time.November, 23, 10, 0, 0, 0, j.config.Zone))
	j.everybodyComesBack()
	promise := "/promises/" + j.mira.ask(200, "GET", "/promises", nil).want("items.0.overdue", true).want("items.0.days_overdue", 4).text("items.0.id")
	j.mira.ask(200, "GET", "/home", nil).want("overdue_promises", 1)
	j.coach.ask(200, "GET", "/team/home", nil).wantCount("overdue_promises", 1).want("overdue_promises.0.days_overdue", 4)
	j.mira.ask(200, "POST", promise+"/nudge", nil).want("nudged_today", true)
	j.mira.refused(409, "nudged_today", "POST", promise+"/nudge", nil)
	j.coach.ask(200, "POST", promise+"/change", obj{"due_day": "2026-11-24", "reason": "Die Post war langsam."}).want("state", "changed").want("overdue", false)
	j.jonas.ask(200, "GET", "/promises", nil).want("items.0.changes.0.reason", "Die Post war langsam.")
	j.coach.ask(200, "POST", promise+"/keeping", nil).want("state", "kept")
	list := j.mira.ask(200, "GET", "/tandems/"+j.tandem+"/milestone-meetings", nil)
	next := j.mira.ask(200, "GET", "/milestone-meetings/"+list.text("items.1.id"), nil).wantCount("last.items", 2).want("last.promises.0.state", "kept")
	j.mira.ask(200, "PUT", "/plan-items/"+next.text("last.items.0.id")+"/review", obj{"review": "done", "note": "Sie sagten ja!"}).want("review", "done")
	if state := j.mira.ask(200, "GET", "/milestone-meetings/"+list.text("items.0.id"), nil).text("plan.state"); state != "approved" {
		j.Errorf("looking back made the plan %s", state)
	}
}

// count: figures without a name, for those who see nothing else.
func (j *journey) count() {
	figures := j.manager.ask(200, "GET", "/figures", nil).wantCount("items", 1).want("items.0.participants", 2).want("items.0.tandems", 1).
		want("items.0.meetings_met", 1).want("items.0.weeks_kept", 1).want("items.0.milestone_meetings_held", 1).want("items.0.plans_approved", 1).
		want("items.0.promises.kept", 1).want("items.0.promises.overdue", 0)
	figures.without("Mira", "Jonas", "Karim", j.mira.id.String(), j.tandem)
	for _, path := range []string{"/tandems/" + j.tandem, "/milestone-meetings/" + uuid.NewString(), "/promises", "/team/home", "/persons", "/cohorts/" + j.cohort + "/participants"} {
		j.manager.refused(403, "not_allowed", "GET", path, nil)
	}
	log := j.log.String()
	for _, private := range []string{"Mira", "bang", "Tischler", "Anschreiben", j.tandem, j.mira.login} {
		if strings.Contains(log, private) {
			j.Errorf("the log tells %q", private)
		}
	}
}
