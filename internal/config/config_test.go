package config

import (
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func load(t *testing.T, env map[string]string) (Config, error) {
	t.Helper()
	return Load(func(name string) string { return env[name] })
}

func TestDefaults(t *testing.T) {
	c, err := load(t, nil)
	if err != nil {
		t.Fatal(err)
	}
	if c.Addr != "127.0.0.1:8080" || c.DataDir != "./data" || c.PublicURL != "http://localhost:8080" || c.SecureCookies ||
		c.Zone.String() != "Europe/Berlin" || c.LogLevel != slog.LevelInfo || c.VAPID.On() {
		t.Errorf("%+v", c)
	}
}

func TestSettings(t *testing.T) {
	public, private, err := NewVAPIDKeys()
	if err != nil {
		t.Fatal(err)
	}
	c, err := load(t, map[string]string{
		"MAINPATE_ADDR": ":9000", "DATABASE_URL": "postgres://a:b@db/mainpate", "MAINPATE_PUBLIC_URL": "https://pate.example.org/",
		"MAINPATE_JWT_SECRET": strings.Repeat("ab", 32), "MAINPATE_TRUSTED_PROXIES": "10.0.0.0/8, 192.0.2.1/32",
		"MAINPATE_PUSH_HOSTS": "push.example.org,http://127.0.0.1:4000", "MAINPATE_LOG_LEVEL": "debug", "MAINPATE_VAPID_PRIVATE": private,
	})
	if err != nil {
		t.Fatal(err)
	}
	if c.PublicURL != "https://pate.example.org" || !c.SecureCookies || len(c.JWTSecret) != 32 || len(c.TrustedProxies) != 2 ||
		len(c.PushHosts) != 2 || c.VAPID.Public != public || c.VAPID.Subject != "https://pate.example.org" {
		t.Errorf("%+v", c)
	}
}

func TestEveryProblemIsReportedAtOnce(t *testing.T) {
	_, err := load(t, map[string]string{
		"MAINPATE_ADDR": "nowhere", "MAINPATE_ZONE": "Mars/Base", "DATABASE_URL": "mysql://x", "MAINPATE_SECURE_COOKIES": "perhaps",
		"MAINPATE_PUBLIC_URL": "ftp://x", "MAINPATE_TRUSTED_PROXIES": "10.0.0.0", "MAINPATE_PUSH_HOSTS": "http://10.0.0.1:80",
		"MAINPATE_LOG_LEVEL": "loud", "MAINPATE_METRICS_ADDR": "nowhere", "MAINPATE_VAPID_PRIVATE_PREVIOUS": "abc", "MAINPATE_VAPID_PRIVATE": "abc", "MAINPATE_VAPID_SUBJECT": "mailto:me@localhost",
	})
	if err == nil {
		t.Fatal("no problem found")
	}
	for _, name := range []string{
		"MAINPATE_ADDR", "MAINPATE_ZONE", "DATABASE_URL", "MAINPATE_SECURE_COOKIES", "MAINPATE_PUBLIC_URL", "MAINPATE_TRUSTED_PROXIES",
		"MAINPATE_PUSH_HOSTS", "MAINPATE_LOG_LEVEL", "MAINPATE_VAPID_PRIVATE", "MAINPATE_VAPID_SUBJECT", "MAINPATE_JWT_SECRET",
		"MAINPATE_VAPID_PRIVATE_PREVIOUS", "MAINPATE_METRICS_ADDR",
	} {
		if !strings.Contains(err.Error(), name+":") {
			t.Errorf("%s is not named", name)
		}
	}
}

func TestWeakSecretsAreRefused(t *testing.T) {
	for _, s := range []string{"secret", strings.Repeat("ab", 31), "äöü"} {
		if _, err := load(t, map[string]string{"MAINPATE_JWT_SECRET": s}); err == nil {
			t.Errorf("%q is accepted", s)
		}
	}
}

func TestSecondFactorOfStaff(t *testing.T) {
	for text, required := range map[string]bool{"": false, "offered": false, "required": true} {
		c, err := load(t, map[string]string{"MAINPATE_STAFF_SECOND_FACTOR": text})
		if err != nil || c.SecondFactorRequired != required {
			t.Errorf("%q: %v, %v", text, c.SecondFactorRequired, err)
		}
	}
	if _, err := load(t, map[string]string{"MAINPATE_STAFF_SECOND_FACTOR": "yes"}); err == nil {
		t.Error("a word that says nothing is accepted")
	}
}

func TestThePreviousSecretOpensAndDoesNotSeal(t *testing.T) {
	old, fresh := strings.Repeat("ab", 32), strings.Repeat("cd", 32)
	before, err := load(t, map[string]string{"MAINPATE_JWT_SECRET": old})
	if err != nil || len(before.Keys("one")) != 1 {
		t.Fatal(before.Keys("one"), err)
	}
	after, err := load(t, map[string]string{"MAINPATE_JWT_SECRET": fresh, "MAINPATE_JWT_SECRET_PREVIOUS": old})
	if err != nil {
		t.Fatal(err)
	}
	keys := after.Keys("one")
	if len(keys) != 2 || string(keys[0]) != string(after.Key("one")) || string(keys[1]) != string(before.Key("one")) || string(keys[0]) == string(keys[1]) {
		t.Errorf("%x", keys)
	}
	if _, err := load(t, map[string]string{"MAINPATE_JWT_SECRET_PREVIOUS": "short"}); err == nil {
		t.Error("a weak previous secret is accepted")
	}
}

func TestKeysMustBelongTogether(t *testing.T) {
	public, _, _ := NewVAPIDKeys()
	_, private, _ := NewVAPIDKeys()
	if _, err := load(t, map[string]string{"MAINPATE_VAPID_PUBLIC": public, "MAINPATE_VAPID_PRIVATE": private}); err == nil {
		t.Error("two halves of different pairs are accepted")
	}
	if _, err := load(t, map[string]string{"MAINPATE_VAPID_PUBLIC": public}); err == nil {
		t.Error("a public key alone is accepted")
	}
}

func TestSecretsAreMadeOnce(t *testing.T) {
	env := map[string]string{"MAINPATE_DATA": filepath.Join(t.TempDir(), "data")}
	var first Config
	for round := range 2 {
		c, err := load(t, env)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.FillSecrets(); err != nil {
			t.Fatal(err)
		}
		if len(c.JWTSecret) != secretLength || !c.VAPID.On() || c.VAPID.Public == "" {
			t.Fatalf("incomplete: %+v", c)
		}
		if round == 0 {
			first = c
		} else if string(c.JWTSecret) != string(first.JWTSecret) || !reflect.DeepEqual(c.VAPID, first.VAPID) {
			t.Error("the second start made new secrets")
		}
	}
	for _, name := range []string{"jwt.secret", "vapid.private"} {
		info, err := os.Stat(filepath.Join(env["MAINPATE_DATA"], name))
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
}

func TestARotatedKeyIsKept(t *testing.T) {
	env := map[string]string{"MAINPATE_DATA": t.TempDir()}
	fill := func() Config {
		t.Helper()
		c, err := load(t, env)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.FillSecrets(); err != nil {
			t.Fatal(err)
		}
		return c
	}
	first := fill()
	public, err := first.RotateVAPID()
	if err != nil {
		t.Fatal(err)
	}
	second := fill()
	if second.VAPID.Public != public || !slices.Equal(second.VAPID.Previous, []string{first.VAPID.Private}) {
		t.Errorf("after the first change: %+v", second.VAPID)
	}
	for range 10 {
		c := fill()
		if _, err := c.RotateVAPID(); err != nil {
			t.Fatal(err)
		}
	}
	last := fill().VAPID
	if len(last.Previous) != vapidKept || slices.Contains(last.Previous, last.Private) {
		t.Errorf("after many: %+v", last)
	}
	for _, name := range []string{vapidFile, vapidPreviousFile} {
		if info, err := os.Stat(filepath.Join(env["MAINPATE_DATA"], name)); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info, err)
		}
	}
}

