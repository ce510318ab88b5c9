package calendarfeed

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
	"github.com/emersion/go-ical"
	"github.com/google/uuid"
	"pgregory.net/rapid"

	"mainpate/internal/calendar"
	"mainpate/internal/language/languagetest"
	"mainpate/internal/milestone"
)

// failer is what tests, fuzz targets and properties have in common.
type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

// parsed reads a calendar with another library than the one that wrote it, and checks the bare lines.
func parsed(t failer, written []byte) *ical.Calendar {
	t.Helper()
	if !utf8.Valid(written) || !bytes.HasSuffix(written, []byte("END:VCALENDAR\r\n")) {
		t.Fatalf("not a whole text: %q", written)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(string(written), "\r\n"), "\r\n") {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n\v\f\u0085\u2028\u2029") || line == "" {
			t.Fatalf("a line of %d bytes: %q", len(line), line)
		}
	}
	cal, err := ical.NewDecoder(bytes.NewReader(written)).Decode()
	if err != nil {
		t.Fatalf("%v in %s", err, written)
	}
	check(t, cal.Component)
	return cal
}

// check says that no parameter is there twice.
func check(t failer, c *ical.Component) {
	t.Helper()
	for name, values := range c.Props {
		for _, v := range values {
			for parameter, given := range v.Params {
				if len(given) != 1 {
					t.Fatalf("%s has %d times %s", name, len(given), parameter)
				}
			}
		}
	}
	for _, inside := range c.Children {
		check(t, inside)
	}
}

func theOnly(t failer, written []byte) ical.Event {
	t.Helper()
	events := parsed(t, written).Events()
	if len(events) != 1 {
		t.Fatalf("%d events in %s", len(events), written)
	}
	return events[0]
}

func value(t failer, e ical.Event, name string) string {
	t.Helper()
	text, err := e.Props.Text(name)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return text
}

func berlin(t failer) *time.Location {
	t.Helper()
	zone, err := calendar.Zone("")
	if err != nil {
		t.Fatalf("%v", err)
	}
	return zone
}

func anEvent(place string) Event {
	start := time.Date(2026, 11, 27, 14, 0, 0, 0, time.UTC)
	return Event{
		UID: "0199-1@mainpate", Sequence: 2, Status: ics.ObjectStatusConfirmed, Summary: "Termin", Place: place,
		Link: "https://mainpate.example.org/milestones/1", Day: "2026-11-27", Start: &start, ChangedAt: start,
	}
}

var plainNames = []string{"CLASS", "DESCRIPTION", "DTSTAMP", "DTSTART", "DURATION", "LAST-MODIFIED", "LOCATION", "SEQUENCE", "STATUS", "SUMMARY", "UID", "URL"}

// roundTrip says that a text stays one value, whatever stands in it.
func roundTrip(t failer, written string) {
	t.Helper()
	e := theOnly(t, render([]Event{anEvent(written)}, berlin(t)))
	var names []string
	for name, values := range e.Props {
		if len(values) != 1 {
			t.Fatalf("%d times %s for %q", len(values), name, written)
		}
		names = append(names, name)
	}
	want := plainNames
	if text(written) == "" {
		want = slices.DeleteFunc(slices.Clone(want), func(name string) bool { return name == "LOCATION" })
	} else if got := value(t, e, "LOCATION"); got != text(written) {
		t.Fatalf("%q became %q", text(written), got)
	}
	slices.Sort(names)
	if !slices.Equal(names, want) || len(e.Children) > 0 {
		t.Fatalf("%q added something: %v", written, names)
	}
}

var hostile = []string{
	"Café\r\nATTACH:https://evil.example/x", "Café\rATTACH:https://evil.example/x", "Café\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:x",
	"a;b,c\\d", "\\n", "\\", "a\\", ";", ",", ":", "\"", "\x00\x01\x1f\x7f", "\u2028ATTACH:x", "\u0085ATTACH:x", "\v\f", "a\u202eb",
	strings.Repeat("ä", 300), strings.Repeat("x", 74) + "\r\n y", strings.Repeat("لقاء ", 40), "👩‍👩‍👧‍👦" + strings.Repeat("👩🏿‍🦽", 30),
	strings.Repeat("<a> ", 60), "\xff\xfe", " \t ", "", "a\n\n\nb", "=?utf-8?q?x?=", strings.Repeat("\\,", 100),
}

func TestHostileTextsStayOneValue(t *testing.T) {
	for _, written := range hostile {
		roundTrip(t, written)
	}
	if text("Café\r\nATTACH:x") != "Café\nATTACH:x" || text("a;b,c\\d") != "a;b,c\\d" || text("\ra\x00b\r\n") != "ab" {
		t.Error("a text was changed more than it had to be")
	}
}

