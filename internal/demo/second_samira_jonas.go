package demo

func samiraAndJonas() tandemStory {
	return tandemStory{
		older:    member{"Samira", "de", "Katrin"},
		younger:  member{"Jonas", "de", "Mehmet"},
		formedBy: "Katrin",
		reason:   "Samira kann gut erklären und möchte zurück in die Pflege. Jonas sucht eine Ausbildung im Handwerk und kennt sich mit Technik aus. Beide wohnen nah am Main.",
		entries: []entry{
			{day: 3, by: older, at: "16:00", where: "cafe", about: "talk", note: "Wir haben erst über Fußball geredet und dann über alles andere.", reply: "Samira weiß mehr über Fußball als ich.", confirmed: true, feel: answers{4, 4, 5, "both"}},
			{day: 8, by: younger, at: "14:00", where: "library", about: "jobs training", note: "Samira hat gefragt, was ich gern mit den Händen mache. Holz. Ich habe Fotos vom Regal gezeigt, das ich gebaut habe.", confirmed: true},
			{day: 9, by: older, outcome: "note", share: "me", note: "Ich war seit vier Jahren nicht mehr in meinem Beruf. Jonas hat nur gesagt: dann wird es Zeit. Hat er recht?"},
			{day: 15, by: older, at: "16:00", where: "cafe", about: "application german", share: "team", note: "Jonas hat mir gezeigt, wie man eine Bewerbung als PDF verschickt. Ich habe ihm dafür sein Anschreiben laut vorgelesen. So hört man, wo es hakt.", confirmed: true, steps: []step{{younger, "Zwei Tischlereien heraussuchen", 6, "done"}, {older, "Mein altes Zeugnis suchen", 6, "done"}}},
			{day: 20, by: younger, where: "phone", about: "talk goals", note: "Kurz telefoniert, was wir morgen sagen wollen.", confirmed: true},
			{day: 24, by: older, at: "15:30", where: "park", about: "family courage", note: "Meine Tochter war dabei und hat Jonas das Fahrrad erklärt. Wir haben trotzdem alles geschafft.", reply: "Ich kann jetzt alles über Klingeln.", confirmed: true},
			{day: 27, by: younger, outcome: "note", share: "me", note: "Bei der Tischlerei hat niemand abgenommen. Morgen gehe ich einfach vorbei."},
			{day: 29, by: younger, at: "17:00", where: "on_the_way", about: "internship courage", share: "team", note: "Ich war bei der Tischlerei. Samira hat an der Ecke gewartet. Der Chef sagt, ich soll zwei Wochen zur Probe kommen, wenn die Papiere da sind.", confirmed: true, pinned: true, feel: answers{5, 5, 5, "got"}, steps: []step{{younger, "Nach den Papieren fürs Praktikum fragen", 10, ""}}},
			{day: 33, by: older, at: "16:00", where: "library", about: "jobs letter", note: "Drei Stellen in der Pflege gefunden, eine mit Schulzeiten. Jonas hat den Brief vom Landesamt mit mir gelesen, jetzt weiß ich, welches Papier noch fehlt.", confirmed: true, feel: answers{4, 5, 4, "both"}, steps: []step{{older, "Beim Landesamt anrufen, vormittags", 7, ""}, {both, "Vor dem Meilenstein-Treffen eine Liste mit Fragen machen", 4, ""}}},
			{day: 36, by: younger, where: "phone", about: "talk", note: "Liste angefangen: Papiere, Fahrkarte, und wer passt auf, wenn Samira zur Probe arbeitet?"},
		},
		sheets: []sheet{
			{coach: "Katrin", place: "Café am Markt", clock: "15:00", size: "2",
				change:   "Wir treffen uns gern. Jonas hat zwei Adressen, Samira hat ihr Zeugnis wiedergefunden.",
				feelings: [2]feeling{{[6]int{5, 4, 5, 3, 5, 5}, "Ich denke wieder an meinen Beruf und nicht nur an Termine."}, {[6]int{5, 4, 4, 3, 5, 4}, "Mir hört jemand zu, der nicht meine Mutter ist."}},
				items: []item{
					{owner: younger, what: "Probearbeit in einer Tischlerei", why: "Ich will sehen, ob das mein Beruf ist", step: "Hingehen und fragen", after: 8, clock: "10:00", place: "Tischlerei in Bieber", obstacle: "Niemand nimmt das Telefon ab", then: "Ich gehe persönlich vorbei, Samira kommt mit", helper: "partner", confidence: 4},
					{owner: older, what: "Zurück in die Pflege", why: "Das kann ich, und es fehlt mir", step: "Zeugnis anerkennen lassen: Formular holen", after: 10, place: "Stadtbibliothek", obstacle: "Das Formular ist schwer", then: "Wir füllen es zu zweit aus", helper: "partner", confidence: 3},
				},
				promises: []promise{
					{support: "internship", what: "Papiere für Jonas' Probearbeit", how: "Vertrag und Versicherung, zum Unterschreiben fertig", coach: "Katrin", due: -5, fromToday: true},
					{"information", "Wer bezahlt die Anerkennung von Samiras Zeugnis?", "Antwort schriftlich, gern kurz", "Mehmet", 8, 6, false},
				},
				evaluation: "Ein gutes erstes Treffen. Beide wissen, was als Nächstes kommt. Die Papiere für die Probearbeit sind unsere Aufgabe."},
		},
	}
}

