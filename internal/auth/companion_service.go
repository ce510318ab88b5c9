package auth

import (
	"context"
	"strings"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/database"
	"mainpate/internal/person"
)

// Companions knows whom people let in, and is told when they come and when their session ends.
type Companions interface {
	SessionHook
	Arrive(ctx context.Context, tx *gorm.DB, invitationID, sessionID uuid.UUID) (Stay, error)
}

// Stay is what a companion may open and for how long.
type Stay struct {
	Pages  []string // at least one
	Until  time.Time
	Seated func() error // once the session is there
}

// CompanionCode is a code to hand to a companion.
type CompanionCode struct {
	InvitationID uuid.UUID
	HandedOver
}

// Connect names who knows the companions.
func (s *Service) Connect(c Companions) { s.visits, s.hooks = c, append(s.hooks, c) }

// InviteCompanion makes a code that lets somebody read along, good once.
func (s *Service) InviteCompanion(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (CompanionCode, error) {
	i, code := s.newInvitation(personID, personID, CompanionKind)
	return CompanionCode{i.ID, s.handOver(code, i.ExpiresAt)}, insertInvitation(ctx, tx, i)
}

// seatCompanion begins a session that opens nothing but what the person has chosen, and ends by itself.
func (s *Service) seatCompanion(ctx context.Context, tx *gorm.DB, p person.Person, invitationID uuid.UUID) (Ticket, error) {
	now := s.db.Now()
	session := Session{ID: database.NewID(), PersonID: p.ID, CreatedAt: now}
	stay, err := s.visits.Arrive(ctx, tx, invitationID, session.ID)
	if err != nil {
		return Ticket{}, err
	}
	session.Pages, session.ExpiresAt = strings.Join(stay.Pages, " "), stay.Until
	session.touch(p.Role, now, s.config.Zone)
	if err := insertSession(ctx, tx, session); err != nil {
		return Ticket{}, err
	}
	if err := stay.Seated(); err != nil {
		return Ticket{}, err
	}
	return s.issue(ctx, tx, p, session, nil)
}

// EndCompanion takes back the code and ends the session, if there is one.
func (s *Service) EndCompanion(ctx context.Context, tx *gorm.DB, invitationID uuid.UUID, sessionID *uuid.UUID) error {
	err := tx.WithContext(ctx).Model(&Invitation{}).Where("id = ? AND redeemed_at IS NULL AND revoked_at IS NULL", invitationID).
		Update("revoked_at", s.db.Now()).Error
	if err != nil || sessionID == nil {
		return err
	}
	return s.end(ctx, tx, []uuid.UUID{*sessionID})
}
