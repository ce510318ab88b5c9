package privacy

import (
	"context"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/groupmeeting"
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
