package main

import (
	"mainpate/internal/auth"
	"mainpate/internal/calendarfeed"
	"mainpate/internal/consent"
	"mainpate/internal/contact"
	"mainpate/internal/feedback"
	"mainpate/internal/folder"
	"mainpate/internal/gathering"
	"mainpate/internal/groupmeeting"
	"mainpate/internal/guide"
	"mainpate/internal/home"
	"mainpate/internal/live"
	"mainpate/internal/matching"
	"mainpate/internal/media"
	"mainpate/internal/message"
	"mainpate/internal/milestone"
	"mainpate/internal/office"
	"mainpate/internal/person"
	"mainpate/internal/privacy"
	"mainpate/internal/profile"
	"mainpate/internal/programme"
	"mainpate/internal/push"
	"mainpate/internal/questionnaire"
	"mainpate/internal/recruiting"
	"mainpate/internal/reminder"
	"mainpate/internal/speeddating"
	"mainpate/internal/tandem"
	"mainpate/internal/team"
	"mainpate/internal/thanks"
	"mainpate/internal/web"
	"mainpate/internal/wording"
	"mainpate/internal/workbook"
)

// addRoutes is the whole API in one table: method, path, who may call it, its name, what it does, and who does it.
func addRoutes(server *web.Server, s *services) *router {
	r := &router{server: server, sessions: s.sessions, openings: s.privacy, visits: s.companions}
	routePeople(r, s)
	routeProgramme(r, s)
	routeConsents(r, s)
	routeRecruiting(r, s)
	routeGatherings(r, s)
	routeGroup(r, s)
	routeReports(r, s)
	routeTandems(r, s)
	routeProfiles(r, s)
	routeWorkbook(r, s)
	routeMedia(r, s)
	routeMessages(r, s)
	routeMilestones(r, s)
	routeSpeedDatings(r, s)
	routeMatching(r, s)
	routeReminders(r, s)
	routeHomes(r, s)
	routePrivacy(r, s)
	routeAccessibility(r, s)
	routeCompanions(r, s)
	return r
}

