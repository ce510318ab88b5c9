package programme

import (
	"context"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/wires"
)

// MembershipWire is a participant's own cohort on the wire.
type MembershipWire struct {
	Cohort          CohortBase `json:"cohort" doc:"The cohort"`
	AgeGroup        string     `json:"age_group" enum:"under_25,over_25" doc:"The only thing kept about the age"`
	ContactPersonID *uuid.UUID `json:"contact_person_id" format:"uuid" nullable:"true" doc:"The coach this person asks first, null when none is chosen"`
}

// MembershipOutput carries a participant's own cohort.
type MembershipOutput struct{ Body MembershipWire }

// AwayWire is a time in which a coach is away.
type AwayWire struct {
	FromDay calendar.Day `json:"from_day" format:"date" doc:"The first day"`
	ToDay   calendar.Day `json:"to_day" format:"date" doc:"Last day away"`
}

// ContactWire is a coach with everything needed to reach them.
type ContactWire struct {
	ID          uuid.UUID  `json:"id" format:"uuid" doc:"Its id"`
	DisplayName string     `json:"display_name" doc:"Name as it is shown"`
	Phone       string     `json:"phone" doc:"Phone number, as one dials it"`
	Email       string     `json:"email" doc:"E-mail address"`
	Languages   []string   `json:"languages" doc:"Languages the coach speaks"`
	WorkingDays []int      `json:"working_days" doc:"1 is Monday, 7 is Sunday"`
	Absences    []AwayWire `json:"absences" doc:"Now and later"`
	AbsentToday bool       `json:"absent_today" doc:"Whether the coach is away today"`
}

// ContactsOutput carries the coaches of a cohort.
type ContactsOutput struct {
	Body struct {
		Items []ContactWire `json:"items" doc:"All of them"`
	}
}

// MemberWire is a participant as the coaches see them.
type MemberWire struct {
	ID              uuid.UUID     `json:"id" format:"uuid" doc:"Its id"`
	DisplayName     string        `json:"display_name" doc:"Name as it is shown"`
	Login           string        `json:"login" doc:"Short name for signing in"`
	Language        string        `json:"language" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" doc:"The language of the app for this person"`
	State           string        `json:"state" enum:"invited,active,disabled" doc:"Whether they have joined yet, or are shut out"`
	AgeGroup        string        `json:"age_group" enum:"under_25,over_25" doc:"The only thing kept about the age"`
	TandemID        *uuid.UUID    `json:"tandem_id" format:"uuid" nullable:"true" doc:"Their tandem, null before it is formed"`
	ContactPersonID *uuid.UUID    `json:"contact_person_id" format:"uuid" nullable:"true" doc:"The coach this person asks first, null when none is chosen"`
	Reachable       bool          `json:"reachable" doc:"A device of theirs can get reminders"`
	LeftDay         *calendar.Day `json:"left_day" format:"date" doc:"When they stopped taking part, null while they do"`
}

// MembersOutput carries the participants of a cohort.
type MembersOutput struct {
	Body struct {
		Items []MemberWire `json:"items" doc:"All of them"`
	}
}

// AddParticipantInput invites somebody to a cohort, under the caller's own id.
type AddParticipantInput struct {
	ID       uuid.UUID `path:"id" format:"uuid"`
	PersonID uuid.UUID `path:"person_id" format:"uuid"`
	Body     struct {
		AgeGroup    string `json:"age_group" enum:"under_25,over_25" doc:"The only thing kept about the age"`
		DisplayName string `json:"display_name,omitempty" maxLength:"60" doc:"Until the person chooses one"`
		Language    string `json:"language,omitempty" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" default:"de" doc:"The language of the app for this person"`
	}
}

// NewMemberWire is somebody just invited, with the code to hand over in person.
type NewMemberWire struct {
	Person struct {
		ID          uuid.UUID `json:"id" format:"uuid" doc:"Its id"`
		DisplayName string    `json:"display_name" doc:"Name as it is shown"`
		Login       string    `json:"login" doc:"Short name for signing in"`
		State       string    `json:"state" enum:"invited,active,disabled" doc:"Whether they have joined yet"`
	} `json:"person" doc:"Who was invited"`
	Invitation struct {
		Code      string    `json:"code" doc:"Ten signs to type, in two groups"`
		URL       string    `json:"url" doc:"The same for a QR code"`
		ExpiresAt time.Time `json:"expires_at" doc:"When it stops working"`
	} `json:"invitation" doc:"The code to hand over"`
}

