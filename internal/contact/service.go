package contact

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/limit"
	"mainpate/internal/person"
	"mainpate/internal/problem"
	"mainpate/internal/seal"
)

// ErrRefused is a carrier's answer that nobody can be reached there.
var ErrRefused = errors.New("contact: the address is refused")

// Carrier brings the few words that show that an address is somebody's own.
type Carrier interface {
	// SendCode brings a code to a new address.
	SendCode(ctx context.Context, to, language, code string) error
	// SendNotice tells an address that it is not used any more.
	SendNotice(ctx context.Context, to, language string) error
}

// Service keeps the ways to reach people.
type Service struct {
	db       *database.DB
	people   *person.Service
	seals    *seal.Seals
	limits   *limit.Limits
	carriers map[Kind]Carrier
	log      *slog.Logger
}

// NewService needs at least one key; the first one seals, all of them open.
func NewService(db *database.DB, people *person.Service, keys [][]byte, log *slog.Logger) (*Service, error) {
	s, err := seal.New("contact", keys)
	if err != nil {
		return nil, err
	}
	return &Service{db: db, people: people, seals: s, limits: limit.New("contact_limits", "too_many_codes", keys[0]), carriers: map[Kind]Carrier{}, log: log}, nil
}

// Connect tells who brings something to addresses of a kind; a kind without a carrier is not offered.
func (s *Service) Connect(kind Kind, c Carrier) { s.carriers[kind] = c }

// Opened is a way as its owner sees it.
type Opened struct {
	Kind          Kind
	Offered       bool
	Value         string
	PendingValue  string
	CodeExpiresAt *time.Time
}

// Ways are all ways of the person, also those that are still empty.
func (s *Service) Ways(ctx context.Context, who actor.Actor) ([]Opened, error) {
	found, err := waysOf(ctx, s.db.Read(ctx), who.PersonID)
	if err != nil {
		return nil, err
	}
	var all []Opened
	for _, kind := range Kinds {
		way := Way{PersonID: who.PersonID, Kind: kind}
		if i := slices.IndexFunc(found, func(w Way) bool { return w.Kind == kind }); i >= 0 {
			way = found[i]
		}
		all = append(all, s.open(way))
	}
	return all, nil
}

func (s *Service) open(w Way) Opened {
	o := Opened{
		Kind: w.Kind, Offered: s.carriers[w.Kind] != nil,
		Value: s.read(w, w.Value), PendingValue: s.read(w, w.PendingValue),
	}
	if w.CodeExpiresAt != nil && s.db.Now().Before(*w.CodeExpiresAt) && w.Tries < codeTries && o.PendingValue != "" {
		o.CodeExpiresAt = w.CodeExpiresAt
	}
	return o
}

// read takes what no key opens for missing: the person can give it again.
func (s *Service) read(w Way, sealed []byte) string {
	value, err := s.seals.Open(w.PersonID, string(w.Kind), sealed)
	if err != nil {
		s.log.Error("an address cannot be opened: was the secret changed without naming the previous one?", "kind", w.Kind)
	}
	return value
}

// Change asks for another address: a code goes there, and until it comes back the one so far stays in use.
func (s *Service) Change(ctx context.Context, who actor.Actor, kind Kind, value string) (Opened, error) {
	carrier := s.carriers[kind]
	if carrier == nil {
		return Opened{}, problem.New(problem.Conflict, "channel_off")
	}
	value, err := kind.normalise(value)
	if err != nil {
		return Opened{}, err
	}
	code, err := newCode()
	if err != nil {
		return Opened{}, err
	}
	var way Way
	asked := false
	err = s.db.Tx(ctx, func(tx *gorm.DB) (err error) {
		if way, err = lockWay(ctx, tx, who.PersonID, kind); err != nil {
			return err
		}
		if asked = value != s.read(way, way.Value); !asked {
			if way.PendingValue == nil {
				return nil
			}
			way.Forget(s.db.Now())
			return saveWay(ctx, tx, way)
		}
		return s.ask(ctx, tx, &way, value, code)
	})
	if err != nil || !asked {
		return s.open(way), err
	}
	return s.open(way), s.sendCode(ctx, carrier, who, way, value, code)
}

