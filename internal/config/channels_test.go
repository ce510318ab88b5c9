package config

import (
	"strings"
	"testing"
)

func TestMail(t *testing.T) {
	for text, want := range map[string]Mail{
		"":                                {},
		"smtp://mail.example.org":         {Host: "mail.example.org", Port: 587},
		"smtps://u:p%40ss@mail.org:4650/": {Host: "mail.org", Port: 4650, User: "u", Password: "p@ss", Implicit: true},
	} {
		if want.On() {
			want.From = "a@example.org"
		}
		c, err := load(t, map[string]string{"MAINPATE_SMTP_URL": text, "MAINPATE_MAIL_FROM": "a@example.org"})
		if err != nil || c.Mail != want {
			t.Errorf("%s: %+v, %v", text, c.Mail, err)
		}
	}
	for _, bad := range []struct{ url, from string }{
		{"http://u:geheim@mail.example.org", "a@example.org"}, {"smtp://u:geheim@mail.example.org:99999", "a@example.org"},
		{"smtp://u:geheim@mail.example.org/x?tls=off", "a@example.org"}, {"smtp://u:geheim@mail.example.org", ""},
		{"smtp://u:geheim@mail.example.org", "MainPate <a@example.org>"}, {"smtp://u:geheim@", "a@example.org\r\nBcc: b@example.org"},
	} {
		_, err := load(t, map[string]string{"MAINPATE_SMTP_URL": bad.url, "MAINPATE_MAIL_FROM": bad.from})
		if err == nil || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%+v: %v", bad, err)
		}
	}
}

func TestSMS(t *testing.T) {
	c, err := load(t, map[string]string{"MAINPATE_SMS_URL": "https://sms.example.org/v1", "MAINPATE_SMS_TOKEN": "t", "MAINPATE_SMS_SENDER": "MainPate"})
	if err != nil || !c.SMS.On() || c.SMS != (SMS{"https://sms.example.org/v1", "t", "MainPate"}) {
		t.Errorf("%+v, %v", c.SMS, err)
	}
	if c, err := load(t, map[string]string{"MAINPATE_SMS_URL": "http://127.0.0.1:8090/"}); err != nil || !c.SMS.On() {
		t.Errorf("%+v, %v", c.SMS, err)
	}
	for _, bad := range []map[string]string{
		{"MAINPATE_SMS_URL": "http://sms.example.org/v1"}, {"MAINPATE_SMS_URL": "sms.example.org"},
		{"MAINPATE_SMS_URL": "https://sms.example.org", "MAINPATE_SMS_SENDER": "ein viel zu langer Name"},
	} {
		if _, err := load(t, bad); err == nil {
			t.Errorf("%v is accepted", bad)
		}
	}
}
