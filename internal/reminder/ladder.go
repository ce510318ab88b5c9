package reminder

import (
	"slices"
	"time"
)

// patience is how long a channel that is in trouble keeps a reminder to itself.
const patience = 15 * time.Minute

// moveOn is when another channel takes over from one that is tried from now on.
func (r Reminder) moveOn(now time.Time) time.Time {
	return now.Add(min(patience, r.ExpiresAt.Sub(now)/3)).Truncate(time.Millisecond)
}

// next is the channel that takes over, "" if there is none: the one after the
// present in the person's order, and from the beginning again when all have been
// in trouble. A channel that cannot reach the person at all does not come twice.
func (r Reminder) next(w ways) ChannelName {
	if r.Occasion == Test { // it tests the devices, and an answer from elsewhere would be no answer
		return ""
	}
	at := slices.Index(w.order, r.Channel) + 1
	for _, name := range append(slices.Clone(w.order[at:]), w.order[:at]...) {
		if name != r.Channel && !slices.Contains(r.Tried, name) && slices.Contains(w.open, name) {
			return name
		}
	}
	return ""
}

// leave gives the reminder to another channel, which tries at the given time.
func (r *Reminder) leave(next ChannelName, at time.Time) {
	r.Channel, r.MoveOnAt, r.Attempts = next, nil, 0
	r.Wait(at)
}

// Finish takes over what the channel said; next is the channel that could take over.
func (r *Reminder) Finish(o Outcome, next ChannelName, now time.Time) {
	r.LastError, r.SentAt = o.Code, nil
	switch {
	case o.Result == HandedOver || o.Result == Doubtful && next == "":
		r.State, r.SentAt = Sent, &now
	case o.Result == useless:
		r.Skip(o.Code)
	case o.Result == TryLater:
		r.later(o, next, now)
	default:
		r.Tried = append(slices.Clone(r.Tried), r.Channel)
		r.end(o, next, now)
	}
	r.LeaseToken, r.LeaseUntil = nil, nil
}

// end is the end of this channel, and of the reminder when there is no other.
func (r *Reminder) end(o Outcome, next ChannelName, now time.Time) {
	switch {
	case next != "":
		r.leave(next, now)
	case o.Result == NoDevice:
		r.Skip(skippedNoDevice)
	default:
		r.State = Failed
	}
}

// later tries again on the same channel for as long as its patience lasts, and
// without another channel for as long as the reminder is of use.
func (r *Reminder) later(o Outcome, next ChannelName, now time.Time) {
	again := now.Add(max(o.RetryAfter, backoff(r.ID, r.Attempts)))
	switch {
	case next == "" || r.MoveOnAt == nil:
		r.retry(again)
	case !now.Before(*r.MoveOnAt):
		r.leave(next, now)
	case now.Add(o.RetryAfter).After(*r.MoveOnAt): // trying again before that is not wished for
		r.leave(next, *r.MoveOnAt)
	case again.After(*r.MoveOnAt):
		r.retry(*r.MoveOnAt)
	default:
		r.retry(again)
	}
}

func (r *Reminder) retry(at time.Time) {
	if !at.Before(r.ExpiresAt) {
		r.State = Failed
		return
	}
	r.Wait(at)
}

// backoff grows with the attempts; the id spreads reminders that failed together.
func backoff(id [16]byte, attempts int) time.Duration {
	steps := []time.Duration{30 * time.Second, 2 * time.Minute, 10 * time.Minute, 30 * time.Minute}
	step := steps[min(max(attempts, 1), len(steps))-1]
	return (step + step*time.Duration(id[15])/1024).Truncate(time.Millisecond)
}
