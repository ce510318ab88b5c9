package demo

import "mainpate/internal/questionnaire"

// gifted are those of the first two cohorts who have said what they can give and what they need.
func gifted() []gifts {
	return []gifts{
		{name: "Milena", gives: "cooking family courage", needs: "german computer", languages: "bg de", times: "mo-am we-pm"},
		{name: "Jule", gives: "computer german", needs: "goals training", languages: "de en", times: "mo-am we-pm"},
		{name: "Samira", gives: "crafts family courage", needs: "letter office", languages: "ar de", times: "mo-pm we-pm th-am", ownGift: "Blutdruck messen und dabei beruhigen"},
		{name: "Jonas", gives: "computer letter", needs: "goals internship courage", languages: "de en", times: "mo-pm we-pm fr-pm"},
		{name: "Emine", gives: "cooking goals", needs: "german letter jobs", languages: "tr de", times: "tu-am we-pm", hints: "child_care", hintsForTeam: true},
		{name: "Kevin", gives: "computer german", needs: "training application", languages: "de", times: "we-pm tu-am"},
		{name: "Khalid", gives: "office letter", needs: "german application", languages: "ar de", times: "we-am fr-am"},
		{name: "Leonie", gives: "german application", needs: "training talk", languages: "de", times: "we-am fr-am", hints: "child_care", hintsForTeam: true},
		{name: "Grace", gives: "goals courage cooking", needs: "german office", languages: "en de", times: "tu-pm th-pm"},
		{name: "Tarek", gives: "computer city", needs: "internship letter", languages: "ar en de", times: "tu-pm th-pm"},
		{name: "Ivanka", gives: "family talk", needs: "german jobs", languages: "bg tr de", times: "tu-pm"},
		{name: "Thomas", gives: "jobs driving german", needs: "interview", languages: "de en", times: "tu-am fr-pm"},
		{name: "Rosa", gives: "crafts talk cooking", needs: "computer", languages: "de es", times: "th-pm", hints: "quiet"},
	}
}

func atStart() []bow {
	return []bow{
		{"Milena", "2233422222222", "Zwei Kinder allein großgezogen.", "Jemanden, der mit mir rechnet.", questionnaire.Shown},
		{"Jule", "222233223322-", "", "Dass wir pünktlich anfangen.", questionnaire.Counted},
		{"Faruk", "3343332233333", "", "", questionnaire.Kept},
		{"Samira", "3344433333332", "Ich habe eine Station geleitet.", "Jemanden, der die Briefe mit mir liest.", questionnaire.Shown},
		{"Jonas", "222334323323-", "", "Dass mir jemand etwas zutraut.", questionnaire.Counted},
		{"Emine", "2333433222332", "", "Birlikte Almanca konuşmak.", questionnaire.Counted},
		{"Kevin", "223233333333-", "", "", questionnaire.Kept},
		{"Leonie", "3343333333332", "Meine Tochter.", "", questionnaire.Counted},
		{"Tarek", "3233432332333", "", "", questionnaire.Counted},
		{"Rosa", "333343332333-", "Mein erstes Kleid hängt noch im Laden.", "", questionnaire.Counted},
	}
}

func inTheMiddle() []bow {
	return []bow{
		{"Milena", "3344434333333", "Ich habe angerufen, nicht gewartet.", "", questionnaire.Shown},
		{"Jule", "333343433333-", "", "", questionnaire.Counted},
	}
}

func atTheEnd() []bow {
	return []bow{
		{"Milena", "4455545444544", "Die Probearbeit, und dass ich geblieben bin.", "", questionnaire.Shown},
		{"Jule", "444454544444-", "Ich habe einen Vertrag.", "", questionnaire.Counted},
	}
}

// regard is what somebody wrote about the partner: strengths first, then what they noticed.
type regard struct{ scores, strength, noticed string }

// aboutPartners are the two who have opened to each other what each wrote.
func aboutPartners() map[string]regard {
	return map[string]regard{
		"Milena": {"44355434", "Jule erklärt so, dass ich es danach selbst kann.", "Sie kommt jetzt fünf Minuten früher."},
		"Jule":   {"45544554", "Milena macht mir Mut, ohne mich zu drängen.", "Sie hat beim Amt selbst gesprochen."},
	}
}
