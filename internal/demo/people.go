package demo

const (
	participantSecret = "246810"
	staffSecret       = "Bruecke-am-Main-7"
)

var administrator = staff{name: "Ute", role: "administrator", language: "de"}

func teamOfOffice() []staff {
	week := []int{1, 2, 3, 4, 5}
	return []staff{
		{name: "Katrin", role: "coach", language: "de", phone: "069 5550 101", languages: []string{"de", "en"}, workingDays: week},
		{name: "Mehmet", role: "coach", language: "de", phone: "069 5550 102", languages: []string{"de", "tr"}, workingDays: week},
		{name: "Sabine", role: "coach", language: "de", phone: "069 5550 103", languages: []string{"de"}, workingDays: []int{1, 2, 3, 4}},
		{name: "Olga", role: "coach", language: "de", phone: "069 5550 104", languages: []string{"de", "en"}, workingDays: []int{1, 2, 3, 5}},
		{name: "Nabil", role: "coach", language: "de", phone: "069 5550 105", languages: []string{"de", "ar", "en"}, workingDays: week},
		{name: "Holger", role: "manager", language: "de"},
	}
}

func goodPlaces() []place {
	return []place{
		{name: "Café am Markt", address: "Am Wochenmarkt, Offenbach", note: "Hinten ist es ruhig. Getränke gehen beim Meilenstein-Treffen auf uns.", stepFree: true, childrenWelcome: true},
		{name: "Stadtbibliothek", address: "Stadtmitte, Offenbach", note: "Im ersten Stock gibt es zwei Gruppenräume mit Tür.", stepFree: true, childrenWelcome: true, noNeedToBuy: true},
		{name: "Nachbarschaftstreff Nordend", address: "Nordend, Offenbach", note: "Mit Spielecke. Tee kostet nichts.", stepFree: true, childrenWelcome: true, noNeedToBuy: true},
		{name: "Sozialcafé Brücke", address: "Nahe am Main, Offenbach", note: "Große Tische. Vormittags ist wenig los.", stepFree: true, childrenWelcome: true},
		{name: "Park am Weiher", address: "Westend, Offenbach", note: "Bänke im Schatten. Bei Regen treffen wir uns am Kiosk.", childrenWelcome: true, noNeedToBuy: true},
		{name: "Familienzentrum Ost", address: "Ostend, Offenbach", note: "Kinder können bis 17 Uhr nebenan spielen.", stepFree: true, childrenWelcome: true, noNeedToBuy: true},
	}
}

func firstPhase() []tandemStory {
	return []tandemStory{milenaAndJule(), farukAndNaomi(), birgitAndOmar()}
}

func secondPhase() []tandemStory {
	return []tandemStory{
		samiraAndJonas(), emineAndKevin(), khalidAndLeonie(), graceAndTarek(),
		ivankaAndDeniz(), thomasAndAmina(), rosaAndYusuf(),
	}
}
