package calendarfeed

import (
	"time"

	ics "github.com/arran4/golang-ical"

	"mainpate/internal/calendar"
	"mainpate/internal/gathering"
	"mainpate/internal/milestone"
	"mainpate/internal/speeddating"
	"mainpate/internal/workbook"
)

// Event is one meeting as a calendar shows it. The same meeting keeps its UID
// for ever; a higher Sequence replaces what a calendar knew.
type Event struct {
	UID       string
	Sequence  int
	Status    ics.ObjectStatus
	Summary   string
	Place     string
	Link      string
	Day       calendar.Day
	Start     *time.Time // nil when nobody has said a time: then it takes the whole day
	ChangedAt time.Time
}

// usualLength is a guess, because nobody says how long a meeting takes. It is a
// duration, not an end: on the night when clocks go back an end would be unclear.
const usualLength = "PT1H"

const (
	wallFormat = "20060102T150405"
	dayFormat  = "20060102"
)

// ofMilestone is a milestone meeting that has a day. A cancelled one stays, so
// that calendars take it away; proposing it again comes after the cancellation.
func ofMilestone(m milestone.Meeting, w phrases, publicURL string) Event {
	e := Event{
		UID: m.ID.String() + "@mainpate", Sequence: 2 * m.Revision, Status: ics.ObjectStatusConfirmed,
		Summary: w.Appointment, Place: placeOf(m), Link: publicURL + "/milestones/" + m.ID.String(),
		Day: *m.Day, Start: m.StartsAt, ChangedAt: m.UpdatedAt,
	}
	switch m.State {
	case milestone.Proposed:
		e.Status = ics.ObjectStatusTentative
	case milestone.Cancelled:
		e.Status = ics.ObjectStatusCancelled
		e.Sequence++
	}
	return e
}

func placeOf(m milestone.Meeting) string {
	switch {
	case m.PlaceName != "" && m.PlaceAddress != "":
		return m.PlaceName + ", " + m.PlaceAddress
	case m.PlaceName != "":
		return m.PlaceName
	}
	return m.PlaceText
}

// ofPlanned is when the two meet next. It has the tandem's name, as the file has
// that the app saves by hand: whoever uses both does not get it twice.
func ofPlanned(p workbook.PlannedMeeting, w phrases, publicURL string) Event {
	return Event{
		UID: p.TandemID.String() + "@mainpate", Sequence: 2 * p.Revision, Status: ics.ObjectStatusConfirmed,
		Summary: w.Meeting, Place: p.PlaceText, Link: publicURL + "/", Day: p.Day, Start: p.StartsAt, ChangedAt: p.UpdatedAt,
	}
}

// ofGathering is when many come together. A cancelled one stays, so that calendars take it away.
func ofGathering(g gathering.Gathering, w phrases, link string) Event {
	e := Event{
		UID: g.ID.String() + "@mainpate", Sequence: 2 * g.Revision, Status: ics.ObjectStatusConfirmed,
		Summary: w.Appointment, Place: g.PlaceText, Link: link,
		Day: g.Day, Start: &g.StartsAt, ChangedAt: g.UpdatedAt,
	}
	if g.CancelledAt != nil {
		e.Status = ics.ObjectStatusCancelled
		e.Sequence++
	}
	return e
}

// ofDating is a speed-dating; one that is called off is gone.
func ofDating(d speeddating.SpeedDating, w phrases, link string) Event {
	return Event{
		UID: d.ID.String() + "@mainpate", Sequence: 2 * d.Revision, Status: ics.ObjectStatusConfirmed,
		Summary: w.Appointment, Place: d.PlaceText, Link: link,
		Day: d.Day, Start: &d.StartsAt, ChangedAt: d.UpdatedAt,
	}
}

// render writes the events as iCalendar (RFC 5545). The same events give the
// same bytes, so that calendars can ask whether anything has changed.
func render(events []Event, zone *time.Location) []byte {
	cal := ics.NewCalendarFor("MainPate")
	cal.SetProductId("-//MainPate//MainPate//DE")
	cal.SetCalscale("GREGORIAN")
	cal.SetXWRCalName("MainPate")
	cal.SetXWRTimezone(zone.String())
	cal.SetRefreshInterval("PT4H")
	cal.SetXPublishedTTL("PT4H")
	cal.AddVTimezone(timezone(zone, events))
	for _, e := range events {
		cal.AddVEvent(e.component(zone))
	}
	return []byte(cal.Serialize(ics.WithNewLineWindows))
}

func (e Event) component(zone *time.Location) *ics.VEvent {
	c := ics.NewEvent(e.UID)
	c.SetDtStampTime(e.ChangedAt)
	c.SetLastModifiedAt(e.ChangedAt)
	c.SetSequence(e.Sequence)
	c.SetStatus(e.Status)
	if e.Start != nil {
		c.SetProperty(ics.ComponentPropertyDtStart, e.Start.In(zone).Format(wallFormat), ics.WithTZID(zone.String()))
		c.SetProperty(ics.ComponentPropertyDuration, usualLength)
	} else {
		c.SetProperty(ics.ComponentPropertyDtStart, dateOf(e.Day), ics.WithValue("DATE"))
		c.SetProperty(ics.ComponentPropertyDtEnd, dateOf(e.Day.AddDays(1)), ics.WithValue("DATE"))
	}
	c.SetSummary(text(e.Summary))
	if place := text(e.Place); place != "" {
		c.SetLocation(place)
	}
	c.SetURL(e.Link)
	c.SetDescription(e.Link) // not every calendar shows the URL
	c.SetClass(ics.ClassificationPrivate)
	if e.Status == ics.ObjectStatusCancelled {
		c.SetTimeTransparency(ics.TransparencyTransparent)
	}
	return c
}

func dateOf(d calendar.Day) string {
	at, _ := time.Parse(time.DateOnly, string(d)) // days are checked when they come in
	return at.Format(dayFormat)
}