func emineAndKevin() tandemStory {
	return tandemStory{
		older:    member{"Emine", "tr", "Olga"},
		younger:  member{"Kevin", "de", "Olga"},
		formedBy: "Olga",
		reason:   "Emine kocht für viele Leute und kann gut planen. Kevin will seinen Schulabschluss nachholen und hilft gern am Computer.",
		entries: []entry{
			{day: 4, by: younger, where: "cafe", about: "talk", note: "Emine hat Börek mitgebracht. Es war nichts mehr übrig.", confirmed: true},
			{day: 4, by: older, outcome: "note", share: "me", note: "Kevin iyi bir çocuk. Önce utandı, sonra çok konuştu. Ben de Almanca konuşmaya daha az çekindim."},
			{day: 11, by: older, where: "library", about: "german letter", note: "Kevin hat mit mir den Brief gelesen. Ich habe alle Wörter aufgeschrieben, die neu sind: neun.", confirmed: true, feel: answers{5, 5, 4, "got"}},
			{day: 18, by: younger, where: "home", about: "training", note: "Emine fragt mich Mathe ab. Sie braucht keinen Taschenrechner, ich schon.", steps: []step{{younger, "Abendschule anschreiben", 7, "done"}}},
			{day: 22, by: older, outcome: "moved", reason: "child", note: "Oğlan hastalandı. Kevin, nächste Woche, ja?", reply: "Klar. Gute Besserung!"},
			{day: 26, by: older, where: "cafe", about: "jobs goals", share: "team", note: "Ich will in einer Küche arbeiten, nicht putzen. Das habe ich heute zum ersten Mal so gesagt.", confirmed: true},
			{day: 34, by: younger, where: "library", about: "training application", share: "team", note: "Die Abendschule hat geantwortet: Ich kann zur Probe kommen.", confirmed: true, pinned: true},
		},
		sheets: []sheet{
			{coach: "Sabine", place: "Familienzentrum Ost", clock: "15:30", workingDaysAgo: 3, size: "2", approver: nobody,
				change:   "Emine spricht mehr Deutsch. Kevin hat wieder eine Schule im Blick.",
				feelings: [2]feeling{{[6]int{5, 4, 5, 3, 5, 5}, "Kelimeleri artık yazıyorum, unutmuyorum. Ich schreibe Wörter auf."}, {[6]int{4, 4, 4, 3, 5, 5}, "Ich habe etwas angefangen und nicht gleich aufgehört."}},
				items: []item{
					{owner: older, what: "In einer Küche zur Probe arbeiten", why: "Ich will zeigen, was ich kann", step: "Drei Küchen aufschreiben, mit Kevin anrufen", after: 7, obstacle: "Ich verstehe am Telefon nicht alles", then: "Kevin hört mit", helper: "partner", confidence: 4},
					{owner: younger, what: "Probeabend in der Abendschule", why: "Ohne Abschluss komme ich nicht weiter", step: "Anmelden und hingehen", after: 9, clock: "18:00", obstacle: "Ich komme abends nicht aus dem Haus", then: "Emine ruft um fünf an", helper: "partner", confidence: 3},
				},
				promises:   []promise{{"childcare", "Betreuung für Emines Sohn bei der Probearbeit", "Zwei Vormittage würden reichen", "Sabine", 14, 0, false}},
				evaluation: ""},
		},
	}
}

