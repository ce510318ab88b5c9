package contact

import (
	"regexp"
	"strings"

	"mainpate/internal/problem"
)

// normalise gives an address the one form it is kept and compared in.
func (k Kind) normalise(value string) (string, error) {
	normalised, code := "", "not_allowed_value"
	switch k {
	case Email:
		normalised, code = normaliseEmail(value)
	case Phone:
		normalised, code = normalisePhone(value)
	}
	if code != "" {
		return "", problem.Invalid(problem.Field{Pointer: "/value", Code: code})
	}
	return normalised, nil
}

const (
	longestEmail = 254
	longestLocal = 64
)

// An address and nothing else: no display name, no comment, no quotes, no line
// break, no way to smuggle in a second one.
var (
	localPart = regexp.MustCompile(`^[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+)*$`)
	domain    = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$`)
)

func normaliseEmail(value string) (normalised, code string) {
	value = strings.Trim(value, " ")
	local, host, _ := strings.Cut(value, "@")
	host = strings.ToLower(host)
	switch {
	case value == "":
		return "", "required"
	case len(value) > longestEmail || len(local) > longestLocal:
		return "", "too_long"
	case !localPart.MatchString(local) || !domain.MatchString(host):
		return "", "wrong_format"
	}
	return local + "@" + host, ""
}

const homeCountry = "+49"

var (
	betweenDigits = strings.NewReplacer(" ", "", "\u00a0", "", "-", "", "/", "", ".", "", "(0)", "", "(", "", ")", "")
	international = regexp.MustCompile(`^\+[1-9][0-9]{7,14}$`)
	germanMobile  = regexp.MustCompile(`^\+491(5|6|7)[0-9]{7,9}$`)
)

// normalisePhone reads a number as people write it; without a country it is German.
func normalisePhone(value string) (normalised, code string) {
	number := betweenDigits.Replace(strings.Trim(value, " "))
	switch {
	case number == "":
		return "", "required"
	case strings.HasPrefix(number, "00"):
		number = "+" + number[2:]
	case strings.HasPrefix(number, "0"):
		number = homeCountry + number[1:]
	}
	switch {
	case !international.MatchString(number):
		return "", "wrong_format"
	case strings.HasPrefix(number, homeCountry) && !germanMobile.MatchString(number):
		return "", "not_mobile"
	}
	return number, ""
}
