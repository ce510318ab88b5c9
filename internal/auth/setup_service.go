package auth

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/person"
)

// SetUp makes an account outside of any request: the first administrator has
// nobody who could invite them. With a password they can sign in at once, else
// they get a code to join with.
func (s *Service) SetUp(ctx context.Context, n person.New, password string) (person.Person, HandedOver, error) {
	var p person.Person
	var out HandedOver
	hash := ""
	if password != "" {
		wish, err := n.Make(uuid.Nil, s.db.Now())
		if err != nil {
			return p, out, err
		}
		if err := checkSecret(wish, password); err != nil {
			return p, out, err
		}
		if hash, err = s.hasher.hash(ctx, password); err != nil {
			return p, out, err
		}
	}
	err := s.db.Tx(ctx, func(tx *gorm.DB) (err error) {
		if hash == "" {
			p, out, err = s.addPerson(ctx, tx, n, uuid.Nil)
			return err
		}
		if p, err = s.persons.Create(ctx, tx, n); err != nil {
			return err
		}
		if p, err = s.persons.Activate(ctx, tx, p.ID, person.Profile{}); err != nil {
			return err
		}
		return s.setSecret(ctx, tx, p.ID, hash, uuid.Nil)
	})
	return p, out, err
}

// ClearSecondFactorOf does from the server itself what administrators do for
// each other: the last of them has nobody to ask.
func (s *Service) ClearSecondFactorOf(ctx context.Context, login string) error {
	p, err := s.persons.FindByLogin(ctx, s.db.Read(ctx), login)
	if err != nil {
		return err
	}
	return s.ClearSecondFactor(ctx, p.ID)
}

func (s *Service) addPerson(ctx context.Context, tx *gorm.DB, n person.New, by uuid.UUID) (person.Person, HandedOver, error) {
	p, err := s.persons.Create(ctx, tx, n)
	if err != nil {
		return person.Person{}, HandedOver{}, err
	}
	return s.withCode(ctx, tx, p, by)
}

func (s *Service) withCode(ctx context.Context, tx *gorm.DB, p person.Person, by uuid.UUID) (person.Person, HandedOver, error) {
	code, expiresAt, err := s.Invite(ctx, tx, p.ID, by)
	return p, s.handOver(code, expiresAt), err
}
