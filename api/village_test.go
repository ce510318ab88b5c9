package main

import (
	"crypto/ecdh"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"mainpate/internal/actor"
	"mainpate/internal/auth/passkeytest"
)

// village is two cohorts with their people: everybody the authorization matrix asks as. The first tandem has
// something of every kind; "peer" is another tandem of its cohort, "far" one of another cohort.
type village struct {
	*house
	nobody, anna, bert, peer, stranger, coach, otherCoach, manager, admin, out *caller
	names                                                                      map[string]string // what stands for {name} in a path or body
}

// words that only some may read.
const (
	annasOwn      = "Nur für Anna selbst."
	ofTheTwo      = "Nur für die beiden."
	forTheTeam    = "Auch für das Team."
	unreleased    = "Noch nicht freigegeben."
	stillDrafting = "Das weiß bisher nur Bert."
)

func newVillage(h *house) *village {
	h.Helper()
	v := &village{house: h, names: map[string]string{}}
	h.clock.Set(time.Date(2026, time.October, 19, 9, 0, 0, 0, h.config.Zone))
	v.admin, v.manager = h.staff(actor.Administrator, "Ines"), h.staff(actor.Manager, "Marlies")
	v.coach, v.otherCoach = h.staff(actor.Coach, "Karim"), h.staff(actor.Coach, "Oda")
	v.names["admin"], v.names["manager"] = v.admin.id.String(), v.manager.id.String()
	v.names["coach"], v.names["othercoach"] = v.coach.id.String(), v.otherCoach.id.String()

	cora := h.staff(actor.Coach, "Cora")
	v.names["cora"] = cora.id.String()
	v.names["cohort"], v.names["far.cohort"] = v.cohort("Erster Durchgang", v.coach), v.cohort("Zweiter Durchgang", v.otherCoach)
	v.admin.ask(204, "PUT", "/cohorts/"+v.names["cohort"]+"/coaches/"+v.names["cora"], nil)
	people := map[string]*caller{}
	for _, p := range []struct{ name, cohort, age string }{
		{"Anna", "cohort", "under_25"}, {"Bert", "cohort", "over_25"}, {"Petra", "cohort", "under_25"}, {"Paul", "cohort", "over_25"},
		{"Xaver", "cohort", "under_25"}, {"Lola", "cohort", "under_25"}, {"Luis", "cohort", "over_25"},
		{"Lina", "cohort", "under_25"}, {"Lars", "cohort", "over_25"},
		{"Fatma", "far.cohort", "under_25"}, {"Fritz", "far.cohort", "over_25"},
	} {
		coach := v.coach
		if p.cohort != "cohort" {
			coach = v.otherCoach
		}
		people[p.name] = v.participant(coach, v.names[p.cohort], p.name, p.age)
	}
	v.anna, v.bert, v.peer, v.stranger, v.out = people["Anna"], people["Bert"], people["Petra"], people["Fatma"], people["Xaver"]
	v.names["peer.anna"], v.names["far.anna"] = people["Petra"].id.String(), v.stranger.id.String()
	v.names["anna"], v.names["bert"], v.names["peer"], v.names["xaver"] = v.anna.id.String(), v.bert.id.String(), v.peer.id.String(), v.out.id.String()
	v.names["lola"], v.names["luis"], v.names["stranger"] = people["Lola"].id.String(), people["Luis"].id.String(), v.stranger.id.String()
	far := v.admin.ask(200, "GET", "/cohorts/"+v.names["far.cohort"], nil)
	v.admin.ask(200, "PATCH", "/cohorts/"+v.names["far.cohort"], obj{"places": 14}, version(far.text("version"))...)
	v.admin.ask(200, "POST", "/cohorts/"+v.names["cohort"]+"/start", nil)
	v.admin.ask(200, "POST", "/cohorts/"+v.names["far.cohort"]+"/start", nil)
	invited := v.coach.ask(200, "PUT", "/cohorts/"+v.names["cohort"]+"/participants/"+newID(), obj{"age_group": "under_25", "display_name": "Ina"})
	v.names["ina"] = invited.text("person.id")
	v.names["planned.cohort"] = v.admin.ask(200, "PUT", "/cohorts/"+newID(), obj{"name": "Dritter Durchgang", "start_day": "2026-12-14"}).text("id")
	v.admin.ask(204, "PUT", "/cohorts/"+v.names["planned.cohort"]+"/coaches/"+v.names["coach"], nil)
	v.names["paused.cohort"] = v.cohort("Vierter Durchgang", v.coach)
	v.coach.ask(200, "POST", "/cohorts/"+v.names["paused.cohort"]+"/start", nil)
	v.coach.ask(200, "POST", "/cohorts/"+v.names["paused.cohort"]+"/pauses", obj{"from_day": "2026-11-02", "reason": "Umzug des Büros"})
	place := newID()
	v.coach.ask(200, "PUT", "/places/"+place, obj{"name": "Stadtteilcafé", "address": "Am Markt 3", "no_need_to_buy": true})
	v.names["place"] = place
	everybody := []*caller{v.admin, v.manager, v.coach, v.otherCoach}
	for _, p := range people {
		everybody = append(everybody, p)
	}

	v.wakeUp(time.Date(2026, time.November, 25, 10, 0, 0, 0, h.config.Zone), everybody)
	v.speedDatings(people)
	v.chooses(people)
	v.tandem("", v.coach, v.anna, v.bert)
	v.tandem("peer.", v.coach, v.peer, people["Paul"])
	v.tandem("far.", v.otherCoach, v.stranger, people["Fritz"])
	v.livesOn()
	v.records()
	v.recruits()
	v.asksTheOffice()
	v.coach.ask(200, "PUT", "/tandems/"+newID(), obj{
		"cohort_id": v.names["cohort"], "partner_ids": []any{people["Lina"].id, people["Lars"].id}, "reason": "Beide lachen gern.",
	})
	people["Lina"].ask(204, "POST", "/me/leaving", obj{"sentence": "thanks", "erase_now": false})
	v.names["departure"] = v.coach.ask(200, "GET", "/team/home", nil).text("departures.0.id")

	v.wakeUp(time.Date(2026, time.November, 27, 9, 0, 0, 0, h.config.Zone), everybody)
	v.remember()
	v.admin.ask(200, "PUT", "/persons/"+v.names["xaver"]+"/disabled", obj{"disabled": true})
	v.proposes()
	v.nobody = h.anonymous("nobody")
	return v
}

