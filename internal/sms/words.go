package sms

// phrases are the messages of one language, short enough for one or two parts.
type phrases struct{ reminder, code, changed string }

var words = map[string]phrases{
	"de": {
		reminder: "MainPate: Es gibt eine Nachricht für Dich. {link}",
		code:     "MainPate: Dein Code ist {code}. Er gilt 10 Minuten.",
		changed:  "MainPate: Nachrichten kommen ab jetzt an eine andere Nummer. Du warst das nicht? Dann ändere bitte Deine PIN in der App.",
	},
	"en": {
		reminder: "MainPate: There is a message for you. {link}",
		code:     "MainPate: Your code is {code}. It is good for 10 minutes.",
		changed:  "MainPate: Messages go to another number from now on. That was not you? Then please change your PIN in the app.",
	},
	"tr": {
		reminder: "MainPate: Sana bir mesaj var. {link}",
		code:     "MainPate: Kodun {code}. 10 dakika geçerli.",
		changed:  "MainPate: Mesajlar artık başka bir numaraya geliyor. Bunu sen yapmadın mı? Lütfen uygulamada PIN'ini değiştir.",
	},
	"ar": {
		reminder: "MainPate: لديك رسالة. {link}",
		code:     "MainPate: رمزك {code}. صالح لمدة 10 دقائق.",
		changed:  "MainPate: تصل الرسائل من الآن إلى رقم آخر. ألم تكن أنت؟ غيّر رقمك السري في التطبيق.",
	},
}

func in(language string) phrases {
	if w, ok := words[language]; ok {
		return w
	}
	return words["de"]
}
