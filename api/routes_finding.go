package main

import (
	"mainpate/internal/gathering"
	"mainpate/internal/matching"
	"mainpate/internal/profile"
	"mainpate/internal/questionnaire"
	"mainpate/internal/recruiting"
	"mainpate/internal/speeddating"
)

// The way into the programme and to each other.

func routeRecruiting(r *router, s *services) {
	pool := recruiting.NewHandler(s.recruiting, s.auth.JoinURL)
	route(r, "POST", "/recruiting/code", everyone, "lookAtCode", "Says what a code of a form or flyer is for and uses nothing up.", pool.Look)
	route(r, "POST", "/recruiting/referrals", everyone, "refer", "Names somebody for whom the programme could be something.", pool.Refer)
	route(r, "POST", "/recruiting/yes", everyone, "sayYes", "Takes somebody in who says so themself, and gives them a code to join with.", pool.Yes)
	route(r, "POST", "/recruiting/not-now", everyone, "sayNotNow", "Keeps a first name, how to be reached and when to ask again.", pool.NotNow)
	route(r, "POST", "/recruiting/no", everyone, "sayNo", "Takes somebody out of the pool who does not want to.", pool.No)
	const cohort = "/cohorts/{id}"
	route(r, "GET", cohort+"/pool", coaches, "getPool", "Shows everybody on the way into a cohort.", pool.Pool, opensPool)
	route(r, "PUT", cohort+"/pool/{prospect_id}", coaches, "saveProspect", "Puts somebody into the pool, or corrects what is written of them.", pool.Write, opensProspect)
	route(r, "DELETE", cohort+"/pool/{prospect_id}", coaches, "removeProspect", "Takes somebody who has no account out of the pool.", pool.Remove)
	route(r, "PUT", cohort+"/pool/{prospect_id}/state", coaches, "moveProspect", "Notes where somebody in the pool is now.", pool.Move, opensProspect)
	route(r, "POST", cohort+"/pool/{prospect_id}/link", coaches, "linkProspect", "Gives the personal link of somebody in the pool.", pool.Link, opensProspect)
	route(r, "GET", cohort+"/start-gate", coaches, "getStartGate", "Shows how near a cohort is to its start.", pool.StartGate, opensStartGate)
	route(r, "POST", cohort+"/start-gate", coaches, "openStartGate", "Opens the start gate; with fewer people than planned only with a reason.", pool.OpenStartGate, opensStartGate)
	route(r, "GET", cohort+"/recruiting-codes", coaches, "listRecruitingCodes", "Lists the codes that lead into a cohort.", pool.Codes, opensCodes)
	route(r, "PUT", cohort+"/recruiting-codes/{code_id}", coaches, "handOutCode", "Makes a code for colleagues, a flyer or a champion.", pool.HandOut, opensCode)
	route(r, "DELETE", cohort+"/recruiting-codes/{code_id}", coaches, "takeBackCode", "Makes a code useless.", pool.TakeBack)
	route(r, "GET", "/alumni", coaches, "listAlumni", "Lists who has been through an earlier cohort and could invite others.", pool.Alumni, opensAlumni)
	route(r, "GET", "/me/taking-part", participants, "getTakingPart", "Shows a participant the way to the start.", pool.MyStanding)
	route(r, "PUT", "/me/agreement-to-take-part", participants, "agreeToTakePart", "Takes a participant's own word: in, or not now.", pool.Agree)
	route(r, "GET", "/me/invitation-codes", participants, "listMyCodes", "Lists the codes with which a champion invites others.", pool.MyCodes)
	route(r, "PUT", "/me/invitation-codes/{id}", participants, "tellStory", "Puts down what a champion says to those they invite.", pool.TellStory)
	route(r, "DELETE", "/me/invitation-codes/{id}", participants, "inviteNoMore", "Ends a champion's code.", pool.InviteNoMore)
}

