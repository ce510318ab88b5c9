package demo

import "mainpate/internal/questionnaire"

// withoutPhone signs and chooses on paper.
const withoutPhone = "Ralf"

func choosers() []chooser {
	person := func(s side, name, language, coach, wishes, also, not string) chooser {
		return chooser{newcomer{member{name, language, coach}, s}, wishes, also, not}
	}
	return []chooser{
		person(younger, "Lina", "ar", "Katrin", "Gudrun:تسمع جيداً, Dragana:شجاعة, Agnieszka", "Selim", ""),
		person(younger, "Emre", "tr", "Olga", "Dragana:kocht wie Oma, Gudrun:ruhig, Selim:Usta!", "", ""),
		person(younger, "Noah", "de", "Katrin", "Agnieszka:hat klare Ziele, Selim:Werkstatt, Gudrun", "Joseph", ""),
		person(younger, "Petya", "de", "Sabine", "Selim:spricht Türkisch wie ich, Agnieszka:lustig, Dragana", "Walid", ""),
		person(younger, "Zoe", "en", "Katrin", "Joseph:great stories, Walid:calm", "", ""),
		person(younger, "Hamza", "ar", "Katrin", "Walid:من مدينتي, Joseph, Gudrun", "", ""),
		person(younger, "Marie", "de", "Sabine", "Agnieszka:Frühschicht!, Dragana, Gudrun", "", "Selim"),
		person(older, "Gudrun", "de", "Olga", "Emre:hilfsbereit, Lina:hat viel vor, Noah", "Marie, Petya", ""),
		person(older, "Selim", "tr", "Olga", "Petya:akıllı kız, Marie, Emre", "Noah", ""),
		person(older, "Dragana", "de", "Sabine", "Lina:hat Humor, Emre, Petya", "Marie", ""),
		person(older, "Joseph", "en", "Katrin", "Zoe:asks good questions, Hamza", "Noah", ""),
		person(older, "Walid", "ar", "Katrin", "Hamza:مثل ابني, Zoe, Lina", "Petya", ""),
		person(older, "Agnieszka", "de", "Sabine", "Marie:steht früh auf, Noah:Fahrrad, Petya", "", ""),
		person(older, "Ralf", "de", "Olga", "Marie, Noah, Emre", "Petya", ""),
	}
}

// giftsOfChoosers leave one thing open on purpose: two solutions of the wishes stay equally good to the last goal.
func giftsOfChoosers() []gifts {
	return []gifts{
		{name: "Lina", gives: "computer", needs: "german training", languages: "ar de", times: "mo-am tu-pm th-pm", ownNeed: "Wie man eine Ausbildung als Zahntechnikerin findet"},
		{name: "Emre", gives: "computer", needs: "german application", languages: "tr de", times: "tu-pm we-am th-pm"},
		{name: "Noah", gives: "computer driving", needs: "goals interview", languages: "de en", times: "mo-ev tu-pm we-ev", ownGift: "Fahrräder reparieren"},
		{name: "Petya", gives: "german computer", needs: "family training", languages: "bg tr de", times: "tu-pm fr-am", hints: "child_care", hintsForTeam: true},
		{name: "Zoe", gives: "computer talk", needs: "city office", languages: "en", times: "tu-pm we-pm th-ev"},
		{name: "Hamza", gives: "crafts talk", needs: "german office", languages: "ar en", times: "tu-pm sa-am"},
		{name: "Marie", gives: "computer driving", needs: "goals interview", languages: "de fr", times: "mo-am we-ev tu-pm"},
		{name: "Gudrun", gives: "german", needs: "computer", languages: "de", times: "tu-pm th-pm", ownGift: "Zuhören und Tee kochen"},
		{name: "Selim", gives: "crafts family", needs: "computer german", languages: "tr de", times: "tu-pm fr-am sa-am"},
		{name: "Dragana", gives: "german cooking", needs: "computer", languages: "hr de", times: "tu-pm th-pm we-am", hints: "step_free", hintsForTeam: true},
		{name: "Joseph", gives: "city office driving", needs: "computer", languages: "en de", times: "tu-pm th-ev"},
		{name: "Walid", gives: "office german", needs: "talk city", languages: "ar de en", times: "tu-pm we-pm", hints: "quiet"},
		{name: "Agnieszka", gives: "goals", needs: "computer", languages: "pl de", times: "mo-ev we-ev", hints: "evenings_only", hintsForTeam: true},
		{name: "Ralf", gives: "goals", needs: "computer", languages: "de en", times: "tu-pm we-ev mo-ev", ownGift: "Alles, was zwei Räder hat"},
	}
}

func bowsOfChoosers() []bow {
	return []bow{
		{"Lina", "4332332223332", "Ich habe mein Abitur in zwei Sprachen gemacht.", "", questionnaire.Shown},
		{"Gudrun", "3344533332333", "Drei Kinder, alle stehen auf eigenen Füßen.", "Jemanden, der mich braucht.", questionnaire.Counted},
		{"Noah", "232343333333-", "", "Dass ich etwas zu Ende bringe.", questionnaire.Kept},
		{"Marie", "223332233333-", "", "", questionnaire.Counted},
		{"Walid", "3344433222322", "كنت معلماً عشرين سنة.", "", questionnaire.Shown},
		{"Zoe", "433443332333-", "I learned coding by myself.", "To know somebody here.", questionnaire.Counted},
	}
}

// talk is a first talk, in the words of the person.
type talk struct {
	coach, name string
	words       map[string]string
}

func firstTalks() []talk {
	return []talk{
		{"Katrin", "Lina", map[string]string{
			"now": "Vormittags Sprachkurs, nachmittags helfe ich meiner Mutter.", "done": "Abitur in Homs, ein Praktikum in einer Apotheke.",
			"goal": "Eine Ausbildung, am liebsten Zahntechnik.", "strong": "Ich bin genau und gebe nicht auf.", "together": "Mit jemandem, der laut mit mir nachdenkt.",
		}},
		{"Olga", "Gudrun", map[string]string{
			"now": "Ich suche seit einem Jahr. Die Tage sind lang.", "done": "28 Jahre Einzelhandel, zuletzt Kassenaufsicht.",
			"goal": "Wieder unter Leute. Halbe Tage reichen.", "strong": "Zuhören. Und Kasse machen, bis sie stimmt.", "together": "In Ruhe, bei einem Tee.",
		}},
		{"Olga", "Ralf", map[string]string{
			"now": "Ich schraube an alten Rädern, für die Nachbarn.", "done": "Schlosser, dann Lager, dann der Rücken.",
			"goal": "Eine Werkstatt, in der ich sitzen darf.", "strong": "Alles, was zwei Räder hat.", "together": "Jemand, der mir das mit dem Computer zeigt.",
		}},
		{"Sabine", "Petya", map[string]string{
			"now": "Mein Sohn ist drei. Vormittags ist er in der Kita.", "goal": "Eine Ausbildung in Teilzeit.", "strong": "Ich spreche Bulgarisch, Türkisch und Deutsch.",
		}},
	}
}
