package calendarfeed_test

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendarfeed"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/demo/demotest"
	"mainpate/internal/gathering"
	"mainpate/internal/milestone"
	"mainpate/internal/person"
	"mainpate/internal/problem"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/tandem"
	"mainpate/internal/workbook"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

const origin = "https://mainpate.example.org"

var ctx = context.Background()

// stage is the demo with feeds.
type stage struct {
	demotest.World
	*calendarfeed.Service
	t     *testing.T
	clock *dbtest.Clock
}

func TestFeeds(t *testing.T) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		w := demotest.Fill(t, db, clock)
		s := &stage{World: w, t: t, clock: clock, Service: calendarfeed.NewService(
			db, w.People, w.Programme, w.Tandems, w.Workbook, w.Milestones, w.Gatherings, w.Datings, origin+"/")}
		for _, c := range []struct {
			does string
			test func(*stage)
		}{
			{"shows a participant what is planned", whatIsPlanned},
			{"moves a meeting and does not double", moving},
			{"follows what the two plan", planning},
			{"shows what many go to", manyMeet},
			{"shows a coach their own", forCoaches},
			{"is empty for managers", forManagers},
			{"follows the language", language},
			{"ends with a new address", oneAddress},
			{"dies with the person", disabled},
			{"is empty after leaving", leaving},
			{"notes the day it was read", readDays},
			{"answers calendars", overHTTP},
		} {
			t.Run(c.does, func(t *testing.T) {
				inner := *s
				inner.t = t
				c.test(&inner)
			})
		}
	})
}

func (s *stage) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) as(name string) actor.Actor { return s.As(s.t, name) }

func (s *stage) open(name string) (secret string) {
	s.t.Helper()
	url, err := s.Open(ctx, s.as(name))
	s.must(err)
	secret, ok := strings.CutPrefix(url, origin+"/calendar/")
	secret, named := strings.CutSuffix(secret, ".ics")
	if !ok || !named || len(secret) < 22 {
		s.t.Fatalf("the address is %s", url)
	}
	return secret
}

func (s *stage) read(secret string) map[string]ical.Event {
	s.t.Helper()
	body, err := s.Read(ctx, secret)
	s.must(err)
	cal, err := ical.NewDecoder(bytes.NewReader(body)).Decode()
	s.must(err)
	events := map[string]ical.Event{}
	for _, e := range cal.Events() {
		uid := e.Props.Get("UID").Value
		if _, twice := events[uid]; twice {
			s.t.Errorf("%s stands there twice", uid)
		}
		events[uid] = e
	}
	return events
}

func (s *stage) missing(err error) {
	s.t.Helper()
	problemtest.Missing(s.t, err)
}

func (s *stage) tandemOf(name string) tandem.Tandem {
	s.t.Helper()
	own, err := s.Tandems.Of(ctx, s.DB.Read(ctx), s.as(name).PersonID)
	s.must(err)
	return own
}

func (s *stage) meetings(name string) []milestone.Meeting {
	s.t.Helper()
	found, err := s.Milestones.Meetings(ctx, s.as(name), s.tandemOf(name).ID)
	s.must(err)
	return found
}

func text(e ical.Event, name string) string {
	value, _ := e.Props.Text(name)
	return value
}

func whatIsPlanned(s *stage) {
	events := s.read(s.open("Samira"))
	dated := 0
	for _, m := range s.meetings("Samira") {
		e, there := events[m.ID.String()+"@mainpate"]
		if there != (m.Day != nil) {
			s.t.Errorf("meeting %d is there: %v", m.Number, there)
		}
		if !there {
			continue
		}
		dated++
		if got := text(e, "SUMMARY"); got != "Termin" {
			s.t.Errorf("meeting %d is called %q", m.Number, got)
		}
		if want := m.PlaceName; want != "" && !strings.HasPrefix(text(e, "LOCATION"), want) {
			s.t.Errorf("meeting %d is at %q", m.Number, text(e, "LOCATION"))
		}
	}
	own := s.tandemOf("Samira").ID.String() + "@mainpate"
	many, err := s.Gatherings.Dated(ctx, s.DB.Read(ctx), s.as("Samira"), "")
	s.must(err)
	if dated < 2 || len(events) != dated+len(many)+1 || text(events[own], "SUMMARY") != "Treffen" {
		s.t.Errorf("%d events, %d milestone meetings, own: %v", len(events), dated, events[own].Props)
	}
	partner := s.read(s.open("Jonas"))
	if len(partner) != len(events) {
		s.t.Errorf("the partner sees %d of %d", len(partner), len(events))
	}
	body, err := s.Read(ctx, s.open("Samira"))
	s.must(err)
	for _, private := range []string{"Samira", "Jonas", "Katrin", "Jobcenter", "MainArbeit", "Plan"} {
		if strings.Contains(string(body), private) {
			s.t.Errorf("the calendar tells %q", private)
		}
	}
}

