package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"

	"mainpate/internal/companion"
	"mainpate/internal/demo"
)

// words says for every table in which column stands whose words or traces a row holds.
var words = map[string]string{
	"persons": "id", "contact_cards": "person_id", "absences": "person_id",
	"credentials": "person_id", "invitations": "person_id", "sessions": "person_id", "passkeys": "person_id", "totps": "person_id",
	"recovery_codes": "person_id", "pending_sign_ins": "person_id", "passkey_challenges": "person_id",
	"cohort_participants": "person_id", "cohort_coaches": "person_id", "tandem_partners": "person_id",
	"media": "owner_id", "entries": "author_id", "entry_additions": "author_id", "private_answers": "person_id", "steps": "created_by",
	"planned_meetings": "set_by", "pauses": "person_id", "departures": "person_id",
	"meeting_answers": "person_id", "result_lines": "set_by", "expectations": "person_id", "plan_items": "owner_id",
	"promises": "created_by", "promise_nudges": "person_id", "signatures": "person_id",
	"reminders": "person_id", "reminder_settings": "person_id", "push_subscriptions": "person_id",
	"speed_dating_guests": "person_id", "speed_dating_talks": "first_id", "impressions": "author_id",
	"declaration_signatures": "person_id", "consents": "person_id",
	"contact_ways": "person_id", "calendar_feeds": "person_id", "profiles": "person_id", "sheets": "person_id", "sheet_answers": "person_id", "access_log": "person_id", "account_activity": "person_id",
	"ballots": "person_id", "ballot_choices": "person_id", "fit_checks": "person_id", "match_thirds": "person_id", "partings": "agreed_with",
	"messages": "author_id", "conversations": "person_id", "conversation_marks": "person_id",
	"companions": "person_id", "guide_tips": "person_id", "sheet_asks": "person_id", "wording_reports": "person_id", "office_questions": "asker_id", "group_meetings": "suggested_by", "group_meeting_answers": "person_id", "thanks": "from_id", "message_reports": "reporter_id", "prospects": "person_id", "recruiting_codes": "person_id", "gathering_answers": "person_id", "gathering_attendances": "person_id",
}

// ofTheOffice are tables in which staff write for the office: their words stay, their name goes.
var ofTheOffice = []string{
	"cohort_extensions", "cohort_pauses", "declarations", "tandems", "milestone_meetings", "evaluations", "promise_changes", "plan_versions", "remarks",
	"ballot_boxes", "match_proposals", "match_publications", "matching_minutes",
	"prospect_changes", "start_gates", "gatherings", "office_answers", "message_hidings", "accessibility_feedback",
}

// secrets are never handed out, not even to those whose they are.
var secrets = []string{
	"credentials.hash", "invitations.code_hash", "push_subscriptions.endpoint", "push_subscriptions.p256dh", "push_subscriptions.auth",
	"push_subscriptions.key_id", "reminders.last_error", "calendar_feeds.secret_hash", "contact_ways.code_hash",
	"passkeys.credential_id", "passkeys.aaguid", "passkeys.transports", "passkeys.attestation_type", "passkeys.attestation_format",
	"totps.sealed", "totps.waiting_sealed", "recovery_codes.code_hash", "recovery_codes.key_id", "pending_sign_ins.ticket_hash",
	"passkey_challenges.state", "media.sent_hash", "office_questions.asker_seal",
	"match_thirds.reason", // the team's own words, which may say what somebody else wished
}

// staysWithPartner are traces of an erased person that are the partner's too.
var staysWithPartner = map[string]string{
	"departures.own_words":        "said to the partner, by agreement",
	"partings.own_words":          "the same",
	"entries.day":                 "the bare facts of a meeting that the partner has confirmed, answered to or added to",
	"office_questions.text":       "asked without a name: if it went with them, everybody could tell whose it was",
	"office_questions.shown_from": "the same",
	"entries.clock":               "the same", "entries.place": "the same", "entries.topics": "the same",
}

