package reminder

import "mainpate/internal/calendar"

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
	message         string
	tandemMessage   string
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
		message: "Neue Nachricht.", tandemMessage: "Neue Nachricht im Tandem.",
		test: "Das ist Deine Test-Erinnerung.", official: "Ersetzt keine offizielle Einladung.",
		weekdays: calendar.Weekdays("de"), months: calendar.Months("de"),
	},
	"en": {
		today: "Today", tomorrow: "Tomorrow",
		dateFormat: "{weekday}, {day} {month},", clockFormat: " {clock}",
		goodbye: "See you then.", moved: "New time: ", cancelled: "The meeting is off.",
		waiting: "A plan is waiting for you.", due: "A promise is due soon.",
		news: "There is something new in the app.",
		message: "New message.", tandemMessage: "New message in the tandem.",
		test: "This is your test reminder.", official: "Does not replace an official invitation.",
		weekdays: calendar.Weekdays("en"), months: calendar.Months("en"),
	},
	"tr": {
		today: "Bugün", tomorrow: "Yarın",
		dateFormat: "{day} {month} {weekday},", clockFormat: " saat {clock}",
		goodbye: "Görüşmek üzere.", moved: "Yeni zaman: ", cancelled: "Buluşma iptal oldu.",
		waiting: "Bir plan seni bekliyor.", due: "Verilen bir sözün günü yaklaşıyor.",
		news: "Uygulamada yeni bir şey var.",
		message: "Yeni mesaj.", tandemMessage: "Tandemde yeni mesaj.",
		test: "Bu senin deneme hatırlatman.", official: "Resmî bir davetin yerine geçmez.",
		weekdays: calendar.Weekdays("tr"), months: calendar.Months("tr"),
	},
	"ar": {
		today: "اليوم", tomorrow: "غدًا",
		dateFormat: "{weekday} {day} {month}،", clockFormat: " الساعة {clock}",
		goodbye: "إلى اللقاء.", moved: "الموعد الجديد: ", cancelled: "أُلغي اللقاء.",
		waiting: "هناك خطة في انتظارك.", due: "اقترب موعد أحد الوعود.",
		news: "هناك جديد في التطبيق.",
		message: "رسالة جديدة.", tandemMessage: "رسالة جديدة في التاندم.",
		test: "هذا تذكير تجريبي لك.", official: "لا يغني عن دعوة رسمية.",
		weekdays: calendar.Weekdays("ar"), months: calendar.Months("ar"),
	},
}
