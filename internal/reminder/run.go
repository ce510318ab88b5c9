package reminder

import (
	"cmp"
	"context"
	"math/rand/v2"
	"slices"
	"sync"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
)

const (
	pollEvery = 2 * time.Second
	keepFor   = 30 * 24 * time.Hour
)

// Pace is how much a replica takes on at a time: how many handfuls of a channel
// it claims in one go, and how many of them are on their way at once.
type Pace struct{ Handfuls, AtOnce int }

func (p Pace) orUsual() Pace { return Pace{cmp.Or(p.Handfuls, 3), cmp.Or(p.AtOnce, 2)} }

// line works for one channel, so that one that hangs holds up no other.
type line struct {
	channel Channel
	traits  Traits
	wake    chan struct{}
}

func newLine(c Channel) *line {
	t := c.Traits()
	t.Bulk = max(t.Bulk, 1)
	if t.Once {
		t.Bulk = 1 // what is noted ahead of the sending must be as little as possible
	}
	return &line{channel: c, traits: t, wake: make(chan struct{}, 1)}
}

// Run hands over what is due until the context ends. Every replica runs it; the
// jitter keeps them from asking at the same moment.
func (s *Service) Run(ctx context.Context) {
	var all sync.WaitGroup
	for _, l := range s.lines {
		all.Go(func() { s.runLine(ctx, l) })
	}
	all.Wait()
}

func (s *Service) runLine(ctx context.Context, l *line) {
	// After a restart somebody may have been waiting already.
	for pause := rand.N(time.Second); ; pause = pollEvery + rand.N(pollEvery) {
		wait := time.NewTimer(pause)
		select {
		case <-ctx.Done():
			wait.Stop()
			return
		case <-l.wake:
		case <-wait.C:
		}
		wait.Stop()
		if _, err := s.work(ctx, l); err != nil && ctx.Err() == nil {
			s.log.Error("reminders could not be handed over", "channel", l.traits.Name, "error", err)
		}
	}
}

// Tidy forgets reminders a month after their occasion.
func (s *Service) Tidy(ctx context.Context) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error { return deleteOld(ctx, tx, s.db.Now().Add(-keepFor)) })
}

// RunDue hands over everything that is due now and says how many reminders it
// tried, counting each channel that one was tried on.
func (s *Service) RunDue(ctx context.Context) (int, error) {
	tried := 0
	for {
		before := tried
		for _, l := range s.lines {
			n, err := s.work(ctx, l)
			tried += n
			if err != nil {
				return tried, err
			}
		}
		if tried == before {
			return tried, ctx.Err()
		}
	}
}

// work empties one line. The next reminders are claimed while the last are still on their way.
func (s *Service) work(ctx context.Context, l *line) (tried int, err error) {
	var all sync.WaitGroup
	defer all.Wait()
	free := make(chan struct{}, s.pace.AtOnce)
	for {
		claimed, more, err := s.claim(ctx, l)
		if err != nil {
			return tried, err
		}
		tried += len(claimed)
		for handful := range slices.Chunk(claimed, l.traits.Bulk) {
			free <- struct{}{}
			all.Go(func() {
				defer func() { <-free }()
				s.deliver(ctx, l, handful)
			})
		}
		if !more || ctx.Err() != nil {
			return tried, ctx.Err()
		}
	}
}

// claim reserves a batch in a short transaction and settles what needs no sending.
func (s *Service) claim(ctx context.Context, l *line) (claimed []Reminder, more bool, err error) {
	token, limit := uuid.New(), s.pace.Handfuls*l.traits.Bulk
	var settled []Reminder
	err = s.db.Tx(ctx, func(tx *gorm.DB) error {
		claimed, more, settled = nil, false, nil
		now := s.db.Now()
		due, err := s.dueOn(ctx, tx, l, now, limit)
		if err != nil || len(due) == 0 {
			return err
		}
		more = len(due) == limit
		late, err := overtaken(ctx, tx, idsOf(due), now)
		if err != nil {
			return err
		}
		paused, err := s.paused(ctx, tx, due)
		if err != nil {
			return err
		}
		for _, r := range due {
			if r.settle(late[r.ID], paused[r.ID], now, s.zone) {
				settled = append(settled, r)
				continue
			}
			r.Claim(token, now)
			claimed = append(claimed, r)
		}
		if err := saveSettled(ctx, tx, settled); err != nil {
			return err
		}
		return saveClaimed(ctx, tx, claimed)
	})
	for _, r := range settled {
		if err == nil && r.State == Skipped { // the others wait for a better moment
			s.told(parting{r.Channel, r})
		}
	}
	return claimed, more, err
}

// dueOn locks what is due on the line. The first line also takes what lies on a
// channel that is no more, so that nothing is forgotten.
func (s *Service) dueOn(ctx context.Context, tx *gorm.DB, l *line, now time.Time, limit int) ([]Reminder, error) {
	if l != s.lines[0] {
		return dueReminders(ctx, tx.Where("channel = ?", l.traits.Name), now, limit)
	}
	var others []ChannelName
	for _, other := range s.lines[1:] {
		others = append(others, other.traits.Name)
	}
	if len(others) > 0 {
		tx = tx.Where("channel NOT IN ?", others)
	}
	return dueReminders(ctx, tx, now, limit)
}

// paused are the reminders that nobody gets: those of people in a break, and those of the two's own
// meeting when the other one will not come. The list of what is to come tells neither.
func (s *Service) paused(ctx context.Context, tx *gorm.DB, due []Reminder) (map[uuid.UUID]bool, error) {
	if s.pauses == nil {
		return nil, nil
	}
	people := peopleOf(due)
	resting, err := s.pauses.Paused(ctx, tx, people)
	if err != nil {
		return nil, err
	}
	alone, err := s.pauses.Alone(ctx, tx, people)
	paused := make(map[uuid.UUID]bool, len(due))
	for _, r := range due {
		paused[r.ID] = resting[r.PersonID] || r.Occasion == Meeting && alone[r.PersonID]
	}
	return paused, err
}

func (s *Service) wakeUp(name ChannelName) {
	for _, l := range s.lines {
		if l.traits.Name != name {
			continue
		}
		select {
		case l.wake <- struct{}{}:
		default:
		}
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
