// Package sms reaches people by text message, through one gateway that speaks
// HTTP. A message says that there is something to see and where, and nothing else.
package sms

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/contact"
	"mainpate/internal/database"
	"mainpate/internal/reminder"
)

// Addresses knows the confirmed numbers of people.
type Addresses interface {
	Addresses(ctx context.Context, tx *gorm.DB, kind contact.Kind, people []uuid.UUID) (map[uuid.UUID]string, error)
}

// Gateway takes one message; key is the same when the same message comes again.
type Gateway interface {
	Send(ctx context.Context, key, to, text string) Answer
}

// Service sends text messages.
type Service struct {
	db        *database.DB
	addresses Addresses
	gateway   Gateway
	log       *slog.Logger
}

// NewService needs somebody to hand the messages to.
func NewService(db *database.DB, addresses Addresses, gateway Gateway, log *slog.Logger) *Service {
	return &Service{db: db, addresses: addresses, gateway: gateway, log: log}
}

// Traits say that a message must not come twice: nothing would take the first one back, and each one costs.
func (s *Service) Traits() reminder.Traits {
	return reminder.Traits{Name: reminder.SMS, Once: true, Bulk: 1}
}

// Reaches says who has a confirmed number.
func (s *Service) Reaches(ctx context.Context, tx *gorm.DB, people []uuid.UUID) (map[uuid.UUID]bool, error) {
	found, err := s.addresses.Addresses(ctx, tx, contact.Phone, people)
	reached := make(map[uuid.UUID]bool, len(found))
	for id := range found {
		reached[id] = true
	}
	return reached, err
}

// HandOver gives the gateway a message without any content for each notice.
func (s *Service) HandOver(ctx context.Context, parcels []reminder.Parcel) []reminder.Outcome {
	people := make([]uuid.UUID, 0, len(parcels))
	for _, p := range parcels {
		people = append(people, p.PersonID)
	}
	to, err := s.addresses.Addresses(ctx, s.db.Read(ctx), contact.Phone, people)
	if err != nil {
		s.log.Error("phone numbers could not be found", "error", err)
		return slices.Repeat([]reminder.Outcome{{Code: "channel_error"}}, len(parcels))
	}
	outcomes := make([]reminder.Outcome, len(parcels))
	for i, p := range parcels {
		if to[p.PersonID] == "" {
			outcomes[i] = reminder.Outcome{Result: reminder.NoDevice}
			continue
		}
		text := strings.Replace(in(p.Notice.Language).Reminder, "{link}", p.Notice.Navigate, 1)
		outcomes[i] = outcomeOf(s.ask(ctx, p.Notice.Tag, to[p.PersonID], text))
	}
	return outcomes
}

// outcomeOf is careful: what may have been sent is not sent again, but another channel may say it once more.
func outcomeOf(a Answer) reminder.Outcome {
	switch a.Verdict {
	case Accepted:
		return reminder.Outcome{Result: reminder.HandedOver}
	case Unknown:
		return reminder.Outcome{Result: reminder.Doubtful, Code: a.Code}
	case Refused:
		return reminder.Outcome{Result: reminder.Refused, Code: a.Code}
	default:
		return reminder.Outcome{Code: a.Code, RetryAfter: a.RetryAfter}
	}
}

// ask hands a message to the gateway and tells the operators what only they can mend; never a number.
func (s *Service) ask(ctx context.Context, key, to, text string) Answer {
	a := s.gateway.Send(ctx, key, to, text)
	switch {
	case a.Verdict == Accepted:
	case a.Mistake:
		s.log.Error("the SMS gateway refuses our messages", "code", a.Code)
	default:
		s.log.Warn("an SMS was not taken", "code", a.Code, "retry_after", a.RetryAfter.String())
	}
	return a
}

// SendCode brings a code to a new number.
func (s *Service) SendCode(ctx context.Context, to, language, code string) error {
	return s.sendOne(ctx, to, strings.Replace(in(language).Code, "{code}", code, 1))
}

// SendNotice tells a number that it is not used any more.
func (s *Service) SendNotice(ctx context.Context, to, language string) error {
	return s.sendOne(ctx, to, in(language).Changed)
}

func (s *Service) sendOne(ctx context.Context, to, text string) error {
	switch a := s.ask(ctx, uuid.NewString(), to, text); a.Verdict {
	case Accepted, Unknown:
		return nil
	case Refused:
		return contact.ErrRefused
	default:
		return errors.New("sms: " + a.Code)
	}
}
