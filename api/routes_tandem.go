package main

import (
	"mainpate/internal/live"
	"mainpate/internal/media"
	"mainpate/internal/message"
	"mainpate/internal/milestone"
	"mainpate/internal/tandem"
	"mainpate/internal/workbook"
)

// What the two of a tandem do, and what their team does beside them.

func routeTandems(r *router, s *services) {
	tandems := tandem.NewHandler(s.tandems)
	route(r, "GET", "/tandems", coachesAndParticipants, "listTandems", "Lists the tandems that the person has to do with.", tandems.Tandems, opensTandems)
	route(r, "PUT", "/tandems/{id}", coaches, "formTandem", "Brings two people of a cohort together.", tandems.FormTandem, opensTandem)
	route(r, "GET", "/tandems/{id}", coachesAndParticipants, "getTandem", "Shows a tandem.", tandems.Tandem, opensTandem)
	route(r, "DELETE", "/tandems/{id}", coaches, "dissolveTandem", "Deletes a tandem in which nothing has been written.", tandems.DissolveTandem)
	route(r, "POST", "/tandems/{id}/parting", coaches, "part", "Ends a tandem kindly, so that both are free for another one.", tandems.Part, opensTandem)
	route(r, "GET", "/me/tandem", participants, "getMyTandem", "Shows a participant their own tandem.", tandems.MyTandem)
	route(r, "GET", "/me/pause", participants, "getMyPause", "Shows one's own pause and whom one can call.", tandems.MyPause)
	route(r, "PUT", "/me/pause", participants, "beginPause", "Begins a pause, or changes who knows of it.", tandems.BeginPause)
	route(r, "POST", "/me/pause/continuation", participants, "goOnPausing", "Notes that the pause goes on.", tandems.GoOnPausing)
	route(r, "DELETE", "/me/pause", participants, "comeBack", "Ends the pause.", tandems.ComeBack)
	route(r, "GET", "/me/leaving", participants, "previewLeaving", "Says what leaving would mean, and changes nothing.", tandems.PreviewLeaving)
	route(r, "POST", "/me/leaving", participants, "leave", "Ends taking part; the partner is told the agreed sentence.", tandems.Leave)
	route(r, "POST", "/me/ending", participants, "endEarly", "Notes work or training found before the end.", tandems.EndEarly)
	route(r, "DELETE", "/me/ending", participants, "takeBackEnd", "Forgets an early end.", tandems.TakeBackEnd)
	route(r, "POST", "/departures/{id}/offer", coaches, "makeOffer", "Makes the partner who stays an offer.", tandems.Offer)
}

func routeWorkbook(r *router, s *services) {
	books := workbook.NewHandler(s.workbook)
	const book, entry = "/tandems/{tandem_id}", "/tandems/{tandem_id}/entries/{id}"
	route(r, "GET", book+"/workbook", participants, "readWorkbook", "Shows a partner the whole workbook of the tandem.", books.ReadWorkbook)
	route(r, "PUT", entry, participants, "saveEntry", "Logs a meeting or a note, or changes it.", books.SaveEntry)
	route(r, "DELETE", entry, participants, "deleteEntry", "Removes an entry for good; only its author may.", books.DeleteEntry)
	route(r, "PUT", entry+"/confirmation", participants, "confirmEntry", "Notes that the partner agrees with the facts of an entry.", books.ConfirmEntry)
	route(r, "DELETE", entry+"/confirmation", participants, "unconfirmEntry", "Takes a confirmation back.", books.UnconfirmEntry)
	route(r, "PUT", entry+"/my-answers", participants, "saveMyAnswers", "Keeps the private answers that nobody else sees.", books.SaveMyAnswers)
	route(r, "PUT", entry+"/pin", participants, "pinEntry", "Marks an entry for both partners, or takes the mark away.", books.PinEntry)
	route(r, "PUT", entry+"/additions/{addition_id}", participants, "saveAddition", "Puts a partner's own words under an entry.", books.SaveAddition)
	route(r, "DELETE", entry+"/additions/{addition_id}", participants, "deleteAddition", "Removes one's own words under an entry.", books.DeleteAddition)
	route(r, "PUT", book+"/steps/{id}", participants, "saveStep", "Notes a small step, or changes it.", books.SaveStep)
	route(r, "DELETE", book+"/steps/{id}", participants, "deleteStep", "Removes a small step for good; only who wrote it may.", books.DeleteStep)
	route(r, "PUT", book+"/planned-meeting", participants, "planMeeting", "Sets when the two meet next, or takes the date back.", books.PlanMeeting)
	route(r, "GET", book+"/released", coaches, "readReleased", "Shows a coach what the two have released, and the days they met.", books.ReadReleased, opensReleased)
}

func routeMedia(r *router, s *services) {
	files := media.NewHandler(s.media)
	route(r, "PUT", "/media/{id}", coachesAndParticipants, "saveMedia", "Keeps a voice note or a picture until it is used.", files.Save)
	route(r, "GET", "/media/{id}", coachesAndParticipants, "readMedia", "Hands out a voice note or a picture, or a piece of it.", files.Read, opensMedia)
	route(r, "DELETE", "/media/{id}", coachesAndParticipants, "removeMedia", "Deletes what was not used.", files.Remove)
	route(r, "GET", "/me/media", signedIn, "listMyFiles", "Hands out everything that the person has recorded and taken.", s.mediaArchive)
}

