package main

import (
	"context"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"mainpate/internal/actor"
	"mainpate/internal/companion"
	"mainpate/internal/privacy"
	"mainpate/internal/web"
)

// audience is who may call a route: a set of roles, or everyone.
type audience uint8

const (
	participants audience = 1 << iota
	coaches
	managers
	administrators
	everyone  // also without signing in
	settingUp // also while somebody's second factor is missing

	signedIn                  = participants | coaches | managers | administrators
	staff                     = coaches | managers | administrators
	coachesAndParticipants    = coaches | participants
	coachesAndAdministrators  = coaches | administrators
	managersAndAdministrators = managers | administrators
)

// roles lists the roles of the set.
func (a audience) roles() []actor.Role {
	var roles []actor.Role
	for _, r := range []struct {
		in   audience
		role actor.Role
	}{{participants, actor.Participant}, {coaches, actor.Coach}, {managers, actor.Manager}, {administrators, actor.Administrator}} {
		if a&r.in != 0 {
			roles = append(roles, r.role)
		}
	}
	return roles
}

// Route is one line of the table, for tests to walk.
type Route struct {
	Method string
	Path   string
	Who    audience
	ID     string
	Opens  bool           // names what staff see of people
	Page   companion.Page // the one that is open to companions, if any
}

// router adds lines of the table to the server and remembers them.
type router struct {
	server   *web.Server
	sessions web.Sessions
	openings openings
	visits   visits
	table    []Route
}

// visits writes down what companions have opened.
type visits interface {
	Looked(ctx context.Context, who actor.Actor, page companion.Page) error
}

// openings writes down what staff have opened.
type openings interface {
	Opened(ctx context.Context, who actor.Actor, o privacy.Opening) error
}

// Routes is the table as it stands.
func (r *router) Routes() []Route { return r.table }

// failures are the statuses beside success that a caller has to reckon with.
func failures(method string, who audience) []int {
	statuses := []int{http.StatusInternalServerError, http.StatusServiceUnavailable}
	signedIn, changing := who != everyone, method != http.MethodGet
	if signedIn || changing {
		statuses = append(statuses, http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound)
	}
	if changing {
		statuses = append(statuses, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType,
			http.StatusUnprocessableEntity, http.StatusTooManyRequests, http.StatusConflict)
	}
	if signedIn && changing {
		statuses = append(statuses, http.StatusPreconditionFailed, http.StatusPreconditionRequired)
	}
	return statuses
}

// operation is what the document and the server know of a line before the shapes of its question and answer.
func (r *router) operation(method, path string, who audience, id, does string) huma.Operation {
	operation := huma.Operation{
		OperationID:  id,
		Method:       method,
		Path:         web.Prefix + path,
		Summary:      does,
		Tags:         []string{strings.Split(path, "/")[1]},
		MaxBodyBytes: web.MaxBody,
		Errors:       failures(method, who),
	}
	switch {
	case who != everyone:
		operation.Security = []map[string][]string{{"bearer": {}}}
		operation.Middlewares = huma.Middlewares{r.server.SignedIn(r.sessions, who.roles()...), r.server.Companions(string(forCompanions[id]))}
		if who&settingUp == 0 {
			operation.Middlewares = append(operation.Middlewares, r.server.SetUp)
		}
		operation.Extensions = map[string]any{"x-roles": who.roles()}
	case method != http.MethodGet:
		operation.Middlewares = huma.Middlewares{r.server.OwnPages}
	}
	return operation
}

// answer has a request handled, and what it shows staff of people written into the access log before they get it. It
// knows no shapes, because what does is compiled anew for every line of the table.
func (r *router) answer(ctx context.Context, id string, handle func() error, shown func(refusal *web.Problem) []privacy.Opening) error {
	if err := r.looked(ctx, id); err != nil {
		return web.Explain(ctx, err)
	}
	var refusal *web.Problem
	if err := handle(); err != nil {
		refusal = web.Explain(ctx, err)
	}
	for _, o := range shown(refusal) {
		if err := r.openings.Opened(ctx, actor.Must(ctx), o); err != nil {
			return web.Explain(ctx, err)
		}
	}
	if refusal != nil {
		return refusal
	}
	return nil
}

// route adds one line: method, path below /api/v1, who may call it, its name, what it does, and who does it. What staff
// see of people through it is named by opens and written into the access log before it is shown.
func route[I, O any](r *router, method, path string, who audience, id, does string, handle func(context.Context, *I) (*O, error),
	opens ...func(*I, *O) privacy.Opening,
) {
	operation := r.operation(method, path, who, id, does)
	describeFiles(&operation, new(I), new(O))
	huma.Register(r.server.API, operation, func(ctx context.Context, in *I) (*O, error) {
		var out *O
		err := r.answer(ctx, id, func() (err error) {
			out, err = handle(ctx, in)
			return err
		}, func(refusal *web.Problem) []privacy.Opening {
			if len(opens) == 0 {
				return nil
			}
			seen := out
			if refusal != nil {
				if seen = new(O); !showsInstead(refusal, seen) {
					return nil
				}
			}
			if seen == nil {
				return nil
			}
			named := make([]privacy.Opening, len(opens))
			for i, o := range opens {
				named[i] = o(in, seen)
			}
			return named
		})
		if err != nil {
			return nil, err
		}
		return out, nil
	})
	r.table = append(r.table, Route{Method: method, Path: web.Prefix + path, Who: who, ID: id, Opens: len(opens) > 0, Page: forCompanions[id]})
}