func moving(s *stage) {
	secret, coach := s.open("Tarek"), s.as("Katrin")
	var next milestone.Meeting
	for _, m := range s.meetings("Tarek") {
		if m.State == milestone.Proposed {
			next = m
		}
	}
	uid := next.ID.String() + "@mainpate"
	before := s.read(secret)
	if text(before[uid], "STATUS") != "TENTATIVE" {
		s.t.Fatalf("a proposal is %v", before[uid].Props)
	}
	moved, err := s.Milestones.ProposeMeeting(ctx, coach, next.ID, next.Version, milestone.Wanted{Day: next.Day.AddDays(3), Clock: "09:30", PlaceText: "Café; am\r\nATTACH:x"})
	s.must(err)
	after := s.read(secret)
	if len(after) != len(before) {
		s.t.Errorf("%d events became %d", len(before), len(after))
	}
	start := after[uid].Props.Get("DTSTART")
	if want := strings.ReplaceAll(string(next.Day.AddDays(3)), "-", "") + "T093000"; start.Value != want || start.Params.Get("TZID") != "Europe/Berlin" {
		s.t.Errorf("starts at %v, want %s", start, want)
	}
	if after[uid].Props.Get("ATTACH") != nil || text(after[uid], "LOCATION") != "Café; am\nATTACH:x" {
		s.t.Errorf("the place is %v", after[uid].Props)
	}
	sequences := []string{before[uid].Props.Get("SEQUENCE").Value, after[uid].Props.Get("SEQUENCE").Value}
	cancelled, err := s.Milestones.CancelMeeting(ctx, coach, next.ID, "Katrin ist krank")
	s.must(err)
	off := s.read(secret)[uid]
	if text(off, "STATUS") != "CANCELLED" || strings.Contains(text(off, "DESCRIPTION"), "krank") {
		s.t.Errorf("cancelled: %v", off.Props)
	}
	sequences = append(sequences, off.Props.Get("SEQUENCE").Value)
	_, err = s.Milestones.ProposeMeeting(ctx, coach, next.ID, cancelled.Version, milestone.Wanted{Day: moved.Day.AddDays(1), Clock: "10:00"})
	s.must(err)
	again := s.read(secret)[uid]
	sequences = append(sequences, again.Props.Get("SEQUENCE").Value)
	for i := 1; i < len(sequences); i++ {
		if len(sequences[i]) < len(sequences[i-1]) || (len(sequences[i]) == len(sequences[i-1]) && sequences[i] <= sequences[i-1]) {
			s.t.Errorf("calendars would ignore a change: %v", sequences)
		}
	}
}

func planning(s *stage) {
	secret, who, own := s.open("Kevin"), s.as("Kevin"), s.tandemOf("Kevin").ID
	uid := own.String() + "@mainpate"
	base := 0
	if known, err := s.Workbook.Read(ctx, who, own); err == nil && known.Planned != nil {
		base = known.Planned.Version
	}
	plan := func(d workbook.Date) {
		s.t.Helper()
		planned, err := s.Workbook.PlanMeeting(ctx, who, own, d, base)
		s.must(err)
		base = planned.Version
	}
	plan(workbook.Date{Day: s.Today.AddDays(2), Clock: "16:00", PlaceText: "Am Main"})
	first := s.read(secret)[uid]
	if text(first, "LOCATION") != "Am Main" || !strings.HasSuffix(first.Props.Get("DTSTART").Value, "T160000") {
		s.t.Errorf("planned: %v", first.Props)
	}
	plan(workbook.Date{Day: s.Today.AddDays(3)})
	second := s.read(secret)[uid]
	if p := second.Props.Get("DTSTART"); p.Params.Get("VALUE") != "DATE" || second.Props.Get("SEQUENCE").Value == first.Props.Get("SEQUENCE").Value {
		s.t.Errorf("moved to a day without a time: %v", second.Props)
	}
	plan(workbook.Date{})
	if e, there := s.read(secret)[uid]; there {
		s.t.Errorf("taken back, and still there: %v", e.Props)
	}
}