// wakeUp turns the clock; access tokens do not live that long.
func (v *village) wakeUp(now time.Time, everybody []*caller) {
	v.Helper()
	v.clock.Set(now)
	for _, c := range everybody {
		if c.secret == pin {
			c.enter(c.ask(200, "POST", "/auth/refresh", nil))
		} else {
			c.signIn() // staff are signed out over night
		}
	}
}

// remember notes the versions that changes have to name.
func (v *village) remember() {
	v.Helper()
	book := v.anna.ask(200, "GET", "/tandems/"+v.names["tandem"]+"/workbook", nil)
	for _, e := range book.list("entries") {
		if entry := e.(obj); entry["id"] == v.names["entry"] {
			v.names["entry.version"] = fmt.Sprint(entry["version"])
		}
	}
	for name, place := range map[string]string{"message": "tandem/" + v.names["tandem"], "asked": "contact/" + v.names["anna"]} {
		v.names[name] = newID() // one that can still be taken back
		v.anna.ask(200, "PUT", "/conversations/"+place+"/messages/"+v.names[name], obj{"text": "Wann passt es?"})
	}
	v.reportsMessages()
	sheet := v.anna.ask(200, "GET", "/milestone-meetings/"+v.names["meeting"], nil)
	v.names["meeting.version"], v.names["plan.version"] = sheet.text("meeting.version"), sheet.text("plan.version")
	v.names["cohort.version"] = v.admin.ask(200, "GET", "/cohorts/"+v.names["cohort"], nil).text("version")
	v.names["code"] = v.coach.ask(200, "POST", "/persons/"+v.names["ina"]+"/invitation", nil).text("invitation.code")
	v.unsaid = append(v.unsaid, v.names["code"])
	v.coach.ask(200, "GET", "/tandems/"+v.names["tandem"]+"/released", nil) // marks what the coach has seen
	v.letsIn()
	v.names["anna.login"], v.names["anna.secret"] = v.anna.login, v.anna.secret
	v.names["new"], v.names["new.endpoint"], v.names["endpoint"] = newID(), endpointOf("new"), endpointOf("anna")
	v.names["keys"], v.names["new.keys"] = keysOf("anna"), keysOf("new")
}

