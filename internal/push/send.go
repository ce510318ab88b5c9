package push

import (
	"context"
	"slices"
	"sync"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/reminder"
)

// Traits say that devices can be sent to again and again, many at a time: a repetition replaces the first.
func (s *Service) Traits() reminder.Traits {
	return reminder.Traits{Name: reminder.Push, Off: s.keys.off(), Bulk: 100}
}

// letter is a notice on its way to one device.
type letter struct {
	parcel int
	to     Subscription
	body   []byte
	answer Answer
}

// HandOver carries each notice to all of the person's devices and notes what the
// push services said. It counts as handed over when one of them has taken it.
func (s *Service) HandOver(ctx context.Context, parcels []reminder.Parcel) []reminder.Outcome {
	letters, err := s.address(ctx, parcels)
	if err != nil {
		s.log.Error("devices could not be found", "error", err)
		return slices.Repeat([]reminder.Outcome{{Code: "channel_error"}}, len(parcels))
	}
	var all sync.WaitGroup
	for i := range letters {
		l := &letters[i]
		all.Go(func() { l.answer = s.deliver(ctx, l.to, l.body, parcels[l.parcel].Notice) })
	}
	all.Wait()
	noting, cancel := context.WithTimeout(context.WithoutCancel(ctx), sendTimeout)
	defer cancel()
	if err := s.learn(noting, letters); err != nil {
		s.log.Error("what push services answered could not be noted", "error", err)
	}
	outcomes := make([]reminder.Outcome, len(parcels))
	for i, answered := range sortOut(letters, len(parcels)) {
		outcomes[i] = sumUp(answered, s.db.Now())
	}
	return outcomes
}

// address makes a letter for every device of everybody.
func (s *Service) address(ctx context.Context, parcels []reminder.Parcel) ([]letter, error) {
	people := make([]uuid.UUID, 0, len(parcels))
	for _, p := range parcels {
		people = append(people, p.PersonID)
	}
	devices, err := s.toTry(ctx, s.db.Read(ctx), people)
	if err != nil {
		return nil, err
	}
	byPerson := map[uuid.UUID][]Subscription{}
	for _, d := range devices {
		byPerson[d.PersonID] = append(byPerson[d.PersonID], d)
	}
	var letters []letter
	for i, p := range parcels {
		body, err := payloadOf(p.Notice)
		if err != nil {
			return nil, err
		}
		for _, d := range byPerson[p.PersonID] {
			letters = append(letters, letter{parcel: i, to: d, body: body})
		}
	}
	return letters, nil
}

func sortOut(letters []letter, parcels int) [][]letter {
	sorted := make([][]letter, parcels)
	for _, l := range letters {
		sorted[l.parcel] = append(sorted[l.parcel], l)
	}
	return sorted
}

func (s *Service) deliver(ctx context.Context, to Subscription, body []byte, n reminder.Notice) Answer {
	service, err := s.hosts.service(to.Endpoint)
	if err != nil {
		return Answer{Verdict: Rejected, Code: "host_not_allowed"}
	}
	if wait := s.lanes.paused(service, s.db.Now()); wait > 0 {
		return Answer{Verdict: Busy, Code: "paused", RetryAfter: wait}
	}
	leave, err := s.lanes.enter(ctx, service)
	if err != nil {
		return Answer{Verdict: NoAnswer, Code: "crowded"}
	}
	defer leave()
	if wait := s.lanes.paused(service, s.db.Now()); wait > 0 { // it may have lost patience while this one waited
		return Answer{Verdict: Busy, Code: "paused", RetryAfter: wait}
	}
	answer := s.sender.post(ctx, s.keys.all[to.KeyID], to, body, n)
	if answer.Pause > 0 {
		s.lanes.pause(service, s.db.Now().Add(answer.Pause))
	}
	s.lanes.learn(service, answer)
	s.report(service, answer)
	return answer
}

// report tells the operators what only they can mend; never an endpoint, it is a secret.
func (s *Service) report(service string, a Answer) {
	if s.watch != nil {
		s.watch.Pushed(service, a.Verdict.String())
	}
	switch a.Verdict {
	case Accepted, Gone:
	case Busy, NoAnswer:
		s.log.Warn("a push service asks for patience", "service", service, "code", a.Code, "retry_after", a.RetryAfter.String())
	default:
		s.log.Error("a push service refuses our messages", "service", service, "code", a.Code)
	}
}

// learn notes what answers teach about devices; the successes of a busy morning in one statement.
func (s *Service) learn(ctx context.Context, letters []letter) error {
	now := s.db.Now()
	var well, ill []letter
	for _, l := range letters {
		switch {
		case !l.to.teaches(l.answer, now):
		case l.answer.Verdict == Accepted:
			well = append(well, l)
		default:
			ill = append(ill, l)
		}
	}
	if len(well)+len(ill) == 0 {
		return nil
	}
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		if err := noteSuccess(ctx, tx, well, now); err != nil {
			return err
		}
		for _, l := range ill {
			device := l.to
			note := deleteAddress
			if device.Learn(l.answer, now) {
				note = noteAnswer
			}
			if err := note(ctx, tx, device); err != nil {
				return err
			}
		}
		return nil
	})
}

// sumUp makes one outcome of a person's devices: taken by one is enough, then
// hope counts. A device that nobody has used for long may lie in a drawer.
func sumUp(letters []letter, now time.Time) reminder.Outcome {
	var later, refused []Answer
	taken, seen := false, false
	for _, l := range letters {
		switch l.answer.Verdict {
		case Accepted:
			taken, seen = true, seen || now.Sub(l.to.LastSeenAt) <= freshFor
		case Busy, NoAnswer, Mistrust:
			later = append(later, l.answer)
		case Rejected, TooLarge:
			refused = append(refused, l.answer)
		}
	}
	switch {
	case seen:
		return reminder.Outcome{Result: reminder.HandedOver}
	case taken:
		return reminder.Outcome{Result: reminder.Doubtful, Code: "unseen"}
	case len(later) > 0:
		return reminder.Outcome{Result: reminder.TryLater, Code: later[0].Code, RetryAfter: soonest(later)}
	case len(refused) > 0:
		return reminder.Outcome{Result: reminder.Refused, Code: refused[0].Code}
	default: // all gone or waiting for the app to subscribe anew
		return reminder.Outcome{Result: reminder.NoDevice}
	}
}

func soonest(answers []Answer) time.Duration {
	wait := answers[0].RetryAfter
	for _, a := range answers {
		wait = min(wait, a.RetryAfter)
	}
	return wait
}
