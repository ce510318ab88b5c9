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
	Opens  bool // names what staff see of people
	Pages  []companion.Page
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

// route adds one line: method, path below /api/v1, who may call it, its name, what it does, and who does it. What staff
// see of people through it is named by opens and written into the access log before it is shown.
func route[I, O any](r *router, method, path string, who audience, id, does string, handle func(context.Context, *I) (*O, error),
	opens ...func(*I, *O) privacy.Opening,
) {
	operation := huma.Operation{
		OperationID:  id,
		Method:       method,
		Path:         web.Prefix + path,
		Summary:      does,
		Tags:         []string{strings.Split(path, "/")[1]},
		MaxBodyBytes: web.MaxBody,
		Errors:       failures(method, who),
	}
	describeFiles[I, O](&operation)
	switch {
	case who != everyone:
		operation.Security = []map[string][]string{{"bearer": {}}}
		operation.Middlewares = huma.Middlewares{r.server.SignedIn(r.sessions, who.roles()...), r.server.Companions(pageWords(forCompanions[id])...)}
		if who&settingUp == 0 {
			operation.Middlewares = append(operation.Middlewares, r.server.SetUp)
		}
		operation.Extensions = map[string]any{"x-roles": who.roles()}
	case method != http.MethodGet:
		operation.Middlewares = huma.Middlewares{r.server.OwnPages}
	}
	huma.Register(r.server.API, operation, func(ctx context.Context, in *I) (*O, error) {
		if err := r.looked(ctx, id); err != nil {
			return nil, web.Explain(ctx, err)
		}
		out, err := handle(ctx, in)
		shown, refusal := out, (*web.Problem)(nil)
		if err != nil {
			refusal = web.Explain(ctx, err)
			if shown = nil; len(opens) > 0 {
				shown = shownInstead[O](refusal)
			}
		}
		for _, o := range opens {
			if shown == nil {
				break
			}
			if err := r.openings.Opened(ctx, actor.Must(ctx), o(in, shown)); err != nil {
				return nil, web.Explain(ctx, err)
			}
		}
		if refusal != nil {
			return nil, refusal
		}
		return out, nil
	})
	r.table = append(r.table, Route{Method: method, Path: web.Prefix + path, Who: who, ID: id, Opens: len(opens) > 0, Pages: forCompanions[id]})
}