const samira, jonas, hers, his = "Samira", "Jonas", "hers", "his"

// lives fills a house with the demo and adds for one participant what the demo has nothing of.
func lives(h *house) map[string]demo.SignIn {
	h.Helper()
	signIns, err := demo.Fill(h.Context(), h.ofDemo(), h.clock, h.clock.Now())
	h.must(err)
	people := map[string]demo.SignIn{}
	for _, s := range signIns {
		people[s.Name] = s
	}
	return people
}

func (h *house) signedIn(s demo.SignIn) *caller {
	h.Helper()
	c := h.anonymous(s.Name)
	c.id, c.login, c.secret = s.PersonID, s.Login, s.Secret
	c.signIn()
	return c
}

// livesFully adds what the demo's people have no need of.
func (h *house) livesFully(her, him, coach *caller) {
	h.Helper()
	tandem := her.ask(200, "GET", "/me/tandem", nil).text("id")
	path := "/tandems/" + tandem
	entry := her.ask(200, "GET", path+"/workbook", nil)
	for _, e := range entry.list("entries") {
		if e := e.(obj); e["author_id"] == him.id.String() && e["visibility"] != "me" {
			her.ask(200, "PUT", path+"/entries/"+e["id"].(string)+"/additions/"+newID(), obj{"text": "Stimmt.", "visibility": "tandem"})
			break
		}
	}
	for _, who := range []*caller{her, him} {
		note := newID()
		who.ask(200, "PUT", "/media/"+note, recording(h.T))
		who.ask(200, "PUT", path+"/entries/"+newID(), obj{"kind": "note", "day": "2026-11-20", "visibility": "tandem", "media_ids": []any{note}})
	}
	set := h.number("SELECT version FROM planned_meetings WHERE tandem_id = $1 UNION SELECT 0 ORDER BY 1 DESC LIMIT 1", tandem)
	her.ask(200, "PUT", path+"/planned-meeting", obj{"day": "2026-11-28", "clock": "15:00", "place_text": "Bücherei"}, version(set)...)
	var open obj
	for _, m := range her.ask(200, "GET", path+"/milestone-meetings", nil).list("items") {
		if m := m.(obj); m["state"] != "held" {
			open = m
			break
		}
	}
	meeting, plan := "/milestone-meetings/"+open["id"].(string), "/milestone-plans/"+open["plan_id"].(string)
	coach.ask(200, "PUT", meeting+"/proposal", obj{"day": "2026-12-10", "clock": "10:00", "place_text": "Büro"}, version(open["version"])...)
	revision := h.number("SELECT revision FROM milestone_meetings WHERE id = $1", open["id"])
	her.ask(200, "PUT", meeting+"/answer", obj{"answer": "question", "text": "Geht es später?", "revision": revision})
	her.ask(200, "PUT", meeting+"/results/change", obj{"value": "Viel.", "released": false})
	her.ask(200, "PUT", plan+"/items/"+newID(), obj{"what": "Zeugnis holen", "owner_id": her.id})
	her.ask(200, "PUT", plan+"/items/"+newID(), obj{"what": "Zusammen üben"})
	her.ask(200, "PUT", plan+"/promises/"+newID(), obj{"support": "ticket", "how": "Monatskarte"})
	for _, p := range her.ask(200, "GET", "/promises", nil).list("items") {
		if p := p.(obj); p["overdue"] == true && p["nudged_today"] == false {
			her.ask(200, "POST", "/promises/"+p["id"].(string)+"/nudge", nil)
		}
	}
	again := func(path string) []string { // the demo may have written something already
		if before := her.ask(200, "GET", path, nil).text("version"); before != "0" {
			return version(before)
		}
		return nil
	}
	her.ask(200, "PUT", "/me/profile", obj{
		"gives": []any{"cooking"}, "needs": []any{"jobs"}, "own_gives": []any{"Nähen"}, "own_needs": []any{"Rechnen"},
		"languages": []any{"de"}, "times": []any{"mo-am"}, "hints": []any{"quiet"},
	}, again("/me/profile")...)
	cohort := her.ask(200, "GET", "/me/cohort", nil).text("cohort.id")
	coach.ask(200, "PUT", "/cohorts/"+cohort+"/interviews/"+her.id.String(), obj{"answers": []any{obj{"item": "goal", "language": "de", "text": "Nähen."}}})
	for from, about := range map[*caller]*caller{her: him, him: her} {
		sheet := newID()
		h.must(h.exec(`INSERT INTO sheets (id, cohort_id, person_id, tandem_id, about_id, set_key, set_version, occasion, release, finished_day,
			version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, 'partner', 1, 'middle', 'none', '2026-11-20', 1,
			'2026-11-20 10:00:00+00:00', '2026-11-20 10:00:00+00:00')`, sheet, cohort, from.id.String(), tandem, about.id.String()))
		h.must(h.exec(`INSERT INTO sheet_answers (sheet_id, item, person_id, set_version, language, text, choices)
			VALUES ($1, 'strength', $2, 1, 'de', 'Zuhören', '[]')`, sheet, from.id.String()))
	}
	her.ask(204, "PUT", "/push/subscription", `{"endpoint":"`+endpointOf("her")+`","keys":`+keysOf("her")+`}`)
	her.ask(200, "PUT", "/me/reminder-settings", obj{"off": []any{"plan"}, "meeting_lead_minutes": 60})
	her.ask(200, "POST", "/me/device-code", nil)
	declaration := her.ask(200, "GET", "/me/consents", nil).text("newest.id")
	her.ask(204, "PUT", "/me/declaration-signatures/"+newID(), obj{"declaration_id": declaration, "name": "Samira B.", "language": "ar"})
	her.ask(204, "PUT", "/me/consents/photo", obj{"given": true, "language": "ar"})
	her.ask(200, "POST", "/me/calendar-feed", nil)
	her.ask(204, "PUT", "/me/tips/cover/dismissal", nil)
	her.ask(204, "PUT", "/me/sheets/asks/start/dismissal", nil)
	her.ask(200, "PUT", "/wording-reports/"+newID(), obj{"passage": "home_hello", "language": "de", "wrong": "Das klingt komisch.", "suggestion": "Hallo!"})
	accompany(her, newID(), 24, companion.Gives).ask(200, "GET", "/me/profile", nil)
	her.ask(200, "PUT", "/me/pause", obj{"tell_partner": true, "tell_contact_person": true})
	h.must(h.exec(`INSERT INTO contact_ways (person_id, kind, code_hash, tries, version, created_at, updated_at)
		VALUES ($1, 'email', 'x', 0, 1, '2026-11-01 10:00:00+00:00', '2026-11-01 10:00:00+00:00')`, her.id.String()))
	her.ask(204, "POST", "/me/ending", obj{"kind": "work"})
	h.must(h.exec(`INSERT INTO passkeys (id, person_id, label, credential_id, public_key, flags, sign_count, aaguid, attachment, transports,
		attestation_type, attestation_format, created_at, last_used_day) VALUES ($1, $2, 'Handy', 'x', 'x', 0, 0, '', '', '', '', '',
		'2026-11-01 10:00:00+00:00', '2026-11-01')`, newID(), her.id.String()))
	h.wasRecruited(cohort, her, coach)
	h.metAtSpeedDating(tandem, her, him)
	h.hasChosen(tandem, her, him, coach)
	h.sharesWithTheGroup(cohort, her, him, coach)
	for _, place := range []string{"tandem/" + tandem, "contact/" + her.id.String(), "group/" + cohort} {
		her.ask(200, "PUT", "/conversations/"+place+"/messages/"+newID(), obj{"text": "Hallo!", "link": obj{"kind": "place", "text": "Bücherei"}})
		her.ask(204, "PUT", "/conversations/"+place+"/opened", obj{"change": 1})
	}
	coach.ask(200, "GET", path+"/released", nil)
	h.must(h.privacy.Tidy(h.Context()))
}

