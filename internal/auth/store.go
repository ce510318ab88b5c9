package auth

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/person"
)

// Credential is the hash of a PIN or password.
type Credential struct {
	PersonID  uuid.UUID `gorm:"primaryKey"`
	Hash      string
	ChangedAt time.Time
}

// found turns "no such row" into false.
func found(err error) (bool, error) {
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return false, nil
	}
	return err == nil, err
}

func hashOf(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (string, error) {
	var c Credential
	_, err := found(tx.WithContext(ctx).Where("person_id = ?", personID).Take(&c).Error)
	return c.Hash, err
}

func saveCredential(ctx context.Context, tx *gorm.DB, c Credential) error {
	return tx.WithContext(ctx).Clauses(clause.OnConflict{
		Columns:   []clause.Column{{Name: "person_id"}},
		DoUpdates: clause.AssignmentColumns([]string{"hash", "changed_at"}),
	}).Create(&c).Error
}

func insertInvitation(ctx context.Context, tx *gorm.DB, i Invitation) error {
	return tx.WithContext(ctx).Create(&i).Error
}

func invitationByCode(ctx context.Context, tx *gorm.DB, codeHashes []string) (Invitation, bool, error) {
	var i Invitation
	ok, err := found(tx.WithContext(ctx).Where("code_hash IN ?", codeHashes).Take(&i).Error)
	return i, ok, err
}

// redeem reports false when the code is no longer good: of many who try at
// once, one succeeds.
func redeem(ctx context.Context, tx *gorm.DB, id uuid.UUID, now time.Time) (bool, error) {
	done := tx.WithContext(ctx).Model(&Invitation{}).
		Where("id = ? AND redeemed_at IS NULL AND revoked_at IS NULL AND expires_at > ?", id, now).
		Update("redeemed_at", now)
	return done.RowsAffected == 1, done.Error
}

func revokeInvitations(ctx context.Context, tx *gorm.DB, personID uuid.UUID, now time.Time, kinds ...Kind) error {
	return tx.WithContext(ctx).Model(&Invitation{}).
		Where("person_id = ? AND kind IN ? AND redeemed_at IS NULL AND revoked_at IS NULL", personID, kinds).
		Update("revoked_at", now).Error
}

func insertSession(ctx context.Context, tx *gorm.DB, s Session) error {
	return tx.WithContext(ctx).Create(&s).Error
}

// lockSession makes others who use the same session wait, on both databases.
func lockSession(ctx context.Context, tx *gorm.DB, id uuid.UUID) (Session, bool, error) {
	var s Session
	err := tx.WithContext(ctx).Model(&Session{}).Where("id = ?", id).
		Update("remember", gorm.Expr("remember")).Error
	if err != nil {
		return s, false, err
	}
	ok, err := found(tx.WithContext(ctx).Where("id = ?", id).Take(&s).Error)
	return s, ok, err
}

func touchSession(ctx context.Context, tx *gorm.DB, s Session) error {
	return tx.WithContext(ctx).Model(&Session{}).Where("id = ?", s.ID).
		Select("last_used_day", "idle_until").Updates(&s).Error
}

func openSessions(ctx context.Context, tx *gorm.DB, personID uuid.UUID, now time.Time) ([]Session, error) {
	var list []Session
	err := tx.WithContext(ctx).
		Where("person_id = ? AND pages = '' AND ended_at IS NULL AND idle_until > ? AND expires_at > ?", personID, now, now).
		Order("last_used_day DESC, created_at DESC, id").Find(&list).Error
	return list, err
}

func findSession(ctx context.Context, tx *gorm.DB, personID, id uuid.UUID) (Session, bool, error) {
	var s Session
	ok, err := found(tx.WithContext(ctx).Where("id = ? AND person_id = ?", id, personID).Take(&s).Error)
	return s, ok, err
}

// endSessions ends those that are not ended yet and returns their ids. Their
// refresh tokens are of no use any more and go.
func endSessions(ctx context.Context, tx *gorm.DB, ids []uuid.UUID, now time.Time) ([]uuid.UUID, error) {
	var open []uuid.UUID
	if len(ids) == 0 {
		return open, nil
	}
	err := tx.WithContext(ctx).Model(&Session{}).Where("id IN ? AND ended_at IS NULL", ids).Pluck("id", &open).Error
	if err != nil || len(open) == 0 {
		return nil, err
	}
	if err := tx.WithContext(ctx).Model(&Session{}).Where("id IN ?", open).Update("ended_at", now).Error; err != nil {
		return nil, err
	}
	return open, tx.WithContext(ctx).Where("session_id IN ?", open).Delete(&RefreshToken{}).Error
}

func sessionIDs(ctx context.Context, tx *gorm.DB, personID uuid.UUID) ([]uuid.UUID, error) {
	var ids []uuid.UUID
	err := tx.WithContext(ctx).Model(&Session{}).Where("person_id = ? AND ended_at IS NULL", personID).Pluck("id", &ids).Error
	return ids, err
}

func lapsedSessionIDs(ctx context.Context, tx *gorm.DB, now time.Time) ([]uuid.UUID, error) {
	var ids []uuid.UUID
	err := tx.WithContext(ctx).Model(&Session{}).
		Where("ended_at IS NULL AND (idle_until <= ? OR expires_at <= ?)", now, now).
		Limit(500).Pluck("id", &ids).Error
	return ids, err
}

func insertRefreshToken(ctx context.Context, tx *gorm.DB, t RefreshToken) error {
	return tx.WithContext(ctx).Create(&t).Error
}

func refreshTokenByHash(ctx context.Context, tx *gorm.DB, hash string) (RefreshToken, bool, error) {
	var t RefreshToken
	ok, err := found(tx.WithContext(ctx).Where("hash = ?", hash).Take(&t).Error)
	return t, ok, err
}

// markUsed notes the first use and thereby ends the life of the predecessor.
func markUsed(ctx context.Context, tx *gorm.DB, t RefreshToken, now time.Time) error {
	if t.UsedAt != nil {
		return nil
	}
	err := tx.WithContext(ctx).Model(&RefreshToken{}).Where("id = ?", t.ID).Update("used_at", now).Error
	if err != nil || t.PreviousID == nil {
		return err
	}
	return tx.WithContext(ctx).Model(&RefreshToken{}).Where("id = ?", *t.PreviousID).Update("superseded", true).Error
}

// lookUpActor asks in one query whether the session is open and the person may
// act, and what they are: a token carries no rights.
func lookUpActor(ctx context.Context, tx *gorm.DB, personID, sessionID uuid.UUID, now time.Time, secondFactor bool) (actor.Actor, bool, error) {
	columns := "persons.role, persons.language, sessions.pages, sessions.expires_at"
	if secondFactor {
		columns += ", (" + withoutSecondFactor + ") AS missing"
	}
	rows, err := database.Rows[actorRow](tx.WithContext(ctx).Raw("SELECT "+columns+` FROM sessions
		JOIN persons ON persons.id = sessions.person_id
		WHERE sessions.id = ? AND sessions.person_id = ? AND sessions.ended_at IS NULL
		AND sessions.idle_until > ? AND sessions.expires_at > ? AND persons.state = ?`, sessionID, personID, now, now, person.Active))
	if err != nil || len(rows) != 1 {
		return actor.Actor{}, false, err
	}
	who := actor.Actor{
		PersonID: personID, SessionID: sessionID, Role: rows[0].Role, Language: rows[0].Language, SecondFactorMissing: rows[0].Missing,
	}
	if rows[0].Pages != "" {
		who.Pages, who.Until = rows[0].Pages, rows[0].ExpiresAt
	}
	return who, true, nil
}

type actorRow struct {
	Role      actor.Role
	Language  string
	Pages     string
	ExpiresAt time.Time
	Missing   bool
}

func lastUsedDays(ctx context.Context, tx *gorm.DB) (map[uuid.UUID]calendar.Day, error) {
	var rows []struct {
		PersonID    uuid.UUID
		LastUsedDay calendar.Day
	}
	err := tx.WithContext(ctx).Model(&Session{}).Where("pages = ''").Distinct("person_id", "last_used_day").
		Order("last_used_day").Scan(&rows).Error
	days := make(map[uuid.UUID]calendar.Day, len(rows))
	for _, r := range rows {
		days[r.PersonID] = r.LastUsedDay // the latest comes last
	}
	return days, err
}

// lockTries makes sure the rows exist and makes others wait; keys are sorted,
// so that two never wait for each other.
func lockTries(ctx context.Context, tx *gorm.DB, keys []string, now time.Time) ([]Tries, error) {
	var tries []Tries
	for _, key := range keys {
		err := tx.WithContext(ctx).Clauses(clause.OnConflict{
			Columns:   []clause.Column{{Name: "key"}},
			DoUpdates: clause.Assignments(map[string]any{"failures": gorm.Expr("sign_in_limits.failures")}),
		}).Create(&Tries{Key: key, BlockedUntil: now, UpdatedAt: now}).Error
		if err != nil {
			return nil, err
		}
	}
	err := tx.WithContext(ctx).Where("key IN ?", keys).Order("key").Find(&tries).Error
	return tries, err
}

func saveTries(ctx context.Context, tx *gorm.DB, t Tries) error {
	return tx.WithContext(ctx).Model(&Tries{}).Where("key = ?", t.Key).
		Select("failures", "blocked_until", "updated_at").Updates(&t).Error
}

func forgetTries(ctx context.Context, tx *gorm.DB, key string) error {
	return tx.WithContext(ctx).Where("key = ?", key).Delete(&Tries{}).Error
}

// sweep deletes what is over since before the day in question.
func sweep(ctx context.Context, tx *gorm.DB, before time.Time) error {
	for _, gone := range []struct {
		model any
		where string
	}{
		{&Session{}, "ended_at < ?"},
		{&Invitation{}, "expires_at < ?"},
		{&Tries{}, "updated_at < ?"},
	} {
		if err := tx.WithContext(ctx).Where(gone.where, before).Delete(gone.model).Error; err != nil {
			return err
		}
	}
	return nil
}
