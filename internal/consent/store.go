package consent

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/database"
	"mainpate/internal/language"
	"mainpate/internal/problem"
)

// allDeclarations gives every version without its texts, the newest first.
func allDeclarations(ctx context.Context, tx *gorm.DB) ([]Declaration, error) {
	var found []Declaration
	err := tx.WithContext(ctx).Order("number DESC").Find(&found).Error
	return found, err
}

func findDeclaration(ctx context.Context, tx *gorm.DB, id uuid.UUID) (Declaration, error) {
	var d Declaration
	err := tx.WithContext(ctx).Where("id = ?", id).Take(&d).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return d, problem.NotFound()
	}
	if err != nil {
		return d, err
	}
	err = tx.WithContext(ctx).Where("declaration_id = ?", id).Find(&d.Texts).Error
	slices.SortFunc(d.Texts, func(a, b Text) int {
		return slices.Index(language.All, a.Language) - slices.Index(language.All, b.Language)
	})
	return d, err
}

func insertDeclaration(ctx context.Context, tx *gorm.DB, d Declaration) error {
	if err := tx.WithContext(ctx).Create(&d).Error; err != nil {
		return err
	}
	return tx.WithContext(ctx).Create(&d.Texts).Error
}

const withNumber = "declaration_signatures.*, declarations.number"

func signatures(ctx context.Context, tx *gorm.DB) *gorm.DB {
	return tx.WithContext(ctx).Table("declaration_signatures").Select(withNumber).
		Joins("JOIN declarations ON declarations.id = declaration_signatures.declaration_id")
}

// signaturesOf gives everything that some people have signed, the newest declaration and signature last.
func signaturesOf(ctx context.Context, tx *gorm.DB, people []uuid.UUID) ([]Signature, error) {
	var found []Signature
	if len(people) == 0 {
		return found, nil
	}
	err := signatures(ctx, tx).Where("person_id IN ?", people).
		Order("declarations.number, declaration_signatures.created_at, declaration_signatures.id").Find(&found).Error
	return found, err
}

func findSignature(ctx context.Context, tx *gorm.DB, id uuid.UUID) (Signature, error) {
	var s Signature
	err := signatures(ctx, tx).Where("declaration_signatures.id = ?", id).Take(&s).Error
	return s, database.Found(err)
}

func insertSignature(ctx context.Context, tx *gorm.DB, s Signature) error {
	return tx.WithContext(ctx).Create(&s).Error
}

func deleteSignature(ctx context.Context, tx *gorm.DB, id uuid.UUID) error {
	return tx.WithContext(ctx).Where("id = ?", id).Delete(&Signature{}).Error
}

// deleteTicked removes the consents that were noted from the paper of a signature.
func deleteTicked(ctx context.Context, tx *gorm.DB, s Signature) error {
	return tx.WithContext(ctx).
		Where("person_id = ? AND way = ? AND day = ? AND created_at >= ?", s.PersonID, OnPaper, s.Day, s.CreatedAt).
		Delete(&Consent{}).Error
}

func withdrawSignatures(ctx context.Context, tx *gorm.DB, personID uuid.UUID, now time.Time) error {
	return tx.WithContext(ctx).Model(&Signature{}).
		Where("person_id = ? AND withdrawn_at IS NULL", personID).Update("withdrawn_at", now).Error
}

// consentsOf gives what some people allow now.
func consentsOf(ctx context.Context, tx *gorm.DB, people []uuid.UUID) ([]Consent, error) {
	var found []Consent
	if len(people) == 0 {
		return found, nil
	}
	err := tx.WithContext(ctx).Where("person_id IN ? AND withdrawn_at IS NULL", people).Order("created_at, id").Find(&found).Error
	return found, err
}

func insertConsent(ctx context.Context, tx *gorm.DB, c Consent) error {
	return tx.WithContext(ctx).Create(&c).Error
}

func withdrawConsents(ctx context.Context, tx *gorm.DB, personID uuid.UUID, kinds []Kind, now time.Time) error {
	return tx.WithContext(ctx).Model(&Consent{}).
		Where("person_id = ? AND kind IN ? AND withdrawn_at IS NULL", personID, kinds).Update("withdrawn_at", now).Error
}
