package consent

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/database"
	"mainpate/internal/language"
)

// What the programme brings along: a first declaration, until the office publishes its own, and the words of the consents.
//
//go:embed texts
var texts embed.FS

// firstID is the same on every server, so that replicas that bring the first declaration at once bring one.
var firstID = uuid.MustParse("0197f000-0000-7000-8000-000000000001")

func firstDeclaration() (Declaration, error) {
	d := Declaration{ID: firstID, Number: 1, AsksAgain: true}
	for _, code := range language.All {
		body, err := texts.ReadFile("texts/" + code + ".txt")
		if errors.Is(err, fs.ErrNotExist) {
			continue // it is read in German then
		}
		if err != nil {
			return d, fmt.Errorf("first declaration: %w", err)
		}
		d.Texts = append(d.Texts, Text{Language: code, Body: strings.TrimSpace(string(body))})
	}
	d.tidy()
	return d, d.check()
}

// declarations gives every version, the newest first; where there is none yet, the programme's own becomes the first.
func (s *Service) declarations(ctx context.Context) ([]Declaration, error) {
	found, err := allDeclarations(ctx, s.db.Read(ctx))
	if err != nil || len(found) > 0 {
		return found, err
	}
	first, err := firstDeclaration()
	if err != nil {
		return nil, err
	}
	first.CreatedAt = s.db.Now()
	err = s.db.Tx(ctx, func(tx *gorm.DB) error { return insertDeclaration(ctx, tx, first) })
	if err != nil && !database.IsDuplicate(err) {
		return nil, err
	}
	return allDeclarations(ctx, s.db.Read(ctx))
}

// Tidy completes versions with the programme's own German words by languages that it has learnt since: nobody is asked
// anew, because what was signed has not changed. What stands there stays as it is, and where the office has German
// words of its own, nothing is added that would say something else.
func (s *Service) Tidy(ctx context.Context) error {
	versions, err := s.declarations(ctx)
	if err != nil {
		return err
	}
	first, err := firstDeclaration()
	if err != nil {
		return err
	}
	for _, version := range versions {
		if err := s.complete(ctx, version.ID, first); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) complete(ctx context.Context, id uuid.UUID, first Declaration) error {
	kept, err := findDeclaration(ctx, s.db.Read(ctx), id)
	if err != nil || kept.In(binding).Body != first.In(binding).Body {
		return err
	}
	var missing []Text
	for _, text := range first.Texts {
		if !kept.Speaks(text.Language) {
			text.DeclarationID = id
			missing = append(missing, text)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		return tx.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).Create(&missing).Error
	})
}

// Words are what somebody agrees to with a consent, in one language.
type Words struct {
	Title string `json:"title"`
	Text  string `json:"text"`
}

// currentWording counts the wordings of the consents: it grows whenever their words change their meaning.
const currentWording = 1

// told is everything that stands beside the declarations in one language.
type told struct {
	Consents map[Kind]Words `json:"consents"` // what each of them says
	Words    sentences      `json:"words"`    // around a declaration on paper
}

func allTold() (map[string]told, error) { return language.Read[told](texts, "texts") }

// consentWords gives the words of all consents by kind and language.
func consentWords() (map[Kind]map[string]Words, error) {
	all, err := allTold()
	if err != nil {
		return nil, err
	}
	words := map[Kind]map[string]Words{}
	for _, kind := range Kinds {
		words[kind] = map[string]Words{}
		for code, told := range all {
			words[kind][code] = told.Consents[kind]
		}
	}
	return words, nil
}
