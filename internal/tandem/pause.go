package tandem

import (
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
)

// asksAfter is how many days a pause lasts before the app asks, once, whether it goes on.
const asksAfter = 21

// Pause is a time in which a participant cannot take part. Nobody asks for a reason, the place is
// kept, and what happens in these days counts neither for nor against anybody.
type Pause struct {
	ID                uuid.UUID `gorm:"primaryKey"`
	PersonID          uuid.UUID
	FromDay           calendar.Day
	UntilDay          *calendar.Day // the first day back, none while it lasts
	TellPartner       bool
	TellContactPerson bool
	GoesOnDay         *calendar.Day // when the person said that it goes on
	Version           int
	CreatedAt         time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt         time.Time `gorm:"autoUpdateTime:false"`
}

// Telling is whom a person wants to know of their pause; nobody is a good answer.
type Telling struct {
	Partner       bool
	ContactPerson bool
}

func (p *Pause) tell(t Telling, now time.Time) bool {
	if p.TellPartner == t.Partner && p.TellContactPerson == t.ContactPerson {
		return false
	}
	p.TellPartner, p.TellContactPerson = t.Partner, t.ContactPerson
	p.touch(now)
	return true
}

// goOn answers the question whether the pause goes on; it is not asked again.
func (p *Pause) goOn(today calendar.Day, now time.Time) bool {
	if p.GoesOnDay != nil {
		return false
	}
	p.GoesOnDay = &today
	p.touch(now)
	return true
}

func (p *Pause) touch(now time.Time) { p.Version, p.UpdatedAt = p.Version+1, now }

// Asks says that the pause has lasted so long that the app may ask, once, whether it goes on.
func (p Pause) Asks(today calendar.Day) bool {
	return p.UntilDay == nil && p.GoesOnDay == nil && p.FromDay.DaysUntil(today) >= asksAfter
}

// LastDay is the last day of the pause, today while it lasts.
func (p Pause) LastDay(today calendar.Day) calendar.Day {
	if p.UntilDay == nil {
		return today
	}
	return p.UntilDay.AddDays(-1)
}

// Touches says whether one of the days from and to, both included, lies in the pause.
func (p Pause) Touches(from, to, today calendar.Day) bool {
	return p.FromDay <= to && p.LastDay(today) >= from
}

// toldTo says whether the pause of this partner is the reader's to know: their own, the partner's
// when they were told, and the contact person's when they were. Everybody else must not even notice.
func (p Pause) toldTo(who actor.Actor, owner Partner) bool {
	if who.IsMirror() && !p.toldTo(who.Behind(), owner) {
		return false
	}
	switch {
	case who.PersonID == owner.PersonID:
		return true
	case who.Is(actor.Participant):
		return p.TellPartner
	case who.Is(actor.Coach):
		return p.TellContactPerson && owner.ContactPersonID != nil && *owner.ContactPersonID == who.PersonID
	}
	return false
}

// PauseSeen gives a partner's pause to those who have been told of it, else nothing.
func (p Partner) PauseSeen(who actor.Actor) *Pause {
	if p.Pause == nil || !p.Pause.toldTo(who, p) {
		return nil
	}
	return p.Pause
}
