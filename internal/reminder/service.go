package reminder

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem"
)

// Pauses knows who takes a break from the programme.
type Pauses interface {
	Paused(ctx context.Context, tx *gorm.DB, personIDs []uuid.UUID) (map[uuid.UUID]bool, error)
	// Alone are those whose partner takes one, or has left, whether they know it or not.
	Alone(ctx context.Context, tx *gorm.DB, personIDs []uuid.UUID) (map[uuid.UUID]bool, error)
}

// Options are what the reminders need to know about the place they run in.
type Options struct {
	Zone      *time.Location
	PublicURL string    // where a tap leads
	TagKey    []byte    // secret that makes tags unreadable for push services
	Channels  []Channel // beyond push
	Pace      Pace
	Log       *slog.Logger
	Watch     Watch // may be missing
}

// Service plans reminders, shows them to the people they are for, and hands them over.
type Service struct {
	db        *database.DB
	devices   Devices
	lines     []*line
	pace      Pace
	pauses    Pauses
	zone      *time.Location
	publicURL string
	tagKey    []byte
	log       *slog.Logger
	watch     Watch
}

// NewService needs the devices, and further channels for those whom no device reaches.
func NewService(db *database.DB, devices Devices, o Options) *Service {
	s := &Service{
		db: db, devices: devices, zone: o.Zone, pace: o.Pace.orUsual(),
		publicURL: strings.TrimRight(o.PublicURL, "/"), tagKey: o.TagKey, log: o.Log, watch: o.Watch,
	}
	for _, c := range append([]Channel{devices}, o.Channels...) {
		s.lines = append(s.lines, newLine(c))
	}
	return s
}

// Connect tells the reminders who knows about breaks; whoever has one is not reminded.
func (s *Service) Connect(p Pauses) { s.pauses = p }

// Upcoming are the person's reminders that are still to come.
func (s *Service) Upcoming(ctx context.Context, who actor.Actor) ([]Reminder, error) {
	return upcoming(ctx, s.db.Read(ctx), who.PersonID, s.db.Now())
}

// Standing are the channels the office has, and those of them that reach the person at this moment.
type Standing struct{ Offered, On []ChannelName }

// Standing says by which channels the person could be reached.
func (s *Service) Standing(ctx context.Context, who actor.Actor) (Standing, error) {
	found := Standing{Offered: []ChannelName{}, On: []ChannelName{}}
	for _, l := range s.lines {
		if !l.traits.Off {
			found.Offered = append(found.Offered, l.traits.Name)
		}
	}
	all, err := s.waysTo(ctx, s.db.Read(ctx), []uuid.UUID{who.PersonID})
	found.On = append(found.On, all[who.PersonID].open...)
	return found, err
}

// Settings are what the person wants to be reminded of.
func (s *Service) Settings(ctx context.Context, who actor.Actor) (Settings, error) {
	return findSettings(ctx, s.db.Read(ctx), who.PersonID)
}

// ChooseSettings changes what the person wants to be reminded of and plans anew
// what is still to come. Without a base version it is a first choice.
func (s *Service) ChooseSettings(ctx context.Context, who actor.Actor, base *int, c Choice) (Settings, error) {
	var chosen Settings
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		current, err := findSettings(ctx, tx, who.PersonID)
		if err != nil {
			return err
		}
		chosen = current
		changed, err := chosen.Choose(c, s.db.Now())
		if err != nil || !changed {
			return err
		}
		if (base == nil && current.Version > 0) || (base != nil && *base != current.Version) {
			return problem.Stale(current)
		}
		saved, err := saveSettings(ctx, tx, chosen)
		if err != nil {
			return err
		}
		if !saved {
			return s.staleSettings(ctx, tx, who.PersonID)
		}
		return s.follow(ctx, tx, chosen)
	})
	return chosen, err
}

func (s *Service) staleSettings(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	current, err := findSettings(ctx, tx, personID)
	if err != nil {
		return err
	}
	return problem.Stale(current)
}

// follow makes the planned reminders fit the settings.
func (s *Service) follow(ctx context.Context, tx *gorm.DB, c Settings) error {
	now := s.db.Now()
	movable, err := stillToChoose(ctx, tx, c.PersonID, now)
	if err != nil {
		return err
	}
	for _, r := range movable {
		if err := moveDue(ctx, tx, r.ID, chosenTime(*r.StartsAt, c.MeetingLeadMinutes, now, s.zone)); err != nil {
			return err
		}
	}
	if err := s.reorder(ctx, tx, c); err != nil {
		return err
	}
	if err := switchOn(ctx, tx, c.PersonID, c.Off, now); err != nil {
		return err
	}
	return switchOff(ctx, tx, c.PersonID, c.Off)
}

// reorder puts what is still to come on the channel that comes first now.
func (s *Service) reorder(ctx context.Context, tx *gorm.DB, c Settings) error {
	waiting, err := waitingFor(ctx, tx, c.PersonID)
	if err != nil {
		return err
	}
	for _, r := range waiting {
		for _, name := range c.Channels {
			if slices.Contains(r.Tried, name) {
				continue
			}
			if name != r.Channel {
				r.leave(name, r.NextTryAt)
				err = saveWaiting(ctx, tx, r)
			}
			break
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Tests are limited to one in ten seconds and are of no interest after five minutes.
const (
	testEvery = 10 * time.Second
	testLife  = 5 * time.Minute
)

// SendTest has a test reminder sent to the person's devices and says to how many.
func (s *Service) SendTest(ctx context.Context, who actor.Actor) (uuid.UUID, int, error) {
	now := s.db.Now()
	r := Reminder{
		ID: database.NewID(), Occasion: Test, OccasionID: who.PersonID, Kind: Tried,
		Revision: int(now.Unix() / int64(testEvery/time.Second)), // at most one per span, whatever runs in parallel
		PersonID: who.PersonID, Channel: Push, Tried: []ChannelName{}, State: Pending,
		DueAt: now, ExpiresAt: now.Add(testLife), NextTryAt: now, CreatedAt: now,
	}
	devices := 0
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		var err error
		if devices, err = s.devices.Devices(ctx, tx, who.PersonID); err != nil {
			return err
		}
		if devices == 0 {
			return problem.New(problem.Conflict, "no_device")
		}
		last, err := lastTest(ctx, tx, who.PersonID)
		if err != nil {
			return err
		}
		if last != nil && now.Sub(last.CreatedAt) < testEvery {
			return tooManyTests(testEvery - now.Sub(last.CreatedAt))
		}
		return tx.WithContext(ctx).Create(&r).Error
	})
	if database.IsDuplicate(err) {
		err = tooManyTests(testEvery)
	}
	if err == nil {
		s.wakeUp(Push)
	}
	return r.ID, devices, err
}

func tooManyTests(wait time.Duration) error {
	return problem.New(problem.RateLimited, "too_many_tests").After(wait)
}

// FindTest shows what became of a test reminder.
func (s *Service) FindTest(ctx context.Context, who actor.Actor, id uuid.UUID) (Reminder, error) {
	return findTest(ctx, s.db.Read(ctx), who.PersonID, id)
}

// OldestDueAge is how long the oldest due reminder has been waiting; more than a
// few minutes mean that nobody is sending.
func (s *Service) OldestDueAge(ctx context.Context) (time.Duration, error) {
	now := s.db.Now()
	r, err := oldestDue(ctx, s.db.Read(ctx), now)
	if r == nil || err != nil {
		return 0, err
	}
	return now.Sub(r.NextTryAt), nil
}
