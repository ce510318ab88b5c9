package demo

func graceAndTarek() tandemStory {
	return tandemStory{
		older:    member{"Grace", "en", "Katrin"},
		younger:  member{"Tarek", "ar", "Nabil"},
		formedBy: "Katrin",
		reason:   "Grace hat in Accra einen Laden geführt und will hier wieder selbstständig werden. Tarek hat Ideen für Werbung und lernt gerade die Regeln. Miteinander sprechen sie Englisch.",
		entries: []entry{
			{day: 3, by: older, at: "11:00", where: "cafe", about: "talk goals", note: "We both wanted to pay for the tea. We agreed to take turns.", confirmed: true},
			{day: 10, by: younger, where: "library", about: "jobs money", note: "Grace asked me for prices of everything in the street. Now we have a list of 40 things.", confirmed: true, feel: answers{4, 5, 5, "both"}},
			{day: 13, by: younger, outcome: "note", share: "me", note: "غريس تسألني عن رأيي دائما. في البيت لا أحد يسأل."},
			{day: 17, by: older, where: "phone", about: "family", note: "Short call, my sister is visiting. We will do two hours next week."},
			{day: 23, by: older, where: "library", about: "german training", share: "team", note: "Tarek found an evening course: how to start a small business. In simple German. I signed up before he could ask.", confirmed: true},
			{day: 30, by: younger, where: "cafe", about: "internship application", share: "team", note: "I want to try two weeks in a print shop. Grace says: walk in with a good idea, not with a paper. We will take both.", confirmed: true, steps: []step{{younger, "Make one poster to show", 8, ""}}},
			{day: 36, by: younger, where: "library", about: "internship letter", note: "The poster is half done. The letter from the office is long, we stopped on page two."},
		},
		sheets: []sheet{
			{coach: "Katrin", place: "Sozialcafé Brücke", clock: "11:00", size: "3",
				change:     "We know the prices in our street. Grace wants a course, Tarek wants to show what he can do.",
				feelings:   [2]feeling{{[6]int{5, 4, 5, 3, 5, 5}, "I stopped saying 'before'. I say 'next' now."}, {[6]int{5, 5, 5, 3, 5, 5}, "My ideas are written down now."}},
				items:      []item{{owner: older, what: "Find a course about starting a small business", why: "I know selling, I do not know the rules here", step: "Ask at the adult school", after: 6, obstacle: "The German is too hard", then: "Tarek sits next to me", helper: "partner", confidence: 4}, {owner: younger, what: "Two weeks in a print shop", why: "I want to learn it properly", step: "Make a poster and take it there", after: 16, obstacle: "They say no", then: "I ask who else I could visit", helper: "partner", confidence: 3}},
				promises:   []promise{{"course", "Kursgebühr für den Abendkurs", "Aus dem Budget, Grace bringt die Anmeldung", "Katrin", 10, 9, false}},
				evaluation: "Ein Gespräch auf Englisch und Deutsch, das ging gut. Die Kursgebühr ist bewilligt."},
		},
	}
}

