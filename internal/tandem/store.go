package tandem

import (
	"context"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
)

type tandemRow struct {
	ID       uuid.UUID `gorm:"primaryKey"`
	CohortID uuid.UUID
	Reason   string
	FormedBy *uuid.UUID
	FormedAt time.Time
	EndedAt  *time.Time
	Version  int
}

// TableName names the table.
func (tandemRow) TableName() string { return "tandems" }

type partnerRow struct {
	TandemID uuid.UUID `gorm:"primaryKey"`
	PersonID uuid.UUID `gorm:"primaryKey"`
	Position int
	Open     bool
}

// TableName names the table.
func (partnerRow) TableName() string { return "tandem_partners" }

// visible keeps to the tandems the actor has to do with: partners their own,
// coaches those of their cohorts, everybody else none.
func visible(who actor.Actor) (where string, value any) {
	switch {
	case who.Is(actor.Participant):
		return ofPerson, who.PersonID
	case who.Is(actor.Coach):
		return "tandems.cohort_id IN (SELECT cohort_id FROM cohort_coaches WHERE person_id = ?)", who.PersonID
	}
	return "tandems.id = ?", uuid.Nil
}

const ofPerson = "tandems.id IN (SELECT tandem_id FROM tandem_partners WHERE person_id = ?)"

// loadedRow is a tandem with one of its partners; the tandem comes once for each.
type loadedRow struct {
	Tandem          tandemRow `gorm:"embedded"`
	Position        int
	PersonID        uuid.UUID
	DisplayName     string
	Language        string
	ContactPersonID *uuid.UUID
	Pause           Pause     `gorm:"embedded;embeddedPrefix:pause_"`
	Departure       Departure `gorm:"embedded;embeddedPrefix:departure_"`
}

const withPartners = `LEFT JOIN (SELECT p.tandem_id, p.position, p.person_id, persons.display_name, persons.language
		FROM tandem_partners p JOIN persons ON persons.id = p.person_id) AS partner ON partner.tandem_id = tandems.id
	LEFT JOIN (SELECT cohort_id AS place_cohort_id, person_id AS place_person_id, contact_person_id
		FROM cohort_participants) AS place ON place_person_id = partner.person_id AND place_cohort_id = tandems.cohort_id
	LEFT JOIN (SELECT id AS pause_id, person_id AS pause_person_id, from_day AS pause_from_day, tell_partner AS pause_tell_partner,
		tell_contact_person AS pause_tell_contact_person, goes_on_day AS pause_goes_on_day
		FROM pauses WHERE until_day IS NULL) AS pause ON pause_person_id = partner.person_id
	LEFT JOIN (SELECT id AS departure_id, tandem_id AS departure_tandem_id, person_id AS departure_person_id, kind AS departure_kind,
		day AS departure_day, sentence AS departure_sentence, own_words AS departure_own_words, offer AS departure_offer,
		offered_by AS departure_offered_by, offered_at AS departure_offered_at, created_at AS departure_created_at
		FROM departures) AS departure ON departure_person_id = partner.person_id AND departure_tandem_id = tandems.id`

// load gives the tandems of a condition with their partners, in one statement.
func load(ctx context.Context, tx *gorm.DB, where string, values ...any) ([]Tandem, error) {
	rows, err := database.Rows[loadedRow](tx.WithContext(ctx).Raw(`SELECT tandems.*, position, partner.person_id, display_name,
		language, contact_person_id, pause.*, departure.* FROM tandems `+withPartners+" WHERE "+where+" ORDER BY formed_at, id", values...))
	var tandems []Tandem
	for _, r := range rows {
		t := r.Tandem
		if len(tandems) == 0 || tandems[len(tandems)-1].ID != t.ID {
			tandems = append(tandems, Tandem{t.ID, t.CohortID, [2]Partner{}, t.Reason, t.FormedBy, t.FormedAt, t.EndedAt, t.Version})
		}
		if r.Position > 0 {
			tandems[len(tandems)-1].Partners[r.Position-1] = r.partner()
		}
	}
	return tandems, err
}

func (r loadedRow) partner() Partner {
	p := Partner{PersonID: r.PersonID, DisplayName: r.DisplayName, Language: r.Language, ContactPersonID: r.ContactPersonID}
	if r.Pause.ID != uuid.Nil {
		p.Pause = &r.Pause
	}
	if r.Departure.ID != uuid.Nil {
		p.Departure = &r.Departure
	}
	return p
}

func tandemsOf(ctx context.Context, tx *gorm.DB, personIDs []uuid.UUID) (map[uuid.UUID]uuid.UUID, error) {
	var rows []partnerRow
	found := map[uuid.UUID]uuid.UUID{}
	if len(personIDs) == 0 {
		return found, nil
	}
	err := tx.WithContext(ctx).Where("person_id IN ? AND open", personIDs).Find(&rows).Error
	for _, r := range rows {
		found[r.PersonID] = r.TandemID
	}
	return found, err
}

func exists(ctx context.Context, tx *gorm.DB, id uuid.UUID) (bool, error) {
	var n int64
	err := tx.WithContext(ctx).Model(&tandemRow{}).Where("id = ?", id).Count(&n).Error
	return n > 0, err
}

// insert also lets the database refuse a second open tandem for one of the two.
func insert(ctx context.Context, tx *gorm.DB, p Proposal, by uuid.UUID, now time.Time) error {
	err := tx.WithContext(ctx).Create(&tandemRow{
		ID: p.ID, CohortID: p.CohortID, Reason: p.Reason, FormedBy: &by, FormedAt: now, Version: 1,
	}).Error
	if err != nil {
		return err
	}
	return tx.WithContext(ctx).Create(&[]partnerRow{
		{TandemID: p.ID, PersonID: p.PartnerIDs[0], Position: 1, Open: true},
		{TandemID: p.ID, PersonID: p.PartnerIDs[1], Position: 2, Open: true},
	}).Error
}

func remove(ctx context.Context, tx *gorm.DB, id uuid.UUID) error {
	return tx.WithContext(ctx).Where("id = ?", id).Delete(&tandemRow{}).Error
}
