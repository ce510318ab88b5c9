package companion

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/actor"
	"mainpate/internal/auth"
	"mainpate/internal/database"
	"mainpate/internal/problem"
)

// Doors let a companion in and out.
type Doors interface {
	InviteCompanion(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (auth.CompanionCode, error)
	EndCompanion(ctx context.Context, tx *gorm.DB, invitationID uuid.UUID, sessionID *uuid.UUID) error
}

// Service lets companions in.
type Service struct {
	db    *database.DB
	doors Doors
}

// NewService needs the doors.
func NewService(db *database.DB, doors Doors) *Service {
	return &Service{db: db, doors: doors}
}

// Visit is a companion with what they have opened.
type Visit struct {
	Companion
	Looks []Look
}

// Visits are those of the person: open ones and those of the last thirty days, newest first.
func (s *Service) Visits(ctx context.Context, who actor.Actor) ([]Visit, error) {
	var list []Companion
	tx := s.db.Read(ctx)
	if err := tx.Where("person_id = ?", who.PersonID).Order("created_at DESC, id").Find(&list).Error; err != nil {
		return nil, err
	}
	var looks []Look
	err := tx.Where("companion_id IN (SELECT id FROM companions WHERE person_id = ?)", who.PersonID).Order("at, page").Find(&looks).Error
	visits := make([]Visit, len(list))
	for i, c := range list {
		visits[i] = Visit{c, slices.DeleteFunc(slices.Clone(looks), func(l Look) bool { return l.CompanionID != c.ID })}
	}
	return visits, err
}

// LetIn opens the pages to whoever shows the code within half an hour. Asked again for somebody who has not come yet
// it makes a new code.
func (s *Service) LetIn(ctx context.Context, who actor.Actor, w Wish) (Companion, auth.CompanionCode, error) {
	if err := w.check(); err != nil {
		return Companion{}, auth.CompanionCode{}, err
	}
	var c Companion
	var code auth.CompanionCode
	err := s.db.Tx(ctx, func(tx *gorm.DB) (err error) {
		now := s.db.Now()
		known, err := find(ctx, tx, "id = ?", w.ID)
		switch {
		case err != nil:
			return err
		case known != nil && known.PersonID != who.PersonID:
			return problem.NotFound()
		case known != nil && (known.CameAt != nil || !known.Open(now)):
			return problem.New(problem.Conflict, "companion_came")
		case known != nil:
			if err := s.doors.EndCompanion(ctx, tx, known.InvitationID, nil); err != nil {
				return err
			}
		default:
			if err := roomForOneMore(ctx, tx, who.PersonID, now); err != nil {
				return err
			}
		}
		if code, err = s.doors.InviteCompanion(ctx, tx, who.PersonID); err != nil {
			return err
		}
		c = Companion{
			ID: w.ID, PersonID: who.PersonID, FirstName: w.FirstName, Pages: w.Pages, InvitationID: code.InvitationID,
			CreatedAt: now, Until: now.Add(time.Duration(w.Hours) * time.Hour),
		}
		return tx.WithContext(ctx).Save(&c).Error
	})
	return c, code, err
}

// End sends a companion away: their next request is refused. Asking twice is fine.
func (s *Service) End(ctx context.Context, who actor.Actor, id uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		c, err := find(ctx, tx, "id = ? AND person_id = ?", id, who.PersonID)
		if err != nil {
			return err
		}
		if c == nil {
			return problem.NotFound()
		}
		return s.end(ctx, tx, c)
	})
}

// Go ends one's own visit as a companion.
func (s *Service) Go(ctx context.Context, who actor.Actor) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		c, err := find(ctx, tx, "session_id = ?", who.SessionID)
		if err != nil || c == nil {
			return err
		}
		return s.end(ctx, tx, c)
	})
}

func (s *Service) end(ctx context.Context, tx *gorm.DB, c *Companion) error {
	if c.EndedAt == nil {
		now := s.db.Now()
		c.EndedAt = &now
		if err := tx.WithContext(ctx).Save(c).Error; err != nil {
			return err
		}
	}
	return s.doors.EndCompanion(ctx, tx, c.InvitationID, c.SessionID)
}

// Arrive is told by the doors that somebody has come with the code, and says what they may see.
func (s *Service) Arrive(ctx context.Context, tx *gorm.DB, invitationID, sessionID uuid.UUID) (auth.Stay, error) {
	c, err := find(ctx, tx, "invitation_id = ?", invitationID)
	if err != nil {
		return auth.Stay{}, err
	}
	now := s.db.Now()
	if c == nil || !c.Open(now) {
		return auth.Stay{}, problem.Rule("invitation_invalid")
	}
	return auth.Stay{Pages: c.opened(), Until: c.Until, Seated: func() error {
		c.CameAt, c.SessionID = &now, &sessionID
		return tx.WithContext(ctx).Save(c).Error
	}}, nil
}

// SessionsEnded closes the visits of sessions that have ended in any way: another PIN, signing out everywhere.
func (s *Service) SessionsEnded(ctx context.Context, tx *gorm.DB, sessionIDs []uuid.UUID) error {
	now := s.db.Now()
	return tx.WithContext(ctx).Model(&Companion{}).Where("session_id IN ? AND ended_at IS NULL AND until > ?", sessionIDs, now).
		Update("ended_at", now).Error
}

// Looked writes down that a companion has opened a page.
func (s *Service) Looked(ctx context.Context, who actor.Actor, page Page) error {
	if page == Entry {
		return nil
	}
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		c, err := find(ctx, tx, "session_id = ?", who.SessionID)
		if err != nil {
			return err
		}
		if c == nil {
			return problem.New(problem.Unauthenticated, "not_signed_in")
		}
		return tx.WithContext(ctx).Clauses(clause.OnConflict{
			Columns: []clause.Column{{Name: "companion_id"}, {Name: "page"}}, DoUpdates: clause.AssignmentColumns([]string{"at"}),
		}).Create(&Look{c.ID, page, s.db.Now()}).Error
	})
}

// Tidy forgets visits a month after their end.
func (s *Service) Tidy(ctx context.Context) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		return tx.WithContext(ctx).Where("until < ?", s.db.Now().Add(-kept)).Delete(&Companion{}).Error
	})
}

func find(ctx context.Context, tx *gorm.DB, where string, args ...any) (*Companion, error) {
	var list []Companion
	err := tx.WithContext(ctx).Clauses(clause.Locking{Strength: "UPDATE"}).Where(where, args...).Limit(1).Find(&list).Error
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &list[0], nil
}

func roomForOneMore(ctx context.Context, tx *gorm.DB, personID uuid.UUID, now time.Time) error {
	var list []Companion
	if err := tx.WithContext(ctx).Where("person_id = ?", personID).Find(&list).Error; err != nil {
		return err
	}
	today, open := 0, 0
	for _, c := range list {
		if c.Open(now) {
			open++
		}
		if c.CreatedAt.After(now.AddDate(0, 0, -1)) {
			today++
		}
	}
	if open >= most || today >= mostInADay {
		return problem.New(problem.Conflict, "companions_enough")
	}
	return nil
}
