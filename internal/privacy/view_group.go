package privacy

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/groupmeeting"
	"mainpate/internal/message"
	"mainpate/internal/office"
	"mainpate/internal/thanks"
)

// addGroup adds what the person has asked the office with their name, and what they said about meetings of the group.
// What was asked without a name the team does not know as theirs, so it is not here either.
func (g Glass) addGroup(ctx context.Context, who actor.Actor, cohort uuid.UUID, view *TeamViewWire) error {
	view.OfficeQuestions, view.GroupMeetings, view.Thanks = []office.TeamOfficeQuestionWire{}, []groupmeeting.GroupMeetingWire{}, []thanks.ReceivedThanksWire{}
	if view.Through == "" {
		return nil
	}
	questions, err := g.Office.InCohort(ctx, &office.CohortInput{ID: cohort})
	if err != nil {
		return err
	}
	for _, q := range questions.Body.Items {
		if q.Asker != nil && q.Asker.ID == who.PersonID {
			view.OfficeQuestions = append(view.OfficeQuestions, q)
		}
	}
	meetings, err := g.GroupMeetings.Meetings(ctx, &groupmeeting.CohortInput{ID: cohort})
	if err != nil {
		return err
	}
	for _, m := range meetings.Body.Items {
		if about(&m, who.PersonID) {
			view.GroupMeetings = append(view.GroupMeetings, m)
		}
	}
	received, err := g.Thanks.Mine(ctx, &struct{}{})
	if err != nil {
		return err
	}
	for _, t := range received.Body.Received {
		if t.FromID == who.PersonID {
			view.Thanks = append(view.Thanks, t)
		}
	}
	return nil
}

// addReports adds the person's messages that were shown to a coach, and what they have shown themselves, through the
// eyes of each coach. Who has reported something about them stays with the coach.
func (g Glass) addReports(ctx context.Context, who actor.Actor, cohort uuid.UUID, view *TeamViewWire) error {
	view.Reports = []message.MessageReportWire{}
	coaches, err := g.Service.programmes.Coaches(ctx, g.Service.db.Read(ctx), cohort)
	if err != nil {
		return err
	}
	for _, coach := range coaches {
		asCoach := actor.With(ctx, actor.Actor{PersonID: coach, Role: actor.Coach, Language: who.Language, MirrorFor: who.PersonID})
		found, err := g.Messages.ReportsTo(asCoach, nil)
		if err != nil {
			return err
		}
		for _, r := range found.Body.Items {
			if r.ReporterID == who.PersonID {
				view.Reports = append(view.Reports, r)
			} else if own := ofAuthor(r, who.PersonID); own != nil {
				view.Reports = append(view.Reports, *own)
			}
		}
	}
	return nil
}

// ofAuthor leaves of a report what its author has written; nothing when the author has no word in it.
func ofAuthor(r message.MessageReportWire, author uuid.UUID) *message.MessageReportWire {
	r.Shown = slices.DeleteFunc(r.Shown, func(m message.MessageWire) bool { return m.AuthorID != author })
	if r.Message.AuthorID != author {
		if len(r.Shown) == 0 {
			return nil
		}
		r.Message, r.Shown = r.Shown[0], r.Shown[1:]
	}
	r.ReporterID, r.Why, r.Answer, r.AnsweredAt = uuid.Nil, "", "", nil
	r.People = slices.DeleteFunc(r.People, func(p message.SomebodyWire) bool {
		return p.ID != author && (r.CoachID == nil || p.ID != *r.CoachID)
	})
	return &r
}

// about leaves of the answers those of one person, and says whether the suggestion is about them at all.
func about(m *groupmeeting.GroupMeetingWire, person uuid.UUID) bool {
	concerned := m.SuggestedBy != nil && m.SuggestedBy.ID == person
	for i := range m.Times {
		own := []groupmeeting.GroupAnswerWire{}
		for _, a := range m.Times[i].Answers {
			if a.PersonID == person {
				own = append(own, a)
			}
		}
		m.Times[i].Answers = own
		concerned = concerned || len(own) > 0
	}
	return concerned
}
