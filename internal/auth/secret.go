package auth

import (
	_ "embed" // for the passwords that everybody tries first
	"strings"
	"unicode/utf8"

	"mainpate/internal/person"
	"mainpate/internal/problem"
)

const (
	shortestPIN, longestPIN           = 6, 64
	shortestPassword, longestPassword = 10, 128
)

// commonPasswords has one a line, as in the file that says where they come from.
//
//go:embed common_passwords.txt
var commonPasswords string

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
	case inARow(plain), common(plain), plain == p.Login, plain == strings.ToLower(p.DisplayName):
		return "password_too_common"
	}
	return ""
}

func common(plain string) bool {
	return !strings.ContainsRune(plain, '\n') && strings.Contains(commonPasswords, "\n"+plain+"\n")
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
