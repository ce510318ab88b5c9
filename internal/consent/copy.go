package consent

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/language"
	"mainpate/internal/paper"
	"mainpate/internal/programme"
)

// sentences are the words around a declaration on paper, in one language.
type sentences map[string]string

func sentencesIn(code string) (sentences, error) {
	all, err := allTold()
	if err != nil {
		return nil, err
	}
	return language.Own(all, code).Words, nil
}

func (w sentences) with(name string, values ...string) string {
	return strings.NewReplacer(values...).Replace(w[name])
}

// blocksOf turns a declaration's text into what can be printed.
func blocksOf(body string) []paper.Block {
	var blocks []paper.Block
	for line := range strings.Lines(body) {
		line = strings.TrimSpace(line)
		if heading, is := strings.CutPrefix(line, "# "); is {
			blocks = append(blocks, paper.Block{Kind: paper.Heading, Text: heading})
		} else if item, is := strings.CutPrefix(line, "- "); is {
			blocks = append(blocks, paper.Block{Kind: paper.Item, Text: item})
		} else if line != "" {
			blocks = append(blocks, paper.Block{Kind: paper.Text, Text: line})
		}
	}
	return blocks
}

// Copy is what a person has signed, to keep: the version they name, else the one they have signed, else the newest; in
// a language, or without one in what it was read in.
func (s *Service) Copy(ctx context.Context, who actor.Actor, declarationID *uuid.UUID, code string) (paper.Document, error) {
	state, err := s.Mine(ctx, who)
	if err != nil {
		return paper.Document{}, err
	}
	history, err := s.SignaturesOf(ctx, who)
	if err != nil {
		return paper.Document{}, err
	}
	id := state.Newest.ID
	switch {
	case declarationID != nil:
		id = *declarationID
	case state.Signature != nil:
		id = state.Signature.DeclarationID
	}
	d, err := s.Declaration(ctx, id)
	if err != nil {
		return paper.Document{}, err
	}
	var signature *Signature // the one in force, else the last one
	for _, h := range history {
		if h.DeclarationID == d.ID && (signature == nil || h.WithdrawnAt == nil) {
			signature = &h
		}
	}
	if code == "" {
		code = who.Language
		if signature != nil {
			code = signature.Language
		}
	}
	document, words, err := s.sheet(ctx, d, code)
	if err != nil {
		return document, err
	}
	document.Blocks = append(document.Blocks, s.signed(signature, words, document.Language)...)
	document.Blocks = append(document.Blocks, paper.Block{Kind: paper.Heading, Text: words["consents"]})
	consents, err := consentWords()
	for _, kind := range Kinds {
		given := words["not_given"]
		if i := slices.IndexFunc(state.Consents, func(c Consent) bool { return c.Kind == kind }); i >= 0 {
			given = words.with("given", "{day}", state.Consents[i].Day.In(document.Language))
		}
		told := language.Own(consents[kind], document.Language)
		document.Blocks = append(document.Blocks, paper.Block{Kind: paper.Pair, Text: told.Title, Value: told.Text + "\n" + given})
	}
	return document, err
}

// Blank is a declaration to sign on paper, with boxes for the consents.
func (s *Service) Blank(ctx context.Context, declarationID uuid.UUID, code string) (paper.Document, error) {
	d, err := s.Declaration(ctx, declarationID)
	if err != nil {
		return paper.Document{}, err
	}
	document, words, err := s.sheet(ctx, d, code)
	if err != nil {
		return document, err
	}
	consents, err := consentWords()
	document.Blocks = append(document.Blocks,
		paper.Block{Kind: paper.Heading, Text: words["consents"]}, paper.Block{Kind: paper.Text, Text: words["consents_more"]})
	for _, kind := range Kinds {
		told := language.Own(consents[kind], document.Language)
		document.Blocks = append(document.Blocks, paper.Block{Kind: paper.Choices, Text: told.Title, Options: []string{told.Text}})
	}
	document.Blocks = append(document.Blocks, paper.Block{Kind: paper.Heading, Text: words["signature"]},
		paper.Block{Kind: paper.Signature, Options: []string{words["sign_place"], words["sign_name"]}})
	return document, err
}

// sheet is what every printed declaration begins with, in the language or, where it has none, in the binding one.
func (s *Service) sheet(ctx context.Context, d Declaration, code string) (paper.Document, sentences, error) {
	text := d.In(code)
	words, err := sentencesIn(text.Language)
	if err != nil {
		return paper.Document{}, nil, err
	}
	office, err := s.programmes.Office(ctx)
	if err != nil {
		return paper.Document{}, nil, err
	}
	day := calendar.DayOf(d.CreatedAt, s.programmes.Zone()).In(text.Language)
	document := paper.Document{
		Language: text.Language, Title: words["title"], Foot: office.Name,
		Intro:  words.with("version", "{number}", strconv.Itoa(d.Number), "{day}", day),
		Blocks: []paper.Block{{Kind: paper.Pair, Text: words["office"], Value: responsible(office)}},
	}
	document.Blocks = append(document.Blocks, blocksOf(text.Body)...)
	return document, words, nil
}

func responsible(o programme.Office) string {
	lines := []string{o.Name, o.ContactPhone, o.ContactEmail}
	return strings.Join(slices.DeleteFunc(lines, func(l string) bool { return l == "" }), "\n")
}

func (s *Service) signed(signature *Signature, words sentences, code string) []paper.Block {
	blocks := []paper.Block{{Kind: paper.Heading, Text: words["signature"]}}
	if signature == nil {
		return append(blocks, paper.Block{Kind: paper.Text, Text: words["not_signed"]})
	}
	if signature.TypedName != "" {
		blocks = append(blocks, paper.Block{Kind: paper.Pair, Text: words["signed_by"], Value: signature.TypedName})
	}
	blocks = append(blocks,
		paper.Block{Kind: paper.Pair, Text: words["signature"], Value: words.with("signed_"+string(signature.Way), "{day}", signature.Day.In(code))},
		paper.Block{Kind: paper.Pair, Text: words["read_in"], Value: language.Name(signature.Language)})
	if at := signature.WithdrawnAt; at != nil {
		day := calendar.DayOf(*at, s.programmes.Zone()).In(code)
		blocks = append(blocks, paper.Block{Kind: paper.Text, Text: words.with("withdrawn", "{day}", day)})
	}
	return blocks
}
