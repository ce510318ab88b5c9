package main

// speedDatings lets Anna and Bert meet Lola and Luis before they choose; the next one waits to begin, one is a draft.
func (v *village) speedDatings(people map[string]*caller) {
	v.Helper()
	plan := func(coach *caller, cohort, day string) string {
		return coach.ask(200, "PUT", "/cohorts/"+v.names[cohort]+"/speed-datings/"+newID(), obj{
			"day": day, "clock": "16:00", "how": "on_site", "place_text": "Saal", "link": "", "mode": "two_sides", "minutes": 6, "minutes_to_change": 1,
		}).text("id")
	}
	here := func(people ...*caller) obj {
		ticks := []any{}
		for _, p := range people {
			ticks = append(ticks, obj{"person_id": p.id, "presence": "here"})
		}
		return obj{"people": ticks}
	}
	lola, luis := people["Lola"], people["Luis"]
	v.names["dating"], v.names["next.dating"], v.names["peer.dating"] = plan(v.coach, "cohort", "2026-11-25"), plan(v.coach, "cohort", "2026-12-09"), plan(v.coach, "cohort", "2026-12-16")
	v.names["far.dating"] = plan(v.otherCoach, "far.cohort", "2026-11-25")
	v.names["peer.luis"], v.names["far.luis"] = v.peer.id.String(), people["Fritz"].id.String()
	for _, name := range []string{"dating", "next.dating"} {
		v.coach.ask(200, "POST", "/speed-datings/"+v.names[name]+"/opening", nil)
	}
	v.coach.ask(200, "PUT", "/speed-datings/"+v.names["dating"]+"/presence", here(v.anna, v.bert, lola, luis))
	v.coach.ask(200, "PUT", "/speed-datings/"+v.names["next.dating"]+"/presence", here(lola, luis))
	v.coach.ask(200, "POST", "/speed-datings/"+v.names["dating"]+"/start", nil)
	v.anna.ask(200, "PUT", "/speed-datings/"+v.names["dating"]+"/impressions/"+v.names["bert"], obj{"answer": "yes", "word": annasOwn})
}

// metAtSpeedDating lets two who found each other long ago have met there, and have noted something about each other.
func (h *house) metAtSpeedDating(tandem string, her, him *caller) {
	h.Helper()
	dating, her1, him1 := newID(), her.id.String(), him.id.String()
	h.must(h.exec(`INSERT INTO speed_datings (id, cohort_id, day, clock, starts_at, how, place_text, link, mode, minutes, minutes_to_change,
			state, opened_at, clock_round, clock_at, revision, version, created_at, updated_at)
		SELECT $1, cohort_id, '2026-10-01', '16:00', '2026-10-01 14:00:00+00:00', 'on_site', 'Saal', '', 'two_sides', 6, 1,
			'over', formed_at, 1, formed_at, 1, 1, formed_at, formed_at FROM tandems WHERE id = $2`, dating, tandem))
	for _, id := range []string{her1, him1} {
		h.must(h.exec("INSERT INTO speed_dating_guests (speed_dating_id, person_id, presence, came) VALUES ($1, $2, 'here', TRUE)", dating, id))
	}
	h.must(h.exec(`INSERT INTO speed_dating_talks (speed_dating_id, round, table_number, first_id, second_id, cut)
		VALUES ($1, 1, 1, $2, $3, FALSE)`, dating, her1, him1))
	for author, about := range map[string]string{her1: him1, him1: her1} {
		h.must(h.exec(`INSERT INTO impressions (speed_dating_id, author_id, about_id, answer, word, version, updated_at)
			VALUES ($1, $2, $3, 'yes', 'Schach', 1, '2026-10-01 15:00:00+00:00')`, dating, author, about))
	}
}
