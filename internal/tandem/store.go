package tandem

import (
	"context"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
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
func visible(ctx context.Context, tx *gorm.DB, who actor.Actor) *gorm.DB {
	query := tx.WithContext(ctx).Model(&tandemRow{})
	switch {
	case who.Is(actor.Participant):
		return query.Where("id IN (SELECT tandem_id FROM tandem_partners WHERE person_id = ?)", who.PersonID)
	case who.Is(actor.Coach):
		return query.Where("cohort_id IN (SELECT cohort_id FROM cohort_coaches WHERE person_id = ?)", who.PersonID)
	}
	return query.Where("1 = 0")
}

// load runs the query and brings the partners in one more statement.
func load(ctx context.Context, tx *gorm.DB, query *gorm.DB) ([]Tandem, error) {
	var rows []tandemRow
	if err := query.Order("formed_at, id").Find(&rows).Error; err != nil || len(rows) == 0 {
		return nil, err
	}
	ids := make([]uuid.UUID, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	partners, err := partnersOf(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	tandems := make([]Tandem, len(rows))
	for i, r := range rows {
		tandems[i] = Tandem{r.ID, r.CohortID, partners[r.ID], r.Reason, r.FormedBy, r.FormedAt, r.EndedAt, r.Version}
	}
	return tandems, nil
}

func partnersOf(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) (map[uuid.UUID][2]Partner, error) {
	var rows []struct {
		TandemID        uuid.UUID
		Position        int
		PersonID        uuid.UUID
		DisplayName     string
		Language        string
		ContactPersonID *uuid.UUID
	}
	err := tx.WithContext(ctx).Table("tandem_partners AS p").
		Select("p.tandem_id, p.position, p.person_id, persons.display_name, persons.language, c.contact_person_id").
		Joins("JOIN tandems ON tandems.id = p.tandem_id").
		Joins("JOIN persons ON persons.id = p.person_id").
		Joins("LEFT JOIN cohort_participants AS c ON c.person_id = p.person_id AND c.cohort_id = tandems.cohort_id").
		Where("p.tandem_id IN ?", ids).Scan(&rows).Error
	partners := make(map[uuid.UUID][2]Partner, len(ids))
	for _, r := range rows {
		two := partners[r.TandemID]
		two[r.Position-1] = Partner{r.PersonID, r.DisplayName, r.Language, r.ContactPersonID}
		partners[r.TandemID] = two
	}
	return partners, err
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
