package contact

import (
	"errors"
	"strings"
	"testing"

	"mainpate/internal/problem"
)

func TestAddresses(t *testing.T) {
	for _, c := range []struct {
		kind        Kind
		value, want string // a code begins with !
	}{
		{Email, "samira@example.org", "samira@example.org"},
		{Email, " Samira.A+x@Mail.Example.ORG ", "Samira.A+x@mail.example.org"},
		{Email, "o'neill@example.co.uk", "o'neill@example.co.uk"},
		{Email, "", "!required"},
		{Email, "samira", "!wrong_format"},
		{Email, "samira@example", "!wrong_format"},
		{Email, "samira@localhost", "!wrong_format"},
		{Email, "samira@[127.0.0.1]", "!wrong_format"},
		{Email, "samira@127.0.0.1", "!wrong_format"},
		{Email, "Samira <samira@example.org>", "!wrong_format"},
		{Email, `"samira a"@example.org`, "!wrong_format"},
		{Email, "a@example.org,b@example.org", "!wrong_format"},
		{Email, "a@example.org b@example.org", "!wrong_format"},
		{Email, "a@b@example.org", "!wrong_format"},
		{Email, ".a@example.org", "!wrong_format"},
		{Email, "a..b@example.org", "!wrong_format"},
		{Email, "a@-example.org", "!wrong_format"},
		{Email, "a@example.org\r\nBcc: b@example.org", "!wrong_format"},
		{Email, "a@example.org\n", "!wrong_format"},
		{Email, "a\x00@example.org", "!wrong_format"},
		{Email, "a@example.org\t", "!wrong_format"},
		{Email, "ä@example.org", "!wrong_format"},
		{Email, strings.Repeat("a", 65) + "@example.org", "!too_long"},
		{Email, "a@" + strings.Repeat("example.", 32) + "org", "!too_long"},

		{Phone, "0151 23456789", "+4915123456789"},
		{Phone, "0170/1234567", "+491701234567"},
		{Phone, "+49 (0)160-123 45 67", "+491601234567"},
		{Phone, "0049 151 23456789", "+4915123456789"},
		{Phone, "+90 532 123 45 67", "+905321234567"},
		{Phone, "00963 944 123456", "+963944123456"},
		{Phone, "06151 123456", "!not_mobile"},
		{Phone, "0900 1234567", "!not_mobile"},
		{Phone, "+49 190 123456", "!not_mobile"},
		{Phone, "110", "!wrong_format"},
		{Phone, "+0151 23456789", "!wrong_format"},
		{Phone, "+49151234567890123", "!wrong_format"},
		{Phone, "0151 CALL-ME", "!wrong_format"},
		{Phone, "0151 23456789\r\nX: y", "!wrong_format"},
		{Phone, "٠١٥١٢٣٤٥٦٧٨٩", "!wrong_format"},
		{Phone, "0151 23456789, 0151 23456780", "!wrong_format"},
		{Phone, " ", "!required"},
		{"pigeon", "x", "!not_allowed_value"},
	} {
		got, err := c.kind.normalise(c.value)
		var p *problem.Error
		if errors.As(err, &p) {
			got = "!" + p.Fields[0].Code
		}
		if got != c.want {
			t.Errorf("%q became %q, want %q", c.value, got, c.want)
		}
	}
}

func FuzzAddresses(f *testing.F) {
	for _, seed := range []string{"a@example.org", "Samira <s@example.org>", "a@b.de\r\nBcc: x@y.de", "0151 23456789", "+49 (0)151"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, value string) {
		for _, kind := range Kinds {
			got, err := kind.normalise(value)
			if err != nil {
				continue
			}
			if again, err := kind.normalise(got); err != nil || again != got {
				t.Errorf("%q became %q and then %q, %v", value, got, again, err)
			}
			if strings.ContainsAny(got, "\r\n\x00 <>,;:\"()") || (kind == Email) != (strings.Count(got, "@") == 1) {
				t.Errorf("%q became %q", value, got)
			}
		}
	})
}