func TestKeysOfTheEnvironmentAreNotRotatedHere(t *testing.T) {
	_, private, _ := NewVAPIDKeys()
	_, old, _ := NewVAPIDKeys()
	dir := t.TempDir()
	c, err := load(t, map[string]string{"MAINPATE_DATA": dir, "MAINPATE_VAPID_PRIVATE": private, "MAINPATE_VAPID_PRIVATE_PREVIOUS": old + "="})
	if err != nil || !slices.Equal(c.VAPID.Previous, []string{old}) {
		t.Fatalf("%+v, %v", c.VAPID, err)
	}
	if _, err := c.RotateVAPID(); err == nil || !strings.Contains(err.Error(), "MAINPATE_VAPID_PRIVATE_PREVIOUS") {
		t.Error(err)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 0 {
		t.Errorf("made %v, %v", files, err)
	}
	unused := []byte(old + "\n")
	if err := os.WriteFile(filepath.Join(dir, vapidFile), unused, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := c.RotateVAPID(); err == nil {
		t.Error("a key that is not in use was changed")
	}
}

func TestNothingIsMadeForPostgreSQL(t *testing.T) {
	dir := t.TempDir()
	c, err := load(t, map[string]string{"MAINPATE_DATA": dir, "DATABASE_URL": "postgres://db/x", "MAINPATE_JWT_SECRET": strings.Repeat("ab", 32)})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.FillSecrets(); err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 0 || c.VAPID.On() {
		t.Errorf("made %v, %v", files, err)
	}
}

func TestEveryPurposeHasAKeyOfItsOwn(t *testing.T) {
	c, err := load(t, map[string]string{"MAINPATE_JWT_SECRET": strings.Repeat("ab", 32)})
	if err != nil {
		t.Fatal(err)
	}
	one, other := string(c.Key("one")), string(c.Key("other"))
	if one == other || one != string(c.Key("one")) || strings.Contains(one+other, string(c.JWTSecret)) || len(one) != 32 {
		t.Errorf("keys %x and %x", one, other)
	}
}
