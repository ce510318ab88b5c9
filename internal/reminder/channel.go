package reminder

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
)

// ChannelName is what people choose a channel by.
type ChannelName string

// The channels, in the order they are tried in unless the person wants another one.
const (
	Push  ChannelName = "push"
	Email ChannelName = "email"
	SMS   ChannelName = "sms"
)

func usualOrder() []ChannelName { return []ChannelName{Push, Email, SMS} }

// Traits are what the ladder has to know about a channel.
type Traits struct {
	Name ChannelName
	Off  bool // the office has not set it up
	Once bool // a second notice would be worse than none: it counts as handed over before it is
	Bulk int  // how many notices are handed over in one go
}

// Parcel is a notice with the person it is for.
type Parcel struct {
	PersonID uuid.UUID
	Notice   Notice
}

// Channel is one way of reaching people.
type Channel interface {
	Traits() Traits
	// Reaches says for whom of the people it is worth trying.
	Reaches(ctx context.Context, tx *gorm.DB, people []uuid.UUID) (map[uuid.UUID]bool, error)
	// HandOver carries the parcels and says what became of each, in their order.
	HandOver(ctx context.Context, parcels []Parcel) []Outcome
}

// Devices is the channel that reaches phones.
type Devices interface {
	Channel
	// Devices counts what a notice to the person would go to.
	Devices(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (int, error)
	// Reachable says whose devices have shown a sign of life lately.
	Reachable(ctx context.Context, tx *gorm.DB, people []uuid.UUID) (map[uuid.UUID]bool, error)
}

// Result is what became of a notice.
type Result int

// The results. TryLater is the zero value: what is unknown is repeated.
const (
	TryLater   Result = iota
	HandedOver        // taken, with nothing more to be done
	Doubtful          // perhaps taken, or for a place where nobody has been seen for long
	NoDevice          // the channel has nothing to reach the person by
	Refused
	useless // it would not help any more; only the runner finds that out
)

// Outcome is the channel's answer; Code is a stable word for the record.
type Outcome struct {
	Result     Result
	RetryAfter time.Duration
	Code       string
}

// ways are a person's channels: all in the person's order, and those that are worth trying.
type ways struct{ order, open []ChannelName }

// waysTo asks every channel for whom of the people it is worth trying.
func (s *Service) waysTo(ctx context.Context, tx *gorm.DB, people []uuid.UUID) (map[uuid.UUID]ways, error) {
	settings, err := settingsOf(ctx, tx, people)
	if err != nil {
		return nil, err
	}
	reached := map[ChannelName]map[uuid.UUID]bool{}
	for _, l := range s.lines {
		if reached[l.traits.Name], err = l.channel.Reaches(ctx, tx, people); err != nil {
			return nil, err
		}
	}
	found := make(map[uuid.UUID]ways, len(people))
	for id, chosen := range settings {
		w := ways{order: chosen.Channels}
		for _, name := range w.order {
			if reached[name][id] {
				w.open = append(w.open, name)
			}
		}
		found[id] = w
	}
	return found, nil
}

// Reachable says whom reminders reach: on a device that has shown a sign of life
// lately, or by another channel the person has opened.
func (s *Service) Reachable(ctx context.Context, tx *gorm.DB, people []uuid.UUID) (map[uuid.UUID]bool, error) {
	reachable, err := s.devices.Reachable(ctx, tx, people)
	if err != nil || len(s.lines) == 1 {
		return reachable, err
	}
	all, err := s.waysTo(ctx, tx, people)
	for id, w := range all {
		if slices.ContainsFunc(w.open, func(n ChannelName) bool { return n != Push }) {
			reachable[id] = true
		}
	}
	return reachable, err
}
