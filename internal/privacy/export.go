package privacy

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/personal"
)

// Section is one kind of thing that is kept about a person. Values are texts, numbers, truth values, lists of them, or nil.
type Section struct {
	Name   string
	Fields []string
	Rows   []map[string]any
}

// Data is everything about the acting person, as it is at one moment. Empty sections are left out.
func (s *Service) Data(ctx context.Context, who actor.Actor) ([]Section, error) {
	sections := []Section{}
	tx := s.db.Read(ctx)
	for _, table := range s.tables {
		for _, view := range table.Views {
			section, err := read(ctx, tx, table.Name, view, who.PersonID)
			if err != nil {
				return nil, fmt.Errorf("data of %s: %w", view.Section, err)
			}
			if len(section.Rows) > 0 {
				sections = append(sections, section)
			}
		}
	}
	return sections, s.nameThem(ctx, tx, sections)
}

func read(ctx context.Context, tx *gorm.DB, table string, v personal.View, personID uuid.UUID) (Section, error) {
	section := Section{Name: v.Section}
	for _, f := range v.Fields {
		section.Fields = append(section.Fields, fieldName(f))
	}
	rows, err := rowsOf(ctx, tx, table, v, personID)
	if err != nil {
		return section, err
	}
	for _, values := range rows {
		row := make(map[string]any, len(values))
		for i, value := range values {
			row[section.Fields[i]] = value
		}
		for _, list := range v.Lists {
			if err := unfold(row, list); err != nil {
				return section, err
			}
		}
		section.Rows = append(section.Rows, row)
	}
	return section, nil
}

// fieldName is how a selected expression is called: what stands behind AS, or the column without its table.
func fieldName(expression string) string {
	if _, name, ok := strings.Cut(expression, " AS "); ok {
		return name
	}
	return expression[strings.LastIndex(expression, ".")+1:]
}

func rowsOf(ctx context.Context, tx *gorm.DB, table string, v personal.View, personID uuid.UUID) ([][]any, error) {
	if v.Rows != nil {
		rows, err := v.Rows(ctx, tx, personID)
		for _, values := range rows {
			for i := range values {
				values[i] = plain(values[i])
			}
		}
		return rows, err
	}
	if v.From == "" {
		v.From = table
	}
	var people []any
	for range strings.Count(v.Where, "?") {
		people = append(people, personID)
	}
	var order []string // all of them, so that what is of the same time has an order too
	for i := range v.Fields {
		order = append(order, strconv.Itoa(i+1))
	}
	asked := "SELECT " + strings.Join(v.Fields, ", ") + " FROM " + v.From + " WHERE " + v.Where + " ORDER BY " + strings.Join(order, ", ")
	rows, err := tx.WithContext(ctx).Raw(asked, people...).Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	types, err := rows.ColumnTypes()
	if err != nil {
		return nil, err
	}
	var found [][]any
	for rows.Next() {
		values, err := scan(rows, types)
		if err != nil {
			return nil, err
		}
		found = append(found, values)
	}
	return found, rows.Err()
}

func scan(rows *sql.Rows, types []*sql.ColumnType) ([]any, error) {
	values := make([]any, len(types))
	into := make([]any, len(types))
	for i, t := range types {
		if strings.EqualFold(t.DatabaseTypeName(), "uuid") {
			values[i] = &uuid.NullUUID{}
			into[i] = values[i]
		} else {
			into[i] = &values[i]
		}
	}
	if err := rows.Scan(into...); err != nil {
		return nil, err
	}
	for i := range values {
		values[i] = plain(values[i])
	}
	return values, nil
}

// plain makes of a value what it is in JSON, whichever database it comes from. Ids stay ids until they become names.
func plain(value any) any {
	switch v := value.(type) {
	case *uuid.NullUUID:
		if !v.Valid {
			return nil
		}
		return v.UUID
	case time.Time:
		return v.UTC().Format(time.RFC3339)
	case []byte:
		return string(v)
	}
	if v := reflect.ValueOf(value); v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return nil
		}
		return plain(v.Elem().Interface())
	}
	return value
}

func unfold(row map[string]any, field string) error {
	text, ok := row[field].(string)
	if !ok || text == "" {
		return nil
	}
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		return err
	}
	row[field] = value
	return nil
}

// nameThem puts names in the place of ids: what is handed out is for people to read.
func (s *Service) nameThem(ctx context.Context, tx *gorm.DB, sections []Section) error {
	var ids []uuid.UUID
	eachID(sections, func(row map[string]any, field string, id uuid.UUID) { ids = append(ids, id) })
	names, err := s.people.Names(ctx, tx, ids)
	eachID(sections, func(row map[string]any, field string, id uuid.UUID) { row[field] = names[id] })
	return err
}

func eachID(sections []Section, do func(row map[string]any, field string, id uuid.UUID)) {
	for _, s := range sections {
		for _, row := range s.Rows {
			for field, value := range row {
				if id, ok := value.(uuid.UUID); ok {
					do(row, field, id)
				}
			}
		}
	}
}
