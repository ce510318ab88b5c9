package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/privacy"
)

func TestPeopleGetEverythingThatIsTheirsAndErasureLeavesNothing(t *testing.T) {
	each(t, func(h *house) {
		people := lives(h)
		her, him, coach := h.signedIn(people[samira]), h.signedIn(people[jonas]), h.signedIn(people["Katrin"])
		h.livesFully(her, him, coach)
		marksOfHer := h.mark(her.id, hers, nil)
		marksOfHim := h.mark(him.id, his, map[string]string{
			"steps":  "visibility = 'me'", // what he wrote about her is opened to her
			"sheets": "about_id IS NULL", "sheet_answers": "sheet_id IN (SELECT id FROM sheets WHERE about_id IS NULL)",
		})
		h.checkFilled(her.id)

		got, err := h.privacy.Data(h.Context(), actor.Actor{PersonID: her.id, Role: actor.Participant})
		h.must(err)
		text, err := json.Marshal(got)
		h.must(err)
		for place, mark := range marksOfHer {
			if secret := slices.Contains(secrets, place); secret == strings.Contains(string(text), mark) {
				h.Errorf("%s: handed out %v, secret %v", place, !secret, secret)
			}
		}
		for place, mark := range marksOfHim {
			shared := strings.HasPrefix(place, "result_lines.") || strings.HasPrefix(place, "promises.") || place == "persons.display_name" || place == "entries.day" ||
				strings.HasPrefix(place, "planned_meetings.") || strings.HasPrefix(place, "thanks.") // said to her
			if !shared && strings.Contains(string(text), mark) {
				h.Errorf("%s of the partner is handed out", place)
			}
		}
		for _, s := range got {
			h.Logf("%s: %s", s.Name, strings.Join(s.Fields, ", "))
		}

		h.must(h.privacy.ErasePerson(h.Context(), her.id))
		h.goneForGood(her.id, hers)
		for place, mark := range marksOfHim {
			if strings.HasPrefix(place, "planned_meetings.") || strings.HasPrefix(place, "impressions.") || strings.HasPrefix(place, "thanks.") { // the date was theirs together, the note about the other, the thanks to them
				continue
			}
			if len(h.places(mark)) == 0 {
				h.Errorf("%s of the partner has gone too", place)
			}
		}
		h.must(h.privacy.ErasePerson(h.Context(), him.id))
		h.goneForGood(him.id, his)
	})
}

func TestTheOneWhoStaysGoesOn(t *testing.T) {
	each(t, func(h *house) {
		people := lives(h)
		her, him, coach := h.signedIn(people[samira]), h.signedIn(people[jonas]), h.signedIn(people["Katrin"])
		h.livesFully(her, him, coach)
		met := h.number("SELECT count(*) FROM entries WHERE outcome = 'met' AND author_id = $1", him.id.String())
		confirmed := h.number("SELECT count(*) FROM entries WHERE outcome = 'met' AND author_id = $1 AND confirmed_by = $2", her.id.String(), him.id.String())
		her.ask(204, "DELETE", "/me", obj{"current_secret": her.secret})
		her.refused(401, "not_signed_in", "GET", "/me", nil)
		h.anonymous("again").refused(401, "sign_in_wrong", "POST", "/auth/sign-in", obj{"login": her.login, "secret": her.secret, "remember": false})
		if n := h.number("SELECT count(*) FROM entries WHERE outcome = 'met' AND author_id = $1", him.id.String()); confirmed == 0 || n < met+confirmed {
			h.Errorf("%d meetings are left to the partner, of %d and %d confirmed", n, met, confirmed)
		}
		h.readsOn(him, coach)
	})
}

// goneForGood finds neither the person nor their words anywhere but where they must be.
func (h *house) goneForGood(id uuid.UUID, whose string) {
	h.Helper()
	for _, place := range h.places(id.String()) {
		if place != "erasures.id" {
			h.Errorf("the id of the erased person stands in %s", place)
		}
	}
	for _, place := range h.places("mark-" + whose + "-") {
		if staysWithPartner[place] == "" {
			h.Errorf("words of the erased person stand in %s", place)
		}
	}
	written, err := privacy.ReadErasures(h.config.ErasuresFile)
	h.must(err)
	if !slices.Contains(written, id) {
		h.Errorf("the file of erasures has %v", written)
	}
}

// checkFilled makes sure that the person has something in every table: else the test would prove nothing of it.
func (h *house) checkFilled(id uuid.UUID) {
	h.Helper()
	notOfParticipants := []string{"contact_cards", "absences", "cohort_coaches", "totps", "recovery_codes", "pending_sign_ins", "passkey_challenges"}
	for table, column := range words {
		filled := h.number("SELECT count(*) FROM "+table+" WHERE "+column+" = $1", id.String()) > 0
		if !filled && !slices.Contains(notOfParticipants, table) {
			h.Errorf("nothing of the person stands in %s", table)
		}
	}
}

