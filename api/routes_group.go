package main

import (
	"github.com/google/uuid"

	"mainpate/internal/groupmeeting"
	"mainpate/internal/message"
	"mainpate/internal/office"
	"mainpate/internal/privacy"
	"mainpate/internal/thanks"
)

// routeGroup is what a cohort shares as a group: questions to the office, meetings of everybody, saying thank you.
func routeGroup(r *router, s *services) {
	questions := office.NewHandler(s.office)
	route(r, "GET", "/me/office-questions", participants, "listMyOfficeQuestions", "Lists one's own questions to the office and all that were answered.", questions.Questions)
	route(r, "PUT", "/office-questions/{id}", participants, "askOffice", "Asks the office something, with or without the name.", questions.Ask)
	route(r, "DELETE", "/office-questions/{id}", participants, "takeBackOfficeQuestion", "Takes back one's own question.", questions.TakeBack)
	route(r, "GET", "/office-questions", coaches, "listWaitingOfficeQuestions", "Lists the questions that nobody has answered yet.", questions.Waiting, opensOfficeQuestions)
	route(r, "GET", "/cohorts/{id}/office-questions", coaches, "listOfficeQuestions", "Lists the questions of a cohort with their answers.", questions.InCohort, opensOfficeQuestions)
	route(r, "PUT", "/office-questions/{id}/owner", coaches, "takeOfficeQuestion", "Says that the coach will answer, or will not after all.", questions.Take, opensOfficeQuestion)
	route(r, "PUT", "/office-questions/{id}/answer", coaches, "answerOfficeQuestion", "Answers a question for everybody, or for whoever asked alone.", questions.Answer, opensOfficeQuestion)

	route(r, "GET", "/office-cards", signedIn, "listOfficeCards", "Lists the office's own cards on how it decides.", questions.Cards)
	route(r, "PUT", "/office-cards/{id}", coachesAndAdministrators, "saveOfficeCard", "Writes a card on how the office decides, in one or several languages.", questions.SaveCard)
	route(r, "DELETE", "/office-cards/{id}", coachesAndAdministrators, "removeOfficeCard", "Takes a card away.", questions.RemoveCard)

	meetings := groupmeeting.NewHandler(s.groupMeetings)
	route(r, "GET", "/cohorts/{id}/group-meetings", coachesAndParticipants, "listGroupMeetings", "Lists what was suggested for the whole group.", meetings.Meetings, opensGroupMeetings)
	route(r, "PUT", "/cohorts/{id}/group-meetings/{meeting_id}", coachesAndParticipants, "suggestGroupMeeting", "Suggests a meeting of the group with a few times.", meetings.Suggest, opensGroupMeeting)
	route(r, "PUT", "/group-meetings/{id}/answers", coachesAndParticipants, "replyToGroupMeeting", "Says which of the times suit.", meetings.Reply, opensGroupMeeting)
	route(r, "POST", "/group-meetings/{id}/fixing", coachesAndParticipants, "fixGroupMeeting", "Makes a gathering of one of the times.", meetings.Fix, opensGroupMeeting)
	route(r, "POST", "/group-meetings/{id}/withdrawal", coachesAndParticipants, "withdrawGroupMeeting", "Takes a suggestion back, or calls off what was agreed on.", meetings.Withdraw, opensGroupMeeting)

	words := thanks.NewHandler(s.thanks)
	route(r, "GET", "/me/thanks", coachesAndParticipants, "listMyThanks", "Shows who has said thank you since one looked last, and whom one has thanked.", words.Mine)
	route(r, "PUT", "/me/thanks/{id}/seen", coachesAndParticipants, "readThanks", "Notes that the person has read a thank-you.", words.Read)
	route(r, "PUT", "/thanks/{id}", participants, "sayThanks", "Thanks the partner, a coach, or whoever has answered a question.", words.Say)
}

// routeReports shows single messages to one person of the team, and covers them with a reason for all to read.
func routeReports(r *router, s *services) {
	words := message.NewHandler(s.messages)
	route(r, "PUT", "/message-reports/{id}", participants, "reportMessage", "Shows a message to one coach, chosen by whoever reports.", words.Report)
	route(r, "GET", "/me/message-reports", participants, "listMyMessageReports", "Lists what the person has reported and what became of it.", words.MyReports)
	route(r, "GET", "/message-reports", coaches, "listMessageReports", "Lists what was reported to the coach.", words.ReportsTo, opensReports)
	route(r, "PUT", "/message-reports/{id}/answer", coaches, "answerMessageReport", "Answers whoever has reported a message.", words.AnswerReport, opensReport)
	route(r, "PUT", "/message-reports/{id}/hiding", coaches, "hideMessage", "Covers a reported message and says why.", words.Hide, opensReport)
	route(r, "DELETE", "/message-reports/{id}/hiding", coaches, "showMessageAgain", "Uncovers a message.", words.ShowAgain, opensReport)
	route(r, "PUT", "/messages/{id}/hiding-reply", coachesAndParticipants, "replyToHiding", "Takes what the writer of a covered message says to the team.", words.ReplyToHiding)
}

func opensReports(_ *struct{}, o *message.MessageReportsOutput) privacy.Opening {
	var people []uuid.UUID
	for _, r := range o.Body.Items {
		people = append(people, inReport(r)...)
	}
	return ofPerson(privacy.Report, people...)
}

func opensReport[I any](_ *I, o *message.MessageReportOutput) privacy.Opening {
	return ofPerson(privacy.Report, inReport(o.Body)...)
}

func inReport(r message.MessageReportWire) []uuid.UUID {
	return idsOf(r.People, func(p message.SomebodyWire) uuid.UUID { return p.ID })
}

// opensOfficeQuestions names those who asked with their name. About the others there is nothing to write down: nobody
// has seen who they are, and a line would be a trace of it.
func opensOfficeQuestions[I any](_ *I, o *office.TeamOfficeQuestionsOutput) privacy.Opening {
	return ofPerson(privacy.Question, idsOf(o.Body.Items, asker)...)
}

func opensOfficeQuestion[I any](_ *I, o *office.TeamOfficeQuestionOutput) privacy.Opening {
	return ofPerson(privacy.Question, asker(o.Body))
}

func asker(q office.TeamOfficeQuestionWire) uuid.UUID {
	if q.Asker == nil {
		return uuid.Nil
	}
	return q.Asker.ID
}

func opensGroupMeetings[I any](_ *I, o *groupmeeting.GroupMeetingsOutput) privacy.Opening {
	var people []uuid.UUID
	for _, m := range o.Body.Items {
		people = append(people, inGroupMeeting(m)...)
	}
	return ofPerson(privacy.GroupMeeting, people...)
}

func opensGroupMeeting[I any](_ *I, o *groupmeeting.GroupMeetingOutput) privacy.Opening {
	return ofPerson(privacy.GroupMeeting, inGroupMeeting(o.Body)...)
}

func inGroupMeeting(m groupmeeting.GroupMeetingWire) []uuid.UUID {
	var people []uuid.UUID
	if m.SuggestedBy != nil {
		people = append(people, m.SuggestedBy.ID)
	}
	for _, t := range m.Times {
		for _, a := range t.Answers {
			people = append(people, a.PersonID)
		}
	}
	return people
}
