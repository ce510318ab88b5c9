// Package reminder knows what is due to whom and when. A reminder is a row that
// is written together with its occasion, handed to a channel at least once, and
// never after the occasion.
package reminder

import (
	"time"

	"github.com/google/uuid"
)

// Occasion is what a reminder is about; it is also the kind people switch off.
type Occasion string

// The occasions. News and suggestions are rare and a test is asked for; they have no switch.
const (
	Meeting   Occasion = "meeting"   // the two partners' own planned meeting
	Milestone Occasion = "milestone" // a milestone meeting
	Gathering Occasion = "gathering" // everybody together
	Group     Occasion = "group"     // a suggestion for that, which belongs to a cohort
	Plan      Occasion = "plan"      // a plan that waits for a coach
	Promise   Occasion = "promise"   // a promise that a coach has to keep
	Message   Occasion = "message"   // somebody has written
	News      Occasion = "news"      // something to read in the app
	Test      Occasion = "test"
)

// Switchable are the occasions a person can switch off.
var Switchable = []Occasion{Milestone, Meeting, Gathering, Plan, Promise, Message}

// Kind says which of an occasion's reminders it is.
type Kind string

// The kinds.
const (
	Week      Kind = "week"      // seven days before
	Day       Kind = "day"       // one day before
	Hours     Kind = "hours"     // two hours before
	Chosen    Kind = "chosen"    // as long before as the person chose
	Moved     Kind = "moved"     // at once
	Cancelled Kind = "cancelled" // at once
	Waiting   Kind = "waiting"
	Due       Kind = "due"
	Written   Kind = "message"
	Inside    Kind = "tandem_message" // written by the partner
	Told      Kind = "news"
	Tried     Kind = "test"
)

// State is how far a reminder has come.
type State string

// A pending reminder is claimed by one replica, and then sent, skipped because
// it would not help, or failed because nobody took it in time.
const (
	Pending State = "pending"
	Claimed State = "claimed"
	Sent    State = "sent"
	Skipped State = "skipped"
	Failed  State = "failed"
)

// Why a reminder was skipped.
const (
	skippedChanged  = "changed"   // the occasion is another one now
	skippedOff      = "off"       // the person does not want this kind
	skippedNewer    = "newer"     // a later reminder of the same occasion is due as well
	skippedExpired  = "expired"   // it would come after the occasion
	skippedGone     = "gone"      // the person is not there any more
	skippedNoDevice = "no_device" // nothing to send it to
	skippedPaused   = "paused"    // the person takes a break
)

// Reminder is one message that one person gets about one revision of an occasion.
type Reminder struct {
	ID         uuid.UUID `gorm:"primaryKey"`
	Occasion   Occasion
	OccasionID uuid.UUID
	Revision   int
	Kind       Kind
	PersonID   uuid.UUID
	Channel    ChannelName   // where it is now
	Tried      []ChannelName `gorm:"serializer:json"` // where it has been in vain
	MoveOnAt   *time.Time    // when another channel takes over
	DueAt      time.Time
	ExpiresAt  time.Time
	StartsAt   *time.Time
	State      State
	Attempts   int
	NextTryAt  time.Time
	LeaseUntil *time.Time
	LeaseToken *uuid.UUID
	LastError  string
	SentAt     *time.Time
	CreatedAt  time.Time
}

// A lease outlives the sending of a whole batch, so that a living replica is not overtaken.
const leaseTime = 2 * time.Minute

// Claim reserves the reminder for the holder of the token.
func (r *Reminder) Claim(token uuid.UUID, now time.Time) {
	until := now.Add(leaseTime)
	r.State, r.LeaseToken, r.LeaseUntil = Claimed, &token, &until
	r.Attempts++
	if r.MoveOnAt == nil {
		at := r.moveOn(now)
		r.MoveOnAt = &at
	}
}

// settle decides about a due reminder that need not be sent now, or never.
func (r *Reminder) settle(overtaken, paused bool, now time.Time, zone *time.Location) bool {
	switch better := r.goodMoment(now, zone); {
	case r.Expired(now):
		r.Skip(skippedExpired)
	case paused && !r.ofAccount():
		r.Skip(skippedPaused)
	case overtaken:
		r.Skip(skippedNewer)
	case better.After(now):
		r.Wait(better)
	default:
		return false
	}
	return true
}

// ofAccount says whether it is about the person's own account: a test they asked for, or that the account will go. That
// comes in a break, too.
func (r Reminder) ofAccount() bool { return r.OccasionID == r.PersonID }

// Skip ends the reminder unsent, with the reason.
func (r *Reminder) Skip(reason string) {
	r.State, r.LastError = Skipped, reason
	r.LeaseToken, r.LeaseUntil = nil, nil
}

// Wait puts the reminder back until a better moment.
func (r *Reminder) Wait(until time.Time) {
	r.State, r.NextTryAt = Pending, until
	r.LeaseToken, r.LeaseUntil = nil, nil
}

// Expired says whether it would come after the occasion.
func (r Reminder) Expired(now time.Time) bool { return !now.Before(r.ExpiresAt) }
