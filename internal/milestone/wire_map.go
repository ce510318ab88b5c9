package milestone

import (
	"encoding/json"

	"mainpate/internal/calendar"
	"mainpate/internal/wires"
)

// MeetingOf shows a meeting.
func MeetingOf(m Meeting) MilestoneMeetingWire {
	wire := MilestoneMeetingWire{
		ID: m.ID, TandemID: m.TandemID, Number: m.Number, Kind: m.Kind, DayNumber: m.DayNumber,
		PlannedDay: m.PlannedDay, SuggestedDay: m.SuggestedDay, State: m.State,
		Day: m.Day, Clock: m.Clock, StartsAt: m.StartsAt, PlaceText: m.PlaceText,
		CoachID: m.CoachID, Revision: m.Revision, CancelReason: m.CancelReason,
		HeldAt: m.HeldAt, Version: m.Version, PlanID: m.PlanID,
		Answers: wires.Of(m.Answers, func(a Answer) MeetingAnswerWire {
			return MeetingAnswerWire{PersonID: a.PersonID, Answer: a.Answer, Text: a.Text, Current: a.Revision == m.Revision}
		}),
	}
	if m.PlaceName != "" {
		wire.Place = &MilestonePlaceWire{ID: m.PlaceID, Name: m.PlaceName, Address: m.PlaceAddress}
	}
	return wire
}

// SheetOf shows a sheet.
func SheetOf(s Sheet, today calendar.Day) MilestoneSheetWire {
	wire := MilestoneSheetWire{
		Meeting: MeetingOf(s.Meeting),
		Results: wires.Of(s.Results, func(r ResultLine) ResultLineWire {
			return ResultLineWire{Line: r.Line, Value: json.RawMessage(r.Value), Released: r.Released, Drafted: r.Drafted(), Version: r.Version}
		}),
		Expectations: ExpectationsWire{
			Mine: givenOf(s.Expectations.Mine), Partner: givenOf(s.Expectations.Partner),
			All:          wires.Of(s.Expectations.All, expectationOf),
			BothReleased: s.Expectations.BothReleased,
		},
		Plan: PlanOf(s.Plan, today),
	}
	if s.Last != nil {
		wire.Last = &LastPlanWire{Items: wires.Of(s.Last.Items, ItemOf), Promises: promisesOf(s.Last.Promises, today)}
	}
	if e := s.Evaluation; e != nil {
		wire.Evaluation = &EvaluationWire{Text: e.Text, AuthorID: e.AuthorID, Version: e.Version, UpdatedAt: e.UpdatedAt}
	}
	return wire
}

func expectationOf(e Expectation) ExpectationWire {
	return ExpectationWire{PersonID: e.PersonID, Expectations: e.Expectations, Version: e.Version}
}

func givenOf(e *Expectation) *GivenExpectationWire {
	if e == nil {
		return nil
	}
	return &GivenExpectationWire{ExpectationWire: expectationOf(*e)}
}

// PlanOf shows a plan.
func PlanOf(p Plan, today calendar.Day) MilestonePlanWire {
	return MilestonePlanWire{
		ID: p.ID, MeetingID: p.MeetingID, TandemID: p.TandemID, Version: p.Version, State: p.State(),
		Items: wires.Of(p.Items, ItemOf), Promises: promisesOf(p.Promises, today),
		Signatures: wires.Of(p.CurrentSignatures(), signatureOf), Remarks: wires.Of(p.Remarks, remarkOf),
		AgreedAt: p.AgreedAt, ApprovedAt: p.ApprovedAt,
	}
}

// ItemOf shows an item.
func ItemOf(i Item) PlanItemWire {
	return PlanItemWire{
		ID: i.ID, PlanID: i.PlanID, ItemContent: i.ItemContent, Position: i.Position,
		Review: i.Review, ReviewNote: i.ReviewNote, Version: i.Version, UpdatedAt: i.UpdatedAt,
	}
}

// PromiseOf shows a promise, and how it stands today.
func PromiseOf(q Promise, today calendar.Day) PromiseWire {
	days := q.DaysOverdue(today)
	return PromiseWire{
		ID: q.ID, PlanID: q.PlanID, TandemID: q.TandemID, PromiseContent: q.PromiseContent,
		State: q.State, ChangeReason: q.ChangeReason, KeptAt: q.KeptAt, CreatedBy: q.CreatedBy,
		Version: q.Version, CreatedAt: q.CreatedAt, UpdatedAt: q.UpdatedAt,
		Overdue: days > 0, DaysOverdue: days, NudgedToday: q.NudgedToday,
		Changes: wires.Of(q.Changes, func(c PromiseChange) PromiseChangeWire {
			return PromiseChangeWire{FromDueDay: c.FromDueDay, ToDueDay: c.ToDueDay, Reason: c.Reason, CoachID: c.CoachID, CreatedAt: c.CreatedAt}
		}),
	}
}

func promisesOf(list []Promise, today calendar.Day) []PromiseWire {
	return wires.Of(list, func(q Promise) PromiseWire { return PromiseOf(q, today) })
}

func signatureOf(s Signature) SignatureWire {
	return SignatureWire{PersonID: s.PersonID, Side: s.Side, SignedAt: s.SignedAt}
}

func remarkOf(r Remark) RemarkWire {
	return RemarkWire{
		ID: r.ID, PlanVersion: r.PlanVersion, CoachID: r.CoachID, Kind: r.Kind, Text: r.Text, CreatedAt: r.CreatedAt,
		Answer: r.Answer, AnsweredBy: r.AnsweredBy, AnsweredAt: r.AnsweredAt,
	}
}

func versionOf(v PlanVersion) PlanVersionWire {
	return PlanVersionWire{
		Version: v.Version, Items: v.Content.Items, Promises: v.Content.Promises,
		ChangedBy: v.ChangedBy, CreatedAt: v.CreatedAt, Signatures: wires.Of(v.Signatures, signatureOf),
	}
}
