package reminder

import (
	"context"
	"math"
	"slices"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/calendar"
	"mainpate/internal/database"
)

// How long a reminder of a waiting plan and one of news are of use.
const (
	planLife = 7 * 24 * time.Hour
	newsLife = 7 * 24 * time.Hour
)

// meetingHeld is the change of a milestone meeting that has taken place.
const meetingHeld = "held"

// allRevisions is above every revision.
const allRevisions = math.MaxInt32

// MilestoneMeeting plans the reminders of a milestone meeting for this revision
// of its time: change is "" for the first one, "moved", "cancelled", or "held"
// when it took place, perhaps earlier than planned, and nobody needs reminding.
func (s *Service) MilestoneMeeting(ctx context.Context, tx *gorm.DB, meetingID uuid.UUID, revision int,
	people []uuid.UUID, startsAt time.Time, change string,
) error {
	if change == meetingHeld {
		return dropReminders(ctx, tx, meetingID, allRevisions)
	}
	return s.arranged(ctx, tx, Reminder{Occasion: Milestone, OccasionID: meetingID, Revision: revision, StartsAt: &startsAt},
		people, Kind(change), week, day)
}

// The changes of a gathering that are no kind of reminder: it is new, or somebody will not come.
const (
	invited  = "invited"
	declined = "declined"
)

// Gathering plans the reminders of a gathering, a day and two hours before, for this revision of its time: change is
// "invited" for a new one, of which people are told too, "" for people who are added, "moved", "cancelled", or
// "declined" for people who will not come.
func (s *Service) Gathering(ctx context.Context, tx *gorm.DB, gatheringID uuid.UUID, revision int,
	people []uuid.UUID, startsAt time.Time, change string,
) error {
	if change == declined {
		return dropRemindersOf(ctx, tx, gatheringID, people)
	}
	return s.arranged(ctx, tx, Reminder{Occasion: Gathering, OccasionID: gatheringID, Revision: revision, StartsAt: &startsAt},
		people, Kind(change), day)
}

// arranged plans the reminders of something that a coach has arranged for people, like the one given: so many days
// and two hours before; of a move or a cancellation they are told at once.
func (s *Service) arranged(ctx context.Context, tx *gorm.DB, like Reminder, people []uuid.UUID, kind Kind, daysAhead ...int) error {
	now, startsAt := s.db.Now(), *like.StartsAt
	below := like.Revision
	if kind == Cancelled {
		below = allRevisions
	}
	before, err := startBefore(ctx, tx, like.OccasionID, like.Revision)
	if err != nil {
		return err
	}
	if err := dropReminders(ctx, tx, like.OccasionID, below); err != nil {
		return err
	}
	var slots []slot
	if kind != Cancelled {
		slots = beforeMeeting(startsAt, now, kind != Moved, s.zone, daysAhead...)
	}
	if kind == invited {
		slots = append(slots, slot{Told, afterQuiet(now, s.zone)})
	}
	if kind == Moved || kind == Cancelled {
		starts := []time.Time{startsAt}
		if before != nil && before.After(now) {
			starts = append(starts, *before)
		}
		slots = append(slots, slot{kind, announcement(now, s.zone, starts...)})
	}
	var rows []Reminder
	for _, id := range people {
		for _, at := range slots {
			r := like
			r.Kind, r.PersonID, r.DueAt, r.ExpiresAt = at.kind, id, at.due, startsAt
			rows = append(rows, r)
		}
	}
	return s.insert(ctx, tx, people, rows)
}

// PlannedMeeting plans the reminders of a tandem's own meeting, each as long
// before as the person wants; without a start there is nothing to remind of.
func (s *Service) PlannedMeeting(ctx context.Context, tx *gorm.DB, tandemID uuid.UUID, revision int,
	people []uuid.UUID, startsAt *time.Time,
) error {
	if startsAt == nil {
		return dropReminders(ctx, tx, tandemID, allRevisions)
	}
	if err := dropReminders(ctx, tx, tandemID, revision); err != nil {
		return err
	}
	settings, err := settingsOf(ctx, tx, people)
	if err != nil {
		return err
	}
	var rows []Reminder
	for _, id := range people {
		rows = append(rows, Reminder{
			Occasion: Meeting, OccasionID: tandemID, Revision: revision, Kind: Chosen, PersonID: id,
			DueAt:     chosenTime(*startsAt, settings[id].MeetingLeadMinutes, s.db.Now(), s.zone),
			ExpiresAt: *startsAt, StartsAt: startsAt,
		})
	}
	return s.insert(ctx, tx, people, rows)
}

