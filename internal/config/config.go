// Package config reads the settings from the environment into one struct and reports every problem at once.
package config

import (
	"cmp"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"mainpate/internal/calendar"
)

// Config is everything that can be set.
type Config struct {
	Addr           string         // MAINPATE_ADDR
	DataDir        string         // MAINPATE_DATA
	DatabaseURL    string         // DATABASE_URL; SQLite in DataDir when empty
	ListenURL      string         // MAINPATE_LISTEN_URL; where to hear other replicas, beside a pooler
	PublicURL      string         // MAINPATE_PUBLIC_URL, without a slash at the end
	Zone           *time.Location // MAINPATE_ZONE
	JWTSecret      []byte         // MAINPATE_JWT_SECRET
	PreviousSecret []byte         // MAINPATE_JWT_SECRET_PREVIOUS; what was made with it stays good
	VAPID          VAPID          // MAINPATE_VAPID_PUBLIC, _PRIVATE, _PRIVATE_PREVIOUS, _SUBJECT; push is off without keys
	PushHosts      []string       // MAINPATE_PUSH_HOSTS, beyond the known push services
	Mail           Mail           // MAINPATE_SMTP_URL, MAINPATE_MAIL_FROM
	SMS            SMS            // MAINPATE_SMS_URL, _TOKEN, _SENDER
	TrustedProxies []*net.IPNet   // MAINPATE_TRUSTED_PROXIES
	SecureCookies  bool           // MAINPATE_SECURE_COOKIES
	MetricsAddr    string         // MAINPATE_METRICS_ADDR; no metrics when empty
	OfficeName     string         // MAINPATE_OFFICE_NAME
	ErasuresFile   string         // MAINPATE_ERASURES, who was erased, outside of the database
	Keep           Keep           // MAINPATE_KEEP_…_DAYS
	KeepReferrals  int            // MAINPATE_KEEP_REFERRALS_DAYS, of people whom nobody has followed up
	LogLevel       slog.Level     // MAINPATE_LOG_LEVEL
	Instruments    string         // MAINPATE_INSTRUMENTS, a folder with questionnaires of others
	Accessibility  string         // MAINPATE_ACCESSIBILITY, a file with the statement on accessibility

	SecondFactorRequired bool // MAINPATE_STAFF_SECOND_FACTOR, offered or required

	HashMemory uint32 // KiB that checking a PIN takes; not for offices to choose, tests take little
}

// VAPID says who sends the push messages. Previous are older private keys, the
// youngest first: subscriptions that were made with them still work.
type VAPID struct {
	Public, Private, Subject string
	Previous                 []string
}

// On reports whether push messages can be sent.
func (v VAPID) On() bool { return v.Private != "" }

// Load reads the settings; getenv is os.Getenv outside tests.
func Load(getenv func(string) string) (Config, error) {
	r := reader{getenv: getenv}
	c := Config{
		Addr:        r.text("MAINPATE_ADDR", "127.0.0.1:8080"),
		DataDir:     r.text("MAINPATE_DATA", "./data"),
		DatabaseURL: r.text("DATABASE_URL", ""),
		ListenURL:   r.text("MAINPATE_LISTEN_URL", ""),
		OfficeName:  r.text("MAINPATE_OFFICE_NAME", ""),
		Instruments: r.text("MAINPATE_INSTRUMENTS", ""),

		Accessibility: r.text("MAINPATE_ACCESSIBILITY", ""),
	}
	c.PublicURL = r.publicURL(c.Addr)
	https := strings.HasPrefix(c.PublicURL, "https://")
	c.Zone = parse(&r, "MAINPATE_ZONE", calendar.DefaultZone, calendar.Zone)
	c.SecureCookies = parse(&r, "MAINPATE_SECURE_COOKIES", strconv.FormatBool(https), strconv.ParseBool)
	c.LogLevel = parse(&r, "MAINPATE_LOG_LEVEL", "info", logLevel)
	c.TrustedProxies = list(&r, "MAINPATE_TRUSTED_PROXIES", network)
	c.PushHosts = list(&r, "MAINPATE_PUSH_HOSTS", pushHost)
	c.JWTSecret = parse(&r, "MAINPATE_JWT_SECRET", "", secret)
	c.PreviousSecret = parse(&r, "MAINPATE_JWT_SECRET_PREVIOUS", "", secret)
	c.SecondFactorRequired = parse(&r, "MAINPATE_STAFF_SECOND_FACTOR", "offered", secondFactor)
	if c.DatabaseURL != "" {
		r.check("DATABASE_URL", postgresURL(c.DatabaseURL))
		if c.ListenURL != "" {
			r.check("MAINPATE_LISTEN_URL", postgresURL(c.ListenURL))
		}
		if r.getenv("MAINPATE_JWT_SECRET") == "" {
			r.check("MAINPATE_JWT_SECRET", errors.New("is needed with DATABASE_URL, the same for all replicas: openssl rand -hex 32"))
		}
	}
	c.VAPID = r.vapid(c.PublicURL)
	c.Mail, c.SMS = r.mail(), r.sms()
	c.ErasuresFile, c.Keep = r.erasuresFile(c.DataDir), r.keep()
	c.KeepReferrals = parse(&r, "MAINPATE_KEEP_REFERRALS_DAYS", "60", daysFrom(1))
	c.MetricsAddr = r.metricsAddr(c.Addr)
	return c, errors.Join(r.problems...)
}

