package push

import (
	"context"
	"sync"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/reminder"
)

// Send carries the notice to all of the person's devices and notes what the push
// services said. It counts as handed over when one of them has taken it.
func (s *Service) Send(ctx context.Context, personID uuid.UUID, n reminder.Notice) (reminder.Outcome, error) {
	devices, err := s.toTry(ctx, s.db.Read(ctx), personID)
	if err != nil {
		return reminder.Outcome{}, err
	}
	if len(devices) == 0 {
		return reminder.Outcome{Result: reminder.NoDevice}, nil
	}
	body, err := payloadOf(n)
	if err != nil {
		return reminder.Outcome{}, err
	}
	answers := make([]Answer, len(devices))
	var all sync.WaitGroup
	for i, d := range devices {
		all.Go(func() { answers[i] = s.deliver(ctx, d, body, n) })
	}
	all.Wait()
	noting, cancel := context.WithTimeout(context.WithoutCancel(ctx), sendTimeout)
	defer cancel()
	if err := s.learn(noting, devices, answers); err != nil {
		s.log.Error("what push services answered could not be noted", "error", err)
	}
	return sumUp(answers), nil
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

func (s *Service) learn(ctx context.Context, devices []Subscription, answers []Answer) error {
	now, news := s.db.Now(), false
	for i, d := range devices {
		news = news || d.teaches(answers[i], now)
	}
	if !news {
		return nil
	}
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		for i, d := range devices {
			keep := d.Learn(answers[i], now)
			note := noteAnswer
			if !keep {
				note = deleteAddress
			}
			if err := note(ctx, tx, d); err != nil {
				return err
			}
		}
		return nil
	})
}

// sumUp makes one outcome of several answers: taken by one is enough, then hope counts.
func sumUp(answers []Answer) reminder.Outcome {
	later, refused := []Answer{}, []Answer{}
	for _, a := range answers {
		switch a.Verdict {
		case Accepted:
			return reminder.Outcome{Result: reminder.HandedOver}
		case Busy, NoAnswer, Mistrust:
			later = append(later, a)
		case Rejected, TooLarge:
			refused = append(refused, a)
		}
	}
	switch {
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
