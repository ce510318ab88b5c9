package recruiting

import (
	"time"

	"github.com/google/uuid"
)

// Kind says who a code is for.
type Kind string

// The codes: for colleagues who name somebody, on a flyer for whoever wants to come, and of somebody who has been
// through it. A prospect's own code is no row of its own.
const (
	Referral Kind = "referral"
	Flyer    Kind = "flyer"
	Champion Kind = "champion"
	Personal Kind = "personal"
)

// Code opens a form and nothing that anybody has written.
type Code struct {
	ID        uuid.UUID `gorm:"primaryKey"`
	CohortID  uuid.UUID
	Kind      Kind
	Code      string
	PersonID  *uuid.UUID // the champion
	Story     string     // in the champion's own words, for whoever gets the code
	CreatedBy *uuid.UUID
	RevokedAt *time.Time
	Version   int
	CreatedAt time.Time `gorm:"autoCreateTime:false"`
}

// TableName names the table.
func (Code) TableName() string { return "recruiting_codes" }

// path is the page that a code opens: the colleague's form, or the six cards.
func (k Kind) path() string {
	if k == Referral {
		return "/refer#"
	}
	return "/start#"
}
