package demo

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/person"
	"mainpate/internal/programme"
)

// openOffice brings in the staff, their contact cards and the good places.
func (l *life) openOffice(day calendar.Day) {
	l.on(day, "09:00", "the first administrator", func(ctx context.Context) error {
		return l.addStaff(ctx, uuid.Nil, administrator)
	})
	l.on(day, "09:30", "the staff", func(ctx context.Context) error {
		for _, s := range teamOfOffice() {
			if err := l.addStaff(ctx, l.who(administrator.name).PersonID, s); err != nil {
				return err
			}
		}
		return l.introduceOffice(ctx)
	})
	l.on(day.AddDays(1), "10:00", "the good places", func(ctx context.Context) error {
		for _, p := range goodPlaces() {
			id := database.NewID()
			l.places[p.name] = id
			_, err := l.Programme.SavePlace(ctx, nil, programme.Place{
				ID: id, Name: p.name, Address: p.address, Note: p.note,
				StepFree: p.stepFree, ChildrenWelcome: p.childrenWelcome, NoNeedToBuy: p.noNeedToBuy,
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	l.on(l.today.AddDays(-12), "08:15", "Olga's time away", func(ctx context.Context) error {
		_, err := l.People.SaveAbsence(ctx, l.who("Olga"), database.NewID(), l.today.AddDays(-6), l.today.AddDays(5))
		return err
	})
}

func (l *life) addStaff(ctx context.Context, by uuid.UUID, s staff) error {
	var code string
	err := l.DB.Tx(ctx, func(tx *gorm.DB) error {
		added, err := l.People.Create(ctx, tx, person.New{
			Role: actor.Role(s.role), DisplayName: s.name, Language: s.language, Login: login(s.name),
		})
		if err != nil {
			return err
		}
		if by == uuid.Nil {
			by = added.ID
		}
		code, _, err = l.Auth.Invite(ctx, tx, added.ID, by)
		return err
	})
	if err != nil {
		return err
	}
	if err := l.join(ctx, code, s.name, s.language, staffSecret); err != nil || s.phone == "" {
		return err
	}
	_, err = l.People.SaveContactCard(ctx, l.who(s.name), nil, person.ContactCard{
		Phone: s.phone, Email: login(s.name) + "@mainpate.example", Languages: s.languages, WorkingDays: s.workingDays,
	})
	return err
}

func (l *life) introduceOffice(ctx context.Context) error {
	_, err := l.Programme.SaveOffice(ctx, nil, programme.Office{
		Name: "MainArbeit", ContactPhone: "069 5550 100", ContactEmail: "tandem@mainpate.example",
		PrivacyText: "Das Mitmachen ist freiwillig. Du entscheidest bei jedem Eintrag, wer ihn sieht. Niemand gibt Deine Einträge an die Leistungsabteilung weiter.",
	})
	return err
}
