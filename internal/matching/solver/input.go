package solver

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// InputError lists what is wrong with an input, each with its place.
type InputError []string

// Error gives one line for each.
func (e InputError) Error() string { return strings.Join(e, "\n") }

// Read reads an input from JSON. Rules that are not mentioned are on, lists that are not mentioned are empty; the error
// is an InputError unless reading itself fails.
func Read(r io.Reader) (Input, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return Input{}, err
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff")) // some editors put a mark at the beginning
	if at := foreign(text); at >= 0 {
		return Input{}, InputError{place(text, int64(at)+1) + ": this is not UTF-8"}
	}
	if err := shape(text); err != nil {
		return Input{}, err
	}
	file := struct {
		Input
		Pins [][]string `json:"pins"`
		Bans [][]string `json:"bans"`
	}{Input: Input{AgeRule: true, CommonLanguage: true, CommonTime: true}}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&file); err != nil {
		return Input{}, unreadable(err, text, decoder.InputOffset())
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return Input{}, InputError{place(text, decoder.InputOffset()) + ": there is more after the end"}
	}
	if file.People == nil {
		return Input{}, InputError{"people: is missing"}
	}
	in := file.Input
	var wrong [2]error
	in.Pins, wrong[0] = twos("pins", file.Pins)
	in.Bans, wrong[1] = twos("bans", file.Bans)
	if err := cmp.Or(wrong[:]...); err != nil {
		return Input{}, err
	}
	return in, in.check()
}

// foreign is where the first sign stands that is not UTF-8, -1 for nowhere: decoding would put another in its place.
func foreign(text []byte) int {
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return -1
}

func twos(list string, written [][]string) ([][2]string, error) {
	pairs := make([][2]string, 0, len(written))
	for i, ids := range written {
		if len(ids) != 2 {
			return nil, InputError{fmt.Sprintf("%s[%d]: two ids belong here, not %d", list, i, len(ids))}
		}
		pairs = append(pairs, [2]string(ids))
	}
	return pairs, nil
}

// unreadable says where the text stops being what it should be.
func unreadable(err error, text []byte, offset int64) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.EOF):
		return InputError{"line 1, column 1: there is nothing"}
	case errors.Is(err, io.ErrUnexpectedEOF):
		return InputError{place(text, int64(len(text))) + ": the text ends too early"}
	case errors.As(err, &syntax):
		return InputError{place(text, syntax.Offset) + ": " + syntax.Error()}
	case errors.As(err, &kind):
		return InputError{fmt.Sprintf("%s: %s: %s stands where %s belongs", place(text, kind.Offset), strings.TrimPrefix(kind.Field, "Input."), stands(kind.Value), called(kind.Type.String()))}
	}
	return InputError{place(text, offset) + ": " + strings.TrimPrefix(err.Error(), "json: ")}
}

// stands names what the decoder has found.
func stands(value string) string {
	word, _, _ := strings.Cut(value, " ")
	return map[string]string{"string": "a text", "number": "a number", "bool": "true or false", "array": "a list", "object": "an object"}[word]
}

// called names a type as people who write files do.
func called(kind string) string {
	switch {
	case strings.HasPrefix(kind, "["):
		return "a list"
	case kind == "bool":
		return "true or false"
	case strings.HasPrefix(kind, "solver.") && kind != "solver.Goal":
		return "an object"
	}
	return "a text"
}

func place(text []byte, offset int64) string {
	before := text[:min(max(offset, 0), int64(len(text)))]
	line := bytes.Count(before, []byte("\n")) + 1
	column := len(before) - (bytes.LastIndexByte(before, '\n') + 1)
	return fmt.Sprintf("line %d, column %d", line, max(column, 1))
}

// checker collects what is wrong.
type checker struct {
	in     Input
	people map[string]Person
	wrong  InputError
}

func (c *checker) complain(format string, values ...any) {
	c.wrong = append(c.wrong, fmt.Sprintf(format, values...))
}

