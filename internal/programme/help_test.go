package programme

import (
	"slices"
	"testing"

	"mainpate/internal/language/languagetest"
	"mainpate/internal/problem/problemtest"
)

func TestTheOfficeKeepsItsOwnHelpNumbers(t *testing.T) {
	inTown(t, func(t *testing.T, w *town) {
		ctx := t.Context()
		save := func(based int, numbers []HelpNumber) (Office, error) {
			return w.SaveOffice(ctx, &based, Office{Name: "MainArbeit", HelpNumbers: numbers})
		}
		own := []HelpNumber{{" Frauenhaus ", "069 1", " nachts "}}
		for _, step := range []struct {
			says    string
			numbers []HelpNumber
			want    []HelpNumber
		}{
			{"nothing of them", nil, usualHelp()},
			{"its own", own, []HelpNumber{{"Frauenhaus", "069 1", "nachts"}}},
			{"nothing of them", nil, []HelpNumber{{"Frauenhaus", "069 1", "nachts"}}},
			{"that there are none", []HelpNumber{}, []HelpNumber{}},
			{"nothing of them", nil, []HelpNumber{}},
		} {
			before, err := w.Office(ctx)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := save(before.Version, step.numbers); err != nil {
				t.Fatalf("the office says %s: %v", step.says, err)
			}
			if o, err := w.Office(ctx); err != nil || !slices.Equal(o.HelpNumbers, step.want) {
				t.Errorf("the office says %s: %v, %v", step.says, o.HelpNumbers, err)
			}
		}
		for want, wrong := range map[string][]HelpNumber{
			"/help_numbers/0/name required":      {{"  ", "110", ""}},
			"/help_numbers/1/phone wrong_format": {{"Polizei", "110", ""}, {"Wache", "nebenan", ""}},
			"/help_numbers too_many":             slices.Repeat([]HelpNumber{{"Polizei", "110", ""}}, 11),
		} {
			if _, err := save(2, wrong); problemtest.Code(err) != want {
				t.Errorf("%v, want %s", err, want)
			}
		}
	})
}

func TestTheUsualHelpIsExplainedInEveryLanguage(t *testing.T) {
	languagetest.Complete(t, words)
	for _, n := range usualHelp() {
		if n.Note == "" || n.NoteIn("uk") == n.Note {
			t.Errorf("%s has no note, or no Ukrainian one", n.Name)
		}
	}
	changed := HelpNumber{Name: "TelefonSeelsorge", Note: "nur nachts"}
	if got := changed.NoteIn("uk"); got != changed.Note {
		t.Errorf("what the office wrote became %q", got)
	}
}
