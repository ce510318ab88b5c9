package programme

import (
	"context"

	"github.com/google/uuid"

	"mainpate/internal/wires"
)

// PlaceWire is a good place on the wire.
type PlaceWire struct {
	ID              uuid.UUID `json:"id" format:"uuid" doc:"Its id"`
	Name            string    `json:"name" doc:"What it is called"`
	Address         string    `json:"address" doc:"Street and number"`
	StepFree        bool      `json:"step_free" doc:"Whether one gets in without steps"`
	ChildrenWelcome bool      `json:"children_welcome" doc:"Whether children are welcome"`
	NoNeedToBuy     bool      `json:"no_need_to_buy" doc:"Whether one may sit without buying"`
	Note            string    `json:"note" doc:"What else is good to know"`
	Version         int       `json:"version" doc:"Counts the changes; a change names it in If-Match"`
}

// PlaceOutput carries a place.
type PlaceOutput struct{ Body PlaceWire }

// PlacesOutput carries places.
type PlacesOutput struct {
	Body struct {
		Items []PlaceWire `json:"items" doc:"All of them"`
	}
}

// PlaceInput names a place.
type PlaceInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// SavePlaceInput is a place under an id the screen chose.
type SavePlaceInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	IfMatch string    `header:"If-Match" doc:"The version the change is based on; left out for a new place"`
	Body    struct {
		Name            string `json:"name" minLength:"1" maxLength:"80" doc:"What it is called"`
		Address         string `json:"address,omitempty" maxLength:"160" doc:"Street and number"`
		StepFree        bool   `json:"step_free,omitempty" doc:"Whether one gets in without steps"`
		ChildrenWelcome bool   `json:"children_welcome,omitempty" doc:"Whether children are welcome"`
		NoNeedToBuy     bool   `json:"no_need_to_buy,omitempty" doc:"Whether one may sit without buying"`
		Note            string `json:"note,omitempty" maxLength:"300" doc:"What else is good to know"`
	}
}

// OfficeWire is what the office says about itself.
type OfficeWire struct {
	OfficeName   string           `json:"office_name" doc:"What the office is called"`
	ContactPhone string           `json:"contact_phone" doc:"Phone number of the office"`
	ContactEmail string           `json:"contact_email" doc:"E-mail address of the office"`
	PrivacyText  string           `json:"privacy_text" doc:"What the office says about privacy"`
	HelpNumbers  []HelpNumberWire `json:"help_numbers" doc:"Whom one can call in hard times"`
	Version      int              `json:"version" doc:"0 as long as nothing has been set"`
}

// HelpNumberWire is a help line on the wire.
type HelpNumberWire struct {
	Name  string `json:"name" minLength:"1" maxLength:"80" doc:"What it is called"`
	Phone string `json:"phone" minLength:"3" maxLength:"40" doc:"The number, as one dials it"`
	Note  string `json:"note" required:"false" maxLength:"120" doc:"When it can be reached, or for whom it is"`
}

// HelpNumbersOf shows help lines.
func HelpNumbersOf(numbers []HelpNumber) []HelpNumberWire {
	wire := make([]HelpNumberWire, 0, len(numbers))
	for _, n := range numbers {
		wire = append(wire, HelpNumberWire{n.Name, n.Phone, n.Note})
	}
	return wire
}

// OfficeOutput carries what the office says about itself.
type OfficeOutput struct{ Body OfficeWire }

// SaveOfficeInput changes what the office says about itself.
type SaveOfficeInput struct {
	IfMatch string `header:"If-Match" doc:"The version the change is based on; left out the first time"`
	Body    struct {
		OfficeName   string            `json:"office_name" minLength:"1" maxLength:"120" doc:"What the office is called"`
		ContactPhone string            `json:"contact_phone,omitempty" maxLength:"40" doc:"Phone number of the office"`
		ContactEmail string            `json:"contact_email,omitempty" maxLength:"120" doc:"E-mail address of the office"`
		PrivacyText  string            `json:"privacy_text,omitempty" maxLength:"10000" doc:"What the office says about privacy"`
		HelpNumbers  *[]HelpNumberWire `json:"help_numbers,omitempty" maxItems:"10" doc:"Whom one can call in hard times; left out, they stay as they are"`
	}
}

// Places lists the good places.
func (h *Handler) Places(ctx context.Context, _ *struct{}) (*PlacesOutput, error) {
	found, err := h.service.Places(ctx)
	if err != nil {
		return nil, err
	}
	out := &PlacesOutput{}
	out.Body.Items = wires.Of(found, placeWireOf)
	return out, nil
}

// SavePlace adds or changes a place.
func (h *Handler) SavePlace(ctx context.Context, in *SavePlaceInput) (*PlaceOutput, error) {
	version, err := optionalVersion(in.IfMatch)
	if err != nil {
		return nil, err
	}
	b := in.Body
	p, err := h.service.SavePlace(ctx, version, Place{
		ID: in.ID, Name: b.Name, Address: b.Address, Note: b.Note,
		StepFree: b.StepFree, ChildrenWelcome: b.ChildrenWelcome, NoNeedToBuy: b.NoNeedToBuy,
	})
	if err != nil {
		return nil, onTheWire(err)
	}
	return &PlaceOutput{Body: placeWireOf(p)}, nil
}

// DeletePlace takes a place off the list.
func (h *Handler) DeletePlace(ctx context.Context, in *PlaceInput) (*struct{}, error) {
	return nil, h.service.DeletePlace(ctx, in.ID)
}

// Office shows what the office says about itself.
func (h *Handler) Office(ctx context.Context, _ *struct{}) (*OfficeOutput, error) {
	o, err := h.service.Office(ctx)
	if err != nil {
		return nil, err
	}
	return &OfficeOutput{Body: officeWireOf(o)}, nil
}

// SaveOffice changes what the office says about itself.
func (h *Handler) SaveOffice(ctx context.Context, in *SaveOfficeInput) (*OfficeOutput, error) {
	version, err := optionalVersion(in.IfMatch)
	if err != nil {
		return nil, err
	}
	b := in.Body
	var help []HelpNumber
	if b.HelpNumbers != nil {
		help = make([]HelpNumber, 0, len(*b.HelpNumbers))
		for _, n := range *b.HelpNumbers {
			help = append(help, HelpNumber{n.Name, n.Phone, n.Note})
		}
	}
	o, err := h.service.SaveOffice(ctx, version, Office{
		Name: b.OfficeName, ContactPhone: b.ContactPhone, ContactEmail: b.ContactEmail, PrivacyText: b.PrivacyText, HelpNumbers: help,
	})
	if err != nil {
		return nil, onTheWire(err)
	}
	return &OfficeOutput{Body: officeWireOf(o)}, nil
}

func placeWireOf(p Place) PlaceWire {
	return PlaceWire{p.ID, p.Name, p.Address, p.StepFree, p.ChildrenWelcome, p.NoNeedToBuy, p.Note, p.Version}
}

func officeWireOf(o Office) OfficeWire {
	return OfficeWire{o.Name, o.ContactPhone, o.ContactEmail, o.PrivacyText, HelpNumbersOf(o.HelpNumbers), o.Version}
}