func (in Input) check() error {
	c := checker{in: in, people: make(map[string]Person, len(in.People))}
	if len(in.People) > MostPeople {
		c.complain("people: %d are too many, at most %d fit", len(in.People), MostPeople)
		return c.wrong
	}
	for i, p := range in.People {
		switch _, twice := c.people[p.ID]; {
		case strings.TrimSpace(p.ID) == "":
			c.complain("people[%d].id: is missing", i)
		case twice:
			c.complain("people[%d].id: %q is somebody else already", i, p.ID)
		}
		c.people[p.ID] = p
	}
	for i, p := range in.People {
		c.person(fmt.Sprintf("people[%d]", i), p)
	}
	c.order()
	if c.pairs("bans", in.Bans); c.pairs("pins", in.Pins) {
		c.pins()
	}
	if len(c.wrong) > 0 {
		return c.wrong
	}
	return nil
}

func (c *checker) person(at string, p Person) {
	switch {
	case p.Age == Under25 || p.Age == Over25 || p.Age == "" && !c.in.AgeRule:
	case p.Age == "":
		c.complain("%s.age: is missing, the age rule needs it", at)
	default:
		c.complain("%s.age: %q is neither %q nor %q", at, p.Age, Under25, Over25)
	}
	for _, list := range []struct {
		name  string
		words []string
	}{{"languages", p.Languages}, {"times", p.Times}, {"gives", p.Gives}, {"needs", p.Needs}} {
		for i, word := range list.words {
			if strings.TrimSpace(word) == "" { // two cells left empty are nothing in common
				c.complain("%s.%s[%d]: is empty", at, list.name, i)
			}
		}
	}
	if len(p.Wishes) > MostWishes {
		c.complain("%s.wishes: %d are too many, at most %d can be named", at, len(p.Wishes), MostWishes)
	}
	for _, list := range []struct {
		name string
		ids  []string
	}{{"wishes", p.Wishes}, {"also", p.Also}, {"not", p.Not}} {
		for i, id := range list.ids {
			where := fmt.Sprintf("%s.%s[%d]", at, list.name, i)
			_, known := c.people[id]
			switch {
			case id == p.ID:
				c.complain("%s: nobody can name themself", where)
			case !known:
				c.complain("%s: nobody has the id %q", where, id)
			case slices.Contains(list.ids[:i], id):
				c.complain("%s: %q is named twice", where, id)
			case list.name == "not" && (slices.Contains(p.Wishes, id) || slices.Contains(p.Also, id)):
				c.complain("%s: %q is among the wishes too", where, id)
			}
		}
	}
}

func (c *checker) order() {
	if len(c.in.Order) == 0 {
		return
	}
	for i, g := range c.in.Order {
		switch {
		case !slices.Contains(DefaultOrder(), g):
			c.complain("order[%d]: there is no goal %q", i, g)
		case slices.Contains(c.in.Order[:i], g):
			c.complain("order[%d]: %q stands there twice", i, g)
		}
	}
	for _, g := range DefaultOrder() {
		if !slices.Contains(c.in.Order, g) {
			c.complain("order: %q is missing", g)
		}
	}
}

func (c *checker) pairs(list string, pairs [][2]string) (fine bool) {
	before := len(c.wrong)
	for i, pair := range pairs {
		for j, id := range pair {
			if _, known := c.people[id]; !known {
				c.complain("%s[%d][%d]: nobody has the id %q", list, i, j, id)
			}
		}
		if pair[0] == pair[1] {
			c.complain("%s[%d]: two different people are needed", list, i)
		}
	}
	return len(c.wrong) == before
}

// pins says which of the pins cannot be, and why.
func (c *checker) pins() {
	pinned := map[string]string{}
	rules := c.in
	rules.Pins = nil
	for i, pin := range c.in.Pins {
		for _, id := range pin {
			if with := pinned[id]; with != "" {
				c.complain("pins[%d]: %q is pinned to %q already", i, id, with)
			}
		}
		pinned[pin[0]], pinned[pin[1]] = pin[1], pin[0]
		for _, rule := range rules.Forbids(c.people[pin[0]], c.people[pin[1]]) {
			c.complain("pins[%d]: %q and %q cannot become a tandem: %s", i, pin[0], pin[1], rule.Words())
		}
	}
}
