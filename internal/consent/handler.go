package consent

import (
	"context"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/language"
	"mainpate/internal/paper"
	"mainpate/internal/problem"
	"mainpate/internal/wires"
)

// Handler lets people sign and take back, coaches note what happened on paper, and the office publish versions.
type Handler struct {
	service *Service
	printer *paper.Printer
}

// NewHandler puts the service on the wire.
func NewHandler(s *Service, p *paper.Printer) *Handler { return &Handler{service: s, printer: p} }

// DeclarationBase is a version without its texts.
type DeclarationBase struct {
	ID          uuid.UUID `json:"id" format:"uuid" doc:"Its id"`
	Number      int       `json:"number" doc:"Counts the versions from 1"`
	AsksAgain   bool      `json:"asks_again" doc:"Whether those who signed an earlier one are asked again"`
	PublishedAt time.Time `json:"published_at" doc:"When it was published; it never changes after that"`
}

// DeclarationText is a version in one language.
type DeclarationText struct {
	Language string `json:"language" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" doc:"The language of this text"`
	Body     string `json:"body" minLength:"1" maxLength:"20000" doc:"Paragraphs with an empty line between them, # before a heading, - before a point of a list"`
	Changes  string `json:"changes" maxLength:"600" doc:"What is new, in a sentence or two; may be empty"`
}

// DeclarationWire is a version on the wire.
type DeclarationWire struct {
	DeclarationBase
	Texts []DeclarationText `json:"texts" doc:"German first; it is always there and the binding one"`
}

// DeclarationOutput carries a version.
type DeclarationOutput struct{ Body DeclarationWire }

// DeclarationsOutput carries all versions.
type DeclarationsOutput struct {
	Body struct {
		Items []DeclarationBase `json:"items" doc:"The newest first"`
	}
}

// DeclarationInput names a version.
type DeclarationInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// PublishDeclarationInput is a new version, under an id the screen chose.
type PublishDeclarationInput struct {
	DeclarationInput
	IfMatch string `header:"If-Match" doc:"The number of the newest version that was seen"`
	Body    struct {
		AsksAgain bool              `json:"asks_again" doc:"Whether those who signed an earlier one are asked again"`
		Texts     []DeclarationText `json:"texts" minItems:"1" maxItems:"11" doc:"One for each language; German has to be there"`
	}
}

// DeclarationSignatureWire is a signature on the wire.
type DeclarationSignatureWire struct {
	ID            uuid.UUID    `json:"id" format:"uuid" doc:"Its id"`
	DeclarationID uuid.UUID    `json:"declaration_id" format:"uuid" doc:"What was signed"`
	Number        int          `json:"number" doc:"Which version that is"`
	Way           string       `json:"way" enum:"app,paper" doc:"How it was signed"`
	Name          string       `json:"name" doc:"The name that was typed; empty on paper"`
	Language      string       `json:"language" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" doc:"The language it was read in"`
	Day           calendar.Day `json:"day" format:"date" doc:"When it was signed"`
	WithdrawnAt   *time.Time   `json:"withdrawn_at" nullable:"true" doc:"When it was taken back, null while it is in force"`
}

// MyConsentWire is something that people may allow, and whether this person does.
type MyConsentWire struct {
	Kind  string         `json:"kind" enum:"photo,quote,contact_after" doc:"What it is about"`
	Day   *calendar.Day  `json:"day" format:"date" nullable:"true" doc:"When it was given, null while it is not"`
	Texts []ConsentWords `json:"texts" doc:"What is allowed with it, in every language"`
}

// ConsentWords are what is allowed with a consent, in one language.
type ConsentWords struct {
	Language string `json:"language" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" doc:"The language of these words"`
	Title    string `json:"title" doc:"What it is called"`
	Text     string `json:"text" doc:"What is allowed"`
}

// MyConsentsOutput says where the person stands.
type MyConsentsOutput struct {
	Body struct {
		Newest      DeclarationBase            `json:"newest" doc:"The newest version"`
		State       string                     `json:"state" enum:"open,signed,outdated,withdrawn" doc:"Not signed yet, signed, to be signed again, or taken back"`
		WithdrawnAt *time.Time                 `json:"withdrawn_at" nullable:"true" doc:"When it was taken back, null while one is in force"`
		Signatures  []DeclarationSignatureWire `json:"signatures" doc:"Everything ever signed, the newest first"`
		Consents    []MyConsentWire            `json:"consents" doc:"All kinds, also those that are not given"`
	}
}

// SignDeclarationInput is a signature under an id the screen chose.
type SignDeclarationInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		DeclarationID uuid.UUID `json:"declaration_id" format:"uuid" doc:"What is signed"`
		Name          string    `json:"name" minLength:"1" maxLength:"120" doc:"The person's name, as they type it"`
		Language      string    `json:"language" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" doc:"The language it was read in"`
	}
}

// SetConsentInput gives a consent or takes it back.
type SetConsentInput struct {
	Kind string `path:"kind" enum:"photo,quote,contact_after" doc:"What it is about"`
	Body struct {
		Given    bool   `json:"given" doc:"Whether it is allowed from now on"`
		Language string `json:"language" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" doc:"The language the words were read in"`
	}
}

// CopyInput names a version, or none.
type CopyInput struct {
	DeclarationID string `query:"declaration_id" format:"uuid" doc:"Which version; left out it is the signed one, else the newest"`
}

