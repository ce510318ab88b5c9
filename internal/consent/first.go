package consent

import (
	"context"
	"embed"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/database"
)

// What the programme brings along: a first declaration, until the office publishes its own, and the words of the consents.
//
//go:embed texts
var texts embed.FS

// firstID is the same on every server, so that replicas that bring the first declaration at once bring one.
var firstID = uuid.MustParse("0197f000-0000-7000-8000-000000000001")

func firstDeclaration() (Declaration, error) {
	d := Declaration{ID: firstID, Number: 1, AsksAgain: true}
	for _, language := range Languages {
		body, err := texts.ReadFile("texts/" + language + ".txt")
		if err != nil {
			return d, fmt.Errorf("first declaration: %w", err)
		}
		d.Texts = append(d.Texts, Text{Language: language, Body: strings.TrimSpace(string(body))})
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

// Words are what somebody agrees to with a consent, in one language.
type Words struct {
	Title string `json:"title"`
	Text  string `json:"text"`
}

// currentWording counts the wordings of the consents: it grows whenever their words change their meaning.
const currentWording = 1

// consentWords gives the words of all consents by kind and language.
func consentWords() (map[Kind]map[string]Words, error) {
	file, err := texts.ReadFile("texts/consents.json")
	if err != nil {
		return nil, err
	}
	var words map[Kind]map[string]Words
	return words, json.Unmarshal(file, &words)
}
