package consent

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem"
)

// DeclarationStandingWire is where a participant stands, for the coaches of the cohort.
type DeclarationStandingWire struct {
	PersonID    uuid.UUID       `json:"person_id" format:"uuid" doc:"Who it is about"`
	DisplayName string          `json:"display_name" doc:"Name as it is shown"`
	LeftDay     *calendar.Day   `json:"left_day" format:"date" nullable:"true" doc:"When they stopped taking part, null while they do"`
	State       string          `json:"state" enum:"open,signed,outdated,withdrawn" doc:"Not signed yet, signed, to be signed again, or taken back"`
	WithdrawnAt *time.Time      `json:"withdrawn_at" nullable:"true" doc:"When it was taken back, null while one is in force"`
	Signature   *ShownSignature `json:"signature" doc:"The newest in force, null when there is none"`
	Consents    []GivenConsent  `json:"consents" doc:"What the person allows now"`
}

// ShownSignature is a signature as coaches see it, or nothing.
type ShownSignature struct {
	_ struct{} `nullable:"true"`
	DeclarationSignatureWire
}

// GivenConsent is something that a person allows.
type GivenConsent struct {
	Kind string       `json:"kind" enum:"photo,quote,contact_after" doc:"What it is about"`
	Day  calendar.Day `json:"day" format:"date" doc:"When it was given"`
}

// DeclarationStandingsOutput carries where everybody in a cohort stands.
type DeclarationStandingsOutput struct {
	Body struct {
		Items []DeclarationStandingWire `json:"items" doc:"Everybody who takes part or has taken part"`
	}
}

// StandingsInput names a cohort.
type StandingsInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// PaperSignatureInput names a signature on paper.
type PaperSignatureInput struct {
	ID          uuid.UUID `path:"id" format:"uuid"`
	SignatureID uuid.UUID `path:"signature_id" format:"uuid"`
}

// RecordPaperInput is a signature on paper under an id the screen chose.
type RecordPaperInput struct {
	PaperSignatureInput
	Body struct {
		PersonID      uuid.UUID    `json:"person_id" format:"uuid" doc:"Who has signed"`
		DeclarationID uuid.UUID    `json:"declaration_id" format:"uuid" doc:"What was signed"`
		Language      string       `json:"language" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" doc:"The language of the paper"`
		Day           calendar.Day `json:"day" format:"date" doc:"The day on the paper"`
		Consents      []string     `json:"consents" maxItems:"3" enum:"photo,quote,contact_after" doc:"What was ticked on it"`
	}
}

// RecordWithdrawalInput is what somebody has taken back in a talk or in writing.
type RecordWithdrawalInput struct {
	ID       uuid.UUID `path:"id" format:"uuid"`
	PersonID uuid.UUID `path:"person_id" format:"uuid"`
	Body     struct {
		What string `json:"what" enum:"all,photo,quote,contact_after" doc:"One consent, or the declaration and with it everything"`
	}
}

// BlankInput names a version and a language.
type BlankInput struct {
	DeclarationInput
	Language string `query:"language" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" default:"de" doc:"The language of the paper"`
}

// Cohort shows where everybody in a cohort stands.
func (h *Handler) Cohort(ctx context.Context, in *StandingsInput) (*DeclarationStandingsOutput, error) {
	found, err := h.service.Cohort(ctx, actor.Must(ctx), in.ID)
	if err != nil {
		return nil, err
	}
	out := &DeclarationStandingsOutput{}
	out.Body.Items = make([]DeclarationStandingWire, 0, len(found))
	for _, s := range found {
		w := DeclarationStandingWire{
			PersonID: s.Member.PersonID, DisplayName: s.Member.Person.DisplayName, LeftDay: s.Member.LeftDay,
			State: s.State.name(), WithdrawnAt: s.State.Withdrawn, Consents: make([]GivenConsent, 0, len(s.State.Consents)),
		}
		if s.State.Signature != nil {
			w.Signature = &ShownSignature{DeclarationSignatureWire: signatureWire(*s.State.Signature)}
		}
		for _, c := range s.State.Consents {
			w.Consents = append(w.Consents, GivenConsent{string(c.Kind), c.Day})
		}
		out.Body.Items = append(out.Body.Items, w)
	}
	return out, nil
}

// RecordPaper notes a signature on paper.
func (h *Handler) RecordPaper(ctx context.Context, in *RecordPaperInput) (*struct{}, error) {
	p := Paper{
		ID: in.SignatureID, DeclarationID: in.Body.DeclarationID, PersonID: in.Body.PersonID,
		Language: in.Body.Language, Day: in.Body.Day,
	}
	for _, kind := range in.Body.Consents {
		p.Consents = append(p.Consents, Kind(kind))
	}
	return nil, h.service.RecordPaper(ctx, actor.Must(ctx), in.ID, p)
}

// ForgetPaper removes a signature on paper that was noted by mistake.
func (h *Handler) ForgetPaper(ctx context.Context, in *PaperSignatureInput) (*struct{}, error) {
	return nil, h.service.ForgetPaper(ctx, actor.Must(ctx), in.ID, in.SignatureID)
}

// RecordWithdrawal notes what somebody has taken back.
func (h *Handler) RecordWithdrawal(ctx context.Context, in *RecordWithdrawalInput) (*struct{}, error) {
	return nil, h.service.RecordWithdrawal(ctx, actor.Must(ctx), in.ID, in.PersonID, []Kind{Kind(in.Body.What)}, in.Body.What == "all")
}

// Blank prints a declaration to be signed by hand.
func (h *Handler) Blank(ctx context.Context, in *BlankInput) (*PrintedOutput, error) {
	document, err := h.service.Blank(ctx, in.ID, in.Language)
	return h.print(document, err)
}

// onTheWire shows the newest version when somebody was faster.
func onTheWire(err error) error {
	var p *problem.Error
	if errors.As(err, &p) {
		if d, stale := p.Current.(Declaration); stale {
			return problem.Stale(baseOf(d))
		}
	}
	return err
}
