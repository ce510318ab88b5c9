package main

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/home"
	"mainpate/internal/media"
	"mainpate/internal/milestone"
	"mainpate/internal/person"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
	"mainpate/internal/workbook"
)

// The values of a statement that are other ones at every request.
const (
	thePerson = "$person"
	theTandem = "$tandem"
	theEntry  = "$entry"
)

// statement is what the server asked the database, with its values; those that change have a name instead.
type statement struct {
	SQL    string
	Values []any
	Times  []int // which values are instants
}

// script is what one request asks, and what it answered.
type script struct {
	Statements []statement
	Answer     json.RawMessage
}

// scripts are what the yardstick does.
type scripts struct {
	URL, Dir  string
	Home, Log script
}

// record lets the real services read a home and log a meeting, and writes down what they ask.
func record(ctx context.Context, db *database.DB, p pair) (scripts, error) {
	zone, err := calendar.Zone("")
	if err != nil {
		return scripts{}, err
	}
	people := person.NewService(db)
	cohorts := programme.NewService(db, people, zone, "")
	tandems := tandem.NewService(db, cohorts)
	books := workbook.NewService(db, tandems, cohorts, nil, media.NewService(db)) // neither request has to do with reminders
	homes := home.NewService(db, people, cohorts, tandems, books, milestone.NewService(db, cohorts, tandems, nil, nil))
	who, entry := actor.Actor{PersonID: p.People[0], Role: actor.Participant}, database.NewID()
	names := map[string]string{p.People[0].String(): thePerson, p.Tandem.String(): theTandem, entry.String(): theEntry}
	var heard []statement
	hear := func(tx *gorm.DB) { heard = append(heard, written(tx.Statement, names)) }
	on := db.Read(ctx).Callback()
	for _, err := range []error{
		on.Query().After("gorm:query").Register("bench", hear), on.Row().After("gorm:row").Register("bench", hear),
		on.Raw().After("gorm:raw").Register("bench", hear), on.Create().After("gorm:create").Register("bench", hear),
	} {
		if err != nil {
			return scripts{}, err
		}
	}
	var s scripts
	if _, err := homes.Home(ctx, who); err != nil {
		return scripts{}, err
	}
	s.Home.Statements, heard = heard, nil
	_, err = books.SaveEntry(ctx, who, p.Tandem, entry, workbook.Draft{
		Kind: workbook.Meeting, Note: "Wir haben telefoniert.", Visibility: workbook.WeTwo,
		Facts: workbook.Facts{Outcome: workbook.Met, Day: cohorts.Today(), Clock: "15:00", Place: "cafe", Topics: []string{"jobs"}},
	}, 0)
	s.Log.Statements = heard
	return s, err
}

func written(s *gorm.Statement, names map[string]string) statement {
	w := statement{SQL: s.SQL.String()}
	for i, value := range s.Vars {
		if simple, err := driver.DefaultParameterConverter.ConvertValue(value); err == nil {
			value = simple
		}
		if at, ok := value.(time.Time); ok {
			w.Times = append(w.Times, i)
			value = at.Format(time.RFC3339Nano)
		}
		if name, ok := names[fmt.Sprint(value)]; ok {
			value = name
		}
		w.Values = append(w.Values, value)
	}
	return w
}

// values puts this request's ids into the places of the recorded ones.
func (s statement) values(ids *strings.Replacer) ([]any, error) {
	values := make([]any, len(s.Values))
	for i, value := range s.Values {
		values[i] = value
		switch v := value.(type) {
		case string:
			if strings.HasPrefix(v, "$") {
				values[i] = ids.Replace(v)
			}
		case float64: // JSON knows no other number
			values[i] = int64(v)
		}
	}
	for _, i := range s.Times {
		at, err := time.Parse(time.RFC3339Nano, values[i].(string))
		if err != nil {
			return nil, err
		}
		values[i] = at
	}
	return values, nil
}

// answers keeps what the real server says, for the yardstick to say the same.
func (s *scripts) answers(ctx context.Context, home, log request) (err error) {
	if s.Home.Answer, err = home.succeed(ctx); err != nil {
		return err
	}
	s.Log.Answer, err = log.succeed(ctx)
	return err
}

func homeRequest(url, token string) request {
	return request{method: http.MethodGet, url: url + "/api/v1/home", token: token}
}

func logRequest(url, token string, tandem uuid.UUID, day calendar.Day) request {
	return request{
		method: http.MethodPut, url: fmt.Sprintf("%s/api/v1/tandems/%s/entries/%s", url, tandem, database.NewID()),
		token: token, body: logBody(day),
	}
}

func logBody(day calendar.Day) []byte {
	return []byte(`{"kind":"meeting","outcome":"met","day":"` + string(day) +
		`","clock":"15:00","place":"cafe","topics":["jobs"],"note":"Wir haben telefoniert.","visibility":"tandem"}`)
}
