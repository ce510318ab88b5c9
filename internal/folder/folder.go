// Package folder puts a participant's project folder together: whom to ask, when, by which rules, what was signed, and
// the sheets, on the screen and as one PDF. It stands above the domains and keeps nothing itself.
package folder

import (
	"cmp"
	"context"
	"embed"
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
	bcp47 "golang.org/x/text/language"

	"mainpate/internal/actor"
	"mainpate/internal/language"
	"mainpate/internal/paper"
	"mainpate/internal/programme"
)

// Section is a part of the folder.
type Section struct {
	Key    string
	Title  string
	Sheet  bool // stands on a page of its own
	Blocks []paper.Block
}

// Folder is what a person takes home.
type Folder struct {
	Language string
	Title    string
	Intro    string
	Office   string
	Sections []Section
}

// Sheets are brought into the folder by a domain that has some: questionnaires with what the person has answered.
type Sheets interface {
	FolderSheets(ctx context.Context, who actor.Actor, language string) ([]Section, error)
}

// Print makes one document of the folder.
func (f Folder) Print() paper.Document {
	d := paper.Document{Language: f.Language, Title: f.Title, Intro: f.Intro, Foot: f.Office}
	for _, s := range f.Sections {
		if s.Sheet {
			d.Blocks = append(d.Blocks, paper.Block{Kind: paper.NewPage})
		}
		d.Blocks = append(d.Blocks, paper.Block{Kind: paper.Chapter, Text: s.Title})
		d.Blocks = append(d.Blocks, s.Blocks...)
	}
	return d
}

//go:embed texts
var texts embed.FS

// words are the texts of the folder in one language.
type words struct {
	Words map[string]string `json:"words"`
	// Days says a number of days, by the plural forms of CLDR; `other` stands for every form that is not named.
	Days      map[string]string `json:"days"`
	Rules     []string          `json:"rules"`
	Meeting   []block           `json:"meeting"`
	Milestone []block           `json:"milestone"`
}

// block is a block of a sheet as it is written down.
type block struct {
	Kind    string   `json:"kind"`
	Text    string   `json:"text"`
	Options []string `json:"options"`
	Lines   int      `json:"lines"`
}

func wordsIn(code string) (words, error) {
	all, err := language.Read[words](texts, "texts")
	return language.Own(all, code), err
}

func (w words) say(key string, values ...string) string {
	return strings.NewReplacer(values...).Replace(w.Words[key])
}

func (w words) sheet(key string, blocks []block) Section {
	s := Section{Key: key, Title: w.say(key), Sheet: true}
	for _, b := range blocks {
		s.Blocks = append(s.Blocks, paper.Block{Kind: paper.Kind(b.Kind), Text: b.Text, Options: b.Options, Lines: b.Lines})
	}
	return s
}

// days says how often, in the form that the language has for the number.
func (w words) days(n int, code string) string {
	names := map[plural.Form]string{plural.One: "one", plural.Few: "few", plural.Many: "many"}
	form := names[plural.Cardinal.MatchPlural(bcp47.Make(code), n, 0, 0, 0, 0)]
	return strings.ReplaceAll(cmp.Or(w.Days[form], w.Days["other"]), "{n}", strconv.Itoa(n))
}

func (w words) rules(c programme.Cohort, code string) Section {
	s := Section{Key: "rules", Title: w.say("rules")}
	often := w.say("once")
	if c.MeetingsPerWeek > 1 {
		often = w.say("often", "{n}", strconv.Itoa(c.MeetingsPerWeek))
	}
	for _, rule := range append([]string{often}, w.Rules...) {
		rule = strings.ReplaceAll(rule, "{days}", w.days(c.MilestoneRhythmDays, code))
		s.Blocks = append(s.Blocks, paper.Block{Kind: paper.Item, Text: rule})
	}
	return s
}

func (w words) contacts(o programme.Office, coaches []programme.Contact, m programme.Membership, partner, code string) Section {
	s := Section{Key: "contacts", Title: w.say("contacts")}
	pair := func(name string, lines ...string) {
		var told []string
		for _, l := range lines {
			if l != "" {
				told = append(told, l)
			}
		}
		s.Blocks = append(s.Blocks, paper.Block{Kind: paper.Pair, Text: name, Value: strings.Join(told, "\n")})
	}
	if partner != "" {
		pair(w.say("partner"), partner)
	}
	for _, c := range coaches {
		name := c.Person.DisplayName
		if m.ContactPersonID != nil && *m.ContactPersonID == c.Person.ID {
			name = w.say("first", "{name}", name)
		}
		pair(name, c.Card.Phone, c.Card.Email)
	}
	pair(w.say("office"), o.Name, o.ContactPhone, o.ContactEmail)
	if len(o.HelpNumbers) > 0 {
		s.Blocks = append(s.Blocks, paper.Block{Kind: paper.Heading, Text: w.say("help")})
	}
	for _, h := range o.HelpNumbers {
		pair(h.Name, h.Phone, h.NoteIn(code))
	}
	return s
}
