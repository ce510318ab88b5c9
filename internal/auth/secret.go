package auth

import (
	"slices"
	"strings"
	"unicode/utf8"

	"mainpate/internal/person"
	"mainpate/internal/problem"
)

const (
	shortestPIN, longestPIN           = 6, 64
	shortestPassword, longestPassword = 10, 128
)

// commonPasswords are those of ten signs and more that everybody tries first;
// the shorter ones are refused for their length.
var commonPasswords = strings.Fields(`
	1234567890 12345678910 123456789a 123456789q 0123456789 0987654321 1q2w3e4r5t 1q2w3e4r5t6z
	1qaz2wsx3edc 1qaz2wsx3e q1w2e3r4t5 q1w2e3r4t5y6 q1w2e3r4t5z6 qwertyuiop qwertzuiop qwertzuiopü
	qwerty1234 qwertz1234 qwerty12345 qwertz12345 qwerty123456 qwertz123456 asdfghjkl1 asdfghjklö
	yxcvbnm123 zxcvbnm123 abcdefghij abcdefghijk abcd123456 abcdef1234 a123456789 aa12345678
	password12 password123 password1234 password12345 password123! password!! passw0rd123 p@ssw0rd123
	passwort12 passwort123 passwort1234 passwort12345 passwort123! passwort!! meinpasswort geheimespasswort
	iloveyou123 ichliebedich ichliebedich1 hallo12345 hallo123456 hallohallo hallohallo1 schalke041
	fussball123 borussia09 bayernmünchen bayernmuenchen frankfurt1 frankfurt123 eintracht1 eintracht99
	administrator admin12345 admin123456 adminadmin willkommen willkommen1 willkommen123 welcome123
	welcome1234 letmein123 changeme123 sommer2025 sommer2026 winter2025 winter2026 herbst2025 herbst2026
	januar2026 november2026 dezember2026 mainpate01 mainpate123 mainpate2026 jobcenter1 jobcenter123
	sonnenschein sonnenschein1 schatz12345 superman123 superman12 pokemon123 starwars123 test123456
	testtest123 testpasswort computer123 baseball123 football123 princess123 michael123 galatasaray
	galatasaray1 fenerbahce fenerbahce1 fenerbahce1907 galatasaray1905 besiktas1903 istanbul34
	123qweasdzxc 1234qwer!@#$ 12341234qwer 1122334455 1212121212 1313131313 6969696969 0000000000`)

// checkSecret finds what is wrong with a new PIN or password.
func checkSecret(p person.Person, secret string) error {
	code := pinFault(secret)
	if p.Staff() {
		code = passwordFault(secret, p)
	}
	if code == "" {
		return nil
	}
	return problem.Invalid(problem.Field{Pointer: "/new_secret", Code: code})
}

func pinFault(pin string) string {
	switch length := utf8.RuneCountInString(pin); {
	case pin == "":
		return "required"
	case length < shortestPIN:
		return "too_short"
	case length > longestPIN:
		return "too_long"
	case inARow(pin):
		return "pin_too_simple"
	}
	return ""
}

func passwordFault(password string, p person.Person) string {
	plain := strings.ToLower(strings.TrimSpace(password))
	switch length := utf8.RuneCountInString(password); {
	case password == "":
		return "required"
	case length < shortestPassword:
		return "too_short"
	case length > longestPassword:
		return "too_long"
	case inARow(plain), slices.Contains(commonPasswords, plain), plain == p.Login, plain == strings.ToLower(p.DisplayName):
		return "password_too_common"
	}
	return ""
}

// inARow finds 111111, 123456, 987654 and the like; after 9 comes 0.
func inARow(secret string) bool {
	signs := []rune(secret)
	for _, step := range []rune{0, 1, -1} {
		if follows(signs, step) {
			return true
		}
	}
	return false
}

func follows(signs []rune, step rune) bool {
	for i := 1; i < len(signs); i++ {
		expected := signs[i-1] + step
		switch expected {
		case '9' + 1:
			expected = '0'
		case '0' - 1:
			expected = '9'
		}
		if signs[i] != expected {
			return false
		}
	}
	return true
}
