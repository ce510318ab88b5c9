package auth

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
)

// Devices lists where the person is signed in.
func (s *Service) Devices(ctx context.Context, who actor.Actor) ([]Session, error) {
	return openSessions(ctx, s.db.Read(ctx), who.PersonID, s.db.Now())
}

// SignOutDevice ends one of the person's own sessions; asking twice is fine.
func (s *Service) SignOutDevice(ctx context.Context, who actor.Actor, id uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		_, ok, err := findSession(ctx, tx, who.PersonID, id)
		if err != nil {
			return err
		}
		if !ok {
			return problem.NotFound()
		}
		return s.end(ctx, tx, []uuid.UUID{id})
	})
}

// SignOutDevices ends all other sessions of the person, or really all. Codes for
// further devices stop working too.
func (s *Service) SignOutDevices(ctx context.Context, who actor.Actor, thisOneToo bool) error {
	keep := who.SessionID
	if thisOneToo {
		keep = uuid.Nil
	}
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		if err := revokeInvitations(ctx, tx, who.PersonID, s.db.Now(), DeviceKind, CompanionKind); err != nil {
			return err
		}
		return s.endAllBut(ctx, tx, who.PersonID, keep)
	})
}
