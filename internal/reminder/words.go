package reminder

// phrases are the reminder texts of one language. They appear on lock screens,
// so they name nobody and no subject.
type phrases struct {
	today, tomorrow string
	dateFormat      string
	clockFormat     string
	shortHours      bool // "15 Uhr" rather than "15:00 Uhr"
	goodbye         string
	moved           string
	cancelled       string
	waiting         string
	due             string
	news            string
	test            string
	official        string // a reminder never replaces a letter from the office
	weekdays        [7]string
	months          [12]string
}

var words = map[string]phrases{
	"de": {
		today: "Heute", tomorrow: "Morgen",
		dateFormat: "{weekday}, {day}. {month},", clockFormat: " {clock} Uhr", shortHours: true,
		goodbye: "Bis dann.", moved: "Neue Zeit: ", cancelled: "Das Treffen fällt aus.",
		waiting: "Ein Plan wartet auf Dich.", due: "Eine Zusage steht an.",
		news: "Es gibt etwas Neues in der App.",
		test: "Das ist Deine Test-Erinnerung.", official: "Ersetzt keine offizielle Einladung.",
		weekdays: [7]string{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"},
		months: [12]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
			"September", "Oktober", "November", "Dezember"},
	},
	"en": {
		today: "Today", tomorrow: "Tomorrow",
		dateFormat: "{weekday}, {day} {month},", clockFormat: " {clock}",
		goodbye: "See you then.", moved: "New time: ", cancelled: "The meeting is off.",
		waiting: "A plan is waiting for you.", due: "A promise is due soon.",
		news: "There is something new in the app.",
		test: "This is your test reminder.", official: "Does not replace an official invitation.",
		weekdays: [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
		months: [12]string{"January", "February", "March", "April", "May", "June", "July", "August",
			"September", "October", "November", "December"},
	},
	"tr": {
		today: "Bugün", tomorrow: "Yarın",
		dateFormat: "{day} {month} {weekday},", clockFormat: " saat {clock}",
		goodbye: "Görüşmek üzere.", moved: "Yeni zaman: ", cancelled: "Buluşma iptal oldu.",
		waiting: "Bir plan seni bekliyor.", due: "Verilen bir sözün günü yaklaşıyor.",
		news: "Uygulamada yeni bir şey var.",
		test: "Bu senin deneme hatırlatman.", official: "Resmî bir davetin yerine geçmez.",
		weekdays: [7]string{"Pazar", "Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi"},
		months: [12]string{"Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos",
			"Eylül", "Ekim", "Kasım", "Aralık"},
	},
	"ar": {
		today: "اليوم", tomorrow: "غدًا",
		dateFormat: "{weekday} {day} {month}،", clockFormat: " الساعة {clock}",
		goodbye: "إلى اللقاء.", moved: "الموعد الجديد: ", cancelled: "أُلغي اللقاء.",
		waiting: "هناك خطة في انتظارك.", due: "اقترب موعد أحد الوعود.",
		news: "هناك جديد في التطبيق.",
		test: "هذا تذكير تجريبي لك.", official: "لا يغني عن دعوة رسمية.",
		weekdays: [7]string{"الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"},
		months: [12]string{"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس",
			"سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"},
	},
}
