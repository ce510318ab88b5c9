package auth

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"mainpate/internal/actor"
	"mainpate/internal/crockford"
	"mainpate/internal/person"
)

var noon = time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)

func TestReadCodeForgivesHandsAndEyes(t *testing.T) {
	for typed, want := range map[string]string{
		"ABCDE-FGH12":      "ABCDEFGH12",
		" abcde fgh12 ":    "ABCDEFGH12",
		"oO0iI-1lL12":      "0001111112",
		"ABCDE\u2013FGH12": "ABCDEFGH12",
		"ABCDEFGH1":        "",
		"ABCDEFGH123":      "",
		"UUUUU-UUUUU":      "",
		"ÄBCDE-FGH12":      "",
		"":                 "",
	} {
		got, ok := readCode(typed)
		if got != want || ok != (want != "") {
			t.Errorf("%q: got %q %v, want %q", typed, got, ok, want)
		}
	}
}

func TestEveryNewCodeCanBeReadBack(t *testing.T) {
	seen := map[string]bool{}
	for range 500 {
		code := crockford.New()
		if back, ok := readCode(strings.ToLower(showCode(code))); !ok || back != code || seen[code] {
			t.Fatalf("%q read as %q", code, back)
		}
		seen[code] = true
	}
}

func TestInvitationOpens(t *testing.T) {
	past := noon.Add(-time.Minute)
	good := Invitation{Kind: JoinKind, ExpiresAt: noon.Add(time.Minute)}
	for name, test := range map[string]struct {
		change func(*Invitation)
		state  person.State
		want   bool
	}{
		"good":                  {func(*Invitation) {}, person.Invited, true},
		"join twice":            {func(*Invitation) {}, person.Active, false},
		"join when disabled":    {func(*Invitation) {}, person.Disabled, false},
		"redeemed":              {func(i *Invitation) { i.RedeemedAt = &past }, person.Invited, false},
		"revoked":               {func(i *Invitation) { i.RevokedAt = &past }, person.Invited, false},
		"expired":               {func(i *Invitation) { i.ExpiresAt = noon }, person.Invited, false},
		"recovery":              {func(i *Invitation) { i.Kind = RecoveryKind }, person.Active, true},
		"recovery when invited": {func(i *Invitation) { i.Kind = RecoveryKind }, person.Invited, false},
		"recovery disabled":     {func(i *Invitation) { i.Kind = RecoveryKind }, person.Disabled, false},
		"device disabled":       {func(i *Invitation) { i.Kind = DeviceKind }, person.Disabled, false},
	} {
		i := good
		test.change(&i)
		if got := i.opens(person.Person{State: test.state}, noon); got != test.want {
			t.Errorf("%s: got %v", name, got)
		}
	}
}

func TestSecrets(t *testing.T) {
	participant := person.Person{Role: actor.Participant, Login: "linde42"}
	coach := person.Person{Role: actor.Coach, Login: "administration", DisplayName: "Ute Sommerfeld"}
	for _, test := range []struct {
		who          person.Person
		secret, want string
	}{
		{participant, "", "required"},
		{participant, "48151", "too_short"},
		{participant, "481516", ""},
		{participant, "mein Hund heißt Bo", ""},
		{participant, strings.Repeat("48", 33), "too_long"},
		{participant, "777777", "pin_too_simple"},
		{participant, "123456", "pin_too_simple"},
		{participant, "567890", "pin_too_simple"},
		{participant, "321098", "pin_too_simple"},
		{participant, "abcdef", "pin_too_simple"},
		{coach, "481516", "too_short"},
		{coach, "Passwort123", "password_too_common"},
		{coach, "1234567890", "password_too_common"},
		{coach, "Terminator", "password_too_common"},
		{coach, " Q1w2e3r4t5 ", "password_too_common"},
		{coach, "# Passwords of ten signs and more", ""}, // the head of the list is not on it
		{coach, "terminator\nundertaker", ""},
		{coach, "Administration", "password_too_common"},
		{coach, "ute sommerfeld", "password_too_common"},
		{coach, strings.Repeat("ü4", 65), "too_long"},
		{coach, strings.Repeat("ü4", 64), ""},
		{coach, "vier graue Gänse", ""},
	} {
		got := ""
		if err := checkSecret(test.who, test.secret); err != nil {
			got = fieldOf(t, err, "/new_secret")
		}
		if got != test.want {
			t.Errorf("%s %q: got %q, want %q", test.who.Role, test.secret, got, test.want)
		}
	}
}

