package milestone

import (
	"context"
	"embed"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/language"
	"mainpate/internal/tandem"
)

// texts are the sentences of one language.
type texts struct {
	// PlannedAnew is why a date is taken back when a partner leaves. It says nothing about anybody, and whoever
	// stays reads it in their own language.
	PlannedAnew string `json:"planned_anew"`
}

//go:embed words
var wordFiles embed.FS

var words = language.Must(language.Read[texts](wordFiles, "words"))

// afterLeaving says that the meeting came after the reader had left: what the others agree on then
// is not theirs to read. The plans of the meetings they were at stay readable.
func (m *Meeting) afterLeaving(t tandem.Tandem, who actor.Actor) bool {
	left := t.LeftAt(who.PersonID)
	return left != nil && (m.HeldAt == nil || m.HeldAt.After(*left))
}

// PartnerLeft takes back the dates that are on the table. The partner who stays keeps the meetings
// that are planned; when nobody stays they go too.
func (s *Service) PartnerLeft(ctx context.Context, tx *gorm.DB, t tandem.Tandem, personID uuid.UUID) error {
	meetings, err := findMeetings(tx.Where("tandem_id = ? AND state IN ?", t.ID, []MeetingState{Proposed, Agreed}).Order("number"))
	if err != nil {
		return err
	}
	reason := language.Own(words, t.Other(personID).Language).PlannedAnew
	d := desk{tx: tx, who: actor.Actor{PersonID: personID, Role: actor.Participant}, tandem: t, pair: pairOf(t), now: s.db.Now(), today: s.programmes.Today()}
	for _, before := range meetings {
		after := before.clone()
		if err := after.Cancel(reason, d.now); err != nil {
			return err
		}
		if err := saveMeeting(tx, before, after); err != nil {
			return err
		}
		if err := s.announceMeeting(ctx, d, before, after); err != nil {
			return err
		}
	}
	if len(t.Present()) > 0 {
		return nil
	}
	return s.TandemDissolved(ctx, tx, t.ID)
}

// Belongings says what somebody who leaves has said here, and what the two and the office agreed on.
func (s *Service) Belongings(_ context.Context, tx *gorm.DB, t tandem.Tandem, personID uuid.UUID) ([]tandem.Belonging, error) {
	var n struct{ Expectations, Plans, Promises int }
	err := tx.Raw(`SELECT
		(SELECT count(*) FROM expectations e JOIN milestone_meetings m ON m.id = e.meeting_id WHERE m.tandem_id = @tandem AND e.person_id = @person) AS expectations,
		(SELECT count(*) FROM plans WHERE tandem_id = @tandem AND version > 1) AS plans,
		(SELECT count(*) FROM promises WHERE tandem_id = @tandem) AS promises`,
		map[string]any{"tandem": t.ID, "person": personID}).Scan(&n).Error
	return []tandem.Belonging{
		{What: "expectations", Count: n.Expectations, Then: tandem.KeptUntil},
		{What: "plans", Count: n.Plans, Then: tandem.KeptForPartner},
		{What: "promises", Count: n.Promises, Then: tandem.KeptForPartner},
	}, err
}