func routeGatherings(r *router, s *services) {
	gatherings := gathering.NewHandler(s.gatherings)
	route(r, "GET", "/cohorts/{id}/gatherings", coaches, "listGatherings", "Lists the gatherings of a cohort with who comes.", gatherings.Gatherings, opensGuestLists)
	route(r, "PUT", "/cohorts/{id}/gatherings/{gathering_id}", coaches, "arrangeGathering", "Arranges a gathering, or changes it.", gatherings.Arrange, opensGuestList)
	route(r, "GET", "/gatherings/{id}", coaches, "getGathering", "Shows a gathering with everybody who may come.", gatherings.List, opensGuestList)
	route(r, "POST", "/gatherings/{id}/cancellation", coaches, "cancelGathering", "Calls a gathering off and says why.", gatherings.Cancel, opensGuestList)
	route(r, "PUT", "/gatherings/{id}/attendance/{person_id}", coaches, "tickAttendance", "Notes that somebody is there, or takes that back.", gatherings.Tick, opensGuestList)
	route(r, "POST", "/gatherings/{id}/attendance", coaches, "scanAttendance", "Notes who shows a code at the door.", gatherings.Scan, opensScanned)
	route(r, "GET", "/me/gatherings", participants, "listMyGatherings", "Lists the gatherings that the person may come to.", gatherings.Mine)
	route(r, "PUT", "/gatherings/{id}/answer", participants, "replyToGathering", "Says whether the person comes.", gatherings.Reply)
}

func routeProfiles(r *router, s *services) {
	profiles := profile.NewHandler(s.profiles)
	route(r, "GET", "/me/profile", participants, "getMyProfile", "Shows what one can give and needs.", profiles.Mine)
	route(r, "PUT", "/me/profile", participants, "saveMyProfile", "Writes what one can give and needs.", profiles.Save)
	route(r, "GET", "/cohorts/{id}/profiles", coaches, "listProfiles", "Lists what the participants of a cohort can give and need.", profiles.InCohort, opensProfiles)

	sheets := questionnaire.NewHandler(s.questions)
	route(r, "GET", "/question-sets", coachesAndParticipants, "listQuestionSets", "Shows the questions of all questionnaires.", sheets.Sets)
	route(r, "GET", "/me/sheets", participants, "listMySheets", "Shows one's own sheets and what can be filled in now.", sheets.Mine)
	route(r, "PUT", "/me/sheets/{id}", participants, "finishSheet", "Keeps a sheet that was filled in, in one act.", sheets.Finish)
	route(r, "PUT", "/me/sheets/{id}/release", participants, "letSheet", "Says how far the team may have a sheet.", sheets.Let)
	route(r, "PUT", "/me/sheets/asks/{occasion}/dismissal", participants, "putSheetsAway", "Takes an occasion for sheets off the first screen.", sheets.PutAway)
	route(r, "DELETE", "/me/sheets/{id}", participants, "takeSheetBack", "Deletes one of one's own sheets.", sheets.TakeBack)
	route(r, "PUT", "/me/interview", participants, "correctInterview", "Changes what a coach wrote down in the first talk.", sheets.CorrectInterview)
	route(r, "GET", "/cohorts/{id}/sheets", coaches, "listSheets", "Lists what there is of the participants' interviews and opened sheets.", sheets.InCohort, opensSheets)
	route(r, "GET", "/cohorts/{id}/sheets/{person_id}", coaches, "getSheets", "Shows somebody's interview and the sheets they have opened to the team.", sheets.OfPerson, opensAnswers)
	route(r, "PUT", "/cohorts/{id}/interviews/{person_id}", coaches, "saveInterview", "Writes down the first talk, in the words of the person.", sheets.SaveInterview, opensInterview)
	route(r, "GET", "/cohorts/{id}/group-values", coaches, "listGroupValues", "Shows what a group as a whole said, from five people on.", sheets.GroupValues)
}

func routeSpeedDatings(r *router, s *services) {
	datings := speeddating.NewHandler(s.datings)
	route(r, "GET", "/cohorts/{id}/speed-datings", coaches, "listSpeedDatings", "Lists the speed-datings of a cohort.", datings.List)
	route(r, "PUT", "/cohorts/{id}/speed-datings/{dating_id}", coaches, "planSpeedDating", "Plans a speed-dating, or plans it anew.", datings.Plan, opensSpeedDating)
	const dating = "/speed-datings/{id}"
	route(r, "GET", dating, coaches, "getSpeedDating", "Shows a coach who is there and who sits where.", datings.Show, opensSpeedDating)
	route(r, "DELETE", dating, coaches, "cancelSpeedDating", "Calls off a speed-dating that has not begun.", datings.Cancel)
	route(r, "POST", dating+"/opening", coaches, "openSpeedDating", "Tells the participants of it, once the start gate is open.", datings.Open, opensSpeedDating)
	route(r, "PUT", dating+"/presence", coaches, "tickGuests", "Says who is here; the rounds to come follow.", datings.Tick, opensSpeedDating)
	route(r, "POST", dating+"/new-plan", coaches, "planRoundsAnew", "Makes the rounds that have not begun anew, for those who are here.", datings.PlanAnew, opensSpeedDating)
	route(r, "POST", dating+"/start", coaches, "startSpeedDating", "Lets the first round begin in a moment.", datings.Start, opensSpeedDating)
	route(r, "POST", dating+"/next", coaches, "goToNextRound", "Goes on to what follows the moment the coach has seen.", datings.Next, opensSpeedDating)
	route(r, "POST", dating+"/pause", coaches, "pauseSpeedDating", "Stops the clock.", datings.Pause, opensSpeedDating)
	route(r, "POST", dating+"/continuation", coaches, "continueSpeedDating", "Lets the clock run on.", datings.GoOn, opensSpeedDating)
	route(r, "POST", dating+"/end", coaches, "endSpeedDating", "Ends a speed-dating.", datings.End, opensSpeedDating)
	route(r, "GET", "/me/speed-dating", participants, "getMySpeedDating", "Shows a guest their own tables, and what they noted.", datings.Mine)
	route(r, "PUT", dating+"/impressions/{about_id}", participants, "noteImpression", "Keeps what a guest remembers of another, for nobody else.", datings.Note)
}