func TestAnyTextStaysOneValue(t *testing.T) {
	pieces := rapid.OneOf(rapid.SampledFrom(hostile), rapid.String(), rapid.SampledFrom([]string{"\r", "\n", ";", ",", "\\", " ", ":"}))
	rapid.Check(t, func(t *rapid.T) {
		roundTrip(t, strings.Join(rapid.SliceOfN(pieces, 0, 8).Draw(t, "pieces"), ""))
	})
}

func FuzzText(f *testing.F) {
	for _, written := range hostile {
		f.Add(written)
	}
	f.Fuzz(func(t *testing.T, written string) { roundTrip(t, written) })
}

// instant follows the calendar's own rules for its zone, without asking any list of zones.
func instant(t failer, cal *ical.Calendar, e ical.Event) time.Time {
	t.Helper()
	start := e.Props.Get("DTSTART")
	wall, err := time.Parse(wallFormat, start.Value)
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, zone := range cal.Children {
		if zone.Name != "VTIMEZONE" || zone.Props.Get("TZID").Value != start.Params.Get("TZID") {
			continue
		}
		at, rules := time.Time{}, 0
		for _, rule := range zone.Children {
			onset, err := time.Parse(wallFormat, rule.Props.Get("DTSTART").Value)
			if err != nil {
				t.Fatalf("%v", err)
			}
			before, after := seconds(t, rule.Props.Get("TZOFFSETFROM").Value), seconds(t, rule.Props.Get("TZOFFSETTO").Value)
			// The onset is told in the time before the change; a wall time that comes twice means the first.
			if change := onset.Add(-before); !wall.Add(-before).Before(change) || rules == 0 {
				at = wall.Add(-after)
			}
			rules++
		}
		if rules > 0 {
			return at
		}
	}
	t.Fatalf("no zone %q", start.Params.Get("TZID"))
	return time.Time{}
}

var offsetShape = regexp.MustCompile(`^[+-]\d{4}(\d\d)?$`)

func seconds(t failer, offset string) time.Duration {
	t.Helper()
	if !offsetShape.MatchString(offset) {
		t.Fatalf("offset %q", offset)
	}
	d, err := time.ParseDuration(offset[:1] + offset[1:3] + "h" + offset[3:5] + "m")
	if err != nil {
		t.Fatalf("%v", err)
	}
	return d
}

func TestCalendarsShowTheRightTime(t *testing.T) {
	zones := []string{"Europe/Berlin", "America/St_Johns", "Asia/Kolkata", "UTC", "Etc/GMT-5", "Australia/Lord_Howe", "Africa/Casablanca"}
	rapid.Check(t, func(t *rapid.T) {
		zone, err := calendar.Zone(rapid.SampledFrom(zones).Draw(t, "zone"))
		if err != nil {
			t.Fatalf("%v", err)
		}
		var events []Event
		for range rapid.IntRange(1, 5).Draw(t, "events") {
			day := calendar.Day("2024-01-01").AddDays(rapid.IntRange(0, 3000).Draw(t, "day"))
			clock := time.Date(0, 1, 1, 0, rapid.IntRange(0, 24*60-1).Draw(t, "minute"), 0, 0, time.UTC).Format("15:04")
			start, err := calendar.Instant(day, clock, zone)
			if err != nil {
				continue // the change to summer time skips it
			}
			e := anEvent("")
			e.UID, e.Day, e.Start = uuid.NewString()+"@mainpate", day, &start
			events = append(events, e)
		}
		cal := parsed(t, render(events, zone))
		for i, got := range cal.Events() {
			if at := instant(t, cal, got); !at.Equal(*events[i].Start) {
				t.Fatalf("%s became %s in %s", events[i].Start, at, render(events, zone))
			}
		}
	})
}

func TestBothChangesOfTheClocksInBerlin(t *testing.T) {
	var events []Event
	for _, day := range []calendar.Day{"2026-10-24", "2026-10-25", "2026-10-26", "2027-03-27", "2027-03-28", "2027-03-29"} {
		start, err := calendar.Instant(day, "15:00", berlin(t))
		if err != nil {
			t.Fatal(err)
		}
		e := anEvent("")
		e.Day, e.Start = day, &start
		events = append(events, e)
	}
	written := render(events, berlin(t))
	for _, want := range []string{
		"BEGIN:STANDARD\r\nDTSTART:20261025T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nEND:STANDARD",
		"BEGIN:DAYLIGHT\r\nDTSTART:20270328T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nEND:DAYLIGHT",
		"DTSTART;TZID=Europe/Berlin:20261026T150000",
	} {
		if !strings.Contains(string(written), want) {
			t.Errorf("%q is missing in %s", want, written)
		}
	}
}

