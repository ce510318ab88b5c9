package reminder

import (
	"context"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/person"
)

const (
	pollEvery = 5 * time.Second
	batchSize = 50
	atOnce    = 8
	keepFor   = 30 * 24 * time.Hour
)

// Run hands over what is due until the context ends. Every replica runs it; the
// jitter keeps them from asking at the same moment.
func (s *Service) Run(ctx context.Context) {
	for {
		wait := time.NewTimer(pollEvery + rand.N(pollEvery))
		select {
		case <-ctx.Done():
			wait.Stop()
			return
		case <-s.wake:
		case <-wait.C:
		}
		wait.Stop()
		if _, err := s.RunDue(ctx); err != nil && ctx.Err() == nil {
			s.log.Error("reminders could not be handed over", "error", err)
		}
	}
}

// Tidy forgets reminders a month after their occasion.
func (s *Service) Tidy(ctx context.Context) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error { return deleteOld(ctx, tx, s.db.Now().Add(-keepFor)) })
}

// RunDue hands over everything that is due now and says how many reminders it tried.
func (s *Service) RunDue(ctx context.Context) (int, error) {
	tried := 0
	for {
		claimed, more, err := s.claim(ctx)
		if err != nil {
			return tried, err
		}
		tried += len(claimed)
		if err := s.deliver(ctx, claimed); err != nil {
			return tried, err
		}
		if !more || ctx.Err() != nil {
			return tried, ctx.Err()
		}
	}
}

// claim reserves a batch in a short transaction and settles what needs no sending.
func (s *Service) claim(ctx context.Context) (claimed []Reminder, more bool, err error) {
	token := uuid.New()
	err = s.db.Tx(ctx, func(tx *gorm.DB) error {
		claimed = nil
		now := s.db.Now()
		due, err := dueReminders(ctx, tx, now, batchSize)
		if err != nil || len(due) == 0 {
			return err
		}
		more = len(due) == batchSize
		late, err := overtaken(ctx, tx, idsOf(due), now)
		if err != nil {
			return err
		}
		paused, err := s.paused(ctx, tx, due)
		if err != nil {
			return err
		}
		for _, r := range due {
			better := r.goodMoment(now, s.zone)
			switch {
			case r.Expired(now):
				r.Skip(skippedExpired)
			case paused[r.PersonID] && r.Occasion != Test:
				r.Skip(skippedPaused)
			case late[r.ID]:
				r.Skip(skippedNewer)
			case better.After(now):
				r.Wait(better)
			default:
				r.Claim(token, now)
				claimed = append(claimed, r)
			}
			if err := saveReminder(ctx, tx, r); err != nil {
				return err
			}
		}
		return nil
	})
	return claimed, more, err
}

func (s *Service) paused(ctx context.Context, tx *gorm.DB, due []Reminder) (map[uuid.UUID]bool, error) {
	if s.pauses == nil {
		return nil, nil
	}
	return s.pauses.Paused(ctx, tx, peopleOf(due))
}

// deliver sends outside of any transaction, some at once.
func (s *Service) deliver(ctx context.Context, claimed []Reminder) error {
	people, err := s.people.FindMany(ctx, s.db.Read(ctx), peopleOf(claimed))
	if err != nil {
		return err
	}
	var all sync.WaitGroup
	free := make(chan struct{}, atOnce)
	for _, r := range claimed {
		free <- struct{}{}
		all.Go(func() {
			defer func() { <-free }()
			outcome, mine := s.hand(ctx, r, people[r.PersonID])
			if !mine {
				return
			}
			// What has been handed over is noted even when the process is asked to stop just now.
			noting, cancel := context.WithTimeout(context.WithoutCancel(ctx), sendLimit)
			defer cancel()
			if err := s.finish(noting, r, outcome); err != nil {
				s.log.Error("a reminder's outcome could not be noted", "reminder", r.ID, "error", err)
			}
		})
	}
	all.Wait()
	return nil
}

// hand gives the reminder to the channel, unless meanwhile the occasion has
// changed or the lease has become too short to finish in time.
func (s *Service) hand(ctx context.Context, r Reminder, p person.Person) (Outcome, bool) {
	now := s.db.Now()
	mine, err := holdsLease(ctx, s.db.Read(ctx), r)
	if err != nil || !mine || now.Add(sendLimit).After(*r.LeaseUntil) {
		return Outcome{}, false
	}
	if r.Expired(now) {
		return Outcome{Result: useless, Code: skippedExpired}, true
	}
	if p.ID == uuid.Nil || p.State == person.Disabled {
		return Outcome{Result: useless, Code: skippedGone}, true
	}
	sending, cancel := context.WithTimeout(ctx, sendLimit)
	defer cancel()
	outcome, err := s.channel.Send(sending, r.PersonID, s.notice(r, p.Language, now))
	if err != nil {
		s.log.Warn("a reminder could not be handed over", "reminder", r.ID, "error", err)
		return Outcome{Result: TryLater, Code: "channel_error"}, true
	}
	return outcome, true
}

func (s *Service) finish(ctx context.Context, r Reminder, o Outcome) error {
	token := *r.LeaseToken
	r.Finish(o, s.db.Now())
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		_, err := finishReminder(ctx, tx, r, token)
		return err
	})
}

func (s *Service) wakeUp() {
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

func idsOf(rows []Reminder) []uuid.UUID {
	ids := make([]uuid.UUID, 0, len(rows))
	for _, r := range rows {
		ids = append(ids, r.ID)
	}
	return ids
}

func peopleOf(rows []Reminder) []uuid.UUID {
	ids := make([]uuid.UUID, 0, len(rows))
	for _, r := range rows {
		ids = append(ids, r.PersonID)
	}
	return ids
}
