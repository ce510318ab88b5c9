// Package questionnaire asks and keeps answers: the short interview, the assessment of oneself, and what partners say
// about each other. The questions are data in versions; no answer is ever added up over a person.
package questionnaire

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

// Kind is what a set is for.
type Kind string

// The kinds. An instrument is somebody else's questionnaire with conditions of its own, loaded as data.
const (
	Interview  Kind = "interview"
	Self       Kind = "self"
	Partner    Kind = "partner"
	Instrument Kind = "instrument"
)

// ItemKind is how an item is answered.
type ItemKind string

// The kinds of items.
const (
	Scale   ItemKind = "scale"
	Choice  ItemKind = "choice"
	Several ItemKind = "several"
	Words   ItemKind = "text"
	Date    ItemKind = "date"
)

// Text says something in several languages, by their two letters.
type Text map[string]string

// Set is one version of a questionnaire. Answers name the version, so a version that was in use is never changed:
// other words are another version, in another file.
type Set struct {
	Key       string   `json:"key"`                // Names the questionnaire, in all its versions
	Version   int      `json:"version"`            // Counts up whenever a word changes
	Kind      Kind     `json:"kind"`               // What it is for
	Languages []string `json:"languages"`          // The languages of all its texts; an instrument is not translated
	Title     Text     `json:"title"`              // What it is called
	Intro     Text     `json:"intro,omitempty"`    // What to know before
	Citation  string   `json:"citation,omitempty"` // whose instrument it is; shown wherever it is asked
	Licence   string   `json:"licence,omitempty"`  // Under which conditions it may be used
	Scale     []Text   `json:"scale,omitempty"`    // The words of the scale, from 1 upwards, for all items of that kind
	Unsure    Text     `json:"unsure,omitempty"`   // A further answer to the items of the scale: cannot say
	Items     []Item   `json:"items"`              // The questions, in their order
}

// Item is one question. It may be skipped unless it is required.
type Item struct {
	Key      string   `json:"key"`                // Names the question, in all versions
	Kind     ItemKind `json:"kind"`               // How it is answered
	Text     Text     `json:"text"`               // The question
	Hint     Text     `json:"hint,omitempty"`     // A word of help
	Options  []Option `json:"options,omitempty"`  // The answers to choose from
	Required bool     `json:"required,omitempty"` // the sheet cannot be finished without it
}

// Option is one answer to choose.
type Option struct {
	Key   string `json:"key"`   // Names the answer
	Label Text   `json:"label"` // the answer
}

const fewestSteps, mostSteps = 2, 11

var (
	goodKey      = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)
	goodLanguage = regexp.MustCompile(`^[a-z]{2}(-x-leicht)?$`)
)

// Item gives an item by its key.
func (s Set) Item(key string) (Item, bool) {
	i := slices.IndexFunc(s.Items, func(i Item) bool { return i.Key == key })
	if i < 0 {
		return Item{}, false
	}
	return s.Items[i], true
}

// checker collects what is wrong with a set, each with its place, instead of stopping at the first.
type checker struct {
	set   Set
	wrong []string
}

func (s Set) check() []string {
	c := &checker{set: s}
	c.require(goodKey.MatchString(s.Key), "key", "is not like my_set")
	c.require(s.Version >= 1, "version", "starts with 1")
	c.require(slices.Contains([]Kind{Interview, Self, Partner, Instrument}, s.Kind), "kind", "is not interview, self, partner or instrument")
	c.require(len(s.Languages) > 0, "languages", "is empty")
	for _, l := range s.Languages {
		c.require(goodLanguage.MatchString(l), "languages", fmt.Sprintf("%q is not like de", l))
	}
	c.text("title", s.Title, true)
	c.text("intro", s.Intro, false)
	c.text("unsure", s.Unsure, false)
	for i, word := range s.Scale {
		c.text(fmt.Sprintf("scale[%d]", i), word, true)
	}
	c.require(len(s.Items) > 0, "items", "is empty")
	seen := map[string]bool{}
	for i, item := range s.Items {
		place := "items[" + strconv.Itoa(i) + "]"
		c.require(!seen[item.Key], place+".key", fmt.Sprintf("%q is there twice", item.Key))
		seen[item.Key] = true
		c.item(place, item)
		c.require(s.Kind != Instrument || !item.Required, place+".required", "is not possible: every item of an instrument can be skipped")
	}
	if s.Kind == Instrument {
		c.require(s.Citation != "", "citation", "is missing: an instrument is shown with its source")
		c.require(s.Licence != "", "licence", "is missing: under which conditions may it be used?")
	}
	return c.wrong
}

func (c *checker) require(ok bool, place, what string) {
	if !ok {
		c.wrong = append(c.wrong, place+" "+what)
	}
}

// text has to be there in all languages of the set and in no other.
func (c *checker) text(place string, t Text, needed bool) {
	if len(t) == 0 {
		c.require(!needed, place, "is missing")
		return
	}
	for _, l := range c.set.Languages {
		c.require(t[l] != "", place, fmt.Sprintf("has no text in %q", l))
	}
	for l := range t {
		c.require(slices.Contains(c.set.Languages, l), place, fmt.Sprintf("has a text in %q, which is none of the set's languages", l))
	}
}

func (c *checker) item(place string, item Item) {
	c.require(goodKey.MatchString(item.Key), place+".key", "is not like my_item")
	c.text(place+".text", item.Text, true)
	c.text(place+".hint", item.Hint, false)
	switch item.Kind {
	case Scale:
		c.require(len(c.set.Scale) >= fewestSteps && len(c.set.Scale) <= mostSteps, place, "needs a scale of 2 to 11 steps in the set")
	case Choice, Several:
		c.require(len(item.Options) >= 2, place+".options", "needs at least two answers")
	case Words, Date:
	default:
		c.require(false, place+".kind", "is not scale, choice, several, text or date")
	}
	c.require(len(item.Options) == 0 || item.Kind == Choice || item.Kind == Several, place+".options", "belong to choice and several only")
	seen := map[string]bool{}
	for i, o := range item.Options {
		at := fmt.Sprintf("%s.options[%d]", place, i)
		c.require(goodKey.MatchString(o.Key) && o.Key != unsure, at+".key", "is not like my_answer")
		c.require(!seen[o.Key], at+".key", fmt.Sprintf("%q is there twice", o.Key))
		seen[o.Key] = true
		c.text(at+".label", o.Label, true)
	}
}