func khalidAndLeonie() tandemStory {
	return tandemStory{
		older:    member{"Khalid", "ar", "Nabil"},
		younger:  member{"Leonie", "de", "Sabine"},
		formedBy: "Nabil",
		reason:   "Khalid war Buchhalter und sucht wieder ein Büro. Leonie hat ein kleines Kind und möchte in Teilzeit lernen. Beide rechnen gern und reden gern beim Laufen.",
		entries: []entry{
			{day: 5, by: younger, at: "10:00", where: "park", about: "talk family", note: "Mit Kinderwagen um den Weiher. Khalid kennt Lieder in drei Sprachen, die Kleine mag alle.", confirmed: true},
			{day: 6, by: older, outcome: "note", share: "me", note: "الحديث معها أسهل مما توقعت. أشعر أنني مفيد مرة أخرى."},
			{day: 12, by: younger, where: "library", about: "application", share: "team", note: "Khalids Lebenslauf ist jetzt auf Deutsch. Er hat dafür meine Kosten für den Monat sortiert. Ich habe 30 Euro gefunden.", confirmed: true},
			{day: 19, by: younger, where: "park", about: "goals training", note: "Teilzeit-Ausbildung gibt es wirklich. Wir haben zwei Seiten darüber gelesen.", confirmed: true, steps: []step{{younger, "Bei der Kammer nach Teilzeit fragen", 8, "done"}}},
			{day: 26, by: younger, where: "cafe", about: "german jobs", note: "Khalids Handy ist kaputt. Wir machen die Termine jetzt auf einem Zettel aus, das geht auch. Er schreibt auf meinem Handy mit.", confirmed: true},
			{day: 30, by: older, where: "library", about: "application german", note: "Heute habe ich selbst geschrieben, am Computer der Bibliothek. Drei Bewerbungen, alle ohne Fehler, sagt Leonie.", reply: "Fast ohne.", confirmed: true},
			{day: 35, by: younger, where: "park", about: "family courage", share: "team", note: "Die Kammer hat geantwortet: Teilzeit geht, wenn ich einen Betrieb finde. Jetzt suchen wir einen.", confirmed: true},
		},
		sheets: []sheet{
			{coach: "Nabil", place: "Nachbarschaftstreff Nordend", clock: "10:00", size: "3",
				change:   "Der Lebenslauf ist fertig. Leonie weiß, dass Teilzeit möglich ist.",
				feelings: [2]feeling{{[6]int{5, 5, 4, 3, 5, 5}, "أتكلم الألمانية كل أسبوع مع شخص يصبر. Ich spreche jede Woche Deutsch."}, {[6]int{5, 4, 5, 4, 5, 5}, "Ich plane wieder etwas für mich."}},
				items: []item{
					{owner: older, what: "Fünf Bewerbungen für Büroarbeit", why: "Ich möchte wieder mit Zahlen arbeiten", step: "Jede Woche zwei abschicken", after: 14, place: "Stadtbibliothek", obstacle: "Mein Handy ist kaputt", then: "Ich nehme den Computer der Bibliothek", helper: "partner", confidence: 4},
					{owner: younger, what: "Klären, ob Ausbildung in Teilzeit geht", why: "Wegen der Kleinen", step: "Kammer anschreiben", after: 7, obstacle: "Keine Antwort", then: "Ich rufe an, Khalid passt solange auf", helper: "partner", confidence: 4},
				},
				promises:   []promise{{support: "contact", what: "Betriebe, die in Teilzeit ausbilden", how: "Drei Namen, wenn möglich mit der Bahn erreichbar", coach: "Katrin", due: 2, fromToday: true}},
				evaluation: "Die beiden teilen sich die Arbeit ganz selbstverständlich. Wir suchen die Betriebe."},
		},
	}
}