func routeMatching(r *router, s *services) {
	box := matching.NewHandler(s.matching)
	route(r, "GET", "/me/ballot", participants, "getMyBallot", "Shows one's own ballot and whom one can choose from.", box.Ballot)
	route(r, "PUT", "/me/ballot", participants, "handInBallot", "Writes one's own ballot, until a coach closes the choosing.", box.HandIn)
	route(r, "GET", "/me/match", participants, "getMyMatch", "Tells participants who their partner is and what the two share.", box.Match)
	route(r, "GET", "/me/fit-check", participants, "getMyFitCheck", "Shows one's own answers whether the two go well together.", box.FitCheck)
	route(r, "PUT", "/me/fit-checks/{after_meeting}", participants, "sayWhetherItFits", "Says whether the two go well together; only rather not reaches anybody.", box.SayFit)
	const cohort, proposal = "/cohorts/{id}", "/match-proposals/{id}"
	route(r, "GET", cohort+"/matching", coaches, "getMatching", "Shows how far a cohort is with its matching, without anybody's wishes.", box.Overview, opensMatching)
	route(r, "POST", cohort+"/ballot-opening", coaches, "openBallots", "Lets a cohort choose.", box.OpenBallots, opensMatching)
	route(r, "POST", cohort+"/ballot-closing", coaches, "closeBallots", "Ends the choosing.", box.CloseBallots, opensMatching)
	route(r, "PUT", cohort+"/ballots/{person_id}", coaches, "typeInBallot", "Writes down a ballot from paper, without showing what stood there.", box.TypeIn, opensMatching)
	route(r, "PUT", cohort+"/matching-minutes/{minutes_id}", coaches, "noteMatchingMinutes", "Notes the team's time for matching.", box.NoteMinutes, opensMatching)
	route(r, "DELETE", cohort+"/matching-minutes/{minutes_id}", coaches, "dropMatchingMinutes", "Takes a note of time back.", box.DropMinutes, opensMatching)
	route(r, "PUT", cohort+"/thirds/{person_id}", coaches, "placeThird", "Lets somebody on the waiting list go along with a tandem.", box.PlaceThird, opensMatching)
	route(r, "DELETE", cohort+"/thirds/{person_id}", coaches, "endThird", "Ends that somebody goes along with a tandem.", box.EndThird, opensMatching)
	route(r, "PUT", cohort+"/match-proposals/{proposal_id}", coaches, "proposeTandems", "Looks for the best tandems, or keeps those made by hand.", box.Propose, opensProposal)
	route(r, "GET", proposal, coaches, "getMatchProposal", "Shows a proposal with its reasons.", box.Proposal, opensProposal)
	route(r, "POST", proposal+"/what-if", coaches, "askWhatIf", "Says what other tandems would mean, and keeps nothing.", box.WhatIf, opensWhatIf)
	route(r, "PUT", proposal+"/publication", coaches, "publishTandems", "Makes the tandems of a proposal and tells the people.", box.Publish, opensProposal)
	route(r, "GET", "/fit-checks", coaches, "listFitChecks", "Shows a coach who said to them that a tandem does not fit.", box.Concerns, opensConcerns)
	route(r, "POST", "/fit-checks/{id}/talk", coaches, "noteTalk", "Notes that the coach has talked with the person.", box.Talked, opensConcern)
}
