package workbook

import (
	"errors"

	"mainpate/internal/calendar"
	"mainpate/internal/problem"
)

func errAuthorOnly() error { return problem.New(problem.Forbidden, "author_only") }

func errNotYourOwn() error { return problem.New(problem.Forbidden, "not_your_own") }

// errRaced means that somebody else was faster between reading and writing: look again.
var errRaced = errors.New("workbook: changed meanwhile")

// Days before the start that may still be told, and how far ahead a date may lie.
const (
	daysBeforeStart = 31
	daysAhead       = 400
)

// span is a first and a last possible day.
type span struct{ first, last calendar.Day }

// lived are the days an entry can be about; a phone may be a day ahead.
func lived(start, today calendar.Day) span {
	return span{start.AddDays(-daysBeforeStart), today.AddDays(1)}
}

// plannable are the days a date may be set for. Past ones stay possible: the phone may have been offline.
func plannable(start, today calendar.Day) span {
	return span{start.AddDays(-daysBeforeStart), today.AddDays(daysAhead)}
}

// fields collects what is wrong, so that all of it can be said at once.
type fields []problem.Field

func (f *fields) when(wrong bool, pointer, code string) {
	if wrong {
		*f = append(*f, problem.Field{Pointer: pointer, Code: code})
	}
}

func (f fields) err() error {
	if len(f) == 0 {
		return nil
	}
	return problem.Invalid(f...)
}