func ivankaAndDeniz() tandemStory {
	return tandemStory{
		older:    member{"Ivanka", "de", "Mehmet"},
		younger:  member{"Deniz", "tr", "Mehmet"},
		formedBy: "Mehmet",
		reason:   "Ivanka spricht Bulgarisch, Türkisch und Deutsch und arbeitet gern mit alten Menschen. Deniz ist im Kurs und will Erzieher werden. Sie haben sich gleich auf Türkisch begrüßt.",
		entries: []entry{
			{day: 2, by: younger, at: "16:30", where: "cafe", about: "talk", note: "Ivanka ablanın Türkçesi benimkinden güzel. Yarı Türkçe yarı Almanca konuştuk.", confirmed: true},
			{day: 9, by: older, where: "library", about: "german training", note: "Deniz hat mir den Unterschied erklärt: Praktikum, Hospitation, Probearbeit. Bei uns heißt alles Praktika.", confirmed: true},
			{day: 16, by: younger, where: "park", about: "family talk", note: "Kardeşim de geldi. Ivanka ona masal anlattı, ben not aldım. Ich will das später auch so können."},
			{day: 23, by: older, where: "cafe", about: "internship", share: "team", note: "Das Seniorenheim sagt Ja zu einem Schnuppertag. Deniz hat den Anruf mit mir geübt.", confirmed: true, pinned: true},
			{day: 28, by: younger, where: "phone", about: "courage", share: "me", note: "Kursta sunum yaptım. Elim titredi ama bitirdim. Önce Ivanka ablaya anlattım.", feel: answers{5, 5, 4, "got"}},
			{day: 32, by: older, where: "on_the_way", about: "jobs", share: "team", note: "Schnuppertag war schön. Ich habe einer Frau die Haare gekämmt, sie hat mir von Plovdiv erzählt.", confirmed: true, reply: "Çok sevindim!"},
		},
		sheets: []sheet{
			{coach: "Mehmet", place: "Café am Markt", clock: "16:30", size: "3",
				change:     "Ivanka hat angerufen, statt zu warten. Deniz spricht im Kurs mehr.",
				feelings:   [2]feeling{{[6]int{5, 5, 5, 3, 5, 5}, "Ich rufe an. Früher habe ich Zettel geschrieben und weggeworfen."}, {[6]int{5, 5, 5, 4, 5, 5}, "Derste artık soru soruyorum. Ich frage im Kurs nach."}},
				items:      []item{{owner: older, what: "Ein Schnuppertag im Seniorenheim", why: "Dann sehen sie, wie ich mit Menschen bin", step: "Anrufen und fragen", after: 3, clock: "09:30", obstacle: "Sie verstehen mich nicht", then: "Deniz ist dabei", helper: "partner", confidence: 4}, {owner: younger, what: "Einen Tag in einer Kita zuschauen", why: "Erzieher will ich nur werden, wenn es passt", step: "In der Kita meines Bruders fragen", after: 12, obstacle: "Sie haben keine Zeit", then: "Ich frage in der nächsten", helper: "family", confidence: 4}},
				promises:   []promise{{"letter", "Bescheinigung für den Schnuppertag", "Damit die Versicherung klar ist", "Mehmet", 6, 4, false}},
				evaluation: "Die beiden haben ihre Schritte schneller gemacht, als wir die Bescheinigung. Wir werden schneller."},
		},
	}
}

func thomasAndAmina() tandemStory {
	return tandemStory{
		older:    member{"Thomas", "de", "Olga"},
		younger:  member{"Amina", "en", "Katrin"},
		formedBy: "Sabine",
		reason:   "Thomas war Lagerleiter und will sein Englisch auffrischen. Amina spricht Englisch und will Deutsch lernen und in die Logistik. Mehr Begründung braucht es nicht.",
		entries: []entry{
			{day: 4, by: younger, at: "13:00", where: "cafe", about: "german talk", note: "One hour German, one hour English. Thomas says 'so' a lot in both.", confirmed: true, feel: answers{5, 5, 5, "both"}},
			{day: 12, by: older, where: "library", about: "german jobs", note: "Wir haben alle Wörter vom Lager durchgespielt. Amina kennt jetzt Hubwagen, ich kenne pallet jack.", confirmed: true},
			{day: 18, by: older, outcome: "cancelled", reason: "appointment", note: "Termin beim Arzt, hat gedauert."},
			{day: 20, by: younger, where: "phone", about: "training", note: "We practised for tomorrow. I will say my part in German."},
			{day: 25, by: younger, where: "park", about: "training application", share: "team", note: "I found a training for logistics with a language course. The last day to apply is soon.", confirmed: true, steps: []step{{younger, "Send the form", 6, "done"}}},
			{day: 31, by: older, where: "on_the_way", about: "jobs interview", share: "team", note: "Vorstellungsgespräch im Lager in Kaiserlei. Zwei Fragen kamen auf Englisch. Ich habe geantwortet!", reply: "I am so proud of you.", confirmed: true, pinned: true},
			{day: 36, by: younger, where: "cafe", about: "talk", note: "Only talking today. Rain outside, tea inside."},
		},
		sheets: []sheet{
			{coach: "Sabine", place: "Sozialcafé Brücke", clock: "13:00", size: "2",
				change:   "Amina hat beim Treffen Deutsch gesprochen. Thomas hat sich auf zwei Stellen beworben.",
				feelings: [2]feeling{{[6]int{5, 4, 4, 3, 5, 4}, "Ich lerne wieder und merke, dass es geht."}, {[6]int{5, 4, 5, 3, 5, 5}, "I can make a joke in German now. A small one."}},
				items:    []item{{owner: younger, what: "Apply for the logistics training", why: "I want a job with a certificate", step: "Fill in the form with Thomas", after: 9, place: "Stadtbibliothek", obstacle: "The form is only in German", then: "We do one page per meeting", helper: "partner", confidence: 4}, {owner: older, what: "Zwei Bewerbungen im Lager", why: "Ich will noch zehn Jahre arbeiten", step: "Lebenslauf auffrischen", after: 5, obstacle: "Sie wollen Englisch", then: "Ich übe mit Amina", helper: "partner", confidence: 4}},
				promises: []promise{{"information", "Welcher Sprachkurs passt zur Ausbildung?", "Mit Uhrzeiten, Amina hat vormittags Zeit", "Sabine", 8, 8, false}},
				remark:   "Soll ich euch das Formular auch in einfacher Sprache heraussuchen?", reply: "Ja, das hilft uns beiden.",
				evaluation: "Zwei Menschen, ein Wörterheft. Das Formular in einfacher Sprache liegt jetzt auch für andere bereit."},
		},
	}
}

