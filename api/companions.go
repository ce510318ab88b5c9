package main

import (
	"context"

	"mainpate/internal/actor"
	"mainpate/internal/companion"
)

// forCompanions names the page that a route belongs to. What is not here is closed to companions: they read along, and
// change nothing.
var forCompanions = map[string]companion.Page{
	"getMe":   companion.Entry,
	"endStay": companion.Entry,
	"listen":  companion.Entry, // only for the end of the visit

	"readTeamWords":    companion.Team,
	"listMyGatherings": companion.Dates,
	"getMyConsents":    companion.Declaration,
	"readDeclaration":  companion.Declaration,
	"copyDeclaration":  companion.Declaration,
	"getMyProfile":     companion.Gives,
	"listMySheets":     companion.Sheets,
	"listQuestionSets": companion.Sheets,
}

// looked writes down that a companion opens a page, before it is shown.
func (r *router) looked(ctx context.Context, id string) error {
	who, ok := actor.From(ctx)
	if !ok || !who.IsCompanion() {
		return nil
	}
	return r.visits.Looked(ctx, who, forCompanions[id])
}

func routeCompanions(r *router, s *services) {
	h := companion.NewHandler(s.companions)
	route(r, "GET", "/me/companions", participants, "listCompanions", "Lists whom one has let in to read along, and what they have opened.", h.Visits)
	route(r, "PUT", "/me/companions/{id}", participants, "letInCompanion", "Lets somebody read along for some hours, with a code to hand over.", h.LetIn)
	route(r, "DELETE", "/me/companions/{id}", participants, "endCompanion", "Sends somebody away who reads along.", h.End)
	route(r, "DELETE", "/me/stay", participants, "endStay", "Ends one's own visit as a companion.", h.Go)
}