func forCoaches(s *stage) {
	events, others := s.read(s.open("Katrin")), s.read(s.open("Mehmet"))
	if len(events) == 0 {
		s.t.Error("Katrin has no appointments")
	}
	for uid := range events {
		if _, both := others[uid]; both && strings.Contains(events[uid].Props.Get("URL").Value, "/milestones/") {
			s.t.Errorf("%s is Katrin's and Mehmet's", uid)
		}
	}
}

func manyMeet(s *stage) {
	id, coach := database.NewID(), s.as("Katrin")
	uid := id.String() + "@mainpate"
	secrets := map[string]string{"Samira": s.open("Samira"), "Jonas": s.open("Jonas"), "Katrin": s.open("Katrin")}
	_, err := s.Gatherings.Arrange(ctx, coach, s.tandemOf("Samira").CohortID, id, nil, gathering.Arrangement{
		Kind: gathering.Group, Title: "Frühstück mit Samira", PlaceText: "Stadtteilcafé", Day: s.Today.AddDays(5), Clock: "15:00",
	})
	s.must(err)
	for name, secret := range secrets {
		e, there := s.read(secret)[uid]
		if !there || text(e, "SUMMARY") != "Termin" || text(e, "LOCATION") != "Stadtteilcafé" || text(e, "STATUS") != "CONFIRMED" {
			s.t.Errorf("%s sees %v", name, e.Props)
		}
		if want := strings.ReplaceAll(string(s.Today.AddDays(5)), "-", "") + "T150000"; there && e.Props.Get("DTSTART").Value != want {
			s.t.Errorf("%s goes there at %s", name, e.Props.Get("DTSTART").Value)
		}
	}
	_, err = s.Gatherings.Reply(ctx, s.as("Samira"), id, gathering.No, 1)
	s.must(err)
	if _, there := s.read(secrets["Samira"])[uid]; there {
		s.t.Error("it stays with somebody who does not come")
	}
	_, err = s.Gatherings.Cancel(ctx, coach, id, "Krank")
	s.must(err)
	if got := text(s.read(secrets["Jonas"])[uid], "STATUS"); got != "CANCELLED" {
		s.t.Errorf("called off, it is %s", got)
	}
}

func forManagers(s *stage) {
	for _, sign := range s.SignIns {
		if r := actor.Role(sign.Role); r != actor.Manager && r != actor.Administrator {
			continue
		}
		if events := s.read(s.open(sign.Name)); len(events) != 0 {
			s.t.Errorf("%s sees %d meetings", sign.Name, len(events))
		}
	}
}

func language(s *stage) {
	for _, sign := range s.SignIns {
		found, err := s.People.Find(ctx, s.DB.Read(ctx), sign.PersonID)
		s.must(err)
		want := map[string]string{"de": "Termin", "en": "Appointment", "tr": "Randevu", "ar": "موعد"}[found.Language]
		if found.Role != actor.Participant || found.State != person.Active {
			continue
		}
		for uid, e := range s.read(s.open(sign.Name)) {
			if strings.Contains(e.Props.Get("URL").Value, "/milestones/") && text(e, "SUMMARY") != want {
				s.t.Errorf("%s reads %q in %s", uid, text(e, "SUMMARY"), found.Language)
			}
		}
	}
}

func oneAddress(s *stage) {
	first := s.open("Emine")
	second := s.open("Emine")
	_, err := s.Read(ctx, first)
	s.missing(err)
	s.read(second)
	var kept []string
	s.must(s.DB.Read(ctx).Raw("SELECT secret_hash FROM calendar_feeds").Scan(&kept).Error)
	if len(kept) == 0 || strings.Contains(strings.Join(kept, " "), second) {
		s.t.Error("the secret itself is kept")
	}
	for range 2 {
		s.must(s.Close(ctx, s.as("Emine")))
	}
	for _, secret := range []string{second, "", "x", second + "x", strings.Repeat("A", len(second)), "' OR 1=1 --" + strings.Repeat(" ", 21), kept[0]} {
		_, err := s.Read(ctx, secret)
		s.missing(err)
	}
	if feed, err := s.Feed(ctx, s.as("Emine")); err != nil || feed != nil {
		s.t.Errorf("closed: %v, %v", feed, err)
	}
}

func disabled(s *stage) {
	secret, who := s.open("Grace"), s.as("Grace")
	set := func(off bool) {
		s.must(s.DB.Tx(ctx, func(tx *gorm.DB) error {
			_, err := s.People.SetDisabled(ctx, tx, who.PersonID, off, true)
			return err
		}))
	}
	set(true)
	_, err := s.Read(ctx, secret)
	s.missing(err)
	set(false)
	s.read(secret)
}

