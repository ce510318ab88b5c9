package demo

import (
	"mainpate/internal/gathering"
	"mainpate/internal/programme"
	"mainpate/internal/questionnaire"
	"mainpate/internal/recruiting"
)

// awayFromFirst had an appointment when the others were told about the programme; notNow has another plan this time.
const (
	awayFromFirst = "Goran"
	notNow        = "Zehra"
)

func referrals() []referred {
	return []referred{
		{about("Heike", "phone", "069 5550 177", "de", programme.Over25, "Erzählt gern und sucht Gesellschaft beim Suchen."), []recruiting.State{recruiting.Informed, recruiting.NotNow}, 40},
		{about("Bogdan", "message", "0151 5550 178", "ro", programme.Over25, "Hat im Gespräch nach so etwas gefragt."), []recruiting.State{recruiting.Informed, recruiting.Interested, recruiting.Invited}, 0},
		{about("Yasmin", "in_person", "", "ar", programme.Under25, "Möchte eine Ausbildung und kennt hier niemanden."), []recruiting.State{recruiting.Informed, recruiting.Interested}, 0},
		{about("Uwe", "letter", "Postfach 17, Offenbach", "de", programme.Over25, "Könnte anderen viel zeigen."), []recruiting.State{recruiting.Informed, recruiting.Declined}, 0},
		{about("Sevgi", "phone", "069 5550 179", "tr", programme.Under25, "Sucht jemanden, der mit ihr Deutsch spricht."), []recruiting.State{recruiting.Informed}, 0},
		{about("Anton", "email", "anton@example.org", "de", programme.Under25, "Hat gerade seinen Kurs beendet."), nil, 0},
	}
}

func candidates() []candidate {
	person := func(s side, name, language, coach string, by recruiting.Kind) candidate {
		return candidate{newcomer{member{name, language, coach}, s}, by}
	}
	return []candidate{
		person(younger, "Nour", "ar", "Nabil", ""),
		person(younger, "Elif", "tr", "Mehmet", ""),
		person(younger, "Finn", "de", "Katrin", recruiting.Flyer),
		person(younger, "Desislava", "de", "Mehmet", recruiting.Champion),
		person(younger, "Blessing", "en", "Katrin", recruiting.Flyer),
		person(older, "Hatice", "tr", "Mehmet", ""),
		person(older, "Martin", "de", "Katrin", recruiting.Flyer),
		person(older, "Ioana", "de", "Katrin", recruiting.Champion),
		person(older, "Rami", "ar", "Nabil", ""),
		person(older, "Renate", "de", "Katrin", recruiting.Flyer),
		person(older, "Samuel", "en", "Nabil", ""),
		person(younger, "Malik", "de", "Nabil", ""),
		person(older, "Goran", "de", "Katrin", recruiting.Flyer),
		person(younger, "Zehra", "tr", "Mehmet", recruiting.Flyer),
	}
}

// agreed are those who are in; the last has not signed the declaration.
func agreed() []string {
	return []string{"Nour", "Elif", "Finn", "Desislava", "Blessing", "Hatice", "Martin", "Ioana", "Rami", "Renate", "Samuel"}
}

func answersAhead() []struct {
	name   string
	answer gathering.Answer
} {
	return []struct {
		name   string
		answer gathering.Answer
	}{
		{"Goran", gathering.Yes}, {"Malik", gathering.NotSure}, {"Nour", gathering.Yes}, {"Rami", gathering.Yes},
		{"Hatice", gathering.No}, {"Finn", gathering.No}, {"Milena", gathering.Yes},
	}
}

func giftsOfCandidates() []gifts {
	return []gifts{
		{name: "Nour", gives: "computer talk", needs: "german training letter", languages: "ar en de", times: "mo-am tu-pm th-pm", ownGift: "الرسم والتصميم", ownNeed: "شخص أتكلم معه الألمانية", hints: "evenings_only"},
		{name: "Elif", gives: "computer city", needs: "application interview", languages: "tr de", times: "we-pm fr-am"},
		{name: "Finn", gives: "computer driving", needs: "goals training", languages: "de en", times: "tu-ev th-ev"},
		{name: "Blessing", gives: "cooking talk", needs: "german office", languages: "en", times: "mo-pm we-pm", hints: "child_care", hintsForTeam: true},
		{name: "Hatice", gives: "cooking family crafts", needs: "computer letter", languages: "tr de", times: "we-pm fr-am"},
		{name: "Martin", gives: "application office letter", needs: "computer courage", languages: "de", times: "tu-ev we-am"},
		{name: "Ioana", gives: "family city", needs: "german jobs", languages: "ro de it", times: "mo-pm tu-pm"},
		{name: "Rami", gives: "office talk", needs: "german jobs", languages: "ar fr de", times: "mo-am th-pm", ownGift: "الحساب والضرائب"},
	}
}

func bowsOfCandidates() []bow {
	return []bow{
		{"Nour", "3243432222321", "أتكلم ثلاث لغات.", "أن أتعرف على المدينة.", questionnaire.Shown},
		{"Elif", "2234433332233", "", "Birlikte başvuru yazmak.", questionnaire.Shown},
		{"Martin", "223443443322-", "30 Jahre Büro, nie krank.", "", questionnaire.Counted},
		{"Hatice", "3344533232332", "", "", questionnaire.Kept},
	}
}

func talksWithCandidates() []talk {
	return []talk{
		{"Nabil", "Nour", map[string]string{
			"now": "أتعلم الألمانية كل صباح.", "done": "درست التصميم سنتين.", "goal": "تدريب مهني في التصميم.", "strong": "أرسم بسرعة وأشرح جيداً.", "together": "أن نخرج ونتكلم.",
		}},
		{"Katrin", "Martin", map[string]string{
			"now": "Ich schreibe Bewerbungen, eine am Tag.", "done": "30 Jahre Sachbearbeitung.", "goal": "Noch einmal anfangen, gern etwas Neues.", "strong": "Ordnung in Papier bringen.",
		}},
		{"Mehmet", "Hatice", map[string]string{
			"now": "Torunuma bakıyorum.", "goal": "Kendi paramı kazanmak.", "strong": "Yemek, dikiş, sabır.", "together": "Birlikte bir şey yaparken konuşmak.",
		}},
	}
}
