package person

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem"
	"mainpate/internal/wires"
)

// Handler answers what people ask about themselves.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// Me is the signed-in person.
type Me struct {
	ID          uuid.UUID `json:"id" format:"uuid" doc:"Its id"`
	Role        string    `json:"role" enum:"participant,coach,manager,administrator" doc:"What the person may do"`
	DisplayName string    `json:"display_name" doc:"The name the person wants to be called by"`
	Login       string    `json:"login" doc:"Short name for signing in"`
	Language    string    `json:"language" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" doc:"The language of the app for this person"`
	Version     int       `json:"version" doc:"Counts the changes; a change names it in If-Match"`

	SecondFactorMissing bool `json:"second_factor_missing" doc:"Whether a second factor has to be set up before anything else can be done"`

	Companion *CompanionOf `json:"companion" doc:"What one may open as somebody's companion; null for the person"`
}

// CompanionOf is what a companion of the person may open.
type CompanionOf struct {
	_ struct{} `nullable:"true"`

	Pages []string  `json:"pages" doc:"By words: entry is open to every companion"`
	Until time.Time `json:"until" doc:"When it ends by itself"`
}

// As shows a companion whom they accompany, without what the person signs in with.
func (m Me) As(pages string, until time.Time) Me {
	if pages != "" {
		m.Login, m.Companion = "", &CompanionOf{Pages: strings.Fields(pages), Until: until}
	}
	return m
}

// MeOf shows a person to themselves.
func MeOf(p Person) Me {
	return Me{
		ID: p.ID, Role: string(p.Role), DisplayName: p.DisplayName,
		Login: p.Login, Language: p.Language, Version: p.Version,
	}
}

// MeOutput carries the signed-in person.
type MeOutput struct{ Body Me }

// ContactCardWire is a contact card on the wire.
type ContactCardWire struct {
	Phone       string   `json:"phone" doc:"Phone number, as one dials it"`
	Email       string   `json:"email" doc:"E-mail address"`
	Languages   []string `json:"languages" doc:"Two or three letters each, as in de or uk"`
	WorkingDays []int    `json:"working_days" doc:"1 is Monday, 7 is Sunday"`
	Version     int      `json:"version" doc:"0 as long as nothing has been written"`
}

// CardWire shows a contact card to those who may see it.
func CardWire(c ContactCard) ContactCardWire {
	return ContactCardWire{
		Phone: c.Phone, Email: c.Email, Languages: c.Languages, WorkingDays: c.WorkingDays, Version: c.Version,
	}
}

// ContactCardOutput carries a contact card.
type ContactCardOutput struct{ Body ContactCardWire }

// AbsenceWire is a time away on the wire.
type AbsenceWire struct {
	ID        uuid.UUID    `json:"id" format:"uuid" doc:"Its id"`
	FromDay   calendar.Day `json:"from_day" doc:"The first day"`
	ToDay     calendar.Day `json:"to_day" doc:"Last day away"`
	CreatedAt time.Time    `json:"created_at" doc:"When it was made"`
}

// AbsenceOutput carries an absence.
type AbsenceOutput struct{ Body AbsenceWire }

// AbsencesOutput carries absences.
type AbsencesOutput struct {
	Body struct {
		Items []AbsenceWire `json:"items" doc:"All of them"`
	}
}

// ChangeMeInput is what people change about themselves.
type ChangeMeInput struct {
	IfMatch string `header:"If-Match" doc:"The version the change is based on"`
	Body    struct {
		DisplayName *string `json:"display_name,omitempty" minLength:"1" maxLength:"60" doc:"Name as it is shown"`
		Language    *string `json:"language,omitempty" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" doc:"The language of the app for this person"`
	}
}

// SaveContactCardInput is a coach's contact card.
type SaveContactCardInput struct {
	IfMatch string `header:"If-Match" doc:"The version the change is based on; left out for a first card"`
	Body    struct {
		Phone       string   `json:"phone" maxLength:"40" doc:"Phone number, as one dials it"`
		Email       string   `json:"email" maxLength:"120" doc:"E-mail address"`
		Languages   []string `json:"languages" maxItems:"12" doc:"Languages the coach speaks"`
		WorkingDays []int    `json:"working_days" maxItems:"7" doc:"Days of the week, 1 is Monday"`
	}
}