func routePeople(r *router, s *services) {
	entrance := auth.NewHandler(s.auth)
	route(r, "POST", "/auth/invitation-check", everyone, "checkInvitation", "Says what an invitation code is for and uses nothing up.", entrance.CheckInvitation)
	route(r, "POST", "/auth/join", everyone, "join", "Redeems an invitation code and signs in.", entrance.Join)
	route(r, "POST", "/auth/sign-in", everyone, "signIn", "Signs in with login name and PIN or password.", entrance.SignIn)
	route(r, "POST", "/auth/second-factor", everyone, "showSecondFactor", "Completes a sign-in by a code of the authenticator app or a recovery code.", entrance.SecondFactor)
	route(r, "POST", "/auth/passkey-challenge", everyone, "askAnyPasskey", "Asks a question that any passkey of this server may answer.", entrance.PasskeyChallenge)
	route(r, "POST", "/auth/passkey", everyone, "signInWithPasskey", "Signs in with a passkey, or completes a sign-in with it.", entrance.SignInWithPasskey)
	route(r, "POST", "/auth/refresh", everyone, "refresh", "Gives a new access token for the refresh cookie.", entrance.Refresh)
	route(r, "POST", "/auth/sign-out", everyone, "signOut", "Signs out on this device.", entrance.SignOut)
	route(r, "PUT", "/me/secret", signedIn, "setSecret", "Changes one's own PIN or password and signs out on the other devices.", entrance.SetSecret)
	route(r, "GET", "/me/doors", signedIn|settingUp, "getDoors", "Lists the ways in beside PIN or password.", entrance.Doors)
	route(r, "POST", "/me/passkey-challenge", signedIn|settingUp, "askForPasskey", "Begins adding a passkey.", entrance.NewPasskeyChallenge)
	route(r, "POST", "/me/passkeys", signedIn|settingUp, "addPasskey", "Keeps a new passkey; the first second factor of staff comes with recovery codes.", entrance.AddPasskey)
	route(r, "DELETE", "/me/passkeys/{id}", signedIn, "removePasskey", "Forgets a passkey.", entrance.RemovePasskey)
	route(r, "POST", "/me/totp", staff|settingUp, "startTOTP", "Makes a secret for an authenticator app.", entrance.StartTOTP)
	route(r, "POST", "/me/totp/confirmation", staff|settingUp, "confirmTOTP", "Turns the authenticator app on by its first code.", entrance.ConfirmTOTP)
	route(r, "DELETE", "/me/totp", staff, "removeTOTP", "Forgets the authenticator app.", entrance.RemoveTOTP)
	route(r, "POST", "/me/recovery-codes", staff, "renewRecoveryCodes", "Makes ten new recovery codes; the earlier ones stop working.", entrance.RenewRecoveryCodes)
	route(r, "GET", "/me/devices", signedIn, "listDevices", "Lists where the person is signed in.", entrance.Devices)
	route(r, "DELETE", "/me/devices/{id}", signedIn, "signOutDevice", "Signs out on one device.", entrance.SignOutDevice)
	route(r, "DELETE", "/me/devices", signedIn, "signOutDevices", "Signs out on all other devices, or really on all.", entrance.SignOutDevices)
	route(r, "POST", "/me/device-code", signedIn, "addDevice", "Makes a code that signs in on one more device.", entrance.AddDevice)

	accounts := auth.NewAccountsHandler(s.accounts)
	route(r, "GET", "/persons", administrators, "listPersons", "Lists all accounts.", accounts.List, opensAccounts)
	route(r, "PUT", "/persons/{id}", administrators, "addPerson", "Makes an account for staff and a code to join with.", accounts.Add, opensInvitation)
	route(r, "PUT", "/persons/{id}/disabled", administrators, "setDisabled", "Shuts a person out, or lets them back in.", accounts.SetDisabled, opensAccount)
	route(r, "DELETE", "/persons/{id}/second-factor", administrators, "clearSecondFactor", "Takes away authenticator app, passkeys and recovery codes of somebody who has lost them, and signs them out.", accounts.ClearSecondFactor)
	route(r, "POST", "/persons/{id}/invitation", coachesAndAdministrators, "invitePerson", "Makes a new code for joining or for a forgotten PIN.", accounts.Invite, opensInvitation)
	route(r, "DELETE", "/persons/{id}/invitation", coachesAndAdministrators, "revokeInvitation", "Makes the codes of a person useless.", accounts.Revoke)

	people := person.NewHandler(s.people)
	route(r, "GET", "/me", signedIn|settingUp, "getMe", "Shows the signed-in person.", people.Me)
	route(r, "PATCH", "/me", signedIn, "changeMe", "Changes one's own name or language.", people.ChangeMe)
	route(r, "GET", "/me/contact-card", coaches, "getContactCard", "Shows the coach's own contact card.", people.ContactCard)
	route(r, "PUT", "/me/contact-card", coaches, "saveContactCard", "Writes the coach's own contact card.", people.SaveContactCard)
	route(r, "GET", "/me/absences", coaches, "listAbsences", "Lists when the coach is away.", people.Absences)
	route(r, "PUT", "/me/absences/{id}", coaches, "saveAbsence", "Notes when the coach is away.", people.SaveAbsence)
	route(r, "DELETE", "/me/absences/{id}", coaches, "deleteAbsence", "Forgets a time away.", people.DeleteAbsence)
}

