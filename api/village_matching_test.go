package main

// chooses lets Anna, Bert, Lola and Luis hand in their ballots before the first tandems are formed.
func (v *village) chooses(people map[string]*caller) {
	v.Helper()
	cohort, lola, luis := "/cohorts/"+v.names["cohort"], people["Lola"], people["Luis"]
	v.coach.ask(200, "POST", cohort+"/ballot-opening", nil)
	v.anna.ask(200, "PUT", "/me/ballot", obj{"wishes": []any{v.bert.id, luis.id}})
	v.bert.ask(200, "PUT", "/me/ballot", obj{"wishes": []any{v.anna.id}, "please_not": lola.id})
	luis.ask(200, "PUT", "/me/ballot", obj{"wishes": []any{lola.id}, "also": []any{v.anna.id}})
	v.coach.ask(200, "PUT", cohort+"/ballots/"+lola.id.String(), obj{"wishes": []any{luis.id}})
	v.coach.ask(200, "POST", cohort+"/ballot-closing", nil)
	v.names["minutes"] = newID()
	v.coach.ask(200, "PUT", cohort+"/matching-minutes/"+v.names["minutes"], obj{"minutes": 45})
}

// proposes a tandem of two who are left, and lets Anna say something about hers.
func (v *village) proposes() {
	v.Helper()
	v.names["proposal"] = newID()
	v.coach.ask(200, "PUT", "/cohorts/"+v.names["cohort"]+"/match-proposals/"+v.names["proposal"], obj{
		"by_hand": true, "reason": "Beide singen.", "tandems": []any{[]any{v.names["lola"], v.names["luis"]}},
	})
	v.anna.ask(200, "PUT", "/me/fit-checks/1", obj{"tandem_id": v.names["tandem"], "answer": "rather_not", "words": forTheTeam, "coach_id": v.coach.id})
	v.names["concern"] = v.coach.ask(200, "GET", "/fit-checks", nil).text("items.0.id")
}

// hasChosen puts everything there that matching keeps about two who found each other long ago.
func (h *house) hasChosen(tandem string, her, him, coach *caller) {
	h.Helper()
	const when = "'2026-10-01 10:00:00+00:00'"
	cohort := her.ask(200, "GET", "/me/cohort", nil).text("cohort.id")
	for from, about := range map[*caller]*caller{her: him, him: her} {
		h.must(h.exec(`INSERT INTO ballots (cohort_id, person_id, on_paper, version, created_at, updated_at)
			VALUES ($1, $2, FALSE, 1, `+when+`, `+when+`)`, cohort, from.id.String()))
		h.must(h.exec(`INSERT INTO ballot_choices (cohort_id, person_id, about_id, kind, position) VALUES ($1, $2, $3, 'wish', 1)`,
			cohort, from.id.String(), about.id.String()))
		h.must(h.exec(`INSERT INTO fit_checks (id, tandem_id, person_id, after_meeting, answer, words, coach_id, created_at, updated_at)
			VALUES ($1, $2, $3, 1, 'rather_not', 'Wir reden wenig.', $4, `+when+`, `+when+`) ON CONFLICT DO NOTHING`, newID(), tandem, from.id.String(), coach.id.String()))
	}
	h.must(h.exec(`INSERT INTO match_proposals (id, cohort_id, number, by_hand, reason, asked, input, result, created_at)
		VALUES ($1, $2, 1, FALSE, '', '{}', $3, $4, `+when+`)`, newID(), cohort,
		`{"people":[{"id":"`+her.id.String()+`","wishes":["`+him.id.String()+`"]},{"id":"`+him.id.String()+`","wishes":["`+her.id.String()+`"]}]}`,
		`[{"tandems":[["`+her.id.String()+`","`+him.id.String()+`"]],"left":[],"score":{"tandems":1}}]`))
	h.must(h.exec(`INSERT INTO match_notices (tandem_id, both_wished, words, languages, topics, times, created_at)
		VALUES ($1, TRUE, 'Ihr kocht beide gern.', '["de"]', '["cooking"]', '["mo-am"]', `+when+`)`, tandem))
	h.must(h.exec(`INSERT INTO match_thirds (person_id, tandem_id, placed_by, reason, created_at) VALUES ($1, $2, $3, 'Alle drei wollen es.', `+when+`)`,
		her.id.String(), tandem, coach.id.String()))
	h.must(h.exec(`INSERT INTO partings (tandem_id, agreed_with, sentence, own_words, created_at) VALUES ($1, $2, 'own', 'Alles Gute!', `+when+`)`,
		tandem, her.id.String()))
}