// readsOn looks at everything that names the erased partner: all of it goes on working.
func (h *house) readsOn(partner, coach *caller) {
	h.Helper()
	tandem := partner.ask(200, "GET", "/me/tandem", nil)
	path := "/tandems/" + tandem.text("id")
	names := tandem.text("partners.0.display_name") + tandem.text("partners.1.display_name")
	ids := tandem.text("partners.0.id") + tandem.text("partners.1.id")
	if !strings.Contains(ids, uuid.Nil.String()) || strings.Contains(names, samira) {
		h.Errorf("the tandem of an erased person: %s", tandem.body)
	}
	for _, p := range []string{"/home", path, path + "/workbook", path + "/milestone-meetings", "/me/team-view", "/me/data", "/promises", "/me/access-log"} {
		partner.ask(200, "GET", p, nil)
	}
	for _, p := range []string{"/team/home", "/tandems", path, path + "/released", "/promises", "/me/data"} {
		coach.ask(200, "GET", p, nil)
	}
	for _, m := range partner.ask(200, "GET", path+"/milestone-meetings", nil).list("items") {
		meeting := m.(obj)
		for _, c := range []*caller{partner, coach} {
			c.ask(200, "GET", "/milestone-meetings/"+meeting["id"].(string), nil)
			c.ask(200, "GET", "/milestone-plans/"+meeting["plan_id"].(string)+"/versions", nil)
		}
	}
	partner.ask(200, "PUT", path+"/steps/"+newID(), obj{"owner_id": partner.id, "text": "Allein weiter", "state": "open", "visibility": "tandem"})
	partner.ask(200, "PUT", path+"/planned-meeting", obj{"day": "2026-11-30"}, version(h.number("SELECT version FROM planned_meetings WHERE tandem_id = $1", tandem.text("id")))...)
}

func TestAnErasedCoachLeavesTheOfficesWordWithoutAName(t *testing.T) {
	each(t, func(h *house) {
		people := lives(h)
		katrin := people["Katrin"]
		coach, him := h.signedIn(katrin), h.signedIn(people[jonas])
		coach.ask(200, "GET", "/team/home", nil)
		evaluations := h.number("SELECT count(*) FROM evaluations")
		promises := h.number("SELECT count(*) FROM promises")
		h.must(h.exec("UPDATE persons SET display_name = 'mark-coach-name' WHERE id = $1", katrin.PersonID.String()))
		h.must(h.exec("UPDATE access_log SET reader_name = 'mark-coach-name' WHERE reader_id = $1", katrin.PersonID.String()))
		h.must(h.privacy.ErasePerson(h.Context(), katrin.PersonID))
		h.goneForGood(katrin.PersonID, "coach")
		if n := h.number("SELECT count(*) FROM evaluations"); n != evaluations || n == 0 {
			h.Errorf("%d evaluations, before %d", n, evaluations)
		}
		if n := h.number("SELECT count(*) FROM promises"); n != promises || n == 0 {
			h.Errorf("%d promises, before %d", n, promises)
		}
		him.ask(200, "GET", "/promises", nil)
		him.ask(200, "GET", "/me/access-log", nil).want("items.0.reader_name", "")
		for _, m := range him.ask(200, "GET", "/tandems/"+him.ask(200, "GET", "/me/tandem", nil).text("id")+"/milestone-meetings", nil).list("items") {
			him.ask(200, "GET", "/milestone-meetings/"+m.(obj)["id"].(string), nil)
		}
	})
}

func TestErasureAsksForTheSecretAndKeepsTheLastAdministrator(t *testing.T) {
	each(t, func(h *house) {
		admin := h.staff(actor.Administrator, "Ines")
		admin.refused(409, "last_administrator", "DELETE", "/me", obj{"current_secret": password})
		admin.refused(409, "last_administrator", "DELETE", "/persons/"+admin.id.String(), nil)
		other := h.staff(actor.Coach, "Karim")
		other.ask(422, "DELETE", "/me", obj{"current_secret": "not the secret"}).want("errors.0.code", "secret_wrong")
		other.ask(200, "GET", "/me", nil)
		other.ask(204, "DELETE", "/me", obj{"current_secret": password})
		other.refused(401, "not_signed_in", "GET", "/me", nil)
		admin.refused(404, "not_found", "DELETE", "/persons/"+other.id.String(), nil)
		admin.refused(404, "not_found", "DELETE", "/persons/"+uuid.Nil.String(), nil)
		if list := admin.ask(200, "GET", "/persons", nil).list("items"); len(list) != 1 {
			h.Errorf("%v", list)
		}
	})
}

func TestWhoWasErasedDoesNotComeBackWithABackup(t *testing.T) {
	each(t, func(h *house) {
		people := lives(h)
		id := people[samira].PersonID
		l := h.ledger()
		h.must(h.privacy.ErasePerson(h.Context(), id))
		l.restore() // the backup of a moment ago
		h.must(h.exec("DELETE FROM erasures"))
		if len(h.places(id.String())) < 10 {
			h.Fatal("the backup has not brought her back")
		}
		written, err := privacy.ReadErasures(h.config.ErasuresFile)
		h.must(err)
		for _, want := range []int{1, 0} { // again and again
			if n, err := h.privacy.Reapply(h.Context(), written); err != nil || n != want {
				h.Errorf("%d, %v, want %d", n, err, want)
			}
		}
		for _, place := range h.places(id.String()) {
			if place != "erasures.id" && !strings.HasPrefix(place, "kept_") {
				h.Errorf("she is back in %s", place)
			}
		}
		erased, err := privacy.Erased(h.Context(), h.db.Read(h.Context()))
		h.must(err)
		if !slices.Contains(erased, id) {
			h.Error("the database does not know of it")
		}
	})
}