func TestHashesVerifyOnlyTheirSecret(t *testing.T) {
	ctx, h := context.Background(), newHasher(0)
	stored, err := h.hash(ctx, "481516")
	if err != nil || !strings.HasPrefix(stored, "$argon2id$v=19$m=19456,t=2,p=1$") {
		t.Fatalf("%v %q", err, stored)
	}
	again, _ := h.hash(ctx, "481516")
	if again == stored {
		t.Error("the salt is always the same")
	}
	for secret, want := range map[string]bool{"481516": true, "481517": false, "": false} {
		if got, err := h.verify(ctx, secret, stored); err != nil || got != want {
			t.Errorf("%q: %v %v", secret, got, err)
		}
	}
	if got, err := h.verify(ctx, "481516", ""); err != nil || got {
		t.Errorf("nobody has no secret: %v %v", got, err)
	}
	if _, err := h.verify(ctx, "481516", "plain"); err == nil {
		t.Error("an unknown hash must not pass in silence")
	}
}

func TestHashingDoesNotWaitForEver(t *testing.T) {
	h := &hasher{slots: make(chan struct{})}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := h.hash(ctx, "481516"); err == nil {
		t.Error("nobody is left to wait for it")
	}
}

func TestTriesAreBlockedSoftly(t *testing.T) {
	tries := Tries{UpdatedAt: noon, BlockedUntil: noon}
	now := noon
	for range accountLimit.free {
		if tries.wait(now) > 0 {
			t.Fatal("blocked too soon")
		}
		tries.take(accountLimit, now)
	}
	previous := time.Duration(0)
	for range 20 {
		tries.take(accountLimit, now)
		wait := tries.wait(now)
		if wait < previous || wait < firstBlock || wait > longestBlock {
			t.Fatalf("waits %v after %v", wait, previous)
		}
		previous = wait
		now = now.Add(wait)
		if tries.wait(now) != 0 {
			t.Fatal("a block ends")
		}
	}
	if previous != longestBlock {
		t.Errorf("the block grows to %v, not %v", longestBlock, previous)
	}
	tries.take(accountLimit, now.Add(1000*accountLimit.forget))
	if tries.Failures != 1 {
		t.Errorf("old tries are forgotten, %d left", tries.Failures)
	}
}

func TestASuccessTakesNothingButItselfBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tries := Tries{UpdatedAt: noon, BlockedUntil: noon}
		wrong := rapid.IntRange(0, 50).Draw(t, "wrong")
		for range wrong {
			tries.take(addressLimit, noon)
		}
		for range rapid.IntRange(0, 50).Draw(t, "right") {
			tries.take(addressLimit, noon)
			tries.giveBack(noon)
		}
		if tries.Failures != wrong {
			t.Fatalf("%d of %d left", tries.Failures, wrong)
		}
	})
}

func TestDeviceLabel(t *testing.T) {
	for agent, want := range map[string]string{
		"Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36":                                    "Chrome, Android",
		"Mozilla/5.0 (Linux; Android 13; SAMSUNG SM-A536B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36": "Samsung Internet, Android",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1":            "Safari, iPhone",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0":                                                                   "Firefox, Windows",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0":                      "Edge, Windows",
		"curl/8.5.0": "Browser",
		"":           "Browser",
	} {
		if got := deviceLabel(agent); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestLifetimes(t *testing.T) {
	for _, test := range []struct {
		role           actor.Role
		remember       bool
		idle, absolute time.Duration
	}{
		{actor.Participant, true, 90 * day, 180 * day},
		{actor.Participant, false, 12 * time.Hour, 180 * day},
		{actor.Coach, true, 12 * time.Hour, 7 * day},
		{actor.Administrator, false, 12 * time.Hour, 7 * day},
	} {
		if got := lifetimeOf(test.role, test.remember); got.idle != test.idle || got.absolute != test.absolute {
			t.Errorf("%s %v: %v", test.role, test.remember, got)
		}
	}
}

func TestSessionIDsDoNotMixWithPersons(t *testing.T) {
	tokens := newAccessTokens(keysFor(Config{Secret: []byte(strings.Repeat("s", 32))}, "access token"), func() time.Time { return noon })
	personID, sessionID := uuid.New(), uuid.New()
	token, err := tokens.sign(personID, sessionID)
	if err != nil {
		t.Fatal(err)
	}
	gotPerson, gotSession, err := tokens.read(token)
	if err != nil || gotPerson != personID || gotSession != sessionID {
		t.Fatalf("%v %v %v", gotPerson, gotSession, err)
	}
}
