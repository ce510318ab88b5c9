package office

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"

	"github.com/google/uuid"
	"gorm.io/gorm"
)

// seals say whose a question without a name is without naming them: only a request of the same person makes the same
// seal again. The first key seals, older ones are still known. A seal begins with a mark of its key.
type seals [][]byte

const markSize = 8

func (s seals) of(questionID, personID uuid.UUID) string { return seal(s[0], questionID, personID) }

func seal(key []byte, questionID, personID uuid.UUID) string {
	return markOf(key) + hex.EncodeToString(sum(key, "asker", questionID[:], personID[:]))
}

func markOf(key []byte) string { return hex.EncodeToString(sum(key, "mark"))[:markSize] }

func sum(key []byte, what string, parts ...[]byte) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(what))
	for _, p := range parts {
		mac.Write(p)
	}
	return mac.Sum(nil)
}

// askedBy says whether somebody has asked a question, with or without their name.
func (s seals) askedBy(q Question, personID uuid.UUID) bool {
	if q.AskerID != nil || q.AskerSeal == "" {
		return q.AskerID != nil && *q.AskerID == personID
	}
	for _, key := range s {
		if hmac.Equal([]byte(q.AskerSeal), []byte(seal(key, q.ID, personID))) {
			return true
		}
	}
	return false
}

func (s seals) old(q Question) bool { return !strings.HasPrefix(q.AskerSeal, markOf(s[0])) }

// own lists what somebody has asked without their name: in the cohorts they are or were in, nobody asks elsewhere.
func (s seals) own(ctx context.Context, tx *gorm.DB, personID uuid.UUID) ([]uuid.UUID, error) {
	sealed, err := sealed(tx.WithContext(ctx).Where("cohort_id IN (SELECT cohort_id FROM cohort_participants WHERE person_id = ?)", personID))
	var ids []uuid.UUID
	for _, q := range sealed {
		if s.askedBy(q, personID) {
			ids = append(ids, q.ID)
		}
	}
	return ids, err
}

// theirs limits questions to those that somebody has asked, with or without their name.
func (s seals) theirs(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (*gorm.DB, error) {
	own, err := s.own(ctx, tx, personID)
	return tx.WithContext(ctx).Where("(asker_id = ? OR id IN ?)", personID, own), err
}

// Tidy seals what was asked before there were seals, and anew what was sealed under an older key of the server. It may
// run at any time, in several processes.
func (s *Service) Tidy(ctx context.Context) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		named, err1 := unsealed(ctx, tx)
		for _, q := range named {
			err1 = errors.Join(err1, saveSeal(ctx, tx, q.ID, s.seals.of(q.ID, *q.AskerID)))
		}
		sealed, err2 := sealed(tx.WithContext(ctx))
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
		for _, q := range sealed {
			if !s.seals.old(q) {
				continue
			}
			if err := s.sealAnew(ctx, tx, q); err != nil {
				return err
			}
		}
		return nil
	})
}

// sealAnew looks among those who can have asked.
func (s *Service) sealAnew(ctx context.Context, tx *gorm.DB, q Question) error {
	people, err := inCohort(ctx, tx, q.CohortID)
	for _, id := range people {
		if s.seals.askedBy(q, id) {
			return saveSeal(ctx, tx, q.ID, s.seals.of(q.ID, id))
		}
	}
	return err
}
