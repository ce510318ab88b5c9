package programme

import (
	"net/mail"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/problem"
)

// Place is a good place to meet outside the office.
type Place struct {
	ID              uuid.UUID `gorm:"primaryKey"`
	Name            string
	Address         string
	StepFree        bool
	ChildrenWelcome bool
	NoNeedToBuy     bool
	Note            string
	Version         int
	CreatedAt       time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt       time.Time `gorm:"autoUpdateTime:false"`
}

func (p Place) check() error {
	if p.Name == "" {
		return problem.Invalid(problem.Field{Pointer: "/name", Code: "required"})
	}
	return nil
}

func (p Place) sameContent(o Place) bool {
	return p.Name == o.Name && p.Address == o.Address && p.Note == o.Note &&
		p.StepFree == o.StepFree && p.ChildrenWelcome == o.ChildrenWelcome && p.NoNeedToBuy == o.NoNeedToBuy
}

// Office is how the office shows itself to everybody.
type Office struct {
	Name         string
	ContactPhone string
	ContactEmail string
	PrivacyText  string
	HelpNumbers  []HelpNumber // nil until somebody has set them
	Version      int          // 0 until somebody has set it
}

func (o Office) sameContent(p Office) bool {
	return o.Name == p.Name && o.ContactPhone == p.ContactPhone && o.ContactEmail == p.ContactEmail &&
		o.PrivacyText == p.PrivacyText && slices.Equal(o.HelpNumbers, p.HelpNumbers)
}

// The printed sheet and the pages before signing in show phone and e-mail: what cannot be right is sent back.
func (o Office) check() error {
	var fields []problem.Field
	if o.Name == "" {
		fields = append(fields, problem.Field{Pointer: "/office_name", Code: "required"})
	}
	if o.ContactPhone != "" && !strings.ContainsAny(o.ContactPhone, "0123456789") {
		fields = append(fields, problem.Field{Pointer: "/contact_phone", Code: "wrong_format"})
	}
	if o.ContactEmail != "" {
		if address, err := mail.ParseAddress(o.ContactEmail); err != nil || address.Address != o.ContactEmail {
			fields = append(fields, problem.Field{Pointer: "/contact_email", Code: "wrong_format"})
		}
	}
	if fields = append(fields, checkHelp(o.HelpNumbers)...); len(fields) > 0 {
		return problem.Invalid(fields...)
	}
	return nil
}
