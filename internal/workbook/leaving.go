package workbook

import (
	"context"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/tandem"
)

// asOf is the workbook for somebody who has left: their own words, and what the partner had shared
// with them by then. What the partner writes afterwards is not theirs to read.
func (b Book) asOf(left time.Time, reader uuid.UUID) Book {
	old := b
	b.Pages, b.Steps, b.Planned = nil, nil, nil
	for _, p := range old.Pages {
		if p.AuthorID != reader && p.UpdatedAt.After(left) {
			continue
		}
		additions := p.Additions
		p.Additions = nil
		for _, a := range additions {
			if a.AuthorID == reader || !a.UpdatedAt.After(left) {
				p.Additions = append(p.Additions, a)
			}
		}
		b.Pages = append(b.Pages, p)
	}
	for _, s := range old.Steps {
		if s.CreatedBy == reader || !s.UpdatedAt.After(left) {
			b.Steps = append(b.Steps, s)
		}
	}
	return b
}

// PartnerLeft takes back the date of the two: one of them will not come.
func (s *Service) PartnerLeft(ctx context.Context, tx *gorm.DB, t tandem.Tandem, personID uuid.UUID) error {
	planned, err := findPlanned(ctx, tx, t.ID)
	if err != nil || planned.Day == "" {
		return unlessNotFound(err)
	}
	loaded := planned.Version
	planned.Change(Date{}, nil, personID, s.db.Now())
	if err := savePlanned(ctx, tx, planned, loaded); err != nil {
		return err
	}
	return s.reminders.PlannedMeeting(ctx, tx, t.ID, planned.Revision, t.Present(), nil)
}

// Belongings says what somebody who leaves has written here, and what the partner has shared.
func (s *Service) Belongings(ctx context.Context, tx *gorm.DB, t tandem.Tandem, personID uuid.UUID) ([]tandem.Belonging, error) {
	var n struct{ Entries, Additions, Answers, Steps, Partners, Planned int }
	err := tx.WithContext(ctx).Raw(`SELECT
		(SELECT count(*) FROM entries WHERE tandem_id = @tandem AND author_id = @person) AS entries,
		(SELECT count(*) FROM entry_additions a JOIN entries e ON e.id = a.entry_id WHERE e.tandem_id = @tandem AND a.author_id = @person) AS additions,
		(SELECT count(*) FROM private_answers a JOIN entries e ON e.id = a.entry_id WHERE e.tandem_id = @tandem AND a.person_id = @person) AS answers,
		(SELECT count(*) FROM steps WHERE tandem_id = @tandem AND created_by = @person) AS steps,
		(SELECT count(*) FROM entries WHERE tandem_id = @tandem AND author_id <> @person AND visibility <> 'me') AS partners,
		(SELECT count(*) FROM planned_meetings WHERE tandem_id = @tandem AND day <> '') AS planned`,
		map[string]any{"tandem": t.ID, "person": personID}).Scan(&n).Error
	return []tandem.Belonging{
		{What: "entries", Count: n.Entries + n.Additions, Then: tandem.KeptUntil},
		{What: "answers", Count: n.Answers, Then: tandem.KeptUntil},
		{What: "steps", Count: n.Steps, Then: tandem.KeptUntil},
		{What: "partner_entries", Count: n.Partners, Then: tandem.KeptForPartner},
		{What: "planned_meeting", Count: n.Planned, Then: tandem.Erased},
	}, err
}