func routeAccessibility(r *router, s *services) {
	said := feedback.NewHandler(s.feedback)
	route(r, "GET", "/accessibility", everyone, "getAccessibility", "Shows the statement on accessibility.", said.Accessibility)
	route(r, "PUT", "/accessibility/feedback/{id}", everyone, "sayAccessibility", "Takes what somebody says about the accessibility of the app.", said.Say)
	route(r, "GET", "/accessibility/feedback", coachesAndAdministrators, "listAccessibilityFeedback", "Lists what people have said about accessibility, what is due next first.", said.All)
	route(r, "PUT", "/accessibility/feedback/{id}/answer", coachesAndAdministrators, "answerAccessibilityFeedback", "Notes whether something has been answered.", said.Answer)
	r.server.File(feedback.VideoFolder, s.feedback.Video)
	words := wording.NewHandler(s.wording)
	route(r, "PUT", "/wording-reports/{id}", signedIn, "reportWording", "Takes what somebody finds wrong with the words of the app.", words.Say)
	route(r, "GET", "/wording-reports", coachesAndAdministrators, "listWordingReports", "Lists what people find wrong with the words of the app.", words.All)
	route(r, "PUT", "/wording-reports/{id}/done", coachesAndAdministrators, "markWordingReport", "Notes whether somebody has seen to a report.", words.Mark)

	tips := guide.NewHandler(s.guide)
	route(r, "GET", "/me/tips", signedIn, "listTips", "Lists the tips of the first weeks that are left.", tips.Left)
	route(r, "PUT", "/me/tips/{tip}/dismissal", signedIn, "dismissTip", "Puts a tip away for ever.", tips.Dismiss)
}

func routeProgramme(r *router, s *services) {
	programmes := programme.NewHandler(s.programmes, s.auth.JoinURL)
	route(r, "GET", "/cohorts", staff, "listCohorts", "Lists the cohorts that the person may see.", programmes.Cohorts)
	route(r, "PUT", "/cohorts/{id}", administrators, "planCohort", "Makes a cohort that starts later.", programmes.PlanCohort)
	route(r, "GET", "/cohorts/{id}", staff, "getCohort", "Shows a cohort with its day plan.", programmes.Cohort)
	route(r, "PATCH", "/cohorts/{id}", administrators, "changeCohort", "Changes the rules of a cohort.", programmes.ChangeCohort)
	route(r, "POST", "/cohorts/{id}/start", coachesAndAdministrators, "startCohort", "Sets a planned cohort running.", programmes.StartCohort)
	route(r, "POST", "/cohorts/{id}/closing", coachesAndAdministrators, "closeCohort", "Ends a cohort.", programmes.CloseCohort)
	route(r, "PUT", "/cohorts/{id}/extensions/{extension_id}", coachesAndAdministrators, "extendCohort", "Adds days at the end of a cohort.", programmes.ExtendCohort)
	route(r, "POST", "/cohorts/{id}/pauses", coachesAndAdministrators, "pauseCohort", "Stops the count of days from a day on.", programmes.PauseCohort)
	route(r, "POST", "/cohorts/{id}/resumption", coachesAndAdministrators, "resumeCohort", "Says on which day the count goes on.", programmes.ResumeCohort)
	route(r, "PUT", "/cohorts/{id}/coaches/{person_id}", administrators, "addCoach", "Puts a coach beside a cohort.", programmes.AddCoach)
	route(r, "DELETE", "/cohorts/{id}/coaches/{person_id}", administrators, "removeCoach", "Takes a coach away from a cohort.", programmes.RemoveCoach)
	route(r, "GET", "/cohorts/{id}/coaches", participants|coaches|administrators, "listContacts", "Lists all coaches of a cohort with their contact cards.", programmes.Contacts)
	route(r, "PUT", "/cohorts/{id}/participants/{person_id}", coaches, "addParticipant", "Invites somebody to a cohort.", programmes.AddParticipant, opensNewMember)
	route(r, "GET", "/cohorts/{id}/participants", coaches, "listParticipants", "Lists the participants of a cohort.", programmes.Members, opensMembers)
	route(r, "GET", "/me/cohort", participants, "getMyCohort", "Shows a participant their own cohort.", programmes.MyCohort)
	route(r, "PUT", "/me/contact-person", participants, "chooseContactPerson", "Notes which coach a participant asks first.", programmes.ChooseContactPerson)
	route(r, "GET", "/places", coachesAndParticipants, "listPlaces", "Lists the good places to meet.", programmes.Places)
	route(r, "PUT", "/places/{id}", coaches, "savePlace", "Adds or changes a place.", programmes.SavePlace)
	route(r, "DELETE", "/places/{id}", coaches, "deletePlace", "Takes a place off the list.", programmes.DeletePlace)
	route(r, "GET", "/office", everyone, "getOffice", "Shows what the office says about itself.", programmes.Office)
	route(r, "PUT", "/office", administrators, "saveOffice", "Changes what the office says about itself.", programmes.SaveOffice)
}

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

