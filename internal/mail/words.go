package mail

// phrases are the words of one language around a reminder. A mail may be read by
// others, so they name nobody, no office and no subject.
type phrases struct {
	subject       string
	open          string // the link to the app
	change        string // the link to the settings
	footer        string
	codeSubject   string
	code          string
	codeFooter    string
	changed       string
	changedFooter string
}

var words = map[string]phrases{
	"de": {
		subject: "Nachricht aus MainPate", open: "In der App ansehen", change: "Ändern oder abbestellen:",
		footer:      "Diese Nachricht kommt von selbst, weil Du es so eingestellt hast. Bitte antworte nicht darauf.",
		codeSubject: "Dein Code für MainPate",
		code:        "Mit diesem Code zeigst Du, dass die Adresse Dir gehört. Er gilt 10 Minuten.",
		codeFooter:  "Du hast keinen Code angefordert? Dann brauchst Du nichts zu tun.",
		changed:     "Nachrichten aus MainPate kommen ab jetzt an eine andere Adresse. An diese hier kommt nichts mehr.",
		changedFooter: "Du warst das nicht? Dann ändere bitte Deine PIN oder Dein Passwort in der App " +
			"und sag Deiner Ansprechperson Bescheid.",
	},
	"en": {
		subject: "Message from MainPate", open: "See it in the app", change: "Change or unsubscribe:",
		footer:      "This message comes by itself because you have set it up that way. Please do not reply.",
		codeSubject: "Your code for MainPate",
		code:        "With this code you show that the address is yours. It is good for 10 minutes.",
		codeFooter:  "You did not ask for a code? Then there is nothing you need to do.",
		changed:     "Messages from MainPate go to another address from now on. Nothing more will come here.",
		changedFooter: "That was not you? Then please change your PIN or password in the app " +
			"and tell your contact person.",
	},
	"tr": {
		subject: "MainPate'den mesaj", open: "Uygulamada gör", change: "Değiştir veya aboneliği bitir:",
		footer:      "Bu mesaj, sen böyle ayarladığın için kendiliğinden geliyor. Lütfen yanıtlama.",
		codeSubject: "MainPate kodun",
		code:        "Bu kodla adresin sana ait olduğunu gösterirsin. Kod 10 dakika geçerli.",
		codeFooter:  "Kod istemedin mi? O zaman bir şey yapman gerekmez.",
		changed:     "MainPate mesajları artık başka bir adrese geliyor. Buraya artık bir şey gelmeyecek.",
		changedFooter: "Bunu sen yapmadın mı? O zaman lütfen uygulamada PIN'ini veya şifreni değiştir " +
			"ve danışmanına haber ver.",
	},
	"ar": {
		subject: "رسالة من MainPate", open: "عرض في التطبيق", change: "تغيير أو إلغاء الاشتراك:",
		footer:        "تصلك هذه الرسالة تلقائيًا لأنك اخترت ذلك. من فضلك لا ترد عليها.",
		codeSubject:   "رمزك في MainPate",
		code:          "بهذا الرمز تُثبت أن العنوان يخصك. الرمز صالح لمدة 10 دقائق.",
		codeFooter:    "لم تطلب رمزًا؟ إذًا لا داعي لفعل أي شيء.",
		changed:       "رسائل MainPate تصل من الآن إلى عنوان آخر. لن يصل شيء إلى هذا العنوان بعد الآن.",
		changedFooter: "ألم تكن أنت من فعل ذلك؟ إذًا غيّر من فضلك رقمك السري أو كلمة المرور في التطبيق وأخبر الشخص المسؤول عنك.",
	},
}
