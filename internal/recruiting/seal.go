package recruiting

import (
	"context"
	"encoding/base64"
	"strings"

	"github.com/google/uuid"
	"gorm.io/gorm"
)

// Whoever gets hold of the database alone does not learn how somebody in the pool can be reached. What was written
// before that stands there as it was typed; it is sealed when the row is written, or within the hour.
const (
	sealedMark = "sealed:"
	ofContact  = "prospect contact"
)

func (s *Service) sealed(id uuid.UUID, contact string) (string, error) {
	if contact == "" {
		return "", nil
	}
	value, err := s.options.Seals.Seal(id, ofContact, contact)
	return sealedMark + base64.StdEncoding.EncodeToString(value), err
}

// unsealed gives what was typed, and "" where its key is gone.
func (s *Service) unsealed(id uuid.UUID, kept string) string {
	value, is := sealedValue(kept)
	if !is {
		return kept
	}
	contact, err := s.options.Seals.Open(id, ofContact, value)
	if err != nil {
		return ""
	}
	return contact
}

func sealedValue(kept string) ([]byte, bool) {
	text, is := strings.CutPrefix(kept, sealedMark)
	if !is {
		return nil, false
	}
	value, err := base64.StdEncoding.DecodeString(text)
	return value, err == nil
}

// sealAnew seals what stands there readable, or sealed with an older key.
func (s *Service) sealAnew(ctx context.Context) error {
	kept, err := keptContacts(ctx, s.db.Read(ctx))
	if err != nil {
		return err
	}
	for _, p := range kept {
		if value, is := sealedValue(p.Contact); is && !s.options.Seals.Old(value) || s.unsealed(p.ID, p.Contact) == "" {
			continue
		}
		if err := s.db.Tx(ctx, func(tx *gorm.DB) error { return s.sealOne(ctx, tx, p.ID) }); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) sealOne(ctx context.Context, tx *gorm.DB, id uuid.UUID) error {
	p, err := s.lockProspect(ctx, tx, "id = ?", id)
	if missing(err) || err == nil && p.Contact == "" {
		return nil
	}
	if err != nil {
		return err
	}
	contact, err := s.sealed(id, p.Contact)
	if err != nil {
		return err
	}
	return saveContact(ctx, tx, id, contact)
}
