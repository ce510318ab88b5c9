package reminder

import (
	"context"

	"gorm.io/gorm"
)

// Watch counts what becomes of reminders, in stable words.
type Watch interface {
	Reminded(channel, result, reason string)
}

// What is counted beside the last states: the reminder goes on.
const (
	tellMoved = "moved" // to another channel
	tellAgain = "again" // on the same one, later
)

// parting is a reminder as it is now, and the channel it was on.
type parting struct {
	from     ChannelName
	reminder Reminder
}

// told counts how a reminder left the channel it was on.
func (s *Service) told(p parting) {
	if s.watch == nil {
		return
	}
	result := string(p.reminder.State)
	switch {
	case p.reminder.State == Pending && p.reminder.Channel != p.from:
		result = tellMoved
	case p.reminder.State == Pending:
		result = tellAgain
	}
	s.watch.Reminded(string(p.from), result, p.reminder.LastError)
}

// Pile is how many reminders of a channel are in a state.
type Pile struct {
	Channel ChannelName
	State   State
	Count   int
}

// Outbox counts what is still to be handed over: pending, most of it later, and claimed, on its way.
func (s *Service) Outbox(ctx context.Context) ([]Pile, error) { return outbox(ctx, s.db.Read(ctx)) }

func outbox(ctx context.Context, tx *gorm.DB) ([]Pile, error) {
	var piles []Pile
	err := tx.WithContext(ctx).Model(&Reminder{}).Select("channel, state, count(*) AS count").
		Where("state IN ('pending', 'claimed')").Group("channel, state").Order("channel, state").Scan(&piles).Error
	return piles, err
}
