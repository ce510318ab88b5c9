package auth

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/personal"
)

// Personal describes what is kept to let people in. Secrets are kept as hashes and handed out to nobody.
func (s *Service) Personal() []personal.Table {
	return []personal.Table{
		{
			Name: "credentials", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{Section: "sign_in", Where: "person_id = ?", Fields: []string{"changed_at"}}},
		},
		{
			Name: "invitations", People: map[string]personal.Fate{"person_id": personal.RowGoes, "created_by": personal.Emptied},
			Views: []personal.View{{
				Section: "invitations", Where: "person_id = ?",
				Fields: []string{"created_at", "kind", "created_by", "expires_at", "redeemed_at", "revoked_at"},
			}},
		},
		{
			Name: "sessions", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "devices", Where: "person_id = ?",
				Fields: []string{"created_at", "label", "remember", "last_used_day", "expires_at", "ended_at", "pages"},
			}},
		},
		{
			Name: "passkeys", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "passkeys", Where: "person_id = ?", Fields: []string{"created_at", "label", "attachment", "last_used_day"},
			}},
		},
		{
			Name: "totps", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{Section: "totp", Where: "person_id = ?", Fields: []string{"confirmed_at"}}},
		},
		{
			Name: "recovery_codes", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{Section: "recovery_codes", Where: "person_id = ?", Fields: []string{"created_at", "used_at"}}},
		},
		{Name: "passkey_challenges", People: map[string]personal.Fate{"person_id": personal.RowGoes}}, // for minutes
		{Name: "pending_sign_ins", People: map[string]personal.Fate{"person_id": personal.RowGoes}},   // for minutes
		{Name: "refresh_tokens"}, // gone with their session
		{Name: "sign_in_limits", Erase: s.forgetTriesOf},
	}
}

// ConfirmSecret makes sure that somebody who is signed in knows their PIN or password, for what cannot be undone.
func (s *Service) ConfirmSecret(ctx context.Context, who actor.Actor, secret string) error {
	_, err := s.prove(ctx, who, secret)
	return err
}

// forgetTriesOf removes the counts of wrong tries; their keys are seals of the name and the id.
func (s *Service) forgetTriesOf(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	p, err := s.persons.Find(ctx, tx, personID)
	if err != nil {
		return err
	}
	for _, key := range []string{
		"account " + p.Login, "person " + personID.String(), "second factor " + personID.String(), "first code " + personID.String(),
	} {
		if err := forgetTries(ctx, tx, seal(s.limitKey, key)); err != nil {
			return err
		}
	}
	return nil
}
