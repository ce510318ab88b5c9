package main

import (
	"context"

	"mainpate/internal/actor"
	"mainpate/internal/companion"
)

// forCompanions names the pages that a route belongs to. What is not here is closed to companions: they read along,
// and change nothing.
var forCompanions = map[string][]companion.Page{
	"getMe":   {companion.Entry},
	"endStay": {companion.Entry},

	"listMyGatherings": {companion.Dates},
	"getMyConsents":    {companion.Declaration},
	"readDeclaration":  {companion.Declaration},
	"copyDeclaration":  {companion.Declaration},
	"getMyProfile":     {companion.Gives},
	"listMySheets":     {companion.Sheets},
	"listQuestionSets": {companion.Sheets},
}

func pageWords(pages []companion.Page) []string {
	list := make([]string, len(pages))
	for i, p := range pages {
		list[i] = string(p)
	}
	return list
}

// looked writes down that a companion opens a page, before it is shown.
func (r *router) looked(ctx context.Context, id string) error {
	who, ok := actor.From(ctx)
	if !ok || !who.IsCompanion() {
		return nil
	}
	if pages := forCompanions[id]; len(pages) == 1 { // what several need says nothing
		return r.visits.Looked(ctx, who, pages[0])
	}
	return nil
}

func routeCompanions(r *router, s *services) {
	h := companion.NewHandler(s.companions)
	route(r, "GET", "/me/companions", participants, "listCompanions", "Lists whom one has let in to read along, and what they have opened.", h.Visits)
	route(r, "PUT", "/me/companions/{id}", participants, "letInCompanion", "Lets somebody read along for some hours, with a code to hand over.", h.LetIn)
	route(r, "DELETE", "/me/companions/{id}", participants, "endCompanion", "Sends somebody away who reads along.", h.End)
	route(r, "DELETE", "/me/stay", participants, "endStay", "Ends one's own visit as a companion.", h.Go)
}
