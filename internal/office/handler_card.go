package office

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"mainpate/internal/problem"
	"mainpate/internal/wires"
)

// CardTextWire is what stands on a card in one language.
type CardTextWire struct {
	Language string `json:"language" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" doc:"The language"`
	Title    string `json:"title" minLength:"1" maxLength:"80" doc:"What it is about"`
	Text     string `json:"text" minLength:"1" maxLength:"600" doc:"What it says, in short words"`
}

// OfficeCardWire is a card of the office on how it decides.
type OfficeCardWire struct {
	ID      uuid.UUID      `json:"id" format:"uuid" doc:"Its id"`
	Texts   []CardTextWire `json:"texts" doc:"What stands on it, language by language; German is there"`
	Version int            `json:"version" doc:"For If-Match"`
}

// OfficeCardsOutput carries the office's own cards.
type OfficeCardsOutput struct {
	Body struct {
		Items []OfficeCardWire `json:"items" doc:"The oldest first"`
	}
}

// OfficeCardOutput carries one.
type OfficeCardOutput struct{ Body OfficeCardWire }

// SaveOfficeCardInput is a card under an id that the screen chose.
type SaveOfficeCardInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match" doc:"The version the change is based on; nothing for a new card"`
	Body    struct {
		Texts []CardTextWire `json:"texts" minItems:"1" maxItems:"11" doc:"What stands on it; German has to be there"`
	}
}

// OfficeCardInput names a card.
type OfficeCardInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// Cards lists the office's own cards.
func (h *Handler) Cards(ctx context.Context, _ *struct{}) (*OfficeCardsOutput, error) {
	cards, err := h.service.Cards(ctx)
	out := &OfficeCardsOutput{}
	out.Body.Items = wires.Of(cards, cardWire)
	return out, err
}

// SaveCard keeps a card.
func (h *Handler) SaveCard(ctx context.Context, in *SaveOfficeCardInput) (*OfficeCardOutput, error) {
	var version *int
	if in.IfMatch != "" {
		v, err := problem.Version(in.IfMatch)
		if err != nil {
			return nil, err
		}
		version = &v
	}
	texts := make([]CardText, 0, len(in.Body.Texts))
	for _, t := range in.Body.Texts {
		texts = append(texts, CardText{Language: t.Language, Title: t.Title, Text: t.Text})
	}
	card, err := h.service.SaveCard(ctx, in.ID, version, texts)
	if err != nil {
		var p *problem.Error
		if errors.As(err, &p) {
			if current, ok := p.Current.(ToldCard); ok {
				p.Current = cardWire(current)
			}
		}
		return nil, err
	}
	return &OfficeCardOutput{Body: cardWire(card)}, nil
}

// RemoveCard takes a card away.
func (h *Handler) RemoveCard(ctx context.Context, in *OfficeCardInput) (*struct{}, error) {
	return nil, h.service.RemoveCard(ctx, in.ID)
}

func cardWire(c ToldCard) OfficeCardWire {
	w := OfficeCardWire{ID: c.ID, Version: c.Version, Texts: make([]CardTextWire, 0, len(c.Texts))}
	for _, t := range c.Texts {
		w.Texts = append(w.Texts, CardTextWire{t.Language, t.Title, t.Text})
	}
	return w
}
