package auth

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/person"
	"mainpate/internal/problem"
)

// Challenge is a question for passkeys in the shape that browsers know.
type Challenge struct {
	ID      uuid.UUID
	Options map[string]any
}

// SignedChallenge is the answer of a passkey to a challenge.
type SignedChallenge struct {
	ChallengeID uuid.UUID
	Credential  []byte // JSON as the browser made it
}

// AskForPasskey begins adding a passkey. The PIN or password is asked for, so
// that a phone left lying open does not get a second owner.
func (s *Service) AskForPasskey(ctx context.Context, who actor.Actor, currentSecret string) (Challenge, error) {
	if s.passkeys == nil {
		return Challenge{}, problem.Rule("passkeys_off")
	}
	p, err := s.prove(ctx, who, currentSecret)
	if err != nil {
		return Challenge{}, err
	}
	known, err := passkeysOf(ctx, s.db.Read(ctx), who.PersonID)
	if err != nil {
		return Challenge{}, err
	}
	if len(known) >= passkeyLimit {
		return Challenge{}, problem.New(problem.Conflict, "too_many_passkeys")
	}
	options, state, err := s.passkeys.askForNew(p, known)
	if err != nil {
		return Challenge{}, err
	}
	return s.keepChallenge(ctx, options, state, &p.ID)
}

// AddPasskey keeps a new passkey. The first second factor of staff comes with
// recovery codes.
func (s *Service) AddPasskey(ctx context.Context, who actor.Actor, in SignedChallenge, label string) (Passkey, []string, error) {
	if s.passkeys == nil {
		return Passkey{}, nil, problem.Rule("passkeys_off")
	}
	var named Passkey
	if err := named.nameIt(label); err != nil {
		return Passkey{}, nil, err
	}
	state, ok, err := s.takeChallenge(ctx, in.ChallengeID, &who.PersonID)
	if err != nil {
		return Passkey{}, nil, err
	}
	if !ok {
		return Passkey{}, nil, problem.New(problem.Conflict, "passkey_challenge_over")
	}
	k, err := s.passkeys.readNew(who.PersonID, state, in.Credential)
	if err != nil {
		return Passkey{}, nil, problem.Rule("passkey_wrong").Because(err)
	}
	k.ID, k.Label, k.CreatedAt = database.NewID(), named.Label, s.db.Now()
	var codes []string
	err = s.db.Tx(ctx, func(tx *gorm.DB) error {
		p, known, err := s.lockDoors(ctx, tx, who.PersonID)
		if err != nil {
			return err
		}
		if len(known.Passkeys) >= passkeyLimit {
			return problem.New(problem.Conflict, "too_many_passkeys")
		}
		if err := insertPasskey(ctx, tx, k); err != nil {
			return err
		}
		codes, err = s.firstCodes(ctx, tx, p, known)
		return err
	})
	if database.IsDuplicate(err) {
		err = problem.New(problem.Conflict, "passkey_known").Because(err)
	}
	return k, codes, err
}

// RemovePasskey forgets a passkey.
func (s *Service) RemovePasskey(ctx context.Context, who actor.Actor, id uuid.UUID, currentSecret string) error {
	if _, err := s.prove(ctx, who, currentSecret); err != nil {
		return err
	}
	return s.takeAway(ctx, who, func(tx *gorm.DB) error {
		ok, err := deletePasskey(ctx, tx, who.PersonID, id)
		if err == nil && !ok {
			err = problem.NotFound()
		}
		return err
	})
}

// AskAnyPasskey begins signing in without a name: the passkey knows whose it is.
func (s *Service) AskAnyPasskey(ctx context.Context) (Challenge, error) {
	if s.passkeys == nil {
		return Challenge{}, problem.Rule("passkeys_off")
	}
	if _, err := s.tryForChallenge(ctx); err != nil {
		return Challenge{}, err
	}
	options, state, err := s.passkeys.askAny()
	if err != nil {
		return Challenge{}, err
	}
	return s.keepChallenge(ctx, options, state, nil)
}

