// Package mail reaches people by e-mail: a channel for reminders, and the carrier
// of the codes that show that an address is somebody's own. It is the only one
// that knows the mail library, and it never sends over an open line.
package mail

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/x509"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/contact"
	"mainpate/internal/database"
	"mainpate/internal/reminder"
)

// Server is where mails are handed in.
type Server struct {
	Host     string
	Port     int
	User     string
	Password string
	Implicit bool // encrypted from the first byte; otherwise STARTTLS is required
}

// Config is what sending needs.
type Config struct {
	Server    Server
	From      string         // the address that mails come from
	PublicURL string         // where the settings are
	Roots     *x509.CertPool // whom to trust; the machine's own when nil
	Timeout   time.Duration  // for connecting and for each mail; 10 seconds when zero
	Log       *slog.Logger
}

// Addresses knows the confirmed addresses of people.
type Addresses interface {
	Addresses(ctx context.Context, tx *gorm.DB, kind contact.Kind, people []uuid.UUID) (map[uuid.UUID]string, error)
}

// Service sends mails.
type Service struct {
	db        *database.DB
	addresses Addresses
	server    Server
	from      string
	domain    string
	settings  string
	roots     *x509.CertPool
	timeout   time.Duration
	log       *slog.Logger
	places    chan struct{}
}

// NewService does not connect yet.
func NewService(db *database.DB, addresses Addresses, c Config) *Service {
	_, domain, _ := strings.Cut(c.From, "@")
	return &Service{
		db: db, addresses: addresses, server: c.Server, from: c.From, domain: domain,
		settings: strings.TrimRight(c.PublicURL, "/") + "/reminders", roots: c.Roots,
		timeout: cmp.Or(c.Timeout, usualTimeout), log: c.Log, places: make(chan struct{}, connectionsAtOnce),
	}
}

// Traits say that mails can be repeated, because the Message-ID stays the same, and that one connection takes many.
func (s *Service) Traits() reminder.Traits { return reminder.Traits{Name: reminder.Email, Bulk: 20} }

// Reaches says who has a confirmed address.
func (s *Service) Reaches(ctx context.Context, tx *gorm.DB, people []uuid.UUID) (map[uuid.UUID]bool, error) {
	found, err := s.addresses.Addresses(ctx, tx, contact.Email, people)
	reached := make(map[uuid.UUID]bool, len(found))
	for id := range found {
		reached[id] = true
	}
	return reached, err
}

// HandOver sends the notices over one connection. Once the server is away or
// wants none of our mails, the rest is for later.
func (s *Service) HandOver(ctx context.Context, parcels []reminder.Parcel) []reminder.Outcome {
	outcomes := make([]reminder.Outcome, len(parcels))
	people := make([]uuid.UUID, 0, len(parcels))
	for _, p := range parcels {
		people = append(people, p.PersonID)
	}
	to, err := s.addresses.Addresses(ctx, s.db.Read(ctx), contact.Email, people)
	if err != nil {
		s.log.Error("mail addresses could not be found", "error", err)
		return slices.Repeat([]reminder.Outcome{{Code: "channel_error"}}, len(parcels))
	}
	var letters []envelope
	for i, p := range parcels {
		if to[p.PersonID] == "" {
			outcomes[i] = reminder.Outcome{Result: reminder.NoDevice}
			continue
		}
		letters = append(letters, envelope{i, to[p.PersonID], p.Notice.Tag, s.ofNotice(p.Notice)})
	}
	for i, a := range s.send(ctx, letters) {
		outcomes[letters[i].parcel] = outcomeOf(a)
	}
	return outcomes
}

func outcomeOf(a answer) reminder.Outcome {
	switch a.verdict {
	case accepted:
		return reminder.Outcome{Result: reminder.HandedOver}
	case refused:
		return reminder.Outcome{Result: reminder.Refused, Code: a.code}
	default:
		return reminder.Outcome{Code: a.code}
	}
}

// SendCode brings a code to a new address.
func (s *Service) SendCode(ctx context.Context, to, language, code string) error {
	return s.sendOne(ctx, to, s.ofCode(language, code))
}

// SendNotice tells an address that it is not used any more.
func (s *Service) SendNotice(ctx context.Context, to, language string) error {
	return s.sendOne(ctx, to, s.ofChange(language))
}

func (s *Service) sendOne(ctx context.Context, to string, l letter) error {
	limited, cancel := context.WithTimeout(ctx, 2*s.timeout)
	defer cancel()
	switch a := s.send(limited, []envelope{{0, to, rand.Text(), l}})[0]; a.verdict {
	case accepted:
		return nil
	case refused:
		return contact.ErrRefused
	default:
		return errors.New("mail: " + a.code)
	}
}

// envelope is a letter with the address that it goes to.
type envelope struct {
	parcel int
	to     string
	id     string
	letter letter
}

// send says what became of each letter.
func (s *Service) send(ctx context.Context, letters []envelope) []answer {
	if len(letters) == 0 {
		return nil
	}
	select {
	case s.places <- struct{}{}:
		defer func() { <-s.places }()
	case <-ctx.Done():
		return slices.Repeat([]answer{{busy, "crowded", true}}, len(letters))
	}
	line, err := s.connect(ctx)
	if err != nil {
		s.log.Error("the mail server cannot be used", "error", err)
		return slices.Repeat([]answer{{busy, "no_connection", true}}, len(letters))
	}
	defer line.close()
	answers := make([]answer, len(letters))
	for i, l := range letters {
		answers[i] = s.sendOn(line, l)
		if answers[i].over {
			s.report(answers[i])
			for rest := i + 1; rest < len(letters); rest++ {
				answers[rest] = answer{busy, cmp.Or(answers[i].code, "no_answer"), true}
			}
			break
		}
	}
	return answers
}

func (s *Service) sendOn(line *session, e envelope) answer {
	m, err := s.compose(e.to, e.id, e.letter, s.db.Now())
	if err != nil {
		s.log.Error("a mail could not be written", "error", err)
		return answer{verdict: refused, code: "bad_message"}
	}
	return line.send(m)
}

// report tells the operators what only they can mend; never an address.
func (s *Service) report(a answer) {
	switch a.verdict {
	case accepted:
	case misled:
		s.log.Error("the mail server refuses our mails", "code", a.code)
	default:
		s.log.Warn("the mail server asks for patience", "code", a.code)
	}
}
