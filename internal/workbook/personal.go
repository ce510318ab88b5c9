package workbook

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/personal"
)

// Personal describes what stands in workbooks. Who is erased takes their own words with them; what the partner has
// put under them, and the bare facts of meetings that the partner has a part in, stay with the partner.
func (s *Service) Personal() []personal.Table {
	const entry = " JOIN entries ON entries.id = "
	return []personal.Table{
		{
			Name: "entries", OfTandem: true, Keep: personal.WithNotes, Erase: s.leaveToPartner,
			People: map[string]personal.Fate{
				"author_id": personal.RowGoes, "confirmed_by": personal.Emptied, "last_changed_by": personal.Emptied,
			},
			Views: []personal.View{{
				Section: "entries", Where: "author_id = ?", Lists: []string{"topics"},
				Fields: []string{
					"day", "kind", "outcome", "reason", "clock", "place", "place_text", "topics", "note", "visibility", "pinned",
					"team_seen_at", "confirmed_at", "created_at", "updated_at", "message_place",
				},
			}},
		},
		{
			Name: "entry_additions", People: map[string]personal.Fate{"author_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "additions", From: "entry_additions a" + entry + "a.entry_id", Where: "a.author_id = ?",
				Fields: []string{"entries.day", "a.text", "a.visibility", "a.team_seen_at", "a.created_at"},
			}},
		},
		{
			Name: "private_answers", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "answers", From: "private_answers a" + entry + "a.entry_id", Where: "a.person_id = ?",
				Fields: []string{"entries.day", "a.helped", "a.heard", "a.mood", "a.giving"},
			}},
		},
		{
			Name: "steps", OfTandem: true, Keep: personal.WithNotes,
			People: map[string]personal.Fate{
				"owner_id": personal.RowGoes, "created_by": personal.RowGoes, "last_changed_by": personal.Emptied,
			},
			Views: []personal.View{{
				Section: "steps", Where: "(owner_id = ? AND visibility <> 'me') OR created_by = ?",
				Fields: []string{
					"created_at", "text", "due_day", "state", "visibility", "team_seen_at", "owner_id AS owner", "created_by AS author", "message_place",
				},
			}},
		},
		{
			Name: "planned_meetings", OfTandem: true, Keep: personal.WithNotes, Erase: s.takeDateBack,
			People: map[string]personal.Fate{"set_by": personal.Emptied},
			Views: []personal.View{{
				Section: "next_meeting", Where: personal.OfTheirTandem, Fields: []string{"day", "clock", "place_text", "set_by"},
			}},
		},
		{Name: "removed_ids"}, // ids of things that are gone, never of people
	}
}

// leaveToPartner keeps for the partner what is theirs too before the entries of a person go.
func (s *Service) leaveToPartner(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	d := desk{tx: tx, now: s.db.Now()}
	var written []Entry
	if err := tx.WithContext(ctx).Where("author_id = ? AND visibility <> 'me'", personID).Find(&written).Error; err != nil {
		return err
	}
	for _, e := range written {
		partner, err := partnerIn(ctx, tx, e)
		if err != nil {
			return err
		}
		if e.Kind == Meeting && partner != nil {
			e.handOver(*partner, d.now)
			err = tx.WithContext(ctx).Select("*").UpdateColumns(&e).Error
		} else {
			err = d.keepPartnersWords(ctx, e)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// partnerIn is the other partner when they have confirmed or changed the entry, answered to it or added to it.
func partnerIn(ctx context.Context, tx *gorm.DB, e Entry) (*uuid.UUID, error) {
	var partners []struct{ PersonID uuid.UUID }
	err := tx.WithContext(ctx).Raw(`SELECT person_id FROM tandem_partners p WHERE tandem_id = ? AND person_id <> ?
		AND (person_id = ? OR person_id = ?
			OR EXISTS (SELECT 1 FROM private_answers a WHERE a.entry_id = ? AND a.person_id = p.person_id)
			OR EXISTS (SELECT 1 FROM entry_additions a WHERE a.entry_id = ? AND a.author_id = p.person_id))`,
		e.TandemID, e.AuthorID, e.ConfirmedBy, e.LastChangedBy, e.ID, e.ID).Scan(&partners).Error
	if err != nil || len(partners) == 0 {
		return nil, err
	}
	return &partners[0].PersonID, nil
}

// takeDateBack ends the plan of two people to meet.
func (s *Service) takeDateBack(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	var planned []PlannedMeeting
	if err := tx.WithContext(ctx).Where(personal.OfTheirTandem, personID).Find(&planned).Error; err != nil {
		return err
	}
	for _, p := range planned {
		loaded := p.Version
		p.Change(Date{}, nil, personal.Gone, s.db.Now())
		p.SetBy = nil
		if err := savePlanned(ctx, tx, p, loaded); err != nil {
			return err
		}
		if err := s.reminders.PlannedMeeting(ctx, tx, p.TandemID, p.Revision, nil, nil); err != nil {
			return err
		}
	}
	return nil
}