// PrintedOutput carries something printed.
type PrintedOutput struct {
	Body struct {
		PDF []byte `json:"pdf" doc:"The file, in base64"`
	}
}

// List shows all versions.
func (h *Handler) List(ctx context.Context, _ *struct{}) (*DeclarationsOutput, error) {
	found, err := h.service.Declarations(ctx)
	out := &DeclarationsOutput{}
	out.Body.Items = wires.Of(found, baseOf)
	return out, err
}

// Read shows one version.
func (h *Handler) Read(ctx context.Context, in *DeclarationInput) (*DeclarationOutput, error) {
	d, err := h.service.Declaration(ctx, in.ID)
	return &DeclarationOutput{Body: declarationWire(d)}, err
}

// Publish makes a new version.
func (h *Handler) Publish(ctx context.Context, in *PublishDeclarationInput) (*DeclarationOutput, error) {
	number, err := problem.Version(in.IfMatch)
	if err != nil {
		return nil, err
	}
	wish := Declaration{ID: in.ID, AsksAgain: in.Body.AsksAgain}
	for _, t := range in.Body.Texts {
		wish.Texts = append(wish.Texts, Text{Language: t.Language, Body: t.Body, Changes: t.Changes})
	}
	d, err := h.service.Publish(ctx, actor.Must(ctx), number, wish)
	return &DeclarationOutput{Body: declarationWire(d)}, onTheWire(err)
}

// Mine says where the person stands.
func (h *Handler) Mine(ctx context.Context, _ *struct{}) (*MyConsentsOutput, error) {
	who := actor.Must(ctx)
	state, err := h.service.Mine(ctx, who)
	if err != nil {
		return nil, err
	}
	history, err := h.service.SignaturesOf(ctx, who)
	if err != nil {
		return nil, err
	}
	out := &MyConsentsOutput{}
	out.Body.Newest, out.Body.State, out.Body.WithdrawnAt = baseOf(state.Newest), state.name(), state.Withdrawn
	out.Body.Signatures = wires.Of(history, signatureWire)
	out.Body.Consents, err = consentWires(state)
	return out, err
}

// Sign signs in the app.
func (h *Handler) Sign(ctx context.Context, in *SignDeclarationInput) (*struct{}, error) {
	return nil, h.service.Sign(ctx, actor.Must(ctx), in.ID, in.Body.DeclarationID, in.Body.Language, in.Body.Name)
}

// Withdraw takes the signature back.
func (h *Handler) Withdraw(ctx context.Context, _ *struct{}) (*struct{}, error) {
	return nil, h.service.Withdraw(ctx, actor.Must(ctx))
}

// SetConsent gives a consent or takes it back.
func (h *Handler) SetConsent(ctx context.Context, in *SetConsentInput) (*struct{}, error) {
	return nil, h.service.SetConsent(ctx, actor.Must(ctx), Kind(in.Kind), in.Body.Given, in.Body.Language)
}

// Copy hands out what was signed.
func (h *Handler) Copy(ctx context.Context, in *CopyInput) (*PrintedOutput, error) {
	var id *uuid.UUID
	if in.DeclarationID != "" {
		parsed, err := uuid.Parse(in.DeclarationID)
		if err != nil {
			return nil, problem.NotFound()
		}
		id = &parsed
	}
	document, err := h.service.Copy(ctx, actor.Must(ctx), id, "")
	return h.print(document, err)
}

func (h *Handler) print(d paper.Document, err error) (*PrintedOutput, error) {
	if err != nil {
		return nil, err
	}
	out := &PrintedOutput{}
	out.Body.PDF, err = h.printer.Print(d)
	return out, err
}

// name is the state in a word.
func (s State) name() string {
	switch {
	case s.Signed():
		return "signed"
	case s.Signature != nil:
		return "outdated"
	case s.Withdrawn != nil:
		return "withdrawn"
	}
	return "open"
}

func baseOf(d Declaration) DeclarationBase {
	return DeclarationBase{ID: d.ID, Number: d.Number, AsksAgain: d.AsksAgain, PublishedAt: d.CreatedAt}
}

func declarationWire(d Declaration) DeclarationWire {
	w := DeclarationWire{DeclarationBase: baseOf(d), Texts: make([]DeclarationText, 0, len(d.Texts))}
	for _, t := range d.Texts {
		w.Texts = append(w.Texts, DeclarationText{t.Language, t.Body, t.Changes})
	}
	return w
}

func signatureWire(s Signature) DeclarationSignatureWire {
	return DeclarationSignatureWire{
		ID: s.ID, DeclarationID: s.DeclarationID, Number: s.Number, Way: string(s.Way), Name: s.TypedName,
		Language: s.Language, Day: s.Day, WithdrawnAt: s.WithdrawnAt,
	}
}

func consentWires(state State) ([]MyConsentWire, error) {
	words, err := consentWords()
	wires := make([]MyConsentWire, 0, len(Kinds))
	for _, kind := range Kinds {
		w := MyConsentWire{Kind: string(kind), Texts: []ConsentWords{}}
		for _, code := range language.All {
			if told, is := words[kind][code]; is {
				w.Texts = append(w.Texts, ConsentWords{code, told.Title, told.Text})
			}
		}
		for _, c := range state.Consents {
			if c.Kind == kind {
				w.Day = &c.Day
			}
		}
		wires = append(wires, w)
	}
	return wires, err
}
