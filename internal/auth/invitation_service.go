package auth

import (
	"context"
	"strings"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/crockford"
	"mainpate/internal/database"
	"mainpate/internal/person"
	"mainpate/internal/problem"
)

// HandedOver is an invitation in the shape in which it is handed over.
type HandedOver struct {
	Code      string
	URL       string
	ExpiresAt time.Time
}

// Joining is what somebody says when redeeming an invitation.
type Joining struct {
	Code        string
	DisplayName string
	Language    string
	NewSecret   string
	Remember    bool
}

// Invite makes a code for joining, or for choosing a new PIN when the person has
// joined before. Earlier codes stop working.
func (s *Service) Invite(ctx context.Context, tx *gorm.DB, personID, by uuid.UUID) (code string, expiresAt time.Time, err error) {
	p, err := s.persons.Find(ctx, tx, personID)
	if err != nil {
		return "", time.Time{}, err
	}
	kind := RecoveryKind
	switch p.State {
	case person.Invited:
		kind = JoinKind
	case person.Disabled:
		return "", time.Time{}, problem.New(problem.Conflict, "person_disabled")
	}
	if err := revokeInvitations(ctx, tx, personID, s.db.Now(), JoinKind, RecoveryKind); err != nil {
		return "", time.Time{}, err
	}
	return s.insertInvitation(ctx, tx, personID, by, kind)
}

func (s *Service) insertInvitation(ctx context.Context, tx *gorm.DB, personID, by uuid.UUID, kind Kind) (string, time.Time, error) {
	i, code := s.newInvitation(personID, by, kind)
	return code, i.ExpiresAt, insertInvitation(ctx, tx, i)
}

func (s *Service) newInvitation(personID, by uuid.UUID, kind Kind) (i Invitation, code string) {
	now, code := s.db.Now(), crockford.New()
	i = Invitation{
		ID: database.NewID(), PersonID: personID, Kind: kind, CodeHash: seal(s.codeKeys[0].bytes, code),
		CreatedAt: now, ExpiresAt: now.Add(kind.lifetime()),
	}
	if by != uuid.Nil {
		i.CreatedBy = &by
	}
	return i, showCode(code)
}

// JoinURL is what the QR code says. The code stands behind the #, so that it
// never reaches a server or its log.
func (s *Service) JoinURL(code string) string { return s.config.PublicURL + "/join#" + code }

func (s *Service) handOver(code string, expiresAt time.Time) HandedOver {
	return HandedOver{Code: code, URL: s.JoinURL(code), ExpiresAt: expiresAt}
}

// AddDevice makes a code with which the person signs in on one more device of theirs.
func (s *Service) AddDevice(ctx context.Context, who actor.Actor) (HandedOver, error) {
	var out HandedOver
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		if err := revokeInvitations(ctx, tx, who.PersonID, s.db.Now(), DeviceKind); err != nil {
			return err
		}
		code, expiresAt, err := s.insertInvitation(ctx, tx, who.PersonID, who.PersonID, DeviceKind)
		out = s.handOver(code, expiresAt)
		return err
	})
	return out, err
}

// LookAtInvitation says what a code is for and uses nothing up.
func (s *Service) LookAtInvitation(ctx context.Context, code string) (Kind, person.Person, error) {
	attempt, err := s.tryAsAddress(ctx)
	if err != nil {
		return "", person.Person{}, err
	}
	i, p, err := s.openInvitation(ctx, s.db.Read(ctx), code)
	if err != nil {
		return "", person.Person{}, err
	}
	return i.Kind, p, attempt.succeeded(ctx)
}

func (s *Service) openInvitation(ctx context.Context, tx *gorm.DB, typed string) (Invitation, person.Person, error) {
	invalid := problem.Rule("invitation_invalid")
	code, ok := readCode(typed)
	if !ok {
		return Invitation{}, person.Person{}, invalid
	}
	i, ok, err := invitationByCode(ctx, tx, sealAll(s.codeKeys, code))
	if err != nil {
		return Invitation{}, person.Person{}, err
	}
	if !ok {
		return Invitation{}, person.Person{}, invalid
	}
	p, err := s.persons.Find(ctx, tx, i.PersonID)
	if err != nil {
		return Invitation{}, person.Person{}, err
	}
	if !i.opens(p, s.db.Now()) {
		return Invitation{}, person.Person{}, invalid
	}
	return i, p, nil
}

// Join redeems an invitation and signs the person in, or asks for their second
// factor: a code that replaces the password replaces nothing more. What is missing
// or wrong in the answers does not use the code up.
func (s *Service) Join(ctx context.Context, j Joining) (Ticket, error) {
	attempt, err := s.tryAsAddress(ctx)
	if err != nil {
		return Ticket{}, err
	}
	i, p, err := s.openInvitation(ctx, s.db.Read(ctx), j.Code)
	if err != nil {
		return Ticket{}, err
	}
	if err := attempt.succeeded(ctx); err != nil {
		return Ticket{}, err
	}
	hash := ""
	if i.Kind != DeviceKind && i.Kind != CompanionKind {
		if err := j.check(i.Kind, p); err != nil {
			return Ticket{}, err
		}
		if hash, err = s.hasher.hash(ctx, j.NewSecret); err != nil {
			return Ticket{}, err
		}
	}
	var in entrance
	err = s.db.Tx(ctx, func(tx *gorm.DB) (err error) {
		in, err = s.redeem(ctx, tx, i.ID, j, hash)
		return err
	})
	if err != nil {
		return Ticket{}, err
	}
	return in.answer()
}

// check finds everything that is missing at once.
func (j Joining) check(kind Kind, p person.Person) error {
	var fields []problem.Field
	if kind == JoinKind {
		for pointer, given := range map[string]string{"/display_name": j.DisplayName, "/language": j.Language} {
			if strings.TrimSpace(given) == "" {
				fields = append(fields, problem.Field{Pointer: pointer, Code: "required"})
			}
		}
	}
	if len(fields) > 0 {
		if j.NewSecret == "" {
			fields = append(fields, problem.Field{Pointer: "/new_secret", Code: "required"})
		}
		return problem.Invalid(fields...)
	}
	return checkSecret(p, j.NewSecret)
}

func (s *Service) redeem(ctx context.Context, tx *gorm.DB, id uuid.UUID, j Joining, hash string) (entrance, error) {
	i, p, err := s.openInvitation(ctx, tx, j.Code) // as things are now
	if err != nil {
		return entrance{}, err
	}
	if done, err := redeem(ctx, tx, id, s.db.Now()); err != nil || !done {
		return entrance{}, orElse(err, problem.Rule("invitation_invalid"))
	}
	if i.Kind == CompanionKind {
		t, err := s.seatCompanion(ctx, tx, p, id)
		return entrance{ticket: t}, err
	}
	if i.Kind == JoinKind {
		p, err = s.persons.Activate(ctx, tx, p.ID, person.Profile{DisplayName: &j.DisplayName, Language: &j.Language})
		if err != nil {
			return entrance{}, err
		}
	}
	if hash != "" {
		if err := s.setSecret(ctx, tx, p.ID, hash, uuid.Nil); err != nil {
			return entrance{}, err
		}
		login := seal(s.limitKey, "account "+p.Login)
		if err := forgetTries(ctx, tx, login); err != nil {
			return entrance{}, err
		}
	}
	return s.letIn(ctx, tx, p, j.Remember)
}

func orElse(err error, other error) error {
	if err != nil {
		return err
	}
	return other
}