// SaveAbsenceInput is a time away under an id the screen chose.
type SaveAbsenceInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		FromDay calendar.Day `json:"from_day" format:"date" doc:"The first day"`
		ToDay   calendar.Day `json:"to_day" format:"date" doc:"Last day away"`
	}
}

// AbsenceInput names an absence.
type AbsenceInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// Me shows the signed-in person.
func (h *Handler) Me(ctx context.Context, _ *struct{}) (*MeOutput, error) {
	who := actor.Must(ctx)
	p, err := h.service.Me(ctx, who)
	me := MeOf(p)
	me.SecondFactorMissing = who.SecondFactorMissing
	return &MeOutput{Body: me.As(who.Pages, who.Until)}, err
}

// ChangeMe changes name or language.
func (h *Handler) ChangeMe(ctx context.Context, in *ChangeMeInput) (*MeOutput, error) {
	version, err := problem.Version(in.IfMatch)
	if err != nil {
		return nil, err
	}
	p, err := h.service.ChangeProfile(ctx, actor.Must(ctx), version,
		Profile{DisplayName: in.Body.DisplayName, Language: in.Body.Language})
	return &MeOutput{Body: MeOf(p)}, onTheWire(err)
}

// ContactCard shows the coach's own card.
func (h *Handler) ContactCard(ctx context.Context, _ *struct{}) (*ContactCardOutput, error) {
	c, err := h.service.MyContactCard(ctx, actor.Must(ctx))
	return &ContactCardOutput{Body: CardWire(c)}, err
}

// SaveContactCard writes the coach's own card.
func (h *Handler) SaveContactCard(ctx context.Context, in *SaveContactCardInput) (*ContactCardOutput, error) {
	var based *int
	if in.IfMatch != "" {
		version, err := problem.Version(in.IfMatch)
		if err != nil {
			return nil, err
		}
		based = &version
	}
	c, err := h.service.SaveContactCard(ctx, actor.Must(ctx), based, ContactCard{
		Phone: in.Body.Phone, Email: in.Body.Email, Languages: in.Body.Languages, WorkingDays: in.Body.WorkingDays,
	})
	return &ContactCardOutput{Body: CardWire(c)}, onTheWire(err)
}

// Absences shows the coach's own absences.
func (h *Handler) Absences(ctx context.Context, _ *struct{}) (*AbsencesOutput, error) {
	found, err := h.service.MyAbsences(ctx, actor.Must(ctx))
	out := &AbsencesOutput{}
	out.Body.Items = wires.Of(found, absenceWire)
	return out, err
}

// SaveAbsence notes a time away.
func (h *Handler) SaveAbsence(ctx context.Context, in *SaveAbsenceInput) (*AbsenceOutput, error) {
	a, err := h.service.SaveAbsence(ctx, actor.Must(ctx), in.ID, in.Body.FromDay, in.Body.ToDay)
	return &AbsenceOutput{Body: absenceWire(a)}, onTheWire(err)
}

// DeleteAbsence forgets a time away.
func (h *Handler) DeleteAbsence(ctx context.Context, in *AbsenceInput) (*struct{}, error) {
	return nil, h.service.DeleteAbsence(ctx, actor.Must(ctx), in.ID)
}

func absenceWire(a Absence) AbsenceWire {
	return AbsenceWire{ID: a.ID, FromDay: a.FromDay, ToDay: a.ToDay, CreatedAt: a.CreatedAt}
}

// onTheWire shows the current state of a stale change in the shape of its answer.
func onTheWire(err error) error {
	var p *problem.Error
	if !errors.As(err, &p) {
		return err
	}
	switch current := p.Current.(type) {
	case Person:
		p.Current = MeOf(current)
	case ContactCard:
		p.Current = CardWire(current)
	case Absence:
		p.Current = absenceWire(current)
	}
	return err
}