func (h *house) cohort(name string, coach *caller) string {
	h.Helper()
	admin := h.staff(actor.Administrator, "Iris")
	id := admin.ask(200, "PUT", "/cohorts/"+newID(), obj{"name": name, "start_day": "2026-10-20", "length_days": 120}).text("id")
	admin.ask(204, "PUT", "/cohorts/"+id+"/coaches/"+coach.id.String(), nil)
	return id
}

// participant invites somebody and lets them join.
func (h *house) participant(coach *caller, cohort, name, ageGroup string) *caller {
	h.Helper()
	invited := coach.ask(200, "PUT", "/cohorts/"+cohort+"/participants/"+newID(), obj{"age_group": ageGroup, "language": "de"})
	return h.join(name, invited.text("invitation.code"), pin)
}

// tandem brings two together and puts one of each kind into their workbook and their first plan.
func (v *village) tandem(prefix string, coach, one, two *caller) {
	v.Helper()
	set := func(name, value string) string { v.names[prefix+name] = value; return value }
	path := "/tandems/" + set("tandem", newID())
	cohort := v.names["cohort"]
	if prefix == "far." {
		cohort = v.names["far.cohort"]
	}
	coach.ask(200, "PUT", path, obj{"cohort_id": cohort, "partner_ids": []any{one.id, two.id}, "reason": "Beide mögen Holz."})

	entry := path + "/entries/" + set("entry", newID())
	one.ask(200, "PUT", entry, obj{"kind": "meeting", "outcome": "met", "day": "2026-11-20", "place": "cafe", "topics": []any{"jobs"},
		"note": forTheTeam, "visibility": "team"})
	two.ask(200, "PUT", entry+"/additions/"+set("addition", newID()), obj{"text": ofTheTwo, "visibility": "tandem"})
	one.ask(200, "PUT", entry+"/my-answers", obj{"helped": 4, "mood": 3})
	one.ask(200, "PUT", path+"/steps/"+set("step", newID()), obj{"owner_id": one.id, "text": "Beim Tischler anrufen", "state": "open", "visibility": "tandem"})
	one.ask(200, "PUT", "/conversations/tandem/"+v.names[prefix+"tandem"]+"/messages/"+set("message", newID()), obj{"text": ofTheTwo})
	one.ask(200, "PUT", "/conversations/contact/"+one.id.String()+"/messages/"+set("asked", newID()), obj{"text": "Kann jemand mit zum Amt?"})
	one.ask(200, "PUT", path+"/planned-meeting", obj{"day": "2026-11-27", "clock": "15:00", "place_text": "Bücherei"})

	meetings := one.ask(200, "GET", path+"/milestone-meetings", nil)
	meeting := "/milestone-meetings/" + set("meeting", meetings.text("items.0.id"))
	plan := "/milestone-plans/" + set("plan", meetings.text("items.0.plan_id"))
	coach.ask(200, "PUT", meeting+"/proposal", obj{"day": "2026-12-01", "clock": "10:00", "place_id": v.names["place"]},
		version(meetings.text("items.0.version"))...)
	one.ask(200, "PUT", plan+"/items/"+set("item", newID()), obj{"what": "Praktikum finden", "owner_id": one.id})
	one.ask(200, "PUT", plan+"/promises/"+set("wish", newID()), obj{"support": "ticket", "how": "Monatskarte"})
	coach.ask(200, "PUT", plan+"/promises/"+set("promise", newID()),
		obj{"support": "contact", "what": "Kontakt zum Tischler", "coach_id": coach.id, "due_day": "2026-11-26"})
	coach.ask(200, "PUT", plan+"/remarks/"+set("remark", newID()), obj{"kind": "question", "text": "Wie kommt Ihr hin?"})
}