// SignInWithPasskey lets somebody in by a passkey alone: it is on the device,
// and the device asked for a finger, a face or a PIN. With the ticket of a sign-in
// by password it is the second factor and must belong to the same person.
func (s *Service) SignInWithPasskey(ctx context.Context, in SignedChallenge, remember bool, ticket string) (Ticket, error) {
	if s.passkeys == nil {
		return Ticket{}, problem.Rule("passkeys_off")
	}
	attempt, err := s.tryAsAddress(ctx)
	if err != nil {
		return Ticket{}, err
	}
	state, ok, err := s.takeChallenge(ctx, in.ChallengeID, nil)
	if err != nil {
		return Ticket{}, err
	}
	if !ok {
		return Ticket{}, problem.New(problem.Unauthenticated, "passkey_wrong")
	}
	signed, err := readSignature(in.Credential)
	if err != nil {
		return Ticket{}, problem.New(problem.Unauthenticated, "passkey_wrong").Because(err)
	}
	var t Ticket
	err = s.db.Tx(ctx, func(tx *gorm.DB) error {
		p, err := s.usePasskey(ctx, tx, state, signed)
		if err != nil {
			return err
		}
		if ticket != "" {
			if err := s.handIn(ctx, tx, ticket, p.ID); err != nil {
				return err
			}
		}
		t, err = s.startSession(ctx, tx, p, remember)
		return err
	})
	if err != nil {
		return Ticket{}, err
	}
	return t, attempt.succeeded(ctx)
}

// usePasskey checks the answer and notes the use. Whatever is wrong, the answer
// is the same.
func (s *Service) usePasskey(ctx context.Context, tx *gorm.DB, state string, signed signature) (person.Person, error) {
	wrong := problem.New(problem.Unauthenticated, "passkey_wrong")
	k, ok, err := lockPasskey(ctx, tx, signed.credentialID)
	if err != nil {
		return person.Person{}, err
	}
	if !ok {
		return person.Person{}, wrong
	}
	p, err := s.persons.Find(ctx, tx, k.PersonID)
	if err != nil {
		return person.Person{}, err
	}
	if p.State != person.Active {
		return person.Person{}, wrong
	}
	if k, err = s.passkeys.check(state, signed, k); err != nil {
		return person.Person{}, wrong.Because(err)
	}
	k.LastUsedDay = calendar.DayOf(s.db.Now(), s.config.Zone)
	return p, savePasskeyUse(ctx, tx, k)
}

// handIn uses up the ticket of a sign-in that a passkey completes.
func (s *Service) handIn(ctx context.Context, tx *gorm.DB, ticket string, personID uuid.UUID) error {
	pending, ok, err := takePending(ctx, tx, hashToken(ticket), s.db.Now())
	if err != nil {
		return err
	}
	if !ok {
		return problem.New(problem.Unauthenticated, "second_factor_over")
	}
	if pending.PersonID != personID {
		return problem.New(problem.Unauthenticated, "passkey_wrong")
	}
	return nil
}

func (s *Service) keepChallenge(ctx context.Context, options map[string]any, state string, personID *uuid.UUID) (Challenge, error) {
	c := PasskeyChallenge{
		ID: database.NewID(), PersonID: personID, State: state, ExpiresAt: s.db.Now().Add(challengeLifetime),
	}
	err := s.db.Tx(ctx, func(tx *gorm.DB) error { return insertChallenge(ctx, tx, c) })
	return Challenge{ID: c.ID, Options: options}, err
}

// takeChallenge works in a transaction of its own: whatever the answer is worth,
// there is no second one.
func (s *Service) takeChallenge(ctx context.Context, id uuid.UUID, personID *uuid.UUID) (state string, ok bool, err error) {
	err = s.db.Tx(ctx, func(tx *gorm.DB) error {
		state, ok, err = takeChallenge(ctx, tx, id, personID, s.db.Now())
		return err
	})
	return state, ok, err
}
