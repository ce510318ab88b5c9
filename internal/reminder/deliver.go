package reminder

import (
	"context"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/person"
)

// sendLimit is how long one handful may take.
const sendLimit = 30 * time.Second

// handed is a reminder and what became of it.
type handed struct {
	reminder Reminder
	outcome  Outcome
}

// deliver sends a handful outside of any transaction and notes what became of it.
// What cannot be noted is repeated when its lease has run out.
func (s *Service) deliver(ctx context.Context, l *line, claimed []Reminder) {
	done, err := s.hand(ctx, l, claimed)
	if err == nil {
		// What has been handed over is noted even when the process is asked to stop just now.
		noting, cancel := context.WithTimeout(context.WithoutCancel(ctx), sendLimit)
		defer cancel()
		err = s.note(noting, done)
	}
	if err != nil && ctx.Err() == nil {
		s.log.Error("reminders could not be handed over and noted", "channel", l.traits.Name, "count", len(claimed), "error", err)
	}
}

// hand gives the reminders to the channel.
func (s *Service) hand(ctx context.Context, l *line, claimed []Reminder) ([]handed, error) {
	going, parcels, done, err := s.pack(ctx, l, claimed)
	if err != nil || len(going) == 0 {
		return done, err
	}
	if l.traits.Once {
		if mine, err := s.markSent(ctx, going[0]); err != nil || !mine {
			return done, err
		}
	}
	sending, cancel := context.WithTimeout(ctx, sendLimit)
	defer cancel()
	for i, outcome := range l.channel.HandOver(sending, parcels) {
		done = append(done, handed{going[i], outcome})
	}
	return done, nil
}

// pack writes the notices, but none for a reminder whose occasion has changed
// meanwhile or whose lease has become too short to finish in time.
func (s *Service) pack(ctx context.Context, l *line, claimed []Reminder) (going []Reminder, parcels []Parcel, done []handed, err error) {
	readers, err := stillMine(ctx, s.db.Read(ctx), claimed)
	if err != nil {
		return nil, nil, nil, err
	}
	now := s.db.Now()
	for _, r := range claimed {
		to, mine := readers[r.ID]
		if !mine || now.Add(sendLimit).After(*r.LeaseUntil) {
			continue
		}
		if reason, ok := l.useless(r, to, now); ok {
			done = append(done, handed{r, reason})
			continue
		}
		going = append(going, r)
		parcels = append(parcels, Parcel{r.PersonID, s.notice(r, to, now)})
	}
	return going, parcels, done, nil
}

// useless says why a reminder need not be given to the channel at all.
func (l *line) useless(r Reminder, to reader, now time.Time) (Outcome, bool) {
	switch {
	case r.Expired(now):
		return Outcome{Result: useless, Code: skippedExpired}, true
	case to.State == person.Disabled:
		return Outcome{Result: useless, Code: skippedGone}, true
	case r.Channel != l.traits.Name:
		return Outcome{Result: NoDevice, Code: "channel_off"}, true
	}
	return Outcome{}, false
}

// markSent notes ahead that a reminder is handed over, in a transaction that is
// over before it is: whatever happens then, it is not handed over again.
func (s *Service) markSent(ctx context.Context, r Reminder) (mine bool, err error) {
	err = s.db.Tx(ctx, func(tx *gorm.DB) (err error) {
		mine, err = markSent(ctx, tx, r, s.db.Now())
		return err
	})
	return mine, err
}

// note writes down what became of the reminders, those that arrived in one statement.
func (s *Service) note(ctx context.Context, done []handed) error {
	var arrived []Reminder
	var rest []handed
	for _, d := range done {
		if d.outcome == (Outcome{Result: HandedOver}) {
			arrived = append(arrived, d.reminder)
		} else {
			rest = append(rest, d)
		}
	}
	if len(done) == 0 {
		return nil
	}
	var left []parting
	err := s.db.Tx(ctx, func(tx *gorm.DB) (err error) {
		left = nil
		if err := finishArrived(ctx, tx, arrived, s.db.Now()); err != nil || len(rest) == 0 {
			return err
		}
		left, err = s.noteRest(ctx, tx, rest)
		return err
	})
	if err != nil {
		return err
	}
	for _, r := range arrived {
		r.State, r.LastError = Sent, ""
		s.told(parting{r.Channel, r})
	}
	for _, p := range left {
		s.told(p)
		if p.reminder.Channel != p.from {
			s.wakeUp(p.reminder.Channel)
		}
	}
	return nil
}

func (s *Service) noteRest(ctx context.Context, tx *gorm.DB, rest []handed) ([]parting, error) {
	var people []uuid.UUID
	for _, d := range rest {
		people = append(people, d.reminder.PersonID)
	}
	all, err := s.waysTo(ctx, tx, people)
	if err != nil {
		return nil, err
	}
	now := s.db.Now()
	var left []parting
	for _, d := range rest {
		r, token, from := d.reminder, *d.reminder.LeaseToken, d.reminder.Channel
		r.Finish(d.outcome, r.next(all[r.PersonID]), now)
		if err := finishReminder(ctx, tx, r, token); err != nil {
			return nil, err
		}
		left = append(left, parting{from, r})
	}
	return left, nil
}