func routeMessages(r *router, s *services) {
	words := message.NewHandler(s.messages)
	route(r, "GET", "/conversations", coachesAndParticipants, "listConversations", "Lists one's own conversations.", words.Conversations, opensConversations)
	const conversation = "/conversations/{kind}/{id}"
	route(r, "GET", conversation+"/messages", coachesAndParticipants, "listMessages", "Shows a part of a conversation, or what has changed in it.", words.Messages, opensMessages)
	route(r, "PUT", conversation+"/messages/{message_id}", coachesAndParticipants, "writeMessage", "Says something, or corrects it.", words.Write, opensWritten)
	route(r, "DELETE", conversation+"/messages/{message_id}", coachesAndParticipants, "deleteMessage", "Takes a message back for everybody, within a day.", words.Delete)
	route(r, "GET", "/me/team-words", participants, "readTeamWords", "Shows what the team has written to the person.", words.TeamWords)
	route(r, "PUT", conversation+"/opened", coachesAndParticipants, "openConversation", "Notes for oneself how far one has read.", words.Opened)
	route(r, "POST", "/conversations/contact/{id}/taking-over", coaches, "takeOverQuestion", "Takes care of somebody's question to the team.", words.TakeOver)
	route(r, "POST", "/conversations/contact/{id}/settling", coaches, "settleQuestion", "Says that nothing waits for an answer any more.", words.Settle)
	events := live.NewHandler(s.live, s.sessions)
	route(r, "GET", "/events", coachesAndParticipants, "listen", "Tells an open phone which of its conversations have changed.", events.Events)
}

func routeMilestones(r *router, s *services) {
	table := milestone.NewHandler(s.milestones)
	route(r, "GET", "/tandems/{tandem_id}/milestone-meetings", coachesAndParticipants, "listMilestoneMeetings", "Lists the milestone meetings of a tandem.", table.Meetings, opensMeetings)
	const meeting = "/milestone-meetings/{id}"
	route(r, "GET", meeting, coachesAndParticipants, "getMilestoneSheet", "Shows everything that lies on the table of a milestone meeting.", table.Sheet, opensSheet)
	route(r, "PUT", meeting+"/proposal", coaches, "proposeMeeting", "Proposes day, time and place, or other ones.", table.Propose, opensMeeting)
	route(r, "PUT", meeting+"/answer", participants, "answerProposal", "Says yes, asks for another time or asks a question.", table.Answer)
	route(r, "POST", meeting+"/cancellation", coaches, "cancelMeeting", "Cancels a meeting and says why.", table.Cancel, opensMeeting)
	route(r, "POST", meeting+"/holding", coachesAndParticipants, "holdMeeting", "Notes that the meeting took place.", table.Hold, opensMeeting)
	route(r, "PUT", meeting+"/results/{line}", participants, "setResult", "Words a line of the results and releases it.", table.SetResult)
	route(r, "PUT", meeting+"/expectations", participants, "setExpectations", "Keeps one's own view until both release theirs.", table.SetExpectations)
	route(r, "PUT", meeting+"/evaluation", coaches, "evaluate", "Writes what the team makes of it; the partners can read it.", table.Evaluate, opensSheet)
	const plan = "/milestone-plans/{id}"
	route(r, "PUT", plan+"/items/{item_id}", participants, "savePlanItem", "Writes a step into the plan.", table.SaveItem)
	route(r, "DELETE", plan+"/items/{item_id}", participants, "deletePlanItem", "Takes a step out of the plan.", table.DeleteItem)
	route(r, "PUT", plan+"/promises/{promise_id}", coachesAndParticipants, "savePromise", "Wishes for a promise, or makes it.", table.SavePromise, opensPlan)
	route(r, "DELETE", plan+"/promises/{promise_id}", coachesAndParticipants, "deletePromise", "Takes a wish or an unsigned promise out of the plan.", table.DeletePromise, opensPlan)
	route(r, "POST", plan+"/agreement", participants, "agreeToPlan", "Signs the plan as a partner.", table.Agree)
	route(r, "POST", plan+"/approval", coaches, "approvePlan", "Signs the plan as a coach, after both partners.", table.Approve, opensPlan)
	route(r, "PUT", plan+"/remarks/{remark_id}", coaches, "remarkOnPlan", "Asks a question or suggests a change.", table.Remark, opensPlan)
	route(r, "PUT", plan+"/remarks/{remark_id}/answer", participants, "answerRemark", "Answers a coach's question or suggestion.", table.AnswerRemark)
	route(r, "GET", plan+"/versions", coachesAndParticipants, "listPlanVersions", "Lists the versions of a plan with their signatures.", table.Versions, opensVersions)
	route(r, "PUT", "/plan-items/{id}/review", participants, "reviewPlanItem", "Says what became of a step.", table.ReviewItem)
	route(r, "GET", "/promises", coachesAndParticipants, "listPromises", "Lists what the office has promised.", table.Promises, opensPromises)
	route(r, "POST", "/promises/{id}/keeping", coaches, "keepPromise", "Notes that a promise is kept.", table.KeepPromise, opensPromise)
	route(r, "POST", "/promises/{id}/change", coaches, "movePromise", "Moves a promise to another day and says why.", table.MovePromise, opensPromise)
	route(r, "POST", "/promises/{id}/nudge", participants, "nudgePromise", "Reminds the office of a promise, once a day.", table.NudgePromise)
}