// NewMemberOutput carries somebody just invited.
type NewMemberOutput struct{ Body NewMemberWire }

// CohortCoachInput names a coach of a cohort.
type CohortCoachInput struct {
	ID       uuid.UUID `path:"id" format:"uuid"`
	PersonID uuid.UUID `path:"person_id" format:"uuid"`
}

// ContactPersonInput is a participant's choice.
type ContactPersonInput struct {
	Body struct {
		CoachID uuid.UUID `json:"coach_id" format:"uuid" doc:"The coach"`
	}
}

// MyCohort shows a participant their own cohort.
func (h *Handler) MyCohort(ctx context.Context, _ *struct{}) (*MembershipOutput, error) {
	m, err := h.service.MyCohort(ctx, actor.Must(ctx))
	if err != nil {
		return nil, err
	}
	return &MembershipOutput{Body: MembershipWire{baseOf(m.Cohort, m.DayPlan), string(m.AgeGroup), m.ContactPersonID}}, nil
}

// ChooseContactPerson notes whom a participant asks first.
func (h *Handler) ChooseContactPerson(ctx context.Context, in *ContactPersonInput) (*struct{}, error) {
	return nil, h.service.ChooseContactPerson(ctx, actor.Must(ctx), in.Body.CoachID)
}

// AddCoach puts a coach beside a cohort.
func (h *Handler) AddCoach(ctx context.Context, in *CohortCoachInput) (*struct{}, error) {
	return nil, h.service.AddCoach(ctx, actor.Must(ctx), in.ID, in.PersonID)
}

// RemoveCoach takes a coach away from a cohort.
func (h *Handler) RemoveCoach(ctx context.Context, in *CohortCoachInput) (*struct{}, error) {
	return nil, h.service.RemoveCoach(ctx, actor.Must(ctx), in.ID, in.PersonID)
}

// Contacts lists all coaches of a cohort.
func (h *Handler) Contacts(ctx context.Context, in *CohortInput) (*ContactsOutput, error) {
	found, err := h.service.Contacts(ctx, actor.Must(ctx), in.ID)
	if err != nil {
		return nil, err
	}
	out := &ContactsOutput{}
	out.Body.Items = wires.Of(found, contactWireOf)
	return out, nil
}

func contactWireOf(c Contact) ContactWire {
	away := make([]AwayWire, 0, len(c.Absences))
	for _, a := range c.Absences {
		away = append(away, AwayWire{a.FromDay, a.ToDay})
	}
	return ContactWire{
		ID: c.Person.ID, DisplayName: c.Person.DisplayName, Phone: c.Card.Phone, Email: c.Card.Email,
		Languages: append([]string{}, c.Card.Languages...), WorkingDays: append([]int{}, c.Card.WorkingDays...),
		Absences: away, AbsentToday: c.AbsentToday,
	}
}

// AddParticipant invites somebody to a cohort, once, however often it is asked to.
func (h *Handler) AddParticipant(ctx context.Context, in *AddParticipantInput) (*NewMemberOutput, error) {
	p, invitation, err := h.service.AddParticipant(ctx, actor.Must(ctx), in.ID, NewParticipant{
		ID:       in.PersonID,
		AgeGroup: AgeGroup(in.Body.AgeGroup), DisplayName: in.Body.DisplayName, Language: in.Body.Language,
	})
	if err != nil {
		return nil, err
	}
	out := &NewMemberOutput{}
	person, code := &out.Body.Person, &out.Body.Invitation
	person.ID, person.DisplayName, person.Login, person.State = p.ID, p.DisplayName, p.Login, string(p.State)
	code.Code, code.URL, code.ExpiresAt = invitation.Code, h.joinURL(invitation.Code), invitation.ExpiresAt
	return out, nil
}

// Members lists the participants of a cohort.
func (h *Handler) Members(ctx context.Context, in *CohortInput) (*MembersOutput, error) {
	found, err := h.service.Members(ctx, actor.Must(ctx), in.ID)
	if err != nil {
		return nil, err
	}
	out := &MembersOutput{}
	out.Body.Items = make([]MemberWire, 0, len(found))
	for _, m := range found {
		out.Body.Items = append(out.Body.Items, MemberWire{
			m.PersonID, m.Person.DisplayName, m.Person.Login, m.Person.Language, string(m.Person.State),
			string(m.AgeGroup), m.TandemID, m.ContactPersonID, m.Reachable, m.LeftDay,
		})
	}
	return out, nil
}
