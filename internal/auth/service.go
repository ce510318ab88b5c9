package auth

import (
	"context"
	"strings"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/person"
	"mainpate/internal/problem"
)

// SessionHook is told when devices are signed out, in the same transaction.
type SessionHook interface {
	SessionsEnded(ctx context.Context, tx *gorm.DB, sessionIDs []uuid.UUID) error
}

// Config is what the process knows and this package needs.
type Config struct {
	Secret               []byte // 32 random bytes or more
	PreviousSecret       []byte // what was made with it stays good; empty without one
	PublicURL            string
	SecureCookies        bool
	Zone                 *time.Location
	SecondFactorRequired bool   // of staff
	HashMemory           uint32 // KiB that checking a PIN takes; the usual when 0
}

// Service is who may come in and who is in.
type Service struct {
	db       *database.DB
	persons  *person.Service
	config   Config
	hooks    []SessionHook
	visits   Companions
	access   *accessTokens
	passkeys *relyingParty // nil where there can be none
	hasher   *hasher
	limitKey []byte

	codeKeys, recoveryKeys, totpKeys []key
}

// NewService takes the people and those who want to know when a session ends.
func NewService(db *database.DB, persons *person.Service, c Config, hooks ...SessionHook) *Service {
	c.PublicURL = strings.TrimSuffix(c.PublicURL, "/")
	passkeys, err := newRelyingParty(c.PublicURL)
	if err != nil {
		passkeys = nil // a bare address: for passkeys a server needs a name
	}
	return &Service{
		db: db, persons: persons, config: c, hooks: hooks,
		access:   newAccessTokens(keysFor(c, "access token"), db.Now),
		passkeys: passkeys,
		hasher:   newHasher(c.HashMemory),
		limitKey: derive(c.Secret, "limit"),
		codeKeys: keysFor(c, "invitation"), recoveryKeys: keysFor(c, "recovery code"), totpKeys: keysFor(c, "totp"),
	}
}

// Ticket is what a device gets when somebody is signed in on it.
type Ticket struct {
	AccessToken  string
	ExpiresIn    time.Duration
	RefreshToken string
	Session      Session
	Person       person.Person

	SecondFactorMissing bool // it has to be set up before anything else
}

// Check says who is behind an access token, as things are now.
func (s *Service) Check(ctx context.Context, bearer string) (actor.Actor, error) {
	personID, sessionID, err := s.access.read(bearer)
	if err != nil {
		return actor.Actor{}, problem.New(problem.Unauthenticated, "not_signed_in").Because(err)
	}
	who, ok, err := lookUpActor(ctx, s.db.Read(ctx), personID, sessionID, s.db.Now(), s.config.SecondFactorRequired)
	if err != nil {
		return actor.Actor{}, err
	}
	if !ok {
		return actor.Actor{}, problem.New(problem.Unauthenticated, "not_signed_in")
	}
	return who, nil
}

// startSession signs the person in on the device that asks.
func (s *Service) startSession(ctx context.Context, tx *gorm.DB, p person.Person, remember bool) (Ticket, error) {
	now := s.db.Now()
	session := Session{
		ID: database.NewID(), PersonID: p.ID, Label: deviceLabel(actor.UserAgent(ctx)),
		Remember: remember, CreatedAt: now, ExpiresAt: now.Add(lifetimeOf(p.Role, remember).absolute),
	}
	session.touch(p.Role, now, s.config.Zone)
	if err := insertSession(ctx, tx, session); err != nil {
		return Ticket{}, err
	}
	return s.issue(ctx, tx, p, session, nil)
}

func (s *Service) issue(ctx context.Context, tx *gorm.DB, p person.Person, session Session, previous *uuid.UUID) (Ticket, error) {
	access, err := s.access.sign(p.ID, session.ID)
	if err != nil {
		return Ticket{}, err
	}
	refresh := newToken()
	err = insertRefreshToken(ctx, tx, RefreshToken{
		ID: database.NewID(), SessionID: session.ID, Hash: hashToken(refresh),
		PreviousID: previous, CreatedAt: s.db.Now(),
	})
	if err != nil {
		return Ticket{}, err
	}
	missing, err := s.secondFactorMissing(ctx, tx, p)
	return Ticket{
		AccessToken: access, ExpiresIn: accessLifetime, RefreshToken: refresh, Session: session, Person: p,
		SecondFactorMissing: missing,
	}, err
}

// secondFactorMissing says what Check says at every request.
func (s *Service) secondFactorMissing(ctx context.Context, tx *gorm.DB, p person.Person) (bool, error) {
	if !s.config.SecondFactorRequired || !p.Staff() {
		return false, nil
	}
	doors, err := s.doorsOf(ctx, tx, p)
	return !doors.secondFactor(p), err
}

// EndSessions signs the person out everywhere.
func (s *Service) EndSessions(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	return s.endAllBut(ctx, tx, personID, uuid.Nil)
}

func (s *Service) endAllBut(ctx context.Context, tx *gorm.DB, personID, keep uuid.UUID) error {
	ids, err := sessionIDs(ctx, tx, personID)
	if err != nil {
		return err
	}
	var others []uuid.UUID
	for _, id := range ids {
		if id != keep {
			others = append(others, id)
		}
	}
	return s.end(ctx, tx, others)
}

func (s *Service) end(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) error {
	ended, err := endSessions(ctx, tx, ids, s.db.Now())
	if err != nil || len(ended) == 0 {
		return err
	}
	for _, hook := range s.hooks {
		if err := hook.SessionsEnded(ctx, tx, ended); err != nil {
			return err
		}
	}
	return nil
}

const keepOldTraces = 30 * day

// Sweep ends the sessions that ran out, deletes what has been over for a month,
// and moves what is locked to the newest key.
func (s *Service) Sweep(ctx context.Context) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		lapsed, err := lapsedSessionIDs(ctx, tx, s.db.Now())
		if err != nil {
			return err
		}
		if err := s.end(ctx, tx, lapsed); err != nil {
			return err
		}
		if err := sweepQuestions(ctx, tx, s.db.Now()); err != nil {
			return err
		}
		if err := s.relockTOTPs(ctx, tx); err != nil {
			return err
		}
		return sweep(ctx, tx, s.db.Now().Add(-keepOldTraces))
	})
}