func leaving(s *stage) {
	left, stays := s.open("Emine"), s.open("Kevin")
	if len(s.read(left)) == 0 {
		s.t.Fatal("nothing was planned")
	}
	s.must(s.Tandems.Leave(ctx, s.as("Emine"), tandem.Goodbye{Sentence: tandem.TeamTells}))
	if events := s.read(left); len(events) != 0 {
		s.t.Errorf("%d meetings although she has left", len(events))
	}
	s.read(stays)
}

func readDays(s *stage) {
	secret, who := s.open("Leonie"), s.as("Leonie")
	day := func() string {
		s.t.Helper()
		feed, err := s.Feed(ctx, who)
		s.must(err)
		if feed.LastReadDay == nil {
			return ""
		}
		return string(*feed.LastReadDay)
	}
	if day() != "" {
		s.t.Error("read before anybody has read")
	}
	s.read(secret)
	if day() != string(s.Programme.Today()) {
		s.t.Errorf("read on %s", day())
	}
	before, err := s.Feed(ctx, who)
	s.must(err)
	s.clock.Advance(time.Minute)
	s.open("Leonie")
	if after, err := s.Feed(ctx, who); err != nil || day() != "" || !after.CreatedAt.After(before.CreatedAt) {
		s.t.Errorf("a new address is as old as the one before: %+v, %v", after, err)
	}
}

func overHTTP(s *stage) {
	h := calendarfeed.NewHandler(s.Service)
	secret := s.open("Samira")
	ask := func(method, file, known string) (*httptest.ResponseRecorder, error) {
		r := httptest.NewRequest(method, "/calendar/x", nil)
		r = r.WithContext(actor.WithClient(r.Context(), actor.Client{IP: "192.0.2.9"}))
		r.Header.Set("If-None-Match", known)
		w := httptest.NewRecorder()
		return w, h.Read(w, r, file)
	}
	first, err := ask("GET", secret+".ics", "")
	s.must(err)
	etag := first.Header().Get("ETag")
	if first.Code != 200 || first.Header().Get("Content-Type") != "text/calendar; charset=utf-8" || etag == "" ||
		!strings.HasPrefix(first.Header().Get("Cache-Control"), "private") {
		s.t.Errorf("%d %v", first.Code, first.Header())
	}
	s.clock.Advance(3 * time.Hour)
	for _, known := range []string{etag, strings.TrimPrefix(etag, "W/"), `"other", ` + etag, "*"} {
		if w, err := ask("GET", secret+".ics", known); err != nil || w.Code != http.StatusNotModified || w.Body.Len() != 0 || w.Header().Get("ETag") != etag {
			s.t.Errorf("%s: %d, %v", known, w.Code, err)
		}
	}
	if w, err := ask("HEAD", secret+".ics", ""); err != nil || w.Code != 200 || w.Body.Len() != 0 {
		s.t.Errorf("HEAD: %d, %v", w.Code, err)
	}
	planned, err := s.Workbook.Read(ctx, s.as("Samira"), s.tandemOf("Samira").ID)
	s.must(err)
	date := workbook.Date{Day: s.Today.AddDays(5), Clock: "12:00"}
	_, err = s.Workbook.PlanMeeting(ctx, s.as("Samira"), s.tandemOf("Samira").ID, date, planned.Planned.Version)
	s.must(err)
	if w, err := ask("GET", secret+".ics", etag); err != nil || w.Code != 200 || w.Header().Get("ETag") == etag {
		s.t.Errorf("after a change: %d, %v", w.Code, err)
	}
	for _, file := range []string{secret, secret + ".ICS", "", ".ics", "x.ics"} {
		_, err := ask("GET", file, "")
		s.missing(err)
	}
	var slowed *problem.Error
	for range 100 {
		if _, err := ask("GET", "x.ics", ""); errors.As(err, &slowed) && slowed.Kind == problem.RateLimited {
			break
		}
	}
	if slowed == nil || slowed.Kind != problem.RateLimited || slowed.RetryAfter <= 0 {
		s.t.Errorf("nobody is slowed down: %v", slowed)
	}
	s.clock.Advance(time.Hour)
	if _, err := ask("GET", secret+".ics", ""); err != nil {
		s.t.Errorf("an hour later: %v", err)
	}
}
