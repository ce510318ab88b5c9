package tandem

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/personal"
)

// Personal describes what is kept about pairs. A tandem stays for the partner who stays.
func (s *Service) Personal() []personal.Table {
	return []personal.Table{
		{
			Name: "tandems", People: map[string]personal.Fate{"formed_by": personal.Emptied},
			Erase: eraseReason,
			Views: []personal.View{
				{
					Section: "tandems", Where: "mine.person_id = ?",
					From: `tandems t JOIN tandem_partners mine ON mine.tandem_id = t.id
						LEFT JOIN tandem_partners other ON other.tandem_id = t.id AND other.person_id <> mine.person_id`,
					Fields: []string{"t.formed_at", "t.reason", "other.person_id AS partner", "t.formed_by", "t.ended_at"},
				},
				{Section: "tandems_formed", Where: "formed_by = ?", Fields: []string{"formed_at", "reason"}},
			},
		},
		{Name: "tandem_partners", Erase: s.leaveErased, People: map[string]personal.Fate{"person_id": personal.RowGoes}},
		{
			Name: "pauses", People: map[string]personal.Fate{"person_id": personal.RowGoes},
			Views: []personal.View{{
				Section: "pauses", Where: "person_id = ?",
				Fields: []string{"from_day", "until_day", "goes_on_day", "tell_partner", "tell_contact_person"},
			}},
		},
		{
			// The sentence was said to the partner and stays with them, as was promised before it was said.
			Name: "departures", OfTandem: true, Keep: personal.WithMeetings, Erase: forgetLonelyDeparture,
			People: map[string]personal.Fate{"person_id": personal.Emptied, "offered_by": personal.Emptied},
			Views: []personal.View{
				{Section: "departures", Where: "person_id = ?", Fields: []string{"day", "kind", "sentence", "own_words"}},
				{
					// Without an offer the line would tell that somebody has left before a coach has said so.
					Section: "offers", Where: "offered_at IS NOT NULL AND (" + personal.OfTheirTandem + " AND (person_id IS NULL OR person_id <> ?) OR offered_by = ?)",
					Fields: []string{"offered_at", "offer", "offered_by"},
				},
			},
		},
		{
			// As with a departure, the sentence was said to the partner and stays with them.
			Name: "partings", OfTandem: true, Keep: personal.WithMeetings,
			People: map[string]personal.Fate{"agreed_with": personal.Emptied, "by_id": personal.Emptied},
			Views: []personal.View{
				{Section: "partings", Where: personal.OfTheirTandem + " AND (sentence <> 'team' OR agreed_with = ?)", Fields: []string{"created_at", "sentence", "own_words"}},
				{Section: "partings_made", Where: "by_id = ?", Fields: []string{"created_at", "sentence"}},
			},
		},
	}
}

// eraseReason takes away why these two were brought together: it speaks of both.
func eraseReason(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	return tx.WithContext(ctx).Exec(`UPDATE tandems SET reason = '', version = version + 1
		WHERE id IN (SELECT tandem_id FROM tandem_partners WHERE person_id = ?)`, personID).Error
}

// forgetLonelyDeparture removes a way out that no partner was told of.
func forgetLonelyDeparture(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	return tx.WithContext(ctx).Where("person_id = ? AND tandem_id IS NULL", personID).Delete(&Departure{}).Error
}
