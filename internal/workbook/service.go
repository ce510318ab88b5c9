package workbook

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/media"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
)

// Reminders is told when the two set, move or take back their next meeting; without startsAt there is nothing to remind of.
type Reminders interface {
	PlannedMeeting(ctx context.Context, tx *gorm.DB, tandemID uuid.UUID, revision int, people []uuid.UUID, startsAt *time.Time) error
}

// Service is everything that can be done with a workbook.
type Service struct {
	db        *database.DB
	tandems   *tandem.Service
	cohorts   *programme.Service
	reminders Reminders
	media     *media.Service
}

// NewService needs the tandems and cohorts below it, who is told about dates, and who keeps voice notes and pictures.
func NewService(db *database.DB, tandems *tandem.Service, cohorts *programme.Service, reminders Reminders, files *media.Service) *Service {
	return &Service{db: db, tandems: tandems, cohorts: cohorts, reminders: reminders, media: files}
}

// Page is an entry as one reader sees it.
type Page struct {
	Entry
	Additions []Addition
	Mine      *Answers
	Week      int
	Media     []media.Item
}

// Book is a whole workbook as one partner sees it.
type Book struct {
	Pages   []Page
	Steps   []Step
	Planned *PlannedMeeting
	Weeks   []Week
}

// Released is what a coach sees of a tandem: what the two have released, and the days they met.
type Released struct {
	Pages       []Page
	Steps       []Step
	MeetingDays []calendar.Day
	Weeks       []Week
}

// desk is where one person works on one workbook for the length of a use case.
type desk struct {
	tx     *gorm.DB
	media  *media.Service
	who    uuid.UUID
	tandem tandem.Tandem
	cohort programme.Cohort
	today  calendar.Day
	now    time.Time
	pauses []tandem.Pause // those of the two that the person knows of
}

const attempts = 3

// atDesk lets one of the two partners work in one transaction, and look again when the other was faster.
func (s *Service) atDesk(ctx context.Context, who actor.Actor, tandemID uuid.UUID, work func(d desk) error) error {
	var err error
	for range attempts {
		err = s.db.Tx(ctx, func(tx *gorm.DB) error {
			t, err := s.tandems.FindForPartner(ctx, tx, who, tandemID)
			if err != nil {
				return err
			}
			if err := t.Refusal(who.PersonID); err != nil {
				return err
			}
			d, err := s.desk(ctx, tx, who, t)
			if err != nil {
				return err
			}
			return work(d)
		})
		if !errors.Is(err, errRaced) {
			return err
		}
	}
	return problem.New(problem.Unavailable, "busy").Because(err)
}

func (s *Service) desk(ctx context.Context, tx *gorm.DB, who actor.Actor, t tandem.Tandem) (desk, error) {
	cohort, err := s.cohorts.Find(ctx, tx, t.CohortID)
	return desk{tx: tx, media: s.media, who: who.PersonID, tandem: t, cohort: cohort, today: s.cohorts.Today(), now: s.db.Now()}, err
}

// lastWeekday is the day up to which weeks are shown: today, or the end of the way.
func (d desk) lastWeekday() calendar.Day { return min(d.today, d.cohort.LastDay(d.today)) }

// Read shows a partner the whole workbook, in a fixed number of statements.
func (s *Service) Read(ctx context.Context, who actor.Actor, tandemID uuid.UUID) (Book, error) {
	tx := s.db.Read(ctx)
	t, err := s.tandems.FindForPartner(ctx, tx, who, tandemID)
	if err != nil {
		return Book{}, err
	}
	d, err := s.desk(ctx, tx, who, t)
	if err != nil {
		return Book{}, err
	}
	if d.pauses, err = s.tandems.PausesSeen(ctx, tx, who, t); err != nil {
		return Book{}, err
	}
	b, err := d.book(ctx)
	if at := t.LeftAt(who.PersonID); at != nil {
		b = b.asOf(*at, who.PersonID)
	}
	return b, err
}

func (d desk) book(ctx context.Context) (Book, error) {
	rows, err := pagesFor(ctx, d.tx, d.tandem.ID, d.who)
	if err != nil {
		return Book{}, err
	}
	additions, err := additionsFor(ctx, d.tx, d.tandem.ID, d.who)
	if err != nil {
		return Book{}, err
	}
	var answers []Answers
	entries := make([]Entry, len(rows))
	for i, r := range rows {
		entries[i] = r.Entry
		if r.Mine.EntryID != uuid.Nil {
			answers = append(answers, r.Mine)
		}
	}
	b := Book{Weeks: d.weeks(entries)}
	if b.Pages, err = d.withMedia(ctx, d.pages(entries, additions, answers)); err != nil {
		return Book{}, err
	}
	if b.Steps, err = stepsFor(ctx, d.tx, d.tandem.ID, d.who); err != nil {
		return Book{}, err
	}
	b.Planned, err = plannedIn(ctx, d.tx, d.tandem.ID)
	return b, err
}

func (d desk) pages(entries []Entry, additions []Addition, answers []Answers) []Page {
	below := make(map[uuid.UUID][]Addition)
	for _, a := range additions {
		below[a.EntryID] = append(below[a.EntryID], a)
	}
	mine := make(map[uuid.UUID]*Answers)
	for _, a := range answers {
		mine[a.EntryID] = &a
	}
	pages := make([]Page, 0, len(entries))
	for _, e := range entries {
		pages = append(pages, Page{
			Entry: e, Additions: below[e.ID], Mine: mine[e.ID], Week: WeekOf(d.cohort.StartDay, e.Facts.Day),
		})
	}
	return pages
}

// page is one entry as the person at the desk sees it.
func (d desk) page(ctx context.Context, e Entry) (Page, error) {
	additions, err := additionsTo(ctx, d.tx, e.ID, d.who)
	if err != nil {
		return Page{}, err
	}
	answers, err := findAnswers(ctx, d.tx, e.ID, d.who)
	if unlessNotFound(err) != nil {
		return Page{}, err
	}
	mine := []Answers{answers}
	if err != nil {
		mine = nil
	}
	pages, err := d.withMedia(ctx, d.pages([]Entry{e}, additions, mine))
	if err != nil {
		return Page{}, err
	}
	return pages[0], nil
}

func isNotFound(err error) bool {
	var p *problem.Error
	return errors.As(err, &p) && p.Kind == problem.Missing
}

func unlessNotFound(err error) error {
	if isNotFound(err) {
		return nil
	}
	return err
}
