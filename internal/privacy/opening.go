package privacy

import (
	"context"
	"encoding/base64"
	"strings"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem"
)

// What can be opened.
const (
	Tandem       = "tandem"
	Workbook     = "workbook"
	Milestone    = "milestone"
	Plan         = "plan"
	Promises     = "promises"
	Persons      = "persons" // a list with names in it
	Participant  = "participant"
	Invitation   = "invitation"
	Declaration  = "declaration" // what was signed and allowed
	Profile      = "profile"
	Sheet        = "sheet" // answers to questions
	Ballot       = "ballot"
	Messages     = "messages" // what was written in a conversation
	Concern      = "concern"  // that a tandem does not fit
	Question     = "question" // asked the office with their name
	Report       = "report"   // of a message
	GroupMeeting = "group_meeting"
)

// Opening says what a request has shown, and about whom: about people, or about both partners of tandems.
type Opening struct {
	What    string
	People  []uuid.UUID
	Tandems []uuid.UUID
	Plans   []uuid.UUID // whose tandems are looked up
}

// slotLength is how long opening the same again makes no new line.
const slotLength = 10 * time.Minute

// line is what makes an entry of the log one of its kind within a slot.
type line struct {
	reader uuid.UUID
	what   string
	thing  uuid.UUID
}

// entry is a line of the access log as it is kept.
type entry struct {
	ID         uuid.UUID `gorm:"primaryKey"`
	PersonID   uuid.UUID
	ReaderID   *uuid.UUID
	ReaderName string
	What       string
	TandemID   *uuid.UUID
	Slot       int64
	At         time.Time
}

// TableName names the table.
func (entry) TableName() string { return "access_log" }

// Opened writes down that somebody of the staff has opened something. Whoever calls it must not show what was opened
// when it fails: nothing is read without a line. Participants' reading leaves no trace at all.
func (s *Service) Opened(ctx context.Context, who actor.Actor, o Opening) error {
	if who.Is(actor.Participant) {
		return nil
	}
	now := s.db.Now()
	slot := now.Unix() / int64(slotLength/time.Second)
	o.People, o.Tandems = s.fresh(slot, who, o.What, o.People), s.fresh(slot, who, o.What, o.Tandems)
	o.Plans = s.fresh(slot, who, o.What, o.Plans)
	if len(o.People)+len(o.Tandems)+len(o.Plans) == 0 {
		return nil
	}
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		concerned, err := concernedBy(ctx, tx, o)
		if err != nil {
			return err
		}
		names, err := s.people.Names(ctx, tx, []uuid.UUID{who.PersonID})
		if err != nil {
			return err
		}
		var lines []entry
		for _, c := range concerned {
			if c.PersonID != who.PersonID {
				lines = append(lines, entry{
					ID: database.NewID(), PersonID: c.PersonID, ReaderID: &who.PersonID, ReaderName: names[who.PersonID],
					What: o.What, TandemID: c.TandemID, Slot: slot, At: now,
				})
			}
		}
		if len(lines) == 0 {
			return nil
		}
		return tx.WithContext(ctx).Clauses(clause.OnConflict{DoNothing: true}).CreateInBatches(&lines, 500).Error
	})
	if err == nil {
		s.remember(slot, who, o)
	}
	return err
}

// fresh leaves out what this process has written down in this slot already: most reading is reading again.
func (s *Service) fresh(slot int64, who actor.Actor, what string, things []uuid.UUID) []uuid.UUID {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.slot != slot || s.logged == nil {
		s.slot, s.logged = slot, map[line]bool{}
	}
	var left []uuid.UUID
	for _, thing := range things {
		if !s.logged[line{who.PersonID, what, thing}] {
			left = append(left, thing)
		}
	}
	return left
}

func (s *Service) remember(slot int64, who actor.Actor, o Opening) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.slot != slot {
		return
	}
	for _, things := range [][]uuid.UUID{o.People, o.Tandems, o.Plans} {
		for _, thing := range things {
			s.logged[line{who.PersonID, o.What, thing}] = true
		}
	}
}

// concern is a person whom an opening is about.
type concern struct {
	PersonID uuid.UUID
	TandemID *uuid.UUID
}

func concernedBy(ctx context.Context, tx *gorm.DB, o Opening) ([]concern, error) {
	var found []concern
	if len(o.Tandems)+len(o.Plans) > 0 {
		err := tx.WithContext(ctx).Table("tandem_partners").Select("person_id, tandem_id").
			Where("(tandem_id IN ? OR tandem_id IN (SELECT tandem_id FROM plans WHERE id IN ?))", o.Tandems, o.Plans).
			Scan(&found).Error
		if err != nil {
			return nil, err
		}
	}
	if len(o.People) == 0 {
		return found, nil
	}
	people, err := idsOf(tx.WithContext(ctx).Table("persons").Select("id").Where("id IN ?", o.People)) // not erased meanwhile
	for _, id := range people {
		found = append(found, concern{PersonID: id})
	}
	return found, err
}

// Line is what people read in their access log. Without a name the reader has been erased.
type Line struct {
	ID         uuid.UUID
	ReaderName string
	What       string
	At         time.Time
}

const linesPerPage = 50

// AccessLog shows who has opened what about the acting person, the newest first, and where the next page begins.
func (s *Service) AccessLog(ctx context.Context, who actor.Actor, cursor string) ([]Line, string, error) {
	query := s.db.Read(ctx).Model(&entry{}).Where("person_id = ?", who.PersonID)
	if cursor != "" {
		at, id, err := readCursor(cursor)
		if err != nil {
			return nil, "", err
		}
		query = query.Where("(at < ? OR (at = ? AND id < ?))", at, at, id)
	}
	var lines []Line
	if err := query.Order("at DESC, id DESC").Limit(linesPerPage + 1).Find(&lines).Error; err != nil {
		return nil, "", err
	}
	if len(lines) <= linesPerPage {
		return lines, "", nil
	}
	lines = lines[:linesPerPage]
	last := lines[linesPerPage-1]
	return lines, writeCursor(last.At, last.ID), nil
}

func writeCursor(at time.Time, id uuid.UUID) string {
	return base64.RawURLEncoding.EncodeToString([]byte(at.UTC().Format(time.RFC3339Nano) + " " + id.String()))
}

func readCursor(cursor string) (time.Time, uuid.UUID, error) {
	wrong := problem.Invalid(problem.Field{Pointer: "/cursor", Code: "wrong_format"})
	text, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil {
		return time.Time{}, uuid.Nil, wrong
	}
	first, second, _ := strings.Cut(string(text), " ")
	at, err := time.Parse(time.RFC3339Nano, first)
	if err != nil {
		return time.Time{}, uuid.Nil, wrong
	}
	id, err := uuid.Parse(second)
	if err != nil {
		return time.Time{}, uuid.Nil, wrong
	}
	return at.UTC(), id, nil
}

// namelessReader takes the name of a member of staff out of what others can read about them.
func namelessReader(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error {
	return tx.WithContext(ctx).Model(&entry{}).Where("reader_id = ?", personID).UpdateColumn("reader_name", "").Error
}
