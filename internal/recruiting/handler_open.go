package recruiting

import (
	"context"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/programme"
)

// LookInput carries a code, in the body so that it stands in no log.
type LookInput struct {
	Body struct {
		Code string `json:"code" minLength:"1" maxLength:"40" doc:"The code"`
	}
}

// ReferInput is a colleague's form.
type ReferInput struct {
	Body struct {
		Code        string    `json:"code" minLength:"1" maxLength:"40" doc:"The code of the form"`
		ID          uuid.UUID `json:"id" format:"uuid" doc:"Chosen by the form, so that it can be sent again"`
		PersonKnows bool      `json:"person_knows" enum:"true" doc:"That the person knows of it and wants to be asked"`
		AboutBody
	}
}

// YesInput is what somebody says who wants to take part.
type YesInput struct {
	Body struct {
		Code        string    `json:"code" minLength:"1" maxLength:"40" doc:"The code"`
		ID          uuid.UUID `json:"id" format:"uuid" doc:"Chosen by the phone, so that it can ask again"`
		FirstName   string    `json:"first_name" minLength:"1" maxLength:"60" doc:"What they want to be called"`
		Language    string    `json:"language" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" doc:"The language of the app"`
		AgeGroup    string    `json:"age_group" enum:"under_25,over_25" doc:"Their age group"`
		ContactKind string    `json:"contact_kind,omitempty" enum:",phone,message,email,letter,in_person" doc:"How they want to be reached, if they say so"`
		Contact     string    `json:"contact,omitempty" maxLength:"120" doc:"The number or address for that"`
	}
}

// NotNowInput is all that is kept of somebody who wants to be asked again.
type NotNowInput struct {
	Body struct {
		Code        string       `json:"code" minLength:"1" maxLength:"40" doc:"The code"`
		ID          uuid.UUID    `json:"id" format:"uuid" doc:"Chosen by the phone, so that it can ask again"`
		FirstName   string       `json:"first_name" minLength:"1" maxLength:"60" doc:"Their first name"`
		ContactKind string       `json:"contact_kind" enum:"phone,message,email,letter,in_person" doc:"How they want to be reached"`
		Contact     string       `json:"contact,omitempty" maxLength:"120" doc:"The number or address for that"`
		AskAgainDay calendar.Day `json:"ask_again_day" format:"date" doc:"When to ask again"`
	}
}

// WelcomeOutput carries what a code opens.
type WelcomeOutput struct{ Body WelcomeWire }

// WelcomedWire is the way into the app for somebody who has said yes.
type WelcomedWire struct {
	Invitation WelcomedInvitationWire `json:"invitation" doc:"What they join with"`
	CohortName string                 `json:"cohort_name" doc:"The cohort"`
}

// WelcomedInvitationWire is a code to join with.
type WelcomedInvitationWire struct {
	Code      string    `json:"code" doc:"The code"`
	URL       string    `json:"url" doc:"The address it opens"`
	ExpiresAt time.Time `json:"expires_at" doc:"Until when it works"`
}

// WelcomedOutput carries the way into the app.
type WelcomedOutput struct{ Body WelcomedWire }

// Look says what a code is for.
func (h *Handler) Look(ctx context.Context, in *LookInput) (*WelcomeOutput, error) {
	welcome, err := h.service.Look(ctx, in.Body.Code)
	return &WelcomeOutput{Body: welcomeWire(welcome)}, err
}

// Refer writes down whom a colleague names.
func (h *Handler) Refer(ctx context.Context, in *ReferInput) (*struct{}, error) {
	return nil, h.service.Refer(ctx, in.Body.Code, in.Body.ID, in.Body.about())
}

// Yes takes somebody in who says so themself.
func (h *Handler) Yes(ctx context.Context, in *YesInput) (*WelcomedOutput, error) {
	b := in.Body
	invitation, cohort, err := h.service.Yes(ctx, b.Code, Joining{b.ID, About{
		FirstName: b.FirstName, ContactKind: b.ContactKind, Contact: b.Contact, Language: b.Language, AgeGroup: programme.AgeGroup(b.AgeGroup),
	}})
	if err != nil {
		return nil, err
	}
	return &WelcomedOutput{Body: WelcomedWire{
		WelcomedInvitationWire{invitation.Code, h.joinURL(invitation.Code), invitation.ExpiresAt}, cohort,
	}}, nil
}

// NotNow keeps when to ask again.
func (h *Handler) NotNow(ctx context.Context, in *NotNowInput) (*struct{}, error) {
	b := in.Body
	return nil, h.service.NotNow(ctx, b.Code, Joining{b.ID, About{FirstName: b.FirstName, ContactKind: b.ContactKind, Contact: b.Contact}}, &b.AskAgainDay)
}

// No takes somebody out of the pool.
func (h *Handler) No(ctx context.Context, in *LookInput) (*struct{}, error) {
	return nil, h.service.No(ctx, in.Body.Code)
}