func routeConsents(r *router, s *services) {
	consents := consent.NewHandler(s.consents, s.printer)
	route(r, "GET", "/declarations", coachesAndAdministrators, "listDeclarations", "Lists the versions of the data protection declaration.", consents.List)
	route(r, "GET", "/declarations/{id}", signedIn, "readDeclaration", "Shows a version of the data protection declaration in all its languages.", consents.Read)
	route(r, "PUT", "/declarations/{id}", administrators, "publishDeclaration", "Publishes a new version; it never changes after that.", consents.Publish)
	route(r, "GET", "/declarations/{id}/paper", coachesAndAdministrators, "printDeclaration", "Prints a version to be signed by hand.", consents.Blank)
	route(r, "GET", "/me/consents", participants, "getMyConsents", "Shows what one has signed and allowed.", consents.Mine)
	route(r, "PUT", "/me/declaration-signatures/{id}", participants, "signDeclaration", "Signs a version of the declaration.", consents.Sign)
	route(r, "DELETE", "/me/declaration-signatures", participants, "withdrawDeclaration", "Takes the signature back, and every consent with it, at once and without any other effect.", consents.Withdraw)
	route(r, "PUT", "/me/consents/{kind}", participants, "setConsent", "Gives a consent or takes it back.", consents.SetConsent)
	route(r, "GET", "/me/declaration-copy", participants, "copyDeclaration", "Hands out what one has signed as PDF.", consents.Copy)
	route(r, "GET", "/cohorts/{id}/declarations", coaches, "listDeclarationStandings", "Shows who in a cohort has signed which version, how, and what they allow.", consents.Cohort, opensDeclarations)
	route(r, "PUT", "/cohorts/{id}/paper-signatures/{signature_id}", coaches, "recordPaperSignature", "Notes a signature on paper.", consents.RecordPaper)
	route(r, "DELETE", "/cohorts/{id}/paper-signatures/{signature_id}", coaches, "forgetPaperSignature", "Removes a signature on paper that was noted by mistake.", consents.ForgetPaper)
	route(r, "PUT", "/cohorts/{id}/withdrawals/{person_id}", coaches, "recordWithdrawal", "Notes what somebody has taken back in a talk or in writing.", consents.RecordWithdrawal)

	folders := folder.NewHandler(s.folders, s.printer)
	route(r, "GET", "/me/folder", participants, "getFolder", "Shows one's project folder.", folders.Folder)
	route(r, "GET", "/me/folder-pdf", participants, "printFolder", "Prints one's project folder.", folders.Print)
}

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

