package office

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"mainpate/internal/language"
	"mainpate/internal/problem"
)

// mostCards is how many cards an office has beside those of the app; more than that nobody reads.
const mostCards = 30

// What fits on a card, in characters.
const (
	longestTitle = 80
	longestCard  = 600
)

// Card says in short words how this office decides.
type Card struct {
	ID      uuid.UUID `gorm:"primaryKey"`
	Version int
}

// TableName names the table.
func (Card) TableName() string { return "office_cards" }

// CardText is what stands on a card in one language. Where a language is missing, people read the German one.
type CardText struct {
	CardID   uuid.UUID `gorm:"primaryKey"`
	Language string    `gorm:"primaryKey"`
	Title    string
	Text     string
}

// TableName names the table.
func (CardText) TableName() string { return "office_card_texts" }

// ToldCard is a card with its texts in the order of the languages' codes.
type ToldCard struct {
	Card
	Texts []CardText
}

// cardOf makes a card of what somebody wrote; German has to be there.
func cardOf(id uuid.UUID, written []CardText) (ToldCard, error) {
	card := ToldCard{Card: Card{ID: id, Version: 1}}
	var wrong []problem.Field
	for i, t := range written {
		t = CardText{CardID: id, Language: t.Language, Title: strings.TrimSpace(t.Title), Text: strings.TrimSpace(t.Text)}
		at := "/texts/" + strconv.Itoa(i)
		if !language.Known(t.Language) || slices.ContainsFunc(card.Texts, func(o CardText) bool { return o.Language == t.Language }) {
			wrong = append(wrong, problem.Field{Pointer: at + "/language", Code: "not_allowed_value"})
		}
		for _, field := range []struct {
			name, value string
			most        int
		}{{"/title", t.Title, longestTitle}, {"/text", t.Text, longestCard}} {
			switch {
			case field.value == "":
				wrong = append(wrong, problem.Field{Pointer: at + field.name, Code: "required"})
			case utf8.RuneCountInString(field.value) > field.most:
				wrong = append(wrong, problem.Field{Pointer: at + field.name, Code: "too_long"})
			}
		}
		card.Texts = append(card.Texts, t)
	}
	if !slices.ContainsFunc(card.Texts, func(t CardText) bool { return t.Language == "de" }) {
		wrong = append(wrong, problem.Field{Pointer: "/texts", Code: "required"})
	}
	if wrong != nil {
		return card, problem.Invalid(wrong...)
	}
	slices.SortFunc(card.Texts, func(a, b CardText) int { return cmp.Compare(a.Language, b.Language) })
	return card, nil
}

// says compares what stands on two cards.
func (c ToldCard) says(o ToldCard) bool { return slices.Equal(c.Texts, o.Texts) }