// wasRecruited gives somebody a past in the pool, others to invite, and a gathering they were at.
func (h *house) wasRecruited(cohort string, her, coach *caller) {
	h.Helper()
	coach.ask(200, "PUT", "/cohorts/"+cohort+"/pool/"+her.id.String()+"/state", obj{"state": "invited"}, version(0)...)
	h.must(h.exec(`INSERT INTO recruiting_codes (id, cohort_id, kind, code, person_id, story, version, created_at)
		VALUES ($1, $2, 'champion', 'CHAMP10N01', $3, 'Komm dazu.', 1, '2026-11-01 10:00:00+00:00')`, newID(), cohort, her.id.String()))
	gathering := newID()
	coach.ask(200, "PUT", "/cohorts/"+cohort+"/gatherings/"+gathering, obj{"kind": "group", "place_text": "Café", "day": "2026-12-12", "clock": "15:00"})
	her.ask(200, "PUT", "/gatherings/"+gathering+"/answer", obj{"answer": "yes", "revision": 1})
	coach.ask(200, "PUT", "/gatherings/"+gathering+"/attendance/"+her.id.String(), obj{"attended": true})
}

// exec runs a statement of the test, with $1 for parameters on both databases.
func (h *house) exec(statement string, values ...any) error {
	_, err := h.db.SQL().ExecContext(h.Context(), statement, values...)
	return err
}