// recruits puts somebody into the pool of the first cohort, hands out codes and arranges gatherings.
func (v *village) recruits() {
	v.Helper()
	cohort := "/cohorts/" + v.names["cohort"]
	for _, kind := range []string{"referral", "flyer"} {
		v.names[kind+".id"] = newID()
		v.names[kind] = v.coach.ask(200, "PUT", cohort+"/recruiting-codes/"+v.names[kind+".id"], obj{"kind": kind}).text("code")
	}
	v.names["prospect"] = newID()
	v.coach.ask(200, "PUT", cohort+"/pool/"+v.names["prospect"], obj{"first_name": "Ada", "contact_kind": "phone", "contact": "0151 1"})
	link := v.coach.ask(200, "POST", cohort+"/pool/"+v.names["prospect"]+"/link", nil).text("link")
	_, v.names["personal"], _ = strings.Cut(link, "#")
	v.names["champion"] = newID()
	v.must(v.exec(`INSERT INTO recruiting_codes (id, cohort_id, kind, code, person_id, story, version, created_at)
		VALUES ($1, $2, 'champion', 'CHAMP10N00', $3, '', 1, '2026-11-01 10:00:00+00:00')`, v.names["champion"], v.names["planned.cohort"], v.anna.id.String()))
	v.unsaid = append(v.unsaid, v.names["referral"], v.names["flyer"], v.names["personal"])
	arrange := func(coach *caller, cohort string) string {
		id := newID()
		coach.ask(200, "PUT", "/cohorts/"+v.names[cohort]+"/gatherings/"+id, obj{"kind": "group", "place_text": "Stadtteilcafé", "day": "2026-12-05", "clock": "15:00"})
		return id
	}
	v.names["gathering"], v.names["peer.gathering"], v.names["far.gathering"] = arrange(v.coach, "cohort"), newID(), arrange(v.otherCoach, "far.cohort")
	v.names["guest"], v.names["peer.guest"], v.names["far.guest"] = v.anna.id.String(), v.stranger.id.String(), v.stranger.id.String()
	v.anna.ask(200, "PUT", "/gatherings/"+v.names["gathering"]+"/answer", obj{"answer": "yes", "revision": 1})
	v.names["guest.code"] = v.anna.ask(200, "GET", "/me/gatherings", nil).text("items.0.code")
}

