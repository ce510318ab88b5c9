package folder_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/consent"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/folder"
	"mainpate/internal/language"
	"mainpate/internal/paper"
	"mainpate/internal/person"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// Every language has the same pages: what can be filled in is the same, and nothing is forgotten.
func TestAllLanguagesHaveTheSamePages(t *testing.T) {
	shape := func(language string) string {
		file, err := os.ReadFile("texts/" + language + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var w struct {
			Words              map[string]string
			Rules              []string
			Meeting, Milestone []struct {
				Kind, Text string
				Options    []string
				Lines      int
			}
		}
		if err := json.Unmarshal(file, &w); err != nil {
			t.Fatal(err)
		}
		var told strings.Builder
		for key, text := range w.Words {
			if text == "" {
				t.Errorf("%s says nothing for %s", language, key)
			}
		}
		told.WriteString(strings.Repeat("rule ", len(w.Rules)) + strings.Repeat("word ", len(w.Words)))
		for _, b := range slices.Concat(w.Meeting, w.Milestone) {
			told.WriteString(b.Kind + strings.Repeat("+", len(b.Options)) + strings.Repeat("_", b.Lines) + " ")
		}
		return told.String()
	}
	for _, language := range []string{"en", "tr", "ar"} {
		if got, want := shape(language), shape("de"); got != want {
			t.Errorf("%s has other pages:\n%s\n%s", language, got, want)
		}
	}
}

type sheetOfSomebody struct{}

func (sheetOfSomebody) FolderDates(context.Context, actor.Actor, programme.Membership) ([]folder.Date, []calendar.Day, error) {
	return []folder.Date{
		{Word: "speed_dating", Day: "2026-11-27", Clock: "16:00", Place: "Großer Saal"},
		{Word: "milestone", Number: 2, Day: "2027-01-13", Clock: "10:00", Place: "Café"},
		{Word: "gathering_group", Title: "Frühstück", Day: "2026-12-22", Clock: "09:30"},
		{Word: "gathering_group", Day: "2026-12-23"}, {Word: "gathering_other", Day: "2026-12-24"},
		{Word: "gathering_information", Day: "2026-11-20"}, {Word: "next", Day: "2026-12-04"},
	}, []calendar.Day{"2026-12-02", "2026-12-03"}, nil
}

func (sheetOfSomebody) FolderSheets(_ context.Context, who actor.Actor, language string) ([]folder.Section, error) {
	return []folder.Section{{Key: "self", Title: "Mein Bogen " + language, Sheet: true, Blocks: []paper.Block{{Kind: paper.Voice, Text: who.PersonID.String()}}}}, nil
}

func TestTheFolder(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, _ *dbtest.Clock) {
		ctx := context.Background()
		ok := func(err error) {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
		}
		people := person.NewService(db)
		programmes := programme.NewService(db, people, time.UTC, "Amt am Main")
		consents := consent.NewService(db, programmes)
		service := folder.NewService(db, programmes, tandem.NewService(db, programmes), consents, sheetOfSomebody{})
		service.Connect(sheetOfSomebody{})
		var katrin person.Person
		ok(db.Tx(ctx, func(tx *gorm.DB) (err error) {
			katrin, err = people.Create(ctx, tx, person.New{Role: actor.Coach, DisplayName: "Katrin", Language: "de"})
			return err
		}))
		coach, cohort := actor.Actor{PersonID: katrin.ID, Role: actor.Coach}, uuid.New()
		office := actor.Actor{PersonID: katrin.ID, Role: actor.Administrator}
		_, err := programmes.PlanCohort(ctx, office, cohort, programme.Rules{
			Name: "Frühling", StartDay: "2026-12-01", LengthDays: 120, MilestoneRhythmDays: 21, MeetingsPerWeek: 2,
		})
		ok(err)
		ok(programmes.AddCoach(ctx, office, cohort, katrin.ID))
		_, err = people.SaveContactCard(ctx, coach, nil, person.ContactCard{Phone: "069 123456"})
		ok(err)
		p, _, err := programmes.AddParticipant(ctx, coach, cohort, programme.NewParticipant{DisplayName: "Samira", AgeGroup: programme.Under25})
		ok(err)
		samira := actor.Actor{PersonID: p.ID, Role: actor.Participant, Language: "ar"}
		ok(programmes.ChooseContactPerson(ctx, samira, katrin.ID))
		versions, err := consents.Declarations(ctx)
		ok(err)
		ok(consents.Sign(ctx, samira, uuid.New(), versions[0].ID, "ar", "سميرة"))

		f, err := service.Folder(ctx, samira, "de")
		ok(err)
		var keys []string
		told := map[string]string{}
		for _, s := range f.Sections {
			keys = append(keys, s.Key)
			for _, b := range s.Blocks {
				told[s.Key] += b.Text + "|" + b.Value + "\n"
			}
		}
		if want := []string{"contacts", "calendar", "rules", "self", "meeting", "milestone", "declaration"}; !slices.Equal(keys, want) {
			t.Errorf("the parts are %v, want %v", keys, want)
		}
		inOrder := []string{
			"Info-Veranstaltung|", "Speed-Dating|Freitag, 27. November 2026, 16:00\nGroßer Saal", "Beginn|", "Euer nächstes Treffen|", "Meilenstein 1,",
			"Frühstück|Dienstag, 22. Dezember 2026, 09:30", "Treffen mit allen|", "Meilenstein 2, Tag 42|Mittwoch, 13. Januar 2027, 10:00\nCafé", "Meilenstein 3,",
			"Ihr habt euch getroffen|Mittwoch, 2. Dezember 2026\nDonnerstag, 3. Dezember 2026",
		}
		usual := programme.HelpNumber{Name: "TelefonSeelsorge", Phone: "0800 1110111", Note: "Tag und Nacht, kostenlos"}
		for code, want := range map[string]string{"de": usual.Note, "ar": usual.NoteIn("ar")} {
			in, err := service.Folder(ctx, samira, code)
			ok(err)
			if at := in.Sections[1].Blocks; code == "ar" && !slices.ContainsFunc(at, func(b paper.Block) bool { return strings.Contains(b.Value, "2026، 16:00") }) {
				t.Errorf("no day and clock with an Arabic comma: %+v", at)
			}
			if !slices.ContainsFunc(in.Sections[0].Blocks, func(b paper.Block) bool { return b.Value == usual.Phone+"\n"+want }) {
				t.Errorf("in %s nobody says: %s", code, want)
			}
		}
		rest := told["calendar"]
		for _, line := range inOrder {
			_, after, there := strings.Cut(rest, line)
			if !there {
				t.Errorf("the calendar does not say %q there:\n%s", line, rest)
			}
			rest = after
		}
		for part, words := range map[string][]string{
			"contacts": {"Katrin (fragst Du zuerst)|069 123456", "Das Amt|Amt am Main", "TelefonSeelsorge|0800 1110111"},
			"calendar": {"Beginn|Dienstag, 1. Dezember 2026", "Meilenstein 1, Tag 21|Montag, 21. Dezember 2026", "Abschluss-Treffen, Tag 120|"},
			"rules":    {"2-mal in der Woche", "alle 21 Tage"},
			"self":     {p.ID.String()}, "declaration": {"Fassung 1 vom ", "Unterschrieben von|سميرة", "Gelesen auf|العربية", "nicht gegeben"},
		} {
			for _, w := range words {
				if !strings.Contains(told[part], w) {
					t.Errorf("%s does not say %q:\n%s", part, w, told[part])
				}
			}
		}
		if strings.Contains(told["contacts"], "Dein Tandem") {
			t.Error("there is no partner yet")
		}
		for _, code := range language.All {
			f, err := service.Folder(ctx, samira, code)
			ok(err)
			for _, s := range f.Sections {
				for _, b := range s.Blocks {
					if strings.ContainsAny(b.Text+b.Value, "{}") || s.Title == "" {
						t.Errorf("%s, %s: a word is missing in %q", code, s.Key, b.Text+b.Value)
					}
				}
			}
			one, err := paper.NewPrinter().Print(f.Print())
			ok(err)
			two, err := paper.NewPrinter().Print(f.Print())
			if err != nil || !bytes.Equal(one, two) || len(one) > 150_000 {
				t.Errorf("%s: %d bytes, %v, or another file each time", code, len(one), err)
			}
		}
	})
}