func (s *Service) ask(ctx context.Context, tx *gorm.DB, way *Way, value, code string) error {
	if err := s.count(ctx, tx, way.PersonID, value); err != nil {
		return err
	}
	sealed, err := s.seals.Seal(way.PersonID, string(way.Kind), value)
	if err != nil {
		return err
	}
	now := s.db.Now()
	if way.Version == 0 {
		way.CreatedAt = now
	}
	way.Ask(sealed, s.codeHash(way.PersonID, way.Kind, code), now)
	return saveWay(ctx, tx, *way)
}

// count makes sure that neither a person nor all together can flood an address.
func (s *Service) count(ctx context.Context, tx *gorm.DB, personID uuid.UUID, value string) error {
	return s.limits.Take(ctx, tx, s.db.Now(), map[string]limit.Span{
		"person " + personID.String():     ofPerson,
		"person day " + personID.String(): ofDay,
		"address " + value:                ofAddress,
		"address day " + value:            ofDay,
	})
}

func (s *Service) sendCode(ctx context.Context, carrier Carrier, who actor.Actor, way Way, value, code string) error {
	p, err := s.people.Find(ctx, s.db.Read(ctx), who.PersonID)
	if err != nil {
		return err
	}
	err = carrier.SendCode(ctx, value, p.Language, code)
	switch {
	case errors.Is(err, ErrRefused):
		if err := s.drop(ctx, way); err != nil {
			return err
		}
		return problem.Invalid(problem.Field{Pointer: "/value", Code: "address_refused"})
	case err != nil:
		return problem.New(problem.Unavailable, "code_not_sent").After(time.Minute).Because(err)
	}
	return nil
}

// drop forgets an address at which nobody can be reached, unless there is another one by now.
func (s *Service) drop(ctx context.Context, refused Way) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		way, err := lockWay(ctx, tx, refused.PersonID, refused.Kind)
		if err != nil || way.Version != refused.Version {
			return err
		}
		way.Forget(s.db.Now())
		return saveWay(ctx, tx, way)
	})
}

// Confirm takes the new address into use and tells the old one. A wrong try is kept even though it is refused.
func (s *Service) Confirm(ctx context.Context, who actor.Actor, kind Kind, code string) (Opened, error) {
	code = strings.Join(strings.Fields(code), "")
	var way Way
	var refused error
	err := s.db.Tx(ctx, func(tx *gorm.DB) (err error) {
		if way, err = lockWay(ctx, tx, who.PersonID, kind); err != nil {
			return err
		}
		before := way.Version
		refused = way.Confirm(s.codeHash(who.PersonID, kind, code), s.db.Now())
		if way.Version == before {
			return nil
		}
		return saveWay(ctx, tx, way)
	})
	if err != nil {
		return Opened{}, err
	}
	if refused != nil {
		return Opened{}, refused
	}
	if way.FormerValue != nil {
		if err := s.tell(ctx, way); err != nil {
			s.log.Warn("an address could not be told that it is not used any more; it is tried again", "kind", kind, "error", err)
		}
	}
	return s.open(way), nil
}

func (s *Service) codeHash(personID uuid.UUID, kind Kind, code string) string {
	return s.seals.Hash("code", personID.String(), string(kind), code)
}

// Remove forgets an address at once.
func (s *Service) Remove(ctx context.Context, who actor.Actor, kind Kind) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error { return deleteWay(ctx, tx, who.PersonID, kind) })
}

// Addresses are the confirmed addresses of a kind, for those of the people who have one.
func (s *Service) Addresses(ctx context.Context, tx *gorm.DB, kind Kind, people []uuid.UUID) (map[uuid.UUID]string, error) {
	found, err := confirmedOf(ctx, tx, kind, people)
	addresses := make(map[uuid.UUID]string, len(found))
	for _, w := range found {
		if value := s.read(w, w.Value); value != "" {
			addresses[w.PersonID] = value
		}
	}
	return addresses, err
}