func TestAnEventSaysWhatItHasTo(t *testing.T) {
	start := time.Date(2026, 11, 27, 14, 0, 0, 0, time.UTC)
	day := calendar.Day("2026-11-27")
	m := milestone.Meeting{
		ID: uuid.MustParse("0199a3b4-0000-7000-8000-000000000001"), State: milestone.Proposed, Day: &day, StartsAt: &start,
		PlaceName: "Stadtteilcafé", PlaceAddress: "Am Markt 3", Revision: 1, UpdatedAt: start.Add(-72 * time.Hour), CancelReason: "Karim ist krank",
	}
	show := func() ical.Event {
		return theOnly(t, render([]Event{ofMilestone(m, wordsIn("de"), "https://mainpate.example.org")}, berlin(t)))
	}
	e := show()
	for name, want := range map[string]string{
		"UID": m.ID.String() + "@mainpate", "SUMMARY": "Termin", "STATUS": "TENTATIVE", "SEQUENCE": "2", "LOCATION": "Stadtteilcafé, Am Markt 3",
		"DTSTAMP": "20261124T140000Z", "LAST-MODIFIED": "20261124T140000Z", "DTSTART": "20261127T150000", "DURATION": "PT1H", "CLASS": "PRIVATE",
		"URL": "https://mainpate.example.org/milestones/" + m.ID.String(), "DESCRIPTION": "https://mainpate.example.org/milestones/" + m.ID.String(),
	} {
		if got := e.Props.Get(name); got == nil || (got.Value != want && value(t, e, name) != want) {
			t.Errorf("%s is %v, want %s", name, got, want)
		}
	}
	m.State = milestone.Agreed
	if e = show(); value(t, e, "STATUS") != "CONFIRMED" {
		t.Error("agreed and not confirmed")
	}
	m.State = milestone.Cancelled
	e = show()
	if value(t, e, "STATUS") != "CANCELLED" || e.Props.Get("SEQUENCE").Value != "3" || value(t, e, "TRANSP") != "TRANSPARENT" {
		t.Errorf("cancelled: %v", e.Props)
	}
	m.State, m.Revision, m.StartsAt = milestone.Held, 2, nil
	e = show()
	if p := e.Props.Get("DTSTART"); p.Value != "20261127" || p.Params.Get("VALUE") != "DATE" || e.Props.Get("DTEND").Value != "20261128" {
		t.Errorf("without a time: %v", e.Props)
	}
}

func TestAnEmptyFeedIsACalendarToo(t *testing.T) {
	cal := parsed(t, render(nil, berlin(t)))
	if len(cal.Events()) != 0 || len(cal.Children) != 1 || cal.Children[0].Name != "VTIMEZONE" {
		t.Errorf("%v", cal.Children)
	}
}

func TestTitlesAreNeutralInEveryLanguage(t *testing.T) {
	for code, w := range words {
		if w.Appointment == "" || w.Meeting == "" || w.Appointment == w.Meeting {
			t.Errorf("%s: %+v", code, w)
		}
	}
	languagetest.Complete(t, words)
	if wordsIn("fr") != wordsIn("de") {
		t.Error("a language nobody has drafted falls back to German")
	}
}

func TestAddressesAreSlowedDown(t *testing.T) {
	a, now := newAddresses(), time.Now()
	for range burst {
		if a.take("192.0.2.1", now) != 0 {
			t.Fatal("slowed down too soon")
		}
	}
	if a.take("192.0.2.1", now) == 0 || a.take("::ffff:192.0.2.1", now) == 0 {
		t.Error("not slowed down")
	}
	if a.take("192.0.2.2", now) != 0 || a.take("192.0.2.1", now.Add(time.Second)) != 0 {
		t.Error("slowed down for somebody else, or for ever")
	}
	for i := range burst + 1 {
		wait := a.take("2001:db8::"+string(rune('a'+i%6)), now)
		if (wait > 0) != (i == burst) {
			t.Fatalf("a household has one count: %d, %s", i, wait)
		}
	}
}

func TestStrangersDoNotFillTheMemory(t *testing.T) {
	a, now := newAddresses(), time.Now()
	for i := range 3 * mostKnown {
		a.take(netAddress(i), now)
		if len(a.all) > mostKnown {
			t.Fatalf("%d are remembered", len(a.all))
		}
	}
	a.take("192.0.2.1", now.Add(time.Hour))
	if len(a.all) > mostKnown {
		t.Errorf("%d are remembered", len(a.all))
	}
}

func netAddress(i int) string { return fmt.Sprintf("10.%d.%d.%d", i>>16&255, i>>8&255, i&255) }
