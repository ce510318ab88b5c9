package folder

import (
	"context"
	"errors"

	"mainpate/internal/actor"
	"mainpate/internal/consent"
	"mainpate/internal/database"
	"mainpate/internal/paper"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
)

// Service reads what belongs into the folder.
type Service struct {
	db         *database.DB
	programmes *programme.Service
	tandems    *tandem.Service
	consents   *consent.Service
	sheets     []Sheets
	dates      Dates
}

// NewService needs the domains it reads, and those that bring sheets.
func NewService(db *database.DB, programmes *programme.Service, tandems *tandem.Service, consents *consent.Service, sheets ...Sheets) *Service {
	return &Service{db: db, programmes: programmes, tandems: tandems, consents: consents, sheets: sheets}
}

// Connect says who knows the dates.
func (s *Service) Connect(d Dates) { s.dates = d }

// Folder puts a participant's own folder together, in a language.
func (s *Service) Folder(ctx context.Context, who actor.Actor, language string) (Folder, error) {
	w, err := wordsIn(language)
	if err != nil {
		return Folder{}, err
	}
	m, err := s.programmes.MyCohort(ctx, who)
	if err != nil {
		return Folder{}, err
	}
	office, err1 := s.programmes.Office(ctx)
	coaches, err2 := s.programmes.Contacts(ctx, who, m.Cohort.ID)
	partner, err3 := s.partner(ctx, who)
	declaration, err4 := s.consents.Copy(ctx, who, nil, language)
	dates, met, err5 := s.dates.FolderDates(ctx, who, m)
	if err := errors.Join(err1, err2, err3, err4, err5); err != nil {
		return Folder{}, err
	}
	f := Folder{
		Language: language, Title: w.say("title"), Office: office.Name,
		Intro: w.say("intro", "{name}", m.Person.DisplayName, "{cohort}", m.Cohort.Name),
		Sections: []Section{
			w.contacts(office, coaches, m, partner, language), w.calendar(m.Cohort, m.DayPlan, language, dates, met), w.rules(m.Cohort, language),
		},
	}
	for _, more := range s.sheets {
		brought, err := more.FolderSheets(ctx, who, language)
		if err != nil {
			return Folder{}, err
		}
		f.Sections = append(f.Sections, brought...)
	}
	f.Sections = append(f.Sections, w.sheet("meeting", w.Meeting), w.sheet("milestone", w.Milestone))
	f.Sections = append(f.Sections, Section{
		Key: "declaration", Title: w.say("declaration"), Sheet: true,
		Blocks: append([]paper.Block{{Kind: paper.Text, Text: declaration.Intro}}, declaration.Blocks...), // which version it is
	})
	return f, nil
}

// partner is the name of the other one, as long as there are two.
func (s *Service) partner(ctx context.Context, who actor.Actor) (string, error) {
	t, err := s.tandems.Of(ctx, s.db.Read(ctx), who.PersonID)
	var p *problem.Error
	if errors.As(err, &p) && p.Kind == problem.Missing {
		return "", nil
	}
	if err != nil || t.EndedAt != nil {
		return "", err
	}
	return t.Other(who.PersonID).DisplayName, nil
}