// reader collects what is wrong instead of stopping at the first problem.
type reader struct {
	getenv   func(string) string
	problems []error
}

func (r *reader) text(name, otherwise string) string {
	return cmp.Or(strings.TrimSpace(r.getenv(name)), otherwise)
}

func (r *reader) check(name string, err error) {
	if err != nil {
		r.problems = append(r.problems, fmt.Errorf("%s: %w", name, err))
	}
}

func parse[T any](r *reader, name, otherwise string, read func(string) (T, error)) T {
	value, err := read(r.text(name, otherwise))
	r.check(name, err)
	return value
}

func list[T any](r *reader, name string, read func(string) (T, error)) []T {
	var values []T
	for part := range strings.SplitSeq(r.getenv(name), ",") {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		value, err := read(part)
		r.check(name, err)
		values = append(values, value)
	}
	return values
}

// publicURL is where people find the app; on a machine of one's own that is localhost, which browsers trust with push.
func (r *reader) publicURL(addr string) string {
	host, port, err := net.SplitHostPort(addr)
	r.check("MAINPATE_ADDR", err)
	if ip := net.ParseIP(host); host == "" || ip.IsLoopback() || ip.IsUnspecified() {
		host = "localhost"
	}
	text := strings.TrimSuffix(r.text("MAINPATE_PUBLIC_URL", "http://"+net.JoinHostPort(host, port)), "/")
	u, err := url.Parse(text)
	if err == nil && (u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Path != "" || u.RawQuery != "") {
		err = fmt.Errorf("%q is not like https://mainpate.example.org", text)
	}
	r.check("MAINPATE_PUBLIC_URL", err)
	return text
}

// metricsAddr is an address of its own: figures about the work are not for the people who use the app.
func (r *reader) metricsAddr(addr string) string {
	text := r.text("MAINPATE_METRICS_ADDR", "")
	if text == "" {
		return ""
	}
	_, _, err := net.SplitHostPort(text)
	if err == nil && text == addr {
		err = errors.New("is the address of the app: choose another port")
	}
	r.check("MAINPATE_METRICS_ADDR", err)
	return text
}

func logLevel(text string) (level slog.Level, err error) {
	err = level.UnmarshalText([]byte(text))
	return level, err
}

func secondFactor(text string) (required bool, err error) {
	switch text {
	case "offered":
		return false, nil
	case "required":
		return true, nil
	default:
		return false, fmt.Errorf("%q is neither offered nor required", text)
	}
}

func network(text string) (*net.IPNet, error) {
	_, n, err := net.ParseCIDR(text)
	return n, err
}

// pushHost is a host name, or for tests a plain address of this machine.
func pushHost(text string) (string, error) {
	if !strings.Contains(text, "://") {
		if strings.ContainsAny(text, "/:@ ") {
			return "", fmt.Errorf("%q is not a host name", text)
		}
		return strings.ToLower(text), nil
	}
	u, err := url.Parse(text)
	if err != nil {
		return "", err
	}
	if ip := net.ParseIP(u.Hostname()); u.Hostname() != "localhost" && !ip.IsLoopback() {
		return "", fmt.Errorf("%q: with a scheme only addresses of this machine are allowed", text)
	}
	return text, nil
}

const secretLength = 32

// secret reads hex or base64; without one it is made later, see FillSecrets.
func secret(text string) ([]byte, error) {
	if text == "" {
		return nil, nil
	}
	if value, err := hex.DecodeString(text); err == nil && len(value) < secretLength {
		text = "" // short hex would pass for longer base64
	}
	decoders := []func(string) ([]byte, error){
		hex.DecodeString, base64.StdEncoding.DecodeString, base64.RawStdEncoding.DecodeString,
		base64.URLEncoding.DecodeString, base64.RawURLEncoding.DecodeString,
	}
	for _, decode := range decoders {
		if value, err := decode(text); err == nil && len(value) >= secretLength {
			return value, nil
		}
	}
	return nil, fmt.Errorf("needs at least %d bytes in hex or base64", secretLength)
}

func postgresURL(text string) error {
	u, err := url.Parse(text)
	if err != nil || !slices.Contains([]string{"postgres", "postgresql"}, u.Scheme) {
		return errors.New("is not like postgres://user:password@host:5432/name")
	}
	return nil
}