func routeReminders(r *router, s *services) {
	reminders := reminder.NewHandler(s.reminders)
	route(r, "GET", "/me/reminders", signedIn, "listReminders", "Shows what the person will be reminded of.", reminders.Reminders)
	route(r, "GET", "/me/reminder-settings", signedIn, "getReminderSettings", "Shows which reminders are on.", reminders.Settings)
	route(r, "PUT", "/me/reminder-settings", signedIn, "chooseReminderSettings", "Turns kinds of reminders on or off.", reminders.ChooseSettings)
	route(r, "POST", "/me/test-reminder", signedIn, "sendTestReminder", "Sends a reminder to one's own devices, now.", reminders.SendTest)
	route(r, "GET", "/me/test-reminder/{id}", signedIn, "getTestReminder", "Says what became of a test reminder.", reminders.TestResult)
	contacts := contact.NewHandler(s.contacts)
	route(r, "GET", "/me/contact-ways", signedIn, "listContactWays", "Shows how the person can be reached beyond the app.", contacts.Ways)
	route(r, "PUT", "/me/contact-ways/{kind}", signedIn, "changeContactWay", "Sends a code to a new address; the one so far stays in use until it comes back.", contacts.Change)
	route(r, "POST", "/me/contact-ways/{kind}/confirmation", signedIn, "confirmContactWay", "Takes a new address into use.", contacts.Confirm)
	route(r, "DELETE", "/me/contact-ways/{kind}", signedIn, "removeContactWay", "Forgets an address.", contacts.Remove)
	devices := push.NewHandler(s.push)
	calendars := calendarfeed.NewHandler(s.calendars)
	route(r, "GET", "/me/calendar-feed", signedIn, "getCalendarFeed", "Says whether one's own calendar may read along.", calendars.Feed)
	route(r, "POST", "/me/calendar-feed", signedIn, "openCalendarFeed", "Gives a new secret address for one's own calendar; an earlier one ends.", calendars.Open)
	route(r, "DELETE", "/me/calendar-feed", signedIn, "closeCalendarFeed", "Ends the address for one's own calendar.", calendars.Close)
	r.server.File(calendarfeed.Folder, calendars.Read)
	route(r, "GET", "/push/key", signedIn, "getPushKey", "Shows the key that an app subscribes to reminders with.", devices.Key)
	route(r, "PUT", "/push/subscription", signedIn, "subscribe", "Notes how this device can be reached; apps say it at every start.", devices.Subscribe)
	route(r, "DELETE", "/push/subscription", signedIn, "unsubscribe", "Forgets how this device can be reached.", devices.Unsubscribe)
	route(r, "PUT", "/push/renewal", everyone, "renewSubscription", "Follows a browser that has changed its address in the background.", devices.Renew)
}

func routePrivacy(r *router, s *services) {
	own := privacy.NewHandler(s.privacy)
	route(r, "GET", "/me/access-log", signedIn, "listAccessLog", "Shows who of the staff has opened what about the person.", own.AccessLog)
	route(r, "GET", "/me/data", signedIn, "getMyData", "Hands out everything that is kept about the person.", own.Data)
	route(r, "DELETE", "/me", signedIn, "eraseMe", "Erases the person at once and for good.", own.EraseMe)
	route(r, "DELETE", "/persons/{id}", administrators, "erasePerson", "Erases somebody who has asked for it.", own.ErasePerson)
	glass := privacy.Glass{
		Service: s.privacy, Consents: consent.NewHandler(s.consents, s.printer), Tandems: tandem.NewHandler(s.tandems), Workbook: workbook.NewHandler(s.workbook),
		Milestones: milestone.NewHandler(s.milestones), Programmes: programme.NewHandler(s.programmes, s.auth.JoinURL),
		Team: team.NewHandler(s.team), Accounts: auth.NewAccountsHandler(s.accounts), SpeedDatings: speeddating.NewHandler(s.datings),
		Profiles: profile.NewHandler(s.profiles), Sheets: questionnaire.NewHandler(s.questions), Matching: matching.NewHandler(s.matching),
		Recruiting: recruiting.NewHandler(s.recruiting, s.auth.JoinURL), Gatherings: gathering.NewHandler(s.gatherings),
		Office: office.NewHandler(s.office), GroupMeetings: groupmeeting.NewHandler(s.groupMeetings), Thanks: thanks.NewHandler(s.thanks), Messages: message.NewHandler(s.messages),
	}
	route(r, "GET", "/me/team-view", participants, "getTeamView", "Shows a participant what the team sees of them.", glass.View)
}

func routeHomes(r *router, s *services) {
	own := home.NewHandler(home.NewService(s.db, s.people, s.programmes, s.tandems, s.workbook, s.milestones))
	route(r, "GET", "/home", participants, "getHome", "Shows a participant what comes next.", own.Home)
	office := team.NewHandler(s.team)
	route(r, "GET", "/team/home", coaches, "getTeamHome", "Shows a coach what waits.", office.Home, opensHome)
	route(r, "GET", "/figures", managersAndAdministrators, "listFigures", "Counts, cohort by cohort, without anybody's name.", office.Figures)
}