func rosaAndYusuf() tandemStory {
	return tandemStory{
		older:    member{"Rosa", "de", "Sabine"},
		younger:  member{"Yusuf", "tr", "Mehmet"},
		formedBy: "Sabine",
		reason:   "Rosa näht und hat Geduld. Yusuf sucht etwas, das er zu Ende bringen möchte. Beide haben sich gewünscht, dass es ruhig zugeht.",
		entries: []entry{
			{day: 5, by: older, where: "home", about: "talk", note: "Yusuf hat meine Nähmaschine wieder zum Laufen gebracht.", confirmed: true},
			{day: 6, by: younger, outcome: "note", share: "me", note: "Rosa teyze acele etmiyor. Bana iyi geldi."},
			{day: 13, by: younger, where: "cafe", about: "goals", note: "Ich habe drei Sachen aufgeschrieben, die ich angefangen habe. Rosa sagt, wir nehmen die kleinste.", confirmed: true, feel: answers{4, 4, 3, "got"}},
			{day: 21, by: older, where: "cafe", about: "courage family", share: "team", note: "Yusuf hat die kleinste Sache fertig: sein Zeugnis ist kopiert und im Ordner.", confirmed: true, steps: []step{{younger, "Den Ordner mitbringen", 8, ""}}},
		},
		sheets: []sheet{
			{coach: "Sabine", place: "Nachbarschaftstreff Nordend", clock: "14:00", size: "2",
				change:     "Wir kennen uns jetzt. Ein Ordner ist angelegt.",
				feelings:   [2]feeling{{[6]int{4, 4, 4, 2, 5, 5}, "Ich habe wieder jemanden, für den ich Kuchen backe."}, {[6]int{4, 4, 4, 2, 5, 4}, "Es geht langsam, aber es geht."}},
				items:      []item{{owner: younger, what: "Einen Tag in einer Fahrradwerkstatt helfen", why: "Reparieren kann ich", step: "Mit Rosa vorbeigehen", after: 12, obstacle: "Ich verschlafe", then: "Rosa ruft um neun an", helper: "partner", confidence: 3}, {owner: older, what: "Nähkurs für Nachbarn anbieten", why: "Vielleicht wird daraus eine Arbeit", step: "Zettel schreiben", after: 10, place: "Nachbarschaftstreff Nordend", obstacle: "Keiner kommt", then: "Ich fange mit zwei Freundinnen an", helper: "partner", confidence: 4}},
				promises:   []promise{{"contact", "Raum für den Nähkurs im Nachbarschaftstreff", "Einmal in der Woche, zwei Stunden", "Sabine", 12, 11, false}},
				evaluation: "Ein ruhiges, gutes Treffen. Wir drängen nicht."},
		},
	}
}
