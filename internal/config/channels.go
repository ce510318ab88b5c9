package config

import (
	"errors"
	"net"
	"net/mail"
	"net/url"
	"regexp"
	"strconv"
)

// Mail says how mails are sent; without a host there are none.
type Mail struct {
	Host     string
	Port     int
	User     string
	Password string
	Implicit bool // encrypted from the first byte; otherwise STARTTLS is required
	From     string
}

// On reports whether mails can be sent.
func (m Mail) On() bool { return m.Host != "" }

// SMS says how text messages are sent; without an address there are none.
type SMS struct{ URL, Token, Sender string }

// On reports whether text messages can be sent.
func (s SMS) On() bool { return s.URL != "" }

// None of these problems repeats what was set: there are passwords in it.
func (r *reader) mail() Mail {
	text, from := r.text("MAINPATE_SMTP_URL", ""), r.text("MAINPATE_MAIL_FROM", "")
	if text == "" {
		return Mail{}
	}
	m, err := smtpServer(text)
	r.check("MAINPATE_SMTP_URL", err)
	address, err := mail.ParseAddress(from)
	if err != nil || address.Address != from {
		r.check("MAINPATE_MAIL_FROM", errors.New("has to be an address like mainpate@example.org, without a name"))
	}
	m.From = from
	return m
}

func smtpServer(text string) (Mail, error) {
	ports := map[string]int{"smtp": 587, "smtps": 465}
	u, err := url.Parse(text)
	if err != nil || ports[u.Scheme] == 0 || u.Hostname() == "" || u.Path != "" && u.Path != "/" || u.RawQuery != "" {
		return Mail{}, errors.New("is not like smtp://user:password@host:587 (STARTTLS) or smtps://user:password@host:465")
	}
	m := Mail{Host: u.Hostname(), Port: ports[u.Scheme], User: u.User.Username(), Implicit: u.Scheme == "smtps"}
	m.Password, _ = u.User.Password()
	if u.Port() == "" {
		return m, nil
	}
	if m.Port, err = strconv.Atoi(u.Port()); err != nil || m.Port < 1 || m.Port > 65535 {
		return m, errors.New("has no valid port")
	}
	return m, nil
}

var smsSender = regexp.MustCompile(`^([A-Za-z0-9 ]{1,11}|\+?[0-9]{3,15})$`)

func (r *reader) sms() SMS {
	s := SMS{URL: r.text("MAINPATE_SMS_URL", ""), Token: r.text("MAINPATE_SMS_TOKEN", ""), Sender: r.text("MAINPATE_SMS_SENDER", "")}
	if s.URL == "" {
		return SMS{}
	}
	u, err := url.Parse(s.URL)
	if err != nil || u.Host == "" || u.Scheme != "https" && (u.Scheme != "http" || !here(u.Hostname())) {
		r.check("MAINPATE_SMS_URL", errors.New("is not like https://gateway.example.org/messages; http only on this machine"))
	}
	if s.Sender != "" && !smsSender.MatchString(s.Sender) {
		r.check("MAINPATE_SMS_SENDER", errors.New("has to be a number or at most 11 letters and digits"))
	}
	return s
}

func here(host string) bool { return host == "localhost" || net.ParseIP(host).IsLoopback() }