func (h *house) number(ask string, values ...any) int {
	h.Helper()
	var n int
	h.must(h.db.SQL().QueryRowContext(h.Context(), ask, values...).Scan(&n))
	return n
}

// mark writes a word into every text that a person has written or left, and says which.
func (h *house) mark(id uuid.UUID, whose string, only map[string]string) map[string]string {
	h.Helper()
	marks := map[string]string{}
	for _, c := range h.columnsOfSchema() {
		column, known := words[c.table]
		if !known && c.refers == "persons" && !slices.Contains(ofTheOffice, c.table) {
			h.Errorf("%s: whose words does the table hold?", c)
		}
		if !known || c.kind != "text" || c.String() == "departures.offer" || // a coach's words
			namesAPerson.MatchString(c.name) {
			continue
		}
		mark := fmt.Sprintf("mark-%s-%s-%s", whose, c.table, c.name)
		where := column + " = $2"
		if more := only[c.table]; more != "" {
			where += " AND " + more
		}
		for _, value := range []string{mark, `["` + mark + `"]`} { // some texts hold JSON
			if c.String() == "result_lines.value" {
				value = `"` + mark + `"`
			}
			isList := h.number(`SELECT count(*) FROM `+c.table+` WHERE `+column+` = $1 AND `+c.name+` LIKE '[%'`, id.String()) > 0
			if isList != strings.HasPrefix(value, "[") && value[0] != '"' {
				continue
			}
			if err := h.exec("UPDATE "+c.table+" SET "+c.name+" = $1 WHERE "+where, value, id.String()); err != nil {
				continue // a check of the database does not let any words in
			}
			if h.number("SELECT count(*) FROM "+c.table+" WHERE "+c.name+" = $1", value) > 0 {
				marks[c.String()] = mark
			}
		}
	}
	return marks
}

// places says where in the whole database a text stands.
func (h *house) places(text string) []string {
	h.Helper()
	var found []string
	for _, c := range h.columnsOfSchema() {
		if h.number("SELECT count(*) FROM "+c.table+" WHERE lower(CAST("+c.name+" AS text)) LIKE $1", "%"+strings.ToLower(text)+"%") > 0 {
			found = append(found, c.String())
		}
	}
	return found
}