// livesOn adds to the first tandem what not everybody in it may see.
func (v *village) livesOn() {
	v.Helper()
	path, meeting := "/tandems/"+v.names["tandem"], "/milestone-meetings/"+v.names["meeting"]
	v.names["note"] = newID()
	v.anna.ask(200, "PUT", path+"/entries/"+v.names["note"], obj{"kind": "note", "day": "2026-11-21", "note": annasOwn, "visibility": "me"})
	v.anna.ask(200, "PUT", meeting+"/results/change", obj{"value": unreleased, "released": false})
	v.bert.ask(200, "PUT", meeting+"/expectations", obj{"partner_met": 4, "changed_what": stillDrafting, "released": false})
	v.coach.ask(200, "PUT", meeting+"/evaluation", obj{"text": "Ein guter Anfang."})
	v.anna.ask(200, "PUT", "/me/profile", obj{
		"gives": []any{"cooking"}, "needs": []any{"interview"}, "own_gives": []any{forTheTeam}, "languages": []any{"de"}, "times": []any{"mo-am"}, "hints": []any{"debt"},
	})
	v.names["sheet"] = newID()
	v.anna.ask(200, "PUT", "/me/sheets/"+v.names["sheet"], obj{"set": "self", "set_version": 1, "occasion": "start", "answers": []any{
		obj{"item": "s1", "language": "de", "number": 3}, obj{"item": "proud", "language": "de", "text": annasOwn},
	}})
	v.coach.ask(200, "PUT", "/cohorts/"+v.names["cohort"]+"/interviews/"+v.names["anna"], obj{"answers": []any{
		obj{"item": "goal", "language": "de", "text": "Mit Holz arbeiten."},
	}})
	v.names["declaration"] = v.coach.ask(200, "GET", "/declarations", nil).text("items.0.id")
	v.anna.ask(204, "PUT", "/me/declaration-signatures/"+newID(), obj{"declaration_id": v.names["declaration"], "name": "Anna A.", "language": "de"})
	v.anna.ask(204, "PUT", "/me/consents/quote", obj{"given": true, "language": "de"})
	v.names["paper"] = newID()
	v.coach.ask(204, "PUT", "/cohorts/"+v.names["cohort"]+"/paper-signatures/"+v.names["paper"], obj{
		"person_id": v.bert.id, "declaration_id": v.names["declaration"], "language": "de", "day": "2026-11-20", "consents": []any{"photo"},
	})
	said := newID()
	v.anonymous("somebody").ask(200, "PUT", "/accessibility/feedback/"+said, obj{"text": "Die Schrift ist klein.", "language": "de"})
	v.names["feedback"] = said
	v.names["wording"] = newID()
	v.anna.ask(200, "PUT", "/wording-reports/"+v.names["wording"], obj{"passage": "home_hello", "language": "tr", "wrong": "Das sagt niemand.", "suggestion": "Merhaba"})
	absence := newID()
	v.coach.ask(200, "PUT", "/me/absences/"+absence, obj{"from_day": "2026-12-21", "to_day": "2026-12-31"})
	v.names["absence"] = absence
	v.anna.ask(204, "PUT", "/push/subscription", `{"endpoint":"`+endpointOf("anna")+`","keys":`+keysOf("anna")+`}`)
	v.names["passkey"] = v.anna.addPasskey(passkeytest.New(v.config.PublicURL)).text("passkey.id")
	v.names["test"] = v.anna.ask(200, "POST", "/me/test-reminder", nil).text("id")
	for _, d := range v.anna.again().ask(200, "GET", "/me/devices", nil).list("items") {
		if device := d.(obj); device["current"] == true {
			v.names["device"] = device["id"].(string)
		}
	}
	v.anna.ask(204, "PUT", "/me/contact-person", obj{"coach_id": v.coach.id})
}

// recording is what a browser made of somebody who spoke for a second.
func recording(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile("../internal/media/testdata/voice.webm")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// records lets voice notes hang on two entries of Anna's, one for the team and one for herself, on messages to her
// partner and to the team, and on nothing.
func (v *village) records() {
	v.Helper()
	entries := "/tandems/" + v.names["tandem"] + "/entries/"
	for name, entry := range map[string]obj{
		"media":       {"kind": "note", "day": "2026-11-24", "visibility": "team"},
		"media.own":   {"kind": "note", "day": "2026-11-24", "visibility": "me"},
		"media.loose": nil,
	} {
		v.names[name] = newID()
		v.anna.ask(200, "PUT", "/media/"+v.names[name], recording(v.T))
		if entry != nil {
			entry["media_ids"] = []any{v.names[name]}
			v.anna.ask(200, "PUT", entries+newID(), entry)
		}
	}
	for name, conversation := range map[string]string{"media.said": "tandem/" + v.names["tandem"], "media.asked": "contact/" + v.names["anna"]} {
		v.names[name] = newID()
		v.anna.ask(200, "PUT", "/media/"+v.names[name], recording(v.T))
		v.anna.ask(200, "PUT", "/conversations/"+conversation+"/messages/"+newID(), obj{"text": "", "media_ids": []any{v.names[name]}})
	}
}

func endpointOf(device string) string { return "https://fcm.googleapis.com/fcm/send/" + device }

// keysOf are a browser's keys, always the same for the same device.
func keysOf(device string) string {
	seed := sha256.Sum256([]byte(device))
	private, err := ecdh.P256().NewPrivateKey(seed[:])
	if err != nil {
		panic(err)
	}
	encode := base64.RawURLEncoding.EncodeToString
	return `{"p256dh":"` + encode(private.PublicKey().Bytes()) + `","auth":"` + encode(seed[:16]) + `"}`
}
