package push

import (
	"context"
	"log/slog"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem"
)

// Config is what sending needs; without a private key push is off.
type Config struct {
	Private  string   // VAPID key in base64url
	Previous []string // keys that older subscriptions were made with
	Subject  string   // whom a push service may write to
	Hosts    []string // push services beyond the known ones
	Log      *slog.Logger
	Watch    Watch // may be missing
}

// Watch counts what push services answer, by the service's name and a word.
type Watch interface {
	Pushed(service, verdict string)
}

// Service knows people's devices and sends to them.
type Service struct {
	db     *database.DB
	log    *slog.Logger
	hosts  hosts
	lanes  *lanes
	keys   keyring
	sender *sender
	watch  Watch
}

// NewService refuses a key that is none.
func NewService(db *database.DB, c Config) (*Service, error) {
	keys, err := newKeyring(c.Private, c.Previous)
	if err != nil {
		return nil, err
	}
	s := &Service{db: db, log: c.Log, hosts: newHosts(c.Hosts), lanes: newLanes(), keys: keys, watch: c.Watch}
	if !keys.off() {
		s.sender = newSender(c.Subject, s.hosts, db.Now)
	}
	return s, nil
}

// Key is the public key that apps subscribe with: the newest.
func (s *Service) Key() (Key, error) {
	if s.keys.off() {
		return Key{}, problem.New(problem.Missing, "push_off")
	}
	return s.keys.newest, nil
}

// Subscribe notes that the person's app can be reached at the address. The app
// says so at every start, because browsers change addresses without telling.
func (s *Service) Subscribe(ctx context.Context, who actor.Actor, a Address) error {
	key, err := s.accept(a)
	if err != nil {
		return err
	}
	var session *uuid.UUID
	if who.SessionID != uuid.Nil {
		session = &who.SessionID
	}
	subscribe := func(tx *gorm.DB) error {
		now := s.db.Now()
		known, err := findEndpoint(ctx, tx, a.Endpoint)
		if err != nil {
			return err
		}
		if known != nil {
			if err := known.Seen(who.PersonID, session, a, key.ID, now); err != nil {
				return err
			}
			return saveSubscription(ctx, tx, *known)
		}
		if err := s.makeRoom(ctx, tx, who.PersonID); err != nil {
			return err
		}
		return insertSubscription(ctx, tx, Subscription{
			ID: database.NewID(), PersonID: who.PersonID, SessionID: session,
			Endpoint: a.Endpoint, P256dh: a.P256dh, Auth: a.Auth, KeyID: key.ID,
			CreatedAt: now, LastSeenAt: now,
		})
	}
	err = s.db.Tx(ctx, subscribe)
	if database.IsDuplicate(err) { // two tabs at once: now it is there
		err = s.db.Tx(ctx, subscribe)
	}
	return err
}

// makeRoom forgets the devices not seen for longest when somebody has too many.
func (s *Service) makeRoom(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	own, err := subscriptionsOf(ctx, tx, []uuid.UUID{personID})
	if err != nil || len(own) < devicesLimit {
		return err
	}
	var old []uuid.UUID
	for _, o := range own[devicesLimit-1:] {
		old = append(old, o.ID)
	}
	return deleteByID(ctx, tx, old)
}

// accept finds the key that the address belongs to, the newest unless the app names another.
func (s *Service) accept(a Address) (Key, error) {
	key, err := s.Key()
	if err != nil {
		return key, err
	}
	if a.Key != "" {
		var held bool
		if key, held = s.keys.byPublic(a.Key); !held {
			return key, problem.Invalid(problem.Field{Pointer: "/public_key", Code: "not_allowed_value"})
		}
	}
	if _, err := s.hosts.service(a.Endpoint); err != nil {
		return key, problem.Invalid(problem.Field{Pointer: "/endpoint", Code: "not_allowed_value"})
	}
	return key, a.Check()
}

// Unsubscribe forgets the address if it is the person's own.
func (s *Service) Unsubscribe(ctx context.Context, who actor.Actor, endpoint string) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error { return deleteOwn(ctx, tx, who.PersonID, endpoint) })
}

// Renew follows a browser that changed its address while nobody was signed in:
// whoever knows the old address, a secret, is the device.
func (s *Service) Renew(ctx context.Context, oldEndpoint string, a Address) error {
	key, err := s.accept(a)
	if err != nil {
		return err
	}
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		old, err := findEndpoint(ctx, tx, oldEndpoint)
		if err != nil {
			return err
		}
		taken, err := findEndpoint(ctx, tx, a.Endpoint)
		if err != nil {
			return err
		}
		switch {
		case old == nil && taken != nil && taken.has(a):
			return nil // the answer to an earlier try was lost
		case old == nil, taken != nil && taken.PersonID != old.PersonID:
			return problem.NotFound()
		case taken != nil && taken.ID != old.ID:
			if err := deleteAddress(ctx, tx, *taken); err != nil {
				return err
			}
		}
		old.Renew(a, key.ID, s.db.Now())
		return saveSubscription(ctx, tx, *old)
	})
}

// SessionsEnded forgets the devices of sessions that are over.
func (s *Service) SessionsEnded(ctx context.Context, tx *gorm.DB, sessionIDs []uuid.UUID) error {
	if len(sessionIDs) == 0 {
		return nil
	}
	return deleteOfSessions(ctx, tx, sessionIDs)
}

// Reachable says who has at least one device that has shown a sign of life lately.
func (s *Service) Reachable(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) (map[uuid.UUID]bool, error) {
	reachable := make(map[uuid.UUID]bool, len(ids))
	if s.keys.off() {
		return reachable, nil
	}
	found, err := subscriptionsOf(ctx, tx, ids)
	for _, sub := range found {
		if sub.Reachable(s.keys, s.db.Now()) {
			reachable[sub.PersonID] = true
		}
	}
	return reachable, err
}

// Devices counts the devices that a notice to the person would go to.
func (s *Service) Devices(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (int, error) {
	found, err := s.toTry(ctx, tx, []uuid.UUID{personID})
	count := 0
	for _, sub := range found {
		if sub.Sendable(s.keys) {
			count++
		}
	}
	return count, err
}

// Reaches says who has a device that is worth trying.
func (s *Service) Reaches(ctx context.Context, tx *gorm.DB, people []uuid.UUID) (map[uuid.UUID]bool, error) {
	found, err := s.toTry(ctx, tx, people)
	reached := make(map[uuid.UUID]bool, len(people))
	for _, sub := range found {
		reached[sub.PersonID] = true
	}
	return reached, err
}

func (s *Service) toTry(ctx context.Context, tx *gorm.DB, people []uuid.UUID) ([]Subscription, error) {
	if s.keys.off() {
		return nil, nil
	}
	found, err := subscriptionsOf(ctx, tx, people)
	var fit []Subscription
	for _, sub := range found {
		if sub.worthTrying(s.keys) {
			fit = append(fit, sub)
		}
	}
	return fit, err
}

// Tidy forgets devices that nobody has used and no push service has taken a
// message for in two months.
func (s *Service) Tidy(ctx context.Context) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		return deleteForgotten(ctx, tx, s.db.Now().Add(-forgottenAfter))
	})
}
