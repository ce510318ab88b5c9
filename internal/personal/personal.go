// Package personal is how a domain says what its tables keep about people: what they get when they ask for it,
// and what becomes of it when they are erased. Every table is described, also those that know nobody; the privacy
// package reads the descriptions, and a test holds them against the schema.
package personal

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"
)

// Fate is what becomes of a row when a person in it is erased.
type Fate int

// The row goes; or it stays and the column names nobody; or it stays and, because it has to name somebody, names
// the one who stands for all the erased.
const (
	RowGoes Fate = iota + 1
	Emptied
	Nameless
)

// Keep says how long the rows of a cohort's tandems are of use after its end.
type Keep int

// Rows stay until a person or a tandem goes, or go with the notes, or with the milestone meetings.
const (
	UntilErased Keep = iota
	WithNotes
	WithMeetings
)

// Gone is the id that stands for everybody who has been erased.
var Gone = uuid.Nil

// Table describes one table.
type Table struct {
	Name     string
	People   map[string]Fate // every column with a person in it
	OfTandem bool            // has a tandem_id and goes with a tandem in which nobody is left
	Keep     Keep
	Views    []View
	// Erase does what the fates cannot say, before them: words inside a row, joint things.
	Erase func(ctx context.Context, tx *gorm.DB, personID uuid.UUID) error
}

// View is a part of what people get when they ask for their data.
type View struct {
	Section string
	From    string   // what to read from; the table itself when empty
	Fields  []string // what is handed out, as in SELECT; people become names, and the first field orders the rows
	Where   string   // the rows that are theirs to see; every ? is the person
	Lists   []string // fields that hold JSON
	// Rows reads what SQL alone cannot, instead of From and Where, in the order of Fields.
	Rows func(ctx context.Context, tx *gorm.DB, personID uuid.UUID) ([][]any, error)
}

// OfTheirTandem limits rows with a tandem_id to the tandems of the person.
const OfTheirTandem = "tandem_id IN (SELECT tandem_id FROM tandem_partners WHERE person_id = ?)"
