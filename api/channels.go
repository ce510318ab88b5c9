package main

import (
	"log/slog"

	"mainpate/internal/config"
	"mainpate/internal/contact"
	"mainpate/internal/database"
	"mainpate/internal/mail"
	"mainpate/internal/person"
	"mainpate/internal/reminder"
	"mainpate/internal/sms"
)

// newChannels builds what reaches people beyond the app, as far as the operators have set it up.
func newChannels(db *database.DB, people *person.Service, c config.Config, log *slog.Logger) (*contact.Service, []reminder.Channel, error) {
	contacts, err := contact.NewService(db, people, c.Keys("contact"), log)
	if err != nil {
		return nil, nil, err
	}
	var channels []reminder.Channel
	if c.Mail.On() {
		mails := mail.NewService(db, contacts, mail.Config{
			Server: mail.Server{
				Host: c.Mail.Host, Port: c.Mail.Port, User: c.Mail.User, Password: c.Mail.Password, Implicit: c.Mail.Implicit,
			},
			From: c.Mail.From, PublicURL: c.PublicURL, Log: log,
		})
		contacts.Connect(contact.Email, mails)
		channels = append(channels, mails)
	}
	if c.SMS.On() {
		gateway := sms.NewHTTPGateway(sms.HTTPConfig{URL: c.SMS.URL, Token: c.SMS.Token, Sender: c.SMS.Sender}, db.Now)
		texts := sms.NewService(db, contacts, gateway, log)
		contacts.Connect(contact.Phone, texts)
		channels = append(channels, texts)
	}
	return contacts, channels, nil
}
