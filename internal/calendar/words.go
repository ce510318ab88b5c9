package calendar

import (
	"strconv"
	"strings"
)

// names are how a language calls days and months, and how it writes a day.
type names struct {
	weekdays [7]string // from Sunday
	months   [12]string
	day      string
}

func namesIn(language string) names {
	switch language {
	case "en":
		return names{
			[7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
			[12]string{
				"January", "February", "March", "April", "May", "June", "July", "August",
				"September", "October", "November", "December",
			},
			"{weekday}, {day} {month} {year}",
		}
	case "tr":
		return names{
			[7]string{"Pazar", "Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi"},
			[12]string{
				"Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos",
				"Eylül", "Ekim", "Kasım", "Aralık",
			},
			"{day} {month} {year} {weekday}",
		}
	case "ar":
		return names{
			[7]string{"الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"},
			[12]string{
				"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس",
				"سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
			},
			"{weekday} {day} {month} {year}",
		}
	}
	return names{
		[7]string{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"},
		[12]string{
			"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August",
			"September", "Oktober", "November", "Dezember",
		},
		"{weekday}, {day}. {month} {year}",
	}
}

// Weekdays are the names of the days from Sunday, in German where the language is none of the app's.
func Weekdays(language string) [7]string { return namesIn(language).weekdays }

// Months are the names of the months.
func Months(language string) [12]string { return namesIn(language).months }

// In writes the day out, with its weekday.
func (d Day) In(language string) string {
	n, at := namesIn(language), d.noon()
	return strings.NewReplacer("{weekday}", n.weekdays[at.Weekday()], "{day}", strconv.Itoa(at.Day()),
		"{month}", n.months[at.Month()-1], "{year}", strconv.Itoa(at.Year())).Replace(n.day)
}