// PlanWaiting tells coaches of a plan that waits for them; stop takes it back.
func (s *Service) PlanWaiting(ctx context.Context, tx *gorm.DB, planID uuid.UUID, planVersion int,
	coaches []uuid.UUID, stop bool,
) error {
	if stop {
		return dropReminders(ctx, tx, planID, allRevisions)
	}
	if err := dropReminders(ctx, tx, planID, planVersion); err != nil {
		return err
	}
	due := afterQuiet(s.db.Now(), s.zone)
	var rows []Reminder
	for _, id := range coaches {
		rows = append(rows, Reminder{
			Occasion: Plan, OccasionID: planID, Revision: planVersion, Kind: Waiting, PersonID: id,
			DueAt: due, ExpiresAt: due.Add(planLife),
		})
	}
	return s.insert(ctx, tx, coaches, rows)
}

// PromiseDue tells a coach of a promise the working day before it is due; stop takes it back.
func (s *Service) PromiseDue(ctx context.Context, tx *gorm.DB, promiseID uuid.UUID, revision int,
	coach uuid.UUID, dueDay calendar.Day, stop bool,
) error {
	if stop {
		return dropReminders(ctx, tx, promiseID, allRevisions)
	}
	if err := dropReminders(ctx, tx, promiseID, revision); err != nil {
		return err
	}
	due, expires, err := promiseTime(dueDay, s.db.Now(), s.zone)
	if err != nil {
		return err
	}
	return s.insert(ctx, tx, []uuid.UUID{coach}, []Reminder{{
		Occasion: Promise, OccasionID: promiseID, Revision: revision, Kind: Due, PersonID: coach,
		DueAt: due, ExpiresAt: expires,
	}})
}

// News tells people that there is something to read in the app; what it is stands only there.
func (s *Service) News(ctx context.Context, tx *gorm.DB, occasionID uuid.UUID, revision int, people []uuid.UUID) error {
	return s.tell(ctx, tx, News, occasionID, revision, people)
}

// Group tells the people of a cohort that a meeting of all of them has been suggested.
func (s *Service) Group(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID, revision int, people []uuid.UUID) error {
	return s.tell(ctx, tx, Group, cohortID, revision, people)
}

func (s *Service) tell(ctx context.Context, tx *gorm.DB, about Occasion, occasionID uuid.UUID, revision int, people []uuid.UUID) error {
	due := afterQuiet(s.db.Now(), s.zone)
	var rows []Reminder
	for _, id := range people {
		rows = append(rows, Reminder{
			Occasion: about, OccasionID: occasionID, Revision: revision, Kind: Told, PersonID: id,
			DueAt: due, ExpiresAt: due.Add(newsLife),
		})
	}
	return s.insert(ctx, tx, people, rows)
}

// messagePause gives somebody who has the conversation open the time to see what has arrived.
const messagePause = 20 * time.Second

// Message tells people that there is something to read in a conversation; change is the newest of it.
func (s *Service) Message(ctx context.Context, tx *gorm.DB, conversationID uuid.UUID, change int, people []uuid.UUID, inTandem bool) error {
	due := afterQuiet(s.db.Now().Add(messagePause), s.zone)
	kind := Written
	if inTandem {
		kind = Inside
	}
	var rows []Reminder
	for _, id := range people {
		rows = append(rows, Reminder{
			Occasion: Message, OccasionID: conversationID, Revision: change, Kind: kind, PersonID: id,
			DueAt: due, ExpiresAt: due.Add(newsLife),
		})
	}
	return s.insert(ctx, tx, people, rows)
}

// MessageOpened ends what somebody has not been told yet: they have looked.
func (s *Service) MessageOpened(ctx context.Context, tx *gorm.DB, conversationID, personID uuid.UUID) error {
	return dropRemindersOf(ctx, tx, conversationID, []uuid.UUID{personID})
}

// insert completes the rows and leaves out what nobody could use any more. What a
// person has switched off is written too, so that it can be switched on again.
func (s *Service) insert(ctx context.Context, tx *gorm.DB, people []uuid.UUID, rows []Reminder) error {
	settings, err := settingsOf(ctx, tx, people)
	if err != nil {
		return err
	}
	now := s.db.Now()
	rows = slices.DeleteFunc(rows, func(r Reminder) bool { return !r.DueAt.Before(r.ExpiresAt) || r.Expired(now) })
	for i := range rows {
		r := &rows[i]
		r.ID, r.Channel, r.Tried, r.CreatedAt = database.NewID(), settings[r.PersonID].Channels[0], []ChannelName{}, now
		r.DueAt = r.DueAt.Truncate(time.Millisecond)
		r.State, r.NextTryAt = Pending, r.DueAt
		if !settings[r.PersonID].Wants(r.Occasion) {
			r.Skip(skippedOff)
		}
	}
	return insertReminders(ctx, tx, rows)
}
