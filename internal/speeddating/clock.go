package speeddating

import (
	"time"

	"mainpate/internal/problem"
)

// lead is how far ahead a coach's word takes effect. Phones ask every five seconds, so all of them know before the bell.
const lead = 7 * time.Second

// Phase is what happens at a moment.
type Phase string

// The phases. The bell rings where a talk begins and where it ends.
const (
	Soon   Phase = "soon"   // the first round is about to begin
	Talks  Phase = "talk"   // people sit at their tables
	Change Phase = "change" // people go to the table of the next round
	Done   Phase = "done"   // the last bell has rung
)

// Moment is where a speed-dating stands: in the talks of a round, or on the way to those of a round.
type Moment struct {
	Phase Phase
	Round int
	Until time.Time // the next bell; none when done
}

// At counts out where it stands. Phones do the same by themselves (frontend/src/speed-dating/clock.ts).
func (s *SpeedDating) At(now time.Time, rounds int) Moment {
	if s.PausedAt != nil {
		now = *s.PausedAt
	}
	talk, change := time.Duration(s.Minutes)*time.Minute, time.Duration(s.MinutesToChange)*time.Minute
	at, round := *s.ClockAt, s.ClockRound
	if now.Before(at) {
		switch {
		case round == 1:
			return Moment{Soon, 1, at}
		case now.Before(at.Add(-change)):
			return Moment{Talks, round - 1, at.Add(-change)}
		case round > rounds:
			return Moment{Phase: Done, Round: rounds}
		}
		return Moment{Change, round, at}
	}
	passed := int(now.Sub(at) / (talk + change))
	begun := at.Add(time.Duration(passed) * (talk + change))
	round += passed
	switch {
	case round > rounds:
		return Moment{Phase: Done, Round: rounds}
	case now.Before(begun.Add(talk)):
		return Moment{Talks, round, begun.Add(talk)}
	case round == rounds:
		return Moment{Phase: Done, Round: rounds}
	}
	return Moment{Change, round + 1, begun.Add(talk + change)}
}

// begun is how many rounds have begun so far.
func (m Moment) begun() int {
	if m.Phase == Soon || m.Phase == Change {
		return m.Round - 1
	}
	return m.Round
}

func (s *SpeedDating) setClock(round int, at time.Time) { s.ClockRound, s.ClockAt = round, &at }

// Next goes on to what comes after the moment the coach has seen: the end of the talks, or the next ones. When that
// has happened already nothing changes.
func (s *SpeedDating) Next(seen Moment, rounds int, now time.Time) error {
	if err := s.runs(); err != nil {
		return err
	}
	m := s.At(now, rounds)
	if m.Phase != seen.Phase || m.Round != seen.Round || m.Phase == Done {
		return nil
	}
	bell := now.Add(lead)
	if s.PausedAt == nil && !m.Until.After(bell) {
		return nil // it is about to ring anyway
	}
	s.PausedAt = nil
	if m.Phase == Talks {
		s.setClock(m.Round+1, bell.Add(time.Duration(s.MinutesToChange)*time.Minute))
	} else {
		s.setClock(m.Round, bell)
	}
	s.touch(now)
	return nil
}

// Pause stops the clock.
func (s *SpeedDating) Pause(rounds int, now time.Time) error {
	if err := s.runs(); err != nil {
		return err
	}
	if s.PausedAt == nil && s.At(now, rounds).Phase != Done {
		s.PausedAt = &now
		s.touch(now)
	}
	return nil
}

// GoOn lets the clock run where it stopped. The next bell leaves the phones enough time to hear of it.
func (s *SpeedDating) GoOn(rounds int, now time.Time) error {
	if err := s.runs(); err != nil {
		return err
	}
	if s.PausedAt == nil {
		return nil
	}
	s.setClock(s.ClockRound, s.ClockAt.Add(now.Sub(*s.PausedAt)))
	s.PausedAt = nil
	if m := s.At(now, rounds); m.Phase != Done && m.Until.Before(now.Add(lead)) {
		s.setClock(s.ClockRound, s.ClockAt.Add(now.Add(lead).Sub(m.Until)))
	}
	s.touch(now)
	return nil
}

// replanned keeps the clock right when the rounds after those that have begun are other ones: when the last bell had
// rung and there is more now, it waits for the coach.
func (s *SpeedDating) replanned(before Moment, rounds int, now time.Time) {
	if before.Phase != Done || rounds <= before.Round {
		return
	}
	s.setClock(before.Round+1, now.Add(lead))
	s.PausedAt = &now
}

func (s *SpeedDating) runs() error {
	if s.State != Running {
		return problem.New(problem.Conflict, "speed_dating_not_running")
	}
	return nil
}
