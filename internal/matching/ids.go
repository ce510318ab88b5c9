package matching

import (
	"bytes"

	"github.com/google/uuid"

	"mainpate/internal/matching/solver"
)

func byID(in solver.Input) map[string]solver.Person {
	people := make(map[string]solver.Person, len(in.People))
	for _, p := range in.People {
		people[p.ID] = p
	}
	return people
}

func texts(pairs []Pair) [][2]string {
	out := make([][2]string, 0, len(pairs))
	for _, p := range pairs {
		out = append(out, [2]string{p[0].String(), p[1].String()})
	}
	return out
}

func named(ids ...uuid.UUID) []string {
	out := make([]string, 0, len(ids))
	for _, id := range ids {
		out = append(out, id.String())
	}
	return out
}

func one(id *uuid.UUID) []uuid.UUID {
	if id == nil {
		return nil
	}
	return []uuid.UUID{*id}
}

func orEmpty(list []string) []string { return append([]string{}, list...) }

func compareIDs(a, b uuid.UUID) int { return bytes.Compare(a[:], b[:]) }
